"""How much of a light a shape hides from a point, without noise: penumbrae by closest approach.

For a ray towards the light, each shape answers with the signed gap by which the ray misses it (negative where it
passes through) and how far along that happens. Over a penumbra as wide as the light looks from there, the gap is
the share of the light that is hidden.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    BOUND,
    BOX,
    CONE,
    ELLIPSOID,
    FIRST,
    GEOM_COLUMNS,
    KIND,
    KIND_COLUMNS,
    MESH,
    POSITION,
    ROUND_CONE,
    SHAPE,
    SIZE,
    TRANSMISSION,
)
from generators.previz.raycast.mesh import is_in_the_way
from generators.previz.raycast.shapes import to_local

TINY = 1.0e-9
PENUMBRA_FLOOR_M = 0.004
"""Least width of a penumbra: keeps shadow edges from crawling."""


@inner
def _gap_ellipsoid(geoms, g, ox, oy, oz, dx, dy, dz):
    ix, iy, iz = (
        geoms[g * GEOM_COLUMNS + SHAPE],
        geoms[g * GEOM_COLUMNS + SHAPE + 1],
        geoms[g * GEOM_COLUMNS + SHAPE + 2],
    )
    ox, oy, oz, dx, dy, dz = ox * ix, oy * iy, oz * iz, dx * ix, dy * iy, dz * iz
    t = -(ox * dx + oy * dy + oz * dz) / (dx * dx + dy * dy + dz * dz)
    x, y, z = ox + t * dx, oy + t * dy, oz + t * dz
    q = sqrt(x * x + y * y + z * z)
    # How quickly the unit-sphere distance grows with the real one, at the closest point.
    rate = sqrt((x * ix) ** 2 + (y * iy) ** 2 + (z * iz) ** 2) / max(q, TINY)
    if q < 1.0e-6:
        rate = max(ix, max(iy, iz))
    return (q - 1.0) / rate, t, q


@inner
def _gap_round_cone(geoms, g, ox, oy, oz, dx, dy, dz):
    ra, half, rb = (
        geoms[g * GEOM_COLUMNS + SIZE],
        geoms[g * GEOM_COLUMNS + SIZE + 1],
        geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    flat = dx * dx + dy * dy
    axis = 0.0
    if flat > TINY:
        axis = oz - dz * (ox * dx + oy * dy) / flat
    axis = min(half, max(-half, axis))
    # The side's slant moves the closest point along the axis by the taper.
    t = -(ox * dx + oy * dy + (oz - axis) * dz)
    x, y, z = ox + t * dx, oy + t * dy, oz + t * dz - axis
    distance = sqrt(x * x + y * y + z * z)
    axis = min(half, max(-half, axis - distance * geoms[g * GEOM_COLUMNS + SHAPE + 3]))
    t = max(0.0, -(ox * dx + oy * dy + (oz - axis) * dz))
    x, y, z = ox + t * dx, oy + t * dy, oz + t * dz - axis
    radius = ra + (rb - ra) * (0.5 + 0.5 * axis / max(half, TINY))
    return sqrt(x * x + y * y + z * z) - radius, t, 1.0


@inner
def _gap_cone(geoms, g, ox, oy, oz, dx, dy, dz):
    ra, half, rb = (
        geoms[g * GEOM_COLUMNS + SIZE],
        geoms[g * GEOM_COLUMNS + SIZE + 1],
        geoms[g * GEOM_COLUMNS + SIZE + 2],
    )
    flat = dx * dx + dy * dy
    rim = sqrt(flat)
    t = -(ox * dx + oy * dy) / max(flat, TINY)
    z = min(half, max(-half, oz + t * dz))
    x, y = ox + t * dx, oy + t * dy
    miss = sqrt(x * x + y * y)
    radius = ra + (rb - ra) * (0.5 + 0.5 * z / max(half, TINY))
    gap = (miss - radius) * geoms[g * GEOM_COLUMNS + SHAPE + 1]
    # Where the ray runs past an end: the distance from the rim in the plane of ray and axis.
    inside = sqrt(max(0.0, radius * radius - miss * miss)) / max(rim, TINY)
    if (oz + t * dz) * dz > 0.0:
        inside = min(inside, t)  # what lies behind the point is no part of the ray
    over = abs(oz + t * dz) - half - inside * abs(dz)
    return max(gap, over * rim), t, 1.0


@inner
def _corner(near, far, di, dj):
    """Distance from a box's edge between a face entered at `near` and one left at `far`."""
    return (near - far) * abs(di * dj) / sqrt(di * di + dj * dj + TINY)


@inner
def _gap_box(geoms, g, ox, oy, oz, dx, dy, dz):
    sx = 1.0 if dx >= 0.0 else -1.0
    sy = 1.0 if dy >= 0.0 else -1.0
    sz = 1.0 if dz >= 0.0 else -1.0
    dx, dy, dz = sx * max(abs(dx), 1.0e-6), sy * max(abs(dy), 1.0e-6), sz * max(abs(dz), 1.0e-6)
    ax, ay, az = geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 1], geoms[g * GEOM_COLUMNS + SIZE + 2]
    x0, x1 = (-sx * ax - ox) / dx, (sx * ax - ox) / dx
    y0, y1 = (-sy * ay - oy) / dy, (sy * ay - oy) / dy
    z0, z1 = (-sz * az - oz) / dz, (sz * az - oz) / dz
    gap = max(_corner(x0, y1, dx, dy), _corner(y0, x1, dx, dy))
    gap = max(gap, max(_corner(x0, z1, dx, dz), _corner(z0, x1, dx, dz)))
    gap = max(gap, max(_corner(y0, z1, dy, dz), _corner(z0, y1, dy, dz)))
    t = min(x1, min(y1, z1))
    return gap, t, 1.0


@inner
def may_hide(g, geoms, px, py, pz, dx, dy, dz, reach, spread):
    """Whether the ball around geom g may hide anything of a light from the point p; as `hidden_by`."""
    cx, cy, cz = (
        geoms[g * GEOM_COLUMNS + POSITION] - px,
        geoms[g * GEOM_COLUMNS + POSITION + 1] - py,
        geoms[g * GEOM_COLUMNS + POSITION + 2] - pz,
    )
    along = cx * dx + cy * dy + cz * dz
    bound = geoms[g * GEOM_COLUMNS + BOUND]
    if along < -bound or along > reach + bound:
        return False
    wide = bound + spread * max(along, 0.0) + PENUMBRA_FLOOR_M
    return cx * cx + cy * cy + cz * cz - along * along <= wide * wide


@inner
def hidden_by(g, geoms, kinds, tree, px, py, pz, dx, dy, dz, reach, spread):
    """Share (0..1) of a light that geom g, of which `may_hide` is true, hides from the point p.

    dx, dy, dz: unit vector towards the light.
    reach: distance of the light, m.
    spread: tangent of the angle under which the light's radius appears (sun), or its radius over `reach`.

    Returns:
        The share; a clear body hides less, and gathers light behind its middle.
    """
    at = g * GEOM_COLUMNS + POSITION
    ox, oy, oz = to_local(geoms, g, px - geoms[at], py - geoms[at + 1], pz - geoms[at + 2])
    lx, ly, lz = to_local(geoms, g, dx, dy, dz)
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind == ELLIPSOID:
        gap, t, centre = _gap_ellipsoid(geoms, g, ox, oy, oz, lx, ly, lz)
    elif kind == ROUND_CONE:
        gap, t, centre = _gap_round_cone(geoms, g, ox, oy, oz, lx, ly, lz)
    elif kind == BOX:
        gap, t, centre = _gap_box(geoms, g, ox, oy, oz, lx, ly, lz)
    elif kind == CONE:
        gap, t, centre = _gap_cone(geoms, g, ox, oy, oz, lx, ly, lz)
    elif kind == MESH:
        first = kinds[g * KIND_COLUMNS + FIRST]
        dark = is_in_the_way(tree, first, ox, oy, oz, lx, ly, lz, 1.0e-4, reach)
        return 1.0 - geoms[g * GEOM_COLUMNS + TRANSMISSION] if dark else 0.0
    else:
        return 0.0
    if t <= 0.0 or t > reach:
        return 0.0
    width = max(PENUMBRA_FLOOR_M, t * spread)
    u = 0.5 - 0.5 * gap / width
    if u <= 0.0:
        return 0.0
    share = 1.0 if u >= 1.0 else u * u * (3.0 - 2.0 * u)
    clear = geoms[g * GEOM_COLUMNS + TRANSMISSION]
    if clear > 0.0:
        share *= 1.0 - clear * (0.72 + (0.9 * max(0.0, 1.0 - 1.7 * centre) if kind == ELLIPSOID else 0.0))
    return share
