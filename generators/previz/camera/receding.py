"""A camera that draws away until who it began on is a speck: `pull back until he is tiny`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.camera.framing import Framing
from generators.previz.camera.moves import PlannedMove
from generators.previz.camera.target import Target
from prompts.shot import Shot

__all__ = ["leaves_a_speck", "receding"]

SPECK: Final = 0.06
"""What is left of somebody, over the height of the frame."""
MOST: Final = 22.0
"""How many times as far off as at first such a camera ends, at the most."""
RISE_DEG: Final = 22.0
"""How far a drone rises on its way, so that the land is seen round who is left there."""
_SMALL: Final = re.compile(r"\b(?:tiny|small|dots?|specks?|spots?|ants?|figures?|points?)\b")
_FLIES: Final = re.compile(r"\b(?:drone|aerial|helicopter)\b", re.IGNORECASE)


def leaves_a_speck(shot: Shot) -> bool:
    """Whether the camera goes away from its subject until that is tiny."""
    goes = any(move.kind in ("dolly_out", "crane_up", "pedestal_up") for move in shot.camera.moves)
    return goes and bool(shot.subjects) and _SMALL.search(shot.end_state or "") is not None


def receding(
    planned: Sequence[PlannedMove], shot: Shot, framing: Framing, target: Target, seconds: float
) -> tuple[PlannedMove, ...]:
    """The moves with a way back as long as the words have it; themselves for any other shot.

    Args:
        planned: all moves of the shot.
        shot: its end says what becomes of whom it begins on.
        framing: of the beginning.
        target: who is left behind.
        seconds: length of the clip, s.
    """
    if not leaves_a_speck(shot) or not target.tracks or told(shot, "camera.moves[0].amount"):
        return tuple(planned)
    times = min(max(target.height_m / (SPECK * framing.frame_m), 1.5), MOST)
    away = PlannedMove("dolly_out", 0.0, seconds, 1.0 - times)
    rises = _FLIES.search(shot.request) is not None or any(m.kind in ("crane_up", "pedestal_up") for m in planned)
    up = (replace(away, kind="crane_up", total=RISE_DEG),) if rises else ()
    kept = [move for move in planned if move.kind not in ("dolly_out", "crane_up", "pedestal_up")]
    return (*kept, away, *up)
