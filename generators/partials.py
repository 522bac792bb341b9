"""Half-written files: how they are named, and how they are found again when their writer was killed.

A file is written beside its final place and renamed when whole, so that nobody ever sees half of it.
`write_whole` does it for a short text.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

__all__ = ["partial_path", "partials_in", "remove_partials", "write_whole"]

_PREFIX: Final = ".rushes-"
_serial = itertools.count(1)


def partial_path(path: Path) -> Path:
    """A hidden name beside `path` that no other writer uses and that tells which process writes it."""
    token = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]
    return path.with_name(f"{_PREFIX}{os.getpid()}-{next(_serial)}-{token}.part")


def write_whole(path: Path, text: str) -> None:
    """Writes a text file so that it is there whole or not at all.

    Raises:
        OSError: it cannot be written; nothing is left.
    """
    partial = partial_path(path)
    try:
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def partials_in(folder: Path) -> list[Path]:
    """The half-written files of a folder, whoever writes or wrote them."""
    return list(folder.glob(f"{_PREFIX}*.part"))


def remove_partials(folder: Path, pid: int) -> None:
    """Removes from a folder what a process that is gone left half-written."""
    for left_over in folder.glob(f"{_PREFIX}{pid}-*.part"):
        left_over.unlink(missing_ok=True)
