"""Reads a file in a process of its own: ``python -m documents.file_text pdf < quyet-dinh.pdf``.

Writes an object of JSON a line: the passages as they are read, at the end what prevented reading on, if anything did.
"""

import json
import logging
import sys
from dataclasses import asdict

from documents.file_text.passages import Unreadable
from documents.file_text.readers import passages_in

MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 60


def limit_resources() -> None:
    """Let the system end this process should a file make it grow; systems without such limits rely on the timeout."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read standard input as the kind of file that the command line names."""
    limit_resources()
    logging.disable()  # libraries tell of every fault in a file, and nobody reads it
    try:
        for passage in passages_in(sys.stdin.buffer, sys.argv[1]):
            say(asdict(passage))
    except Unreadable as reason:
        say({"problem": reason.problem.value})


def say(thing: dict[str, object]) -> None:
    """Write one line at once: whoever waits may have to stop waiting."""
    sys.stdout.write(json.dumps(thing) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
