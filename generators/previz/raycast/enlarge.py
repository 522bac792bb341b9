"""Pictures of half size laid out over those of full size, whose pixels lie a quarter of the way between theirs."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.jit import inner


@inner
def row_between(small, rows, cells, y, line):
    """Fills `line` (cells) with row y of the full size; rows, cells: of the flat half-size picture `small`."""
    v = min(rows - 1.0, max(0.0, 0.5 * y - 0.25))
    j = max(0, min(rows - 2, int(v)))
    share = np.float32(v - j)
    upper, lower = cells * j, cells * min(rows - 1, j + 1)
    for n in range(cells):
        line[n] = small[upper + n] + share * (small[lower + n] - small[upper + n])


@inner
def column_between(x, columns):
    """Where column x of the full size lies: the half-size columns to its left and right, and the right one's share."""
    return max(0, (x - 1) >> 1), min(columns - 1, (x + 1) >> 1), np.float32(0.25 if x & 1 else 0.75)
