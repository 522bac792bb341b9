"""Smooth hulls: a skin drawn over rounded cross-sections that stand along the x axis (car bodies, boats, aircraft)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["loft"]

F64 = NDArray[np.float64]


def loft(
    stations: Sequence[Sequence[float]],
    *,
    squareness: float = 4.0,
    taper: float = 0.0,
    around: int = 28,
    between: int = 3,
) -> tuple[F64, NDArray[np.int32]]:
    """A closed hull through cross-sections.

    Args:
        stations: rows of (x, half width, bottom z, top z), in order of x, m. Between them runs a smooth curve.
        squareness: exponent of the cross-sections' superellipse: 2 an ellipse, 6 a rounded box.
        taper: how much narrower the top is than the bottom, 0..1.
        around: points round a section.
        between: sections per gap.

    Returns:
        Vertices (v, 3) and faces (f, 3), anticlockwise from outside.
    """
    rows = _smooth(np.asarray(stations, np.float64), between)
    angle = 2 * np.pi * np.arange(around) / around
    power = 2.0 / squareness
    across = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
    up = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power
    middle, half = (rows[:, 2] + rows[:, 3]) / 2, (rows[:, 3] - rows[:, 2]) / 2
    z = middle[:, None] + half[:, None] * up
    y = rows[:, 1:2] * across * (1 - taper * (up + 1) / 2)
    x = np.repeat(rows[:, :1], around, axis=1)
    rings = np.stack([x, y, z], axis=2).reshape(-1, 3)
    ends = np.array([[rows[0, 0], 0.0, middle[0]], [rows[-1, 0], 0.0, middle[-1]]])
    return np.concatenate([rings, ends]), _faces(len(rows), around)


def _smooth(rows: F64, between: int) -> F64:
    """Rows in between by a cubic that does not overshoot (Fritsch and Carlson 1980, with harmonic means)."""
    x = rows[:, 0]
    slope = np.diff(rows[:, 1:], axis=0) / np.diff(x)[:, None]
    tangent = np.zeros_like(rows[:, 1:])
    tangent[0], tangent[-1] = slope[0], slope[-1]
    product = slope[:-1] * slope[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        tangent[1:-1] = np.where(product > 0, 2 * product / (slope[:-1] + slope[1:]), 0.0)
    parts = []
    for i in range(len(rows) - 1):
        gap = x[i + 1] - x[i]
        for t in np.arange(between) / between:
            h00, h10 = (1 + 2 * t) * (1 - t) ** 2, t * (1 - t) ** 2
            h01, h11 = t * t * (3 - 2 * t), t * t * (t - 1)
            values = h00 * rows[i, 1:] + h10 * gap * tangent[i] + h01 * rows[i + 1, 1:] + h11 * gap * tangent[i + 1]
            parts.append(np.concatenate([[x[i] + t * gap], values]))
    parts.append(rows[-1])
    return np.array(parts)


def _faces(rings: int, around: int) -> NDArray[np.int32]:
    faces = []
    for r in range(rings - 1):
        for k in range(around):
            a, b = r * around + k, r * around + (k + 1) % around
            c, d = a + around, b + around
            faces += [(a, b, c), (b, d, c)]
    first, last = rings * around, rings * around + 1
    top = (rings - 1) * around
    for k in range(around):
        faces.append((first, (k + 1) % around, k))
        faces.append((last, top + k, top + (k + 1) % around))
    return np.array(faces, np.int32)
