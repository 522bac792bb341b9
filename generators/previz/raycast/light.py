"""Light arriving at a surface: the sun, lamps, the sky's light and what keeps it off."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import exp, sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    AMBIENT,
    BOTTOM,
    BOUNCE,
    BOUND,
    FIRST,
    FLOOR_CELLS,
    FLOOR_X0,
    FLOOR_Y0,
    GEOM_COLUMNS,
    GRID,
    GRID_FINE,
    GROUNDS,
    HFIELD,
    HORIZON,
    KIND,
    KIND_COLUMNS,
    LIGHT_COLOUR,
    LIGHT_COLUMNS,
    LIGHT_COS_INNER,
    LIGHT_COS_OUTER,
    LIGHT_COUNT,
    LIGHT_DIRECTION,
    LIGHT_KIND,
    LIGHT_POSITION,
    LIGHT_RADIUS,
    LIGHT_RANGE,
    LIGHT_SECTORS,
    LIGHT_SHADOWS,
    MESH,
    POSITION,
    REACH,
    SECTORS,
    SPOT,
    SPOT_LAMPS,
    SPOT_OCCLUDERS,
    SPOT_SUN,
    STAGE_FIXED,
    SUN,
    SUN_CELLS,
    SUN_LIGHT,
    SUN_U,
    SUN_U0,
    SUN_V,
    SUN_V0,
    TOP,
    TRANSMISSION,
    ZENITH,
)
from generators.previz.raycast.noise import smoothstep
from generators.previz.raycast.occlusion import PENUMBRA_FLOOR_M, hidden_by, may_hide
from generators.previz.raycast.shapes import distance_solid, to_local, to_world
from generators.previz.raycast.terrain import CALM, terrain_height

OPEN_SKY_M = 1.0e4
RELIEF_ONLY = -1
"""Stands for a spot where only the land's own relief keeps the sun off."""
LEAST_LAMP_SPREAD = 0.01
"""Lamps look at least this wide (radius over distance), or their shadows' edges would crawl."""
RELIEF_SOFTNESS_M = 0.25
OCCLUSION_REACH = 2.2
"""How far ambient occlusion reaches, in units of the occluder's own size."""
GROUND_REACH_M = 0.35


@inner
def grid_cell(x, fine):
    """The cell along one axis of a grid for a place x metres from its middle.

    Half of the cells lie within `fine` of the middle; the outermost reach to infinity, so that every place has one.
    """
    return min(GRID - 1, int(0.5 * GRID * (1.0 + x / (fine + abs(x)))))


@inner
def _sun_run(px, py, pz, stage, lists):
    """Where in `lists` the offset of those who may keep the sun from p stands."""
    u = px * stage[SUN_U] + py * stage[SUN_U + 1] + pz * stage[SUN_U + 2] - stage[SUN_U0]
    v = px * stage[SUN_V] + py * stage[SUN_V + 1] + pz * stage[SUN_V + 2] - stage[SUN_V0]
    fine = stage[GRID_FINE]
    return lists[SUN_CELLS] + grid_cell(v, fine) * GRID + grid_cell(u, fine)


@inner
def _floor_run(px, py, stage, lists):
    """Where in `lists` the offset of those who may occlude a place above (px, py) stands."""
    fine = stage[GRID_FINE]
    row = grid_cell(py - stage[FLOOR_Y0], fine)
    return lists[FLOOR_CELLS] + row * GRID + grid_cell(px - stage[FLOOR_X0], fine)


@inner
def sun_visibility(px, py, pz, skip, spot, geoms, kinds, stage, lists, terrain, tree):
    """Share (0..1, above 1 behind a lens) of the sun that reaches p; geom `skip` is left out. `spot`: see `nearby`."""
    at = STAGE_FIXED + int(stage[SUN_LIGHT]) * LIGHT_COLUMNS
    if stage[at + LIGHT_SHADOWS] <= 0.0:
        return 1.0
    lx, ly, lz = stage[at + LIGHT_DIRECTION], stage[at + LIGHT_DIRECTION + 1], stage[at + LIGHT_DIRECTION + 2]
    spread = stage[at + LIGHT_RADIUS]
    seen = 1.0
    grounds = lists[GROUNDS]
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        if kinds[g * KIND_COLUMNS + KIND] == HFIELD:
            x, y, z = to_local(
                geoms,
                g,
                px - geoms[g * GEOM_COLUMNS + POSITION],
                py - geoms[g * GEOM_COLUMNS + POSITION + 1],
                pz - geoms[g * GEOM_COLUMNS + POSITION + 2],
            )
            first = kinds[g * KIND_COLUMNS + FIRST]
            if x * x + y * y < terrain[first + CALM] * terrain[first + CALM]:
                continue
            height = terrain_height(terrain, first, 1, x, y)[0]
            seen = min(seen, smoothstep(-RELIEF_SOFTNESS_M, RELIEF_SOFTNESS_M, z + 0.1 - height))
    if spot == RELIEF_ONLY:
        return seen
    run = spot + SPOT_SUN if spot > 0 else _sun_run(px, py, pz, stage, lists)
    dark = 1.0
    for k in range(lists[run], lists[run + 1]):
        g = lists[k]
        if g == skip:
            continue
        if pz > geoms[g * GEOM_COLUMNS + TOP] + PENUMBRA_FLOOR_M and lz > 0.1:
            continue
        if not may_hide(g, geoms, px, py, pz, lx, ly, lz, OPEN_SKY_M, spread):
            continue
        hidden = hidden_by(g, geoms, kinds, tree, px, py, pz, lx, ly, lz, OPEN_SKY_M, spread)
        # Parts of one body overlap: the most hidden counts, with a little of the rest.
        if hidden < 0.0:
            seen -= hidden
        elif 1.0 - hidden < dark:
            dark = min(dark, 1.0 - hidden) * (0.6 + 0.4 * dark)
        else:
            dark *= 1.0 - 0.4 * hidden
        if dark < 0.004:
            return 0.0
    return seen * dark


@inner
def openness(px, py, pz, nx, ny, nz, skip, spot, geoms, kinds, stage, lists):
    """Share (0..1) of the sky's light that nearby bodies and the ground leave to a surface."""
    opened = 1.0
    run = spot + SPOT_OCCLUDERS if spot > 0 else _floor_run(px, py, stage, lists)
    for k in range(lists[run], lists[run + 1]):
        g = lists[k]
        if g == skip or kinds[g * KIND_COLUMNS + KIND] == MESH:
            continue
        cx, cy, cz = (
            px - geoms[g * GEOM_COLUMNS + POSITION],
            py - geoms[g * GEOM_COLUMNS + POSITION + 1],
            pz - geoms[g * GEOM_COLUMNS + POSITION + 2],
        )
        reach = geoms[g * GEOM_COLUMNS + REACH]
        far = OCCLUSION_REACH * reach
        if pz > geoms[g * GEOM_COLUMNS + TOP] + far or pz < geoms[g * GEOM_COLUMNS + BOTTOM] - far:
            continue
        bound = geoms[g * GEOM_COLUMNS + BOUND]
        far += bound
        if cx * cx + cy * cy + cz * cz > far * far or nx * cx + ny * cy + nz * cz > bound:
            continue  # too far off, or wholly behind the surface: what is in a cup darkens none of its outside
        lx, ly, lz = to_local(geoms, g, cx, cy, cz)
        distance, gx, gy, gz, _ = distance_solid(kinds[g * KIND_COLUMNS + KIND], geoms, g, lx, ly, lz)
        near = 1.0 - max(0.0, distance) / (OCCLUSION_REACH * reach)
        if near <= 0.0:
            continue
        gx, gy, gz = to_world(geoms, g, gx, gy, gz)
        facing = max(0.0, 0.35 - 0.65 * (nx * gx + ny * gy + nz * gz))
        # A ball of radius r fills (r / (r + d))^2 of the view; `near` brings it to nothing at its reach.
        fill = reach / (reach + max(0.0, distance))
        opened *= 1.0 - 0.85 * (1.0 - 0.6 * geoms[g * GEOM_COLUMNS + TRANSMISSION]) * facing * fill * fill * near
    grounds = lists[GROUNDS]
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        if g == skip or kinds[g * KIND_COLUMNS + KIND] == HFIELD:
            continue
        lx, ly, lz = to_local(
            geoms,
            g,
            px - geoms[g * GEOM_COLUMNS + POSITION],
            py - geoms[g * GEOM_COLUMNS + POSITION + 1],
            pz - geoms[g * GEOM_COLUMNS + POSITION + 2],
        )
        if lz < 0.0 or lz > 4.0 * GROUND_REACH_M:
            continue
        gx, gy, gz = to_world(geoms, g, 0.0, 0.0, 1.0)
        facing = max(0.0, 0.3 - 0.7 * (nx * gx + ny * gy + nz * gz))
        opened *= 1.0 - 0.6 * facing * exp(-lz / GROUND_REACH_M)
    return opened


@inner
def sky_light(nz, stage):
    """Light of the whole sky and ground on an open surface facing n, as irradiance over pi.

    Only how far n points up (nz) matters.
    """
    up = 0.5 + 0.5 * nz
    side = 4.0 * up * (1.0 - up)
    a, h = 0.62 * up * up, 0.38 * up * up + 0.38 * side
    low = (1.0 - up) * (1.0 - up) + 0.3 * side
    k = stage[AMBIENT]
    return (
        k * (a * stage[ZENITH] + h * stage[HORIZON] + low * stage[BOUNCE]),
        k * (a * stage[ZENITH + 1] + h * stage[HORIZON + 1] + low * stage[BOUNCE + 1]),
        k * (a * stage[ZENITH + 2] + h * stage[HORIZON + 2] + low * stage[BOUNCE + 2]),
    )


@inner
def sector_of(x, y):
    """Which of the LIGHT_SECTORS sectors around the vertical the direction (x, y) lies in."""
    turn = y / (abs(x) + abs(y) + 1.0e-12)
    turn = 2.0 - turn if x < 0.0 else (turn if y >= 0.0 else 4.0 + turn)
    return min(LIGHT_SECTORS - 1, int(turn * (LIGHT_SECTORS // 4)))


@inner
def lamp(index, px, py, pz, nx, ny, nz, stage):
    """Light of lamp `index` at p, on a surface facing n (a zero vector stands for all sides), were nothing between.

    Returns:
        unit vector towards it, and its strength there (a multiple of its colour).
    """
    at = STAGE_FIXED + index * LIGHT_COLUMNS
    x, y, z = (
        stage[at + LIGHT_POSITION] - px,
        stage[at + LIGHT_POSITION + 1] - py,
        stage[at + LIGHT_POSITION + 2] - pz,
    )
    dd = x * x + y * y + z * z
    limit = stage[at + LIGHT_RANGE]
    if dd > limit * limit:
        return 0.0, 0.0, 1.0, 0.0
    distance = sqrt(dd) + 1.0e-9
    dx, dy, dz = x / distance, y / distance, z / distance
    if dx * nx + dy * ny + dz * nz < -0.2:
        return dx, dy, dz, 0.0
    window = 1.0 - (dd / (limit * limit)) ** 2
    strength = window * window / max(dd, 0.04)
    if stage[at + LIGHT_KIND] == SPOT:
        d = at + LIGHT_DIRECTION
        c = -(dx * stage[d] + dy * stage[d + 1] + dz * stage[d + 2])
        if c <= stage[at + LIGHT_COS_OUTER]:
            return dx, dy, dz, 0.0
        strength *= smoothstep(stage[at + LIGHT_COS_OUTER], stage[at + LIGHT_COS_INNER], c)
    return dx, dy, dz, strength


@inner
def lamp_visibility(index, px, py, pz, skip, spot, geoms, kinds, stage, lists, tree):
    """Share (0..1) of lamp `index` that p sees; geom `skip` is left out. `spot`: see `nearby`."""
    at = STAGE_FIXED + index * LIGHT_COLUMNS
    x, y, z = (
        stage[at + LIGHT_POSITION] - px,
        stage[at + LIGHT_POSITION + 1] - py,
        stage[at + LIGHT_POSITION + 2] - pz,
    )
    distance = sqrt(x * x + y * y + z * z) + 1.0e-9
    dx, dy, dz = x / distance, y / distance, z / distance
    spread = max(stage[at + LIGHT_RADIUS] / distance, LEAST_LAMP_SPREAD)
    run = spot + SPOT_LAMPS + index if spot > 0 else lists[SECTORS] + index * LIGHT_SECTORS + sector_of(-x, -y)
    seen = 1.0
    for k in range(lists[run], lists[run + 1]):
        g = lists[k]
        low, high = geoms[g * GEOM_COLUMNS + BOTTOM], geoms[g * GEOM_COLUMNS + TOP]
        if g == skip or min(pz, pz + z) > high or max(pz, pz + z) < low:
            continue
        if not may_hide(g, geoms, px, py, pz, dx, dy, dz, distance - 0.05, spread):
            continue
        hidden = hidden_by(g, geoms, kinds, tree, px, py, pz, dx, dy, dz, distance - 0.05, spread)
        seen = min(seen, 1.0 - max(0.0, hidden))
        if seen <= 0.0:
            break
    return seen


@inner
def light_on_leaf(px, py, pz, geoms, kinds, stage, lists, terrain, tree):
    """Light on a thin blade at p from all round: the sun's share, then the rest as red, green, blue."""
    sun = 0.0
    if stage[SUN_LIGHT] >= 0.0:
        sun = sun_visibility(px, py, pz, -1, 0, geoms, kinds, stage, lists, terrain, tree)
    shade = openness(px, py, pz, 0.0, 0.0, 1.0, -1, 0, geoms, kinds, stage, lists)
    r, g, b = sky_light(0.85, stage)
    r, g, b = r * shade, g * shade, b * shade
    for i in range(int(stage[LIGHT_COUNT])):
        at = STAGE_FIXED + i * LIGHT_COLUMNS
        if stage[at + LIGHT_KIND] == SUN:
            continue
        strength = 0.5 * lamp(i, px, py, pz, 0.0, 0.0, 0.0, stage)[3]
        if strength > 0.0 and stage[at + LIGHT_SHADOWS] > 0.0:
            strength *= lamp_visibility(i, px, py, pz, -1, 0, geoms, kinds, stage, lists, tree)
        r += strength * stage[at + LIGHT_COLOUR]
        g += strength * stage[at + LIGHT_COLOUR + 1]
        b += strength * stage[at + LIGHT_COLOUR + 2]
    return sun, r, g, b
