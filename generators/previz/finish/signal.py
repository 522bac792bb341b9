"""Effects of the medium: tape, old film, lenses, paper tints, clay."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sin, sqrt

import numpy as np

from generators.previz.finish.effects import Guide, effect
from generators.previz.raycast.jit import kernel
from generators.previz.raycast.noise import cell_hash, noise2, noise_table, smoothstep
from generators.previz.scene import F32


@kernel
def _tape(picture, jitter, band, table, scale, phase, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        line = int(y / scale)
        shift = jitter[min(len(jitter) - 1, line)]
        torn = smoothstep(26.0, 0.0, abs(line - band))
        shift += torn * 14.0 * (noise2(0.31 * line, phase, 1, table) - 0.5)
        for x in range(width):
            at = x + scale * shift
            light, warm, cool, weight = 0.0, 0.0, 0.0, 0.0
            for k in range(-3, 4):
                i = min(width - 1, max(0, int(at + 1.0 * scale * k)))
                w = 1.0 - abs(k) / 4.0
                r, g, b = picture[y, i, 0], picture[y, i, 1], picture[y, i, 2]
                y0 = 0.3 * r + 0.59 * g + 0.11 * b
                if abs(k) <= 1:
                    light += y0 * (2.0 - abs(k)) / 4.0
                j = min(width - 1, max(0, int(at + scale * (2.4 * k - 5.0))))
                r, g, b = picture[y, j, 0], picture[y, j, 1], picture[y, j, 2]
                y0 = 0.3 * r + 0.59 * g + 0.11 * b
                warm, cool, weight = warm + w * (r - y0), cool + w * (b - y0), weight + w
            warm, cool = warm / weight, cool / weight
            snow = cell_hash(x // max(1, int(2 * scale)), line, int(phase * 97.0)) - 0.5
            light += 0.05 * snow + torn * 0.55 * max(0.0, snow - 0.1)
            light = 0.06 + 0.90 * light
            light *= 1.0 - 0.07 * (line & 1)
            warm, cool = 1.15 * warm, 1.15 * cool
            out[y, x, 0] = light + warm
            out[y, x, 1] = light - (0.3 * warm + 0.11 * cool) / 0.59
            out[y, x, 2] = light + cool


@effect("tape")
def tape(picture: F32, guide: Guide) -> F32:
    """Home video: soft lines, colour that lags behind, jitter, a torn band that wanders up, snow."""
    rng = guide.rng()
    lines = int(picture.shape[0] / guide.scale) + 2
    jitter = rng.normal(0.0, 0.35, lines).astype(np.float32)
    band = (guide.frame_index * 5.0 + 380.0) % (2.2 * lines)
    out = np.empty_like(picture)
    _tape(picture, jitter, band, noise_table(), guide.scale, float(rng.uniform(0.0, 30.0)), out)
    return out


@kernel
def _gauge(picture, dx, dy, dust, scratch, flicker, corner, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            i, j = min(width - 1, max(0, x + dx)), min(height - 1, max(0, y + dy))
            u, v = abs(2.0 * x / width - 1.0), abs(2.0 * y / height - 1.0)
            # The gate's rounded corners.
            a, b = max(0.0, u - 0.86) / 0.125, max(0.0, v - 0.80) / 0.18
            mask = smoothstep(1.0 + 0.12, 1.0 - 0.04, sqrt(a * a + b * b)) if corner > 0.0 else 1.0
            for c in range(3):
                out[y, x, c] = picture[j, i, c] * flicker * mask
    for k in range(len(scratch)):
        x0 = int(scratch[k, 0] * width)
        for y in range(height):
            x = x0 + int(1.5 * sin(0.02 * y + 7.0 * scratch[k, 0]))
            if 0 <= x < width:
                for c in range(3):
                    out[y, x, c] += scratch[k, 1] * (0.9 - out[y, x, c])
    for k in range(len(dust)):
        x0, y0, r = dust[k, 0] * width, dust[k, 1] * height, dust[k, 2]
        reach = int(r) + 1
        for y in range(max(0, int(y0) - reach), min(height, int(y0) + reach + 1)):
            for x in range(max(0, int(x0) - reach), min(width, int(x0) + reach + 1)):
                u, v = x - x0, (y - y0) * (0.5 + dust[k, 3])
                cover = 0.75 * smoothstep(r, 0.4 * r, sqrt(u * u + v * v))
                for c in range(3):
                    out[y, x, c] += cover * ((0.92 if dust[k, 4] > 0.5 else 0.03) - out[y, x, c])


@effect("gauge")
def gauge(picture: F32, guide: Guide, weave: float = 1.6, dirt: float = 5.0, corners: float = 1.0) -> F32:
    """Small-gauge film: the picture weaves in the gate and flickers, with dust, hairs and scratches."""
    rng = guide.rng()
    dx, dy = (round(float(value)) for value in rng.normal(0.0, weave * guide.scale, 2))
    dust = rng.uniform(0.0, 1.0, (int(rng.poisson(dirt)), 5)).astype(np.float32)
    dust[:, 2] = (0.8 + 2.6 * dust[:, 2] ** 3) * guide.scale
    slow = guide.rng(every=9)
    scratch = slow.uniform(0.0, 1.0, (int(slow.poisson(0.25 * dirt)), 2)).astype(np.float32)
    scratch[:, 1] *= 0.3
    flicker = 1.0 + 0.035 * float(rng.normal())
    out = np.empty_like(picture)
    _gauge(picture, dx, dy, dust, scratch, flicker, corners, out)
    return out


@kernel
def _fringe(picture, amount, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            u, v = 2.0 * x / width - 1.0, 2.0 * y / height - 1.0
            k = amount * (u * u + v * v)
            for c in range(3):
                i = min(width - 1, max(0, int(x + (c - 1) * k * u * width + 0.5)))
                j = min(height - 1, max(0, int(y + (c - 1) * k * v * height + 0.5)))
                out[y, x, c] = picture[j, i, c]


@effect("fringe")
def fringe(picture: F32, guide: Guide, amount: float = 0.003) -> F32:  # noqa: ARG001
    """Colour fringes towards the corners, as of a cheap or wide lens."""
    out = np.empty_like(picture)
    _fringe(picture, amount, out)
    return out


@effect("scanlines")
def scanlines(picture: F32, guide: Guide, strength: float = 0.12) -> F32:
    """The lines of a screen, with a roll of light that travels down."""
    height = picture.shape[0]
    line = np.arange(height, dtype=np.float32) / np.float32(guide.scale)
    tone = 1.0 - strength * (0.5 + 0.5 * np.cos(np.pi * line))
    tone += 0.4 * strength * np.exp(-(((line - 6.0 * guide.frame_index) % 620.0 - 60.0) ** 2) / 900.0)
    return np.asarray(picture * tone[:, None, None], np.float32)


@effect("mist")
def mist(picture: F32, guide: Guide, strength: float = 0.35) -> F32:
    """A diffusion filter: the lights spread, the shadows lift a little."""
    height, width = picture.shape[:2]
    step = max(1, round(4 * guide.scale))
    small = picture[::step, ::step]
    for _ in range(3):
        for axis in (0, 1):
            padded = np.pad(small, [(2, 2) if axis == side else (0, 0) for side in range(3)], mode="edge")
            parts = [padded.take(range(k, k + small.shape[axis]), axis) for k in range(5)]
            small = np.mean(parts, axis=0, dtype=np.float32)
    row = np.minimum(np.arange(height, dtype=np.float32) / step, small.shape[0] - 1.001)
    column = np.minimum(np.arange(width, dtype=np.float32) / step, small.shape[1] - 1.001)
    j, i = row.astype(int), column.astype(int)
    fv, fu = (row - j)[:, None, None], (column - i)[None, :, None]
    top = small[j][:, i] * (1 - fu) + small[j][:, np.minimum(i + 1, small.shape[1] - 1)] * fu
    k = np.minimum(j + 1, small.shape[0] - 1)
    low = small[k][:, i] * (1 - fu) + small[k][:, np.minimum(i + 1, small.shape[1] - 1)] * fu
    glow = top * (1 - fv) + low * fv
    # Screened over the picture: 1 - (1 - a)(1 - b).
    return np.asarray(1.0 - (1.0 - picture) * (1.0 - strength * glow), np.float32)


@kernel
def _thumbs(picture, subject, table, scale, strength, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            u, v = x / scale, y / scale
            bump = noise2(u / 7.0, v / 7.0, 1, table) - noise2(u / 7.0 + 0.22, v / 7.0 + 0.22, 1, table)
            ring = noise2(u / 30.0, v / 30.0, 2, table)
            print_ = 0.5 * sin(40.0 * ring + 0.5 * u) * smoothstep(0.55, 0.75, noise2(u / 24.0, v / 24.0, 3, table))
            seen = 1.0 if subject[y, x] > 0 else 0.45
            tone = 1.0 + seen * strength * (1.6 * bump + 0.10 * print_)
            for c in range(3):
                out[y, x, c] = picture[y, x, c] * tone


@effect("thumbs", passes=True)
def thumbs(picture: F32, guide: Guide, strength: float = 0.35) -> F32:
    """The dents and prints of fingers, pressed anew now and then, as clay is between exposures."""
    out = np.empty_like(picture)
    shift = float(guide.rng(every=8).integers(0, 5))
    table = np.roll(noise_table(), int(shift) * 1024)
    _thumbs(picture, guide.subject, table, guide.scale, strength, out)
    return out


@kernel
def _tilt(picture, focus, width_share, most, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        away = max(0.0, abs(y / height - focus) - width_share) / (0.5 - width_share)
        reach = int(min(1.0, away) * most + 0.5)
        for x in range(width):
            red, green, blue, total = 0.0, 0.0, 0.0, 0.0
            step = max(1, reach // 3)
            for j in range(-reach, reach + 1, step):
                for i in range(-reach, reach + 1, step):
                    if i * i + j * j > reach * reach + 1:
                        continue
                    q, p = min(height - 1, max(0, y + j)), min(width - 1, max(0, x + i))
                    red, green, blue = red + picture[q, p, 0], green + picture[q, p, 1], blue + picture[q, p, 2]
                    total += 1.0
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = red / total, green / total, blue / total


@effect("tilt")
def tilt_shift(picture: F32, guide: Guide, focus: float = 0.56, sharp: float = 0.10, most: float = 9.0) -> F32:
    """A tilted lens: a sharp band across the picture, everything above and below blurred like a model."""
    out = np.empty_like(picture)
    _tilt(picture, focus, sharp, most * guide.scale, out)
    return out


@effect("infrared")
def infrared(picture: F32, guide: Guide, strength: float = 0.9) -> F32:  # noqa: ARG001
    """Leaves shine white and pink under a dark sky: what is green is printed light, what is blue dark."""
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    leaf = np.clip(6.0 * (green - np.maximum(red, blue)), 0.0, 1.0)
    sky = np.clip(2.5 * (blue - np.maximum(red, green)), 0.0, 1.0)
    out = picture.copy()
    for c, (light, dark) in enumerate(((1.0, 0.25), (0.62, 0.35), (0.74, 0.55))):
        bright = light * np.minimum(1.0, 0.25 + 1.5 * green)
        out[..., c] += strength * leaf * (bright - out[..., c])
        out[..., c] *= 1.0 - strength * sky * (1.0 - dark)
    return np.asarray(out, np.float32)
