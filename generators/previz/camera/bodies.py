"""Bodies that the camera keeps out of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track

__all__ = ["outside"]

F64 = NDArray[np.float64]
BODY_CLEARANCE_M = 0.12
"""Between the lens and a body, at the least where the body is large."""


def outside(track: Track, position: F64, story_s: float) -> F64:
    """The position, pushed out of the ellipsoid around a subject if it lies inside."""
    heading = np.asarray(track.heading(story_s), np.float64)
    side = np.array([heading[1], -heading[0], 0.0])
    axes = np.column_stack([heading, side, [0.0, 0.0, 1.0]])
    clearance = min(BODY_CLEARANCE_M, 0.25 * track.height_m)
    half = 0.5 * np.array([track.length_m, track.width_m, track.height_m]) + clearance
    centre = np.asarray(track.centre(story_s), np.float64)
    local = (position - centre) @ axes / half
    inside = float(np.linalg.norm(local))
    if inside >= 1.0:
        return position
    local = local / inside if inside > 1e-6 else np.array([0.0, 1.0, 0.0])
    return centre + axes @ (local * half)
