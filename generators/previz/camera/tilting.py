"""Tilts over somebody, from the feet up to the face or down, and rises over somebody to what lies beyond."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from generators.previz.camera.frame_size import told
from generators.previz.camera.framing import Framing
from generators.previz.camera.moves import AXES, PlannedMove
from generators.previz.camera.target import Target
from prompts.shot import Shot

__all__ = ["TILTS", "opens_up", "tilted_over"]

TILTS: Final = {"tilt_up": 1.0, "tilt_down": -1.0}
LONGEST_DEG: Final = 65.0
OF_THE_FRAME, OF_THE_SUBJECT = 0.55, 0.4
"""Of half the frame's and the subject's angles, how far a tilt may go to each side of a subject that stays in sight."""

_FAR_OFF: Final = re.compile(
    r"\b(?:horizon|valleys?|city|town|village|skyline|landscape|views?|vista|panorama|scenery|sea|ocean|coast|mountains?"
    r"|hills|fields?|desert|forest|surroundings|countryside|whole|entire|vast\w*|crowd|battlefield|ruins)\b",
    re.IGNORECASE,
)


def opens_up(shot: Shot) -> bool:
    """Whether a camera rises over somebody to what lies beyond: `crane up to reveal the valley`."""
    rises = any(move.kind in ("crane_up", "pedestal_up") for move in shot.camera.moves)
    return rises and bool(shot.subjects) and _FAR_OFF.search(shot.end_state or "") is not None


def tilted_over(
    planned: Sequence[PlannedMove], shot: Shot, framing: Framing, target: Target
) -> tuple[PlannedMove, ...]:
    """The moves with a single tilt kept to its subject, where nobody asked for how far it goes.

    Args:
        planned: all moves of the shot.
        shot: its camera.
        framing: a close one is where a tilt up ends, and a tilt down begins: on the face.
        target: what is filmed; a place is tilted over as it is.
    """
    driven = [move for move in planned if move.kind in AXES]
    number = next((n for n, move in enumerate(planned) if move.kind in TILTS), None)
    if len(driven) != 1 or number is None or not target.tracks or told(shot, f"camera.moves[{number}].amount"):
        return tuple(planned)
    move = planned[number]
    sign = TILTS[move.kind]
    if framing.close:
        feet_m = float(target.focus(framing.still_s)[2]) - target.base_z(framing.still_s)
        degrees = min(math.degrees(math.atan2(0.92 * feet_m, framing.distance_m)), LONGEST_DEG)
        over = replace(move, total=sign * degrees, origin=1.0 if sign > 0.0 else 0.0)
    else:
        half_frame = math.atan2(0.5 * framing.frame_m, framing.distance_m)
        half_body = math.atan2(0.5 * target.height_m, framing.distance_m)
        most = 2.0 * math.degrees(OF_THE_FRAME * half_frame + OF_THE_SUBJECT * half_body)
        over = replace(move, total=float(np.clip(move.total, -most, most)))
    return tuple(over if n == number else other for n, other in enumerate(planned))
