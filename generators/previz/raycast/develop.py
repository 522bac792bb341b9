"""The two passes of the grade over a picture's pixels: the glow of bright light, and the way to display values."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

import numpy as np

from generators.previz.raycast.jit import address, inner, kernel

LUMA = (0.2126, 0.7152, 0.0722)
"""BT.709 luminance of red, green, blue."""

CODES_PER_OCTAVE = 256
DARKEST_OCTAVE = -11
BRIGHTEST_OCTAVE = 6
CODES = (BRIGHTEST_OCTAVE - DARKEST_OCTAVE) * CODES_PER_OCTAVE + 1
"""Entries of the film curve, evenly spread over each doubling of light: a step is less than half a display value."""
MANTISSA_SHIFT = 15  # float32 keeps 23 bits of mantissa; 8 of them index within an octave
ROUNDING = 1 << (MANTISSA_SHIFT - 1)
FIRST_CODE = (127 + DARKEST_OCTAVE) * CODES_PER_OCTAVE

BLOOM_STEP = 4
"""The bloom is worked out on a picture this many times smaller each way."""
BLOOM_THRESHOLD = 0.75
BLOOM_HIGHEST = 6.0

GRAIN_TILE = 512


@inner
def _blur(picture, scratch, padded, weights, rows, cells, taps):
    """Blurs `picture` (rows, cells) in place, along both axes, holding its edges."""
    picture, scratch, padded, weights = address(picture), address(scratch), address(padded), address(weights)
    for y in range(rows):
        here = y * cells
        for i in range(cells):
            scratch[here + i] = weights[0] * picture[here + i]
        for k in range(1, taps):
            above, below, w = max(0, y - k) * cells, min(rows - 1, y + k) * cells, weights[k]
            for i in range(cells):
                scratch[here + i] += w * (picture[above + i] + picture[below + i])
    edge = 3 * (taps - 1)
    for y in range(rows):
        here = y * cells
        for i in range(edge):
            padded[i] = scratch[here + i % 3]
            padded[edge + cells + i] = scratch[here + cells - 3 + i % 3]
        for i in range(cells):
            padded[edge + i] = scratch[here + i]
            picture[here + i] = weights[0] * scratch[here + i]
        for k in range(1, taps):
            left, right, w = edge - 3 * k, edge + 3 * k, weights[k]
            for i in range(cells):
                picture[here + i] += w * (padded[left + i] + padded[right + i])


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
    _blur(out, scratch, padded, tight, rows, columns * 3, len(tight))
    spread = out.copy()
    _blur(spread, scratch, padded, wide, rows, columns * 3, len(wide))
    half = np.float32(0.5)
    for y in range(rows):
        for i in range(columns * 3):
            out[y, i] = half * out[y, i] + half * spread[y, i]
    return out


@inner
def _spread_columns(small, left, fraction, spread):
    """Interpolates the small glow across to the picture's full width: spread (rows, width * 3)."""
    for y in range(small.shape[0]):
        for x in range(len(left)):
            at, f = 3 * left[x], fraction[x]
            for c in range(3):
                spread[y, 3 * x + c] = small[y, at + c] + f * (small[y, at + 3 + c] - small[y, at + c])


@inner
def _saturate(row, saturation):
    luma_r, luma_g, luma_b = np.float32(LUMA[0]), np.float32(LUMA[1]), np.float32(LUMA[2])
    keep = np.float32(1.0) - saturation
    for x in range(len(row) // 3):
        r, g, b = row[3 * x], row[3 * x + 1], row[3 * x + 2]
        grey = keep * (luma_r * r + luma_g * g + luma_b * b)
        row[3 * x], row[3 * x + 1], row[3 * x + 2] = grey + saturation * r, grey + saturation * g, grey + saturation * b


@inner
def _grain_row(grain, tile, line, first, depth, y, sky, row):
    """Fills `row` with the grain of one line of the picture, the same for the three colours."""
    half = np.float32(0.5) * grain
    for x in range(len(row) // 3):
        amount = half if sky and depth[y, x] > np.float32(1.0e9) else grain
        noise = amount * tile[line, first + x % GRAIN_TILE]
        row[3 * x], row[3 * x + 1], row[3 * x + 2] = noise, noise, noise


@kernel
def develop(
    light, depth, sky, small, left, fraction, gains, shades, shade_y, settings, curves, tile, shift, codes, out
):
    """Writes the display picture.

    light (h, w, 3), depth (h, w) if `sky`, small: the glow at its own size. left, fraction (w): where between the
    glow's columns each column lies. gains, shades (w * 3): of the light and of the vignette with the tint.
    settings: bloom, saturation, grain. curves (3, CODES): display values of the three colours. shift: of the grain's
    tile. codes (w * 3): scratch; its memory also holds the row of light whose bits it reads.
    """
    height, cells = light.shape[0], light.shape[1] * 3
    one, half, zero = np.float32(1.0), np.float32(0.5), np.float32(0.0)
    bloom, saturation, grain = settings[0], settings[1], settings[2]
    darkest, brightest = np.float32(2.0**DARKEST_OCTAVE), np.float32(2.0**BRIGHTEST_OCTAVE * 0.999)
    flat, shown = light.reshape(height, cells), out.reshape(height, cells)
    row = codes.view(np.float32)
    values, noise = np.empty(cells, np.float32), np.zeros(cells, np.float32)
    rows = small.shape[0]
    spread = np.empty((rows if bloom > zero else 0, cells), np.float32)
    if bloom > zero:
        _spread_columns(small, left, fraction, spread)
    for y in range(height):
        if bloom > zero:
            at = min(np.float32(rows - 1), max(zero, (np.float32(y) + half) / np.float32(BLOOM_STEP) - half))
            upper = int(at)
            lower, f = min(rows - 1, upper + 1), bloom * (at - np.float32(upper))
            for i in range(cells):
                row[i] = flat[y, i] * gains[i] + (bloom - f) * spread[upper, i] + f * spread[lower, i]
        else:
            for i in range(cells):
                row[i] = flat[y, i] * gains[i]
        if saturation != one:
            _saturate(row, saturation)
        for i in range(cells):
            row[i] = min(brightest, max(darkest, row[i] * shades[i] * shade_y[y]))
        # A positive float's bits are its logarithm, near enough to index by.
        for i in range(cells):
            codes[i] = ((codes[i] + ROUNDING) >> MANTISSA_SHIFT) - FIRST_CODE
        for x in range(cells // 3):
            values[3 * x] = curves[0, codes[3 * x]]
            values[3 * x + 1] = curves[1, codes[3 * x + 1]]
            values[3 * x + 2] = curves[2, codes[3 * x + 2]]
        if grain > zero:
            _grain_row(grain, tile, (y + shift[0]) % GRAIN_TILE, shift[1], depth, y, sky, noise)
        for i in range(cells):
            # Grain lives in the middle tones.
            value = values[i] + noise[i] * (np.float32(0.35) + np.float32(2.6) * values[i] * (one - values[i]))
            shown[y, i] = np.uint8(min(np.float32(255.0), max(zero, value * np.float32(255.0) + half)))
