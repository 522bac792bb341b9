"""What stands before the lens and leaves an opening: tubes of binoculars, a scope, a keyhole, the window of a car."""

from __future__ import annotations

from typing import Final

import numpy as np

from generators.previz.finish.effects import Guide, effect
from generators.previz.scene import F32

SOFT: Final = 0.012
"""Half the width of an edge that is out of focus, in heights of the picture."""


def _places(picture: F32) -> tuple[F32, F32]:
    """Of each pixel, how far right of and below the middle it lies, in half heights of the picture."""
    high, wide = picture.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    return (2.0 * x + 1.0 - wide) / high, (2.0 * y + 1.0 - high) / high


def _opened(picture: F32, outside: F32, soft: float = SOFT, dark: float = 0.0) -> F32:
    """The picture where `outside` is below 0 (half heights), and dark beyond."""
    open_to = np.clip(0.5 - outside / (4.0 * soft), 0.0, 1.0)[..., None]
    return np.asarray(picture * open_to + dark * (1.0 - open_to), np.float32)


@effect("two_circles")
def two_circles(picture: F32, _guide: Guide, radius: float = 0.88, apart: float = 0.62) -> F32:
    """The two tubes of binoculars; sizes in half heights of the picture."""
    x, y = _places(picture)
    return _opened(picture, np.minimum(np.hypot(x - apart, y), np.hypot(x + apart, y)) - np.float32(radius))


@effect("one_circle")
def one_circle(picture: F32, _guide: Guide, radius: float = 0.9, cross: float = 0.0) -> F32:
    """The round end of a tube, with a cross of lines where it aims."""
    x, y = _places(picture)
    inside = picture
    if cross:
        thin = np.float32(max(0.006, 2.2 / picture.shape[0]))
        lines = np.minimum(np.abs(x), np.abs(y)) < thin
        marks = (np.abs(np.hypot(x, y) - 0.3) < thin) | lines
        inside = np.where(marks[..., None], picture * np.float32(0.12), picture)
    return _opened(np.asarray(inside, np.float32), np.hypot(x, y) - np.float32(radius))


@effect("keyhole")
def keyhole(picture: F32, _guide: Guide) -> F32:
    """A round hole over a slot that widens downwards."""
    x, y = _places(picture)
    hole = np.hypot(x, y + 0.34) - np.float32(0.5)
    slot = np.maximum(np.abs(x) - (0.3 + 0.16 * np.clip(y, 0.0, 1.0)), np.maximum(y - 0.9, -0.34 - y))
    return _opened(picture, np.minimum(hole, slot), soft=0.02)


@effect("slot")
def slot(picture: F32, _guide: Guide, half_width: float = 0.9) -> F32:
    """An upright opening between two dark edges, which are near the lens: a doorway, a crack; in half heights."""
    x, _ = _places(picture)
    return _opened(picture, np.asarray(np.abs(x) - np.float32(half_width), np.float32), soft=0.03, dark=0.02)


@effect("car_window")
def car_window(picture: F32, _guide: Guide) -> F32:
    """The frame of a window of a vehicle, near to the lens: a slanting pillar, rounded corners and the door below."""
    x, y = _places(picture)
    wide = np.float32(picture.shape[1] / picture.shape[0])
    low, high, right, corner = 0.72, -0.84, wide * 0.9, 0.3
    left = -wide * 0.86 - 0.16 - 0.22 * (y - low)
    across, up = (left + right) / 2.0, (low + high) / 2.0
    beside = np.abs(x - across) - ((right - left) / 2.0 - corner)
    over = np.abs(y - up) - ((low - high) / 2.0 - corner)
    outside = (
        np.hypot(np.maximum(beside, 0.0), np.maximum(over, 0.0)) + np.minimum(np.maximum(beside, over), 0.0) - corner
    )
    return _opened(picture, np.asarray(outside, np.float32), soft=0.035, dark=0.025)
