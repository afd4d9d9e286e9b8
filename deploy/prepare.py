"""Prepares ``.venv`` from the pinned requirements: ``sh deploy/prepare.sh demo`` (or ``tests``).

Needs Python's standard library only, asks nothing, and takes a moment when nothing has changed. Plain pip with
``--no-deps`` (the files are complete) and ``--no-compile`` is as fast here as any other installer.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from home.serving import folder_problem, port_problem

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DEMO, TESTS = ("requirements.txt",), ("requirements.txt", "requirements-dev.txt")
PURPOSES = {"demo": DEMO, "tests": TESTS}
IN_A_HURRY = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
DEFAULT_PORT = "8000"
LAST_LINES = 20


def main() -> None:
    """Prepare what the command line asks for, or end with one sentence."""
    purpose = sys.argv[1] if sys.argv[1:] else "demo"
    if purpose not in PURPOSES:
        sys.exit("Usage: sh deploy/prepare.sh demo|tests")
    if problem := _problem(purpose):
        sys.exit(problem)
    if not is_usable():
        create()
    if not is_installed(PURPOSES[purpose]):
        install(PURPOSES[purpose])


def _problem(purpose: str) -> str | None:
    if purpose == "tests":
        return folder_problem(ROOT)
    port = wanted_port()
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        return f"PORT must be a number from 1 to 65535, not “{port}”."
    return port_problem(int(port)) or folder_problem(ROOT) or folder_problem(ROOT / os.environ.get("VAR_DIR", "var"))


def wanted_port() -> str:
    """The port that the settings will read, before the library that reads them is installed."""
    dotenv = ROOT / ".env"
    line = re.search(r"^PORTAL_PORT=(\S+)", dotenv.read_text(encoding="utf-8"), re.M) if dotenv.exists() else None
    return os.environ.get("PORTAL_PORT") or (line.group(1) if line else DEFAULT_PORT)


def is_usable() -> bool:
    """Whether ``.venv`` works, has pip, is new enough, and was made for this very folder."""
    pip = VENV / "bin" / "pip"
    if not pip.exists() or str(VENV) not in pip.read_text(encoding="utf-8"):
        return False
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", question], capture_output=True).returncode == 0
    except OSError:
        return False


def create() -> None:
    """Make ``.venv`` anew with the running Python."""
    say(f"Making .venv with Python {sys.version.split()[0]}")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV]).returncode:
        sys.exit(f"Python could not make {VENV}: see its message above.")


def stamp(files: tuple[str, ...]) -> Path:
    """The file that says which requirements are installed."""
    return VENV / f".stamp-{Path(files[-1]).stem}"


def checksum(files: tuple[str, ...]) -> str:
    """What the stamp holds: it changes with every byte of the requirements."""
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def is_installed(files: tuple[str, ...]) -> bool:
    """Whether the requirements are installed; those of the tests contain those of the demo."""
    return any(stamp(known).exists() and stamp(known).read_text() == checksum(known) for known in {files, TESTS})


def install(files: tuple[str, ...]) -> None:
    """Install the last of ``files`` with every hash checked, and stamp it."""
    total = len(re.findall(r"^[a-z0-9]\S*==", (ROOT / files[-1]).read_text(encoding="utf-8"), re.M))
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-compile", "-r", files[-1]]
    environment = {**os.environ, **IN_A_HURRY}
    output: list[str] = []
    done = 0
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in pip.stdout or ():
            output.append(line)
            if line.startswith(("Collecting", "Requirement already", "Ignoring")):
                done += 1
                say_progress(done, total)
            elif line.startswith("Installing collected"):
                say("Unpacking them")
    if pip.returncode:
        reason = [line for line in output if line.startswith("ERROR")] or output[-LAST_LINES:]
        sys.exit("".join(reason) + "The packages could not be installed: the reason stands above.")
    stamp(files).write_text(checksum(files))


def say_progress(done: int, total: int) -> None:
    """Count on one line of a terminal; in a log, only now and then."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\rFetching packages {done}/{total} " + ("\n" if done == total else ""))
        sys.stdout.flush()
    elif done % 20 == 0 or done == total:
        say(f"Fetching packages {done}/{total}")


def say(text: str) -> None:
    """Say what is going on."""
    sys.stdout.write(f"{text} ...\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
