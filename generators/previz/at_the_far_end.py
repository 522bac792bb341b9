"""Who is at the end of a corridor, a street or a tunnel is seen down the whole length of it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import is_invented_move, without_invented
from prompts.shot import Shot

__all__ = ["as_at_the_far_end"]

_ALONG: Final = re.compile(
    r"\b(?:at|from|in) the (?:[a-z]+ )?end of (?:an? |the |this |that )?(?:[\w-]+ ){0,3}?"
    r"(?:corridor|hallway|hall|passage|passageway|tunnel|alley|street|road|aisle|nave|pier|jetty|room|tracks?)\b"
)
_MOVES_ROUND: Final = frozenset({"arc_cw", "arc_ccw", "orbit", "truck_left", "truck_right", "pan_left", "pan_right"})


def as_at_the_far_end(shot: Shot) -> Shot:
    """The shot as it is taken from the other end: from before them, wide, and level with the way.

    What the user said of the camera is kept.

    Args:
        shot: whose words say where somebody is.
    """
    if not shot.subjects or not _ALONG.search(shot.request.lower()):
        return shot
    moves = [m for n, m in enumerate(shot.camera.moves) if m.kind not in _MOVES_ROUND or not is_invented_move(shot, n)]
    if len(moves) != len(shot.camera.moves):
        shot = shot.model_copy(update={"camera": shot.camera.model_copy(update={"moves": moves})})
    return without_invented(
        shot, {"view": "front", "size": "wide", "composition": "symmetrical composition", "distance_m": None}
    )
