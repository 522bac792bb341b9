"""Lamps and signs that somebody passes are about them, and no second subject of the same rank."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.meeting.filming import without_invented
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_lamps_about"]

_LAMPS: Final = re.compile(
    r"\b(?:street ?(?:lights?|lamps?)|lamp ?posts?|neon (?:signs?|lights?)|signs|billboards|city lights|fairy lights"
    r"|string lights|lanterns|traffic lights?|skyscrapers|buildings|houses|trees|palm trees)$"
)
_NEON: Final = re.compile(r"\b(?:neon (?:signs|lights)|shop signs|city lights)$")
_DARK: Final = frozenset({"night", "dusk", "blue_hour", "midnight", "evening"})
"""Hours at which a street has neon signs of its own, which stand in nobody's way."""
_SHINES: Final = frozenset({None, "", "shine", "stand", "rest", "sway", "float"})
FRAMED: Final = {"size": "full", "distance_m": None, "focal_length_mm": 35.0, "height_m": None}


def with_lamps_about(shot: Shot) -> Shot:
    """The shot framed for somebody who acts, where lamps, signs or houses are named before them.

    Args:
        shot: its subjects in the order of the words.
    """
    main = shot.main_subject
    if main is None or not _only_stands(shot, main):
        return shot
    who = next((s for s in shot.subjects if s.importance is Importance.MAIN and _acts(shot, s)), None)
    if who is None:
        return shot
    about = {s.id for s in shot.subjects if s.importance is Importance.MAIN and _only_stands(shot, s)}
    subjects = [
        s.model_copy(update={"importance": Importance.SUPPORTING}) if s.id in about else s for s in shot.subjects
    ]
    shot = without_invented(shot.model_copy(update={"subjects": subjects}), FRAMED)
    neon = {s.id for s in subjects if s.id in about and s.count > 1 and _NEON.search(s.noun.lower())}
    lit = shot.setting.stage == "street" and shot.setting.time_of_day in _DARK
    return without_subjects(shot, neon) if lit and neon else shot


def _only_stands(shot: Shot, subject: Subject) -> bool:
    own = [beat.motion for beat in shot.beats if beat.subject == subject.id]
    return _LAMPS.search(subject.noun.lower()) is not None and all(motion in _SHINES for motion in own)


def _acts(shot: Shot, subject: Subject) -> bool:
    animate = subject.kind is not None and table("kinds")[subject.kind].animate
    return animate and any(beat.subject == subject.id for beat in shot.beats)
