"""What is worked out once per frame: poses, screen bounds, and the lists that say which geoms matter where."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.bounds import bound_groups, grouped, place, tile_rects
from generators.previz.raycast.jit import address, inner, inner_that_allocates, kernel
from generators.previz.raycast.layout import (
    BLENDS,
    BOUND,
    CAMERA,
    COLOUR,
    ELLIPSOID,
    EYE,
    FLOOR_CELLS,
    FLOOR_X0,
    FOCUS,
    GEOM_COLUMNS,
    GEOM_COUNT,
    GRID,
    GRID_FINE,
    GROUNDS,
    GROUP,
    GROUPS,
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
    NEAR,
    PLANE,
    POSITION,
    REACH,
    ROUND_CONE,
    SECTORS,
    SPARE,
    STAGE_FIXED,
    SUBJECT,
    SUN_CELLS,
    SUN_LIGHT,
    SUN_U,
    SUN_U0,
    SUN_V,
    TILE,
    TILES,
)
from generators.previz.raycast.light import OCCLUSION_REACH, grid_cell, sector_of
from generators.previz.raycast.nearby import PENUMBRA_REACH_M, occluders_of
from generators.previz.raycast.shapes import extent
from generators.previz.raycast.trace import is_land_or_waves

BLEND_COLOUR_GAP = 0.2
"""Parts of a subject whose colours differ by more than this keep their crease."""
SPARE_PER_TILE = 128
"""Room in `lists` for the runs of each tile, on average."""
GRID_AHEAD_M = 15.0
"""The grids' fine middle lies where the camera is focused, but no farther away than this."""


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


@inner_that_allocates
def _plane_grid(geoms, kinds, bounded, stage, ux, uy, uz, vx, vy, vz, spread, at):
    """Lays a GRID x GRID grid around what the camera is focused on, seen along u, v; writes its middle to `stage[at:]`.

    `spread` widens each geom by that share of its size (with 0: by the sun's penumbra).

    Returns:
        the cells each bounded geom may lie in, as (first u, last u, first v, last v).
    """
    count, fine = int(stage[GEOM_COUNT]), stage[GRID_FINE]
    ahead = min(stage[FOCUS], GRID_AHEAD_M)
    x, y, z = (
        stage[EYE] - ahead * stage[CAMERA + 6],
        stage[EYE + 1] - ahead * stage[CAMERA + 7],
        stage[EYE + 2] - ahead * stage[CAMERA + 8],
    )
    middle_u, middle_v = x * ux + y * uy + z * uz, x * vx + y * vy + z * vz
    stage[at], stage[at + 1] = middle_u, middle_v
    rects = np.zeros((count, 4), np.int64)
    for g in bounded:
        u = (
            geoms[g * GEOM_COLUMNS + POSITION] * ux
            + geoms[g * GEOM_COLUMNS + POSITION + 1] * uy
            + geoms[g * GEOM_COLUMNS + POSITION + 2] * uz
            - middle_u
        )
        v = (
            geoms[g * GEOM_COLUMNS + POSITION] * vx
            + geoms[g * GEOM_COLUMNS + POSITION + 1] * vy
            + geoms[g * GEOM_COLUMNS + POSITION + 2] * vz
            - middle_v
        )
        du, dv = (
            extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, ux, uy, uz),
            extent(kinds[g * KIND_COLUMNS + KIND], geoms, g, vx, vy, vz),
        )
        margin = spread * geoms[g * GEOM_COLUMNS + REACH]
        if spread == 0.0:
            light = STAGE_FIXED + int(stage[SUN_LIGHT]) * LIGHT_COLUMNS
            margin = stage[light + LIGHT_RADIUS] * PENUMBRA_REACH_M + 0.01
        rects[g, 0], rects[g, 1] = grid_cell(u - du - margin, fine), grid_cell(u + du + margin, fine)
        rects[g, 2], rects[g, 3] = grid_cell(v - dv - margin, fine), grid_cell(v + dv + margin, fine)
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
            middle = sector_of(x, y)
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


@inner
def _flat_first(kinds, count, grounds):
    """Fills `grounds` with the geoms without bounds, flat ones first: rays look for land and waves no farther."""
    grounds, m = address(grounds), 0
    for many_heights in range(2):
        for g in range(count):
            kind = kinds[g * KIND_COLUMNS + KIND]
            if kind in (PLANE, HFIELD) and is_land_or_waves(g, kinds) == (many_heights > 0):
                grounds[m] = g
                m += 1


@kernel
def prepare(fixed, kinds, position, rotation, stage, width, height):
    """Places the geoms and builds every list of the frame; fills the grids' cells of `stage`.

    Returns:
        geoms (n, and a row for each group), lists, the geoms with bounds, and the occluders' table of these.
    """
    count = len(fixed)
    placed = np.empty((count + (count + GROUP - 1) // GROUP, GEOM_COLUMNS))
    placed[:count] = fixed
    stage[GEOM_COUNT] = count
    geoms, kinds, stage = address(placed), address(kinds), address(stage)
    place(geoms, kinds, position, rotation, stage)
    bounded = np.empty(count, np.int64)
    grounds = np.empty(count, np.int32)
    n, m = 0, 0
    for g in range(count):
        if kinds[g * KIND_COLUMNS + KIND] == PLANE or kinds[g * KIND_COLUMNS + KIND] == HFIELD:
            m += 1
        else:
            bounded[n] = g
            n += 1
    _flat_first(kinds, count, grounds)
    bounded = bounded[:n]
    ordered = grouped(geoms, bounded).astype(np.int32)
    bound_groups(geoms, ordered, stage)
    nearest_first = bounded[np.argsort(placed[:, NEAR][bounded])]

    across, down = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    header = np.zeros(LISTS_HEADER, np.int32)
    header[TILES] = LISTS_HEADER
    tiles = _cell_lists(
        tile_rects(geoms, kinds, bounded, stage, width, height), nearest_first, across, across * down, LISTS_HEADER
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
    header[GROUPS] = header[GROUNDS] + 2 + m
    header[SPARE] = header[GROUPS] + n
    spare = np.empty(across * down * SPARE_PER_TILE + 4 * count, np.int32)
    lists = np.concatenate(
        (header, tiles, sun, floor, blends, sectors, ends, grounds[:m], ordered.astype(np.int32), spare)
    )
    return placed, lists, bounded.astype(np.int32), occluders_of(geoms, kinds, bounded, stage)
