"""How fast a server has been: measured at every job, waiting included, remembered for the next estimate."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from generators.base import Profile
from generators.partials import write_whole

__all__ = ["pace_file", "pace_key", "remember_pace", "remembered_pace"]

NEWEST_SHARE: Final = 0.5
"""Weight of the newest measure against those before it."""


def pace_file() -> Path:
    """Where it is remembered; it may be deleted at any time."""
    return user_cache_path("rushes", appauthor=False) / "remote-pace.json"


def pace_key(name: str, model: str, profile: Profile) -> str:
    """What a server's pace is remembered under: another model, or other steps, take another time."""
    return f"{name} {model} {profile}"


def remembered_pace(key: str) -> float | None:
    """Seconds per megapixel and frame; None when nothing has been measured."""
    return _positive(_read().get(key))


def remember_pace(key: str, seconds: float, megapixel_frames: float) -> None:
    """Takes a job's time into account. Where that cannot be written, nothing is remembered."""
    measured = seconds / megapixel_frames
    before = remembered_pace(key)
    pace = measured if before is None else (1 - NEWEST_SHARE) * before + NEWEST_SHARE * measured
    path = pace_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(_read() | {key: pace}))


def _read() -> dict[str, Any]:
    try:
        stored = json.loads(pace_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # none yet, or not ours: measured anew
    return stored if isinstance(stored, dict) else {}


def _positive(value: Any) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return float(value) if known else None
