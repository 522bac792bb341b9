"""Where the picture has edges, and what may stand in for a sample of one."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.jit import address, inner, inner_that_allocates
from generators.previz.raycast.layout import BLUR, EYE, FACES, FAR, FINE, FOCUS, LENIENCE, PIXEL, SAMPLES, TILE, TILES
from generators.previz.raycast.lit import UNKNOWN
from generators.previz.raycast.mirrors import UNSEEN
from generators.previz.raycast.shade import shade
from generators.previz.raycast.sky import sky_colour
from generators.previz.raycast.trace import face_of, first_in_tile, first_of_some
from generators.previz.raycast.tracing import NEIGHBOUR_NEARNESS
from generators.previz.raycast.view import direction, through

DEPTH_STEP = 0.08
SOFT_EDGE = 1.7
"""Edges that the lens blurs by more than this radius on both sides, in pixels, need no smoothing of their own."""
BRIGHTEST_SAMPLE = 3.0
"""Samples of an edge are held to this before they are averaged, or a lamp's edge would stay jagged."""

# Where the samples of an edge pixel lie: a regular spread over six rows and six columns.
SAMPLE_X = (-0.4167, 0.0833, 0.4167, -0.0833, -0.25, 0.25)
SAMPLE_Y = (-0.0833, -0.4167, 0.0833, 0.4167, -0.25, 0.25)
LENIENT_SAMPLES = 4
"""The first so many lie evenly about the middle too, and are enough for a lenient picture."""


@inner
def _lens_blur(t, stage):
    """Radius of the lens's blur at depth t, pixels."""
    return stage[BLUR] * abs(t - stage[FOCUS]) / t


@inner
def _is_edge(part, depth, here, at, other, steps, stage):
    """Whether an edge that will be seen runs between two pixels: one that the lens leaves sharp on either side."""
    apart = part[other] != here or (steps and abs(depth[other] - depth[at]) > DEPTH_STEP * depth[at])
    return apart and min(_lens_blur(depth[at], stage), _lens_blur(depth[other], stage)) < SOFT_EDGE


@inner_that_allocates
def edge_pixels(depth, part, width, height, stage):
    """Row-by-row indices of the pixels where a neighbour shows another part or a jump in depth, and in focus."""
    found = np.empty(height * width, np.int32)
    count = 0
    for y in range(height):
        for x in range(width):
            at = y * width + x
            here = part[at]
            edge = x > 0 and _is_edge(part, depth, here, at, at - 1, True, stage)
            edge = edge or (x + 1 < width and _is_edge(part, depth, here, at, at + 1, True, stage))
            edge = edge or (y > 0 and _is_edge(part, depth, here, at, at - width, False, stage))
            if edge or (y + 1 < height and _is_edge(part, depth, here, at, at + width, False, stage)):
                found[count] = at
                count += 1
    return found[:count]


@inner
def lookalike(part, depth, width, height, x, y, sample, t):
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
def parts_around(part, depth, width, height, x, y, few):
    """Fills `few` with the geoms that pixel (x, y) and its neighbours show; returns how many, and the least depth."""
    count, nearest = 0, FAR
    for j in range(max(0, y - 1), min(height, y + 2)):
        for i in range(max(0, x - 1), min(width, x + 2)):
            nearest = min(nearest, depth[j * width + i])
            g = part[j * width + i] // FACES
            if g < 0:
                continue
            known = 0
            while known < count and few[known] != g:
                known += 1
            if known == count:
                few[count] = g
                count += 1
    return count, nearest


@inner
def sample_edges(
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
):
    """Fills `smooth` (edges, 3) with the mean light of each edge pixel's samples and `depths` with their depths.

    clear, thin: as `trace_picture` left them. spots, splits: as for `shade_picture`. few: scratch for nine.
    """
    few, spots, splits = address(few), address(spots), address(splits)
    across = (width + TILE - 1) // TILE
    samples = LENIENT_SAMPLES if stage[LENIENCE] > 1.0 else SAMPLES
    for e in range(len(edges)):
        y, x = edges[e] // width, edges[e] % width
        number = y // TILE * across + x // TILE
        tile = lists[TILES] + number
        shown, nearest = parts_around(part, depth, width, height, x, y, few)
        start = max(clear[number], NEIGHBOUR_NEARNESS * nearest)
        shown = 0 if thin[number] >= FINE else shown
        total_r, total_g, total_b = 0.0, 0.0, 0.0
        for s in range(samples):
            sx, sy = x + 0.5 + SAMPLE_X[s], y + 0.5 + SAMPLE_Y[s]
            a, b = through(sx, sy, stage, width, height)
            t, g = first_of_some(few, shown, start, geoms, kinds, terrain, tree, a, b)
            if g < 0:
                t, g = first_in_tile(tile, FAR, -1, start, geoms, kinds, lists, terrain, tree, a, b)
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
                    r, gr, b = sky_colour(dx, dy, dz, stage[PIXEL], False, stage, table)
                else:
                    colour, _, _, _, _ = shade(
                        g,
                        spots[2 * number] if t <= splits[number] else spots[2 * number + 1],
                        UNKNOWN,
                        UNKNOWN,
                        (UNSEEN, 0.0, 0.0, 0.0, 0.0),
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
                        dx,
                        dy,
                        dz,
                        t * length,
                        stage[PIXEL],
                    )
                    r, gr, b = colour
            total_r += min(BRIGHTEST_SAMPLE, r)
            total_g += min(BRIGHTEST_SAMPLE, gr)
            total_b += min(BRIGHTEST_SAMPLE, b)
        for s in range(samples, SAMPLES):
            depths[e, s] = depths[e, 2 * (s - samples)]
        smooth[e, 0], smooth[e, 1], smooth[e, 2] = total_r / samples, total_g / samples, total_b / samples
