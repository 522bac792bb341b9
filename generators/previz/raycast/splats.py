"""What thin things laid over the picture share: where they are seen, and in which order, far ones first."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np

from generators.previz.raycast.jit import inner, inner_that_allocates
from generators.previz.raycast.layout import CAMERA, EYE, HALF_HEIGHT, HALF_WIDTH, PIXEL, SAMPLES

BUCKETS = 2048
NEAREST_M = 0.15


@inner
def project(x, y, z, stage, width, height):
    """Picture coordinates (pixels) and depth (m) of a world point."""
    x, y, z = x - stage[EYE], y - stage[EYE + 1], z - stage[EYE + 2]
    c = CAMERA
    depth = -(x * stage[c + 6] + y * stage[c + 7] + z * stage[c + 8])
    k = 1.0 / max(1.0e-6, depth)
    a = (x * stage[c] + y * stage[c + 1] + z * stage[c + 2]) * k / stage[HALF_WIDTH]
    b = (x * stage[c + 3] + y * stage[c + 4] + z * stage[c + 5]) * k / stage[HALF_HEIGHT]
    return (a + 1.0) * 0.5 * width, (1.0 - b) * 0.5 * height, depth


@inner_that_allocates
def back_to_front(points, stage, margin, width, height):
    """Indices of the points that may be seen, far ones first (a counting sort, finer near the eye)."""
    count = len(points)
    bucket = np.empty(count, np.int32)
    sizes = np.zeros(BUCKETS + 1, np.int64)
    for i in range(count):
        x, y, depth = project(points[i, 0], points[i, 1], points[i, 2], stage, width, height)
        bucket[i] = -1
        if depth < NEAREST_M:
            continue
        room = margin / (depth * stage[PIXEL]) + 4.0
        if x < -room or x > width + room or y < -room or y > height + room:
            continue
        b = sqrt(min(1.0, 4.0 * NEAREST_M / depth))
        bucket[i] = min(BUCKETS - 1, int(BUCKETS * b))
        sizes[bucket[i] + 1] += 1
    for i in range(BUCKETS):
        sizes[i + 1] += sizes[i]
    out = np.empty(sizes[BUCKETS], np.int32)
    for i in range(count):
        if bucket[i] >= 0:
            out[sizes[bucket[i]]] = i
            sizes[bucket[i]] += 1
    return out


@inner
def share_behind(depths, edge, z):
    """Share of an edge pixel's samples that lie behind depth z."""
    behind = 0
    for s in range(SAMPLES):
        if depths[edge * SAMPLES + s] > z:
            behind += 1
    return behind / SAMPLES
