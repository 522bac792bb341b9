"""Smooth repeatable noise from a small table, and a hash for things that come in cells."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from functools import cache
from math import floor

import numpy as np

from generators.previz.raycast.jit import inner
from generators.previz.scene import F32

SIDE = 32
"""Cells along each axis before the noise repeats."""
_MASK = SIDE - 1


@cache
def noise_table() -> F32:
    """(SIDE ** 3,) values in 0..1, evenly spread, the same on every machine."""
    order = np.arange(SIDE**3, dtype=np.uint64)
    # SplitMix64 (Steele, Lea and Flood 2014): a counter to well-mixed bits.
    mixed = (order + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return ((mixed >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)).astype(np.float32)


@inner
def cell_hash(x, y, z):
    """A value in 0..1 for the integer cell (x, y, z)."""
    h = (x * 374761393 + y * 668265263 + z * 2147483647) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 16)) * 2246822519) & 0xFFFFFFFF
    return (h ^ (h >> 15)) * (1.0 / 4294967296.0)


@inner
def noise2(x, y, layer, table):
    """Value noise over the plane, 0..1, features one unit across; `layer` picks an independent field."""
    xf, yf = floor(x), floor(y)
    fx, fy = x - xf, y - yf
    x0, y0 = int(xf) & _MASK, int(yf) & _MASK
    x1, y1 = (x0 + 1) & _MASK, ((y0 + 1) & _MASK) * SIDE
    y0 *= SIDE
    base = (layer & _MASK) * SIDE * SIDE
    fx, fy = fx * fx * (3.0 - 2.0 * fx), fy * fy * (3.0 - 2.0 * fy)
    low = table[base + y0 + x0] + fx * (table[base + y0 + x1] - table[base + y0 + x0])
    high = table[base + y1 + x0] + fx * (table[base + y1 + x1] - table[base + y1 + x0])
    return low + fy * (high - low)


@inner
def noise3(x, y, z, table):
    """Value noise in space, 0..1, features one unit across."""
    zf = floor(z)
    fz = z - zf
    fz = fz * fz * (3.0 - 2.0 * fz)
    low = noise2(x, y, int(zf), table)
    return low + fz * (noise2(x, y, int(zf) + 1, table) - low)


@inner
def slope2(x, y, layer, table):
    """As `noise2`, with its slopes: value, and how fast it grows along x and y."""
    xf, yf = floor(x), floor(y)
    fx, fy = x - xf, y - yf
    x0, y0 = int(xf) & _MASK, int(yf) & _MASK
    x1, y1 = (x0 + 1) & _MASK, ((y0 + 1) & _MASK) * SIDE
    y0 *= SIDE
    base = (layer & _MASK) * SIDE * SIDE
    gx, gy = 6.0 * fx * (1.0 - fx), 6.0 * fy * (1.0 - fy)
    fx, fy = fx * fx * (3.0 - 2.0 * fx), fy * fy * (3.0 - 2.0 * fy)
    a, b = table[base + y0 + x0], table[base + y0 + x1] - table[base + y0 + x0]
    c, d = table[base + y1 + x0], table[base + y1 + x1] - table[base + y1 + x0]
    low, high = a + fx * b, c + fx * d
    return low + fy * (high - low), gx * (b + fy * (d - b)), gy * (high - low)


@inner
def slope3(x, y, z, table):
    """As `noise3`, with its slopes: value, and how fast it grows along x, y and z."""
    zf = floor(z)
    fz = z - zf
    gz = 6.0 * fz * (1.0 - fz)
    fz = fz * fz * (3.0 - 2.0 * fz)
    low, lx, ly = slope2(x, y, int(zf), table)
    high, hx, hy = slope2(x, y, int(zf) + 1, table)
    return low + fz * (high - low), lx + fz * (hx - lx), ly + fz * (hy - ly), gz * (high - low)


@inner
def smoothstep(low, high, x):
    """0 below `low`, 1 above `high`, smooth between."""
    u = min(1.0, max(0.0, (x - low) / (high - low)))
    return u * u * (3.0 - 2.0 * u)
