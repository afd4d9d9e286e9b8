"""Asks the other process to read a file: what hangs, grows or breaks there breaks nothing here."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from sites.writing.word.limits import MOST_PICTURES, MOST_SECONDS, Problem

ROOT = Path(__file__).resolve().parents[3]
#: All that the other process gets to know of this one's environment: no keys, no database.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


class UnreadableError(Exception):
    """The file could not be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_word(file: BinaryIO) -> tuple[str, tuple[bytes, ...]]:
    """Return the HTML of a file of Word, and its pictures by their numbers.

    Args:
        file: at its beginning.

    Raises:
        UnreadableError: says why.
    """
    environment = {"PYTHONUTF8": "1", **{name: os.environ[name] for name in PASSED_ON if name in os.environ}}
    with TemporaryDirectory(prefix="word-") as folder:
        try:
            done = subprocess.run(  # noqa: S603  # our own program
                [sys.executable, "-m", "sites.writing.word", folder], cwd=ROOT, env=environment, input=file.read(),
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise UnreadableError(Problem.TIME) from None
        if done.returncode:  # ended by the system: it had outgrown a limit
            raise UnreadableError(Problem.SIZE)
        answer = json.loads(done.stdout)
        if "problem" in answer:
            raise UnreadableError(Problem(answer["problem"]))
        files = (Path(folder) / str(number) for number in range(MOST_PICTURES))
        return str(answer["html"]), tuple(one.read_bytes() for one in files if one.exists())
