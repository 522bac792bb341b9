"""Which geom a ray meets first, and the surface there."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    ACROSS,
    AHEAD,
    BLENDS,
    BOUND,
    BOX,
    CONE,
    ELLIPSOID,
    EYE_FROM,
    EYE_POWER,
    FAR,
    FIRST,
    GEOM_COLUMNS,
    GEOM_COUNT,
    GROUNDS,
    GROUP,
    GROUPS,
    HFIELD,
    KIND,
    KIND_COLUMNS,
    MESH,
    NEAR,
    PLANE,
    POSITION,
    REACH,
    SCALE,
    SIZE,
    SPARE,
    UPWARD,
)
from generators.previz.raycast.mesh import hit_mesh
from generators.previz.raycast.shapes import distance_solid, hit_plane, hit_solid, to_local, to_world
from generators.previz.raycast.terrain import hit_terrain, terrain_normal
from generators.previz.raycast.water import hit_water

NEAR_CLIP_M = 0.01
BLEND_REACH = 0.45
"""How far from a seam a subject's normals are blended, in units of the smaller part's size."""


@inner
def _hit_waves(g, first, geoms, terrain, ox, oy, oz, dx, dy, dz, tmin, tmax):
    at = g * GEOM_COLUMNS
    half_x, half_y, scale = geoms[at + SIZE], geoms[at + SIZE + 1], geoms[at + SCALE]
    return hit_water(terrain, first, scale, half_x, half_y, ox, oy, oz, dx, dy, dz, tmin, tmax)


@inner
def hit_geom(g, kind, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, tmin, tmax):
    """First crossing of the ray with geom g between tmin and tmax, or FAR. t is in units of d."""
    px, py, pz = to_local(
        geoms,
        g,
        ox - geoms[g * GEOM_COLUMNS + POSITION],
        oy - geoms[g * GEOM_COLUMNS + POSITION + 1],
        oz - geoms[g * GEOM_COLUMNS + POSITION + 2],
    )
    vx, vy, vz = to_local(geoms, g, dx, dy, dz)
    if kind == HFIELD:
        t, met = hit_terrain(terrain, kinds[g * KIND_COLUMNS + FIRST], px, py, pz, vx, vy, vz, tmin, tmax)
        return t if met else FAR
    if kind == MESH:
        return hit_mesh(tree, kinds[g * KIND_COLUMNS + FIRST], px, py, pz, vx, vy, vz, tmin, tmax)[0]
    if kind == PLANE and kinds[g * KIND_COLUMNS + FIRST] > 0:
        first = kinds[g * KIND_COLUMNS + FIRST]
        return _hit_waves(g, first, geoms, terrain, px, py, pz, vx, vy, vz, tmin, tmax)
    t = hit_solid(kind, geoms, g, px, py, pz, vx, vy, vz)
    return t if tmin < t < tmax else FAR


@inner
def is_land_or_waves(g, kinds):
    """Whether geom g is a surface of many heights: a height field or raised water."""
    kind = kinds[g * KIND_COLUMNS + KIND]
    return kind == HFIELD or (kind == PLANE and kinds[g * KIND_COLUMNS + FIRST] > 0)


@inner
def seen_from(geoms, g, a, b):
    """The direction through the picture point (a, b) in the frame of geom g, with a length of 1 along the view axis.

    a, b: right and up of the picture's middle, on a picture at 1 m. Ellipsoids see it scaled to their unit ball.
    """
    at = g * GEOM_COLUMNS
    return (
        geoms[at + AHEAD] + a * geoms[at + ACROSS] + b * geoms[at + UPWARD],
        geoms[at + AHEAD + 1] + a * geoms[at + ACROSS + 1] + b * geoms[at + UPWARD + 1],
        geoms[at + AHEAD + 2] + a * geoms[at + ACROSS + 2] + b * geoms[at + UPWARD + 2],
    )


@inner
def hit_from_eye(g, geoms, kinds, terrain, tree, a, b, start, tmax):
    """First crossing with geom g of the ray from the eye through (a, b) up to tmax, or FAR.

    start: depth up to which height fields and raised water are known to be clear.
    """
    kind = kinds[g * KIND_COLUMNS + KIND]
    at = g * GEOM_COLUMNS + EYE_FROM
    ox, oy, oz = geoms[at], geoms[at + 1], geoms[at + 2]
    vx, vy, vz = seen_from(geoms, g, a, b)
    if kind == PLANE:
        first = kinds[g * KIND_COLUMNS + FIRST]
        if first > 0:
            return _hit_waves(g, first, geoms, terrain, ox, oy, oz, vx, vy, vz, start, tmax)
        t = hit_plane(geoms, g, ox, oy, oz, vx, vy, vz)
        return t if NEAR_CLIP_M < t < tmax else FAR
    if kind == HFIELD:
        t, met = hit_terrain(terrain, kinds[g * KIND_COLUMNS + FIRST], ox, oy, oz, vx, vy, vz, start, tmax)
        return t if met else FAR
    # Most rays miss the bounding sphere, which takes no division to tell.
    closing = ox * vx + oy * vy + oz * vz
    length = vx * vx + vy * vy + vz * vz
    power = geoms[g * GEOM_COLUMNS + EYE_POWER]
    h = closing * closing - length * power
    if h <= 0.0 or (closing > 0.0 and power > 0.0):
        return FAR
    if kind == ELLIPSOID:
        t = (-closing - sqrt(h)) / length
    elif kind == MESH:
        return hit_mesh(tree, kinds[g * KIND_COLUMNS + FIRST], ox, oy, oz, vx, vy, vz, NEAR_CLIP_M, tmax)[0]
    else:
        t = hit_solid(kind, geoms, g, ox, oy, oz, vx, vy, vz)
    return t if NEAR_CLIP_M < t < tmax else FAR


@inner
def first_in_tile(tile, best, found, start, geoms, kinds, lists, terrain, tree, a, b):
    """What the eye sees through the picture point (a, b), from the tile's list, nearest first: (t, geom or -1).

    tile: where in `lists` the tile's offsets stand.
    best, found: where the geom `found` is first met, which is not looked for again; FAR and -1 for none.
    start: depth up to which height fields and raised water are known to be clear.
    """
    guess = found
    for k in range(lists[tile], lists[tile + 1]):
        g = lists[k]
        if geoms[g * GEOM_COLUMNS + NEAR] > best:
            break
        if g == guess:
            continue
        t = hit_from_eye(g, geoms, kinds, terrain, tree, a, b, start, best)
        if t < best:
            best, found = t, g
    grounds = lists[GROUNDS]
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        t = hit_from_eye(g, geoms, kinds, terrain, tree, a, b, start, best)
        if t < best:
            best, found = t, g
    return best, found


@inner
def first_of_some(few, count, start, geoms, kinds, terrain, tree, a, b):
    """As `first_in_tile`, but among `count` geoms only, which `few` holds."""
    best, found = FAR, -1
    for k in range(count):
        t = hit_from_eye(few[k], geoms, kinds, terrain, tree, a, b, start, best)
        if t < best:
            best, found = t, few[k]
    return best, found


@inner
def face_of(g, geoms, kinds, a, b, t):
    """Which face of geom g the eye sees through (a, b) at depth t; 0 where the shape has no creases."""
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind != BOX and kind != CONE:
        return 0
    at = g * GEOM_COLUMNS + EYE_FROM
    vx, vy, vz = seen_from(geoms, g, a, b)
    x, y, z = geoms[at] + t * vx, geoms[at + 1] + t * vy, geoms[at + 2] + t * vz
    return distance_solid(kind, geoms, g, x, y, z)[4]


@inner
def _may_meet(row, geoms, ox, oy, oz, dx, dy, dz, best):
    """Whether the ray meets the ball around a row of `geoms`, a geom or a group of them, before `best`."""
    at = row * GEOM_COLUMNS
    bound = geoms[at + BOUND]
    cx, cy, cz = geoms[at + POSITION] - ox, geoms[at + POSITION + 1] - oy, geoms[at + POSITION + 2] - oz
    along = cx * dx + cy * dy + cz * dz
    if along < -bound or along - bound > best:
        return False
    return cx * cx + cy * cy + cz * cz - along * along <= bound * bound


@inner
def _first_ground(best, found, uneven, skip, geoms, kinds, lists, terrain, tree, ox, oy, oz, dx, dy, dz):
    """What is met first of `found`, at `best`, and the geoms without bounds: the level or the uneven ones of them."""
    grounds = lists[GROUNDS]
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        if g == skip or is_land_or_waves(g, kinds) != uneven:
            continue
        kind = kinds[g * KIND_COLUMNS + KIND]
        t = hit_geom(g, kind, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, 1.0e-3, best)
        if t < best:
            best, found = t, g
    return best, found


@inner
def first_of_all(skip, geoms, kinds, stage, lists, terrain, tree, ox, oy, oz, dx, dy, dz):
    """What a secondary ray (d a unit vector) meets first, leaving out geom `skip`: (t, geom or -1)."""
    best, found = _first_ground(FAR, -1, False, skip, geoms, kinds, lists, terrain, tree, ox, oy, oz, dx, dy, dz)
    count, order = int(stage[GEOM_COUNT]), lists[GROUPS]
    for group in range((lists[SPARE] - order + GROUP - 1) // GROUP):
        if not _may_meet(count + group, geoms, ox, oy, oz, dx, dy, dz, best):
            continue
        for k in range(order + group * GROUP, min(lists[SPARE], order + (group + 1) * GROUP)):
            g = lists[k]
            if g == skip or not _may_meet(g, geoms, ox, oy, oz, dx, dy, dz, best):
                continue
            kind = kinds[g * KIND_COLUMNS + KIND]
            t = hit_geom(g, kind, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, 1.0e-3, best)
            if t < best:
                best, found = t, g
    # Land and waves are the slowest to meet, and often hidden.
    return _first_ground(best, found, True, skip, geoms, kinds, lists, terrain, tree, ox, oy, oz, dx, dy, dz)


@inner
def surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t):
    """The surface of geom g where the ray meets it.

    Returns:
        the point and the normal, both in the geom's frame, and the face.
    """
    cx, cy, cz = (
        ox + t * dx - geoms[g * GEOM_COLUMNS + POSITION],
        oy + t * dy - geoms[g * GEOM_COLUMNS + POSITION + 1],
        oz + t * dz - geoms[g * GEOM_COLUMNS + POSITION + 2],
    )
    x, y, z = to_local(geoms, g, cx, cy, cz)
    kind = kinds[g * KIND_COLUMNS + KIND]
    face = 0
    if kind == HFIELD:
        nx, ny, nz = terrain_normal(terrain, kinds[g * KIND_COLUMNS + FIRST], x, y)
    elif kind == MESH:
        px, py, pz = to_local(
            geoms,
            g,
            ox - geoms[g * GEOM_COLUMNS + POSITION],
            oy - geoms[g * GEOM_COLUMNS + POSITION + 1],
            oz - geoms[g * GEOM_COLUMNS + POSITION + 2],
        )
        vx, vy, vz = to_local(geoms, g, dx, dy, dz)
        _, nx, ny, nz = hit_mesh(
            tree, kinds[g * KIND_COLUMNS + FIRST], px, py, pz, vx, vy, vz, 0.99 * t, 1.01 * t + 1.0e-4
        )
        if nx * vx + ny * vy + nz * vz > 0.0:
            nx, ny, nz = -nx, -ny, -nz
    else:
        _, nx, ny, nz, face = distance_solid(kind, geoms, g, x, y, z)
    return x, y, z, nx, ny, nz, face


@inner
def sculpted_normal(g, geoms, kinds, lists, px, py, pz, nx, ny, nz):
    """The world normal n, blended into those of the overlapping parts of the same subject near their seams.

    A body put together from balls and limbs then shades as one sculpted surface.
    """
    at = lists[BLENDS] + g
    first, last = lists[at], lists[at + 1]
    if first == last:
        return nx, ny, nz
    sx, sy, sz = nx, ny, nz
    for k in range(first, last):
        other = lists[k]
        near = BLEND_REACH * min(geoms[g * GEOM_COLUMNS + REACH], geoms[other * GEOM_COLUMNS + REACH])
        cx, cy, cz = (
            px - geoms[other * GEOM_COLUMNS + POSITION],
            py - geoms[other * GEOM_COLUMNS + POSITION + 1],
            pz - geoms[other * GEOM_COLUMNS + POSITION + 2],
        )
        limit = geoms[other * GEOM_COLUMNS + BOUND] + near
        if cx * cx + cy * cy + cz * cz > limit * limit:
            continue
        x, y, z = to_local(geoms, other, cx, cy, cz)
        distance, gx, gy, gz, _ = distance_solid(kinds[other * KIND_COLUMNS + KIND], geoms, other, x, y, z)
        if distance >= near:
            continue
        weight = 1.0 - max(0.0, distance) / near
        weight *= weight
        gx, gy, gz = to_world(geoms, other, gx, gy, gz)
        sx, sy, sz = sx + weight * gx, sy + weight * gy, sz + weight * gz
    scale = 1.0 / sqrt(sx * sx + sy * sy + sz * sz + 1.0e-12)
    return sx * scale, sy * scale, sz * scale
