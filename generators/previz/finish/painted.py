"""Effects of the brush: dabs, swirling strokes, watercolour, paper and canvas."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import cos, sin, sqrt

import numpy as np

from generators.previz.finish.drawn import lines
from generators.previz.finish.effects import Guide, effect
from generators.previz.raycast.jit import kernel
from generators.previz.raycast.noise import noise2, noise_table, smoothstep
from generators.previz.scene import F32


@kernel
def _kuwahara(picture, radius, out):
    """The mean of the least varied of four quarters around each pixel (Kuwahara et al., 1976), from running sums."""
    height, width = picture.shape[0], picture.shape[1]
    sums, values = np.zeros((height + 1, width + 1, 4)), np.empty(4)
    for y in range(height):
        for x in range(width):
            r, g, b = picture[y, x, 0], picture[y, x, 1], picture[y, x, 2]
            light = 0.3 * r + 0.6 * g + 0.1 * b
            values[0], values[1], values[2], values[3] = r, g, b, light * light
            for c in range(4):
                sums[y + 1, x + 1, c] = values[c] + sums[y, x + 1, c] + sums[y + 1, x, c] - sums[y, x, c]
    for y in range(height):
        for x in range(width):
            total, red, green, blue = 0.0, 0.0, 0.0, 0.0
            for k in range(4):
                x0 = x - radius if k % 2 == 0 else x
                y0 = y - radius if k < 2 else y
                x1, y1 = min(width, x0 + radius + 1), min(height, y0 + radius + 1)
                x0, y0 = max(0, x0), max(0, y0)
                n = 1.0 / ((x1 - x0) * (y1 - y0))
                r = n * (sums[y1, x1, 0] - sums[y0, x1, 0] - sums[y1, x0, 0] + sums[y0, x0, 0])
                g = n * (sums[y1, x1, 1] - sums[y0, x1, 1] - sums[y1, x0, 1] + sums[y0, x0, 1])
                b = n * (sums[y1, x1, 2] - sums[y0, x1, 2] - sums[y1, x0, 2] + sums[y0, x0, 2])
                q = n * (sums[y1, x1, 3] - sums[y0, x1, 3] - sums[y1, x0, 3] + sums[y0, x0, 3])
                light = 0.3 * r + 0.6 * g + 0.1 * b
                varied = max(0.0, q - light * light)
                # The quarters are weighed and not chosen, which keeps the dabs from jumping.
                w = 1.0 / (1.0e-5 + varied * varied)
                total += w
                red, green, blue = red + w * r, green + w * g, blue + w * b
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = red / total, green / total, blue / total


@effect("dabs")
def dabs(picture: F32, guide: Guide, radius: float = 4.0) -> F32:
    """Brush dabs `radius` pixels wide: flat inside, sharp at the edges of things."""
    out = np.empty_like(picture)
    _kuwahara(picture, max(1, round(radius * guide.scale)), out)
    return out


FIELD_STEP = 4
"""Pixels between the places where the strokes' direction is worked out."""


@kernel
def _stroke_field(picture, table, swirl, scale, field):
    """Fills `field` (rows, columns, 2) with unit directions: along strong contours, swirling where it is flat."""
    height, width = picture.shape[0], picture.shape[1]
    reach = max(2, int(5.0 * scale))
    for row in range(field.shape[0]):
        for column in range(field.shape[1]):
            i, j = min(width - 1, column * FIELD_STEP), min(height - 1, row * FIELD_STEP)
            left, right = max(0, i - reach), min(width - 1, i + reach)
            up, down = max(0, j - reach), min(height - 1, j + reach)
            gx = picture[j, right, 1] - picture[j, left, 1] + 0.7 * (picture[j, right, 0] - picture[j, left, 0])
            gy = picture[down, i, 1] - picture[up, i, 1] + 0.7 * (picture[down, i, 0] - picture[up, i, 0])
            turn = 9.0 * noise2(i / (swirl * scale), j / (swirl * scale), 5, table)
            tx, ty = cos(turn), sin(turn)
            strong = min(1.0, 6.0 * (gx * gx + gy * gy))
            # A contour has no sign: turn its way to the swirl's side.
            sign = 1.0 if -gy * tx + gx * ty >= 0.0 else -1.0
            k = sign / sqrt(gx * gx + gy * gy + 1.0e-9)
            tx, ty = tx + strong * (-gy * k - tx), ty + strong * (gx * k - ty)
            k = 1.0 / sqrt(tx * tx + ty * ty + 1.0e-9)
            field[row, column, 0], field[row, column, 1] = tx * k, ty * k


@kernel
def _strokes(picture, field, table, length, relief, thick, out):
    """Smears the picture along the field (line integral convolution, Cabral and Leedom, 1993).

    Noise smeared the same way is the paint's relief.
    """
    height, width = picture.shape[0], picture.shape[1]
    step = max(0.7, 0.14 * length)
    for y in range(height):
        for x in range(width):
            red, green, blue, ridge, count = 0.0, 0.0, 0.0, 0.0, 0.0
            for way in range(2):
                px, py, k = float(x), float(y), step if way == 0 else -step
                for s in range(5 - way):
                    i, j = min(width - 1, max(0, int(px + 0.5))), min(height - 1, max(0, int(py + 0.5)))
                    if s > 0 or way == 0:
                        red, green, blue = red + picture[j, i, 0], green + picture[j, i, 1], blue + picture[j, i, 2]
                        u, v = i // thick, j // thick
                        ridge += table[((u * 2654435 + v * 97409) ^ (v * 7919)) & 32767]
                        count += 1.0
                    row, column = j // FIELD_STEP, i // FIELD_STEP
                    px, py = px + k * field[row, column, 0], py + k * field[row, column, 1]
            tone = 1.0 + relief * 2.2 * (ridge / count - 0.5)
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = red * tone / count, green * tone / count, blue * tone / count


@effect("strokes")
def strokes(
    picture: F32, guide: Guide, length: float = 9.0, swirl: float = 60.0, relief: float = 0.22, thick: float = 1.0
) -> F32:
    """Long brush strokes that follow the forms and swirl in open space, with the paint's own relief.

    `length`, `swirl` and `thick` in pixels: of a stroke, of an eddy of them, and across a ridge of paint.
    """
    out = np.empty_like(picture)
    field = np.empty((-(-picture.shape[0] // FIELD_STEP), -(-picture.shape[1] // FIELD_STEP), 2), np.float32)
    _stroke_field(picture, noise_table(), swirl, guide.scale, field)
    _strokes(picture, field, noise_table(), length * guide.scale, relief, max(1, round(thick * guide.scale)), out)
    return out


@kernel
def _watercolour(picture, cover, table, scale, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            u, v = x / scale, y / scale
            # Wet edges wander off the drawn form.
            sx = 5.0 * scale * (noise2(u / 17.0, v / 17.0, 7, table) - 0.5)
            sy = 5.0 * scale * (noise2(u / 17.0 + 9.0, v / 17.0 + 5.0, 8, table) - 0.5)
            i = min(width - 1, max(0, int(x + sx + 0.5)))
            j = min(height - 1, max(0, int(y + sy + 0.5)))
            pigment = 0.6 * noise2(u / 34.0, v / 34.0, 9, table) + 0.4 * noise2(u / 6.0, v / 6.0, 10, table)
            tooth = noise2(u / 1.7, v / 1.7, 11, table)
            dense = 0.74 + 0.46 * pigment + 0.12 * tooth
            rim = cover[j, i]
            # The sheet's border stays bare, with a ragged rim.
            bare = min(min(x, width - 1 - x), min(y, height - 1 - y)) / scale
            ragged = 9.0 + 12.0 * noise2(u / 23.0, v / 23.0, 12, table)
            painted = smoothstep(ragged - 3.0, ragged + 5.0, bare)
            light = 0.3 * picture[j, i, 0] + 0.6 * picture[j, i, 1] + 0.1 * picture[j, i, 2]
            for c in range(3):
                paper = (0.985, 0.975, 0.95)[c] * (0.97 + 0.04 * tooth)
                value = 0.07 + 0.93 * (light + 1.35 * (picture[j, i, c] - light))
                value = 1.0 - (1.0 - value) * dense * (1.0 + 0.55 * rim)
                out[y, x, c] = paper * (1.0 - painted * (1.0 - max(0.0, value)))


@effect("watercolour", passes=True)
def watercolour(picture: F32, guide: Guide) -> F32:
    """Thin washes on paper: pigment that settles unevenly, wet rims, a bare ragged border."""
    out = np.empty_like(picture)
    _watercolour(picture, lines(guide, 2.6), noise_table(), guide.scale, out)
    return out


@kernel
def _weave(picture, table, strength, scale, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            u, v = x / (2.0 * scale), y / (2.0 * scale)
            thread = 0.5 * noise2(0.35 * u, 2.2 * v, 13, table) + 0.5 * noise2(2.2 * u, 0.35 * v, 14, table) - 0.5
            for c in range(3):
                out[y, x, c] = picture[y, x, c] * (1.0 + strength * thread)


@effect("canvas")
def canvas(picture: F32, guide: Guide, strength: float = 0.2) -> F32:
    """The weave of canvas or the tooth of paper."""
    out = np.empty_like(picture)
    _weave(picture, noise_table(), strength, guide.scale, out)
    return out
