"""The picture: first hits tile by tile, shading, and smoothing of edges."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.between import KNOWN_COLUMNS, LIT_COLUMNS, MIRRORED_COLUMNS, soften_mirrors
from generators.previz.raycast.edges import edge_pixels, sample_edges
from generators.previz.raycast.jit import address, kernel
from generators.previz.raycast.layout import FACES, FAR, GEOM_COUNT, SAMPLES, SPARE, TILE
from generators.previz.raycast.nearby import BEAM_CELLS, BOX_CELLS, find_spots
from generators.previz.raycast.shading import shade_picture
from generators.previz.raycast.surface import is_mirror
from generators.previz.raycast.tracing import paint_sky, trace_picture


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
    spare, end, count = lists[SPARE], len(lists), len(members)
    geoms, kinds, stage, lists = address(geoms), address(kinds), address(stage), address(lists)
    terrain, tree, table = address(terrain), address(tree), address(table)
    members, occluders = address(members), address(occluders)
    keep = normal.shape[0] == height
    light, depth, part, normal = address(light), address(depth), address(part), address(normal)
    tiles = ((width + TILE - 1) // TILE) * ((height + TILE - 1) // TILE)
    clear, thin = np.empty(tiles), np.empty(tiles, np.uint8)
    trace_picture(geoms, kinds, stage, lists, terrain, tree, width, height, clear, thin, depth, part)
    paint_sky(stage, table, width, height, part, light, scratch)

    spots, splits = np.zeros(2 * tiles, np.int32), np.zeros(tiles)
    mask, box, beam = np.empty(count, np.uint8), np.empty(BOX_CELLS), np.empty(BEAM_CELLS)
    find_spots(
        geoms,
        kinds,
        stage,
        lists,
        spare,
        end,
        members,
        occluders,
        count,
        width,
        height,
        depth,
        part,
        mask,
        box,
        beam,
        spots,
        splits,
    )
    known = np.empty(KNOWN_COLUMNS * height * width, np.float32)
    lit = np.empty(LIT_COLUMNS * height * width, np.float32)
    mirrors = False
    for g in range(int(stage[GEOM_COUNT])):
        mirrors = mirrors or is_mirror(g, geoms)
    mirrored = np.empty(MIRRORED_COLUMNS * height * width if mirrors else 0, np.float32)
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
        spots,
        splits,
        light,
        depth,
        part,
        normal,
        keep,
        known,
        lit,
        mirrored,
    )
    if mirrors:
        soften_mirrors(geoms, kinds, stage, width, height, depth, part, mirrored, light)

    edges = edge_pixels(depth, part, width, height, stage)
    smooth = np.empty((len(edges), 3), np.float32)
    depths = np.empty((len(edges), SAMPLES), np.float32)
    few = np.empty(9, np.int32)
    sample_edges(
        edges,
        geoms,
        kinds,
        stage,
        lists,
        terrain,
        tree,
        table,
        width,
        height,
        clear,
        thin,
        spots,
        splits,
        few,
        light,
        depth,
        part,
        smooth,
        depths,
    )
    for e in range(len(edges)):
        pixel = edges[e]
        edge_at[pixel // width, pixel % width] = e
        for c in range(3):
            light[3 * pixel + c] = smooth[e, c]
    return depths


@kernel
def settle(depth, part, geom):
    """Fills `geom` with the geom that each `part` belongs to (below 0 the same), and puts the sky at infinity."""
    depth, part, geom, count = address(depth), address(part), address(geom), depth.size
    for pixel in range(count):
        geom[pixel] = part[pixel] // FACES if part[pixel] >= 0 else part[pixel]
        if depth[pixel] >= 0.5 * FAR:
            depth[pixel] = np.inf
