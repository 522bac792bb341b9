"""The colour of a surface: a matt body with a soft sheen, mirrors and glass where the material asks for them."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import exp, sqrt

from generators.previz.raycast.gobo import gobo_share
from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    AMBIENT,
    COLOUR,
    ELLIPSOID,
    EMISSION,
    FIRST,
    GEOM_COLUMNS,
    HFIELD,
    IOR,
    KEY_LIGHT,
    KIND,
    KIND_COLUMNS,
    LIGHT_COLOUR,
    LIGHT_COLUMNS,
    LIGHT_COUNT,
    LIGHT_DIRECTION,
    LIGHT_GOBO,
    LIGHT_KIND,
    LIGHT_SHADOWS,
    PATTERN,
    PLANE,
    POSITION,
    ROTATION,
    ROUGHNESS,
    SECOND,
    SPECULAR,
    STAGE_FIXED,
    SUBJECT,
    SUN,
    SUN_LIGHT,
    TIME,
    TRANSMISSION,
)
from generators.previz.raycast.light import RELIEF_ONLY, lamp, lamp_visibility, openness, sky_light, sun_visibility
from generators.previz.raycast.noise import noise2, smoothstep
from generators.previz.raycast.patterns import (
    FUR,
    LEAVES,
    ROUND_PATTERNS,
    WATER,
    relief_normal,
    surface_colour,
    tufts,
)
from generators.previz.raycast.shapes import hit_ellipsoid, to_local, to_world
from generators.previz.raycast.sky import haze_colour, haze_share, sky_colour, sky_gradient
from generators.previz.raycast.trace import first_of_all, sculpted_normal, surface_at
from generators.previz.raycast.water import foam_at, water_at

WRAP = 0.12
"""How far the sun's light wraps past the terminator: the softness of clay."""
RIM = 0.5
"""Strength of the light that shines through the edge of a back-lit subject."""
BRIGHTEST_GLINT = 6.0
MIRROR_SPECULAR = 0.1
MIRROR_ROUGHNESS = 0.6
OFFSET_M = 1.0e-3
LAND_DETAIL_M, LAND_SHADOWS_M = 30.0, 110.0
"""Height fields beyond these are shaded without ambient occlusion, and without the shadows of what stands on them."""
FOAM = 0.80
"""Reflectance of foam."""
PUDDLE_M, RIPPLE_M = 1.3, 0.16
"""Size of the puddles on wet ground, and of the unevenness between them, which stretches reflections."""
RIPPLE = 0.16
DAMP_SHARE = 0.45
"""Share of its gloss that wet ground keeps between the puddles."""
UNKNOWN = -1.0
"""Stands for a share of light that has not been worked out."""


@inner
def _glint(nx, ny, nz, vx, vy, vz, lx, ly, lz, nl, roughness):
    """Highlight of a light in direction l (Beckmann's lobe with Kelemen's visibility), without Fresnel."""
    hx, hy, hz = lx - vx, ly - vy, lz - vz
    scale = 1.0 / sqrt(hx * hx + hy * hy + hz * hz + 1.0e-9)
    c = max(0.02, (nx * hx + ny * hy + nz * hz) * scale)
    lh = max(0.1, (lx * hx + ly * hy + lz * hz) * scale)
    a = max(0.03, roughness * roughness)
    cc, aa = c * c, a * a
    lobe = exp((cc - 1.0) / (cc * aa)) / (aa * cc * cc)
    return min(BRIGHTEST_GLINT / 0.04, lobe * max(0.0, nl) / (4.0 * lh * lh))


@inner
def surface_light(
    g, spot, opened, keyed, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, foot
):
    """Light that the surface of geom g sends back along the ray, mirrors and glass left out.

    spot: see `nearby`.
    opened, keyed: the shares of the sky's light and of the key light that arrive, or UNKNOWN.
    vx, vy, vz: unit direction of the ray. foot: width of the pixel there, m.

    Returns:
        red, green, blue, world normal x, y, z, and the shares that arrive (the key light's may still be UNKNOWN).
    """
    x, y, z, nx, ny, nz, _ = surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, vx, vy, vz, t)
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
    px, py, pz = ox + t * vx, oy + t * vy, oz + t * vz
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind == PLANE and pattern != WATER and abs(geoms[g * GEOM_COLUMNS + ROTATION + 8]) > 0.99:
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
    rx, ry, rz = to_world(geoms, g, rx - nx, ry - ny, rz - nz)
    nx, ny, nz = to_world(geoms, g, nx, ny, nz)
    sx, sy, sz = nx, ny, nz
    if kinds[g * KIND_COLUMNS + SUBJECT] > 0:
        nx, ny, nz = sculpted_normal(g, geoms, kinds, lists, px, py, pz, nx, ny, nz)
    # What keeps light off is a matter of the whole shape; its tufts only turn the light.
    wx, wy, wz = nx, ny, nz
    if pattern in (LEAVES, FUR, WATER):
        nx, ny, nz = nx + rx, ny + ry, nz + rz
        scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz + 1.0e-9)
        nx, ny, nz = nx * scale, ny * scale, nz * scale
    px, py, pz = px + OFFSET_M * sx, py + OFFSET_M * sy, pz + OFFSET_M * sz

    skip = -1 if kind == HFIELD else g
    if kind == HFIELD and t > LAND_DETAIL_M:
        # On far land the shadows of single trees are smaller than they are worth.
        opened = 1.0
        if t > LAND_SHADOWS_M:
            spot = RELIEF_ONLY
    rough, specular = geoms[g * GEOM_COLUMNS + ROUGHNESS], geoms[g * GEOM_COLUMNS + SPECULAR]
    shiny = rough < 0.8 or specular > 0.06
    nv = max(0.0, -(nx * vx + ny * vy + nz * vz))
    edge = (1.0 - nv) * (1.0 - nv)
    edge *= edge
    fresnel = specular + (1.0 - specular) * edge * (1.0 - nv) * (1.0 - rough)
    body = 1.0 - geoms[g * GEOM_COLUMNS + TRANSMISSION]
    if specular > 0.3:
        body *= 1.0 - specular
    # Light per unit of reflectance (d..) and on top of it (s..).
    if opened < 0.0:
        opened = openness(px, py, pz, wx, wy, wz, skip, spot, geoms, kinds, stage, lists)
    dr, dg, db = sky_light(nz, stage)
    dr, dg, db = dr * opened, dg * opened, db * opened
    s_r, s_g, s_b = 0.0, 0.0, 0.0
    sun, key = int(stage[SUN_LIGHT]), int(stage[KEY_LIGHT])
    for i in range(int(stage[LIGHT_COUNT])):
        at = STAGE_FIXED + i * LIGHT_COLUMNS
        if stage[at + LIGHT_KIND] == SUN:
            lx, ly, lz = stage[at + LIGHT_DIRECTION], stage[at + LIGHT_DIRECTION + 1], stage[at + LIGHT_DIRECTION + 2]
            nl = nx * lx + ny * ly + nz * lz
            strength = 0.0
            if nl > -WRAP:
                strength = 1.0
                if i == sun:
                    strength = keyed if i == key else UNKNOWN
                    if strength < 0.0:
                        strength = sun_visibility(px, py, pz, skip, spot, geoms, kinds, stage, lists, terrain, tree)
                    if i == key:
                        keyed = strength
        else:
            lx, ly, lz, strength = lamp(i, px, py, pz, nx, ny, nz, stage)
            nl = nx * lx + ny * ly + nz * lz
            if strength > 0.0 and stage[at + LIGHT_SHADOWS] > 0.0:
                seen = keyed if i == key else UNKNOWN
                if seen < 0.0:
                    seen = lamp_visibility(i, px, py, pz, skip, spot, geoms, kinds, stage, lists, tree)
                if i == key:
                    keyed = seen
                strength *= seen
        if strength > 0.0 and stage[at + LIGHT_GOBO] > 0.0:
            strength *= gobo_share(at, px, py, pz, stage, table)
        if strength <= 0.0:
            continue
        matt = (nl + WRAP) / (1.0 + WRAP)
        matt = strength * (matt if nl > WRAP else max(0.0, matt) ** 2 * (1.0 + WRAP) / (2.0 * WRAP) * 1.0)
        back = max(0.0, lx * vx + ly * vy + lz * vz)
        if kinds[g * KIND_COLUMNS + SUBJECT] > 0:
            matt += RIM * strength * edge * back * back
        gleam = 0.0
        if shiny:
            gleam = strength * min(BRIGHTEST_GLINT, fresnel * _glint(nx, ny, nz, vx, vy, vz, lx, ly, lz, nl, rough))
        c = at + LIGHT_COLOUR
        dr, dg, db = dr + matt * stage[c], dg + matt * stage[c + 1], db + matt * stage[c + 2]
        s_r, s_g, s_b = s_r + gleam * stage[c], s_g + gleam * stage[c + 1], s_b + gleam * stage[c + 2]
    mirror = specular >= MIRROR_SPECULAR and rough < MIRROR_ROUGHNESS
    if shiny and not mirror:
        k = 2.0 * nv
        er, eg, eb = sky_gradient(vz + k * nz, stage)
        k = fresnel * opened * stage[AMBIENT]
        s_r, s_g, s_b = s_r + k * er, s_g + k * eg, s_b + k * eb
    if specular > 0.3:
        s_r, s_g, s_b = s_r * r, s_g * gr, s_b * b
    glow *= geoms[g * GEOM_COLUMNS + EMISSION]
    return (
        r * (body * dr + glow) + s_r,
        gr * (body * dg + glow) + s_g,
        b * (body * db + glow) + s_b,
        nx,
        ny,
        nz,
        opened,
        keyed,
    )


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
def _look(skip, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, cone, so_far):
    """What a secondary ray sees: one surface without further bounces, or the sky; haze included.

    `cone` is the pixel's angular width, `so_far` the way already travelled, m.
    """
    t, g = first_of_all(skip, geoms, kinds, stage, lists, terrain, tree, ox, oy, oz, vx, vy, vz)
    if g < 0:
        return sky_colour(vx, vy, vz, cone, False, stage, table)
    foot = cone * (t + so_far)
    r, gr, b, _, _, _, _, _ = surface_light(
        g, 0, UNKNOWN, UNKNOWN, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, foot
    )
    share = haze_share(t, stage)
    hr, hg, hb = haze_colour(vx, vy, vz, stage)
    return r + share * (hr - r), gr + share * (hg - gr), b + share * (hb - b)


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
def shade(g, spot, opened, keyed, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone):
    """The colour seen along a ray that meets geom g at distance t, haze included.

    spot, opened, keyed: as for `surface_light`. vx, vy, vz: unit direction. cone: angular width of the pixel, radians.

    Returns:
        red, green, blue, world normal x, y, z, and the shares that arrive.
    """
    r, gr, b, nx, ny, nz, opened, keyed = surface_light(
        g, spot, opened, keyed, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, cone * t
    )
    rough, specular = geoms[g * GEOM_COLUMNS + ROUGHNESS], geoms[g * GEOM_COLUMNS + SPECULAR]
    clear = geoms[g * GEOM_COLUMNS + TRANSMISSION]
    mirror = specular >= MIRROR_SPECULAR and rough < MIRROR_ROUGHNESS
    if mirror or clear > 0.02:
        px, py, pz = ox + t * vx, oy + t * vy, oz + t * vz
        nv = max(0.0, -(nx * vx + ny * vy + nz * vz))
        k = 1.0 - nv
        k = k * k * k * k * k
        wet = 1.0
        if kinds[g * KIND_COLUMNS + KIND] == PLANE and mirror and clear <= 0.02:
            if kinds[g * KIND_COLUMNS + PATTERN] == WATER:
                wet = 1.0 - _foam(g, geoms, kinds, terrain, px, py, pz, stage, table)
            else:
                nx, ny, nz, wet = _wet_ground(px, py, cone * t / max(0.05, nv), rough, nx, ny, nz, table)
                nv = max(0.0, -(nx * vx + ny * vy + nz * vz))
        fresnel = specular + (1.0 - specular) * k * (1.0 - rough) * (1.0 - rough)
        rx, ry, rz = vx + 2.0 * nv * nx, vy + 2.0 * nv * ny, vz + 2.0 * nv * nz
        if kinds[g * KIND_COLUMNS + PATTERN] == WATER:
            rz = abs(rz)
        fresnel *= wet
        blurred = cone + 0.3 * rough * rough
        er, eg, eb = _look(g, geoms, kinds, stage, lists, terrain, tree, table, px, py, pz, rx, ry, rz, blurred, t)
        if specular > 0.3:
            er, eg, eb = (
                er * geoms[g * GEOM_COLUMNS + COLOUR],
                eg * geoms[g * GEOM_COLUMNS + COLOUR + 1],
                eb * geoms[g * GEOM_COLUMNS + COLOUR + 2],
            )
        if clear > 0.02:
            qx, qy, qz, wx, wy, wz = _through(g, geoms, kinds, px, py, pz, vx, vy, vz, nx, ny, nz)
            tr, tg, tb = _look(g, geoms, kinds, stage, lists, terrain, tree, table, qx, qy, qz, wx, wy, wz, cone, t)
            k = clear * (1.0 - fresnel)
            r += k * tr * geoms[g * GEOM_COLUMNS + COLOUR]
            gr += k * tg * geoms[g * GEOM_COLUMNS + COLOUR + 1]
            b += k * tb * geoms[g * GEOM_COLUMNS + COLOUR + 2]
        r, gr, b = r + fresnel * (er - r * 0.5), gr + fresnel * (eg - gr * 0.5), b + fresnel * (eb - b * 0.5)
    share = haze_share(t, stage)
    hr, hg, hb = haze_colour(vx, vy, vz, stage)
    return r + share * (hr - r), gr + share * (hg - gr), b + share * (hb - b), nx, ny, nz, opened, keyed
