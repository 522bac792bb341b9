"""A line drawing of the stage: outlines and creases, from depth, normals and what belongs to whom."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.blades import BLADE_PART
from generators.previz.scene import Layers, Pattern

__all__ = ["line_drawing"]

DEPTH_STEP: Final = 0.012
"""A step in depth of this share is an outline."""
PART_STEP: Final = 0.003
"""Between two shapes of the set a step of this share is enough."""
_ROUGH: Final = (int(Pattern.LEAVES), int(Pattern.FUR))
"""Patterns whose tufts turn the surface this way and that."""
_GAIN: Final = 255.0 / 8.0
"""Of the sum of a pixel and its neighbours (weights 1, 2, 1 each way), so that a straight line is white."""
CREASE_COS: Final = math.cos(math.radians(38.0))
"""Surfaces that meet at a sharper angle than this show a crease."""


def line_drawing(layers: Layers, pattern: NDArray[np.integer] | None = None) -> NDArray[np.uint8]:
    """Lines, (h, w) uint8: 255 on a line, less on its soft sides, 0 elsewhere. Grass, all lines, is left out.

    The sides are soft so that a line which moves by less than a pixel moves by as much in the drawing: a hard one
    jumps, and what follows it flickers.

    Args:
        layers: drawn with passes.
        pattern: of every shape, by its number: leaves and fur have no creases of their own.

    Raises:
        ValueError: the layers were drawn without passes.
    """
    if layers.normal is None or layers.subject is None or layers.geom is None:
        raise ValueError("a line drawing needs layers that were drawn with passes")
    rough = np.zeros(1, bool) if pattern is None else np.append(np.isin(pattern, _ROUGH), False)
    tufted = rough[np.clip(layers.geom, -1, len(rough) - 1)]
    nearness = np.where(np.isfinite(layers.depth_m), 1.0 / np.maximum(layers.depth_m, 1e-6), 0.0)
    lines = np.zeros(layers.depth_m.shape, bool)
    for axis in (0, 1):
        one, other = _neighbours(axis)
        grass = (layers.geom[one] == BLADE_PART) | (layers.geom[other] == BLADE_PART)
        near, far = np.maximum(nearness[one], nearness[other]), np.minimum(nearness[one], nearness[other])
        apart = (near - far) > DEPTH_STEP * near
        # A slope seen at a glancing angle has steep depth and no outline: its nearness changes evenly.
        slope = _steady(nearness, axis)
        crease = np.einsum("...i,...i->...", layers.normal[one], layers.normal[other]) < CREASE_COS
        crease &= ~(tufted[one] & tufted[other])
        crease &= far > 0.0  # the sky has no surface to be creased
        parts = (layers.geom[one] != layers.geom[other]) & (layers.subject[one] == 0) & (layers.subject[other] == 0)
        stepped = parts & ((near - far) > PART_STEP * near)
        found = (layers.subject[one] != layers.subject[other]) | (~grass & (((apart | stepped) & ~slope) | crease))
        # The line lies on the nearer side, which the outline belongs to.
        nearer = nearness[one] >= nearness[other]
        lines[one] |= found & nearer
        lines[other] |= found & ~nearer
    return _softened(lines)


def _softened(lines: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Lines of one pixel with half as much on either side; a pixel by itself is no line."""
    drawn = lines & (_summed(lines, 1.0) > 1.5)
    grey: NDArray[np.uint8] = np.minimum(_GAIN * _summed(drawn, 2.0), 255.0).astype(np.uint8)
    return grey


def _summed(lines: NDArray[np.bool_], middle: float) -> NDArray[np.float32]:
    """Every pixel with its eight neighbours added, those of its own row and column `middle` times."""
    height, width = lines.shape
    padded = np.pad(lines.astype(np.float32), 1, mode="edge")
    rows = padded[:-2] + middle * padded[1:-1] + padded[2:]
    both: NDArray[np.float32] = rows[:, :width] + middle * rows[:, 1 : width + 1] + rows[:, 2:]
    assert both.shape == (height, width)
    return both


def _neighbours(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    first, second = slice(None, -1), slice(1, None)
    return ((first, slice(None)), (second, slice(None))) if axis == 0 else ((slice(None), first), (slice(None), second))


def _steady(nearness: NDArray[np.floating], axis: int) -> NDArray[np.bool_]:
    """Whether the step between neighbours is as large as the steps on both sides of it."""
    step = np.diff(nearness, axis=axis)
    padded = np.pad(step, [(1, 1) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
    before = padded[:-2] if axis == 0 else padded[:, :-2]
    after = padded[2:] if axis == 0 else padded[:, 2:]
    within: NDArray[np.bool_] = np.abs(step) <= 2.5 * np.minimum(np.abs(before), np.abs(after)) + 1e-6
    return within
