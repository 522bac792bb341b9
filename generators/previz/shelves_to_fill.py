"""Who puts something on a shelf or a rack has one with room on its top board, as high as the hands."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Beat, Shot, Subject

__all__ = ["OPEN_SHELF", "with_shelves_to_fill"]

OPEN_SHELF: Final = "open shelf"
_PUTS: Final = re.compile(r"(?:\w+ly )?(?:putt?|plac|sett?|stand|return|stack|arrang|stor|lay|lin)ing\b")
_SHELF: Final = re.compile(r"\b(?:shelf|shelves|rack|drying rack|dish rack)$")
_HATS: Final = re.compile(r"\b(?:coat|hat|bike|bicycle|wine|book|luggage|roof|clothes|clothing|shoe)\b")
HEIGHT: Final = 0.66
"""Of the top board, over that of who puts something there."""
_USUAL_M: Final = 1.7


def with_shelves_to_fill(shot: Shot) -> Shot:
    """The shot with a shelf of three boards where somebody puts a thing on one, unless it is for books or for coats.

    Args:
        shot: its people and their beats.
    """
    for beat in shot.beats:
        doer = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        shelf = next((s for s in shot.subjects if _SHELF.search(s.noun.lower()) and _is_onto(beat, s)), None)
        thing = next((s for s in shot.subjects if s.id == beat.target and s is not shelf), None)
        if doer is None or shelf is None or thing is None or _HATS.search(f"{shelf.noun} {thing.noun}".lower()):
            continue
        high_m = HEIGHT * (doer.height_m or _USUAL_M)
        free = shelf.model_copy(update={"noun": OPEN_SHELF, "height_m": high_m})
        beats = [b.model_copy(update={"action": _onto(b, shelf)}) if _is_onto(b, shelf) else b for b in shot.beats]
        return shot.model_copy(update={"subjects": [free if s is shelf else s for s in shot.subjects], "beats": beats})
    return shot


def _is_onto(beat: Beat, shelf: Subject) -> bool:
    return _PUTS.match(beat.action.lower()) is not None and _named(shelf).search(beat.action.lower()) is not None


def _onto(beat: Beat, shelf: Subject) -> str:
    return _named(shelf).sub(f"on the {OPEN_SHELF}", beat.action.lower(), count=1)


def _named(shelf: Subject) -> re.Pattern[str]:
    last = re.escape(shelf.noun.lower().split()[-1])
    return re.compile(rf"\b(?:back )?(?:on|onto|in|into|to) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}?{last}\b")
