"""Skins for what no primitive fits: turned pots, swept handles, cut-out plates, rings and many-sided prisms.

Every function returns vertices (v, 3) in metres and faces (f, 3), anticlockwise seen from outside. The renderer smooths
over shared vertices; where an edge is meant to be sharp, both sides have vertices of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import acos, cos, degrees, hypot, pi, sin
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Mesh", "cut_out", "prism", "ring", "swept", "turned"]

F64 = NDArray[np.float64]
Mesh: TypeAlias = tuple[F64, NDArray[np.int32]]
Point2: TypeAlias = tuple[float, float]

CREASE_DEG = 38.0
"""A profile that turns by more has an edge there."""
CORNER_DEG = 58.0
"""A profile's corner that is meant; gentler ones are rounded."""


def turned(profile: Sequence[Point2], around: int = 28) -> Mesh:
    """A solid of revolution about z, as from a lathe or a potter's wheel.

    Args:
        profile: points (radius, height) from the bottom of the axis round the outside to its top; a hollow thing's goes
            up the outside and down the inside.
        around: points of a ring.
    """
    angle = 2 * pi * np.arange(around) / around
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    profile = _smooth_profile(profile)
    rings: list[F64] = []
    faces: list[tuple[int, int, int]] = []
    upper: int | None = None  # number of the ring that the last stretch ended in
    for k, (low, high) in enumerate(pairwise(profile)):
        if hypot(high[0] - low[0], high[1] - low[1]) < 1e-12:
            continue
        if upper is None or (k > 0 and _bend_deg(profile[k - 1], low, high) > CREASE_DEG):
            rings.append(_ring_of(circle, low))
            upper = len(rings) - 1
        rings.append(_ring_of(circle, high))
        lower, upper = upper, len(rings) - 1
        for i in range(around):
            a, b = lower * around + i, lower * around + (i + 1) % around
            c, d = upper * around + i, upper * around + (i + 1) % around
            if low[0] > 0:
                faces.append((a, b, c))
            if high[0] > 0:
                faces.append((b, d, c))
    return np.concatenate(rings), np.array(faces, np.int32)


def _smooth_profile(profile: Sequence[Point2], between: int = 3) -> list[Point2]:
    """Points between those of a profile where it bends gently (Catmull-Rom); corners and straight ends stay."""
    n = len(profile)
    if n < 4:
        return list(profile)
    corner = [True, *(_bend_deg(*profile[k - 1 : k + 2]) > CORNER_DEG for k in range(1, n - 1)), True]
    line: list[Point2] = []
    for k in range(n - 1):
        p1, p2 = np.array(profile[k]), np.array(profile[k + 1])
        if corner[k] and corner[k + 1]:
            line.append(profile[k])
            continue
        m1 = (p2 - p1) if corner[k] else (p2 - np.array(profile[k - 1])) / 2
        m2 = (p2 - p1) if corner[k + 1] else (np.array(profile[k + 2]) - p1) / 2
        for t in np.arange(between) / between:
            h00, h10 = (1 + 2 * t) * (1 - t) ** 2, t * (1 - t) ** 2
            h01, h11 = t * t * (3 - 2 * t), t * t * (t - 1)
            point = h00 * p1 + h10 * m1 + h01 * p2 + h11 * m2
            line.append((max(0.0, float(point[0])), float(point[1])))
    return [*line, profile[-1]]


def _ring_of(circle: F64, point: Point2) -> F64:
    return np.column_stack([circle * point[0], np.full(len(circle), point[1])])


def _bend_deg(before: Point2, at: Point2, after: Point2) -> float:
    ax, ay, bx, by = at[0] - before[0], at[1] - before[1], after[0] - at[0], after[1] - at[1]
    long = hypot(ax, ay) * hypot(bx, by)
    return degrees(acos(max(-1.0, min(1.0, (ax * bx + ay * by) / long)))) if long > 0 else 0.0


def ring(radius: float, thick: float, around: int = 30, across: int = 10) -> Mesh:
    """A torus about z.

    Args:
        radius: of its centre line.
        thick: radius of its tube.
        around: points of the centre line.
        across: points round the tube.
    """
    u = (2 * pi * np.arange(around) / around)[:, None]
    v = (2 * pi * np.arange(across) / across)[None, :]
    out = radius + thick * np.cos(v)
    points = np.stack([out * np.cos(u), out * np.sin(u), thick * np.sin(v) * np.ones_like(u)], axis=2)
    faces = []
    for i in range(around):
        for j in range(across):
            a, b = i * across + j, (i + 1) % around * across + j
            c, d = i * across + (j + 1) % across, (i + 1) % around * across + (j + 1) % across
            faces += [(a, b, c), (b, d, c)]
    return points.reshape(-1, 3), np.array(faces, np.int32)


def swept(path: Sequence[Sequence[float]], first: float, last: float, around: int = 12, between: int = 4) -> Mesh:
    """A round tube along a smooth line (Catmull-Rom) through points, with round ends.

    Args:
        path: points (x, y, z).
        first: radius where it begins.
        last: radius where it ends.
        around: points round the tube.
        between: sections per stretch.
    """
    line = _smooth_line(np.asarray(path, np.float64), between)
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1), 1e-12)[:, None]
    share = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    radii = first + (last - first) * share / max(share[-1], 1e-12)
    # Round ends: two narrower sections and a point beyond either end.
    centres = [line[0] - along[0] * radii[0] * s for s in (0.87, 0.5)]
    centres += [*line, *(line[-1] + along[-1] * radii[-1] * s for s in (0.5, 0.87))]
    wide = [radii[0] * 0.5, radii[0] * 0.87, *radii, radii[-1] * 0.87, radii[-1] * 0.5]
    ways = [along[0], along[0], *along, along[-1], along[-1]]
    side = _any_across(ways[0])
    angle = 2 * pi * np.arange(around) / around
    rings = []
    for centre, radius, way in zip(centres, wide, ways, strict=True):
        side = side - way * float(side @ way)  # carried along without twisting
        side = side / np.linalg.norm(side)
        other = np.cross(way, side)
        rings.append(centre + radius * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other))
    points = np.concatenate([*rings, [line[0] - along[0] * radii[0]], [line[-1] + along[-1] * radii[-1]]])
    faces: list[tuple[int, int, int]] = []
    for r in range(len(rings) - 1):
        for i in range(around):
            a, b = r * around + i, r * around + (i + 1) % around
            faces += [(a, b, a + around), (b, b + around, a + around)]
    top = (len(rings) - 1) * around
    for i in range(around):
        faces.append((len(points) - 2, (i + 1) % around, i))
        faces.append((len(points) - 1, top + i, top + (i + 1) % around))
    return points, np.array(faces, np.int32)


def _smooth_line(points: F64, between: int) -> F64:
    if len(points) < 3:
        return points
    closed = np.concatenate([[2 * points[0] - points[1]], points, [2 * points[-1] - points[-2]]])
    parts = []
    for k in range(1, len(closed) - 2):
        p0, p1, p2, p3 = closed[k - 1 : k + 3]
        bend, twist = 2 * p0 - 5 * p1 + 4 * p2 - p3, 3 * p1 - p0 - 3 * p2 + p3
        parts += [0.5 * (2 * p1 + (p2 - p0) * t + bend * t**2 + twist * t**3) for t in np.arange(between) / between]
    return np.array([*parts, points[-1]])


def _any_across(way: F64) -> F64:
    return np.array([0.0, 0.0, 1.0]) if abs(way[2]) < 0.8 else np.array([1.0, 0.0, 0.0])


def cut_out(outline: Sequence[Point2], half_thick: float) -> Mesh:
    """A flat plate with a given outline in x, y, and z from minus to plus `half_thick`; it may be hollow-cornered.

    Args:
        outline: corners, in either order, not crossing themselves.
        half_thick: half its thickness.
    """
    corners = list(outline)
    if _area(corners) < 0:
        corners.reverse()
    n = len(corners)
    top = [(x, y, half_thick) for x, y in corners]
    bottom = [(x, y, -half_thick) for x, y in corners]
    vertices: list[tuple[float, float, float]] = [*top, *bottom]
    faces: list[tuple[int, int, int]] = []
    for a, b, c in _ears(corners):
        faces += [(a, b, c), (n + a, n + c, n + b)]
    for i in range(n):
        j, k = (i + 1) % n, len(vertices)
        vertices += [bottom[i], bottom[j], top[j], top[i]]
        faces += [(k, k + 1, k + 2), (k, k + 2, k + 3)]
    return np.array(vertices), np.array(faces, np.int32)


def _area(corners: Sequence[Point2]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)) / 2


def _ears(corners: Sequence[Point2]) -> list[tuple[int, int, int]]:
    """Triangles of a simple polygon, anticlockwise (ear clipping, Meisters 1975)."""
    left = list(range(len(corners)))
    triangles: list[tuple[int, int, int]] = []
    while len(left) > 3:
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            others = (corners[i] for i in left if i not in (a, b, c))
            if _area([corners[a], corners[b], corners[c]]) > 0 and not any(
                _within(p, corners[a], corners[b], corners[c]) for p in others
            ):
                break
        triangles.append((a, b, c))
        left.pop(k)
    return [*triangles, (left[0], left[1], left[2])]


def _within(p: Point2, a: Point2, b: Point2, c: Point2) -> bool:
    return _area([a, b, p]) >= 0 and _area([b, c, p]) >= 0 and _area([c, a, p]) >= 0


def prism(sides: int, low: Point2, high: Point2, turn: float = 0.0) -> Mesh:
    """A many-sided column, pyramid or crystal about z, with sharp edges.

    Args:
        sides: 3 or more.
        low: (radius to the corners, height) of its foot; a radius of 0 is a point.
        high: the same of its top.
        turn: rotation about z, radians; at 0 the first face looks along x.
    """
    first = turn + pi / sides
    corner = [(cos(first + 2 * pi * k / sides), sin(first + 2 * pi * k / sides)) for k in range(sides)]
    vertices: list[tuple[float, float, float]] = []
    faces: list[tuple[int, int, int]] = []
    for k in range(sides):
        (ax, ay), (bx, by) = corner[k - 1], corner[k]
        start = len(vertices)
        vertices += [
            (ax * low[0], ay * low[0], low[1]),
            (bx * low[0], by * low[0], low[1]),
            (bx * high[0], by * high[0], high[1]),
            (ax * high[0], ay * high[0], high[1]),
        ]
        if low[0] > 0:
            faces.append((start, start + 1, start + 2))
        if high[0] > 0:
            faces.append((start, start + 2, start + 3))
        elif low[0] > 0:
            faces[-1] = (start, start + 1, start + 2)
    for (radius, z), up in ((low, False), (high, True)):
        if radius <= 0:
            continue
        start = len(vertices)
        vertices += [(x * radius, y * radius, z) for x, y in corner]
        fan = ((start, start + k, start + k + 1) for k in range(1, sides - 1))
        faces += [(a, b, c) if up else (a, c, b) for a, b, c in fan]
    return np.array(vertices), np.array(faces, np.int32)
