"""Lightning over a place: a stroke far off under the clouds, seen in the moments at which the sky flashes."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.airborne import FAR_STROKE, is_stroke
from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_strokes", "without_strokes"]

_STRIKES: Final = re.compile(r"\b(?:lightning|thunderstorm|thunderbolts?)\b")
_NONE: Final = re.compile(
    r"\blightning (?:bugs?|fast|speed|mcqueen|rods?|cables?)\b|\b(?:like|as fast as|quick as|greased) lightning\b"
)


TALL_M: Final = 20.0
"""What is higher than this is seen from where all of the lightning is."""


def with_strokes(shot: Shot) -> Shot:
    """The shot with a stroke far off where its words speak of lightning and nothing in it is struck."""
    words = shot.request.lower()
    stage = table("stages").get(shot.setting.stage or "")
    if _STRIKES.search(words) is None or _NONE.search(words) or stage is None or stage.interior:
        return shot
    struck = next(
        (b for s in shot.subjects if is_stroke(s) for b in shot.beats if b.subject == s.id and b.target), None
    )
    if struck is not None:
        return _of_what_is_struck(shot, struck)
    if stage.id in ("space", "underwater", "table"):
        return shot
    stroke = Subject(id=FAR_STROKE, noun="lightning", kind="smoke", importance=Importance.BACKGROUND)
    return shot.model_copy(update={"subjects": [*shot.subjects, stroke]})


def _of_what_is_struck(shot: Shot, stroke: Beat) -> Shot:
    """The shot as one of what the lightning strikes, which a picture of all of the lightning would make a speck."""
    struck = next((s for s in shot.subjects if s.id == stroke.target), None)
    if struck is None or (struck.height_m or 1.0) > TALL_M:
        return shot
    ranks = {stroke.target: Importance.MAIN, stroke.subject: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": ranks[s.id]}) if s.id in ranks else s for s in shot.subjects]
    moves = [
        m.model_copy(update={"target": stroke.target}) if m.target == stroke.subject else m for m in shot.camera.moves
    ]
    camera = shot.camera.model_copy(update={"moves": moves})
    staged = shot.model_copy(update={"subjects": subjects, "camera": camera})
    return without_invented(staged, {"size": "wide", "distance_m": None, "height_m": None})


def without_strokes(shot: Shot) -> Shot:
    """The shot as set and camera take it, which are the same with lightning over them and without."""
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id != FAR_STROKE]})
