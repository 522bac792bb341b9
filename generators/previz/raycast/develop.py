"""The two passes of the grade over a picture's pixels: the glow of bright light, and the way to display values."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.jit import inner, kernel

LUMA = (0.2126, 0.7152, 0.0722)
"""BT.709 luminance of red, green, blue."""

CODES_PER_OCTAVE = 128
DARKEST_OCTAVE = -11
BRIGHTEST_OCTAVE = 6
CODES = (BRIGHTEST_OCTAVE - DARKEST_OCTAVE) * CODES_PER_OCTAVE
"""Entries of the film curve, evenly spread over each doubling of light."""
MANTISSA_SHIFT = 16  # float32 keeps 23 bits of mantissa; 7 of them index within an octave
FIRST_CODE = (127 + DARKEST_OCTAVE) * CODES_PER_OCTAVE

BLOOM_STEP = 4
"""The bloom is worked out on a picture this many times smaller each way."""
BLOOM_THRESHOLD = 0.75
BLOOM_HIGHEST = 6.0

GRAIN_TILE = 512


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
def glow(light, gain, rows, columns, tight, wide):
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
def develop(light, depth, sky, small, shade_x, shade_y, settings, curve, tile, shift, row, codes, out):
    """Writes the display picture. `row` is scratch for a row of light, `codes` the same memory as int32."""
    height, width = light.shape[0], light.shape[1]
    one, half, zero = np.float32(1.0), np.float32(0.5), np.float32(0.0)
    bloom, saturation, grain = settings[0], settings[1], settings[3]
    luma_r, luma_g, luma_b = np.float32(LUMA[0]), np.float32(LUMA[1]), np.float32(LUMA[2])
    fraction = np.float32(1.0 / (1 << MANTISSA_SHIFT))
    rows, columns = small.shape[0], small.shape[1] // 3
    halo = np.zeros(columns * 3, np.float32)
    darkest, brightest = np.float32(2.0**DARKEST_OCTAVE), np.float32(2.0**BRIGHTEST_OCTAVE * 0.999)
    for y in range(height):
        if bloom > zero:
            at = min(np.float32(rows - 1), max(zero, (np.float32(y) + half) / np.float32(BLOOM_STEP) - half))
            upper = int(at)
            lower, f = min(rows - 1, upper + 1), at - np.float32(upper)
            for i in range(columns * 3):
                halo[i] = bloom * (small[upper, i] + f * (small[lower, i] - small[upper, i]))
        for x in range(width):
            dark = shade_x[x] * shade_y[y]
            r, g, b = (
                light[y, x, 0] * settings[4],
                light[y, x, 1] * settings[5],
                light[y, x, 2] * settings[6],
            )
            if bloom > zero:
                at = min(np.float32(columns - 1), max(zero, (np.float32(x) + half) / np.float32(BLOOM_STEP) - half))
                left = int(at)
                right, f = 3 * min(columns - 1, left + 1), at - np.float32(left)
                left *= 3
                r += halo[left] + f * (halo[right] - halo[left])
                g += halo[left + 1] + f * (halo[right + 1] - halo[left + 1])
                b += halo[left + 2] + f * (halo[right + 2] - halo[left + 2])
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
                code = (bits >> MANTISSA_SHIFT) - FIRST_CODE
                f = np.float32(bits & ((1 << MANTISSA_SHIFT) - 1)) * fraction
                value = curve[code] + f * (curve[code + 1] - curve[code])
                value = value * settings[10 + c] + settings[7 + c] * (one - value)
                # Grain lives in the middle tones.
                value += noise * (np.float32(0.35) + np.float32(2.6) * value * (one - value))
                out[y, x, c] = np.uint8(min(np.float32(255.0), max(zero, value * np.float32(255.0) + half)))
