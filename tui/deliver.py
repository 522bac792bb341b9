"""Putting a copy of a take where the user wants it: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from tui.failures import USAGE, Failure, TurnFailed

__all__ = ["CLIP_SUFFIXES", "STAGE_SUFFIXES", "check_destination", "deliver"]

CLIP_SUFFIXES = frozenset({"", ".mp4", ".m4v"})
STAGE_SUFFIXES = frozenset({".xml", ".mjcf"})


def check_destination(destination: Path, *, suffixes: frozenset[str] = CLIP_SUFFIXES) -> None:
    """Finds out before the render whether a file can be written to `destination`.

    Args:
        destination: the file.
        suffixes: that its name may end in; a clip's by default.

    Raises:
        TurnFailed: it cannot; the message says why and what to do.
    """
    if destination.is_dir():
        _refuse(f"{destination} is a folder; name a file in it, such as {destination / 'clip.mp4'}")
    if destination.exists() and not destination.is_file():
        _refuse(f"{destination} is no plain file; name another")
    if destination.suffix.lower() not in suffixes:
        ending = max(suffixes)
        _refuse(f"{destination.name} would not be what its name says; name it {destination.stem}{ending}")
    if not destination.parent.is_dir():
        _refuse(f"the folder {destination.parent} is not there; make it first, or name another place with -o")
    try:
        descriptor, probe = _temporary(destination)
    except OSError as error:
        raise _unwritable(destination, error) from error
    os.close(descriptor)
    probe.unlink()


def deliver(take: Path, destination: Path) -> None:
    """Copies `take` to `destination` through a temporary name beside it.

    Raises:
        TurnFailed: it cannot be written; nothing is left behind, and the take itself stays.
    """
    try:
        descriptor, partial = _temporary(destination)
        os.close(descriptor)
    except OSError as error:
        raise _unwritable(destination, error) from error
    try:
        shutil.copyfile(take, partial)
        partial.chmod(_usual_mode())
        partial.replace(destination)
    except OSError as error:
        raise _unwritable(destination, error, f"The take itself is whole: {take}") from error
    finally:
        partial.unlink(missing_ok=True)


def _temporary(destination: Path) -> tuple[int, Path]:
    descriptor, name = tempfile.mkstemp(prefix=".rushes-", suffix=".part", dir=destination.parent)
    return descriptor, Path(name)


def _usual_mode() -> int:
    """The permissions that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refuse(message: str) -> None:
    raise TurnFailed(Failure(message, "output", USAGE))


def _unwritable(destination: Path, error: OSError, way_out: str = "Name another place with -o.") -> TurnFailed:
    reason = (error.strerror or "unknown reason").lower()
    return TurnFailed(Failure(f"{destination} cannot be written: {reason}.\n{way_out}", "output"))
