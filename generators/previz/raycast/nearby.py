"""Which geoms can darken the surfaces seen in a tile of the picture, and nothing else.

The grids of `prepare` answer that for any place, but a distant cell of theirs holds a whole tree. What a tile shows
lies in a short piece of a thin pyramid: two boxes, one before and one behind a gap in depth, each with a short list.

A `spot` is where such a box's runs begin in `lists`: those who occlude, those who keep off the sun, and those before
each lamp. A run's items lie between its own offset and the next. Spot 0 stands for none: then the grids are asked.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.jit import address, inner, inner_that_allocates
from generators.previz.raycast.layout import (
    BOUND,
    EYE,
    FAR,
    GEOM_COLUMNS,
    KIND,
    KIND_COLUMNS,
    LIGHT_COLUMNS,
    LIGHT_COUNT,
    LIGHT_DIRECTION,
    LIGHT_KIND,
    LIGHT_POSITION,
    LIGHT_RADIUS,
    LIGHT_RANGE,
    LIGHT_SHADOWS,
    MESH,
    POSITION,
    REACH,
    SPOT_LAMPS,
    SPOT_OCCLUDERS,
    SPOT_SUN,
    STAGE_FIXED,
    SUN,
    SUN_LIGHT,
    SUN_U,
    SUN_V,
    TILE,
)
from generators.previz.raycast.light import LEAST_LAMP_SPREAD, OCCLUSION_REACH
from generators.previz.raycast.occlusion import PENUMBRA_FLOOR_M
from generators.previz.raycast.shapes import extent
from generators.previz.raycast.view import direction

# Rows of the occluders' table, one column for each geom that has bounds.
CENTRE = 0  # 3
FARTHEST = 3  # square of the distance within which it occludes
BALL = 4  # radius of the bounding sphere
SUN_LOW_U = 5
SUN_HIGH_U = 6
SUN_LOW_V = 7
SUN_HIGH_V = 8
SUN_TOP = 9  # how far it reaches towards the sun
OCCLUDER_ROWS = 10

# Cells of a box: the least and greatest x, y, z, then u, v and the way to the sun.
LOW = 0
HIGH = 3
LOW_SUN = 6
HIGH_SUN = 9
BOX_CELLS = 12

# Cells of a beam after the lamp's place and the direction.
BEAM_LENGTH = 6
BEAM_START = 7
BEAM_GROWTH = 8
BEAM_WIDEST = 9
BEAM_CELLS = 10

PENUMBRA_REACH_M = 25.0
"""Penumbrae grow with distance; shadows longer than this are cut a little short in softness."""
SURFACE_MARGIN = 2.0e-3
"""Points are lifted off their surface a little before they are lit, m."""
SAME_DEPTH = 1.25
"""What a tile shows is kept together where its farthest is at most this many times as far as its nearest."""


@inner_that_allocates
def occluders_of(geoms, kinds, bounded, stage):
    """The occluders' table (OCCLUDER_ROWS, n) of the n bounded geoms."""
    count = len(bounded)
    table = np.empty((OCCLUDER_ROWS, count), np.float32)
    light = STAGE_FIXED + max(0, int(stage[SUN_LIGHT])) * LIGHT_COLUMNS
    lx, ly, lz = stage[light + LIGHT_DIRECTION], stage[light + LIGHT_DIRECTION + 1], stage[light + LIGHT_DIRECTION + 2]
    margin = stage[light + LIGHT_RADIUS] * PENUMBRA_REACH_M + 0.01
    ux, uy, uz = stage[SUN_U], stage[SUN_U + 1], stage[SUN_U + 2]
    vx, vy, vz = stage[SUN_V], stage[SUN_V + 1], stage[SUN_V + 2]
    for i in range(count):
        g = bounded[i]
        kind, at = kinds[g * KIND_COLUMNS + KIND], g * GEOM_COLUMNS
        x, y, z = geoms[at + POSITION], geoms[at + POSITION + 1], geoms[at + POSITION + 2]
        table[CENTRE, i], table[CENTRE + 1, i], table[CENTRE + 2, i] = x, y, z
        far = OCCLUSION_REACH * geoms[at + REACH] + geoms[at + BOUND]
        table[FARTHEST, i] = -1.0 if kind == MESH else far * far
        table[BALL, i] = geoms[at + BOUND]
        u, v = x * ux + y * uy + z * uz, x * vx + y * vy + z * vz
        du, dv = extent(kind, geoms, g, ux, uy, uz) + margin, extent(kind, geoms, g, vx, vy, vz) + margin
        table[SUN_LOW_U, i], table[SUN_HIGH_U, i] = u - du, u + du
        table[SUN_LOW_V, i], table[SUN_HIGH_V, i] = v - dv, v + dv
        table[SUN_TOP, i] = x * lx + y * ly + z * lz + extent(kind, geoms, g, lx, ly, lz)
    return table


@inner
def clear_box(box):
    """Makes a box that holds nothing."""
    for i in range(3):
        box[LOW + i], box[LOW_SUN + i] = FAR, FAR
        box[HIGH + i], box[HIGH_SUN + i] = -FAR, -FAR


@inner
def widen_box(box, x, y, z, stage):
    """Widens a box so that it holds the point (x, y, z)."""
    light = STAGE_FIXED + max(0, int(stage[SUN_LIGHT])) * LIGHT_COLUMNS + LIGHT_DIRECTION
    u = x * stage[SUN_U] + y * stage[SUN_U + 1] + z * stage[SUN_U + 2]
    v = x * stage[SUN_V] + y * stage[SUN_V + 1] + z * stage[SUN_V + 2]
    w = x * stage[light] + y * stage[light + 1] + z * stage[light + 2]
    box[LOW], box[LOW + 1], box[LOW + 2] = min(box[LOW], x), min(box[LOW + 1], y), min(box[LOW + 2], z)
    box[HIGH], box[HIGH + 1], box[HIGH + 2] = max(box[HIGH], x), max(box[HIGH + 1], y), max(box[HIGH + 2], z)
    at = LOW_SUN
    box[at], box[at + 1], box[at + 2] = min(box[at], u), min(box[at + 1], v), min(box[at + 2], w)
    at = HIGH_SUN
    box[at], box[at + 1], box[at + 2] = max(box[at], u), max(box[at + 1], v), max(box[at + 2], w)


@inner
def _mark_occluders(box, table, count, mask):
    m = np.float32(SURFACE_MARGIN)
    zero = np.float32(0.0)
    x0, y0, z0 = np.float32(box[LOW]) - m, np.float32(box[LOW + 1]) - m, np.float32(box[LOW + 2]) - m
    x1, y1, z1 = np.float32(box[HIGH]) + m, np.float32(box[HIGH + 1]) + m, np.float32(box[HIGH + 2]) + m
    for i in range(count):
        x, y, z = table[CENTRE * count + i], table[(CENTRE + 1) * count + i], table[(CENTRE + 2) * count + i]
        dx, dy, dz = max(zero, max(x0 - x, x - x1)), max(zero, max(y0 - y, y - y1)), max(zero, max(z0 - z, z - z1))
        mask[i] = np.uint8(dx * dx + dy * dy + dz * dz <= table[FARTHEST * count + i])


@inner
def _mark_before_sun(box, table, count, mask):
    m = np.float32(SURFACE_MARGIN)
    at = LOW_SUN
    u0, v0, w0 = np.float32(box[at]) - m, np.float32(box[at + 1]) - m, np.float32(box[at + 2]) - m
    u1, v1 = np.float32(box[HIGH_SUN]) + m, np.float32(box[HIGH_SUN + 1]) + m
    for i in range(count):
        across = (table[SUN_LOW_U * count + i] <= u1) & (table[SUN_HIGH_U * count + i] >= u0)
        along = (table[SUN_LOW_V * count + i] <= v1) & (table[SUN_HIGH_V * count + i] >= v0)
        mask[i] = np.uint8(across & along & (table[SUN_TOP * count + i] >= w0))


@inner
def _beam_of(box, light, beam, stage):
    """Makes the beam from a lamp to the ball around the box; says whether the lamp reaches there.

    A beam is the lamp's place, the unit vector to the box, its length, its width at the lamp, how much it widens per
    metre and the most that it does.
    """
    rx, ry, rz = (
        0.5 * (box[HIGH] - box[LOW]),
        0.5 * (box[HIGH + 1] - box[LOW + 1]),
        0.5 * (box[HIGH + 2] - box[LOW + 2]),
    )
    radius = sqrt(rx * rx + ry * ry + rz * rz) + SURFACE_MARGIN
    at = light + LIGHT_POSITION
    x, y, z = box[LOW] + rx - stage[at], box[LOW + 1] + ry - stage[at + 1], box[LOW + 2] + rz - stage[at + 2]
    distance = sqrt(x * x + y * y + z * z)
    if distance - radius > stage[light + LIGHT_RANGE]:
        return False
    k = 1.0 / max(distance, 1.0e-6)
    beam[0], beam[1], beam[2] = stage[at], stage[at + 1], stage[at + 2]
    beam[3], beam[4], beam[5] = x * k, y * k, z * k
    beam[BEAM_LENGTH] = distance + radius
    beam[BEAM_START] = max(stage[light + LIGHT_RADIUS], LEAST_LAMP_SPREAD * distance) + PENUMBRA_FLOOR_M
    # The cone around a ball is a little wider than the ball's middle; around a near ball it is as wide at once.
    beam[BEAM_GROWTH] = 1.2 * radius * k if radius < 0.5 * distance else FAR
    beam[BEAM_WIDEST] = 1.2 * radius
    return True


@inner
def _mark_in_beam(beam, table, count, mask):
    x0, y0, z0 = np.float32(beam[0]), np.float32(beam[1]), np.float32(beam[2])
    ux, uy, uz = np.float32(beam[3]), np.float32(beam[4]), np.float32(beam[5])
    end, start = np.float32(beam[BEAM_LENGTH]), np.float32(beam[BEAM_START])
    growth, widest = np.float32(beam[BEAM_GROWTH]), np.float32(beam[BEAM_WIDEST])
    for i in range(count):
        x = table[CENTRE * count + i] - x0
        y = table[(CENTRE + 1) * count + i] - y0
        z = table[(CENTRE + 2) * count + i] - z0
        along = x * ux + y * uy + z * uz
        ball = table[BALL * count + i]
        wide = start + ball + min(widest, growth * max(np.float32(0.0), along + ball))
        inside = (along >= -ball) & (along - ball <= end)
        mask[i] = np.uint8(inside & (x * x + y * y + z * z - along * along <= wide * wide))


@inner
def _occludes(g, box, geoms, kinds):
    """Whether geom g comes near enough to the box, seen along the shortest way between them."""
    at = g * GEOM_COLUMNS + POSITION
    x = geoms[at] - min(max(geoms[at], box[LOW]), box[HIGH])
    y = geoms[at + 1] - min(max(geoms[at + 1], box[LOW + 1]), box[HIGH + 1])
    z = geoms[at + 2] - min(max(geoms[at + 2], box[LOW + 2]), box[HIGH + 2])
    away = sqrt(x * x + y * y + z * z)
    if away < SURFACE_MARGIN:
        return True
    wide = extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, x / away, y / away, z / away)
    return away - wide - SURFACE_MARGIN <= OCCLUSION_REACH * geoms[g * GEOM_COLUMNS + REACH]


@inner
def _in_beam(g, beam, geoms, kinds):
    """Whether geom g reaches into the beam, seen along the shortest way from its axis."""
    at = g * GEOM_COLUMNS + POSITION
    x, y, z = geoms[at] - beam[0], geoms[at + 1] - beam[1], geoms[at + 2] - beam[2]
    along = x * beam[3] + y * beam[4] + z * beam[5]
    x, y, z = x - along * beam[3], y - along * beam[4], z - along * beam[5]
    away = sqrt(x * x + y * y + z * z)
    if away < SURFACE_MARGIN:
        return True
    kind = kinds[g * KIND_COLUMNS + KIND]
    along += extent(kind, geoms, g, beam[3], beam[4], beam[5])
    wide = extent(kind, geoms, g, x / away, y / away, z / away)
    return along >= 0.0 and away - wide <= beam[BEAM_START] + min(beam[BEAM_WIDEST], beam[BEAM_GROWTH] * along)


@inner
def write_spot(box, beam, table, members, count, mask, geoms, kinds, stage, lists, spot, end):
    """Writes the runs of a box to `lists` from `spot` on.

    table, members, count: the occluders' table, and which geom each of its columns is.
    beam, mask: scratch, BEAM_CELLS and one byte for each column.
    end: how far `lists` reaches.

    Returns:
        the place after the last item, or 0 where there may not be room.
    """
    lamps = int(stage[LIGHT_COUNT])
    at = spot + SPOT_LAMPS + lamps + 1
    if at + (SPOT_LAMPS + lamps) * count > end:
        return 0
    lists[spot + SPOT_OCCLUDERS] = at
    _mark_occluders(box, table, count, mask)
    for i in range(count):
        if mask[i] and _occludes(members[i], box, geoms, kinds):
            lists[at] = members[i]
            at += 1
    lists[spot + SPOT_SUN] = at
    sun = int(stage[SUN_LIGHT])
    if sun >= 0 and stage[STAGE_FIXED + sun * LIGHT_COLUMNS + LIGHT_SHADOWS] > 0.0:
        _mark_before_sun(box, table, count, mask)
        for i in range(count):
            if mask[i]:
                lists[at] = members[i]
                at += 1
    for i in range(lamps):
        lists[spot + SPOT_LAMPS + i] = at
        light = STAGE_FIXED + i * LIGHT_COLUMNS
        if stage[light + LIGHT_KIND] == SUN or stage[light + LIGHT_SHADOWS] <= 0.0:
            continue
        if not _beam_of(box, light, beam, stage):
            continue
        _mark_in_beam(beam, table, count, mask)
        for k in range(count):
            if mask[k] and _in_beam(members[k], beam, geoms, kinds):
                lists[at] = members[k]
                at += 1
    lists[spot + SPOT_LAMPS + lamps] = at
    return at


@inner
def tile_depths(depth, part, x0, y0, x1, y1, width):
    """The least and greatest depth of what stands before the sky in a tile, and those on both sides of their middle.

    Returns:
        least, the greatest of the near half, the least of the far half, greatest; least is FAR where there is only sky.
    """
    least, greatest = FAR, 0.0
    for y in range(y0, y1):
        for x in range(x0, x1):
            if part[y * width + x] >= 0:
                least, greatest = min(least, depth[y * width + x]), max(greatest, depth[y * width + x])
    middle = sqrt(least * greatest)
    near, far = least, greatest
    for y in range(y0, y1):
        for x in range(x0, x1):
            if part[y * width + x] >= 0:
                d = depth[y * width + x]
                if d <= middle:
                    near = max(near, d)
                else:
                    far = min(far, d)
    return least, near, far, greatest


@inner
def box_of(box, x0, y0, x1, y1, near, far, stage, width, height):
    """Makes `box` hold what the tile shows between two depths."""
    clear_box(box)
    for corner in range(4):
        x, y = x0 if corner % 2 == 0 else x1, y0 if corner < 2 else y1
        dx, dy, dz, _ = direction(x, y, stage, width, height)
        for end in range(2):
            t = near if end == 0 else far
            widen_box(box, stage[EYE] + t * dx, stage[EYE + 1] + t * dy, stage[EYE + 2] + t * dz, stage)


@inner
def find_spots(
    geoms,
    kinds,
    stage,
    lists,
    spot,
    end,
    members,
    occluders,
    count,
    width,
    height,
    depth,
    part,
    mask,
    box,
    beam,
    spots,
    splits,
):
    """Fills `spots` (two a tile) and `splits` (the depth up to which a tile's first spot holds) from the depths.

    spot, end: the free part of `lists`. members, occluders, count: as for `write_spot`.
    mask, box, beam: scratch, `count` bytes, BOX_CELLS and BEAM_CELLS.
    """
    mask, box, beam = address(mask), address(box), address(beam)
    across = (width + TILE - 1) // TILE
    for ty in range((height + TILE - 1) // TILE):
        for tx in range(across):
            x0, y0, x1, y1 = tx * TILE, ty * TILE, min(width, (tx + 1) * TILE), min(height, (ty + 1) * TILE)
            least, near, far, greatest = tile_depths(depth, part, x0, y0, x1, y1, width)
            if least >= FAR:
                continue
            tile = ty * across + tx
            together = greatest < SAME_DEPTH * least
            splits[tile] = greatest if together else near
            for side in range(1 if together else 2):
                if side == 0:
                    box_of(box, x0, y0, x1, y1, least, splits[tile], stage, width, height)
                else:
                    box_of(box, x0, y0, x1, y1, far, greatest, stage, width, height)
                after = write_spot(box, beam, occluders, members, count, mask, geoms, kinds, stage, lists, spot, end)
                if after > 0:
                    spots[2 * tile + side] = spot
                    spot = after
