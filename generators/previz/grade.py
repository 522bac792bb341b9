"""From scene light to the display: exposure, bloom, white balance, a film curve, toning, vignette and grain.

The curve is straight up to a quarter of white, then bends over a soft shoulder that reaches white only at
`WHITE_POINT`, so that sunlit grass and snow keep their texture. The result is coded with the sRGB transfer
function, which players of BT.709 video show as intended on a computer's screen.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.jit import inner, kernel
from generators.previz.scene import F32, Grade

__all__ = ["grade", "white_balance"]

MID_GREY = 0.18
KNEE = 0.25
WHITE_POINT = 8.0
BASE_CONTRAST = 1.08
"""Contrast of the film itself, at `contrast` 1."""

LUMA = (0.2126, 0.7152, 0.0722)
"""BT.709 luminance of red, green, blue."""

CODES_PER_OCTAVE = 128
DARKEST_OCTAVE = -11
BRIGHTEST_OCTAVE = 6
_MANTISSA_SHIFT = 16  # float32 keeps 23 bits of mantissa; 7 of them index within an octave
_FIRST_CODE = (127 + DARKEST_OCTAVE) * CODES_PER_OCTAVE
_CODES = (BRIGHTEST_OCTAVE - DARKEST_OCTAVE) * CODES_PER_OCTAVE

BLOOM_STEP = 4
"""The bloom is worked out on a picture this many times smaller each way."""
BLOOM_THRESHOLD = 0.75
BLOOM_HIGHEST = 6.0
BLOOM_RADII = (0.012, 0.05)
"""Spread of the two glows, tight and wide, as shares of the picture's width (one standard deviation)."""

GRAIN_TILE = 512


def grade(light: F32, depth_m: F32 | None, look: Grade, *, seed: int, frame_index: int) -> NDArray[np.uint8]:
    """Turns scene light into a picture for the display.

    Args:
        light: (h, w, 3) linear light.
        depth_m: (h, w) the picture's depth, or None; where it is given, the sky takes only half the grain, which
            is where grain is most seen and costs an encoder most.
        look: the settings.
        seed, frame_index: choose the grain; the same pair gives the same grain.

    Returns:
        (h, w, 3) display values 0..255.
    """
    height, width = light.shape[:2]
    gain = white_balance(look.white_kelvin) * np.float32(2.0**look.exposure_stops)
    light = np.ascontiguousarray(light, np.float32)
    small = np.zeros((1, 3), np.float32)
    if look.bloom > 0.0:
        rows, columns = -(-height // BLOOM_STEP), -(-width // BLOOM_STEP)
        small = _glow(light, gain, rows, columns, *_bloom_weights(width))
    tile = _grain_tile(int(seed))
    shift = np.random.default_rng((int(seed) & 0xFFFFFFFF, int(frame_index) & 0xFFFFFFFF)).integers(0, GRAIN_TILE, 2)
    # Mono is tinted as saturation goes.
    tint = np.asarray(look.mono_tint, np.float32) * max(0.0, 1.0 - look.saturation)
    tint += min(1.0, look.saturation)
    settings = np.array(
        [look.bloom, look.saturation, look.vignette, look.grain / 255.0, *gain, *look.lift, *look.gain, *tint],
        np.float32,
    )
    sky = depth_m is not None
    depth = np.ascontiguousarray(depth_m, np.float32) if depth_m is not None else np.zeros((1, 1), np.float32)
    out = np.empty((height, width, 3), np.uint8)
    row = np.empty(width * 3, np.float32)
    shades = _vignette(width, look.vignette), _vignette(height, look.vignette)
    _finish(light, depth, sky, small, *shades, settings, _film_curve(look.contrast), tile, shift, row, row.view(np.int32), out)
    return out


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
    to_rgb = np.array(
        [[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]]
    )
    return np.maximum(to_rgb @ xyz, 0.02)


@lru_cache(maxsize=8)
def _film_curve(contrast: float) -> F32:
    """Display values 0..1 for linear light, one for each code (see `_finish`), and one more for interpolation."""
    code = np.arange(_CODES + 2)
    octave, step = np.divmod(code, CODES_PER_OCTAVE)
    light = 2.0 ** (octave + DARKEST_OCTAVE) * (1.0 + step / CODES_PER_OCTAVE)
    x = MID_GREY * (light / MID_GREY) ** (contrast * BASE_CONTRAST)
    u = np.maximum(0.0, (x - KNEE) / (1.0 - KNEE))
    white = (WHITE_POINT - KNEE) / (1.0 - KNEE)
    shoulder = u * (1.0 + u / white**2) / (1.0 + u)
    y = np.clip(np.where(x < KNEE, x, KNEE + (1.0 - KNEE) * shoulder), 0.0, 1.0)
    return np.where(y <= 0.0031308, 12.92 * y, 1.055 * y ** (1 / 2.4) - 0.055).astype(np.float32)


@lru_cache(maxsize=4)
def _grain_tile(seed: int) -> F32:
    """(GRAIN_TILE, 2 * GRAIN_TILE) of noise with unit deviation, a little coarser than a pixel; it wraps round."""
    noise = np.random.default_rng(seed & 0xFFFFFFFFFFFFFFFF).standard_normal((GRAIN_TILE, GRAIN_TILE))
    for axis in (0, 1):
        noise = noise + 0.5 * (np.roll(noise, 1, axis) + np.roll(noise, -1, axis))
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


@inner
def _blur(picture, scratch, padded, weights):
    """Blurs `picture` (rows, columns * 3) in place, along both axes, holding its edges."""
    rows, cells = picture.shape
    taps = len(weights)
    for y in range(rows):
        for i in range(cells):
            scratch[y, i] = weights[0] * picture[y, i]
        for k in range(1, taps):
            above, below, w = max(0, y - k), min(rows - 1, y + k), weights[k]
            for i in range(cells):
                scratch[y, i] += w * (picture[above, i] + picture[below, i])
    edge = 3 * (taps - 1)
    for y in range(rows):
        for i in range(edge):
            padded[i] = scratch[y, i % 3]
            padded[edge + cells + i] = scratch[y, cells - 3 + i % 3]
        for i in range(cells):
            padded[edge + i] = scratch[y, i]
            picture[y, i] = weights[0] * scratch[y, i]
        for k in range(1, taps):
            left, right, w = edge - 3 * k, edge + 3 * k, weights[k]
            for i in range(cells):
                picture[y, i] += w * (padded[left + i] + padded[right + i])


@kernel
def _glow(light, gain, rows, columns, tight, wide):
    """The light above the threshold, made small and spread: (rows, columns * 3)."""
    height, width = light.shape[0], light.shape[1]
    out = np.zeros((rows, columns * 3), np.float32)
    threshold, highest = np.float32(BLOOM_THRESHOLD), np.float32(BLOOM_HIGHEST)
    share = np.float32(1.0 / (BLOOM_STEP * BLOOM_STEP))
    sums = np.zeros(width * 3, np.float32)
    gains = np.empty(width * 3, np.float32)
    for i in range(width * 3):
        gains[i] = gain[i % 3]
    flat = light.reshape(height, width * 3)
    for y in range(rows):
        sums[:] = np.float32(0.0)
        for k in range(BLOOM_STEP):
            line = min(height - 1, y * BLOOM_STEP + k)
            for i in range(width * 3):
                sums[i] += min(highest, max(np.float32(0.0), flat[line, i] * gains[i] - threshold))
        for x in range(columns * BLOOM_STEP):
            at, to = 3 * min(width - 1, x), 3 * (x // BLOOM_STEP)
            for c in range(3):
                out[y, to + c] += share * sums[at + c]
    scratch = np.empty((rows, columns * 3), np.float32)
    padded = np.empty(columns * 3 + 6 * max(len(tight), len(wide)), np.float32)
    _blur(out, scratch, padded, tight)
    spread = out.copy()
    _blur(spread, scratch, padded, wide)
    half = np.float32(0.5)
    for y in range(rows):
        for i in range(columns * 3):
            out[y, i] = half * out[y, i] + half * spread[y, i]
    return out


@kernel
def _finish(light, depth, sky, small, shade_x, shade_y, settings, curve, tile, shift, row, codes, out):
    """Writes the display picture. `row` is scratch for a row of light, `codes` the same memory as int32."""
    height, width = light.shape[0], light.shape[1]
    one, half, zero = np.float32(1.0), np.float32(0.5), np.float32(0.0)
    bloom, saturation, grain = settings[0], settings[1], settings[3]
    keep = one - half * bloom
    luma_r, luma_g, luma_b = np.float32(LUMA[0]), np.float32(LUMA[1]), np.float32(LUMA[2])
    fraction = np.float32(1.0 / (1 << _MANTISSA_SHIFT))
    rows, columns = small.shape[0], small.shape[1] // 3
    glow = np.zeros(columns * 3, np.float32)
    darkest, brightest = np.float32(2.0**DARKEST_OCTAVE), np.float32(2.0**BRIGHTEST_OCTAVE * 0.999)
    for y in range(height):
        if bloom > zero:
            at = min(np.float32(rows - 1), max(zero, (np.float32(y) + half) / np.float32(BLOOM_STEP) - half))
            upper = int(at)
            lower, f = min(rows - 1, upper + 1), at - np.float32(upper)
            for i in range(columns * 3):
                glow[i] = bloom * (small[upper, i] + f * (small[lower, i] - small[upper, i]))
        for x in range(width):
            dark = shade_x[x] * shade_y[y]
            r, g, b = keep * light[y, x, 0] * settings[4], keep * light[y, x, 1] * settings[5], keep * light[y, x, 2] * settings[6]
            if bloom > zero:
                at = min(np.float32(columns - 1), max(zero, (np.float32(x) + half) / np.float32(BLOOM_STEP) - half))
                left = int(at)
                right, f = 3 * min(columns - 1, left + 1), at - np.float32(left)
                left *= 3
                r += glow[left] + f * (glow[right] - glow[left])
                g += glow[left + 1] + f * (glow[right + 1] - glow[left + 1])
                b += glow[left + 2] + f * (glow[right + 2] - glow[left + 2])
            grey = luma_r * r + luma_g * g + luma_b * b
            r, g, b = grey + saturation * (r - grey), grey + saturation * (g - grey), grey + saturation * (b - grey)
            row[3 * x] = min(brightest, max(darkest, dark * r * settings[13]))
            row[3 * x + 1] = min(brightest, max(darkest, dark * g * settings[14]))
            row[3 * x + 2] = min(brightest, max(darkest, dark * b * settings[15]))
        line = (y + shift[0]) % GRAIN_TILE
        for x in range(width):
            noise = grain * tile[line, shift[1] + x % GRAIN_TILE]
            if sky and depth[y, x] > np.float32(1.0e9):
                noise *= half
            for c in range(3):
                # A positive float's bits are its logarithm, near enough to index by.
                bits = codes[3 * x + c]
                code = (bits >> _MANTISSA_SHIFT) - _FIRST_CODE
                f = np.float32(bits & ((1 << _MANTISSA_SHIFT) - 1)) * fraction
                value = curve[code] + f * (curve[code + 1] - curve[code])
                value = value * settings[10 + c] + settings[7 + c] * (one - value)
                # Grain lives in the middle tones.
                value += noise * (np.float32(0.35) + np.float32(2.6) * value * (one - value))
                out[y, x, c] = np.uint8(min(np.float32(255.0), max(zero, value * np.float32(255.0) + half)))
