"""The shapes that a row of a props table is made of: names and numbers to primitives and skins on a bone.

A shape's row is (name, paint, numbers ...). The name may end in

    *    once on either side (y and minus y)
    @n   n times round the z axis; @nx and @ny round the others
    #n   n times, each a step further; the last three numbers are the step

Names and their numbers, lengths in the row's own unit, turns in degrees about x, y, z:

    box     x y z  half extents  [turns]          ball    x y z  radii  [turns]
    rod     two ends, radius                      limb    two ends, radius at each, round ends
    cone    two ends, radius at each, flat ends   ring    x y z  radius, thickness, [axis x y z]
    turned  x y  then radius, z ... up the outline of a lathe's work
    tube    radius at first, at last, then x y z ... of a smooth line
    cut     x y z  half thickness, then y, z ... of an outline that faces x
    flat    x y z  half thickness, then x, y ... of an outline that lies level
    fin     x y z  half thickness, then x, z ... of an outline that faces y
    prism   sides, turn, x y, radius and z of the foot, radius and z of the top
    gable   x y, half depth, half width, eaves z, ridge z: a roof whose ridge runs along y
    loft    squareness, then x, half width, bottom z, top z ... of cross-sections along x
    hull    stern x, bow x, half width, keel z, deck z
    sail    x of its loose corner, x of the mast, foot z, head z
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import pi, radians
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface
from generators.previz.motion.rotations import (
    IDENTITY,
    Quat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    multiply,
    rotate,
)
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.lofts import loft
from generators.previz.rigs.meshes import Mesh, cut_out, prism, ring, swept, turned
from generators.previz.scene import GeomKind

__all__ = ["AROUND", "Extents", "ShapeRow", "add_shape", "split_name"]

ShapeRow: TypeAlias = tuple[str | float, ...]
Numbers: TypeAlias = Sequence[float]
FLARE = 1.5
"""How much wider a hull is at its deck than at its keel."""
_HULL = (
    (0.0, 0.66, 0.22, 0.02), (0.04, 0.74, 0.12, 0.02), (0.3, 0.96, 0.0, -0.03), (0.55, 1.0, 0.0, -0.04),
    (0.78, 0.72, 0.05, 0.04), (0.93, 0.28, 0.28, 0.18), (1.0, 0.03, 0.62, 0.27),
)  # fmt: skip
"""Stations of a hull: place along it, width, and how far keel and deck lie above their lowest, over its depth."""
_NAME = re.compile(r"([a-z_]+)(?:@(\d+)([xyz])?)?(?:#(\d+))?(\*)?")
AROUND: Mapping[str, Callable[[float], Quat]] = {"x": about_x, "y": about_y, "z": about_z}


@dataclass(slots=True)
class Extents:
    """The box round everything added so far, in the figure's frame as it rests, m."""

    low: list[float] = field(default_factory=lambda: [1e9] * 3)
    high: list[float] = field(default_factory=lambda: [-1e9] * 3)

    def take(self, points: NDArray[np.float64]) -> None:
        """Widens the box to hold points (n, 3)."""
        self.low = list(np.minimum(self.low, points.min(axis=0)))
        self.high = list(np.maximum(self.high, points.max(axis=0)))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a copy of a shape goes: mirrored (side -1) first, then turned, then shifted, on a bone."""

    figure: Figure
    bone: str
    side: float = 1.0
    turn: Quat = IDENTITY
    shift: Vec = (0.0, 0.0, 0.0)

    def point(self, x: float, y: float, z: float) -> Vec:
        return add(rotate(self.turn, (x, self.side * y, z)), self.shift)

    def turned(self, degrees: Numbers) -> Quat:
        """The turn of a shape with its own turns in degrees."""
        if not degrees:
            return self.turn
        rx, ry, rz = (radians(value) for value in degrees)
        return multiply(self.turn, about_z(self.side * rz), about_y(ry), about_x(self.side * rx))

    def skin(self, mesh: Mesh, surface: Surface) -> NDArray[np.float64]:
        """Adds a mesh whose vertices are in the shape's frame."""
        vertices, faces = mesh
        if self.side < 0:
            vertices, faces = vertices * (1.0, -1.0, 1.0), faces[:, ::-1]
        turned_points = np.array([add(rotate(self.turn, tuple(v)), self.shift) for v in vertices.tolist()])
        name = self.figure.builder.mesh(turned_points, faces)
        self.figure.shape(self.bone, GeomKind.MESH, (0.0,), surface, meshname=name)
        return turned_points


def split_name(name: str) -> tuple[str, bool, int, str, int]:
    """A shape's or part's name apart: plain name, mirrored, copies round an axis, the axis, copies in a row.

    Raises:
        ValueError: it is not of the form that the head of this file tells.
    """
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} is no shape's name: a word, then * or @4x and #3 for copies")
    plain, around, axis, steps, mirrored = found.groups()
    return plain, bool(mirrored), int(around or 1), axis or "z", int(steps or 1)


def add_shape(
    figure: Figure,
    bone: str,
    row: ShapeRow,
    scale: float,
    surface: Surface,
    *,
    side: float = 1.0,
    extents: Extents | None = None,
    origin: Vec = (0.0, 0.0, 0.0),
    frame: Quat = IDENTITY,
) -> None:
    """Adds every copy of one row's shape to a bone.

    Args:
        figure: what it belongs to.
        bone: that it moves with.
        row: see the head of this file.
        scale: metres in the row's unit.
        surface: how it looks.
        side: -1 for a bone that is the mirror image of what the row says.
        extents: is widened by the shape.
        origin: of the bone in the figure, for that.
        frame: of the bone in the figure.
    """
    name, mirrored, copies, axis, steps = split_name(str(row[0]))
    numbers = [float(value) for value in row[2:]]
    step: Vec = (0.0, 0.0, 0.0)
    if steps > 1:
        *numbers, dx, dy, dz = numbers
        step = (dx * scale, side * dy * scale, dz * scale)
    build = _SHAPES[name]
    for hand in (side, -side) if mirrored else (side,):
        for k in range(copies):
            turn = AROUND[axis](2 * pi * k / copies) if copies > 1 else IDENTITY
            for n in range(steps):
                shift = rotate(turn, (n * step[0], n * step[1] * (hand * side), n * step[2]))
                points = build(_Spot(figure, bone, hand, turn, shift), numbers, scale, surface)
                if extents is not None:
                    extents.take(np.array([add(origin, rotate(frame, tuple(p))) for p in np.asarray(points).tolist()]))


def _scaled(n: Numbers, scale: float) -> list[float]:
    return [value * scale for value in n]


def _corners(at: Vec, half: Numbers, turn: Quat) -> NDArray[np.float64]:
    signs = ((x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1))
    return np.array([add(at, rotate(turn, (x * half[0], y * half[1], z * half[2]))) for x, y, z in signs])


def _box(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, z, *half = _scaled(n[:6], scale)
    at, turn = spot.point(x, y, z), spot.turned(n[6:])
    spot.figure.box(spot.bone, half, at, surface, quaternion=turn)
    return _corners(at, half, turn)


def _ball(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, z, *radii = _scaled(n[:6], scale)
    at, turn = spot.point(x, y, z), spot.turned(n[6:])
    spot.figure.ball(spot.bone, radii, at, surface, quaternion=turn)
    axes = np.array([rotate(turn, a) for a in ((radii[0], 0, 0), (0, radii[1], 0), (0, 0, radii[2]))])
    reach = np.sqrt((axes**2).sum(axis=0))
    return np.array([np.asarray(at) - reach, np.asarray(at) + reach])


def _long(kind: GeomKind) -> Callable[[_Spot, Numbers, float, Surface], NDArray[np.float64]]:
    def build(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
        ax, ay, az, bx, by, bz, *radii = _scaled(n, scale)
        ends = spot.point(ax, ay, az), spot.point(bx, by, bz)
        spot.figure.shape(spot.bone, kind, radii, surface, ends=ends)
        a, b = np.asarray(ends[0]), np.asarray(ends[1])
        if kind is GeomKind.ROUND_CONE:
            reach = np.ones(3)
        else:
            along = (b - a) / max(float(np.linalg.norm(b - a)), 1e-9)
            reach = np.sqrt(np.maximum(0.0, 1.0 - along**2))
        return np.array([end + sign * r * reach for end, r in ((a, radii[0]), (b, radii[-1])) for sign in (1, -1)])

    return build


def _ring(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, z, radius, thick = _scaled(n[:5], scale)
    vertices, faces = ring(radius, thick)
    axis = np.array(n[5:8] or (0.0, 0.0, 1.0), np.float64)
    axis /= np.linalg.norm(axis)
    side = np.cross(axis, (0.0, 1.0, 0.0) if abs(axis[1]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    turn = np.column_stack([side, np.cross(axis, side), axis])
    return spot.skin((vertices @ turn.T + (x, y, z), faces), surface)


def _pairs(n: Numbers) -> list[tuple[float, float]]:
    return list(zip(n[::2], n[1::2], strict=True))


def _turned(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, *profile = _scaled(n, scale)
    vertices, faces = turned(_pairs(profile))
    return spot.skin((vertices + np.array((x, y, 0.0)), faces), surface)


def _tube(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    first, last, *line = _scaled(n, scale)
    return spot.skin(swept(np.reshape(line, (-1, 3)).tolist(), first, last), surface)


_FACING: Mapping[str, tuple[int, int, int]] = {"cut": (1, 2, 0), "flat": (0, 1, 2), "fin": (2, 0, 1)}
"""Which axes an outline's two numbers and its thickness run along; each keeps the handedness."""


def _plate(facing: str) -> Callable[[_Spot, Numbers, float, Surface], NDArray[np.float64]]:
    order = _FACING[facing]

    def build(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
        x, y, z, half, *outline = _scaled(n, scale)
        corners = _pairs(outline)
        if facing == "fin":
            corners = [(up, along) for along, up in corners]
        flat, faces = cut_out(corners, half)
        vertices = np.zeros_like(flat)
        for source, target in enumerate(order):
            vertices[:, target] = flat[:, source]
        return spot.skin((vertices + np.array((x, y, z)), faces), surface)

    return build


def _prism(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, foot, low, top, high = _scaled(n[2:], scale)
    vertices, faces = prism(int(n[0]), (foot, low), (top, high), radians(n[1]))
    return spot.skin((vertices + np.array((x, y, 0.0)), faces), surface)


def _gable(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    x, y, deep, wide, low, high = _scaled(n, scale)
    flat, faces = cut_out([(-deep, low), (deep, low), (0.0, high)], wide)
    vertices = np.stack([flat[:, 0], -flat[:, 2], flat[:, 1]], axis=1)
    return spot.skin((vertices + np.array((x, y, 0.0)), faces), surface)


def _loft(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    stations = np.reshape(_scaled(n[1:], scale), (-1, 4)).tolist()
    return spot.skin(loft(stations, squareness=n[0]), surface)


def _hull(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    """A boat's hull: a square stern, full amidships, a bow that rises to a point; wider at the deck than below."""
    stern, bow, half, keel, deck = _scaled(n, scale)
    depth = deck - keel
    stations = [
        [stern + at * (bow - stern), wide * half / FLARE, keel + low * depth, deck + high * depth]
        for at, wide, low, high in _HULL
    ]
    return spot.skin(loft(stations, squareness=2.6, taper=1.0 - FLARE), surface)


def _sail(spot: _Spot, n: Numbers, scale: float, surface: Surface) -> NDArray[np.float64]:
    """A triangle of cloth that bellies a little, upright along x."""
    loose, mast, foot, head = _scaled(n, scale)
    thick = 0.012 * (head - foot)
    rows = [
        [
            loose + at * (mast - loose),
            thick * (0.3 + 2.0 * at * (1.0 - at)),
            foot,
            foot + (0.02 + 0.98 * at) * (head - foot),
        ]
        for at in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    return spot.skin(loft(sorted(rows), squareness=3.0), surface)


_SHAPES: Mapping[str, Callable[[_Spot, Numbers, float, Surface], NDArray[np.float64]]] = {
    "box": _box,
    "ball": _ball,
    "rod": _long(GeomKind.CYLINDER),
    "limb": _long(GeomKind.ROUND_CONE),
    "cone": _long(GeomKind.CONE),
    "ring": _ring,
    "turned": _turned,
    "tube": _tube,
    "cut": _plate("cut"),
    "flat": _plate("flat"),
    "fin": _plate("fin"),
    "prism": _prism,
    "gable": _gable,
    "loft": _loft,
    "hull": _hull,
    "sail": _sail,
}
