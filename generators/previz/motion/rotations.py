"""Turning things: unit quaternions (w, x, y, z) and vectors as plain tuples.

Poses are made of a few dozen rotations per picture; tuples of floats are several times faster there than
arrays of four numbers. Axes in every figure's frame: x forward, y to its left, z up.
"""

from __future__ import annotations

from math import acos, cos, hypot, sin, sqrt
from typing import TypeAlias

__all__ = [
    "IDENTITY",
    "Quat",
    "Vec",
    "about_x",
    "about_y",
    "about_z",
    "add",
    "aim",
    "conjugate",
    "lerp",
    "multiply",
    "rotate",
    "scale",
    "slerp",
    "subtract",
    "yaw_towards",
]

Vec: TypeAlias = tuple[float, float, float]
Quat: TypeAlias = tuple[float, float, float, float]

IDENTITY: Quat = (1.0, 0.0, 0.0, 0.0)


def add(a: Vec, b: Vec) -> Vec:
    """Sum of two vectors."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def subtract(a: Vec, b: Vec) -> Vec:
    """The vector from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scale(a: Vec, factor: float) -> Vec:
    """A vector times a number."""
    return a[0] * factor, a[1] * factor, a[2] * factor


def lerp(a: Vec, b: Vec, share: float) -> Vec:
    """The point at `share` of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def about_x(angle: float) -> Quat:
    """Roll, radians; positive leans to the figure's right."""
    return cos(angle / 2), sin(angle / 2), 0.0, 0.0


def about_y(angle: float) -> Quat:
    """Pitch, radians; positive turns forward (x) down."""
    return cos(angle / 2), 0.0, sin(angle / 2), 0.0


def about_z(angle: float) -> Quat:
    """Yaw, radians; positive turns to the left."""
    return cos(angle / 2), 0.0, 0.0, sin(angle / 2)


def yaw_towards(x: float, y: float) -> Quat:
    """The level rotation that turns the x axis to the direction (x, y)."""
    length = hypot(x, y)
    half_cos = sqrt(max(0.0, (1.0 + x / length) / 2))
    half_sin = sqrt(max(0.0, (1.0 - x / length) / 2))
    return half_cos, 0.0, 0.0, half_sin if y >= 0 else -half_sin


def multiply(a: Quat, b: Quat, *more: Quat) -> Quat:
    """The rotation that applies the last one first, as matrices do."""
    aw, ax, ay, az = a
    bw, bx, by, bz = b
    product = (
        aw * bw - ax * bx - ay * by - az * bz,
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
    )
    return multiply(product, *more) if more else product


def conjugate(a: Quat) -> Quat:
    """The opposite rotation."""
    return a[0], -a[1], -a[2], -a[3]


def rotate(q: Quat, v: Vec) -> Vec:
    """A vector turned by a rotation."""
    w, x, y, z = q
    tx, ty, tz = 2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])
    return (
        v[0] + w * tx + y * tz - z * ty,
        v[1] + w * ty + z * tx - x * tz,
        v[2] + w * tz + x * ty - y * tx,
    )


def aim(down: Vec, forward: Vec) -> Quat:
    """The rotation that points a bone's length (its -z axis) along `down`, with its x axis as near to `forward` as can.

    Args:
        down: need not be a unit vector; not parallel to `forward`.
        forward: the side of the bone that is its front.
    """
    length = sqrt(down[0] ** 2 + down[1] ** 2 + down[2] ** 2) or 1.0
    z = scale(down, -1.0 / length)
    along = forward[0] * z[0] + forward[1] * z[1] + forward[2] * z[2]
    x = subtract(forward, scale(z, along))
    x = scale(x, 1.0 / (sqrt(x[0] ** 2 + x[1] ** 2 + x[2] ** 2) or 1.0))
    y = (z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0])
    return _from_axes(x, y, z)


def _from_axes(x: Vec, y: Vec, z: Vec) -> Quat:
    trace = x[0] + y[1] + z[2]
    if trace > 0:
        s = 2 * sqrt(1 + trace)
        return s / 4, (y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s
    if x[0] >= y[1] and x[0] >= z[2]:
        s = 2 * sqrt(1 + x[0] - y[1] - z[2])
        return (y[2] - z[1]) / s, s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s
    if y[1] >= z[2]:
        s = 2 * sqrt(1 + y[1] - x[0] - z[2])
        return (z[0] - x[2]) / s, (y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s
    s = 2 * sqrt(1 + z[2] - x[0] - y[1])
    return (x[1] - y[0]) / s, (z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4


def slerp(a: Quat, b: Quat, share: float) -> Quat:
    """The rotation at `share` of the way from `a` to `b`, the shorter way round (Shoemake 1985)."""
    dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
    sign = 1.0 if dot >= 0 else -1.0
    angle = acos(min(1.0, abs(dot)))
    if angle < 1e-6:
        return b
    u, v = sin((1 - share) * angle) / sin(angle), sign * sin(share * angle) / sin(angle)
    return a[0] * u + b[0] * v, a[1] * u + b[1] * v, a[2] * u + b[2] * v, a[3] * u + b[3] * v
