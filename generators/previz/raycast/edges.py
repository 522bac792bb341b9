"""Where the picture has edges, and what may stand in for a sample of one."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.jit import inner, inner_that_allocates
from generators.previz.raycast.layout import FACES

DEPTH_STEP = 0.08

# Where the samples of an edge pixel lie: a regular spread over six rows and six columns.
SAMPLE_X = (-0.4167, 0.0833, 0.4167, -0.0833, -0.25, 0.25)
SAMPLE_Y = (-0.0833, -0.4167, 0.0833, 0.4167, -0.25, 0.25)


@inner_that_allocates
def edge_pixels(depth, part, width, height):
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
def parts_around(part, width, height, x, y, few):
    """Fills `few` with the geoms that pixel (x, y) and its neighbours show; returns how many they are."""
    count = 0
    for j in range(max(0, y - 1), min(height, y + 2)):
        for i in range(max(0, x - 1), min(width, x + 2)):
            g = part[j * width + i] // FACES
            if g < 0:
                continue
            known = 0
            while known < count and few[known] != g:
                known += 1
            if known == count:
                few[count] = g
                count += 1
    return count
