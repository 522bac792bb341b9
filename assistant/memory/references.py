"""Files that the user gave, and pictures made for them: copied into the project, immutable, named by content."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from assistant.errors import ProjectError
from assistant.memory.records import KeptFile
from generators.partials import partial_path

__all__ = ["References"]

_NAME_DIGITS: Final = 16
STALE_S: Final = 24 * 3600.0


class References:
    """The given files of a project.

    Args:
        folder: where they are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, file: Path, name: str, made_by: str = "") -> KeptFile:
        """Copies a file in; one that is there already is not copied again.

        Args:
            file: whole, and known to be what it should be.
            name: as the user calls it.
            made_by: the model that made it, with its seed.

        Raises:
            ProjectError: it cannot be copied; nothing is left of it.
        """
        from generators.video import sha256_of

        try:
            self.folder.mkdir(exist_ok=True)
            partial = partial_path(self.folder / file.name)
            try:
                shutil.copyfile(file, partial)
                digest = sha256_of(partial)
                final = self.folder / f"{digest[:_NAME_DIGITS]}{file.suffix.lower()}"
                if final.exists():
                    partial.unlink()
                else:
                    os.replace(partial, final)
            finally:
                with suppress(OSError):
                    partial.unlink(missing_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ProjectError(f"{name} cannot be copied into {self.folder}: {reason}. Nothing was changed.") from error
        return KeptFile(path=f"{self.folder.name}/{final.name}", sha256=digest, name=name, made_by=made_by)

    def sweep(self) -> None:
        """Removes what a killed program left half-made more than a day ago."""
        for file in self.folder.glob(".rushes-*"):
            with suppress(OSError):  # somebody else's to remove, or already gone
                if time.time() - file.stat().st_mtime > STALE_S:
                    file.unlink()

    def new_file(self, suffix: str) -> Path:
        """A hidden, unique name in the folder to make a file under; `keep` gives it its own.

        Raises:
            ProjectError: the folder cannot be made.
        """
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ProjectError(f"The folder {self.folder} cannot be made: {reason}.") from error
        return partial_path(self.folder / f"made{suffix}").with_suffix(suffix)
