"""How what changes its size is filmed: whole, by a camera that keeps still unless it was told to move."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from generators.previz.meeting.filming import is_invented_move, without_invented
from prompts.shot import Shot

__all__ = ["as_changing"]

SEEN: Final = {"size": "full", "height_m": None, "distance_m": None}
"""What the camera takes where the director, not the user, chose: at both ends of the change it is all in the frame."""


def as_changing(shot: Shot, resized: Set[str], repainted: Set[str] = frozenset()) -> Shot:
    """The shot as the camera takes what grows, shrinks or melts, or takes on another colour.

    Args:
        shot: a completed one.
        resized: ids of the subjects whose size changes.
        repainted: of those whose colour or material does; the camera does not go round them by its own idea.
    """
    main = shot.main_subject
    if main is not None and main.id in repainted:
        kept = [move for number, move in enumerate(shot.camera.moves) if not is_invented_move(shot, number)]
        shot = shot.model_copy(update={"camera": shot.camera.model_copy(update={"moves": kept})})
    return without_invented(shot, SEEN) if main is not None and main.id in resized else shot
