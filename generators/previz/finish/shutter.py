"""Motion blur by shutter angle: each pixel is smeared along the way its surface goes while the shutter is open.

After McGuire et al., "A reconstruction filter for plausible motion blur" (2012): velocities at half size, their
greatest around each pixel, and a gather whose samples count where their own motion or the pixel's carries them there.
What moves little is left as it was drawn.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.enlarge import column_between, row_between
from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.scene import F32, CameraPose, Frame, Layers

__all__ = ["open_shutter"]

TILE = 8
"""Side of the tiles of the half-size picture whose fastest motion is known."""
SLOWEST_PX = 0.8
"""Motion of fewer pixels than this (full size) is not blurred."""
LARGEST_SHARE = 0.05
"""Longest smear, as a share of the picture's width."""
TAPS = 9
SHIFTS = 4
"""Sets of taps, shared out among the pixels of a chessboard of four."""
SKY_M = 1.0e4
COLUMNS = 5
"""Of the half-size picture: red, green, blue, depth, speed (half-size pixels)."""


@kernel
def _shrink(light, depth, geom, goes, most, small, tiles):
    """Fills the half-size picture and each tile's fastest velocity (x, y, speed); returns the greatest speed.

    goes: (n + 2, 12), see `_ways`.
    """
    height, width = depth.shape
    rows, columns, across = small.shape[0], small.shape[1], tiles.shape[1]
    still = goes.shape[0] - 2
    light, depth, geom = address(light), address(depth), address(geom)
    goes, small, tiles = address(goes), address(small), address(tiles)
    greatest = 0.0
    for y in range(rows):
        for x in range(columns):
            i, j = min(width - 1, 2 * x), min(height - 1, 2 * y)
            right, below = min(width - 1, i + 1) - i, (min(height - 1, j + 1) - j) * width
            pixel, at = j * width + i, COLUMNS * (y * columns + x)
            z, u, v = min(float(depth[pixel]), 2.0 * SKY_M), i + 1.0, j + 1.0
            g = still if geom[pixel] < 0 else geom[pixel]
            way, far = 12 * g, z
            if z >= SKY_M:
                way, far = 12 * (still + 1), 1.0
            ahead = far * (goes[way + 8] * u + goes[way + 9] * v + goes[way + 10]) + goes[way + 11]
            vx, vy, speed = 0.0, 0.0, 0.0
            if ahead > 0.05:
                k = 1.0 / ahead
                vx = 0.5 * (k * (far * (goes[way] * u + goes[way + 1] * v + goes[way + 2]) + goes[way + 3]) - u)
                vy = 0.5 * (k * (far * (goes[way + 4] * u + goes[way + 5] * v + goes[way + 6]) + goes[way + 7]) - v)
                speed = sqrt(vx * vx + vy * vy)
            if speed > most:
                vx, vy, speed = vx * most / speed, vy * most / speed, most
            for c in range(3):
                p = 3 * pixel + c
                total = light[p] + light[p + 3 * right] + light[p + 3 * below] + light[p + 3 * (right + below)]
                small[at + c] = np.float32(0.25) * total
            small[at + 3], small[at + 4] = z, speed
            tile = 3 * (y // TILE * across + x // TILE)
            if speed > tiles[tile + 2]:
                tiles[tile], tiles[tile + 1], tiles[tile + 2] = vx, vy, speed
            greatest = max(greatest, speed)
    return greatest


@inner
def _fastest(tiles, row, column, best):
    """Fills `best` with the fastest velocity in a tile and those about it."""
    best[2] = 0.0
    for q in range(max(0, row - 1), min(tiles.shape[0], row + 2)):
        for p in range(max(0, column - 1), min(tiles.shape[1], column + 2)):
            if tiles[q, p, 2] > best[2]:
                best[0], best[1], best[2] = tiles[q, p, 0], tiles[q, p, 1], tiles[q, p, 2]


@inner
def _place_taps(vx, vy, speed, across, down, away):
    """Fills the taps of a smear along (vx, vy): whole pixels across and down, and how far away each is.

    SHIFTS sets of TAPS, one after the other: neighbours begin a little apart, so that few taps do not show as steps.
    """
    for n in range(SHIFTS * TAPS):
        s = (n % TAPS + 0.22 * (n // TAPS / SHIFTS - 0.375)) / (TAPS - 1.0) - 0.5
        across[n], down[n] = int(np.floor(s * vx + 0.5)), int(np.floor(s * vy + 0.5))
        away[n] = abs(s) * speed - 1.0


@inner
def _smear_pixel(small, smeared, rows, columns, x, y, across, down, away, inside):
    """Fills pixel (x, y) of `smeared`; `inside` says that all taps are known to lie in the picture."""
    zero, one, half = np.float32(0.0), np.float32(1.0), np.float32(0.5)
    pixel = y * columns + x
    at, to = COLUMNS * pixel, 4 * pixel
    own, near = half * small[at + 4], np.float32(0.97) * small[at + 3]
    weight, over, r, g, b = one, zero, small[at], small[at + 1], small[at + 2]
    first = TAPS * ((x & 1) * 2 + ((y & 1) ^ (x & 1)))
    for n in range(first, first + TAPS):
        if n == first + TAPS // 2:
            continue
        i, j = x + across[n], y + down[n]
        if not inside:
            i, j = min(columns - 1, max(0, i)), min(rows - 1, max(0, j))
        there = COLUMNS * (j * columns + i)
        # Something nearer passes over this pixel, if it is fast enough.
        passes = small[there + 3] < near
        w = min(one, max(zero, (half * small[there + 4] if passes else own) - away[n]))
        over += w if passes else zero
        weight += w
        r, g, b = r + w * small[there], g + w * small[there + 1], b + w * small[there + 2]
    moving = max(zero, min(one, np.float32(2.0) * own - np.float32(0.5 * SLOWEST_PX)))
    shown = max(moving, min(one, np.float32(2.0 / TAPS) * over))
    k = shown / weight
    smeared[to], smeared[to + 1], smeared[to + 2], smeared[to + 3] = k * r, k * g, k * b, shown


@inner
def _smear_tile(small, smeared, rows, columns, top, left, below, right, across, down, away, inside):
    """Fills a tile of `smeared`; across, down, away: its taps."""
    across, down, away = address(across), address(down), address(away)
    for y in range(top, below):
        for x in range(left, right):
            _smear_pixel(small, smeared, rows, columns, x, y, across, down, away, inside)


@kernel
def _smear(small, tiles, smeared):
    """Fills `smeared` (rows, columns, 4): the share of the blur that is to be seen, and the colour times that share."""
    rows, columns = small.shape[0], small.shape[1]
    small, smeared = address(small), address(smeared)
    best = np.zeros(3)
    across, down = np.empty(SHIFTS * TAPS, np.int64), np.empty(SHIFTS * TAPS, np.int64)
    away = np.empty(SHIFTS * TAPS, np.float32)
    for row in range(tiles.shape[0]):
        for column in range(tiles.shape[1]):
            _fastest(tiles, row, column, best)
            top, left = row * TILE, column * TILE
            below, right = min(rows, top + TILE), min(columns, left + TILE)
            if 2.0 * best[2] < SLOWEST_PX:
                for y in range(top, below):
                    for n in range(4 * (y * columns + left), 4 * (y * columns + right)):
                        smeared[n] = 0.0
                continue
            _place_taps(best[0], best[1], best[2], across, down, away)
            edge = 0.55 * best[2] + 2.0
            inside = top >= edge and left >= edge and below + edge < rows and right + edge < columns
            _smear_tile(small, smeared, rows, columns, top, left, below, right, across, down, away, inside)


@kernel
def _blend(light, smeared, line, out):
    """Lays the half-size blur over the sharp picture; `line` (columns * 4) is scratch."""
    height, width = light.shape[0], light.shape[1]
    rows, columns = smeared.shape[0], smeared.shape[1]
    light, smeared, line, out = address(light), address(smeared), address(line), address(out)
    one = np.float32(1.0)
    for y in range(height):
        row_between(smeared, rows, 4 * columns, y, line)
        for x in range(width):
            i, n, f = column_between(x, columns)
            i, n = 4 * i, 4 * n
            share = line[i + 3] + f * (line[n + 3] - line[i + 3])
            keep, at = one - share, 3 * (y * width + x)
            for c in range(3):
                out[at + c] = keep * light[at + c] + line[i + c] + f * (line[n + c] - line[i + c])


def open_shutter(layers: Layers, now: Frame, then: Frame) -> F32:
    """The picture's light as a shutter sees it that is open from one frame to another.

    Args:
        layers: of `now`, with `geom`.
        now: the frame that was drawn, in the middle of the exposure.
        then: the frame one exposure later.

    Returns:
        (h, w, 3) linear light; the same array where nothing moves far enough to be seen.
    """
    assert layers.geom is not None
    height, width = layers.depth_m.shape
    rows, columns = -(-height // 2), -(-width // 2)
    small = np.empty((rows, columns, COLUMNS), np.float32)
    tiles = np.zeros((-(-rows // TILE), -(-columns // TILE), 3))
    greatest = _shrink(
        layers.light,
        layers.depth_m,
        layers.geom,
        _ways(now, then, width, height),
        0.5 * LARGEST_SHARE * width,
        small,
        tiles,
    )
    if 2.0 * greatest < SLOWEST_PX:
        return layers.light
    smeared = np.empty((rows, columns, 4), np.float32)
    _smear(small, tiles, smeared)
    out: F32 = np.empty_like(layers.light)
    _blend(layers.light, smeared, np.empty(4 * columns, np.float32), out)
    return out


def _ways(now: Frame, then: Frame, width: int, height: int) -> NDArray[np.float64]:
    """How what is seen at a pixel goes on: (n + 2, 12) for n shapes, for what stands still, and for the sky.

    A row is a matrix (3, 4) that takes (depth x, depth y, depth, 1), with x and y in pixels, to the same of `then`,
    each multiplied by the new depth. The sky's is for a depth of 1, wherever it is.
    """
    before, after = _projection(now.camera, width, height), _projection(then.camera, width, height)
    count = len(now.position)
    ways = np.zeros((count + 2, 3, 4))
    # In the world: p goes to turn @ p + shift.
    turn = np.tile(np.eye(3), (count + 1, 1, 1))
    shift = np.zeros((count + 1, 3))
    old, new = now.position.astype(np.float64), then.position.astype(np.float64)
    turn[:count] = then.rotation.astype(np.float64) @ now.rotation.astype(np.float64).transpose(0, 2, 1)
    shift[:count] = new - np.einsum("nij,nj->ni", turn[:count], old)
    eye, eye_then = (np.asarray(frame.camera.position, np.float64) for frame in (now, then))
    ways[: count + 1, :, :3] = after @ turn @ np.linalg.inv(before)
    ways[: count + 1, :, 3] = (turn @ eye + shift - eye_then) @ after.T
    ways[count + 1] = ways[count]
    ways[count + 1, :, 3] = 0.0
    return ways


def _projection(camera: CameraPose, width: int, height: int) -> NDArray[np.float64]:
    """(3, 3) takes what lies at a place seen from the eye to (depth x, depth y, depth), with x and y in pixels."""
    right, up, back = np.asarray(camera.rotation, np.float64).T
    across, down = 0.5 * width, 0.5 * height
    far_across, far_up = (2.0 * camera.focal_length_mm / side for side in camera.sensor_mm)
    return np.array([across * (far_across * right - back), down * (-far_up * up - back), -back])
