"""Effects of the pen: outlines, flat tones, hatching, dots, ink."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import cos, floor, sin, sqrt

import numpy as np

from generators.previz.finish.effects import Guide, effect
from generators.previz.raycast.jit import inner, kernel
from generators.previz.raycast.noise import noise2, noise_table, smoothstep
from generators.previz.scene import F32

LUMA = (0.2126, 0.7152, 0.0722)
FINEST_HATCH = 3.4
"""Hatching closer than this (pixels) turns to moire."""
GRASS = -2
"""What the renderer's geom layer holds for blades of grass, which a draughtsman leaves out."""
DEPTH_STEP = 0.06
"""A jump in depth of this share is an edge, less where the surface is seen at a slant."""
CREASE = 0.45
"""Cosine between normals below which a crease is drawn."""


@inner
def _luma(picture, y, x):
    return LUMA[0] * picture[y, x, 0] + LUMA[1] * picture[y, x, 1] + LUMA[2] * picture[y, x, 2]


@kernel
def _edges(depth, normal, subject, geom, out):
    """Fills `out` (h, w) with 1 where a pixel differs from its neighbour right or below: an edge of a drawing."""
    height, width = depth.shape
    for y in range(height):
        for x in range(width):
            strength = 0.0
            for k in range(2):
                j, i = min(height - 1, y + k), min(width - 1, x + 1 - k)
                if geom[y, x] == GRASS or geom[j, i] == GRASS:
                    continue
                if subject[y, x] != subject[j, i]:
                    strength = 1.0
                    continue
                near, far = min(depth[y, x], depth[j, i]), max(depth[y, x], depth[j, i])
                if near > 1.0e6:
                    continue
                if far > 1.0e6:
                    strength = 1.0
                    continue
                jump = (far - near) / near
                c = 0.0
                for n in range(3):
                    c += normal[y, x, n] * normal[j, i, n]
                if jump > DEPTH_STEP and jump > 4.0 * near * 0.002:
                    strength = max(strength, min(1.0, jump / (2.0 * DEPTH_STEP)))
                elif c < CREASE and near < 40.0:
                    strength = max(strength, 0.8 * smoothstep(CREASE, CREASE - 0.3, c))
            out[y, x] = strength


@kernel
def _thick(edges, radius, out):
    """Spreads edges to lines `radius` pixels to each side, with soft rims."""
    height, width = edges.shape
    reach = int(radius + 1.0)
    out[:] = 0.0
    for y in range(height):
        for x in range(width):
            e = edges[y, x]
            if e <= 0.05:
                continue
            for j in range(max(0, y - reach), min(height, y + reach + 1)):
                for i in range(max(0, x - reach), min(width, x + reach + 1)):
                    d = sqrt(float((j - y) * (j - y) + (i - x) * (i - x)))
                    cover = e * min(1.0, max(0.0, radius + 0.5 - d))
                    if cover > out[j, i]:
                        out[j, i] = cover


def lines(guide: Guide, thickness: float) -> F32:
    """(h, w) how much of each pixel a drawing's lines cover, 0..1."""
    edges = np.zeros(guide.depth_m.shape, np.float32)
    _edges(np.ascontiguousarray(guide.depth_m, np.float32), guide.normal, guide.subject, guide.geom, edges)
    out = np.empty_like(edges)
    _thick(edges, 0.5 * thickness * guide.scale, out)
    return out


@effect("outline", passes=True)
def outline(picture: F32, guide: Guide, thickness: float = 1.6, strength: float = 0.85, *rgb: float) -> F32:
    """Lines of a colour (0..1, black without one) along outlines and creases, `thickness` pixels wide."""
    cover = (strength * lines(guide, thickness))[..., None]
    ink = np.array(rgb or (0.06, 0.05, 0.07), np.float32)
    return np.asarray(picture + cover * (ink - picture), np.float32)


@kernel
def _cel(picture, bands, saturation, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            light = _luma(picture, y, x)
            step = light * bands
            low = floor(step)
            # Between the flat tones a rim as wide as a pixel or two, so that they do not crawl.
            tone = (low + smoothstep(0.42, 0.58, step - low)) / bands
            tone = 0.5 / bands + tone * (1.0 - 0.5 / bands)
            k = tone / max(0.02, light)
            for c in range(3):
                value = picture[y, x, c] * k
                out[y, x, c] = min(1.0, max(0.0, tone + saturation * (value - tone)))


@effect("cel")
def cel(picture: F32, guide: Guide, bands: float = 5.0, saturation: float = 1.25) -> F32:  # noqa: ARG001
    """Flat tones: light in `bands` steps, colours purer."""
    out = np.empty_like(picture)
    _cel(picture, bands, saturation, out)
    return out


@kernel
def _hatch(picture, cover, table, period, paper, ink, tint, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            light = _luma(picture, y, x)
            shade = cover[y, x]
            wobble = 0.7 * noise2(x / (26.0 * period), y / (26.0 * period), 1, table)
            grain = noise2(0.9 * x / period * 3.0, 0.9 * y / period * 3.0, 2, table)
            for k in range(3):
                angle = (0.75, -0.7, 0.05)[k]
                limit = (0.60, 0.36, 0.18)[k]
                u = (x * cos(angle) + y * sin(angle)) / period + wobble
                u -= floor(u)
                line = smoothstep(0.34, 0.10, abs(u - 0.5)) * smoothstep(limit + 0.10, limit - 0.16, light)
                shade = max(shade, 0.78 * line * (0.55 + 0.75 * grain))
            tone = 0.22 * (1.0 - light) * (0.7 + 0.6 * grain)
            shade = min(1.0, max(shade, tone))
            for c in range(3):
                ground = paper[c] * (0.96 + 0.06 * grain)
                if tint > 0.0:
                    ground = ground * (1.0 - tint) + tint * paper[c] * min(1.0, 0.35 + picture[y, x, c])
                out[y, x, c] = ground + shade * (ink[c] - ground)


@effect("hatch", passes=True)
def hatch(picture: F32, guide: Guide, period: float, tint: float, *colours: float) -> F32:
    """A drawing: outlines and hatching on paper. colours: of the paper and of the pencil, 0..1 each."""
    out = np.empty_like(picture)
    colour = np.array(colours, np.float32)
    cover = np.float32(0.9) * lines(guide, 1.5)
    _hatch(picture, cover, noise_table(), max(FINEST_HATCH, period * guide.scale), colour[:3], colour[3:], tint, out)
    return out


@kernel
def _dots(picture, period, strength, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            light = _luma(picture, y, x)
            u, v = (x + y) / (1.414 * period), (x - y) / (1.414 * period)
            u, v = u - floor(u) - 0.5, v - floor(v) - 0.5
            away = sqrt(u * u + v * v)
            # Dots grow with the darkness of the middle tones and leave the lights and the shadows alone.
            size = 0.62 * sqrt(max(0.0, 0.78 - light))
            dot = smoothstep(size + 0.09, size - 0.09, away) * smoothstep(0.08, 0.25, light)
            for c in range(3):
                out[y, x, c] = picture[y, x, c] * (1.0 - strength * dot)


@effect("halftone")
def halftone(picture: F32, guide: Guide, period: float = 5.0, strength: float = 0.4) -> F32:
    """Printer's dots, `period` pixels apart, in the middle tones."""
    out = np.empty_like(picture)
    _dots(picture, period * guide.scale, strength, out)
    return out


@kernel
def _ink(picture, cover, table, scale, out):
    height, width = picture.shape[0], picture.shape[1]
    for y in range(height):
        for x in range(width):
            light = _luma(picture, y, x)
            wash = noise2(x / (46.0 * scale), y / (46.0 * scale), 3, table)
            fibre = noise2(x / (2.2 * scale), y / (7.0 * scale), 4, table)
            broad = light + 0.20 * (wash - 0.5)
            tone = 0.16 + 0.34 * smoothstep(0.10, 0.32, broad) + 0.26 * smoothstep(0.30, 0.52, broad)
            tone += 0.24 * smoothstep(0.46, 0.70, broad)
            brush = cover[y, x] * smoothstep(0.18, 0.55, 0.45 * fibre + 0.75 * wash)
            tone *= 1.0 - 0.85 * brush
            tone *= 0.97 + 0.06 * fibre
            for c in range(3):
                paper = (0.96, 0.94, 0.885)[c]
                own = picture[y, x, c] - light
                out[y, x, c] = min(1.0, max(0.0, paper * tone + 0.10 * own + (0.0, 0.004, 0.012)[c] * (1.0 - tone)))


@effect("ink", passes=True)
def ink_wash(picture: F32, guide: Guide, thickness: float = 3.4) -> F32:
    """Ink washes in four tones on paper, with brushed outlines that break off."""
    out = np.empty_like(picture)
    _ink(picture, lines(guide, thickness), noise_table(), guide.scale, out)
    return out
