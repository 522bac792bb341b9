"""A shot without what the director decided, so that it can be decided anew for another subject."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.shot import Shot, Source

__all__ = ["released"]

_STEP: Final = re.compile(r"[^.\[\]]+")


def released(shot: Shot) -> Shot:
    """The shot with every field of the director's open again, but for locked ones; the words of others stay."""
    plain = shot.model_dump(mode="json")
    for path, cue in shot.provenance.items():
        if cue.source is Source.DIRECTOR and not _is_locked(path, shot.locks):
            _open(plain, path)
            plain["provenance"].pop(path)
    return Shot.model_validate(plain)


def _is_locked(path: str, locks: list[str]) -> bool:
    return any(path == lock or path.startswith((f"{lock}.", f"{lock}[")) or lock.startswith(path) for lock in locks)


def _open(plain: dict[str, Any], path: str) -> None:
    """Takes a field out of a plain record, so that validation gives it its default."""
    *way, last = (int(step) if step.isdigit() else step for step in _STEP.findall(path))
    place: Any = plain
    for step in way:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            return  # what contained it has been opened already
    if isinstance(place, dict):
        place.pop(last, None)
