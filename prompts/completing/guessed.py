"""Which places are the guess of the director, that better knowledge may replace."""

from __future__ import annotations

from prompts.shot import Shot, Source

__all__ = ["NEUTRAL", "NEUTRAL_STAGES", "NO_PLACE", "USUAL", "is_guessed", "is_open_place"]


NO_PLACE = "no place was named"
USUAL = "usually met there"
NEUTRAL = "a neutral place"
"""Reasons by which a value is known as the director's guess, which better knowledge may replace."""
NEUTRAL_STAGES = frozenset({"room", "studio"})
"""Stages that are taken where nothing points to any."""


def is_guessed(shot: Shot) -> bool:
    """True when the stage is a room or a studio only because no place was named, so that nothing may rest on it."""
    cue = shot.source_of("setting.stage")
    return shot.setting.stage in NEUTRAL_STAGES and cue is not None and cue.reason.startswith(NO_PLACE)


def is_open_place(shot: Shot) -> bool:
    """True when the words name no place, and the director took the one where the subject is usually met."""
    reason = _reason(shot, "setting.stage")
    return not shot.setting.stage or reason == NEUTRAL or reason.startswith(NO_PLACE) or reason.endswith(USUAL)


def _reason(shot: Shot, path: str) -> str:
    """Why the director decided a field; empty when somebody else did."""
    cue = shot.source_of(path)
    return cue.reason if cue is not None and cue.source is Source.DIRECTOR else ""
