"""Height fields: packing, marching, and the height below which their own relief hides the sun.

A packed field in `terrain` is: rows, columns, half x, half y, steepest slope, greatest and least height, a cell's
size in x and y, a spare, then the heights row by row, then the shadow heights row by row (FIRST points at the
start).
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


def pack_height_field(height_field: HeightField) -> NDArray[np.float64]:
    """Lays a height field out for the kernels, with no shadows yet."""
    heights = np.asarray(height_field.heights_m, np.float64)
    rows, columns = heights.shape
    cell_x = 2.0 * height_field.half_x_m / (columns - 1)
    cell_y = 2.0 * height_field.half_y_m / (rows - 1)
    slope_x = np.abs(np.diff(heights, axis=1)).max(initial=0.0) / cell_x
    slope_y = np.abs(np.diff(heights, axis=0)).max(initial=0.0) / cell_y
    head = (rows, columns, height_field.half_x_m, height_field.half_y_m, np.hypot(slope_x, slope_y))
    return np.concatenate(
        [head, (heights.max(), heights.min(), cell_x, cell_y, 0.0), heights.ravel(), np.full(heights.size, -1e9)]
    )


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
def hit_terrain(terrain, first, ox, oy, oz, dx, dy, dz, start, beam):
    """Where a ray meets the field from above: (t, whether it did).

    Steps are as long as the steepest slope allows, so nothing is stepped over. With `beam` above 0 the ray is a
    cone of that radius per unit of t, and the answer is how far it is certainly clear.
    """
    half_x, half_y = terrain[first + 2], terrain[first + 3]
    slope, top, bottom = terrain[first + 4], terrain[first + 5], terrain[first + 6]
    t, end = start, FAR
    flat = sqrt(dx * dx + dy * dy)
    closing = slope * flat - dz + beam * (1.0 + slope)
    if closing <= 0.0:
        return FAR, False
    if beam > 0.0:
        # The beam is wider than its axis: beside the field its border counts as going on for ever.
        for _ in range(MARCH_STEPS):
            height = terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)[0]
            gap = oz + t * dz - height - beam * t * (1.0 + slope)
            if gap < 1.0e-3 * t:
                return t, True
            t += gap / closing
        return t, True
    if dz < 0.0:
        t = max(t, (top - oz) / dz)
        end = (bottom - oz) / dz
    elif oz > top:
        return FAR, False
    elif dz > 0.0:
        end = (top - oz) / dz
    for o, d, half in ((ox, dx, half_x), (oy, dy, half_y)):
        if abs(d) < 1.0e-9:
            if abs(o) > half:
                return FAR, False
        else:
            a, b = (-half - o) / d, (half - o) / d
            t, end = max(t, min(a, b)), min(end, max(a, b))
    for _ in range(MARCH_STEPS):
        if t > end + 1.0e-4:
            return FAR, False
        height, sx, sy = terrain_height(terrain, first, 0, ox + t * dx, oy + t * dy)
        gap = oz + t * dz - height
        if gap < 2.0e-4 * t + 1.0e-5:
            # One Newton step lands on the surface, unless the ray grazes a crease: then it is near enough already.
            fall = sx * dx + sy * dy - dz
            if fall > 1.0e-6:
                landed = t + min(0.01 * t, max(-0.01 * t, gap / fall))
                height = terrain_height(terrain, first, 0, ox + landed * dx, oy + landed * dy)[0]
                if abs(oz + landed * dz - height) < abs(gap):
                    t = landed
            return t, True
        t += gap / closing
    return t, True


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
