"""Depth of field: what a lens of some aperture leaves sharp, gathered from a picture drawn by a pinhole.

The blur is worked out on a picture half as large each way, from taps on a fixed spiral, so it has no noise. A tap
counts only where its own blur reaches the pixel: a sharp subject does not bleed into the blurred background, and
a blurred foreground does spread over what is sharp behind it.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from functools import cache

import numpy as np

from generators.previz.raycast.enlarge import column_between, row_between
from generators.previz.raycast.jit import address, inner, inner_that_allocates, kernel
from generators.previz.scene import F32, CameraPose

TAPS = 36
GOLDEN_ANGLE = 2.399963
LARGEST_SHARE = 0.03
"""Blur radii are held to this share of the picture's width."""
SHARP_PIXELS = 0.4
"""Blur below this radius is not seen."""
BLURRED_PIXELS = 2.0
"""Blur above this radius is taken from the half-size picture alone."""
REGION = 8
"""Side of the regions (half-size pixels) for which the largest blur is kept."""
SEARCH_STEP = 0.25
"""The radius that a region searches is rounded up to this many half-size pixels, so that many share their taps."""
SKY_DEPTH_M = 1.0e6

# Columns of the half-size picture: red, green, blue, blur radius, depth.
RADIUS = 3
DEPTH = 4
SMALL_COLUMNS = 5
# Columns of what is gathered there: red, green, blue, and how much of it lies in front.
FRONT = 3
GATHERED_COLUMNS = 4


def blur_radius_px(depth_m: float, camera: CameraPose, width: int) -> float:
    """Radius of the circle of confusion of a point at `depth_m`, in pixels of a picture `width` pixels wide.

    Thin lens: c = f^2 / (N (s - f)) * |d - s| / d, with f the focal length, N the f-number, s the focus distance.
    """
    strength, focus_m = far_blur_px(camera, width)
    return strength * abs(depth_m - focus_m) / depth_m


def defocus(light: F32, depth: F32, camera: CameraPose) -> F32:
    """Returns the picture as the lens sees it; `depth` (m, along the axis) may hold very large values for the sky.

    Where nothing is blurred enough to be seen, that is the picture itself.
    """
    height, width = light.shape[:2]
    strength, focus_m = far_blur_px(camera, width)
    radii: F32 = np.empty((height, width), np.float32)
    if _blur_radii(depth, strength, focus_m, LARGEST_SHARE * width, radii) <= SHARP_PIXELS:
        return light
    out: F32 = np.empty_like(light)
    small = (-(-height // 2), -(-width // 2))
    _defocus(
        light,
        depth,
        radii,
        _spiral(),
        LARGEST_SHARE * width,
        np.empty((*small, SMALL_COLUMNS), np.float32),
        np.empty((*small, GATHERED_COLUMNS), np.float32),
        out,
    )
    return out


def far_blur_px(camera: CameraPose, width: int) -> tuple[float, float]:
    """Blur radius of what is infinitely far, in pixels of a picture `width` pixels wide, and the focus distance, m."""
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


@kernel
def _blur_radii(depth, strength, focus, largest, radii):
    """Fills `radii` with each pixel's blur radius; returns the greatest."""
    strength, focus, largest = np.float32(strength), np.float32(focus), np.float32(largest)
    greatest = np.float32(0.0)
    for y in range(depth.shape[0]):
        for x in range(depth.shape[1]):
            radii[y, x] = min(largest, abs(strength - strength * focus / depth[y, x]))
        for x in range(depth.shape[1]):
            greatest = max(greatest, radii[y, x])
    return greatest


@inner
def _shrink(light, depth, radii, height, width, small, columns, x, y):
    """Fills pixel (x, y) of `small` from the four pixels that it stands for; returns its blur radius."""
    weight, near, widest = np.float32(0.0), np.float32(SKY_DEPTH_M), np.float32(0.0)
    r, g, b = np.float32(0.0), np.float32(0.0), np.float32(0.0)
    for k in range(4):
        pixel = min(height - 1, 2 * y + k // 2) * width + min(width - 1, 2 * x + k % 2)
        c = radii[pixel]
        # The more blurred of the four counts most: the sharp ones are never taken from here.
        w = c + np.float32(0.02)
        weight += w
        r, g, b = r + w * light[3 * pixel], g + w * light[3 * pixel + 1], b + w * light[3 * pixel + 2]
        if c >= widest:
            widest, near = c, min(np.float32(SKY_DEPTH_M), depth[pixel])
    at = SMALL_COLUMNS * (y * columns + x)
    weight = np.float32(1.0) / weight
    small[at], small[at + 1], small[at + 2] = r * weight, g * weight, b * weight
    small[at + RADIUS], small[at + DEPTH] = np.float32(0.5) * widest, near
    return small[at + RADIUS]


@inner
def _place_taps(spiral, search, taps, far, shares):
    """The spiral's taps at a radius of `search` pixels, those that fall on one pixel taken together.

    Fills taps (n, 2) with x and y, far (n) with the distance and shares (n) with how many of the taps it stands for.

    Returns:
        n.
    """
    count = 0
    for k in range(1, TAPS):
        x, y = int(np.floor(search * spiral[3 * k] + 0.5)), int(np.floor(search * spiral[3 * k + 1] + 0.5))
        same = 0
        while same < count and (taps[2 * same] != x or taps[2 * same + 1] != y):
            same += 1
        if same == count:
            taps[2 * same], taps[2 * same + 1], far[same], shares[same] = x, y, 0.0, 0.0
            count += 1
        far[same] = (far[same] * shares[same] + search * spiral[3 * k + 2]) / (shares[same] + 1.0)
        shares[same] += 1.0
    return count


@inner
def _gather(small, gathered, rows, columns, x, y, taps, far, shares, count):
    """Fills pixel (x, y) of `gathered` with the mean of the taps whose blur reaches it."""
    zero, one = np.float32(0.0), np.float32(1.0)
    at = SMALL_COLUMNS * (y * columns + x)
    own, d = small[at + RADIUS], small[at + DEPTH]
    beyond, before = d * np.float32(1.02), d * np.float32(0.9)
    weight, front, r, g, b = one, zero, small[at], small[at + 1], small[at + 2]
    for k in range(count):
        i, j = min(columns - 1, max(0, x + taps[2 * k])), min(rows - 1, max(0, y + taps[2 * k + 1]))
        there = SMALL_COLUMNS * (j * columns + i)
        tap, depth = small[there + RADIUS], small[there + DEPTH]
        reach = min(tap, own) if depth > beyond else tap
        w = shares[k] * min(one, max(zero, reach - far[k] + one))
        if depth < before and tap > own:
            front += w
        weight += w
        r, g, b = r + w * small[there], g + w * small[there + 1], b + w * small[there + 2]
    at = GATHERED_COLUMNS * (y * columns + x)
    weight = one / weight
    gathered[at], gathered[at + 1], gathered[at + 2] = r * weight, g * weight, b * weight
    gathered[at + FRONT] = min(one, np.float32(1.6 / TAPS) * front)


@inner
def _gather_all(wide, spiral, small, gathered, rows, columns, taps, far, shares):
    """Fills `gathered`, region by region; `wide` holds how far each searches. taps, far, shares: scratch."""
    taps, far, shares = address(taps), address(far), address(shares)
    placed, count = 0.0, 0
    for region in range(wide.size):
        top, left = REGION * (region // wide.shape[1]), REGION * (region % wide.shape[1])
        search = SEARCH_STEP * np.ceil(wide[top // REGION, left // REGION] / SEARCH_STEP)
        if wide[top // REGION, left // REGION] <= 0.5 * SHARP_PIXELS:
            search = 0.0
        if search != placed:
            placed = search
            count = _place_taps(spiral, search, taps, far, shares)
        for y in range(top, min(rows, top + REGION)):
            for x in range(left, min(columns, left + REGION)):
                if search > 0.0:
                    _gather(small, gathered, rows, columns, x, y, taps, far, shares, count)
                    continue
                here, there = GATHERED_COLUMNS * (y * columns + x), SMALL_COLUMNS * (y * columns + x)
                for c in range(3):
                    gathered[here + c] = small[there + c]
                gathered[here + FRONT] = 0.0


@inner
def _blend_row(light, radii, gathered, columns, width, y, line, out):
    """Fills row y of `out` from the sharp picture and the gathered one, of which `line` holds that row."""
    zero, one, two, three = np.float32(0.0), np.float32(1.0), np.float32(2.0), np.float32(3.0)
    sharp, per_pixel = np.float32(SHARP_PIXELS), np.float32(1.0 / (BLURRED_PIXELS - SHARP_PIXELS))
    above = max(0, (y - 1) >> 1) * columns
    for x in range(width):
        i, n, f = column_between(x, columns)
        u = min(one, max(zero, (radii[y * width + x] - sharp) * per_pixel))
        share = max(u * u * (three - two * u), gathered[GATHERED_COLUMNS * (above + i) + FRONT])
        i, n, at = GATHERED_COLUMNS * i, GATHERED_COLUMNS * n, 3 * (y * width + x)
        for c in range(3):
            blurred = line[i + c] + f * (line[n + c] - line[i + c])
            out[at + c] = light[at + c] + share * (blurred - light[at + c])


@inner
def _blend_all(light, radii, gathered, rows, columns, height, width, line, out):
    """Fills `out`; `line` is scratch for a row of `gathered`."""
    line = address(line)
    for y in range(height):
        row_between(gathered, rows, GATHERED_COLUMNS * columns, y, line)
        _blend_row(light, radii, gathered, columns, width, y, line, out)


@kernel
def _defocus(light, depth, radii, spiral, largest, small, gathered, out):
    """Fills `out`; `small` (SMALL_COLUMNS) and `gathered` (GATHERED_COLUMNS) are of half size, for scratch."""
    height, width = depth.shape
    rows, columns = small.shape[0], small.shape[1]
    light, depth, radii, spiral = address(light), address(depth), address(radii), address(spiral)
    small, gathered, out = address(small), address(gathered), address(out)
    regions = np.zeros(((rows + REGION - 1) // REGION, (columns + REGION - 1) // REGION), np.float32)
    for y in range(rows):
        for x in range(columns):
            radius = _shrink(light, depth, radii, height, width, small, columns, x, y)
            regions[y // REGION, x // REGION] = max(regions[y // REGION, x // REGION], radius)
    wide = _dilate(regions, int(0.5 * largest / REGION) + 1)
    taps, far, shares = np.empty(2 * TAPS, np.int32), np.empty(TAPS, np.float32), np.empty(TAPS, np.float32)
    _gather_all(wide, spiral, small, gathered, rows, columns, taps, far, shares)
    line = np.empty(GATHERED_COLUMNS * columns, np.float32)
    _blend_all(light, radii, gathered, rows, columns, height, width, line, out)
