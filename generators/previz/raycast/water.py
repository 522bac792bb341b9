"""Waves: long trains that raise the surface, kept as a tile that repeats, and short ones that only turn its normal.

Deep-water gravity waves (Airy): angular frequency sqrt(g k). The crests of each train are drawn sharper than its
troughs, as steep waves' are. A tile holds the long trains' height and slopes for one instant; its trains run along
whole numbers of waves across it, so that it repeats without a seam. It lies in `terrain` where the geom's FIRST says.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import cos, floor, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import (
    FAR,
    FIRST,
    GEOM_COLUMNS,
    KIND_COLUMNS,
    ROUGHNESS,
    SCALE,
    SIZE,
)
from generators.previz.raycast.noise import noise2, smoothstep

SIDE = 128
"""Cells along each side of a tile."""
WAVES_ACROSS = 7
"""Of the longest train, across a tile."""
LONG, SHORT = 3, 4
"""How many trains are long and how many are short."""
RATIO = 0.56
"""Each train of waves is this much shorter than the one before."""
TURN, SPREAD = 2.4, 0.62
"""Radians that the trains turn one against the next, about the way the waves run (the geom's x axis)."""
_ANGLES = [1.2 * SPREAD * sin(TURN * i + 0.4) for i in range(LONG + SHORT)]
COS_OF_TRAIN, SIN_OF_TRAIN = tuple(cos(angle) for angle in _ANGLES), tuple(sin(angle) for angle in _ANGLES)
SLOPE = 0.42
"""Steepness of a train over the surface's roughness."""
DEEP_WATER = 7.85
"""sqrt(2 pi g): angular frequency of deep-water waves, rad/s, is this over the root of their length in metres."""
LEAST_HEIGHT_M = 0.025
"""Waves lower than this are not raised: only their normals show."""
TILE_HEADER = 3
"""Cells before a tile's own: a cell's size, the waves' greatest height and their steepest slope."""
TILE_CELLS = TILE_HEADER + 3 * SIDE * SIDE
STEEPEST_CREST = 1.08
"""The steepest slope of `_crest`."""
STEP_SHARE = 0.95
"""Share of the way to the nearest place where a ray may meet the waves that it goes in one step."""
STEPS = 90
COARSEST_STEP = 0.045
"""A ray along the waves steps at least this share of the way it has come; what it may miss is smaller than a pixel."""
FLAT_BEYOND = 45.0
"""Waves are level beyond this many lengths."""
FOAM_ABOVE, FOAM_FULL = 0.50, 0.95
FOAM_ROUGHNESS = 0.2
"""Water at least this rough breaks."""


SURF_M, SURF_GAP_M, SURF_EVERY_S = 15.0, 4.6, 4.2
"""How far out waves break on a shore (at the geom's +x end), how far apart and how often they come."""
SURF_ROUGHNESS = 0.1


def wave_height_m(scale_m: float, roughness: float) -> float:
    """Amplitude of the longest train of a surface, m."""
    return SLOPE * roughness * scale_m / (2.0 * np.pi)


def wave_trains(scale_m: float, roughness: float) -> NDArray[np.float64]:
    """(LONG, 7): wave vector x, y, amplitude, angular frequency, phase, and the vector x, y along which crests bend."""
    tile = WAVES_ACROSS * scale_m
    rows = []
    for i in range(LONG):
        angle = SPREAD * np.sin(TURN * i + 0.4)
        count = WAVES_ACROSS / RATIO**i
        across, aside = round(count * np.cos(angle)), round(count * np.sin(angle))
        k = 2.0 * np.pi / tile * np.hypot(across, aside)
        bend = 2.0 * np.pi / tile * np.round(0.33 * count * np.array([-np.sin(angle), np.cos(angle)]))
        amplitude = SLOPE * roughness / k * (1.0, 0.8, 0.65)[i]
        rows.append(
            (
                2.0 * np.pi / tile * across,
                2.0 * np.pi / tile * aside,
                amplitude,
                DEEP_WATER * np.sqrt(k / (2.0 * np.pi)),
                2.1 * i,
                *bend,
            )
        )
    return np.array(rows)


@inner
def _sine(x):
    """The sine of x to within 0.001, from two parabolas: plenty for a wave, and a quarter of the library's time."""
    u = x * (0.5 / pi)
    u -= floor(u + 0.5)
    arc = u * (8.0 - 16.0 * abs(u))
    return arc * (0.775 + 0.225 * abs(arc))


@inner
def _cosine(x):
    """As `_sine`, a quarter of a turn on."""
    return _sine(x + 0.5 * pi)


@inner
def _crest(phase):
    """Height and slope of one train at a phase: sharp crests, wide troughs, mean about 0.

    The shape is exp(sin(phase) - 1), by the first terms of its series about the middle.
    """
    s = _sine(phase)
    e = 0.36788 * (1.0 + s * (1.0 + s * (0.5 + s * (0.16667 + s * (0.04167 + s * 0.00833)))))
    return 2.0 * e - 0.95, 2.0 * e * _cosine(phase)


@kernel
def raise_water(terrain, first, trains, scale, time):
    """Fills the tile at `first` with its cell size, its greatest height, and the waves at a time, s."""
    out = address(terrain)
    cell = WAVES_ACROSS * scale / SIDE
    top, steepest = 0.0, 0.0
    for i in range(LONG):
        top += 1.05 * trains[i, 2]
        wander = 0.8 * sqrt(trains[i, 5] ** 2 + trains[i, 6] ** 2)
        steepest += STEEPEST_CREST * trains[i, 2] * (sqrt(trains[i, 0] ** 2 + trains[i, 1] ** 2) + wander)
    out[first], out[first + 1], out[first + 2] = cell, top, steepest
    for j in range(SIDE):
        for i in range(SIDE):
            x, y = i * cell, j * cell
            up, sx, sy = 0.0, 0.0, 0.0
            for k in range(LONG):
                kx, ky, tall = trains[k, 0], trains[k, 1], trains[k, 2]
                bent = trains[k, 5] * x + trains[k, 6] * y + 1.7 * k
                h, slope = _crest(kx * x + ky * y - trains[k, 3] * time + trains[k, 4] + 0.8 * _sine(bent))
                wander = 0.8 * _cosine(bent)
                up += tall * h
                sx += tall * slope * (kx + wander * trains[k, 5])
                sy += tall * slope * (ky + wander * trains[k, 6])
            at = first + TILE_HEADER + 3 * (j * SIDE + i)
            out[at], out[at + 1], out[at + 2] = up, sx, sy


@inner
def _tile_at(terrain, first, x, y, column):
    """One of a tile's three columns (height, slopes along x and y) at a point, m."""
    u, v = x / terrain[first], y / terrain[first]
    uf, vf = floor(u), floor(v)
    i, j = int(uf) & (SIDE - 1), int(vf) & (SIDE - 1)
    u, v = u - uf, v - vf
    right, below = (i + 1) & (SIDE - 1), ((j + 1) & (SIDE - 1)) * SIDE
    j *= SIDE
    base = first + TILE_HEADER + column
    a, b = terrain[base + 3 * (j + i)], terrain[base + 3 * (j + right)]
    c, d = terrain[base + 3 * (below + i)], terrain[base + 3 * (below + right)]
    low = a + u * (b - a)
    return low + v * (c + u * (d - c) - low)


@inner
def _beside(half, a, b):
    """Whether all between a and b lies beyond the same end of what reaches `half` each way; no end where that is 0."""
    return half > 0.0 and (min(a, b) > half or max(a, b) < -half)


@inner
def clear_of_waves(terrain, first, oz, dz, beam):
    """How far a cone of radius `beam` per unit of t, from a height of oz above the water, is certainly above the waves.

    dz: how fast its axis rises. The tile is at `first`.
    """
    above, falls = oz - terrain[first + 1], beam - dz
    return 0.0 if above <= 0.0 else (above / falls if falls > 0.0 else FAR)


@inner
def hit_water(terrain, first, scale, half_x, half_y, ox, oy, oz, dx, dy, dz, tmin, tmax):
    """First crossing of a ray with raised water whose tile is at `first`, or FAR; t in units of d."""
    top = terrain[first + 1]
    if dz >= 0.0 or oz < -top:
        return FAR
    entry = (oz - top) / -dz
    t = max(tmin, entry)
    level = oz / -dz
    deepest = (oz + top) / -dz
    far = FLAT_BEYOND * scale
    if t > tmax or _beside(half_x, ox + t * dx, ox + deepest * dx) or _beside(half_y, oy + t * dy, oy + deepest * dy):
        return FAR
    before, gap_before = t, oz + t * dz
    if tmin > entry:
        gap_before -= _tile_at(terrain, first, ox + t * dx, oy + t * dy, 0) * (1.0 - smoothstep(0.5, 1.0, t / far))
    closing = terrain[first + 2] * sqrt(dx * dx + dy * dy) - dz
    for _ in range(STEPS):
        if t > far or t > deepest:
            t = max(level, before)
            break
        gap = (
            oz + t * dz - _tile_at(terrain, first, ox + t * dx, oy + t * dy, 0) * (1.0 - smoothstep(0.5, 1.0, t / far))
        )
        if gap <= 0.0:
            if gap_before > gap:
                t = before + (t - before) * max(0.0, gap_before) / (max(0.0, gap_before) - gap + 1.0e-12)
            break
        if t > tmax:
            return FAR
        before, gap_before = t, gap
        t += max(STEP_SHARE * gap / closing, COARSEST_STEP * 0.4 * t)
    if t > tmax or t < tmin:
        return FAR
    if half_x > 0.0 and abs(ox + t * dx) > half_x:
        return FAR
    if half_y > 0.0 and abs(oy + t * dy) > half_y:
        return FAR
    return t


@inner
def _fade(cycles):
    """How much of a train survives when a pixel spans this many of its waves."""
    return 1.0 - smoothstep(0.3, 0.9, cycles)


@inner
def foam_at(geoms, kinds, g, terrain, x, y, foot, time, table):
    """How much foam lies on raised water at a point of the geom's frame, 0..1: on the crests of rough water."""
    rough, first = geoms[g * GEOM_COLUMNS + ROUGHNESS], kinds[g * KIND_COLUMNS + FIRST]
    half = geoms[g * GEOM_COLUMNS + SIZE]
    shore = half - x if half > 0.0 and rough > SURF_ROUGHNESS else FAR
    if rough <= FOAM_ROUGHNESS and shore > SURF_M:
        return 0.0
    lace = noise2(x * 3.1, y * 3.1 - 0.4 * time, 21, table) + 0.5 * noise2(x * 7.7, y * 7.7, 22, table)
    lace = 0.75 + (lace - 0.75) * _fade(3.0 * foot)
    foam = 0.0
    if rough > FOAM_ROUGHNESS:
        up = _tile_at(terrain, first, x, y, 0) / terrain[first + 1]
        foam = smoothstep(FOAM_ABOVE, FOAM_FULL, up + 0.35 * (lace - 0.75)) * smoothstep(FOAM_ROUGHNESS, 0.45, rough)
    if shore < SURF_M:
        # Surf: fronts that run ashore, each leaving lace behind it.
        front = shore / SURF_GAP_M + time / SURF_EVERY_S + 1.1 * noise2(0.09 * y, 0.05 * shore, 16, table)
        front += 0.25 * noise2(0.6 * y, 0.3 * shore, 15, table)
        front -= floor(front)
        broken = smoothstep(0.0, 0.06, front) * (1.0 - smoothstep(0.10, 0.62, front + 0.5 * (lace - 0.75)))
        foam = max(foam, broken * (1.0 - smoothstep(0.5 * SURF_M, SURF_M, shore)))
    return min(1.0, foam * (0.45 + 0.5 * lace))


@inner
def water_at(geoms, kinds, g, terrain, x, y, foot, time, table):
    """The tilt of a water surface's normal along x and y, its height -1..1, and how much foam lies on it (0..1).

    x, y: the point in the geom's frame, m. foot: the pixel's width there, m. time: story time, s.
    """
    at = g * GEOM_COLUMNS
    scale, rough = max(1.0e-3, geoms[at + SCALE]), geoms[at + ROUGHNESS]
    steep = SLOPE * rough
    sx, sy, up, total = 0.0, 0.0, 0.0, 0.0
    length = scale
    first = kinds[g * KIND_COLUMNS + FIRST]
    start = 0
    foam = 0.0
    if first > 0:
        share = _fade(1.2 * foot / scale)
        start = LONG
        if share > 0.0:
            tilt = share / max(steep, 1.0e-6)
            sx, sy = tilt * _tile_at(terrain, first, x, y, 1), tilt * _tile_at(terrain, first, x, y, 2)
        up = _tile_at(terrain, first, x, y, 0) / terrain[first + 1]
        foam = foam_at(geoms, kinds, g, terrain, x, y, foot, time, table)
        for _ in range(LONG):
            length *= RATIO
    for i in range(start, LONG + SHORT):
        ca, sa = COS_OF_TRAIN[i], SIN_OF_TRAIN[i]
        k = 6.2832 / length
        # Crests wander, so that the trains do not make a grid.
        bend = 0.8 * _sine(0.31 * k * (y * ca - x * sa) + 1.7 * i)
        share = _fade(1.6 * foot / length)
        if share > 0.0:
            phase = k * (y * sa + x * ca) + bend + 2.1 * i - DEEP_WATER / sqrt(length) * time
            c = share * _cosine(phase)
            sx, sy = sx + ca * c, sy + sa * c
            if first == 0:
                up += share * length * _sine(phase)
        if first == 0:
            total += length
        length *= RATIO
    if first == 0:
        up /= total
    return -steep * sx, -steep * sy, up, foam
