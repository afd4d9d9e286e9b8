"""How much a file of Word may be, and why one is not read."""

from enum import StrEnum

#: What an article's document can hold at most, unpacked: the text of 500 pages is 10 MB of XML.
LARGEST_TEXTS = 40 * 1024 * 1024
LARGEST_PICTURES = 200 * 1024 * 1024
MOST_PARTS = 5_000
MOST_PICTURES = 100
MOST_MEMORY = 2048 * 1024 * 1024
MOST_SECONDS = 30


class Problem(StrEnum):
    """Why a file was not read."""

    KIND = "kind"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    SIZE = "size"
    TIME = "time"


def limit_resources() -> None:
    """Let the system end this process should a file make it grow; systems without such limits rely on the timeout."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
