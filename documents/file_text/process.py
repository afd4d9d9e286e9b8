"""Reading a file in a process of its own: what hangs, grows or breaks there breaks nothing here."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from documents.file_text.passages import Passage, Problem

ROOT = Path(__file__).resolve().parents[2]
#: All that the other process gets to know of this one's environment: no keys, no database.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a file, and what prevented reading the rest."""

    passages: tuple[Passage, ...]
    problem: Problem | None = None


def read(file: BinaryIO, kind: str, *, seconds: float) -> Reading:
    """Read a file, for so long and no longer.

    Args:
        file: a file of the operating system, at its beginning.
        kind: extension of its name, lower case and without the dot.
        seconds: when to stop; what has been read by then is returned.
    """
    environment = {"PYTHONUTF8": "1", **{name: os.environ[name] for name in PASSED_ON if name in os.environ}}
    command = [sys.executable, "-m", "documents.file_text", kind]
    try:
        done = subprocess.run(  # noqa: S603  # our own program; the kind is looked up in a table there
            command, cwd=ROOT, env=environment, stdin=file, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        return _reading(late.stdout or b"", Problem.TIME)
    # Ended by the system: it had outgrown a limit.
    return _reading(done.stdout, Problem.SIZE if done.returncode else None)


def _reading(output: bytes, problem: Problem | None) -> Reading:
    passages = []
    for line in output.decode().splitlines(keepends=True):
        if not line.endswith("\n"):  # stopped in the middle
            break
        thing = json.loads(line)
        if "problem" in thing:
            problem = Problem(thing["problem"])
        else:
            passages.append(Passage(**thing))
    return Reading(tuple(passages), problem)
