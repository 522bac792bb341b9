"""How pictures move, from one to the next, drawn as the flow pass of previz is: hue is direction, strength is speed.

Coarse to fine, after B. D. Lucas and T. Kanade (1981): at each scale the second picture is brought back by what is
known so far, and the rest follows by least squares over a small window.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.perceiving.lines import blurred, grey_of, slopes
from generators.previz.passes.frame import flow_colours

__all__ = ["flow_between", "flow_pictures"]

WINDOW_PX: Final = 4.0
"""Sigma of the window over which one movement is looked for."""
SMALLEST_SIDE: Final = 20
LARGEST_SIDE: Final = 520
ROUNDS: Final = 3
"""At each scale."""
FIRMNESS: Final = 2e-4
"""Added to both axes, so that a plain wall stands still."""
LONGEST_STEP_PX: Final = 2.0
"""In one round; more is not to be trusted."""


def flow_pictures(pictures: Iterator[NDArray[np.uint8]]) -> Iterator[NDArray[np.uint8]]:
    """The movement to the next picture, for each, (h, w, 3) uint8; the last one shows the movement before it."""
    before: NDArray[np.float32] | None = None
    shown: NDArray[np.uint8] | None = None
    for picture in pictures:
        grey = grey_of(picture)
        if before is not None:
            shown = flow_colours(flow_between(before, grey))
            yield shown
        before = grey
    if before is not None:
        yield flow_colours(np.zeros((*before.shape, 2), np.float32)) if shown is None else shown


def flow_between(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """(h, w, 2) pixels right and down from one grey picture to another, each (h, w), 0..1."""
    if max(one.shape) > LARGEST_SIDE:  # finer movement would be blurred away again
        return _doubled(flow_between(_halved(one), _halved(other)), one.shape)
    scales = [(one, other)]
    while min(scales[-1][0].shape) >= 2 * SMALLEST_SIDE:
        scales.append((_halved(scales[-1][0]), _halved(scales[-1][1])))
    flow = np.zeros((*scales[-1][0].shape, 2), np.float32)
    for first, second in reversed(scales):
        if flow.shape[:2] != first.shape:
            flow = _doubled(flow, first.shape)
        flow = _refined(first, second, flow)
    return flow


def _refined(one: NDArray[np.float32], other: NDArray[np.float32], flow: NDArray[np.float32]) -> NDArray[np.float32]:
    down, across = slopes(blurred(one, 1.0))
    xx, yy, xy = (blurred(product, WINDOW_PX) for product in (across * across, down * down, across * down))
    xx, yy = xx + FIRMNESS, yy + FIRMNESS
    determinant = xx * yy - xy * xy
    for _ in range(ROUNDS):
        change = blurred(_brought_back(other, flow), 1.0) - blurred(one, 1.0)
        xt, yt = blurred(across * change, WINDOW_PX), blurred(down * change, WINDOW_PX)
        step = np.stack([(xy * yt - yy * xt) / determinant, (xy * xt - xx * yt) / determinant], axis=-1)
        flow = flow + np.clip(step, -LONGEST_STEP_PX, LONGEST_STEP_PX).astype(np.float32)
    return np.stack([blurred(flow[..., axis], 1.5) for axis in (0, 1)], axis=-1)


def _brought_back(picture: NDArray[np.float32], flow: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture as it would look had nothing moved, by linear interpolation."""
    height, width = picture.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x = np.clip(columns + flow[..., 0], 0, width - 1.001)
    y = np.clip(rows + flow[..., 1], 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    right_share, low_share = x - left, y - top
    upper = picture[top, left] * (1 - right_share) + picture[top, left + 1] * right_share
    lower = picture[top + 1, left] * (1 - right_share) + picture[top + 1, left + 1] * right_share
    moved: NDArray[np.float32] = (upper * (1 - low_share) + lower * low_share).astype(np.float32)
    return moved


def _halved(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    return blurred(picture, 1.0)[::2, ::2]


def _doubled(flow: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    rows = np.minimum(np.arange(shape[0]) // 2, flow.shape[0] - 1)
    columns = np.minimum(np.arange(shape[1]) // 2, flow.shape[1] - 1)
    return 2.0 * flow[np.ix_(rows, columns)]
