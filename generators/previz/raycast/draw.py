"""The picture: first hits tile by tile, shading, and smoothing of edges."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.edges import SAMPLE_X, SAMPLE_Y, edge_pixels, lookalike, parts_around
from generators.previz.raycast.jit import address, kernel
from generators.previz.raycast.layout import EYE, FACES, FAR, PIXEL, SAMPLES, SPARE, TILE, TILES
from generators.previz.raycast.nearby import BEAM_CELLS, BOX_CELLS, SAME_DEPTH, box_of, tile_depths, write_spot
from generators.previz.raycast.shade import UNKNOWN, shade
from generators.previz.raycast.shading import shade_picture
from generators.previz.raycast.sky import sky_colour
from generators.previz.raycast.trace import face_of, first_in_tile, first_of_some
from generators.previz.raycast.tracing import paint_sky, trace_picture
from generators.previz.raycast.view import direction, through

BRIGHTEST_SAMPLE = 3.0
"""Samples of an edge are held to this before they are averaged, or a lamp's edge would stay jagged."""


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
    splits = np.zeros(len(spots))
    all_clear, all_thin = np.empty(len(spots)), np.empty(len(spots), np.uint8)
    clear = address(all_clear)
    trace_picture(geoms, kinds, stage, lists, terrain, tree, width, height, clear, address(all_thin), depth, part)
    paint_sky(stage, table, width, height, part, light, corners)
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
                    spots[tile, side] = spot
                    spot = after

    known = np.full(2 * height * width, np.float32(UNKNOWN), np.float32)
    shade_picture(
        geoms,
        kinds,
        stage,
        lists,
        terrain,
        tree,
        table,
        width,
        height,
        address(spots),
        address(splits),
        light,
        depth,
        part,
        normal,
        keep,
        address(known),
    )

    edges = edge_pixels(depth, part, width, height)
    smooth = np.empty((len(edges), 3), np.float32)
    depths = np.empty((len(edges), SAMPLES), np.float32)
    all_few = np.empty(9, np.int32)
    few = address(all_few)
    for e in range(len(edges)):
        y, x = edges[e] // width, edges[e] % width
        start = clear[y // TILE * across + x // TILE]
        tile = lists[TILES] + y // TILE * across + x // TILE
        shown = 0 if all_thin[y // TILE * across + x // TILE] else parts_around(part, width, height, x, y, few)
        total_r, total_g, total_b = 0.0, 0.0, 0.0
        for s in range(SAMPLES):
            sx, sy = x + 0.5 + SAMPLE_X[s], y + 0.5 + SAMPLE_Y[s]
            a, b = through(sx, sy, stage, width, height)
            t, g = first_of_some(few, shown, start, geoms, kinds, terrain, tree, a, b)
            if g < 0:
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
                    r, gr, b, _, _, _, _, _ = shade(
                        g,
                        0,
                        UNKNOWN,
                        UNKNOWN,
                        geoms,
                        kinds,
                        stage,
                        lists,
                        terrain,
                        tree,
                        table,
                        ox,
                        oy,
                        oz,
                        dx,
                        dy,
                        dz,
                        t * length,
                        cone,
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
