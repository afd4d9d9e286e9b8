"""The files of the scene: acts delete and write some, and no transaction takes that back."""

from pathlib import Path

from django.conf import settings


class Files:
    """Every file that is there when this is made."""

    def __init__(self) -> None:
        self.root = Path(settings.MEDIA_ROOT)
        self.kept = {path: path.read_bytes() for path in self._found()}

    def _found(self) -> set[Path]:
        return {path for path in self.root.rglob("*") if path.is_file()}

    def restore(self) -> list[str]:
        """Bring back what is missing, remove what is new.

        Returns:
            Names of the files that were missing.
        """
        found = self._found()
        for path in found - self.kept.keys():
            path.unlink()
        missing = self.kept.keys() - found
        for path in missing:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.kept[path])
        return sorted(path.name for path in missing)
