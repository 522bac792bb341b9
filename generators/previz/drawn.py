"""What somebody draws is on the paper, and does not stand in the room."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject

__all__ = ["without_drawn"]

_DRAWS: Final = r"(?:draw|doodl|scribbl|sketch)\w* (?:an?|some|two|three) (?:[\w-]+ ){0,2}?"
KINDS: Final = frozenset(
    {
        "quadruped", "bird", "fish", "insect", "reptile", "creature", "human", "tree", "plant", "building", "vehicle",
        "boat", "aircraft", "spacecraft", "celestial", "landform", "cycle", "robot",
    }
)  # fmt: skip
"""Kinds of what is drawn, and not drawn out or drawn shut as a sword and a curtain are."""


_MARKED: Final = r"(?:draw|doodl|scribbl|sketch|paint|trac|spray|chalk)\w* (?:an?|some|two|three|the) (?:[\w-]+ ){0,3}?"
MARKS: Final = frozenset(
    {
        "circle", "square", "triangle", "rectangle", "oval", "heart", "star", "cross", "spiral", "line", "arrow", "dot",
        "stripe", "face", "smiley", "shape", "picture", "pattern", "sun",
    }
)  # fmt: skip
"""What is only ever a mark where somebody draws, paints or sprays it."""


def without_drawn(shot: Shot) -> Shot:
    """The shot without what its people draw.

    Args:
        shot: its people and what they do.
    """
    people = {subject.id for subject in shot.subjects if is_person(subject)}
    deeds = [beat.action.lower() for beat in shot.beats if beat.subject in people]
    acting = {beat.subject for beat in shot.beats}
    gone = {s.id for s in shot.subjects if s.id not in acting and any(_is_drawn(s, words) for words in deeds)}
    if not gone or len(gone) == len(shot.subjects):
        return shot
    beats = [b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats]
    subjects = [subject for subject in shot.subjects if subject.id not in gone]
    physics = [event for event in shot.physics if event.subject not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics})


def _is_drawn(subject: Subject, words: str) -> bool:
    names = "|".join(map(re.escape, names_of(subject)))
    last = subject.noun.lower().split()[-1]
    if last.removesuffix("s") in MARKS and re.match(rf"{_MARKED}(?:{names})\b", words):
        return True
    return subject.kind in KINDS and re.match(rf"{_DRAWS}(?:{names})\b", words) is not None
