"""What must hold before long work begins: a free port, a folder that can be written.

Standard library only: ``deploy/prepare.py`` asks the same questions before any package is installed.
"""

import errno
import socket
import tempfile
from pathlib import Path

#: All interfaces, so that the demo can be shown from a container or a virtual machine.
ADDRESS = "0.0.0.0"  # noqa: S104 - meant to be reached


def port_problem(port: int) -> str | None:
    """Say why nothing can be served on ``port``, or return ``None``."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use: stop the program that holds it, or choose another: make demo PORT=9000"
            return f"Port {port} cannot be used ({error.strerror}): choose another: make demo PORT=9000"
    return None


def folder_problem(folder: Path) -> str | None:
    """Make ``folder`` if it is missing; say why nothing can be written there, or return ``None``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"The folder {folder} cannot be written ({error.strerror}): make it writable, or use a copy elsewhere."
