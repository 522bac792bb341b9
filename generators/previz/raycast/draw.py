"""The picture: first hits tile by tile, shading, and smoothing of edges."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

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
    POSITION,
    SAMPLES,
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
AGREEMENT = 0.05
"""Neighbours that differ by less than this share of their light may stand in for the pixel between them."""

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
        ox, oy, oz = to_local(
            geoms,
            g,
            stage[EYE] - geoms[g * GEOM_COLUMNS + POSITION],
            stage[EYE + 1] - geoms[g * GEOM_COLUMNS + POSITION + 1],
            stage[EYE + 2] - geoms[g * GEOM_COLUMNS + POSITION + 2],
        )
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
def _edge_pixels(depth, part, width, height):
    """Row-by-row indices of the pixels where a neighbour shows another part or a jump in depth."""
    found = np.empty(height * width, np.int32)
    count = 0
    for y in range(height):
        for x in range(width):
            at = y * width + x
            here, d = part[at], depth[at]
            edge = False
            if x > 0:
                edge |= part[at - 1] != here or abs(depth[at - 1] - d) > DEPTH_STEP * d
            if x + 1 < width:
                edge |= part[at + 1] != here or abs(depth[at + 1] - d) > DEPTH_STEP * d
            if y > 0:
                edge |= part[at - width] != here
            if y + 1 < height:
                edge |= part[at + width] != here
            if edge:
                found[count] = at
                count += 1
    return found[:count]


@inner
def _lookalike(part, depth, width, height, x, y, sample, t):
    """Index of the pixel among (x, y) and its neighbours that shows the part `sample` at about depth t, or -1."""
    for k in range(9):
        # The pixel itself first, then round it.
        i, j = (x, y) if k == 0 else (x + (k - 1 if k < 5 else k) % 3 - 1, y + (k - 1 if k < 5 else k) // 3 - 1)
        if i < 0 or j < 0 or i >= width or j >= height or part[j * width + i] != sample:
            continue
        if sample < 0 or abs(depth[j * width + i] - t) < 0.5 * DEPTH_STEP * t:
            return j * width + i
    return -1


@inner
def _part_of(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t):
    """The part met: the geom, and its face where a shape has creases of its own."""
    if g < 0:
        return -1
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind in (BOX, CONE):
        return g * FACES + surface_at(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t)[6]
    return g * FACES


@inner
def _shade_pixel(geoms, kinds, stage, lists, terrain, tree, table, width, height, x, y, part, t, light, normal, keep):
    """Shades pixel (x, y), which shows `part` at depth t, into light and, with `keep`, normal (both flat)."""
    dx, dy, dz, length = _direction(x + 0.5, y + 0.5, stage, width, height)
    k = 1.0 / length
    r, g, b, nx, ny, nz, _ = shade(
        part // FACES,
        geoms,
        kinds,
        stage,
        lists,
        terrain,
        tree,
        table,
        stage[EYE],
        stage[EYE + 1],
        stage[EYE + 2],
        dx * k,
        dy * k,
        dz * k,
        t * length,
        stage[PIXEL],
    )
    at = 3 * (y * width + x)
    light[at], light[at + 1], light[at + 2] = r, g, b
    if keep:
        normal[at], normal[at + 1], normal[at + 2] = nx, ny, nz


@inner
def _fill_between(part, light, normal, keep, pixel, a, b, c, d):
    """Gives a pixel the mean of four others, if they show its part and agree; says whether it did."""
    here = part[pixel]
    if part[a] != here or part[b] != here or part[c] != here or part[d] != here:
        return False
    for k in range(3):
        p, q, r, s = light[3 * a + k], light[3 * b + k], light[3 * c + k], light[3 * d + k]
        low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
        if high - low > AGREEMENT * high + 0.003:
            return False
    for k in range(3):
        light[3 * pixel + k] = 0.25 * (light[3 * a + k] + light[3 * b + k] + light[3 * c + k] + light[3 * d + k])
    if keep:
        nx = normal[3 * a] + normal[3 * b] + normal[3 * c] + normal[3 * d]
        ny = normal[3 * a + 1] + normal[3 * b + 1] + normal[3 * c + 1] + normal[3 * d + 1]
        nz = normal[3 * a + 2] + normal[3 * b + 2] + normal[3 * c + 2] + normal[3 * d + 2]
        scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz + 1.0e-12)
        normal[3 * pixel], normal[3 * pixel + 1], normal[3 * pixel + 2] = nx * scale, ny * scale, nz * scale
    return True


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
    keep = normal.shape[0] == height
    light, depth, part, normal = address(light), address(depth), address(part), address(normal)
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
                    pixel = y * width + x
                    depth[pixel] = t
                    part[pixel] = _part_of(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t)
                    if g >= 0:
                        continue
                    if not sky_known:
                        _sky_corners(corners, tx * TILE, ty * TILE, stage, table, width, height)
                        sky_known = True
                    u, v, k = x + 0.5 - tx * TILE, y + 0.5 - ty * TILE, 1.0 / length
                    r, gr, b = _sky_pixel(corners, u, v, dx * k, dy * k, dz * k, stage, table)
                    light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = r, gr, b

    # Shade every other pixel each way, then the pixels between: first those with four diagonal neighbours done,
    # then those with four beside them. Where neighbours agree, their mean is as good as the real thing.
    for turn in range(3):
        for y in range(height):
            for x in range(width):
                if (turn == 0) != (x % 2 == 0 and y % 2 == 0) or (turn == 1) != (x % 2 == 1 and y % 2 == 1):
                    continue
                pixel = y * width + x
                if part[pixel] < 0:
                    continue
                if turn > 0 and 0 < x < width - 1 and 0 < y < height - 1:
                    up, down = pixel - width, pixel + width
                    if turn == 1:
                        filled = _fill_between(part, light, normal, keep, pixel, up - 1, up + 1, down - 1, down + 1)
                    else:
                        filled = _fill_between(part, light, normal, keep, pixel, up, down, pixel - 1, pixel + 1)
                    if filled:
                        continue
                _shade_pixel(
                    geoms,
                    kinds,
                    stage,
                    lists,
                    terrain,
                    tree,
                    table,
                    width,
                    height,
                    x,
                    y,
                    part[pixel],
                    depth[pixel],
                    light,
                    normal,
                    keep,
                )

    edges = _edge_pixels(depth, part, width, height)
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
            sample = _part_of(g, geoms, kinds, terrain, tree, ox, oy, oz, dx, dy, dz, t)
            alike = _lookalike(part, depth, width, height, x, y, sample, t)
            if alike >= 0:
                r, gr, b = float(light[3 * alike]), float(light[3 * alike + 1]), float(light[3 * alike + 2])
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
        pixel = edges[e]
        edge_at[pixel // width, pixel % width] = e
        for c in range(3):
            light[3 * pixel + c] = smooth[e, c]
    return depths
