"""What a document consists of, whatever program it was written with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the document's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """Formatted text: paragraphs and lists as the editor of formatted text stores them."""

    html: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``headings`` is empty if no row says that it holds the columns' headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its place in :attr:`Document.pictures`."""

    number: int
    alt: str = ""
    caption: str = ""


Piece = Heading | Text | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document that has been read.

    Attributes:
        pieces: what it consists of, in its order.
        pictures: the contents of its pictures.
        lost: how many pictures only stood in it as addresses on the writer's machine or on the internet.
    """

    pieces: tuple[Piece, ...]
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    lost: int = 0

    @property
    def title(self) -> str:
        """The first heading, if the document begins with one or has one of the first level; empty otherwise."""
        headings = [piece for piece in self.pieces if isinstance(piece, Heading)]
        if headings and (headings[0] is self.pieces[0] or headings[0].level == 1):
            return headings[0].text
        return ""

    def without_title(self) -> "Document":
        """The same without the heading that is its title."""
        if not self.title:
            return self
        place = next(number for number, piece in enumerate(self.pieces) if isinstance(piece, Heading))
        return Document((*self.pieces[:place], *self.pieces[place + 1 :]), self.pictures, self.lost)
