"""Deeds that go on beyond who does them are filmed from far enough: a leap into a pool, a dog at its door."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject

__all__ = ["with_all_in_view"]

_DIVES: Final = re.compile(
    r"(?:div|jump|leap|plung|cannonball)\w* (?:off\b.*|head ?first |feet ?first )?(?:in|into|off)\b"
)
_WATER: Final = re.compile(r"\b(?:pool|lake|sea|river|water|pond|ocean|diving board|pier|jetty|dock)\b")
_WAITS: Final = (
    r"(?:wait|sit|sleep|lie|lying|scratch|bark|whin|stand|look|star|meow)\w* .*?"
    r"\b(?:by|at|before|in front of|near|beside) (?:the|a|his|her|its) (?:[\w-]+ )?"
)
_FROM_AFAR: Final = {"size": "wide", "distance_m": None, "height_m": None}


def with_all_in_view(shot: Shot) -> Shot:
    """The shot from farther off where somebody leaps into the water, or an animal is at a door that is to be seen.

    Args:
        shot: what the user said of its camera is kept.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    for beat in shot.beats:
        words = beat.action.lower()
        if beat.subject in people and _DIVES.match(words) and (_WATER.search(words) or shot.setting.stage == "lake"):
            return without_invented(shot, _FROM_AFAR)
        if beat.subject not in people and any(_is_at(words, s) for s in shot.subjects):
            return without_invented(shot, _FROM_AFAR)
    return shot


def _is_at(words: str, door: Subject) -> bool:
    names = "|".join(map(re.escape, names_of(door)))
    return door.noun.lower().split()[-1] in ("door", "gate") and re.match(rf"{_WAITS}(?:{names})\b", words) is not None
