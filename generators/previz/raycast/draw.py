"""The picture: first hits tile by tile, shading, and smoothing of edges."""

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.jit import address, inner, inner_that_allocates, kernel
from generators.previz.raycast.layout import (
    BOX,
    CAMERA,
    CONE,
    DISC,
    EYE,
    FAR,
    FIRST,
    GEOM_COLUMNS,
    GLOW_DIRECTION,
    GROUNDS,
    HALF_HEIGHT,
    HALF_WIDTH,
    HFIELD,
    KIND,
    KIND_COLUMNS,
    PIXEL,
    SAMPLES,
    POSITION,
    STARS,
    TILE,
    TILES,
)
from generators.previz.raycast.noise import smoothstep
from generators.previz.raycast.shade import shade
from generators.previz.raycast.shapes import to_local
from generators.previz.raycast.sky import sky_colour, star_light
from generators.previz.raycast.terrain import hit_terrain
from generators.previz.raycast.trace import NEAR_CLIP_M, first_in_tile, surface_at

FACES = 8
SKY_STEP = 4
SKY_NODES = TILE // SKY_STEP + 1
SCRATCH = 3 * SKY_NODES * SKY_NODES
"""The sky is worked out at every fourth pixel each way and interpolated; sun and stars are added exactly."""
BRIGHTEST_SAMPLE = 3.0
"""Samples of an edge are held to this before they are averaged, or a lamp's edge would stay jagged."""
DEPTH_STEP = 0.08

# Where the samples of an edge pixel lie: a regular spread over six rows and six columns.
SAMPLE_X = (-0.4167, 0.0833, 0.4167, -0.0833, -0.25, 0.25)
SAMPLE_Y = (-0.0833, -0.4167, 0.0833, 0.4167, -0.25, 0.25)


@inner
def _direction(x, y, stage, width, height):
    """World direction through the picture point (x, y) in pixels, with a length of 1 along the view axis."""
    a = (2.0 * x / width - 1.0) * stage[HALF_WIDTH]
    b = (1.0 - 2.0 * y / height) * stage[HALF_HEIGHT]
    c = CAMERA
    return (
        a * stage[c] + b * stage[c + 3] - stage[c + 6],
        a * stage[c + 1] + b * stage[c + 4] - stage[c + 7],
        a * stage[c + 2] + b * stage[c + 5] - stage[c + 8],
        sqrt(1.0 + a * a + b * b),
    )


@inner
def _clear_depth(x, y, geoms, kinds, stage, lists, terrain, width, height):
    """Depth up to which no height field is met anywhere in the tile whose corner is (x, y)."""
    grounds = lists[GROUNDS]
    clear = FAR
    fields = False
    dx, dy, dz, _ = _direction(x + 0.5 * TILE, y + 0.5 * TILE, stage, width, height)
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        if kinds[g * KIND_COLUMNS + KIND] != HFIELD:
            continue
        fields = True
        ox, oy, oz = to_local(geoms, g, stage[EYE] - geoms[g * GEOM_COLUMNS + POSITION], stage[EYE + 1] - geoms[g * GEOM_COLUMNS + POSITION + 1], stage[EYE + 2] - geoms[g * GEOM_COLUMNS + POSITION + 2])
        vx, vy, vz = to_local(geoms, g, dx, dy, dz)
        beam = 0.75 * TILE * stage[PIXEL]
        # The first stretch is short of where the beam could leave the field through its side.
        t, met = hit_terrain(terrain, kinds[g * KIND_COLUMNS + FIRST], ox, oy, oz, vx, vy, vz, NEAR_CLIP_M, beam)
        clear = min(clear, t if met else NEAR_CLIP_M)
    return max(NEAR_CLIP_M, clear) if fields else NEAR_CLIP_M


@inner
def _sky_corners(corners, x, y, stage, table, width, height):
    """Fills `corners` with the sky's colour at every SKY_STEP pixels of the tile whose corner is (x, y)."""
    for j in range(SKY_NODES):
        for i in range(SKY_NODES):
            dx, dy, dz, length = _direction(x + i * SKY_STEP, y + j * SKY_STEP, stage, width, height)
            k = 1.0 / length
            r, g, b = sky_colour(dx * k, dy * k, dz * k, stage[PIXEL], True, stage, table)
            at = 3 * (j * SKY_NODES + i)
            corners[at], corners[at + 1], corners[at + 2] = r, g, b


@inner
def _sky_pixel(corners, u, v, dx, dy, dz, stage, table):
    """The sky at (u, v) pixels from the tile's corner, along the unit direction d."""
    if stage[DISC] > 0.0:
        c = dx * stage[GLOW_DIRECTION] + dy * stage[GLOW_DIRECTION + 1] + dz * stage[GLOW_DIRECTION + 2]
        near = stage[DISC] + 4.0 * stage[PIXEL]
        if 2.0 - 2.0 * c < near * near:
            return sky_colour(dx, dy, dz, stage[PIXEL], False, stage, table)
    u, v = u / SKY_STEP, v / SKY_STEP
    i, j = int(u), int(v)
    u, v = u - i, v - j
    a, b, c, d = (1.0 - u) * (1.0 - v), u * (1.0 - v), (1.0 - u) * v, u * v
    at = 3 * (j * SKY_NODES + i)
    below = at + 3 * SKY_NODES
    r = a * corners[at] + b * corners[at + 3] + c * corners[below] + d * corners[below + 3]
    g = a * corners[at + 1] + b * corners[at + 4] + c * corners[below + 1] + d * corners[below + 4]
    e = a * corners[at + 2] + b * corners[at + 5] + c * corners[below + 2] + d * corners[below + 5]
    if stage[STARS] > 0.0 and dz > 0.0:
        star = star_light(dx, dy, dz, stage[PIXEL], stage) * smoothstep(0.0, 0.2, dz)
        r, g, e = r + star, g + star, e + 1.1 * star
    return r, g, e


@inner_that_allocates
def _edge_pixels(depth, part):
    """Row-by-row indices of the pixels where a neighbour shows another part or a jump in depth."""
    height, width = part.shape
    found = np.empty(height * width, np.int32)
    count = 0
    for y in range(height):
        for x in range(width):
            here, d = part[y, x], depth[y, x]
            edge = False
            if x > 0:
                edge |= part[y, x - 1] != here or abs(depth[y, x - 1] - d) > DEPTH_STEP * d
            if x + 1 < width:
                edge |= part[y, x + 1] != here or abs(depth[y, x + 1] - d) > DEPTH_STEP * d
            if y > 0:
                edge |= part[y - 1, x] != here
            if y + 1 < height:
                edge |= part[y + 1, x] != here
            if edge:
                found[count] = y * width + x
                count += 1
    return found[:count]


@inner
def _lookalike(part, depth, width, height, x, y, sample, t):
    """Index of the pixel among (x, y) and its neighbours that shows the part `sample` at about depth t, or -1."""
    for k in range(9):
        # The pixel itself first, then round it.
        i, j = (x, y) if k == 0 else (x + (k - 1 if k < 5 else k) % 3 - 1, y + (k - 1 if k < 5 else k) // 3 - 1)
        if 0 <= i < width and 0 <= j < height and part[j * width + i] == sample:
            if sample < 0 or abs(depth[j * width + i] - t) < 0.5 * DEPTH_STEP * t:
                return j * width + i
    return -1


@kernel
def draw(geoms, kinds, stage, lists, terrain, tree, table, width, height, light, depth, part, normal, edge_at, scratch):
    """Draws everything but blades and flakes.

    Fills `light` (h, w, 3), `depth` (h, w; FAR for the sky), `part` (h, w; geom * FACES + face, -1 for the sky) and,
    where it is not empty, `normal` (h, w, 3). `edge_at` (h, w) receives each edge pixel's number; `scratch` is
    SCRATCH float64 of the caller's.

    Returns:
        (edges, SAMPLES) the depths of the edge pixels' samples.
    """
    geoms, kinds, stage, lists = address(geoms), address(kinds), address(stage), address(lists)
    terrain, tree, table = address(terrain), address(tree), address(table)
    ox, oy, oz = stage[EYE], stage[EYE + 1], stage[EYE + 2]
    cone = stage[PIXEL]
    keep_normal = normal.shape[0] == height
    across = (width + TILE - 1) // TILE
    corners = address(scratch)
    clear = np.empty(((height + TILE - 1) // TILE, across))
    for ty in range(clear.shape[0]):
        for tx in range(across):
            start = _clear_depth(tx * TILE, ty * TILE, geoms, kinds, stage, lists, terrain, width, height)
            clear[ty, tx] = start
            tile = lists[TILES] + ty * across + tx
            sky_known = False
            for y in range(ty * TILE, min(height, (ty + 1) * TILE)):
                for x in range(tx * TILE, min(width, (tx + 1) * TILE)):
                    dx, dy, dz, length = _direction(x + 0.5, y + 0.5, stage, width, height)
                    t, g = first_in_tile(tile, start, geoms, kinds, lists, terrain, tree, ox, oy, oz, dx, dy, dz)
                    k = 1.0 / length
                    dx, dy, dz = dx * k, dy * k, dz * k
                    depth[y, x] = t
                    if g < 0:
                        if not sky_known:
                            _sky_corners(corners, tx * TILE, ty * TILE, stage, table, width, height)
                            sky_known = True
                        r, gr, b = _sky_pixel(
                            corners, x + 0.5 - tx * TILE, y + 0.5 - ty * TILE, dx, dy, dz, stage, table
                        )
                        part[y, x] = -1
                        nx, ny, nz = 0.0, 0.0, 0.0
                    else:
                        r, gr, b, nx, ny, nz, face = shade(
                            g, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, dx, dy, dz, t * length, cone
                        )
                        part[y, x] = g * FACES + face
                    light[y, x, 0], light[y, x, 1], light[y, x, 2] = r, gr, b
                    if keep_normal:
                        normal[y, x, 0], normal[y, x, 1], normal[y, x, 2] = nx, ny, nz

    edges = _edge_pixels(depth, part)
    smooth = np.empty((len(edges), 3), np.float32)
    depths = np.empty((len(edges), SAMPLES), np.float32)
    for e in range(len(edges)):
        y, x = edges[e] // width, edges[e] % width
        tile = lists[TILES] + (y // TILE) * across + x // TILE
        start = clear[y // TILE, x // TILE]
        sr, sg, sb = 0.0, 0.0, 0.0
        for s in range(SAMPLES):
            dx, dy, dz, length = _direction(x + 0.5 + SAMPLE_X[s], y + 0.5 + SAMPLE_Y[s], stage, width, height)
            t, g = first_in_tile(tile, start, geoms, kinds, lists, terrain, tree, ox, oy, oz, dx, dy, dz)
            depths[e, s] = t
            sample = -1
            if g >= 0:
                sample = g * FACES
                if kinds[g * KIND_COLUMNS + KIND] == BOX or kinds[g * KIND_COLUMNS + KIND] == CONE:
                    sample += surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t)[6]
            alike = _lookalike(address(part), address(depth), width, height, x, y, sample, t)
            if alike >= 0:
                j, i = alike // width, alike % width
                r, gr, b = float(light[j, i, 0]), float(light[j, i, 1]), float(light[j, i, 2])
            else:
                k = 1.0 / length
                dx, dy, dz = dx * k, dy * k, dz * k
                if g < 0:
                    r, gr, b = sky_colour(dx, dy, dz, cone, False, stage, table)
                else:
                    r, gr, b, _, _, _, _ = shade(
                        g, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, dx, dy, dz, t * length, cone
                    )
            sr += min(BRIGHTEST_SAMPLE, r)
            sg += min(BRIGHTEST_SAMPLE, gr)
            sb += min(BRIGHTEST_SAMPLE, b)
        smooth[e, 0], smooth[e, 1], smooth[e, 2] = sr / SAMPLES, sg / SAMPLES, sb / SAMPLES
    for e in range(len(edges)):
        y, x = edges[e] // width, edges[e] % width
        edge_at[y, x] = e
        for c in range(3):
            light[y, x, c] = smooth[e, c]
    return depths
