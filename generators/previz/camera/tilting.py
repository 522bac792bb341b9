"""Tilts over somebody, from the feet up to the face or down, or from and to the sky; and rises to what lies beyond."""

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
from generators.previz.camera.parts import part_of
from generators.previz.camera.target import Target, is_of_hands
from prompts.shot import Shot

__all__ = ["TILTS", "opens_up", "sky_share", "tilted_over"]

TILTS: Final = {"tilt_up": 1.0, "tilt_down": -1.0}
LONGEST_DEG: Final = 65.0
FACE: Final = 0.92
"""Height of a face over that of somebody."""
HANDS: Final = 0.33
"""How far hands at work are below a face, over the height of somebody."""
_HANDS: Final = re.compile(
    r"\b(?:from|on|of|to|see|at|with)\b(?: [\w'\u2019-]+){0,4} (?:hands?|fingers?|fists?|gloves)\b", re.IGNORECASE
)
_FEET: Final = re.compile(r"\b(?:boots|shoes|feet|heels|toes|sneakers|legs)\b", re.IGNORECASE)
OF_THE_FRAME, OF_THE_SUBJECT = 0.55, 0.4
"""Of half the frame's and the subject's angles, how far a tilt may go to each side of a subject that stays in sight."""

_ABOVE: Final = (
    r"(?:an? |the )?(?:[\w-]+ ){0,3}?(?:sky|skies|moon|sun|stars|clouds|heavens|aurora|milky way|northern lights"
    r"|rainbow|fireworks|constellations?)\b"
)
_SKYWARD: Final = {
    "tilt_down": re.compile(rf"\b(?:from|off|(?:start|begin|open)\w*(?: \w+)? (?:on|in|at|with)) {_ABOVE}"),
    "tilt_up": re.compile(
        rf"\b(?:to|towards?|into|at|on|and) (?:(?:reveal|show|find|end on|see|frame)\w* )?{_ABOVE}"
        rf"|\b(?:reveal|show|find|see)\w* {_ABOVE}"
    ),
}
"""What a tilt down begins on, and a tilt up ends on, that stands over everybody."""
CLEAR_OF_IT: Final = 2.1
"""Of half the frame's angle, how far up such a tilt goes, so that who is below is out of the frame."""
LEAST_SKY_DEG, MOST_SKY_DEG = 26.0, 50.0

_FAR_OFF: Final = re.compile(
    r"\b(?:horizon|valleys?|city|town|village|skyline|landscape|views?|vista|panorama|scenery|sea|ocean|coast|mountains?"
    r"|vineyards?|lakes?|rivers?|gardens?|orchards?|canyon|beach|bay|harbou?r|islands?|roads?|highway|ranch|farm|estate"
    r"|jungle|woods|glacier|dunes|plains?|prairie|savanna|meadows?|park|village|neighbou?rhood|camp|graveyard|cemetery"
    r"|hills|fields?|desert|forest|surroundings|countryside|whole|entire|vast\w*|crowd|battlefield|ruins)\b",
    re.IGNORECASE,
)


def opens_up(shot: Shot) -> bool:
    """Whether a camera rises over somebody to what lies beyond: `crane up to reveal the valley`."""
    rises = any(move.kind in ("crane_up", "pedestal_up") for move in shot.camera.moves)
    return rises and bool(shot.subjects) and _FAR_OFF.search(shot.end_state or "") is not None


def sky_share(shot: Shot) -> float | None:
    """The share of the clip at which the shot's tilt is on the sky: its start, or its end; None for any other shot."""
    kinds = [move.kind for move in shot.camera.moves if move.kind in TILTS]
    if len(kinds) != 1 or not _SKYWARD[kinds[0]].search(shot.request.lower()):
        return None
    return 0.0 if kinds[0] == "tilt_down" else 1.0


def _of_hands(shot: Shot) -> bool:
    """Whether a tilt begins or ends on somebody's hands: `start on his hands, tilt up to his face`."""
    return _HANDS.search(shot.request) is not None and _FEET.search(shot.request) is None


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
    sky = sky_share(shot)
    if sky is not None:
        half_frame = math.degrees(math.atan2(0.5 * framing.frame_m, framing.distance_m))
        degrees = float(np.clip(CLEAR_OF_IT * half_frame, LEAST_SKY_DEG, MOST_SKY_DEG))
        degrees += max(math.degrees(framing.elevation_rad), 0.0)
        over = replace(move, total=sign * degrees, origin=1.0 - sky)
    elif framing.close and sign > 0.0 and (is_of_hands(shot) or part_of(shot) is not None):
        rise_m = FACE * target.stature_m - float(target.focus(framing.still_s)[2]) + target.base_z(framing.still_s)
        degrees = min(math.degrees(math.atan2(max(rise_m, 0.0), framing.distance_m)), LONGEST_DEG)
        over = replace(move, total=degrees, origin=0.0)
    elif framing.close:
        feet_m = float(target.focus(framing.still_s)[2]) - target.base_z(framing.still_s)
        down_m = min(FACE * feet_m, HANDS * target.stature_m) if _of_hands(shot) else FACE * feet_m
        degrees = min(math.degrees(math.atan2(down_m, framing.distance_m)), LONGEST_DEG)
        over = replace(move, total=sign * degrees, origin=1.0 if sign > 0.0 else 0.0)
    else:
        half_frame = math.atan2(0.5 * framing.frame_m, framing.distance_m)
        half_body = math.atan2(0.5 * target.height_m, framing.distance_m)
        most = 2.0 * math.degrees(OF_THE_FRAME * half_frame + OF_THE_SUBJECT * half_body)
        over = replace(move, total=float(np.clip(move.total, -most, most)))
    return tuple(over if n == number else other for n, other in enumerate(planned))
