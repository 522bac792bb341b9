"""Depth of field: what a lens of some aperture leaves sharp, gathered from a picture drawn by a pinhole.

The blur is worked out on a picture half as large each way, from taps on a fixed spiral, so it has no noise. A tap
counts only where its own blur reaches the pixel: a sharp subject does not bleed into the blurred background, and
a blurred foreground does spread over what is sharp behind it.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from functools import cache

import numpy as np

from generators.previz.raycast.jit import inner, inner_that_allocates, kernel
from generators.previz.raycast.noise import smoothstep
from generators.previz.scene import F32, CameraPose

TAPS = 36
GOLDEN_ANGLE = 2.399963
LARGEST_SHARE = 0.03
"""Blur radii are held to this share of the picture's width."""
SHARP_PIXELS = 0.35
"""Blur below this radius is not seen."""
REGION = 8
"""Side of the regions (half-size pixels) for which the largest blur is kept."""
SKY_DEPTH_M = 1.0e6


def blur_radius_px(depth_m: float, camera: CameraPose, width: int) -> float:
    """Radius of the circle of confusion of a point at `depth_m`, in pixels of a picture `width` pixels wide.

    Thin lens: c = f^2 / (N (s - f)) * |d - s| / d, with f the focal length, N the f-number, s the focus distance.
    """
    strength, focus_m = _strength(camera, width)
    return strength * abs(depth_m - focus_m) / depth_m


def defocus(light: F32, depth: F32, camera: CameraPose) -> F32:
    """Returns the picture as the lens sees it; `depth` (m, along the axis) may hold very large values for the sky."""
    height, width = light.shape[:2]
    strength, focus_m = _strength(camera, width)
    small = (-(-height // 2), -(-width // 2))
    out: F32 = np.empty_like(light)
    colour, blur, gathered = (np.zeros((*small, cells), np.float32) for cells in (3, 2, 4))
    _defocus(light, depth, _spiral(), strength, focus_m, LARGEST_SHARE * width, colour, blur, gathered, out)
    return out


def _strength(camera: CameraPose, width: int) -> tuple[float, float]:
    """Blur radius at infinity (pixels) and focus distance (m)."""
    focal_m = camera.focal_length_mm / 1000.0
    focus_m = max(float(camera.focus_m), 1.05 * focal_m)
    diameter_m = focal_m * focal_m / (camera.aperture_f * (focus_m - focal_m))
    return 0.5 * diameter_m * 1000.0 / camera.sensor_mm[0] * width, focus_m


@cache
def _spiral() -> F32:
    """(TAPS, 3) the taps in the unit disc, evenly spread: x, y and distance from the middle."""
    k = np.arange(TAPS)
    far = np.sqrt(k / TAPS)
    return np.column_stack([far * np.cos(k * GOLDEN_ANGLE), far * np.sin(k * GOLDEN_ANGLE), far]).astype(np.float32)


@inner_that_allocates
def _dilate(regions, reach):
    """The largest value within `reach` cells of each cell, each way."""
    rows, columns = regions.shape
    out = np.zeros_like(regions)
    for y in range(rows):
        for x in range(columns):
            for j in range(max(0, y - reach), min(rows, y + reach + 1)):
                for i in range(max(0, x - reach), min(columns, x + reach + 1)):
                    out[y, x] = max(out[y, x], regions[j, i])
    return out


@inner
def _radius(depth, strength, focus, largest):
    depth = min(SKY_DEPTH_M, depth)
    return min(largest, strength * abs(depth - focus) / depth)


@kernel
def _defocus(light, depth, taps, strength, focus, largest, colour, blur, gathered, out):
    """Fills `out`. `colour`, `blur` (radius, depth) and `gathered` (colour, foreground) are of half size."""
    height, width = depth.shape
    rows, columns = blur.shape[0], blur.shape[1]
    regions = np.zeros(((rows + REGION - 1) // REGION, (columns + REGION - 1) // REGION), np.float32)
    for y in range(rows):
        for x in range(columns):
            weight, near = 0.0, SKY_DEPTH_M
            r, g, b, widest = 0.0, 0.0, 0.0, 0.0
            for k in range(4):
                j, i = min(height - 1, 2 * y + k // 2), min(width - 1, 2 * x + k % 2)
                c = _radius(depth[j, i], strength, focus, largest)
                # The more blurred of the four counts most: the sharp ones are never taken from here.
                w = c + 0.02
                weight += w
                r, g, b = r + w * light[j, i, 0], g + w * light[j, i, 1], b + w * light[j, i, 2]
                if c >= widest:
                    widest, near = c, min(SKY_DEPTH_M, float(depth[j, i]))
            colour[y, x, 0], colour[y, x, 1], colour[y, x, 2] = r / weight, g / weight, b / weight
            blur[y, x, 0], blur[y, x, 1] = 0.5 * widest, near
            regions[y // REGION, x // REGION] = max(regions[y // REGION, x // REGION], 0.5 * widest)
    wide = _dilate(regions, int(0.5 * largest / REGION) + 1)
    for y in range(rows):
        for x in range(columns):
            own, d = blur[y, x, 0], blur[y, x, 1]
            search = wide[y // REGION, x // REGION]
            gathered[y, x, 0], gathered[y, x, 1], gathered[y, x, 2] = colour[y, x, 0], colour[y, x, 1], colour[y, x, 2]
            if search < 0.5 * SHARP_PIXELS:
                continue
            weight, front, r, g, b = 1.0, 0.0, float(colour[y, x, 0]), float(colour[y, x, 1]), float(colour[y, x, 2])
            for k in range(1, TAPS):
                far = search * taps[k, 2]
                px, py = x + search * taps[k, 0], y + search * taps[k, 1]
                i, j = min(columns - 1, max(0, int(px + 0.5))), min(rows - 1, max(0, int(py + 0.5)))
                tap = blur[j, i, 0]
                behind = blur[j, i, 1] > d * 1.02
                if behind:
                    tap = min(tap, own)
                w = min(1.0, max(0.0, tap - far + 1.0))
                weight += w
                if blur[j, i, 1] < d * 0.9 and tap > own:
                    front += w
                r, g, b = r + w * colour[j, i, 0], g + w * colour[j, i, 1], b + w * colour[j, i, 2]
            gathered[y, x, 0], gathered[y, x, 1], gathered[y, x, 2] = r / weight, g / weight, b / weight
            gathered[y, x, 3] = min(1.0, 1.6 * front / TAPS)
    for y in range(height):
        for x in range(width):
            v, u = max(0.0, 0.5 * y - 0.25), max(0.0, 0.5 * x - 0.25)
            j, i = int(v), int(u)
            fv, fu = v - j, u - i
            below, right = min(rows - 1, j + 1), min(columns - 1, i + 1)
            own = _radius(depth[y, x], strength, focus, largest)
            front = gathered[j, i, 3]
            share = max(smoothstep(SHARP_PIXELS, 2.0, own), float(front))
            for c in range(3):
                low = gathered[j, i, c] + fu * (gathered[j, right, c] - gathered[j, i, c])
                high = gathered[below, i, c] + fu * (gathered[below, right, c] - gathered[below, i, c])
                out[y, x, c] = light[y, x, c] + share * (low + fv * (high - low) - light[y, x, c])
