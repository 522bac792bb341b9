"""Height fields: packing, marching, and the height below which their own relief hides the sun.

A packed field in `terrain` is: rows, columns, half x, half y, steepest slope, greatest and least height, a cell's
size in x and y, a spare, then the heights row by row, then the shadow heights row by row, then the greatest height of
each block of BLOCK x BLOCK cells (FIRST points at the start).
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import (
    FAR,
)
from generators.previz.scene import HeightField

HEADER = 10
MARCH_STEPS = 160
BLOCK = 8
"""Cells along each side of the blocks that a ray passes over in one step where it is above them."""
MOST_STEPS = 400


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
        )
    )
    return np.concatenate([head, heights.ravel(), np.full(heights.size, -1e9), _block_tops(heights).ravel()])


def _block_tops(heights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The greatest height of each block of cells, borders included."""
    down, across = (-(-(size - 1) // BLOCK) for size in heights.shape)
    tops = np.empty((down, across))
    for j in range(down):
        for i in range(across):
            rows, columns = slice(j * BLOCK, (j + 1) * BLOCK + 1), slice(i * BLOCK, (i + 1) * BLOCK + 1)
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
def terrain_normal(terrain, first, x, y):
    """Unit normal at local x, y, smooth across cells."""
    cell_x, cell_y = terrain[first + 7], terrain[first + 8]
    east = terrain_height(terrain, first, 0, x + cell_x, y)[0]
    west = terrain_height(terrain, first, 0, x - cell_x, y)[0]
    north = terrain_height(terrain, first, 0, x, y + cell_y)[0]
    south = terrain_height(terrain, first, 0, x, y - cell_y)[0]
    nx, ny = (west - east) / (2.0 * cell_x), (south - north) / (2.0 * cell_y)
    scale = 1.0 / sqrt(nx * nx + ny * ny + 1.0)
    return nx * scale, ny * scale, scale


@inner
def clear_of_terrain(terrain, first, ox, oy, oz, dx, dy, dz, start, beam):
    """How far a cone of radius `beam` per unit of t is certainly clear of the field: (t, whether it then met it)."""
    slope = terrain[first + 4]
    t = start
    closing = slope * sqrt(dx * dx + dy * dy) - dz + beam * (1.0 + slope)
    if closing <= 0.0:
        return FAR, False
    # The beam is wider than its axis: beside the field its border counts as going on for ever.
    for _ in range(MARCH_STEPS):
        height = terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
        gap = oz + t * dz - height - beam * t * (1.0 + slope)
        if gap < 1.0e-3 * t:
            return t, True
        t += gap / closing
    return t, True


@inner
def _exit(x, d, low, high):
    """How much farther, in units of d, x stays between low and high."""
    if d > 1.0e-12:
        return (high - x) / d
    return (low - x) / d if d < -1.0e-12 else FAR


@inner
def hit_terrain(terrain, first, ox, oy, oz, dx, dy, dz, start, tmax):
    """Where a ray meets the field from above, before tmax: (t, whether it did).

    The ray goes from cell to cell, over a block at a time where it is above all of it.
    """
    half_x, half_y = terrain[first + 2], terrain[first + 3]
    top, bottom = terrain[first + 5], terrain[first + 6]
    t, end = start, tmax
    if dz < 0.0:
        t, end = max(t, (top - oz) / dz), min(end, (bottom - oz) / dz + 1.0e-6)
    elif oz > top:
        return FAR, False
    elif dz > 0.0:
        end = min(end, (top - oz) / dz)
    for o, d, half in ((ox, dx, half_x), (oy, dy, half_y)):
        if abs(d) < 1.0e-9:
            if abs(o) > half:
                return FAR, False
        else:
            a, b = (-half - o) / d, (half - o) / d
            t, end = max(t, min(a, b)), min(end, max(a, b))
    if t >= end:
        return FAR, False
    rows, columns = int(terrain[first]), int(terrain[first + 1])
    cell_x, cell_y = terrain[first + 7], terrain[first + 8]
    # In units of cells from here on.
    u0, v0, du, dv = (ox + half_x) / cell_x, (oy + half_y) / cell_y, dx / cell_x, dy / cell_y
    blocks = (columns - 2) // BLOCK + 1
    tops = first + HEADER + 2 * rows * columns
    nudge = 1.0e-5 / max(1.0e-9, max(abs(du), abs(dv)))
    before = t
    gap_before = oz + t * dz - terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
    if gap_before <= 0.0:
        return t, True
    for _ in range(MOST_STEPS):
        u, v = u0 + (t + nudge) * du, v0 + (t + nudge) * dv
        i, j = min(columns - 2, max(0, int(u))), min(rows - 2, max(0, int(v)))
        p, q = i // BLOCK, j // BLOCK
        out = min(_exit(u, du, p * BLOCK, (p + 1) * BLOCK), _exit(v, dv, q * BLOCK, (q + 1) * BLOCK))
        out = min(end, t + 2.0 * nudge + max(0.0, out))
        height = terrain[tops + q * blocks + p]
        if oz + t * dz > height and oz + out * dz > height:
            t = out
        else:
            out = min(_exit(u, du, i, i + 1.0), _exit(v, dv, j, j + 1.0))
            t = min(end, t + 2.0 * nudge + max(0.0, out))
            gap = oz + t * dz - terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
            if gap <= 0.0:
                # Across a cell the gap bends only a little: two steps of false position land on the surface.
                a, b, ga, gb = before, t, gap_before, gap
                for _ in range(2):
                    m = a + (b - a) * ga / (ga - gb + 1.0e-12)
                    gm = oz + m * dz - terrain_height(terrain, first, 0, ox + m * dx, oy + m * dy)[0]
                    if gm > 0.0:
                        a, ga = m, gm
                    else:
                        b, gb = m, gm
                return a + (b - a) * ga / (ga - gb + 1.0e-12), True
            before, gap_before = t, gap
            if t >= end:
                return FAR, False
            continue
        if t >= end:
            return FAR, False
        before = t
        gap_before = oz + t * dz - terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
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
