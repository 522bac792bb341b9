"""Who paddles and names no boat is in the one of their trade; who ploughs with a tractor is at its wheel."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_boats_of_trade", "with_drivers_of_machines"]

BOAT_OF_TRADE: Final = {
    "kayaker": "kayak", "canoeist": "canoe", "canoer": "canoe", "paddler": "canoe", "rower": "rowing boat",
    "oarsman": "rowing boat", "gondolier": "gondola", "rafter": "raft",
}  # fmt: skip
"""What somebody paddles, by the last word of what they are called."""
_GOES: Final = re.compile(r"(?:\w+ly )?(?:paddl|row|glid|drift|float|navigat|go|race|rac|com|mov|cross|steer)\w*\b")
_SAILS: Final = re.compile(r"(?:\w+ly )?sail(?:ing|s)?\b(?! (?:through|over|across|in) the (?:air|sky|clouds))")
_OARS: Final = re.compile(r"\b(?:paddles?|oars?)$")
_WORKS_LAND: Final = re.compile(
    r"(?:\w+ly )?(?:plough|plow|till|harvest|mow|spray|seed|sow|cultivat|harrow|reap|bal|fertiliz|fertilis)\w*\b"
)
MACHINES: Final = frozenset({"tractor", "combine", "harvester", "mower", "bulldozer"})
"""Last words of what one sits on to work the land."""


def with_boats_of_trade(shot: Shot) -> Shot:
    """The shot with a kayak under its kayaker, a canoe under its canoeist, where no boat is named.

    The paddle that is spoken of later is the one in their hands.

    Args:
        shot: a completed one.
    """
    if any(subject.kind == "boat" for subject in shot.subjects) or shot.setting.interior:
        return shot
    subjects, beats = list(shot.subjects), list(shot.beats)
    for who in (s for s in shot.subjects if is_person(s)):
        noun = BOAT_OF_TRADE.get(who.noun.lower().split()[-1].removesuffix("s"), "")
        goes = _GOES
        if any(b.subject == who.id and _SAILS.match(b.action.lower()) for b in beats):
            noun, goes = "sailing boat", _SAILS
        own = [n for n, b in enumerate(beats) if b.subject == who.id and goes.match(b.action.lower())]
        if not noun or not own:
            continue
        boat = Subject(id=f"{who.id}.boat"[:60], noun=noun, kind="boat", importance=Importance.SUPPORTING)
        subjects.append(boat)
        for n in own:
            way = goes.sub("", beats[n].action.lower(), count=1).strip()
            action = f"{'sailing' if goes is _SAILS else 'paddling'} the {noun} {way}".strip()
            beats[n] = beats[n].model_copy(update={"action": action, "motion": "sail", "target": boat.id})
    if len(subjects) == len(shot.subjects):
        return shot
    oars = {s.id for s in subjects if _OARS.search(s.noun.lower()) and not any(b.subject == s.id for b in beats)}
    subjects = [s for s in subjects if s.id not in oars]
    beats = [b.model_copy(update={"target": ""}) if b.target in oars else b for b in beats]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def with_drivers_of_machines(shot: Shot) -> Shot:
    """The shot with who works the land with a machine of it driving that machine.

    Args:
        shot: a completed one.
    """
    beats = [_at_the_wheel(shot, beat) for beat in shot.beats]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _at_the_wheel(shot: Shot, beat: Beat) -> Beat:
    who = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    words = beat.action.lower()
    if who is None or not _WORKS_LAND.match(words):
        return beat
    machine = next((s for s in shot.subjects if s.kind == "vehicle" and MACHINES.intersection(names_of(s))), None)
    if machine is None or not re.search(r"\b(?:with|on|in|using|driving) (?:an?|the|his|her|their)\b", words):
        return beat
    driving = f"driving the {machine.noun.lower()}, {words}"
    return beat.model_copy(update={"action": driving, "motion": "drive", "target": machine.id})
