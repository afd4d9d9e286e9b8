"""A StreamField that migrations do not see into."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose block definitions stay out of migrations.

    Blocks are code, not schema: stock StreamField writes a migration for every changed label, and projects
    of this kind carry hundreds of thousands of such lines. The column is JSON whatever the blocks are.
    """

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        super().__init__(block_types or [], **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the column only."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
