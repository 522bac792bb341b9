"""The light that a surface sends back: a matt body with a soft sheen; mirrors and glass are left out."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import exp, sqrt

from generators.previz.raycast.gobo import gobo_share
from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    AMBIENT,
    GEOM_COLUMNS,
    HFIELD,
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
    LIGHT_SUBJECTS_ONLY,
    PATTERN,
    ROUGHNESS,
    SPECULAR,
    STAGE_FIXED,
    SUBJECT,
    SUN,
    SUN_LIGHT,
)
from generators.previz.raycast.light import RELIEF_ONLY, lamp, lamp_visibility, openness, sky_light, sun_visibility
from generators.previz.raycast.patterns import FUR, LEAVES, WATER
from generators.previz.raycast.shapes import to_world
from generators.previz.raycast.sky import sky_gradient
from generators.previz.raycast.surface import is_mirror, painted, under_light
from generators.previz.raycast.trace import sculpted_normal, surface_at

WRAP = 0.12
"""How far the sun's light wraps past the terminator: the softness of clay."""
RIM = 0.5
"""Strength of the light that shines through the edge of a back-lit subject."""
BRIGHTEST_GLINT = 6.0
FAINTEST_LOBE = 18.0
"""A highlight whose lobe has fallen by the exponential of this is none."""
OFFSET_M = 1.0e-3
LAND_DETAIL_M, LAND_SHADOWS_M = 30.0, 110.0
"""Height fields beyond these are shaded without ambient occlusion, and without the shadows of what stands on them."""
UNKNOWN = -1.0
"""Stands for a share of light that has not been worked out."""
REFLECTED = -2
"""Stands for a spot that is seen in a mirror: lamps cast no shadows there."""


@inner
def _glint(nx, ny, nz, vx, vy, vz, lx, ly, lz, nl, roughness):
    """Highlight of a light in direction l (Beckmann's lobe with Kelemen's visibility), without Fresnel."""
    hx, hy, hz = lx - vx, ly - vy, lz - vz
    scale = 1.0 / sqrt(hx * hx + hy * hy + hz * hz + 1.0e-9)
    c = max(0.02, (nx * hx + ny * hy + nz * hz) * scale)
    lh = max(0.1, (lx * hx + ly * hy + lz * hz) * scale)
    a = max(0.03, roughness * roughness)
    cc, aa = c * c, a * a
    if 1.0 - cc > FAINTEST_LOBE * cc * aa:
        return 0.0
    lobe = exp((cc - 1.0) / (cc * aa)) / (aa * cc * cc)
    return min(BRIGHTEST_GLINT / 0.04, lobe * max(0.0, nl) / (4.0 * lh * lh))


@inner
def surface_light(
    g, spot, opened, keyed, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, vx, vy, vz, t, foot
):
    """Light that the surface of geom g sends back along the ray.

    spot: see `nearby`; REFLECTED where the ray comes from a mirror.
    opened, keyed: the shares of the sky's light and of the key light that arrive, or UNKNOWN.
    vx, vy, vz: unit direction of the ray. foot: width of the pixel there, m.

    Returns:
        (red, green, blue), the world normal (x, y, z), the shares that arrive (the key light's may still be UNKNOWN),
        and the light per unit of reflectance and on top of it (see `under_light`).
    """
    x, y, z, nx, ny, nz, _ = surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, vx, vy, vz, t)
    px, py, pz = ox + t * vx, oy + t * vy, oz + t * vz
    paint, relief = painted(g, geoms, kinds, stage, terrain, table, x, y, z, nx, ny, nz, px, py, vx, vy, vz, foot)
    kind, pattern = kinds[g * KIND_COLUMNS + KIND], kinds[g * KIND_COLUMNS + PATTERN]
    rx, ry, rz = to_world(geoms, g, relief[0] - nx, relief[1] - ny, relief[2] - nz)
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
    # Light per unit of reflectance (d..) and on top of it (s..).
    if opened < 0.0:
        opened = openness(px, py, pz, wx, wy, wz, skip, spot, geoms, kinds, stage, lists)
    dr, dg, db = sky_light(nz, stage)
    dr, dg, db = dr * opened, dg * opened, db * opened
    s_r, s_g, s_b = 0.0, 0.0, 0.0
    sun, key = int(stage[SUN_LIGHT]), int(stage[KEY_LIGHT])
    subject = kinds[g * KIND_COLUMNS + SUBJECT] > 0
    for i in range(int(stage[LIGHT_COUNT])):
        at = STAGE_FIXED + i * LIGHT_COLUMNS
        if stage[at + LIGHT_SUBJECTS_ONLY] > 0.0 and not subject:
            continue
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
            if strength > 0.0 and stage[at + LIGHT_SHADOWS] > 0.0 and spot != REFLECTED:
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
        if subject:
            matt += RIM * strength * edge * back * back
        gleam = 0.0
        if shiny and nl > 0.0:
            gleam = strength * min(BRIGHTEST_GLINT, fresnel * _glint(nx, ny, nz, vx, vy, vz, lx, ly, lz, nl, rough))
        c = at + LIGHT_COLOUR
        dr, dg, db = dr + matt * stage[c], dg + matt * stage[c + 1], db + matt * stage[c + 2]
        s_r, s_g, s_b = s_r + gleam * stage[c], s_g + gleam * stage[c + 1], s_b + gleam * stage[c + 2]
    if shiny and not is_mirror(g, geoms):
        k = 2.0 * nv
        er, eg, eb = sky_gradient(vz + k * nz, stage)
        k = fresnel * opened * stage[AMBIENT]
        s_r, s_g, s_b = s_r + k * er, s_g + k * eg, s_b + k * eb
    lit = (dr, dg, db, s_r, s_g, s_b)
    return under_light(g, geoms, paint, lit), (nx, ny, nz), (opened, keyed), lit
