"""What a surface looks like before light falls on it: its colour, its relief, and how it answers to light."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    EMISSION,
    GEOM_COLUMNS,
    KIND,
    KIND_COLUMNS,
    PATTERN,
    PLANE,
    ROTATION,
    ROUGHNESS,
    SECOND,
    SPECULAR,
    TIME,
    TRANSMISSION,
)
from generators.previz.raycast.patterns import (
    ROUND_PATTERNS,
    WATER,
    relief_normal,
    surface_colour,
    tufts,
)
from generators.previz.raycast.shapes import to_local
from generators.previz.raycast.water import water_at

MIRROR_SPECULAR = 0.1
MIRROR_ROUGHNESS = 0.6
LEVEL = ROTATION + 8
"""Where the share of a plane's normal that points up stands."""
METAL_SPECULAR = 0.3
"""What shines more than this tints its highlights with its own colour."""
CLEAREST_MATT = 0.02
"""What lets through more light than this is seen through."""
FOAM = 0.80
"""Reflectance of foam."""


@inner
def is_mirror(g, geoms):
    """Whether geom g shows what is around it."""
    at = g * GEOM_COLUMNS
    return geoms[at + SPECULAR] >= MIRROR_SPECULAR and geoms[at + ROUGHNESS] < MIRROR_ROUGHNESS


@inner
def is_clear(g, geoms):
    """Whether geom g is seen through."""
    return geoms[g * GEOM_COLUMNS + TRANSMISSION] > CLEAREST_MATT


@inner
def painted(g, geoms, kinds, stage, terrain, table, x, y, z, nx, ny, nz, px, py, vx, vy, vz, foot):
    """The colour and the relief of geom g at a point.

    x, y, z, nx, ny, nz: the point and the normal in the geom's frame; px, py: the point in the world.
    vx, vy, vz: unit direction of the ray. foot: width of the pixel there, m.

    Returns:
        (red, green, blue, share of the emission that shows), and the normal tilted by the relief, in the geom's frame.
    """
    lvx, lvy, lvz = to_local(geoms, g, vx, vy, vz)
    facing = min(-0.02, lvx * nx + lvy * ny + lvz * nz)
    fx, fy, fz = foot, foot, foot
    pattern = kinds[g * KIND_COLUMNS + PATTERN]
    if pattern > 0:
        k = 1.0 / facing
        fx, fy, fz = lvx * k - nx, lvy * k - ny, lvz * k - nz
        fx, fy, fz = 1.0 + fx * fx, 1.0 + fy * fy, 1.0 + fz * fz
        if pattern in ROUND_PATTERNS:
            fx = foot * sqrt(max(fx, max(fy, fz)))
            fy, fz = fx, fx
        else:
            fx, fy, fz = foot * sqrt(fx), foot * sqrt(fy), foot * sqrt(fz)
    if kinds[g * KIND_COLUMNS + KIND] == PLANE and pattern != WATER and abs(geoms[g * GEOM_COLUMNS + LEVEL]) > 0.99:
        x, y = px, py
    tuft, rx, ry, rz = tufts(geoms, kinds, g, x, y, z, table)
    r, gr, b, glow = surface_colour(geoms, kinds, g, x, y, z, tuft, nx, ny, nz, fx, fy, fz, table)
    if pattern == WATER:
        rx, ry, up, foam = water_at(geoms, kinds, g, terrain, x, y, max(fx, fy), stage[TIME], table)
        mix = 0.5 - 0.5 * up
        c = g * GEOM_COLUMNS + SECOND
        r, gr, b = r + mix * (geoms[c] - r), gr + mix * (geoms[c + 1] - gr), b + mix * (geoms[c + 2] - b)
        r, gr, b = r + foam * (FOAM - r), gr + foam * (FOAM - gr), b + foam * (FOAM - b)
        rx, ry, rz = nx + rx, ny + ry, nz
    else:
        rx, ry, rz = relief_normal(geoms, kinds, g, rx, ry, rz, nx, ny, nz, foot)
    return (r, gr, b, glow), (rx, ry, rz)


@inner
def under_light(g, geoms, paint, lit):
    """The colour of geom g, painted so, under the light that falls on it.

    paint: red, green, blue, share of the emission. lit: light per unit of reflectance, and on top of it, in red,
    green, blue.
    """
    r, gr, b, glow = paint
    dr, dg, db, sr, sg, sb = lit
    specular = geoms[g * GEOM_COLUMNS + SPECULAR]
    body = 1.0 - geoms[g * GEOM_COLUMNS + TRANSMISSION]
    if specular > METAL_SPECULAR:
        body *= 1.0 - specular
        sr, sg, sb = sr * r, sg * gr, sb * b
    glow *= geoms[g * GEOM_COLUMNS + EMISSION]
    return r * (body * dr + glow) + sr, gr * (body * dg + glow) + sg, b * (body * db + glow) + sb
