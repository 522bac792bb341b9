"""A line drawing of the stage: outlines and creases, from depth, normals and what belongs to whom."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.blades import BLADE_PART
from generators.previz.scene import Layers

__all__ = ["line_drawing"]

DEPTH_STEP: Final = 0.012
"""A step in depth of this share is an outline."""
PART_STEP: Final = 0.003
"""Between two shapes of the set a step of this share is enough."""
CREASE_COS: Final = math.cos(math.radians(38.0))
"""Surfaces that meet at a sharper angle than this show a crease."""


def line_drawing(layers: Layers) -> NDArray[np.uint8]:
    """Lines one pixel wide, (h, w) uint8: 255 on a line, 0 elsewhere. Grass, which is all lines, is left out.

    Raises:
        ValueError: the layers were drawn without passes.
    """
    if layers.normal is None or layers.subject is None or layers.geom is None:
        raise ValueError("a line drawing needs layers that were drawn with passes")
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
        crease &= far > 0.0  # the sky has no surface to be creased
        parts = (layers.geom[one] != layers.geom[other]) & (layers.subject[one] == 0) & (layers.subject[other] == 0)
        stepped = parts & ((near - far) > PART_STEP * near)
        found = (layers.subject[one] != layers.subject[other]) | (~grass & (((apart | stepped) & ~slope) | crease))
        # The line lies on the nearer side, which the outline belongs to.
        nearer = nearness[one] >= nearness[other]
        lines[one] |= found & nearer
        lines[other] |= found & ~nearer
    return lines.astype(np.uint8) * np.uint8(255)


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
