"""Effects that make a picture of pieces: square pixels, blocks with lit edges, flat facets; and one that melts it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.finish.effects import Guide, effect
from generators.previz.scene import F32

F64 = NDArray[np.float64]

BAYER: Final = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16.0 - 0.47
"""Ordered dither (Bayer, 1973)."""
LUMA: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
HUES: Final = 9.0
"""Steps of what makes a colour differ from grey, in the palette of pixels."""
EDGE: Final = 0.12
"""Width of a block's lit and shaded edges, over its side."""
JITTER: Final = 0.36
"""How far a facet's corners lie off an even grid, over its side."""
TILT: Final = 0.07
"""How much lighter or darker a facet is than what it covers."""


def _small(picture: F32, side: int) -> F32:
    """The picture's means over squares `side` wide."""
    height, width = picture.shape[:2]
    rows, columns = np.arange(0, height, side), np.arange(0, width, side)
    sums = np.add.reduceat(np.add.reduceat(picture, rows, 0), columns, 1)
    counts = np.outer(np.diff([*rows, height]), np.diff([*columns, width]))[..., None]
    return np.asarray(sums / counts, np.float32)


def _in_steps(picture: F32, levels: float, dither: float) -> F32:
    """Colours of a small palette: light in `levels` steps, dithered a little, and hues in a few."""
    down, across = picture.shape[:2]
    pattern = np.tile(BAYER, (-(-down // 4), -(-across // 4)))[:down, :across]
    light = picture @ LUMA
    steps = np.round(light * (levels - 1) + dither * pattern) / (levels - 1)
    hue = np.round((picture - light[..., None]) * HUES) / HUES
    return np.asarray(np.clip(steps[..., None] + hue, 0.0, 1.0), np.float32)


def _large(picture: F32, side: int, shape: tuple[int, int]) -> F32:
    big = np.repeat(np.repeat(picture, side, 0), side, 1)[: shape[0], : shape[1]]
    return np.ascontiguousarray(big, np.float32)


@effect("pixels")
def pixels(picture: F32, guide: Guide, size: float = 4.0, levels: float = 6.0, dither: float = 0.35) -> F32:
    """Square pixels `size` wide of a small palette, `levels` steps of light, a little dithered between them."""
    side = max(2, round(size * guide.scale))
    return _large(_in_steps(_small(picture, side), levels, dither), side, (picture.shape[0], picture.shape[1]))


@effect("blocks")
def blocks(picture: F32, guide: Guide, size: float = 12.0, levels: float = 9.0) -> F32:
    """Cubes `size` pixels wide, seen from before: one colour each, light above and at the left, dark below."""
    height, width = picture.shape[:2]
    side = max(4, round(size * guide.scale))
    flat = _large(_in_steps(_small(picture, side), levels, 0.0), side, (height, width))
    edge = max(1.0, EDGE * side)
    y, x = np.arange(height)[:, None] % side, np.arange(width)[None, :] % side
    lit = (y < edge) | (x < edge)
    shaded = (y >= side - edge) | (x >= side - edge)
    tone = np.where(shaded, 0.68, np.where(lit, 1.22, 1.0)).astype(np.float32)
    return np.asarray(np.clip(flat * tone[..., None] + 0.03 * lit[..., None], 0.0, 1.0), np.float32)


@effect("facets")
def facets(picture: F32, guide: Guide, size: float = 26.0) -> F32:
    """Flat triangles about `size` pixels wide, each of the colour that it covers, some turned to the light."""
    height, width = picture.shape[:2]
    side = max(5.0, size * guide.scale)
    rng = np.random.default_rng(guide.seed & 0xFFFFFFFF)
    grid = (int(height / side) + 4, int(width / side) + 4)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64) / side + 1.0
    for shift in (rng.uniform(-JITTER, JITTER, grid), rng.uniform(-JITTER, JITTER, grid)):
        moved = _between(shift, y, x)
        y, x = x, y + moved  # each axis in turn: after two rounds they are in order again
    row, column = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
    far = (y - row) + (x - column) > 1.0
    piece = (row * (grid[1] + 2) + column) * 2 + far
    piece -= piece.min()
    count = np.maximum(np.bincount(piece.ravel()), 1)
    tilt = 1.0 + rng.uniform(-TILT, TILT, count.shape)
    means = [np.bincount(piece.ravel(), picture[..., c].ravel()) / count * tilt for c in range(3)]
    return np.asarray(np.clip(np.stack([mean[piece] for mean in means], -1), 0.0, 1.0), np.float32)


def _between(values: F64, y: F64, x: F64) -> F64:
    """Values of a grid at places between its corners."""
    rows, columns = values.shape
    j, i = np.clip(np.floor(y).astype(np.int64), 0, rows - 2), np.clip(np.floor(x).astype(np.int64), 0, columns - 2)
    v, u = np.clip(y - j, 0.0, 1.0), np.clip(x - i, 0.0, 1.0)
    top = values[j, i] * (1 - u) + values[j, i + 1] * u
    low = values[j + 1, i] * (1 - u) + values[j + 1, i + 1] * u
    return np.asarray(top * (1 - v) + low * v, np.float64)


@effect("melt")
def melt(picture: F32, guide: Guide, waves: float = 9.0, drips: float = 46.0) -> F32:
    """A dream's picture: forms sway as in heat, and run down in soft drips. `waves`, `drips`: how far, pixels."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float64) / guide.scale
    phase = 0.05 * guide.frame_index
    sway = waves * (np.sin(y / 31.0 + phase) + 0.6 * np.sin(y / 13.0 + x / 57.0 - phase))
    tongue = np.clip(np.sin(x / 23.0) + 0.7 * np.sin(x / 9.7 + 2.0) - 0.35, 0.0, None) / 1.35
    low = np.clip((y * guide.scale / height - 0.28) / 0.5, 0.0, 1.0)
    column = np.clip(np.rint((x + sway) * guide.scale), 0, width - 1).astype(np.int64)
    row = np.clip(np.rint((y - drips * tongue * low) * guide.scale), 0, height - 1).astype(np.int64)
    return np.ascontiguousarray(picture[row, column], np.float32)


@effect("duotone_sky")
def duotone_sky(picture: F32, guide: Guide, strength: float = 0.5) -> F32:  # noqa: ARG001
    """The light of painted dreams: deep teal above, amber below, laid over the picture's own light."""
    down = np.linspace(0.0, 1.0, picture.shape[0], dtype=np.float32)[:, None, None]
    above, below = np.array([0.20, 0.62, 0.72], np.float32), np.array([1.0, 0.72, 0.36], np.float32)
    light = (picture @ LUMA)[..., None]
    painted = np.clip(1.5 * light * (above + (below - above) * down**0.8), 0.0, 1.0)
    return np.asarray(picture + strength * (painted - picture), np.float32)
