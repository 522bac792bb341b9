"""The project folder: its names, and making one so that it is either whole or not there.

my-film/
  project.db      conversation, memory, history, takes
  takes/          clips, named by content
  references/     pictures, footage and sound that the user gave, by content
  exports/        cuts, timelines, captions
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.errors import ProjectError

__all__ = ["DATABASE_NAME", "EXPORTS", "REFERENCES", "TAKES", "make_project_folder"]

DATABASE_NAME: Final = "project.db"
TAKES: Final = "takes"
REFERENCES: Final = "references"
EXPORTS: Final = "exports"
_FOLDERS: Final = (TAKES, REFERENCES, EXPORTS)


def make_project_folder(path: Path, build: Callable[[Path], None]) -> None:
    """Makes `path` a project folder. A failure leaves everything as it was.

    Args:
        path: the folder; it may exist already, with other files in it.
        build: writes a new database at the path it is given, and closes it.

    Raises:
        ProjectError: a file is in the way, or the folder cannot be written.
    """
    if path.exists() and not path.is_dir():
        raise ProjectError(f"{path} is a file, not a project folder. Choose another folder.")
    parents_made: list[Path] = []
    try:
        for parent in reversed([p for p in path.parents if not p.exists()]):
            parent.mkdir()
            parents_made.append(parent)
        _make(path, build)
    except BaseException as error:
        for parent in reversed(parents_made):
            parent.rmdir()
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            raise ProjectError(
                f"The project folder {path} cannot be made: {reason}. Choose a folder that you may write to."
            ) from error
        raise


def _make(path: Path, build: Callable[[Path], None]) -> None:
    home = path if path.is_dir() else path.parent
    draft = Path(tempfile.mkdtemp(prefix=".rushes-new-", dir=home))
    try:
        for name in _FOLDERS:
            (draft / name).mkdir()
        build(draft / DATABASE_NAME)
        if path.is_dir():
            _move_in(draft, path)
        else:
            draft.chmod(0o777 & ~_umask())
            draft.rename(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move_in(draft: Path, path: Path) -> None:
    """Moves a new project into a folder that exists; the database comes last, so the project appears whole."""
    for name in _FOLDERS:
        (path / name).mkdir(exist_ok=True)
    try:
        os.link(draft / DATABASE_NAME, path / DATABASE_NAME)
    except FileExistsError:
        return  # another process was first: its project is as good as ours
    except OSError:
        (draft / DATABASE_NAME).rename(path / DATABASE_NAME)  # a file system without hard links


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
