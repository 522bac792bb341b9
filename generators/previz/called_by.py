"""Who is called by a thing has it with them, whatever else they do: the guitarist on a windowsill, the protester."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.tables import rows_of
from generators.previz.things import is_person, others_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_what_they_are_called_by"]

_FREE: Final = frozenset({"walk", "run", "look", "look_up", "look_around", "stand", "wait", "talk", "think", "march"})
"""Rows of what somebody does whose hands are free."""
_HELD: Final = frozenset({"tool", "instrument", "device", "vessel", "food"})
"""Kinds of what a deed has in the hands."""
_WITHOUT: Final = re.compile(
    r"\b(?:hold|carr(?:y|ies)|swing|tak|put|pick|lay|throw|drop|eat|drink|sleep|swim|hug|kiss|shak|wav|wip|bow|hand|giv)\w*\b"
    r"|\b(?:with|without|empty) (?:his|her|their|no|bare|empty) "
)
"""Words of a request in which the hands have other work, or are told to hold something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBy:
    """One row of `called_by.toml`, whose head says what each field means."""

    id: str
    who: str
    but: str = ""


@cache
def _rows() -> Mapping[str, CalledBy]:
    return rows_of(__package__ or "", "called_by", CalledBy, heading="called")


def with_what_they_are_called_by(shot: Shot) -> Shot:
    """The shot with people holding what they are called by, where their hands are free for it.

    Args:
        shot: its people and their beats.
    """
    words = shot.request.lower()
    if _WITHOUT.search(words):
        return shot
    beats: list[Beat] = []
    things: list[Subject] = []
    for beat in shot.beats:
        beats.append(beat)
        who = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        row = _row_for(who, words) if who is not None else None
        if who is not None and row is not None and _leaves_hands_free(shot, who, beat, row):
            thing = _thing(row, who)
            things.append(thing)
            holds = {"action": f"holding {'an' if row.id[0] in 'aeio' else 'a'} {row.id}", "motion": "stand"}
            beats.append(beat.model_copy(update={**holds, "target": thing.id, "direction": "", "speed_mps": None}))
    return shot.model_copy(update={"subjects": [*shot.subjects, *things], "beats": beats}) if things else shot


def _thing(row: CalledBy, who: Subject) -> Subject:
    """What somebody has with them, for each of a group one."""
    noun = table("nouns")[terms_by_phrase("nouns")[row.id]]
    return Subject(
        id=f"{who.id}_{row.id.replace(' ', '_')}",
        noun=row.id,
        kind=noun.kind,
        count=who.count,
        height_m=noun.height_m,
        importance=Importance.BACKGROUND,
    )


def _row_for(who: Subject, words: str) -> CalledBy | None:
    rows = (row for row in _rows().values() if re.search(rf"\b{row.who}$", who.noun.lower()))
    return next((row for row in rows if not row.but or re.search(rf"\b(?:{row.but})\b", words) is None), None)


def _leaves_hands_free(shot: Shot, who: Subject, beat: Beat, row: CalledBy) -> bool:
    """Whether a deed is one of the legs alone, and is not about the thing itself."""
    words = beat.action.lower()
    if any(s.noun.lower().endswith(row.id) for s in shot.subjects):
        return False  # it is there already
    if row.id in words or any(b.subject == who.id and row.id in b.action.lower() for b in shot.beats):
        return False
    if any(not is_person(other) and other.kind in _HELD for other in others_of(shot, who, beat, words)):
        return False
    played = performance_of(words, "", [who.noun], posture=False)
    return beat.motion in ("walk", "run", "sit", "stand", "perch", "look", "talk") and (
        played is None or played.id in _FREE
    )
