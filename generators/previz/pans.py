"""Who a pan ends on stands well aside of whom it begins on: from one to the next there is something to pan over."""

from __future__ import annotations

from generators.previz.camera import from_one_to_another
from prompts.shot import Shot

__all__ = ["with_ends"]


def with_ends(shot: Shot) -> Shot:
    """The shot with a place for whom its pan ends on, where none was told."""
    ends = from_one_to_another(shot)
    if ends is None or (shot.beats and any(beat.target in ends for beat in shot.beats)):
        return shot
    first = next(subject for subject in shot.subjects if subject.id == ends[0])
    move = shot.camera.moves[0]
    side = "left" if move.kind == "pan_left" or move.direction == "left" else "right"
    subjects = [
        subject.model_copy(update={"position": f"far to the {side} of the {first.noun}"})
        if subject.id == ends[1] and not subject.position
        else subject
        for subject in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})
