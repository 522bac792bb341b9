"""Who skates has skates on: blades on the ice, wheels everywhere else."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.motion.performing import performance_of, performances
from generators.previz.things import is_person
from prompts.shot import Look, Shot, Subject

__all__ = ["with_skates"]

_SKATER: Final = re.compile(
    r"\b(?:(?:figure |ice |speed |roller )?skaters?|rollerbladers?|(?:ice )?hockey (?:players?|goalies?))$"
)
_ON_WHEELS: Final = re.compile(r"\b(?:roller|rollerblad\w*|inline)\b|\broller")
_ON_ICE: Final = re.compile(r"\b(?:ice|icy|rink|frozen|figure|hockey|pirouettes?|axel|lutz)\b")
_HAS_ON: Final = re.compile(r"\b(?:skates|rollerblades|roller blades|barefoot)\b")
PAVED: Final = frozenset({"street", "road", "beach", "village", "meadow"})
"""Stages on which who only skates is on wheels."""


def with_skates(shot: Shot) -> Shot:
    """The shot with skates on everybody who skates in it.

    Args:
        shot: what people do in it; skates that are told of, or taken off, stay as they are.
    """
    subjects = [_shod(shot, s) if is_person(s) and _skates(shot, s) else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _skates(shot: Shot, subject: Subject) -> bool:
    if _HAS_ON.search(shot.request.lower()):
        return False
    if _SKATER.search(subject.noun.lower()):
        return True
    rows = (
        performance_of(beat.action.lower(), beat.motion or "", [subject.noun], posture=False)
        for beat in shot.beats
        if beat.subject == subject.id
    )
    return any(row is not None and performances().get(row.posture) is performances()["skate"] for row in rows)


def _shod(shot: Shot, subject: Subject) -> Subject:
    words = shot.request.lower()
    paved = shot.setting.stage in PAVED and not _ON_ICE.search(words)
    kind = "roller skates" if _ON_WHEELS.search(words) or paved else "ice skates"
    return subject.model_copy(update={"looks": [*subject.looks, Look(text=kind)][:24]})
