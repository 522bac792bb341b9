"""Height fields: packing, marching, and the height below which their own relief hides the sun.

A packed field in `terrain` is: rows, columns, half x, half y, steepest slope, greatest and least height, a cell's
size in x and y, the radius about the middle within which the sun reaches it all, the radius within which it is level
and at its lowest, then the heights row by row, then the shadow heights row by row, then the greatest height of
each block of BLOCK x BLOCK cells, then that of each stretch of STRETCH x STRETCH cells (FIRST points at the start).
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.jit import address, inner, inner_in_place, kernel
from generators.previz.raycast.layout import FAR
from generators.previz.scene import HeightField

HEADER = 11
CALM = 9
LEVEL = 10
MARCH_STEPS = 160
BLOCK = 4
"""Cells along each side of the blocks that a ray passes over in one step where it is above them."""
STRETCH = 16
"""The same for the larger stretches, each of whole blocks."""
MOST_STEPS = 400
SHADE_MARGIN_M = 0.5


def pack_height_field(height_field: HeightField) -> NDArray[np.float64]:
    """Lays a height field out for the kernels, with no shadows yet."""
    heights = np.asarray(height_field.heights_m, np.float64)
    rows, columns = heights.shape
    cell_x = 2.0 * height_field.half_x_m / (columns - 1)
    cell_y = 2.0 * height_field.half_y_m / (rows - 1)
    slope_x = np.abs(np.diff(heights, axis=1)).max(initial=0.0) / cell_x
    slope_y = np.abs(np.diff(heights, axis=0)).max(initial=0.0) / cell_y
    head = np.array(
        (
            rows,
            columns,
            height_field.half_x_m,
            height_field.half_y_m,
            np.hypot(slope_x, slope_y),
            heights.max(),
            heights.min(),
            cell_x,
            cell_y,
            0.0,
            _level_radius(heights, cell_x, cell_y),
        )
    )
    tops = [_tops(heights, side).ravel() for side in (BLOCK, STRETCH)]
    return np.concatenate([head, heights.ravel(), np.full(heights.size, -1e9), *tops])


def _level_radius(heights: NDArray[np.float64], cell_x: float, cell_y: float) -> float:
    """Radius of the disc about the middle in which the field is level and as low as anywhere, m."""
    rows, columns = heights.shape
    y, x = np.mgrid[0:rows, 0:columns]
    away = np.hypot((x - (columns - 1) / 2) * cell_x, (y - (rows - 1) / 2) * cell_y)
    risen = heights > heights.min() + 1e-6
    return max(0.0, float(away[risen].min(initial=away.max())) - float(np.hypot(cell_x, cell_y)))


def _tops(heights: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """The greatest height of each block of `side` x `side` cells, borders included."""
    down, across = (-(-(size - 1) // side) for size in heights.shape)
    tops = np.empty((down, across))
    for j in range(down):
        for i in range(across):
            rows, columns = slice(j * side, (j + 1) * side + 1), slice(i * side, (i + 1) * side + 1)
            tops[j, i] = heights[rows, columns].max()
    return tops


@inner
def terrain_height(terrain, first, layer, x, y):
    """Height (layer 0) or shadow height (layer 1) at local x, y, with the slopes dz/dx and dz/dy."""
    rows, columns = int(terrain[first]), int(terrain[first + 1])
    cell_x, cell_y = terrain[first + 7], terrain[first + 8]
    u = min(columns - 1.001, max(0.0, (x + terrain[first + 2]) / cell_x))
    v = min(rows - 1.001, max(0.0, (y + terrain[first + 3]) / cell_y))
    i, j = int(u), int(v)
    fu, fv = u - i, v - j
    at = first + HEADER + layer * rows * columns + j * columns + i
    a, b = terrain[at], terrain[at + 1]
    c, d = terrain[at + columns], terrain[at + columns + 1]
    low, high = a + fu * (b - a), c + fu * (d - c)
    slope_x = ((b - a) * (1.0 - fv) + (d - c) * fv) / cell_x
    return low + fv * (high - low), slope_x, (high - low) / cell_y


@inner
def _height_in_cells(terrain, heights, rows, columns, u, v):
    """Height at u, v, counted in cells from the field's corner; `heights`: where its heights begin."""
    u, v = min(columns - 1.001, max(0.0, u)), min(rows - 1.001, max(0.0, v))
    i, j = int(u), int(v)
    fu, fv = u - i, v - j
    at = heights + j * columns + i
    a, b, c, d = terrain[at], terrain[at + 1], terrain[at + columns], terrain[at + columns + 1]
    low = a + fu * (b - a)
    return low + fv * (c + fu * (d - c) - low)


@inner
def terrain_normal(terrain, first, x, y):
    """Unit normal at local x, y, smooth across cells."""
    rows, columns, heights = int(terrain[first]), int(terrain[first + 1]), first + HEADER
    per_x, per_y = 1.0 / terrain[first + 7], 1.0 / terrain[first + 8]
    u, v = (x + terrain[first + 2]) * per_x, (y + terrain[first + 3]) * per_y
    east = _height_in_cells(terrain, heights, rows, columns, u + 1.0, v)
    west = _height_in_cells(terrain, heights, rows, columns, u - 1.0, v)
    north = _height_in_cells(terrain, heights, rows, columns, u, v + 1.0)
    south = _height_in_cells(terrain, heights, rows, columns, u, v - 1.0)
    nx, ny = 0.5 * (west - east) * per_x, 0.5 * (south - north) * per_y
    scale = 1.0 / sqrt(nx * nx + ny * ny + 1.0)
    return nx * scale, ny * scale, scale


@inner
def clear_of_terrain(terrain, first, ox, oy, oz, dx, dy, dz, start, beam):
    """How far a cone of radius `beam` per unit of t is certainly clear of the field: (t, whether it then met it)."""
    slope, top, bottom, level = terrain[first + 4], terrain[first + 5], terrain[first + 6], terrain[first + LEVEL]
    flat, off = sqrt(dx * dx + dy * dy), sqrt(ox * ox + oy * oy)
    t = start
    closing = slope * flat - dz + beam * (1.0 + slope)
    if closing <= 0.0:
        return FAR, False
    if off < level:
        # Over the level disc only its ground can be met.
        clear, fall = (level - off) / (flat + beam), beam - dz
        if fall > 0.0:
            clear = min(clear, (oz - bottom) / fall)
        t = max(t, clear)
    beyond = (off + 1.5 * (terrain[first + 2] + terrain[first + 3])) / max(flat, 1.0e-6)
    # The beam is wider than its axis: beside the field its border counts as going on for ever.
    for _ in range(MARCH_STEPS):
        if t > beyond or (dz > beam and oz + t * (dz - beam) > top):
            return FAR, False
        height = terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
        gap = oz + t * dz - height - beam * t * (1.0 + slope)
        if gap < 1.0e-3 * t:
            return t, True
        t += gap / closing
    return t, True


@inner
def _over_field(half_x, half_y, ox, oy, dx, dy, t, end):
    """The part of the way from t to `end` that lies over the field; it is empty where that does not begin before it."""
    for o, d, half in ((ox, dx, half_x), (oy, dy, half_y)):
        if abs(d) < 1.0e-9:
            if abs(o) > half:
                return end, t
        else:
            a, b = (-half - o) / d, (half - o) / d
            t, end = max(t, min(a, b)), min(end, max(a, b))
    return t, end


@inner_in_place
def _way_out(u, v, i, j, side, side_u, side_v, per_u, per_v):
    """How far it is from u, v, in cell i, j, to the far side of its block of `side` x `side` cells."""
    p, q = i // side + side_u, j // side + side_v
    return max(0.0, min(abs((p * side - u) * per_u), abs((q * side - v) * per_v)))


@inner
def hit_terrain(terrain, first, ox, oy, oz, dx, dy, dz, start, tmax):
    """Where a ray meets the field from above, before tmax: (t, whether it did).

    The ray goes from cell to cell, over a block or a stretch at a time where it is above all of it.
    """
    half_x, half_y = terrain[first + 2], terrain[first + 3]
    top, bottom = terrain[first + 5], terrain[first + 6]
    t, end = start, tmax
    level = terrain[first + LEVEL]
    if ox * ox + oy * oy < level * level and oz > bottom:
        if tmax < FAR and oz + tmax * dz > bottom:
            # From a place in the level disc to another in it, above the ground all the way.
            ex, ey = ox + tmax * dx, oy + tmax * dy
            if ex * ex + ey * ey < level * level:
                return FAR, False
        # Over the level disc only its ground can be met.
        clear = (level - sqrt(ox * ox + oy * oy)) / (sqrt(dx * dx + dy * dy) + 1.0e-9)
        if dz < 0.0:
            clear = min(clear, (bottom - oz) / dz)
        t = max(t, clear)
    if dz < 0.0:
        t, end = max(t, (top - oz) / dz), min(end, (bottom - oz) / dz + 1.0e-6)
    elif oz > top:
        return FAR, False
    elif dz > 0.0:
        end = min(end, (top - oz) / dz)
    across, along = max(abs(ox + t * dx), abs(ox + end * dx)), max(abs(oy + t * dy), abs(oy + end * dy))
    if across > half_x or along > half_y:
        t, end = _over_field(half_x, half_y, ox, oy, dx, dy, t, end)
    if t >= end:
        return FAR, False
    rows, columns = int(terrain[first]), int(terrain[first + 1])
    cell_x, cell_y = terrain[first + 7], terrain[first + 8]
    # In units of cells from here on.
    u0, v0, du, dv = (ox + half_x) / cell_x, (oy + half_y) / cell_y, dx / cell_x, dy / cell_y
    blocks, stretches = (columns - 2) // BLOCK + 1, (columns - 2) // STRETCH + 1
    heights = first + HEADER
    block_tops = heights + 2 * rows * columns
    stretch_tops = block_tops + ((rows - 2) // BLOCK + 1) * blocks
    nudge = 1.0e-5 / max(1.0e-9, max(abs(du), abs(dv)))
    # How far it is to a cell's or a block's far side, without a division in the loop.
    per_u, per_v = 1.0 / (du if abs(du) > 1.0e-9 else 1.0e-9), 1.0 / (dv if abs(dv) > 1.0e-9 else 1.0e-9)
    side_u, side_v = (1 if du > 0.0 else 0), (1 if dv > 0.0 else 0)
    if oz + t * dz <= _height_in_cells(terrain, heights, rows, columns, u0 + t * du, v0 + t * dv):
        return t, True
    tall = -1
    for _ in range(MOST_STEPS):
        u, v = u0 + (t + nudge) * du, v0 + (t + nudge) * dv
        i, j = min(columns - 2, max(0, int(u))), min(rows - 2, max(0, int(v)))
        here = j // STRETCH * stretches + i // STRETCH
        if here != tall:
            out = min(end, t + _way_out(u, v, i, j, STRETCH, side_u, side_v, per_u, per_v) + 2.0 * nudge)
            if min(oz + t * dz, oz + out * dz) > terrain[stretch_tops + here]:
                t = out
                if t >= end:
                    return FAR, False
                continue
            tall = here
        out = min(end, t + _way_out(u, v, i, j, BLOCK, side_u, side_v, per_u, per_v) + 2.0 * nudge)
        if min(oz + t * dz, oz + out * dz) > terrain[block_tops + j // BLOCK * blocks + i // BLOCK]:
            t = out
        else:
            before = t
            t = min(end, t + _way_out(u, v, i, j, 1, side_u, side_v, per_u, per_v) + 2.0 * nudge)
            gap = oz + t * dz - _height_in_cells(terrain, heights, rows, columns, u0 + t * du, v0 + t * dv)
            if gap <= 0.0:
                # Across a cell the gap bends only a little: two steps of false position land on the surface.
                a, b, gb = before, t, gap
                ga = oz + a * dz - _height_in_cells(terrain, heights, rows, columns, u0 + a * du, v0 + a * dv)
                for _ in range(2):
                    m = a + (b - a) * ga / (ga - gb + 1.0e-12)
                    gm = oz + m * dz - _height_in_cells(terrain, heights, rows, columns, u0 + m * du, v0 + m * dv)
                    if gm > 0.0:
                        a, ga = m, gm
                    else:
                        b, gb = m, gm
                return a + (b - a) * ga / (ga - gb + 1.0e-12), True
        if t >= end:
            return FAR, False
    return FAR, False


@kernel
def cast_relief_shadows(terrain, first, lx, ly, lz):
    """Fills the shadow layer for sunlight from local direction l: the height above which a point is sunlit."""
    terrain = address(terrain)
    rows, columns = int(terrain[first]), int(terrain[first + 1])
    cell_x, cell_y = terrain[first + 7], terrain[first + 8]
    flat = sqrt(lx * lx + ly * ly)
    at = first + HEADER
    step = min(cell_x, cell_y)
    climb = lz / max(flat, 1.0e-6) * step
    reach = int((terrain[first + 5] - terrain[first + 6]) / max(climb, 1.0e-6)) + 1
    reach = min(reach, 4 * max(rows, columns))
    calm = terrain[first + 2] + terrain[first + 3]
    for j in range(rows):
        for i in range(columns):
            highest = -1.0e9
            x, y = i * cell_x - terrain[first + 2], j * cell_y - terrain[first + 3]
            if flat > 1.0e-6:
                for k in range(1, reach + 1):
                    px, py = x + lx / flat * step * k, y + ly / flat * step * k
                    if abs(px) > terrain[first + 2] or abs(py) > terrain[first + 3]:
                        break
                    height = terrain_height(terrain, first, 0, px, py)[0] - climb * k
                    highest = max(highest, height)
            terrain[at + rows * columns + j * columns + i] = highest
            if highest + SHADE_MARGIN_M > terrain[at + j * columns + i]:
                calm = min(calm, sqrt(x * x + y * y))
    terrain[first + CALM] = max(0.0, calm - cell_x - cell_y)
