"""Parts that a thing moves and that its own figure has already: the blades of a windmill, the propeller of a plane."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["LACES", "with_own_parts"]

_PARTS: Final = re.compile(r"\b(?:blades?|sails|propellers?|rotors?|vanes?|wings|wheels|headlights|wipers|drum)$")
_GUNS: Final = re.compile(r"\b(?:guns?|cannons?|turrets?|sails?|masts?)$")
"""What ships have of their own."""
OF_WORLDS: Final = frozenset({"ring", "rings", "tail", "crater", "craters"})
"""What planets, comets and moons have of their own."""
_PENDULUM_OF: Final = re.compile(r"^pendulum of (?:an? |the )?(?:[\w-]+ ){0,3}?clock$")
PENDULUM_CLOCK: Final = "pendulum clock"
PENDULUM_CLOCK_M: Final = 2.1
WHOLES: Final = frozenset(
    {
        "windmill",
        "turbine",
        "fan",
        "helicopter",
        "airplane",
        "aeroplane",
        "plane",
        "drone",
        "jet",
        "washer",
        "dryer",
        "machine",
        "mixer",
    }
)
"""Things whose figures have parts that turn or beat."""


_SCREENS: Final = re.compile(r"\b(?:screen|display|keyboard|touchscreen|lens)$")
WITH_SCREENS: Final = re.compile(
    r"\b(?:phone|smartphone|tablet|ipad|laptop|computer|television|tv|watch|smartwatch|camera)$"
)
"""Devices that have a screen, a keyboard or a lens of their own."""


LACES: Final = frozenset({"shoelace", "shoelaces", "shoe laces", "laces", "zipper", "zip"})
"""What shoes and jackets have of their own."""


def _without_laces(shot: Shot) -> Shot:
    """The shot without the laces that people tie on the shoes that they have on."""
    people = {s.id for s in shot.subjects if is_person(s)}
    tied = {b.target for b in shot.beats if b.subject in people and b.target}
    gone = {s.id for s in shot.subjects if s.id in tied and s.noun.lower() in LACES}
    beats = [
        b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats if b.subject not in gone
    ]
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if gone else shot


def _with_pendulum_inside(shot: Shot) -> Shot:
    """The shot with a clock that has the pendulum which the words put into one, or call its own."""
    named = next((s for s in shot.subjects if _PENDULUM_OF.search(s.noun.lower())), None)
    if named is not None:
        return shot.model_copy(update={"subjects": [_as_clock(s) if s is named else s for s in shot.subjects]})
    pendulum = next((s for s in shot.subjects if re.search(r"\bpendulum$", s.noun.lower())), None)
    clock = next((s for s in shot.subjects if re.search(r"\bclock$", s.noun.lower())), None)
    of_it = (
        r"\bpendulum\b.*\b(?:in|inside|within|of) (?:an?|the|its) (?:[\w-]+ ){0,3}?clock\b"
        r"|\bclock(?:'s| with| and its)\b.*\bpendulum\b"
    )
    if pendulum is None or clock is None or re.search(of_it, shot.request.lower()) is None:
        return shot
    whole = _as_clock(clock).model_copy(update={"importance": Importance.MAIN})
    subjects = [whole if s is clock else s for s in shot.subjects if s is not pendulum]
    rest = {"subject": clock.id, "target": "", "motion": "rest", "action": "resting in place"}
    beats = [b.model_copy(update=rest) if b.subject == pendulum.id else b for b in shot.beats if b.subject != clock.id]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _as_clock(subject: Subject) -> Subject:
    clock = {"noun": PENDULUM_CLOCK, "kind": "device", "height_m": PENDULUM_CLOCK_M, "material": None}
    return subject.model_copy(update=clock)


def with_own_parts(shot: Shot) -> Shot:
    """The shot without the parts that something has of its own and only turns.

    Args:
        shot: one of `a windmill rotates its blades`.
    """
    shot = _with_pendulum_inside(_without_laces(shot))
    gone = {
        part.id: whole.id
        for whole in shot.subjects
        for part in shot.subjects
        if part is not whole and _is_of(shot, part, whole)
    }
    if not gone:
        return shot
    afloat = {subject.id for subject in shot.subjects if subject.kind == "boat"}
    screens = {s.id for s in shot.subjects if _SCREENS.search(s.noun.lower())}
    beats = []
    for beat in shot.beats:
        if beat.target in gone:
            beat = beat.model_copy(update={"target": "", "motion": "sail" if gone[beat.target] in afloat else "turn"})
        if beat.subject in gone:
            own = {} if beat.subject in screens else {"motion": "turn"}
            beat = beat.model_copy(update={"subject": gone[beat.subject], **own})
        beats.append(beat)
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _is_of(shot: Shot, part: Subject, whole: Subject) -> bool:
    """Whether the words call a part one of a whole that is seen with such parts."""
    noun = part.noun.lower()
    said = rf"\b(?:its|the|their|{re.escape(whole.noun.lower())}'s) (?:[\w-]+ )?{re.escape(noun.split()[-1])}\b"
    if whole.kind == "celestial" and noun in OF_WORLDS:
        return re.search(said, shot.request.lower()) is not None
    if _SCREENS.search(noun) and WITH_SCREENS.search(whole.noun.lower()):
        return re.search(said, shot.request.lower()) is not None
    if whole.kind == "boat" and _GUNS.search(noun):
        return re.search(said, shot.request.lower()) is not None
    kind = table("kinds").get(part.kind or "thing")
    if (kind is not None and kind.animate) or WHOLES.isdisjoint(whole.noun.lower().split()):
        return False
    return _PARTS.search(noun) is not None and re.search(said, shot.request.lower()) is not None
