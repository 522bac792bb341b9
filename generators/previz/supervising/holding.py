"""How much of a subject must be in the picture: a box for it, in halves of the frame."""

from __future__ import annotations

from typing import Final

import numpy as np

from generators.previz.camera import CameraPath
from generators.previz.supervising.viewfinder import View, frame_points

__all__ = ["LARGE", "WHOLE", "core", "face", "upper"]

HEAD: Final = 0.13
"""From the middle of a face to the edge of the head, over a person's height."""
LARGE, WHOLE = 1.7, 4.0
"""Of what is larger, in halves of the frame, only the middle must be inside: of a thing, and of a main subject."""
UPPER: Final = 0.4
"""And of another person, this share from the top."""


def core(view: View, large: float) -> tuple[float, float, float, float]:
    """The box of a subject; of a large one, the middle of it."""
    left, bottom, right, top = view.box
    if view.size <= large:
        return view.box
    x, y = (left + right) / 2.0, (bottom + top) / 2.0
    return x - 0.3, y - 0.3, x + 0.3, y + 0.3


def upper(view: View) -> tuple[float, float, float, float]:
    """The box of somebody; of who is large, the head and the chest."""
    left, bottom, right, top = view.box
    return view.box if view.size <= LARGE else (left, top - UPPER * (top - bottom), right, top)


def face(path: CameraPath, share: float, story_s: float) -> tuple[float, float, float, float]:
    """The box of the faces in a close size; of a thing, of its middle."""
    pose = path.pose(share * path.seconds)
    reach = HEAD * path.target.height_m
    points = np.array([np.asarray(track.focus(story_s), np.float64) for track in path.target.tracks])
    offsets = reach * np.vstack([np.eye(3), -np.eye(3)])
    placed = frame_points(pose, (points[:, None] + offsets).reshape(-1, 3))
    low, high = placed.min(axis=0), placed.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
