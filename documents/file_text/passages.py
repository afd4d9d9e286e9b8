"""What reading a file gives."""

from dataclasses import dataclass
from enum import Enum


class Problem(Enum):
    """Why a file, or the rest of it, could not be read."""

    KIND = "kind"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    SIZE = "size"
    TIME = "time"
    MISSING = "missing"


class Unreadable(Exception):
    """A file cannot be read to its end."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a file's text.

    Attributes:
        text: in lines; what stands apart on the page has lines of its own.
        page: number of the page or slide, from 1; 0 where a file has none.
        is_picture: whether the page is (also) a picture whose words no program reads, as scanned pages are.
    """

    text: str
    page: int = 0
    is_picture: bool = False
