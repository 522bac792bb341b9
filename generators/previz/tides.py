"""What stands on the sand before a wave is washed away by it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_what_is_washed_away"]

_WATER: Final = re.compile(r"\b(?:waves?|tide|surf|water|sea|ocean)$")
_TAKES: Final = re.compile(
    r"(?:\w+ly )?(?:wash|sweep|carr|knock|tear|destroy|wip|flood|swallow|demolish|break|crash|smash|flatten|roll"
    r"|cover|hit)"
)
OF_SAND: Final = re.compile(r"\b(?:sand ?castles?|footprints?|castle|moat|sand sculpture)$")


def with_what_is_washed_away(shot: Shot) -> Shot:
    """The shot with a deed of its own for what a wave takes away: a sandcastle melts as the wave breaks over it.

    Args:
        shot: a completed one.
    """
    beats = [lost for beat in shot.beats for thing in shot.subjects if (lost := _lost(shot, beat, thing)) is not None]
    return shot.model_copy(update={"beats": [*shot.beats, *beats][:24]}) if beats else shot


def _lost(shot: Shot, beat: Beat, thing: Subject) -> Beat | None:
    """The deed of a thing that a beat washes away; None for others."""
    water = next((s for s in shot.subjects if s.id == beat.subject), None)
    words = beat.action.lower()
    if water is None or not _WATER.search(water.noun.lower()) or not _TAKES.match(words):
        return None
    meant = beat.target == thing.id or any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(thing))
    if not meant or not OF_SAND.search(thing.noun.lower()):
        return None
    return Beat(subject=thing.id, action="being washed away", motion="rest", start_s=beat.start_s, end_s=beat.end_s)
