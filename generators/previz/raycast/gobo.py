"""Patterned light: what stands in a lamp's beam, by where the beam's rays pass it.

A gobo is laid out across the light: in metres for the sun, in tangents of the angle from the axis for other lamps.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import floor, sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    LIGHT_DIRECTION,
    LIGHT_GOBO,
    LIGHT_GOBO_SIZE,
    LIGHT_KIND,
    LIGHT_POSITION,
    SUN,
    TIME,
)
from generators.previz.raycast.noise import noise2, smoothstep

BLINDS = 1
FOLIAGE = 2
WINDOW = 3
CAUSTICS = 4
SHAFTS = 5
SLAT_SHARE, SLAT_SOFTNESS = 0.5, 0.09
LEAF_SHADE = 0.12
"""Light that comes through leaves."""
FOLIAGE_SWAY_PER_S = 0.18


@inner
def _blinds(v):
    v -= floor(v)
    return smoothstep(0.0, SLAT_SOFTNESS, v) * (1.0 - smoothstep(SLAT_SHARE, SLAT_SHARE + SLAT_SOFTNESS, v))


@inner
def _foliage(u, v, time, table):
    sway = FOLIAGE_SWAY_PER_S * time
    coarse = noise2(0.42 * u + 0.3 * sway, 0.42 * v, 25, table)
    fine = noise2(u + sway, v + 0.6 * sway, 26, table)
    fine = 0.62 * fine + 0.38 * noise2(2.1 * u - 1.4 * sway, 2.1 * v + sway, 27, table)
    return LEAF_SHADE + (1.0 - LEAF_SHADE) * smoothstep(0.50, 0.66, 0.45 * coarse + 0.62 * fine)


@inner
def _window(u, v):
    """Two panes across and three up, dark outside: the window is 2 x 3 units about the axis."""
    inside = smoothstep(1.04, 0.98, abs(u)) * smoothstep(1.54, 1.48, abs(v))
    bar = smoothstep(0.05, 0.09, abs(u)) * smoothstep(0.05, 0.09, abs(abs(v) - 0.5))
    return inside * bar


@inner
def _shafts(u, v, time, table):
    """Gaps across u that are long along v, so that a look along them meets few."""
    open_ = noise2(u + 0.05 * time, 0.12 * v, 32, table)
    return smoothstep(0.50, 0.66, open_)


@inner
def _caustics(u, v, time, table):
    """Bright lines where ripples gather the light; the mean is about 1."""
    a = noise2(u + 0.35 * time, v + 0.22 * time, 28, table)
    b = noise2(0.8 * u - 0.3 * time + 1.3 * a, 0.8 * v + 0.26 * time, 29, table)
    c = noise2(1.7 * u + 0.2 * time, 1.7 * v - 0.33 * time + 1.1 * b, 30, table)
    near = 1.0 - abs(a + b - 1.0) * 2.0
    fine = 1.0 - abs(b + c - 1.0) * 2.4
    near, fine = max(0.0, near), max(0.0, fine)
    near *= near
    fine *= fine
    return 0.55 + 1.1 * near * near + 0.8 * fine * fine


@inner
def gobo_share(at, px, py, pz, stage, table):
    """Share of the light whose row is at `at` that its gobo lets through to p; above 1 where caustics gather it."""
    kind = stage[at + LIGHT_GOBO]
    if kind <= 0.0:
        return 1.0
    d = at + LIGHT_DIRECTION
    lx, ly, lz = stage[d], stage[d + 1], stage[d + 2]
    flat = sqrt(lx * lx + ly * ly)
    ux, uy = 1.0, 0.0
    if flat > 1.0e-6:
        ux, uy = -ly / flat, lx / flat
    vx, vy, vz = uy * lz, -ux * lz, ux * ly - uy * lx
    k = 1.0 / stage[at + LIGHT_GOBO_SIZE]
    if stage[at + LIGHT_KIND] != SUN:
        q = at + LIGHT_POSITION
        px, py, pz = px - stage[q], py - stage[q + 1], pz - stage[q + 2]
        k /= max(0.05, px * lx + py * ly + pz * lz)
    u, v = k * (px * ux + py * uy), k * (px * vx + py * vy + pz * vz)
    if kind == BLINDS:
        return _blinds(v)
    if kind == FOLIAGE:
        return _foliage(u, v, stage[TIME], table)
    if kind == SHAFTS:
        return _shafts(u, v, stage[TIME], table)
    if kind == WINDOW:
        return _window(u, v)
    return _caustics(u, v, stage[TIME], table)
