"""The files that rows name, out of a ZIP archive or a folder of the server.

Archives come from anywhere: one that holds paths out of itself, links or more than it says is refused as a whole.
Nothing is ever unpacked to a place that a name in it says.
"""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from abc import ABC, abstractmethod
from collections import defaultdict
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.forms import LARGEST_FILE

LARGEST_ARCHIVE = 4 * 1024 * 1024 * 1024
LARGEST_UNPACKED = 20 * 1024 * 1024 * 1024
MOST_FILES = 50_000
#: Text shrinks to a tenth, pictures not at all; what shrinks to less is made to.
LARGEST_RATIO = 200
SMALLEST_SUSPECT = 10 * 1024 * 1024
CHUNK = 1024 * 1024
_ENCRYPTED, _NAMES_IN_UTF8 = 0x1, 0x800


class NoSuchFile(Exception):
    """There is no file of this name, or several; ``str()`` says which in words."""


class FileSource(ABC):
    """Files by name: with their folder, or without it where that is enough to tell them apart."""

    def __init__(self, paths: list[str]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            for name in {_key(path), _key(PurePosixPath(path).name)}:
                self._by_name[name].append(path)

    def open(self, name: str) -> BinaryIO:
        """A copy of a file, seekable, to be closed by the caller.

        Raises:
            NoSuchFile: there is none, several, or it is too large.
        """
        found = self._by_name.get(_key(name.replace("\\", "/")), [])
        if not found:
            raise NoSuchFile(_("There is no file “%(name)s”.") % {"name": name})
        if len(found) > 1:
            raise NoSuchFile(_("There are several files “%(name)s”: write their folder too.") % {"name": name})
        return self._open(found[0])

    def close(self) -> None:  # noqa: B027 - a folder has nothing to close
        """Close what is open."""

    @abstractmethod
    def _open(self, path: str) -> BinaryIO:
        """A copy of the file at a path of the source."""


class NoFiles(FileSource):
    """No files came with the table."""

    def __init__(self) -> None:
        super().__init__([])

    def open(self, name: str) -> BinaryIO:
        """Nothing can be opened."""
        raise NoSuchFile(_("No files came with the table: add a ZIP file that holds “%(name)s”.") % {"name": name})

    def _open(self, path: str) -> BinaryIO:
        raise NoSuchFile(path)


class Folder(FileSource):
    """A folder of the server, for the command: links that lead out of it do not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        inside = (path for path in sorted(self.folder.rglob("*")) if path.resolve().is_relative_to(self.folder))
        super().__init__([path.relative_to(self.folder).as_posix() for path in inside if path.is_file()])

    def _open(self, path: str) -> BinaryIO:
        with (self.folder / path).open("rb") as content:
            return _copied(content)


class Archive(FileSource):
    """A ZIP archive; archives inside of it are files like others and are not opened."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip, self._parts = _opened(file)
        super().__init__(list(self._parts))

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    def _open(self, path: str) -> BinaryIO:
        try:
            with self._zip.open(self._parts[path]) as content:
                return _copied(content)
        except NoSuchFile:
            raise
        except Exception as error:  # damaged archives make the module raise anything
            raise NoSuchFile(_("The file “%(name)s” in the archive is damaged.") % {"name": path}) from error


def _opened(file: IO[bytes]) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    try:
        archive = zipfile.ZipFile(file)
        parts = archive.infolist()
    except Exception as error:  # damaged archives make the module raise anything
        raise ValidationError(_("The ZIP file cannot be read: it is damaged.")) from error
    if len(parts) > MOST_FILES:
        raise ValidationError(_("The ZIP file holds more than %(number)d files.") % {"number": MOST_FILES})
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise ValidationError(_("The ZIP file unpacks to more than 20 GB."))
    found = {}
    for part in parts:
        name = name_of(part)
        _refuse_tricks(part, name)
        if not part.is_dir():
            found[name] = part
    return archive, found


def name_of(part: zipfile.ZipInfo) -> str:
    """The name of a file in an archive, in NFC and with slashes.

    Programs on Windows write names in the code page of the machine and do not say so; Python then reads them as that
    of old American machines.
    """
    name = part.filename
    if not part.flag_bits & _NAMES_IN_UTF8:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "cp1258") if raw else ():
            try:
                name = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _refuse_tricks(part: zipfile.ZipInfo, name: str) -> None:
    """Raises: ValidationError for what an honest program does not write."""
    shown = {"name": name[:100]}
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/") or "\x00" in part.orig_filename:
        raise ValidationError(
            _("The ZIP file holds a path that leads out of it: “%(name)s”. It was not opened.") % shown
        )
    if stat.S_ISLNK(part.external_attr >> 16):
        raise ValidationError(_("The ZIP file holds a link: “%(name)s”. It was not opened.") % shown)
    if part.flag_bits & _ENCRYPTED:
        raise ValidationError(_("The ZIP file asks for a password."))
    if part.file_size > SMALLEST_SUSPECT and part.file_size > LARGEST_RATIO * max(part.compress_size, 1):
        raise ValidationError(_("A file in the ZIP file unpacks to far too much: “%(name)s”.") % shown)


def _copied(content: IO[bytes]) -> Any:
    """A copy in a temporary file; what the archive says about the size is not believed."""
    copy = TemporaryFile()  # noqa: SIM115 - the caller closes it
    left = LARGEST_FILE
    while chunk := content.read(CHUNK):
        left -= len(chunk)
        if left < 0:
            copy.close()
            raise NoSuchFile(_("The file is larger than 50 MB."))
        copy.write(chunk)
    copy.seek(0)
    return copy


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
