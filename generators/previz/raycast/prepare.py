"""What is worked out once per frame: poses, screen bounds, and the lists that say which geoms matter where."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.jit import address, inner, inner_that_allocates, kernel
from generators.previz.raycast.layout import (
    BLENDS,
    BOTTOM,
    BOUND,
    BOX,
    CAMERA,
    COLOUR,
    CONE,
    ELLIPSOID,
    EYE,
    FAR,
    FLOOR_CELLS,
    FLOOR_X0,
    GEOM_COLUMNS,
    GEOM_COUNT,
    GRID,
    GROUNDS,
    HALF_HEIGHT,
    HALF_WIDTH,
    HFIELD,
    KIND,
    KIND_COLUMNS,
    LIGHT_COLUMNS,
    LIGHT_COUNT,
    LIGHT_DIRECTION,
    LIGHT_POSITION,
    LIGHT_RADIUS,
    LIGHT_RANGE,
    LIGHT_SECTORS,
    LISTS_HEADER,
    MESH,
    NEAR,
    PIXEL,
    PLANE,
    POSITION,
    REACH,
    ROTATION,
    ROUND_CONE,
    SECTORS,
    SHAPE,
    SIZE,
    STAGE_FIXED,
    SUBJECT,
    SUN_CELLS,
    SUN_LIGHT,
    SUN_U,
    SUN_U0,
    SUN_V,
    TILE,
    TILES,
    TOP,
)
from generators.previz.raycast.light import OCCLUSION_REACH, _sector
from generators.previz.raycast.shapes import extent

MIN_HALF_PIXELS = 0.4
"""Thin things are drawn at least this many pixels to each side, or they would break up when far away."""
BLEND_COLOUR_GAP = 0.2
"""Parts of a subject whose colours differ by more than this keep their crease."""
GRID_MARGIN_M = 4.0


@inner
def _place(geoms, kinds, position, rotation, stage):
    """Writes poses, shape constants, bounds and near depths into `geoms`."""
    for g in range(int(stage[GEOM_COUNT])):
        kind = kinds[g * KIND_COLUMNS + KIND]
        depth = 0.0
        for i in range(3):
            geoms[g * GEOM_COLUMNS + POSITION + i] = position[g, i]
            depth -= (position[g, i] - stage[EYE + i]) * stage[CAMERA + 6 + i]
            for j in range(3):
                geoms[g * GEOM_COLUMNS + ROTATION + 3 * i + j] = rotation[g, j, i]
        thin = MIN_HALF_PIXELS * stage[PIXEL] * max(0.0, depth)
        a, b, c = geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 1], geoms[g * GEOM_COLUMNS + SIZE + 2]
        if kind == ELLIPSOID:
            a, b, c = max(a, thin), max(b, thin), max(c, thin)
            (
                geoms[g * GEOM_COLUMNS + SHAPE],
                geoms[g * GEOM_COLUMNS + SHAPE + 1],
                geoms[g * GEOM_COLUMNS + SHAPE + 2],
            ) = 1.0 / a, 1.0 / b, 1.0 / c
            geoms[g * GEOM_COLUMNS + BOUND] = max(a, max(b, c))
            geoms[g * GEOM_COLUMNS + REACH] = min((a * b * c) ** (1.0 / 3.0), 2.0 * min(a, min(b, c)))
        elif kind == ROUND_CONE:
            a, c, b = max(a, thin), max(c, thin), max(b, 1.0e-6)
            # Where one ball holds the other, the taper stops just short of it.
            slope = min(0.9999, max(-0.9999, (a - c) / (2.0 * b)))
            c = a - 2.0 * b * slope
            cos = sqrt(1.0 - slope * slope)
            geoms[g * GEOM_COLUMNS + SHAPE], geoms[g * GEOM_COLUMNS + SHAPE + 1] = slope, cos
            geoms[g * GEOM_COLUMNS + SHAPE + 2], geoms[g * GEOM_COLUMNS + SHAPE + 3] = (
                (a - b * slope) / cos,
                slope / cos,
            )
            geoms[g * GEOM_COLUMNS + SHAPE + 4], geoms[g * GEOM_COLUMNS + SHAPE + 5] = a * slope - b, b + c * slope
            geoms[g * GEOM_COLUMNS + BOUND] = b + max(a, c)
            geoms[g * GEOM_COLUMNS + REACH] = 1.3 * max(a, c)
        elif kind == CONE:
            a, c, b = max(a, thin), max(c, min(thin, a)), max(b, 0.5 * thin)
            k1 = (a - c) / (2.0 * b)
            cos = 1.0 / sqrt(1.0 + k1 * k1)
            geoms[g * GEOM_COLUMNS + SHAPE], geoms[g * GEOM_COLUMNS + SHAPE + 1] = k1 * cos, cos
            geoms[g * GEOM_COLUMNS + SHAPE + 2], geoms[g * GEOM_COLUMNS + SHAPE + 3] = 0.5 * (a + c), k1
            geoms[g * GEOM_COLUMNS + BOUND] = sqrt(b * b + max(a, c) ** 2)
            geoms[g * GEOM_COLUMNS + REACH] = min(2.0 * max(a, c), max(a, b))
        elif kind in (BOX, MESH):
            if kind == BOX:
                a, b, c = max(a, 0.5 * thin), max(b, 0.5 * thin), max(c, 0.5 * thin)
            geoms[g * GEOM_COLUMNS + BOUND] = sqrt(a * a + b * b + c * c)
            geoms[g * GEOM_COLUMNS + REACH] = min(0.6, max(1.5 * min(a, min(b, c)), (a * b * c) ** (1.0 / 3.0)))
        geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 1], geoms[g * GEOM_COLUMNS + SIZE + 2] = a, b, c
        tall = extent(kind, geoms, g, 0.0, 0.0, 1.0)
        geoms[g * GEOM_COLUMNS + TOP] = position[g, 2] + tall
        geoms[g * GEOM_COLUMNS + BOTTOM] = position[g, 2] - tall
        geoms[g * GEOM_COLUMNS + NEAR] = depth - extent(
            kind, geoms, g, stage[CAMERA + 6], stage[CAMERA + 7], stage[CAMERA + 8]
        )


@inner
def _conic(c, d, acc, add, acd):
    """Least and greatest slope x / depth of an ellipsoid in front of the eye, from its dual conic."""
    cxx, cdd, cxd = acc - c * c, add - d * d, acd - c * d
    s = sqrt(max(0.0, cxd * cxd - cxx * cdd))
    return (cxd + s) / cdd, (cxd - s) / cdd


@inner_that_allocates
def _screen_bounds(geoms, kinds, g, stage):
    """Bounds of geom g as slopes (x / depth, y / depth): left, right, bottom, top, or an empty range."""
    kind = kinds[g * KIND_COLUMNS + KIND]
    left, right, bottom, top = FAR, -FAR, FAR, -FAR
    cx, cy, cd = 0.0, 0.0, 0.0
    for i in range(3):
        offset = geoms[g * GEOM_COLUMNS + POSITION + i] - stage[EYE + i]
        cx += offset * stage[CAMERA + i]
        cy += offset * stage[CAMERA + 3 + i]
        cd -= offset * stage[CAMERA + 6 + i]
    if kind == ROUND_CONE:
        half = geoms[g * GEOM_COLUMNS + SIZE + 1]
        for end in range(2):
            along = half if end == 1 else -half
            ex, ey, ed = cx, cy, cd
            for i in range(3):
                axis = geoms[g * GEOM_COLUMNS + ROTATION + 6 + i] * along
                ex += axis * stage[CAMERA + i]
                ey += axis * stage[CAMERA + 3 + i]
                ed -= axis * stage[CAMERA + 6 + i]
            r2 = geoms[g * GEOM_COLUMNS + SIZE + 2 * end] ** 2
            if ed * ed <= r2 * 1.02 or ed < 0.0:
                return -FAR, FAR, -FAR, FAR
            low, high = _conic(ex, ed, r2, r2, 0.0)
            left, right = min(left, low), max(right, high)
            low, high = _conic(ey, ed, r2, r2, 0.0)
            bottom, top = min(bottom, low), max(top, high)
        return left, right, bottom, top
    # The three half axes in the camera's frame.
    axx, ayy, add, axd, ayd = 0.0, 0.0, 0.0, 0.0, 0.0
    edges = np.zeros((3, 3))
    for k in range(3):
        size = geoms[g * GEOM_COLUMNS + SIZE + k]
        if kind == CONE:
            size = (
                geoms[g * GEOM_COLUMNS + SIZE + 1]
                if k == 2
                else max(geoms[g * GEOM_COLUMNS + SIZE], geoms[g * GEOM_COLUMNS + SIZE + 2])
            )
        x, y, d = 0.0, 0.0, 0.0
        for i in range(3):
            axis = geoms[g * GEOM_COLUMNS + ROTATION + 3 * k + i] * size
            x += axis * stage[CAMERA + i]
            y += axis * stage[CAMERA + 3 + i]
            d -= axis * stage[CAMERA + 6 + i]
        edges[k, 0], edges[k, 1], edges[k, 2] = x, y, d
        axx, ayy, add, axd, ayd = axx + x * x, ayy + y * y, add + d * d, axd + x * d, ayd + y * d
    if kind == ELLIPSOID:
        if cd * cd <= add * 1.02 or cd < 0.0:
            return -FAR, FAR, -FAR, FAR
        left, right = _conic(cx, cd, axx, add, axd)
        bottom, top = _conic(cy, cd, ayy, add, ayd)
        return left, right, bottom, top
    for corner in range(8):
        x, y, d = cx, cy, cd
        for k in range(3):
            sign = 1.0 if (corner >> k) & 1 else -1.0
            x, y, d = x + sign * edges[k, 0], y + sign * edges[k, 1], d + sign * edges[k, 2]
        if d < 1.0e-4:
            return -FAR, FAR, -FAR, FAR
        left, right = min(left, x / d), max(right, x / d)
        bottom, top = min(bottom, y / d), max(top, y / d)
    return left, right, bottom, top


@inner
def _span_across_eye(geoms, kinds, g, stage, axis, half, cells):
    """As one axis of `_screen_bounds`, for a geom that reaches behind the eye: slopes in steps of cells.

    A strip of the picture is ruled out where the whole geom lies outside one of the two planes that bound it.
    """
    low, high = FAR, -FAR
    step = 2.0 * half / cells
    for cell in range(cells):
        outside = False
        for side in range(2):
            slope = -half + (cell + side) * step
            scale = 1.0 / sqrt(1.0 + slope * slope)
            # The plane's normal: to the right (or up) of the strip's boundary.
            nx = (stage[axis] + slope * stage[CAMERA + 6]) * scale
            ny = (stage[axis + 1] + slope * stage[CAMERA + 7]) * scale
            nz = (stage[axis + 2] + slope * stage[CAMERA + 8]) * scale
            at = g * GEOM_COLUMNS + POSITION
            x, y, z = geoms[at] - stage[EYE], geoms[at + 1] - stage[EYE + 1], geoms[at + 2] - stage[EYE + 2]
            middle, reach = x * nx + y * ny + z * nz, extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, nx, ny, nz)
            if (side == 0 and middle + reach < 0.0) or (side == 1 and middle - reach > 0.0):
                outside = True
        if not outside:
            low, high = min(low, -half + cell * step), max(high, -half + (cell + 1) * step)
    return low, high


@inner_that_allocates
def _cell_lists(rects, order, across, cells, base):
    """Which geoms lie in which cells: offsets (cells + 1) counted from `base`, then the geoms in `order`."""
    counts = np.zeros(cells + 1, np.int64)
    for g in order:
        for y in range(rects[g, 2], rects[g, 3] + 1):
            for x in range(rects[g, 0], rects[g, 1] + 1):
                counts[y * across + x + 1] += 1
    for i in range(cells):
        counts[i + 1] += counts[i]
    out = np.empty(cells + 1 + counts[cells], np.int32)
    out[: cells + 1] = base + cells + 1 + counts
    for g in order:
        for y in range(rects[g, 2], rects[g, 3] + 1):
            for x in range(rects[g, 0], rects[g, 1] + 1):
                cell = y * across + x
                out[cells + 1 + counts[cell]] = g
                counts[cell] += 1
    return out


@inner
def _clamp_cell(x, count):
    return int(min(count - 1.0, max(0.0, x)))


@inner_that_allocates
def _tile_rects(geoms, kinds, bounded, stage, width, height):
    """Tiles that each bounded geom may touch, as (first x, last x, first y, last y)."""
    rects = np.zeros((int(stage[GEOM_COUNT]), 4), np.int64)
    rects[:, 1] = -1
    across, down = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    for g in bounded:
        if geoms[g * GEOM_COLUMNS + NEAR] + 2.0 * geoms[g * GEOM_COLUMNS + BOUND] < 0.0:
            continue
        left, right, bottom, top = _screen_bounds(geoms, kinds, g, stage)
        if right >= FAR:
            left, right = _span_across_eye(geoms, kinds, g, stage, CAMERA, stage[HALF_WIDTH], across)
            bottom, top = _span_across_eye(geoms, kinds, g, stage, CAMERA + 3, stage[HALF_HEIGHT], down)
        x0, x1 = (left / stage[HALF_WIDTH] + 1.0) * 0.5 * width - 1.0, (right / stage[HALF_WIDTH] + 1.0) * 0.5 * width
        y0, y1 = (1.0 - top / stage[HALF_HEIGHT]) * 0.5 * height, (1.0 - bottom / stage[HALF_HEIGHT]) * 0.5 * height
        if x1 + 1.0 < 0.0 or y1 + 1.0 < 0.0 or x0 > width or y0 - 1.0 > height:
            continue
        rects[g, 0], rects[g, 1] = _clamp_cell(x0 / TILE, across), _clamp_cell((x1 + 1.0) / TILE, across)
        rects[g, 2], rects[g, 3] = _clamp_cell((y0 - 1.0) / TILE, down), _clamp_cell((y1 + 1.0) / TILE, down)
    return rects


@inner_that_allocates
def _plane_grid(geoms, kinds, bounded, stage, ux, uy, uz, vx, vy, vz, spread, at):
    """Fits a GRID x GRID grid over all bounded geoms seen along u, v; writes its place to `stage[at:]`.

    `spread` widens each geom by that share of its size (with 0: by the sun's penumbra).
    """
    count = int(stage[GEOM_COUNT])
    spans = np.zeros((count, 4))
    low_u, high_u, low_v, high_v = FAR, -FAR, FAR, -FAR
    for g in bounded:
        u = (
            geoms[g * GEOM_COLUMNS + POSITION] * ux
            + geoms[g * GEOM_COLUMNS + POSITION + 1] * uy
            + geoms[g * GEOM_COLUMNS + POSITION + 2] * uz
        )
        v = (
            geoms[g * GEOM_COLUMNS + POSITION] * vx
            + geoms[g * GEOM_COLUMNS + POSITION + 1] * vy
            + geoms[g * GEOM_COLUMNS + POSITION + 2] * vz
        )
        du, dv = (
            extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, ux, uy, uz),
            extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, vx, vy, vz),
        )
        margin = spread * geoms[g * GEOM_COLUMNS + REACH]
        if spread == 0.0:
            light = STAGE_FIXED + int(stage[SUN_LIGHT]) * LIGHT_COLUMNS
            # Penumbrae grow with distance; shadows longer than this are cut a little short in softness.
            margin = stage[light + LIGHT_RADIUS] * 25.0 + 0.01
        spans[g, 0], spans[g, 1], spans[g, 2], spans[g, 3] = (
            u - du - margin,
            u + du + margin,
            v - dv - margin,
            v + dv + margin,
        )
        low_u, high_u = min(low_u, spans[g, 0]), max(high_u, spans[g, 1])
        low_v, high_v = min(low_v, spans[g, 2]), max(high_v, spans[g, 3])
    rects = np.zeros((count, 4), np.int64)
    if high_u < low_u:
        low_u, high_u, low_v, high_v = 0.0, 1.0, 0.0, 1.0
    per_u, per_v = GRID / max(0.01, high_u - low_u), GRID / max(0.01, high_v - low_v)
    stage[at], stage[at + 1], stage[at + 2], stage[at + 3] = low_u, low_v, per_u, per_v
    for g in bounded:
        rects[g, 0], rects[g, 1] = (
            _clamp_cell((spans[g, 0] - low_u) * per_u, GRID),
            _clamp_cell((spans[g, 1] - low_u) * per_u, GRID),
        )
        rects[g, 2], rects[g, 3] = (
            _clamp_cell((spans[g, 2] - low_v) * per_v, GRID),
            _clamp_cell((spans[g, 3] - low_v) * per_v, GRID),
        )
    return rects


@inner_that_allocates
def _blend_lists(geoms, kinds, stage, base):
    """For each rounded part of a subject, the overlapping parts of like colour, for sculpted normals."""
    count = int(stage[GEOM_COUNT])
    out = np.empty(count + 1 + 8 * count, np.int32)
    filled = count + 1
    for g in range(count):
        out[g] = base + filled
        kind = kinds[g * KIND_COLUMNS + KIND]
        if kinds[g * KIND_COLUMNS + SUBJECT] <= 0 or (kind != ELLIPSOID and kind != ROUND_CONE):
            continue
        found = 0
        for other in range(count):
            like = kinds[other * KIND_COLUMNS + KIND] == ELLIPSOID or kinds[other * KIND_COLUMNS + KIND] == ROUND_CONE
            if (
                other == g
                or not like
                or kinds[other * KIND_COLUMNS + SUBJECT] != kinds[g * KIND_COLUMNS + SUBJECT]
                or found == 8
            ):
                continue
            gap, colour = 0.0, 0.0
            for i in range(3):
                gap += (geoms[g * GEOM_COLUMNS + POSITION + i] - geoms[other * GEOM_COLUMNS + POSITION + i]) ** 2
                colour = max(
                    colour, abs(geoms[g * GEOM_COLUMNS + COLOUR + i] - geoms[other * GEOM_COLUMNS + COLOUR + i])
                )
            if colour < BLEND_COLOUR_GAP and sqrt(gap) < 1.05 * (
                geoms[g * GEOM_COLUMNS + BOUND] + geoms[other * GEOM_COLUMNS + BOUND]
            ):
                out[filled] = other
                filled += 1
                found += 1
    out[count] = base + filled
    return out[:filled]


@inner_that_allocates
def _sector_rects(geoms, kinds, bounded, stage):
    """Sectors around each lamp that each geom may cover; geoms x lamps rows of (first, last, lamp, lamp)."""
    count, lamps = int(stage[GEOM_COUNT]), int(stage[LIGHT_COUNT])
    rects = np.zeros((max(1, count * lamps), 4), np.int64)
    rects[:, 1] = -1
    for lamp in range(lamps):
        at = STAGE_FIXED + lamp * LIGHT_COLUMNS
        if stage[at] == 0.0 or stage[at + 13] <= 0.0:
            continue
        for g in bounded:
            row = lamp * count + g
            x, y = (
                geoms[g * GEOM_COLUMNS + POSITION] - stage[at + LIGHT_POSITION],
                geoms[g * GEOM_COLUMNS + POSITION + 1] - stage[at + LIGHT_POSITION + 1],
            )
            z = geoms[g * GEOM_COLUMNS + POSITION + 2] - stage[at + LIGHT_POSITION + 2]
            flat = sqrt(x * x + y * y)
            bound = geoms[g * GEOM_COLUMNS + BOUND]
            if sqrt(flat * flat + z * z) > stage[at + LIGHT_RANGE] + bound:
                continue
            rects[row, 2], rects[row, 3] = lamp, lamp
            kind, scale = kinds[g * KIND_COLUMNS + KIND], 1.0 / max(flat, 1.0e-6)
            wide = extent(kind, geoms, g, -y * scale, x * scale, 0.0) + stage[at + LIGHT_RADIUS] + 0.05
            ahead = flat - extent(kind, geoms, g, x * scale, y * scale, 0.0) - stage[at + LIGHT_RADIUS]
            if ahead <= 0.1:
                rects[row, 0], rects[row, 1] = 0, LIGHT_SECTORS - 1
                continue
            middle = _sector(x, y)
            # The diamond angle turns at most 1.42 times as fast as the true one; a quarter is LIGHT_SECTORS / 4.
            half = int(1.45 * np.arctan2(wide, ahead) / (0.5 * np.pi) * (LIGHT_SECTORS // 4)) + 1
            rects[row, 0], rects[row, 1] = middle - half, min(middle + half, middle - half + LIGHT_SECTORS - 1)
    return rects


@inner_that_allocates
def _sector_lists(geoms, kinds, bounded, stage, base):
    rects = _sector_rects(geoms, kinds, bounded, stage)
    count, lamps = int(stage[GEOM_COUNT]), int(stage[LIGHT_COUNT])
    cells = lamps * LIGHT_SECTORS
    total = 0
    for row in range(count * lamps):
        total += max(0, rects[row, 1] - rects[row, 0] + 1)
    out = np.empty(cells + 1 + total, np.int32)
    filled = cells + 1
    for lamp in range(lamps):
        for sector in range(LIGHT_SECTORS):
            out[lamp * LIGHT_SECTORS + sector] = base + filled
            for g in bounded:
                row = lamp * count + g
                first, last = rects[row, 0], rects[row, 1]
                ahead = (sector - first) % LIGHT_SECTORS
                if last >= first and ahead <= last - first and filled < len(out):
                    out[filled] = g
                    filled += 1
    out[cells] = base + filled
    return out[:filled]


@kernel
def prepare(fixed, kinds, position, rotation, stage, width, height):
    """Places the geoms and builds every list of the frame; fills the grids' cells of `stage`.

    Returns:
        geoms (n, GEOM_COLUMNS) and lists.
    """
    placed = fixed.copy()
    stage[GEOM_COUNT] = len(placed)
    geoms, kinds, stage = address(placed), address(kinds), address(stage)
    _place(geoms, kinds, position, rotation, stage)
    count = int(stage[GEOM_COUNT])
    bounded = np.empty(count, np.int64)
    grounds = np.empty(count, np.int32)
    n, m = 0, 0
    for g in range(count):
        if kinds[g * KIND_COLUMNS + KIND] == PLANE or kinds[g * KIND_COLUMNS + KIND] == HFIELD:
            grounds[m] = g
            m += 1
        else:
            bounded[n] = g
            n += 1
    bounded = bounded[:n]
    nearest_first = bounded[np.argsort(placed[:, NEAR][bounded])]

    across, down = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    header = np.zeros(LISTS_HEADER, np.int32)
    header[TILES] = LISTS_HEADER
    tiles = _cell_lists(
        _tile_rects(geoms, kinds, bounded, stage, width, height), nearest_first, across, across * down, LISTS_HEADER
    )
    header[SUN_CELLS] = header[TILES] + len(tiles)
    if stage[SUN_LIGHT] >= 0.0:
        light = STAGE_FIXED + int(stage[SUN_LIGHT]) * LIGHT_COLUMNS + LIGHT_DIRECTION
        lx, ly, lz = stage[light], stage[light + 1], stage[light + 2]
        flat = sqrt(lx * lx + ly * ly)
        ux, uy = (-ly / flat, lx / flat) if flat > 1.0e-6 else (1.0, 0.0)
        vx, vy, vz = uy * lz, -ux * lz, ux * ly - uy * lx
        stage[SUN_U], stage[SUN_U + 1], stage[SUN_U + 2] = ux, uy, 0.0
        stage[SUN_V], stage[SUN_V + 1], stage[SUN_V + 2] = vx, vy, vz
        rects = _plane_grid(geoms, kinds, bounded, stage, ux, uy, 0.0, vx, vy, vz, 0.0, SUN_U0)
        sun = _cell_lists(rects, bounded, GRID, GRID * GRID, header[SUN_CELLS])
    else:
        sun = np.full(GRID * GRID + 1, header[SUN_CELLS] + GRID * GRID + 1, np.int32)
    header[FLOOR_CELLS] = header[SUN_CELLS] + len(sun)
    rects = _plane_grid(geoms, kinds, bounded, stage, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, OCCLUSION_REACH, FLOOR_X0)
    floor = _cell_lists(rects, bounded, GRID, GRID * GRID, header[FLOOR_CELLS])
    header[BLENDS] = header[FLOOR_CELLS] + len(floor)
    blends = _blend_lists(geoms, kinds, stage, header[BLENDS])
    header[SECTORS] = header[BLENDS] + len(blends)
    sectors = _sector_lists(geoms, kinds, bounded, stage, header[SECTORS])
    header[GROUNDS] = header[SECTORS] + len(sectors)
    ends = np.array([header[GROUNDS] + 2, header[GROUNDS] + 2 + m], np.int32)
    return placed, np.concatenate((header, tiles, sun, floor, blends, sectors, ends, grounds[:m]))
