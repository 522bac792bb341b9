"""Lightning over a place: a stroke far off under the clouds, seen in the moments at which the sky flashes."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.airborne import FAR_STROKE, is_stroke
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_strokes", "without_strokes"]

_STRIKES: Final = re.compile(r"\b(?:lightning|thunderstorm|thunderbolts?)\b")
_NONE: Final = re.compile(
    r"\blightning (?:bugs?|fast|speed|mcqueen|rods?|cables?)\b|\b(?:like|as fast as|quick as|greased) lightning\b"
)


def with_strokes(shot: Shot) -> Shot:
    """The shot with a stroke far off where its words speak of lightning and nothing in it is struck."""
    words = shot.request.lower()
    stage = table("stages").get(shot.setting.stage or "")
    if _STRIKES.search(words) is None or _NONE.search(words) or stage is None or stage.interior:
        return shot
    struck = any(is_stroke(s) and any(b.subject == s.id and b.target for b in shot.beats) for s in shot.subjects)
    if struck or stage.id in ("space", "underwater", "table"):
        return shot
    stroke = Subject(id=FAR_STROKE, noun="lightning", kind="smoke", importance=Importance.BACKGROUND)
    return shot.model_copy(update={"subjects": [*shot.subjects, stroke]})


def without_strokes(shot: Shot) -> Shot:
    """The shot as set and camera take it, which are the same with lightning over them and without."""
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id != FAR_STROKE]})
