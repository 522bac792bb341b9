"""Who is on a ladder, a chair or a crate and works there stands on it: the painter, the electrician."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_those_on_ladders"]

_UPON: Final = r"\b(?:on|up|atop|on top of) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}?(?:{names})\b"
_STOOD_ON: Final = re.compile(r"\b(?:ladder|stepladder|step ladder|step stool|chair|stool|crate|box|table|platform)$")
_UPRIGHT: Final = frozenset(
    {"work", "grow", "carry", "open", "look", "point", "wave", "turn", "talk", "stand", "throw"}
)
"""Motions in which somebody on such a thing is on their feet."""
_ONLY_SAT_ON: Final = re.compile(r"\b(?:chair|stool|box|crate|table|platform)$")
_STEPS: Final = "stepladder"
"""What stands free in a room, and is stood on."""
UP_S: Final = 0.3
"""How long somebody only stands there before they go to work, s."""


def with_those_on_ladders(shot: Shot) -> Shot:
    """The shot with people standing on the ladders on which they are told to do something.

    Args:
        shot: its people; who sits on a chair stays seated.
    """
    for who in filter(is_person, shot.subjects):
        own = [beat for beat in shot.beats if beat.subject == who.id]
        ladder = _ladder_of(shot, who, own)
        if ladder is not None:
            shot = _standing(shot, who, own, ladder)
    return shot


def _ladder_of(shot: Shot, who: Subject, own: list[Beat]) -> Subject | None:
    """What somebody is on who works there with the hands."""
    if not own or any((beat.motion or "stand") not in _UPRIGHT for beat in own):
        return None
    words = " ".join((who.position, *(beat.action for beat in own))).lower()
    for thing in shot.subjects:
        if thing is who or not _STOOD_ON.search(thing.noun.lower()):
            continue
        if _ONLY_SAT_ON.search(thing.noun.lower()) and not re.search(r"\bstand\w*\b", words):
            continue
        if re.search(_UPON.format(names="|".join(map(re.escape, names_of(thing)))), words):
            return thing
    return None


def _standing(shot: Shot, who: Subject, own: list[Beat], ladder: Subject) -> Shot:
    """Somebody on a ladder before and while they work, which is a stepladder where nothing is climbed."""
    if any(re.match(r"standing (?:up )?on ", beat.action.lower()) for beat in own):
        return shot
    free = ladder.noun.lower().endswith("ladder")
    change = {"noun": _STEPS, "height_m": None, "kind": "furniture"} if free else {}
    steps = ladder.model_copy(update=change)
    first = min(own, key=lambda beat: beat.start_s or 0.0)
    start = first.start_s or 0.0
    stands = Beat(
        subject=who.id, action=f"standing on the {steps.noun}", motion="stand", target=steps.id,
        start_s=start, end_s=start + UP_S,
    )  # fmt: skip
    later = [b.model_copy(update={"start_s": start + UP_S}) if b is first else b for b in shot.beats]
    place = later.index(next(b for b in later if b.subject == who.id))
    beats = [*later[:place], stands, *later[place:]]
    subjects = [steps if s is ladder else s for s in shot.subjects]
    subjects = [s.model_copy(update={"position": ""}) if s.id == who.id else s for s in subjects]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})
