"""How a meeting is filmed: all who meet in one frame, by a camera that keeps still unless it was told to move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generators.previz.meeting.crashing import crash_of
from prompts.shot import Importance, Shot, Source
from prompts.vocabulary import table

__all__ = ["as_filmed", "as_seen_on", "is_invented_move", "without_invented"]

CHASES = frozenset({"follow"})
SEEN = {"size": "full", "angle": "high_angle", "height_m": None, "distance_m": None, "composition": "centred"}
"""What the camera takes where the director, not the user, chose."""
SEEN_ON = {"size": "full", "view": "profile", "height_m": None, "distance_m": None, "composition": "centred"}


def as_filmed(shot: Shot, met: frozenset[str]) -> Shot:
    """The shot as the camera takes it: all who meet are main subjects, seen whole and a little from above.

    A crash of carriers is seen from the side.

    Nothing that the user decided changes; an invented move that chases one of them alone is left out.

    Args:
        shot: a completed one.
        met: ids of the subjects that meet.
    """
    if not met:
        return shot
    families = table("camera_moves")
    subjects = [s.model_copy(update={"importance": Importance.MAIN}) if s.id in met else s for s in shot.subjects]
    moves = [
        move.model_copy(update={"target": ""}) if move.target in met else move
        for number, move in enumerate(shot.camera.moves)
        if not (families[move.kind].family in CHASES and is_invented_move(shot, number))
    ]
    camera = shot.camera.model_copy(update={"moves": moves})
    seen = SEEN if crash_of(shot) is None else {**SEEN_ON, "angle": "eye_level"}
    return without_invented(shot.model_copy(update={"subjects": subjects, "camera": camera}), seen)


def as_seen_on(shot: Shot, bases: frozenset[str], close: frozenset[str] = frozenset()) -> Shot:
    """The shot as the camera takes what happens on a piece of furniture or a ramp: the whole of it, from the side.

    Args:
        shot: a completed one; a size that the user decided is of the thing that moves, and nothing changes.
        bases: ids of the furniture.
        close: those of them that a close size is of, whoever decided it.
    """
    if not bases or not (close or _invented_at(shot, "camera.size")):
        return shot
    rank = {True: Importance.MAIN, False: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": rank[s.id in bases]}) for s in shot.subjects]
    families = table("camera_moves")
    moves = [
        m.model_copy(update={"target": ""})
        for number, m in enumerate(shot.camera.moves)
        if not (families[m.kind].family in CHASES and is_invented_move(shot, number))
    ]
    camera = shot.camera.model_copy(update={"moves": moves})
    return without_invented(shot.model_copy(update={"subjects": subjects, "camera": camera}), SEEN_ON)


def without_invented(shot: Shot, instead: Mapping[str, Any]) -> Shot:
    """The shot with other values for those fields of its camera that the user did not decide."""
    chosen = {field: value for field, value in instead.items() if _invented_at(shot, f"camera.{field}")}
    return shot.model_copy(update={"camera": shot.camera.model_copy(update=chosen)})


def is_invented_move(shot: Shot, number: int) -> bool:
    """Whether a move of the camera was the director's idea and not the user's."""
    return _invented_at(shot, f"camera.moves[{number}].kind") or _invented_at(shot, "camera.moves")


def _invented_at(shot: Shot, path: str) -> bool:
    cue = shot.source_of(path)
    return cue is not None and cue.source is not Source.USER
