"""What is wrong with a page, said to whoever writes or approves it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a check has found on a page.

    Attributes:
        code: names the kind of issue; an approval chain may let kinds block that by themselves do not.
        text: what is wrong and where, a sentence in the language of the moment.
        blocks: whether the page cannot be approved with it.
        field: name of the page's field or list that it is about; empty for the page as a whole.
    """

    code: str
    text: str
    blocks: bool
    field: str = ""
