"""From scene light to the display: exposure, bloom, white balance, a film curve, toning, vignette and grain.

The curve is straight up to a quarter of white, then bends over a soft shoulder that reaches white only at
`WHITE_POINT`, so that sunlit grass and snow keep their texture. The result is coded with the sRGB transfer
function, which players of BT.709 video show as intended on a computer's screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generators.previz.finish import Guide, finished
from generators.previz.raycast.develop import (
    BLOOM_STEP,
    CODES,
    CODES_PER_OCTAVE,
    DARKEST_OCTAVE,
    GRAIN_TILE,
    LUMA,
    develop,
    glow,
)
from generators.previz.scene import F32, Layers

__all__ = ["Grade", "display_picture", "grade", "white_balance"]


@dataclass(frozen=True, slots=True)
class Grade:
    """The way from scene light to display: applied once per picture, in this order.

    Attributes:
        exposure_stops: added to the light.
        bloom: 0..1 share of bright light spread around its source.
        white_kelvin: colour temperature that is rendered neutral (6504 leaves colours as they are).
        contrast: slope at mid grey, 1 neutral. saturation: 1 neutral, 0 black and white.
        lift, gain: (3,) offsets for shadows and multipliers for highlights (split toning).
        vignette: darkening of the corners in stops. grain: standard deviation in display values (0..255).
        mono_tint: (3,) tint used when saturation is 0 (sepia); neutral is (1, 1, 1).
        effects: what the style then does to the picture: rows of (name, numbers...), see `finish`.
        hold: frames that each picture stays, as in stop motion.
    """

    exposure_stops: float = 0.0
    bloom: float = 0.06
    white_kelvin: float = 6504.0
    contrast: float = 1.0
    saturation: float = 1.0
    lift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    vignette: float = 0.25
    grain: float = 1.5
    mono_tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    effects: tuple[tuple[str | float, ...], ...] = ()
    hold: int = 1


MID_GREY = 0.18
KNEE = 0.25
WHITE_POINT = 8.0
BASE_CONTRAST = 1.22
"""Contrast of the film itself, at `contrast` 1."""

BLOOM_RADII = (0.012, 0.05)
"""Spread of the two glows, tight and wide, as shares of the picture's width (one standard deviation)."""


def grade(light: F32, depth_m: F32 | None, look: Grade, *, seed: int, frame_index: int) -> NDArray[np.uint8]:
    """Turns scene light into a picture for the display.

    Args:
        light: (h, w, 3) linear light.
        depth_m: (h, w) the picture's depth, or None; where it is given, the sky takes only half the grain, which
            is where grain is most seen and costs an encoder most.
        look: the settings.
        seed: with `frame_index`, chooses the grain; the same pair gives the same grain.
        frame_index: number of the picture in its clip.

    Returns:
        (h, w, 3) display values 0..255.
    """
    height, width = light.shape[:2]
    gain = white_balance(look.white_kelvin) * np.float32(2.0**look.exposure_stops)
    light = np.ascontiguousarray(light, np.float32)
    small = np.zeros((1, 6), np.float32)
    if look.bloom > 0.0:
        rows, columns = -(-height // BLOOM_STEP), _bloom_width(width)
        small = glow(light, gain, rows, columns, *_bloom_weights(width))
    tile = _grain_tile(int(seed))
    shift = np.random.default_rng((int(seed) & 0xFFFFFFFF, int(frame_index) & 0xFFFFFFFF)).integers(0, GRAIN_TILE, 2)
    # Mono is tinted as saturation goes.
    tint = np.asarray(look.mono_tint, np.float32) * max(0.0, 1.0 - look.saturation)
    tint += min(1.0, look.saturation)
    sky = depth_m is not None
    depth = np.ascontiguousarray(depth_m, np.float32) if depth_m is not None else np.zeros((1, 1), np.float32)
    out = np.empty((height, width, 3), np.uint8)
    develop(
        light,
        depth,
        sky,
        small,
        *_bloom_columns(width),
        np.tile(gain, width),
        np.repeat(_vignette(width, look.vignette), 3) * np.tile(tint, width),
        _vignette(height, look.vignette),
        np.array([look.bloom, look.saturation, look.grain / 255.0], np.float32),
        _display_curves(look.contrast, tuple(look.lift), tuple(look.gain)),
        tile,
        shift,
        np.empty(width * 3, np.int32),
        out,
    )
    return out


def display_picture(layers: Layers, look: Grade, *, seed: int, frame_index: int) -> NDArray[np.uint8]:
    """The picture as it is shown: graded, then finished with the effects of its style.

    Args:
        layers: drawn with `passes` where the effects need them (`finish.needs_passes`).
        look: the settings.
        seed: with `frame_index`, chooses grain and all that changes from frame to frame.
        frame_index: number of the picture in its clip.

    Returns:
        (h, w, 3) display values 0..255.
    """
    picture = grade(layers.light, layers.depth_m, look, seed=seed, frame_index=frame_index)
    if not look.effects:
        return picture
    none = np.zeros((0, 0), np.int32)
    guide = Guide(
        depth_m=layers.depth_m,
        normal=np.zeros((0, 0, 3), np.float32) if layers.normal is None else layers.normal,
        subject=none if layers.subject is None else layers.subject,
        geom=none if layers.geom is None else layers.geom,
        frame_index=frame_index,
        seed=seed,
    )
    return finished(picture, guide, look.effects)


def white_balance(kelvin: float) -> F32:
    """Gains of red, green, blue that render a light of `kelvin` neutral, at unchanged luminance; 6504 K gives 1.

    The Planckian locus after Kim et al. (2002), to linear BT.709.
    """
    gains = _black_body(6504.0) / _black_body(float(np.clip(kelvin, 1700.0, 25000.0)))
    return np.asarray(gains / np.dot(gains, LUMA), np.float32)


def _black_body(kelvin: float) -> NDArray[np.float64]:
    """Linear BT.709 colour of a black body, up to scale."""
    t = 1000.0 / kelvin
    if kelvin <= 4000.0:
        x = -0.2661239 * t**3 - 0.2343589 * t**2 + 0.8776956 * t + 0.179910
    else:
        x = -3.0258469 * t**3 + 2.1070379 * t**2 + 0.2226347 * t + 0.240390
    if kelvin <= 2222.0:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif kelvin <= 4000.0:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    xyz = np.array([x / y, 1.0, (1.0 - x - y) / y])
    to_rgb = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
    colour: NDArray[np.float64] = np.maximum(to_rgb @ xyz, 0.02)
    return colour


@lru_cache(maxsize=8)
def _film_curve(contrast: float) -> F32:
    """Display values 0..1 for linear light, one for each code (see `develop`)."""
    code = np.arange(CODES)
    octave, step = np.divmod(code, CODES_PER_OCTAVE)
    light = 2.0 ** (octave + DARKEST_OCTAVE) * (1.0 + step / CODES_PER_OCTAVE)
    x = MID_GREY * (light / MID_GREY) ** (contrast * BASE_CONTRAST)
    u = np.maximum(0.0, (x - KNEE) / (1.0 - KNEE))
    white = (WHITE_POINT - KNEE) / (1.0 - KNEE)
    shoulder = u * (1.0 + u / white**2) / (1.0 + u)
    y = np.clip(np.where(x < KNEE, x, KNEE + (1.0 - KNEE) * shoulder), 0.0, 1.0)
    return np.where(y <= 0.0031308, 12.92 * y, 1.055 * y ** (1 / 2.4) - 0.055).astype(np.float32)


@lru_cache(maxsize=8)
def _display_curves(contrast: float, lift: tuple[float, ...], gain: tuple[float, ...]) -> F32:
    """(3, CODES) the film curve of red, green and blue with the toning."""
    curve = _film_curve(contrast)
    return np.array([g * curve + low * (1.0 - curve) for low, g in zip(lift, gain, strict=True)], np.float32)


def _bloom_width(width: int) -> int:
    return max(2, -(-width // BLOOM_STEP))


@lru_cache(maxsize=8)
def _bloom_columns(width: int) -> tuple[NDArray[np.int32], F32]:
    """For each column of the picture, the column of the small glow to its left, and how far it is on to the next."""
    columns = _bloom_width(width)
    at = np.clip((np.arange(width) + 0.5) / BLOOM_STEP - 0.5, 0.0, columns - 1.0)
    left = np.minimum(at.astype(np.int32), columns - 2).astype(np.int32)
    return left, (at - left).astype(np.float32)


@lru_cache(maxsize=4)
def _grain_tile(seed: int) -> F32:
    """(GRAIN_TILE, 2 * GRAIN_TILE) of noise with unit deviation, a little coarser than a pixel; it wraps round."""
    noise = np.random.default_rng(seed & 0xFFFFFFFFFFFFFFFF).standard_normal((GRAIN_TILE, GRAIN_TILE))
    for axis in (0, 1):
        noise = noise + 0.25 * (np.roll(noise, 1, axis) + np.roll(noise, -1, axis))
    noise = np.clip(noise / noise.std(), -3.0, 3.0).astype(np.float32)
    return np.ascontiguousarray(np.concatenate([noise, noise], axis=1))


@lru_cache(maxsize=8)
def _vignette(pixels: int, stops: float) -> F32:
    """One axis' part of the vignette: the product of both axes' is `stops` down in the corners."""
    across = (np.arange(pixels) + 0.5) / pixels * 2.0 - 1.0
    return (2.0 ** (-0.5 * stops * across**2)).astype(np.float32)


@lru_cache(maxsize=8)
def _bloom_weights(width: int) -> tuple[F32, F32]:
    """One-sided weights of the tight and the wide glow at the small picture's scale."""
    both = []
    for share in BLOOM_RADII:
        sigma = max(0.6, share * width / BLOOM_STEP)
        at = np.arange(int(2.3 * sigma) + 1)
        weights = np.exp(-0.5 * (at / sigma) ** 2)
        both.append((weights / (2.0 * weights.sum() - weights[0])).astype(np.float32))
    return both[0], both[1]
