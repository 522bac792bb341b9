"""Where each geom stands in this frame, and which part of the picture it can touch."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.jit import inner, inner_that_allocates
from generators.previz.raycast.layout import (
    ACROSS,
    AHEAD,
    BOTTOM,
    BOUND,
    BOX,
    CAMERA,
    CONE,
    ELLIPSOID,
    EYE,
    EYE_FROM,
    EYE_POWER,
    FAR,
    FINE,
    GEOM_COLUMNS,
    GEOM_COUNT,
    GROUP,
    HALF_HEIGHT,
    HALF_WIDTH,
    KIND,
    KIND_COLUMNS,
    MESH,
    NEAR,
    PIXEL,
    POSITION,
    REACH,
    ROTATION,
    ROUND_CONE,
    SHAPE,
    SIZE,
    SLIM,
    THIN,
    TILE,
    TOP,
    UPWARD,
)
from generators.previz.raycast.shapes import extent

FINE_HALF_PIXELS = 1.0
"""What is at least this many pixels wide to each side is met by the rays of every other pixel of a chessboard."""
SLIM_HALF_PIXELS = 1.42
"""The same for every second pixel each way, which lie farther apart by the root of two."""
MESH_DETAIL = 0.1
"""A mesh has parts this much smaller than itself."""
SMALL_M, LARGE_SIZES = 0.5, 4
"""Groups are made among geoms within this radius, within four times that, and so on, so many times."""
MOSAIC_BITS = 5
MOSAIC = 1 << MOSAIC_BITS
"""Cells along each side of the plan by which they are put together."""
MIN_HALF_PIXELS = 0.4
"""Thin things are drawn at least this many pixels to each side, or they would break up when far away."""


@inner
def _see_from_eye(geoms, g, kind, stage):
    """Writes how geom g sees the eye and the picture's axes."""
    at, power = g * GEOM_COLUMNS, 0.0
    for i in range(3):
        scale = geoms[at + SHAPE + i] if kind == ELLIPSOID else 1.0
        eye, ahead, across, upward = 0.0, 0.0, 0.0, 0.0
        for j in range(3):
            axis = scale * geoms[at + ROTATION + 3 * i + j]
            eye += axis * (stage[EYE + j] - geoms[at + POSITION + j])
            ahead -= axis * stage[CAMERA + 6 + j]
            across += axis * stage[CAMERA + j]
            upward += axis * stage[CAMERA + 3 + j]
        geoms[at + EYE_FROM + i], geoms[at + AHEAD + i] = eye, ahead
        geoms[at + ACROSS + i], geoms[at + UPWARD + i] = across, upward
        power += eye * eye
    bound = 1.0 if kind == ELLIPSOID else geoms[at + BOUND]
    geoms[at + EYE_POWER] = power - bound * bound


@inner_that_allocates
def grouped(geoms, bounded):
    """The bounded geoms so ordered that those which follow one another are of like size and lie together."""
    low_x, low_y, high_x, high_y = FAR, FAR, -FAR, -FAR
    for g in bounded:
        x, y = geoms[g * GEOM_COLUMNS + POSITION], geoms[g * GEOM_COLUMNS + POSITION + 1]
        low_x, low_y, high_x, high_y = min(low_x, x), min(low_y, y), max(high_x, x), max(high_y, y)
    keys = np.empty(len(bounded), np.int64)
    for k in range(len(bounded)):
        at = bounded[k] * GEOM_COLUMNS
        i = int(MOSAIC * 0.999 * (geoms[at + POSITION] - low_x) / max(1.0e-6, high_x - low_x))
        j = int(MOSAIC * 0.999 * (geoms[at + POSITION + 1] - low_y) / max(1.0e-6, high_y - low_y))
        size, key = 0, 0
        while size < LARGE_SIZES and geoms[at + BOUND] > SMALL_M * 4.0**size:
            size += 1
        # The bits of both in turn (a Z-order curve) keep neighbours together.
        for bit in range(MOSAIC_BITS):
            key |= (i >> bit & 1) << 2 * bit | (j >> bit & 1) << (2 * bit + 1)
        keys[k] = size << 2 * MOSAIC_BITS | key
    return bounded[np.argsort(keys, kind="mergesort")]


@inner_that_allocates
def bound_groups(geoms, ordered, stage):
    """Writes the ball around every group of `ordered` geoms into the rows after the geoms'."""
    count = int(stage[GEOM_COUNT])
    for group in range((len(ordered) + GROUP - 1) // GROUP):
        at = (count + group) * GEOM_COLUMNS
        members = ordered[group * GROUP : (group + 1) * GROUP]
        for i in range(3):
            low, high = FAR, -FAR
            for g in members:
                low = min(low, geoms[g * GEOM_COLUMNS + POSITION + i] - geoms[g * GEOM_COLUMNS + BOUND])
                high = max(high, geoms[g * GEOM_COLUMNS + POSITION + i] + geoms[g * GEOM_COLUMNS + BOUND])
            geoms[at + POSITION + i] = 0.5 * (low + high)
        geoms[at + BOUND] = 0.0
        for g in members:
            away = 0.0
            for i in range(3):
                away += (geoms[g * GEOM_COLUMNS + POSITION + i] - geoms[at + POSITION + i]) ** 2
            geoms[at + BOUND] = max(geoms[at + BOUND], sqrt(away) + geoms[g * GEOM_COLUMNS + BOUND])


@inner
def place(geoms, kinds, position, rotation, stage):
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
        _see_from_eye(geoms, g, kind, stage)
        narrow = min(a, c) if kind == ROUND_CONE else (min(b, max(a, c)) if kind == CONE else min(a, min(b, c)))
        if kind == MESH:
            narrow *= MESH_DETAIL
        pixel = stage[PIXEL] * max(0.0, depth)
        thin = FINE if narrow < FINE_HALF_PIXELS * pixel else (SLIM if narrow < SLIM_HALF_PIXELS * pixel else 0.0)
        geoms[g * GEOM_COLUMNS + THIN] = thin
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


@inner
def clamp_cell(x, count):
    """The cell 0..count - 1 that x lies in or is nearest to."""
    return int(min(count - 1.0, max(0.0, x)))


@inner_that_allocates
def tile_rects(geoms, kinds, bounded, stage, width, height):
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
        rects[g, 0], rects[g, 1] = clamp_cell(x0 / TILE, across), clamp_cell((x1 + 1.0) / TILE, across)
        rects[g, 2], rects[g, 3] = clamp_cell((y0 - 1.0) / TILE, down), clamp_cell((y1 + 1.0) / TILE, down)
    return rects
