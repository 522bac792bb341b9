"""How far moves go of which nobody said how far: in proportion to what the frame shows of their subject."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from generators.previz.camera.framing import Framing
from generators.previz.camera.moves import AXES, PlannedMove
from prompts.shot import Shot, Source, Speed

__all__ = ["in_proportion"]

WHOLE_APPROACH = 0.1
"""A push-in that nobody asked a length of goes this share of the way to what is to be seen whole."""
SLIDE_SHARE = {Speed.SLOW: 0.4, Speed.MEDIUM: 0.7, Speed.FAST: 1.1}
"""A slide goes at most this many frame widths (or heights) at the subject, by its speed."""
UP_SHARE = 0.6
"""And up or down this share of that: the frame is lower than wide, and who leaves it is not the subject any more."""


def in_proportion(planned: Sequence[PlannedMove], shot: Shot, framing: Framing) -> tuple[PlannedMove, ...]:
    """The moves, with slides that nobody asked a length of held to a share of what the frame shows at the subject.

    A metre is little before a house and takes a cup out of sight.
    """
    most = {speed: share * framing.frame_m for speed, share in SLIDE_SHARE.items()}
    wide = framing.sensor_mm[0] / framing.sensor_mm[1]
    moves = []
    for number, move in enumerate(planned):
        axis = AXES.get(move.kind)
        asked = shot.camera.moves[number]
        cue = shot.source_of(f"camera.moves[{number}].amount")
        given = asked.amount is not None and (cue is None or cue.source is Source.USER)
        if move.kind == "dolly_in" and not given and _is_whole(shot, number):
            move = replace(move, total=min(move.total, WHOLE_APPROACH))
        if axis is not None and axis.amount in ("right_m", "up_m") and not given:
            limit = most[asked.speed or Speed.MEDIUM] * (wide if axis.amount == "right_m" else UP_SHARE)
            move = replace(move, total=math.copysign(min(abs(move.total), limit), move.total))
        moves.append(move)
    return tuple(moves)


def _is_whole(shot: Shot, number: int) -> bool:
    """Whether somebody or something is to be seen whole, which a long push-in would crop.

    A person has room for one that the user asked for.
    """
    main = shot.main_subject
    if shot.camera.size != "full" or main is None:
        return False
    return main.kind not in ("human", "robot") or not _is_asked(shot, number)


def _is_asked(shot: Shot, number: int) -> bool:
    """Whether it is on record that the user asked for a move."""
    paths = (f"camera.moves[{number}].kind", f"camera.moves[{number}]", "camera.moves")
    cue = next((cue for path in paths if (cue := shot.source_of(path)) is not None), None)
    return cue is not None and cue.source is Source.USER
