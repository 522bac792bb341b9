"""The lines of pictures, white on black, one or two pixels wide: where brightness changes most across its own slope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["blurred", "grey_of", "line_pictures", "slopes"]

BLUR_PX: Final = 1.4
WEAK, STRONG = 0.045, 0.11
"""Slopes, of full brightness a pixel: a weak line counts only where it goes on from a strong one."""
LUMA: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""ITU-R BT.709."""


def line_pictures(pictures: Iterator[NDArray[np.uint8]]) -> Iterator[NDArray[np.uint8]]:
    """The lines of each picture, (h, w, 3) uint8."""
    for picture in pictures:
        yield np.repeat(_lines(grey_of(picture))[..., None], 3, axis=2)


def grey_of(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(h, w) brightness, 0..1."""
    grey: NDArray[np.float32] = picture.astype(np.float32) @ LUMA / np.float32(255.0)
    return grey


def blurred(grey: NDArray[np.float32], sigma_px: float) -> NDArray[np.float32]:
    """A Gaussian blur; the edge of the picture goes on beyond it."""
    half = max(1, round(3.0 * sigma_px))
    offsets = np.arange(-half, half + 1)
    weights = np.exp(-0.5 * (offsets / sigma_px) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        wide = np.pad(grey, [(half, half) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        size = grey.shape[axis]
        grey = sum(
            (np.float32(weight) * np.take(wide, range(start, start + size), axis=axis))
            for start, weight in enumerate(weights)
        )  # type: ignore[assignment]
    return grey


def _lines(grey: NDArray[np.float32]) -> NDArray[np.uint8]:
    smooth = blurred(grey, BLUR_PX)
    down, across = slopes(smooth)
    slope = np.hypot(down, across)
    ridge = _is_highest(slope, down, across)
    strong = ridge & (slope > STRONG)
    weak = ridge & (slope > WEAK)
    return (_grown_into(strong, weak) * 255).astype(np.uint8)


def slopes(grey: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How brightness changes downwards and to the right, a pixel."""
    down, across = np.gradient(grey)
    return np.asarray(down, np.float32), np.asarray(across, np.float32)


def _is_highest(
    slope: NDArray[np.float32], down: NDArray[np.float32], across: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Whether the slope is no less than at the two neighbours that lie across the line."""
    turn = np.round(np.arctan2(down, across) / (np.pi / 4.0)).astype(int) % 4
    wide = np.pad(slope, 1)
    height, width = slope.shape

    def beside(y: int, x: int) -> NDArray[np.float32]:
        return wide[1 + y : 1 + y + height, 1 + x : 1 + x + width]

    highest = np.zeros(slope.shape, bool)
    for number, (y, x) in enumerate(((0, 1), (1, 1), (1, 0), (1, -1))):
        here = turn == number
        highest |= here & (slope >= beside(y, x)) & (slope > beside(-y, -x))
    return highest


def _grown_into(strong: NDArray[np.bool_], weak: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The strong points with all weak ones that hang together with them."""
    while True:
        wide = np.pad(strong, 1)
        near = np.zeros(strong.shape, bool)
        for y in range(3):
            for x in range(3):
                near |= wide[y : y + strong.shape[0], x : x + strong.shape[1]]
        grown = near & weak
        if int(grown.sum()) == int(strong.sum()):
            return grown
        strong = grown
