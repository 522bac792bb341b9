"""The company of an animal that its own words name, and what it drinks out of where nobody says that."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs import noun_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_drinking_vessels", "with_herds"]

HERD: Final = 5
"""How many stand for a herd."""
_JOINED: Final = re.compile(
    r"\b(?:join\w*|rejoin\w*|with|in|into|among|amongst|amid|lead\w*|following|follows|to|towards?|behind) "
    r"(?:(?:up with|the rest of|back to) )?(?:an?|the|its|his|her|their) (?:\w+ )?"
    r"(?:herd|flock|pack|pride|school|shoal|pod|troop|colony|swarm)\b"
)
"""Words of an animal that has its like about it."""
_DRINKS: Final = re.compile(r"(?:drink|lap|sip)\w*\b(?! (?:from|at|out of|in) )")
WET: Final = frozenset({"lake", "sea", "beach", "underwater", "snow", "sky"})
"""Stages that have water of their own, or where nobody puts a bowl down."""
TALL_M: Final = 0.9
"""An animal as high as this drinks out of a trough."""


def with_herds(shot: Shot) -> Shot:
    """The shot with others of its kind about an animal that is told to be in a herd, or to join one.

    Args:
        shot: its animals; where others are named, they are the company.
    """
    living = [subject for subject in shot.subjects if _is_alive(subject)]
    if len(living) != 1 or living[0].kind == "human" or living[0].count > 1:
        return shot
    lead = living[0]
    own = [beat for beat in shot.beats if beat.subject == lead.id]
    if not any(_JOINED.search(beat.action.lower()) for beat in own):
        return shot
    herd = lead.model_copy(
        update={"id": f"{lead.id}_herd", "count": HERD, "count_text": "", "importance": Importance.SUPPORTING}
    )
    doing = [
        Beat(
            subject=herd.id, action=beat.action.split()[0], motion=beat.motion, direction=beat.direction,
            speed_mps=beat.speed_mps, start_s=beat.start_s, end_s=beat.end_s,
        )
        for beat in own
    ]  # fmt: skip
    return shot.model_copy(update={"subjects": [*shot.subjects, herd], "beats": [*shot.beats, *doing]})


def with_drinking_vessels(shot: Shot) -> Shot:
    """The shot with a bowl or a trough under an animal that drinks, where nothing that holds water is told.

    Args:
        shot: its animals and what they drink.
    """
    if shot.setting.stage in WET or any(subject.kind == "vessel" for subject in shot.subjects):
        return shot
    subjects, beats = {subject.id: subject for subject in shot.subjects}, list(shot.beats)
    for number, beat in enumerate(beats):
        who, drunk = subjects.get(beat.subject), subjects.get(beat.target)
        if who is None or who.kind != "quadruped" or not _DRINKS.match(beat.action.lower()):
            continue
        if drunk is not None and drunk.kind != "liquid":
            continue
        noun = noun_of(who)
        high = who.height_m or (noun.height_m if noun else None) or 0.0
        vessel = Subject(
            id=drunk.id if drunk else f"{who.id}_water", kind="vessel", importance=Importance.SUPPORTING,
            noun="water trough" if high > TALL_M else f"bowl of {drunk.noun if drunk else 'water'}",
        )  # fmt: skip
        subjects[vessel.id] = vessel
        beats[number] = beat.model_copy(update={"target": vessel.id, "action": f"drinking from the {vessel.noun}"})
    return shot.model_copy(update={"subjects": list(subjects.values()), "beats": beats})


def _is_alive(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "")
    return kind is not None and kind.animate
