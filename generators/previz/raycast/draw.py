"""The picture: first hits tile by tile, shading, and smoothing of edges."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.edges import SAMPLE_X, SAMPLE_Y, edge_pixels, lookalike
from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import (
    EYE,
    FAR,
    FIRST,
    GEOM_COLUMNS,
    GROUNDS,
    HFIELD,
    KIND,
    KIND_COLUMNS,
    PIXEL,
    POSITION,
    SAMPLES,
    SPARE,
    TILE,
    TILES,
)
from generators.previz.raycast.nearby import BEAM_CELLS, BOX_CELLS, SAME_DEPTH, box_of, tile_depths, write_spot
from generators.previz.raycast.shade import shade
from generators.previz.raycast.shapes import to_local
from generators.previz.raycast.sky import sky_colour, sky_corners, sky_pixel
from generators.previz.raycast.terrain import hit_terrain
from generators.previz.raycast.trace import NEAR_CLIP_M, face_of, first_in_tile
from generators.previz.raycast.view import direction, through

FACES = 8
BRIGHTEST_SAMPLE = 3.0
"""Samples of an edge are held to this before they are averaged, or a lamp's edge would stay jagged."""
AGREEMENT = 0.05
"""Neighbours that differ by less than this share of their light may stand in for the pixel between them."""


@inner
def _clear_depth(x, y, geoms, kinds, stage, lists, terrain, width, height):
    """Depth up to which no height field is met anywhere in the tile whose corner is (x, y)."""
    grounds = lists[GROUNDS]
    clear = FAR
    fields = False
    dx, dy, dz, _ = direction(x + 0.5 * TILE, y + 0.5 * TILE, stage, width, height)
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
def _shade_pixel(
    geoms, kinds, stage, lists, terrain, tree, table, width, height, x, y, part, spot, t, light, normal, keep
):
    """Shades pixel (x, y), which shows `part` at depth t, into light and, with `keep`, normal (both flat)."""
    dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
    k = 1.0 / length
    r, g, b, nx, ny, nz, _ = shade(
        part // FACES,
        spot,
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
def draw(
    geoms,
    kinds,
    stage,
    lists,
    terrain,
    tree,
    members,
    occluders,
    table,
    width,
    height,
    light,
    depth,
    part,
    normal,
    edge_at,
    scratch,
):
    """Draws everything but blades and flakes.

    Fills `light` (h, w, 3), `depth` (h, w; FAR for the sky), `part` (h, w; geom * FACES + face, -1 for the sky) and,
    where it is not empty, `normal` (h, w, 3). `edge_at` (h, w) receives each edge pixel's number; `scratch` is
    SKY_CELLS float64 of the caller's.

    Returns:
        (edges, SAMPLES) the depths of the edge pixels' samples.
    """
    spot, end, count = lists[SPARE], len(lists), len(members)
    geoms, kinds, stage, lists = address(geoms), address(kinds), address(stage), address(lists)
    terrain, tree, table = address(terrain), address(tree), address(table)
    ox, oy, oz = stage[EYE], stage[EYE + 1], stage[EYE + 2]
    cone = stage[PIXEL]
    keep = normal.shape[0] == height
    light, depth, part, normal = address(light), address(depth), address(part), address(normal)
    across = (width + TILE - 1) // TILE
    corners = address(scratch)
    members, occluders = address(members), address(occluders)
    all_mask, all_box, all_beam = np.empty(count, np.uint8), np.empty(BOX_CELLS), np.empty(BEAM_CELLS)
    mask, box, beam = address(all_mask), address(all_box), address(all_beam)
    spots = np.zeros((across * ((height + TILE - 1) // TILE), 2), np.int32)
    splits = np.empty(len(spots))
    clear = np.empty(((height + TILE - 1) // TILE, across))
    for ty in range(clear.shape[0]):
        for tx in range(across):
            start = _clear_depth(tx * TILE, ty * TILE, geoms, kinds, stage, lists, terrain, width, height)
            clear[ty, tx] = start
            tile = lists[TILES] + ty * across + tx
            sky_known = False
            for y in range(ty * TILE, min(height, (ty + 1) * TILE)):
                for x in range(tx * TILE, min(width, (tx + 1) * TILE)):
                    a, b = through(x + 0.5, y + 0.5, stage, width, height)
                    t, g = first_in_tile(tile, start, geoms, kinds, lists, terrain, tree, a, b)
                    pixel = y * width + x
                    depth[pixel] = t
                    if g >= 0:
                        part[pixel] = g * FACES + face_of(g, geoms, kinds, a, b, t)
                        continue
                    part[pixel] = -1
                    if not sky_known:
                        sky_corners(corners, tx * TILE, ty * TILE, stage, table, width, height)
                        sky_known = True
                    dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
                    u, v, k = x + 0.5 - tx * TILE, y + 0.5 - ty * TILE, 1.0 / length
                    r, gr, b = sky_pixel(corners, u, v, dx * k, dy * k, dz * k, stage, table)
                    light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = r, gr, b

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
                    spots[tile, side] = spot
                    spot = after

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
                tile = y // TILE * across + x // TILE
                where = spots[tile, 0] if depth[pixel] <= splits[tile] else spots[tile, 1]
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
                    where,
                    depth[pixel],
                    light,
                    normal,
                    keep,
                )

    edges = edge_pixels(depth, part, width, height)
    smooth = np.empty((len(edges), 3), np.float32)
    depths = np.empty((len(edges), SAMPLES), np.float32)
    for e in range(len(edges)):
        y, x = edges[e] // width, edges[e] % width
        tile = lists[TILES] + (y // TILE) * across + x // TILE
        start = clear[y // TILE, x // TILE]
        total_r, total_g, total_b = 0.0, 0.0, 0.0
        for s in range(SAMPLES):
            sx, sy = x + 0.5 + SAMPLE_X[s], y + 0.5 + SAMPLE_Y[s]
            a, b = through(sx, sy, stage, width, height)
            t, g = first_in_tile(tile, start, geoms, kinds, lists, terrain, tree, a, b)
            depths[e, s] = t
            sample = g * FACES + face_of(g, geoms, kinds, a, b, t) if g >= 0 else -1
            alike = lookalike(part, depth, width, height, x, y, sample, t)
            if alike >= 0:
                r, gr, b = float(light[3 * alike]), float(light[3 * alike + 1]), float(light[3 * alike + 2])
            else:
                dx, dy, dz, length = direction(sx, sy, stage, width, height)
                k = 1.0 / length
                dx, dy, dz = dx * k, dy * k, dz * k
                if g < 0:
                    r, gr, b = sky_colour(dx, dy, dz, cone, False, stage, table)
                else:
                    r, gr, b, _, _, _, _ = shade(
                        g, 0, geoms, kinds, stage, lists, terrain, tree, table, ox, oy, oz, dx, dy, dz, t * length, cone
                    )
            total_r += min(BRIGHTEST_SAMPLE, r)
            total_g += min(BRIGHTEST_SAMPLE, gr)
            total_b += min(BRIGHTEST_SAMPLE, b)
        smooth[e, 0], smooth[e, 1], smooth[e, 2] = total_r / SAMPLES, total_g / SAMPLES, total_b / SAMPLES
    for e in range(len(edges)):
        pixel = edges[e]
        edge_at[pixel // width, pixel % width] = e
        for c in range(3):
            light[3 * pixel + c] = smooth[e, c]
    return depths
