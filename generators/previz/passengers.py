"""Who gets into a vehicle is at its side before and inside it afterwards, where nobody sees them; or the other way."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Beat, Shot, Subject

__all__ = ["ALIGHTS", "BOARDS", "CABINS", "DRIVES", "carrier_boarded", "with_passengers"]

CABINS: Final = frozenset({"vehicle", "aircraft", "spacecraft"})
"""Kinds that close round who is inside."""
BOARDS: Final = re.compile(
    r"(?:\w+ly )?(?:(?:get|climb|hop|jump|step|pil|slid|crowd|rush|walk)\w* (?:back )?"
    r"(?:in|on|onto|into|inside|aboard)\b"
    r"|board\w*\b|enter\w*\b)"
)
ALIGHTS: Final = re.compile(
    r"(?:\w+ly )?(?:get|climb|hop|jump|step|pil|slid|walk|com)\w* (?:out|off|down)(?: of)?\b|alight\w*\b|disembark\w*\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:in|on|onto|into|off|of|from|down) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?"
    r"(?!cabs?\b|taxis?\b|cars?\b|bus\b|back ?seat)(?P<noun>[\w-]+)$"
)
_CLIMBS: Final = re.compile(r"climbing(?= (?:back )?(?:in|on|out|off|down|into|onto|inside|aboard))")
"""Who climbs down from a tractor has no wall before them."""
DRIVES: Final = frozenset({"drive", "ride"})


def carrier_boarded(shot: Shot, subject: Subject, beat: Beat) -> Subject | None:
    """The vehicle that somebody gets into or out of by a beat; None for others, and for who drives it.

    Args:
        shot: which vehicles there are.
        subject: who.
        beat: of theirs.
    """
    words = beat.action.lower()
    if not is_person(subject) or not (BOARDS.match(words) or ALIGHTS.match(words)):
        return None
    if any(b.subject == subject.id and b.motion in DRIVES for b in shot.beats):
        return None
    carriers = [other for other in shot.subjects if other.kind in CABINS]
    named = next((c for c in carriers if c.id == beat.target or c.noun.lower().split()[-1] in words.split()), None)
    if named is not None or not carriers:
        return named
    elsewhere = _ELSEWHERE.search(words) is not None or (beat.target and beat.target != carriers[0].id)
    return None if elsewhere else carriers[0]


def with_passengers(shot: Shot) -> Shot:
    """The shot with those who get into or out of a vehicle at the side of it that is seen, unless they are elsewhere.

    Args:
        shot: a completed one.
    """
    at = {
        beat.subject: carrier
        for subject in shot.subjects
        for beat in shot.beats
        if beat.subject == subject.id and (carrier := carrier_boarded(shot, subject, beat)) is not None
    }
    subjects = [
        s.model_copy(update={"position": f"in front of the {at[s.id].noun.lower()}"})
        if s.id in at and not s.position
        else s
        for s in shot.subjects
    ]
    beats = [
        b.model_copy(update={"action": _CLIMBS.sub("getting", b.action.lower(), count=1), "motion": "stand"})
        if b.subject in at and _CLIMBS.match(b.action.lower())
        else b
        for b in shot.beats
    ]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if at else shot
