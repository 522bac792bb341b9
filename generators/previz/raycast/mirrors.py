"""What mirrors show and what is seen through glass, one bounce deep."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    COLOUR,
    ELLIPSOID,
    FIRST,
    GEOM_COLUMNS,
    IOR,
    KIND,
    KIND_COLUMNS,
    PATTERN,
    PLANE,
    POSITION,
    ROUGHNESS,
    SPECULAR,
    TIME,
    TRANSMISSION,
)
from generators.previz.raycast.lit import REFLECTED, UNKNOWN, surface_light
from generators.previz.raycast.noise import noise2, smoothstep
from generators.previz.raycast.patterns import WATER
from generators.previz.raycast.shapes import hit_ellipsoid, to_local, to_world
from generators.previz.raycast.sky import haze_colour, haze_share, sky_colour
from generators.previz.raycast.surface import METAL_SPECULAR, is_clear
from generators.previz.raycast.trace import first_of_all, surface_at
from generators.previz.raycast.water import foam_at

PUDDLE_M, RIPPLE_M = 1.3, 0.16
"""Size of the puddles on wet ground, and of the unevenness between them, which stretches reflections."""
RIPPLE = 0.16
DAMP_SHARE = 0.45
"""Share of its gloss that wet ground keeps between the puddles."""
UNSEEN = -2
"""Stands for what a mirror shows, where that has not been worked out."""
UNSHARP_ROUGHNESS = 0.25
"""Mirrors this rough show things so softly that one ray serves several pixels."""


@inner
def is_unsharp(g, geoms, kinds):
    """Whether geom g, a mirror, shows things softly."""
    return geoms[g * GEOM_COLUMNS + ROUGHNESS] >= UNSHARP_ROUGHNESS and kinds[g * KIND_COLUMNS + PATTERN] != WATER


@inner
def _foam(g, geoms, kinds, terrain, px, py, pz, stage, table):
    """How much of raised water is foam at p, 0..1."""
    if kinds[g * KIND_COLUMNS + FIRST] == 0:
        return 0.0
    at = g * GEOM_COLUMNS + POSITION
    x, y, _ = to_local(geoms, g, px - geoms[at], py - geoms[at + 1], pz - geoms[at + 2])
    return foam_at(geoms, kinds, g, terrain, x, y, 0.05, stage[TIME], table)


@inner
def _wet_ground(px, py, foot, rough, nx, ny, nz, table):
    """The normal of wet ground at p and the share of its gloss: smooth in puddles, uneven between them."""
    puddle = 0.65 * noise2(px / PUDDLE_M, py / PUDDLE_M, 23, table)
    puddle = smoothstep(0.42, 0.58, puddle + 0.35 * noise2(2.6 * px / PUDDLE_M, 2.6 * py / PUDDLE_M, 24, table))
    uneven = RIPPLE * rough * (1.0 - 0.9 * puddle) * (1.0 - smoothstep(0.3, 1.2, foot / RIPPLE_M))
    if uneven > 0.0:
        nx += uneven * (noise2(px / RIPPLE_M, py / RIPPLE_M, 17, table) - 0.5)
        ny += uneven * (noise2(px / RIPPLE_M + 9.1, py / RIPPLE_M + 3.7, 18, table) - 0.5)
        k = 1.0 / sqrt(nx * nx + ny * ny + nz * nz)
        nx, ny, nz = nx * k, ny * k, nz * k
    return nx, ny, nz, DAMP_SHARE + (1.0 - DAMP_SHARE) * puddle


@inner
def _bend(vx, vy, vz, nx, ny, nz, eta):
    """Snell's law for unit vectors, n against v: the refracted direction and whether there is one."""
    c = -(vx * nx + vy * ny + vz * nz)
    k = 1.0 - eta * eta * (1.0 - c * c)
    if k < 0.0:
        return vx + 2.0 * c * nx, vy + 2.0 * c * ny, vz + 2.0 * c * nz, False
    f = eta * c - sqrt(k)
    return eta * vx + f * nx, eta * vy + f * ny, eta * vz + f * nz, True


@inner
def _through(g, geoms, kinds, px, py, pz, vx, vy, vz, nx, ny, nz):
    """Follows a ray through a clear geom: where it comes out and which way it goes on.

    Ellipsoids bend it at both surfaces; other shapes stand for thin panes and let it go straight on.
    """
    if kinds[g * KIND_COLUMNS + KIND] != ELLIPSOID:
        return px, py, pz, vx, vy, vz
    ior = max(1.0001, geoms[g * GEOM_COLUMNS + IOR])
    vx, vy, vz, _ = _bend(vx, vy, vz, nx, ny, nz, 1.0 / ior)
    x, y, z = (
        px - geoms[g * GEOM_COLUMNS + POSITION],
        py - geoms[g * GEOM_COLUMNS + POSITION + 1],
        pz - geoms[g * GEOM_COLUMNS + POSITION + 2],
    )
    lx, ly, lz = to_local(geoms, g, x, y, z)
    dx, dy, dz = to_local(geoms, g, vx, vy, vz)
    t = max(0.0, hit_ellipsoid(geoms, g, lx, ly, lz, dx, dy, dz)[1])
    px, py, pz = px + t * vx, py + t * vy, pz + t * vz
    _, _, _, ex, ey, ez, _ = surface_at(g, geoms, kinds, geoms, geoms, px, py, pz, vx, vy, vz, 0.0)
    ex, ey, ez = to_world(geoms, g, ex, ey, ez)
    vx, vy, vz, _ = _bend(vx, vy, vz, -ex, -ey, -ez, ior)
    return px, py, pz, vx, vy, vz


@inner
def _look(skip, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, cone, so_far):
    """What a secondary ray sees: one surface without further bounces, or the sky; haze included.

    `cone` is the pixel's angular width, `so_far` the way already travelled, m.

    Returns:
        the geom that is seen (-1 for the sky), and its red, green, blue.
    """
    t, g = first_of_all(skip, geoms, kinds, stage, lists, terrain, tree, ox, oy, oz, vx, vy, vz)
    if g < 0:
        r, gr, b = sky_colour(vx, vy, vz, cone, False, stage, table)
        return -1, r, gr, b
    foot = cone * (t + so_far)
    colour, _, _, _ = surface_light(
        g,
        REFLECTED,
        UNKNOWN,
        UNKNOWN,
        geoms,
        kinds,
        stage,
        lists,
        terrain,
        tree,
        table,
        ox,
        oy,
        oz,
        vx,
        vy,
        vz,
        t,
        foot,
    )
    r, gr, b = colour
    share = haze_share(t, stage)
    hr, hg, hb = haze_colour(vx, vy, vz, stage)
    return g, r + share * (hr - r), gr + share * (hg - gr), b + share * (hb - b)


@inner
def over_body(g, geoms, colour, mirror):
    """The colour of geom g with what its mirror shows; mirror: the geom seen, how much of it, red, green, blue."""
    r, gr, b = colour
    _, gloss, er, eg, eb = mirror
    if geoms[g * GEOM_COLUMNS + SPECULAR] > METAL_SPECULAR:
        er, eg, eb = (
            er * geoms[g * GEOM_COLUMNS + COLOUR],
            eg * geoms[g * GEOM_COLUMNS + COLOUR + 1],
            eb * geoms[g * GEOM_COLUMNS + COLOUR + 2],
        )
    return r + gloss * (er - r * 0.5), gr + gloss * (eg - gr * 0.5), b + gloss * (eb - b * 0.5)


@inner
def with_mirror(
    g, colour, normal, mirror, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone
):
    """Adds to the colour of geom g, a mirror or clear, what it shows and what is seen through it.

    normal: of the world. mirror: what it shows here, as for `over_body`; UNSEEN to look.

    Returns:
        (red, green, blue), the normal as ripples turn it, and what the mirror shows.
    """
    nx, ny, nz = normal
    rough, specular = geoms[g * GEOM_COLUMNS + ROUGHNESS], geoms[g * GEOM_COLUMNS + SPECULAR]
    clear, pattern = is_clear(g, geoms), kinds[g * KIND_COLUMNS + PATTERN]
    px, py, pz = ox + t * vx, oy + t * vy, oz + t * vz
    nv = max(0.0, -(nx * vx + ny * vy + nz * vz))
    k = 1.0 - nv
    k = k * k * k * k * k
    wet = 1.0
    if kinds[g * KIND_COLUMNS + KIND] == PLANE and not clear:
        if pattern == WATER:
            wet = 1.0 - _foam(g, geoms, kinds, terrain, px, py, pz, stage, table)
        else:
            nx, ny, nz, wet = _wet_ground(px, py, cone * t / max(0.05, nv), rough, nx, ny, nz, table)
            nv = max(0.0, -(nx * vx + ny * vy + nz * vz))
    gloss = wet * (specular + (1.0 - specular) * k * (1.0 - rough) * (1.0 - rough))
    seen, _, er, eg, eb = mirror
    if seen == UNSEEN:
        rx, ry, rz = vx + 2.0 * nv * nx, vy + 2.0 * nv * ny, vz + 2.0 * nv * nz
        if pattern == WATER:
            rz = abs(rz)
        blurred = cone + 0.3 * rough * rough
        seen, er, eg, eb = _look(
            g, geoms, kinds, stage, lists, terrain, tree, table, px, py, pz, rx, ry, rz, blurred, t
        )
    mirror = (seen, gloss, er, eg, eb)
    r, gr, b = colour
    if clear:
        qx, qy, qz, wx, wy, wz = _through(g, geoms, kinds, px, py, pz, vx, vy, vz, nx, ny, nz)
        _, tr, tg, tb = _look(g, geoms, kinds, stage, lists, terrain, tree, table, qx, qy, qz, wx, wy, wz, cone, t)
        k = geoms[g * GEOM_COLUMNS + TRANSMISSION] * (1.0 - gloss)
        r += k * tr * geoms[g * GEOM_COLUMNS + COLOUR]
        gr += k * tg * geoms[g * GEOM_COLUMNS + COLOUR + 1]
        b += k * tb * geoms[g * GEOM_COLUMNS + COLOUR + 2]
    return over_body(g, geoms, (r, gr, b), mirror), (nx, ny, nz), mirror
