"""Effects of the lens and the projector on bright light: halation, flares, streaks, leaks, and the frame's bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generators.previz.finish.effects import Guide, effect
from generators.previz.scene import F32

BRIGHT = 0.86
"""Display value above which light spills."""
SMALL_STEP = 6
GHOSTS = ((-0.45, 0.34, (1.0, 0.75, 0.45)), (-0.85, 0.22, (0.5, 0.9, 1.0)), (0.38, 0.20, (0.9, 0.5, 1.0)))
"""Where the ghosts of a flare lie (share of the way through the picture's middle), their strength and tint."""
WIDE_SCREEN = 2.39


def _bright_small(picture: F32, guide: Guide) -> tuple[F32, int]:
    """The light above the threshold on a small picture, and how many pixels one of its pixels stands for."""
    step = max(2, round(SMALL_STEP * guide.scale))
    height, width = (side // step * step for side in picture.shape[:2])
    over = np.maximum(picture[:height, :width].max(axis=2) - BRIGHT, 0.0) / (1.0 - BRIGHT)
    tiles = over.reshape(height // step, step, width // step, step)
    return np.asarray(tiles.mean(axis=(1, 3)), np.float32), step


def _box(values: F32, reach: int, axis: int) -> F32:
    """Running mean over `reach` pixels to each side along an axis."""
    if reach < 1:
        return values
    padded = np.pad(values, [(reach + 1, reach) if axis == side else (0, 0) for side in range(2)])
    total = padded.cumsum(axis=axis, dtype=np.float64)
    size = values.shape[axis]
    far, near = np.arange(2 * reach + 1, 2 * reach + 1 + size), np.arange(size)
    return np.asarray((total.take(far, axis) - total.take(near, axis)) / (2 * reach + 1), np.float32)


def _enlarged(small: F32, shape: tuple[int, ...], step: int) -> F32:
    """The small picture at full size, interpolated."""

    def places(size: int, count: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        at = np.clip((np.arange(size) + 0.5) / step - 0.5, 0.0, count - 1.001).astype(np.float32)
        return at.astype(np.intp), at - np.floor(at)

    (j, fv), (i, fu) = places(shape[0], small.shape[0]), places(shape[1], small.shape[1])
    right, below = np.minimum(i + 1, small.shape[1] - 1), np.minimum(j + 1, small.shape[0] - 1)
    top = small[j][:, i] * (1 - fu) + small[j][:, right] * fu
    low = small[below][:, i] * (1 - fu) + small[below][:, right] * fu
    return np.asarray(top * (1 - fv[:, None]) + low * fv[:, None], np.float32)


def _screened(picture: F32, light: F32, tint: tuple[float, float, float]) -> F32:
    return np.asarray(1.0 - (1.0 - picture) * (1.0 - np.clip(light[..., None] * np.array(tint, np.float32), 0, 1)))


@effect("halation")
def halation(picture: F32, guide: Guide, strength: float = 0.7) -> F32:
    """A red glow about bright edges."""
    small, step = _bright_small(picture, guide)
    glow = small
    for _ in range(2):
        glow = _box(_box(glow, 2, 0), 2, 1)
    return _screened(picture, strength * _enlarged(glow, picture.shape, step), (1.0, 0.30, 0.10))


@effect("streak")
def streak(picture: F32, guide: Guide, strength: float = 1.1) -> F32:
    """Long level streaks from bright lights, as of an anamorphic lens."""
    small, step = _bright_small(picture, guide)
    reach = max(3, small.shape[1] // 4)
    line = _box(_box(small, reach, 1), reach // 2, 1) * 3.0 + _box(small, reach // 5, 1)
    return _screened(picture, strength * _enlarged(line, picture.shape, step), (0.35, 0.62, 1.0))


@effect("starburst")
def starburst(picture: F32, guide: Guide, strength: float = 1.0) -> F32:
    """Rays up, down and to the sides of points of light."""
    small, step = _bright_small(picture, guide)
    reach = max(2, small.shape[1] // 14)
    rays = _box(small, reach, 0) + _box(small, reach, 1)
    return _screened(picture, strength * _enlarged(rays, picture.shape, step), (1.0, 0.95, 0.85))


@effect("flare")
def flare(picture: F32, guide: Guide, strength: float = 0.9) -> F32:
    """Ghosts of the brightest light across the picture's middle, and a veil about it."""
    small, step = _bright_small(picture, guide)
    # Only what stands out from the light around it: a whole bright sky casts no ghosts.
    small = np.maximum(small - 1.15 * _box(_box(small, 7, 0), 7, 1), 0.0)
    down, across = small.shape
    y, x = np.mgrid[0:down, 0:across]
    out = _screened(
        picture, 0.8 * strength * _enlarged(_box(_box(small, 5, 0), 5, 1), picture.shape, step), (1, 0.85, 0.6)
    )
    for place, share, tint in GHOSTS:
        j = np.clip((y - down / 2) / place + down / 2, 0, down - 1).astype(int)
        i = np.clip((x - across / 2) / place + across / 2, 0, across - 1).astype(int)
        inside = (np.abs((y - down / 2) / place) < down / 2) & (np.abs((x - across / 2) / place) < across / 2)
        ghost = _box(_box(np.where(inside, small[j, i], 0.0).astype(np.float32), 1, 0), 1, 1)
        out = _screened(np.asarray(out, np.float32), strength * share * _enlarged(ghost, picture.shape, step), tint)
    return np.asarray(out, np.float32)


@effect("leak")
def light_leak(picture: F32, guide: Guide, strength: float = 0.55) -> F32:
    """Orange clouds of light that drift in from an edge."""
    height, width = picture.shape[:2]
    t = guide.frame_index / 24.0
    u = np.linspace(0.0, 1.0, width, dtype=np.float32)[None, :]
    v = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None]
    edge = 0.20 + 0.10 * np.sin(1.1 * t) + 0.08 * np.sin(5.0 * v + 1.7 * t)
    cloud = np.clip(1.0 - u / edge, 0.0, 1.0) ** 1.5 * (0.65 + 0.35 * np.sin(2.3 * t))
    return np.asarray(_screened(picture, np.asarray(strength * cloud, np.float32), (1.0, 0.45, 0.12)), np.float32)


@effect("bars")
def bars(picture: F32, guide: Guide) -> F32:  # noqa: ARG001
    """Black bands above and below that leave a wide screen."""
    height, width = picture.shape[:2]
    band = max(0, round((height - width / WIDE_SCREEN) / 2))
    out = picture.copy()
    out[:band] = 0.0
    out[height - band :] = 0.0
    return out
