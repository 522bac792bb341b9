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
SKY_M = 1.0e4
COLUMNS = 7
"""Of the half-size picture: red, green, blue, depth, velocity x and y (half-size pixels), speed."""


@inner
def _velocity(x, y, depth, geom, width, height, now, then, poses, later, moves, out):
    """Fills out[0..1] with how far the point seen at (x, y) moves, in pixels right and down.

    now, then: eye (3), right, up, back (9), tangents of half the view across and up. poses, later: (n, 12) of shapes.
    """
    a, b = (2.0 * x / width - 1.0) * now[12], (1.0 - 2.0 * y / height) * now[13]
    sky = depth >= SKY_M
    t = 1.0 if sky else depth
    px = t * (a * now[3] + b * now[6] - now[9])
    py = t * (a * now[4] + b * now[7] - now[10])
    pz = t * (a * now[5] + b * now[8] - now[11])
    if not sky:
        px, py, pz = px + now[0], py + now[1], pz + now[2]
        if geom >= 0 and moves[geom] > 0:
            g = 12 * geom
            qx, qy, qz = px - poses[g], py - poses[g + 1], pz - poses[g + 2]
            u = poses[g + 3] * qx + poses[g + 6] * qy + poses[g + 9] * qz
            v = poses[g + 4] * qx + poses[g + 7] * qy + poses[g + 10] * qz
            w = poses[g + 5] * qx + poses[g + 8] * qy + poses[g + 11] * qz
            px = later[g] + later[g + 3] * u + later[g + 4] * v + later[g + 5] * w
            py = later[g + 1] + later[g + 6] * u + later[g + 7] * v + later[g + 8] * w
            pz = later[g + 2] + later[g + 9] * u + later[g + 10] * v + later[g + 11] * w
        px, py, pz = px - then[0], py - then[1], pz - then[2]
    ahead = -(px * then[9] + py * then[10] + pz * then[11])
    out[0], out[1] = 0.0, 0.0
    if ahead > 0.05:
        k = 1.0 / ahead
        out[0] = 0.5 * width * (1.0 + k * (px * then[3] + py * then[4] + pz * then[5]) / then[12]) - x
        out[1] = 0.5 * height * (1.0 - k * (px * then[6] + py * then[7] + pz * then[8]) / then[13]) - y


@kernel
def _shrink(light, depth, geom, now, then, poses, later, moves, most, small, tiles):
    """Fills the half-size picture and each tile's fastest velocity (x, y, speed); returns the greatest speed."""
    height, width = depth.shape
    rows, columns = small.shape[0], small.shape[1]
    light, geom, small = address(light), address(geom), address(small)
    now, then, poses, later, moves = address(now), address(then), address(poses), address(later), address(moves)
    flat = address(depth)
    velocity = np.zeros(2)
    greatest = 0.0
    for y in range(rows):
        for x in range(columns):
            i, j = min(width - 1, 2 * x), min(height - 1, 2 * y)
            right, below = min(width - 1, i + 1) - i, (min(height - 1, j + 1) - j) * width
            pixel = j * width + i
            z = min(float(flat[pixel]), 2.0 * SKY_M)
            _velocity(i + 1.0, j + 1.0, z, geom[pixel], width, height, now, then, poses, later, moves, velocity)
            vx, vy = 0.5 * velocity[0], 0.5 * velocity[1]
            speed = sqrt(vx * vx + vy * vy)
            if speed > most:
                vx, vy, speed = vx * most / speed, vy * most / speed, most
            at = COLUMNS * (y * columns + x)
            for c in range(3):
                p = 3 * pixel + c
                small[at + c] = 0.25 * (
                    light[p] + light[p + 3 * right] + light[p + 3 * below] + light[p + 3 * (right + below)]
                )
            small[at + 3], small[at + 4], small[at + 5], small[at + 6] = z, vx, vy, speed
            if speed > tiles[y // TILE, x // TILE, 2]:
                tiles[y // TILE, x // TILE, 0], tiles[y // TILE, x // TILE, 1] = vx, vy
                tiles[y // TILE, x // TILE, 2] = speed
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


@kernel
def _smear(small, tiles, smeared):
    """Fills `smeared` (rows, columns, 4): the blurred colour, and how much of it is to be seen."""
    rows, columns = small.shape[0], small.shape[1]
    flat = address(small)
    best = np.zeros(3)
    for row in range(tiles.shape[0]):
        for column in range(tiles.shape[1]):
            _fastest(tiles, row, column, best)
            vx, vy, speed = best[0], best[1], best[2]
            for y in range(row * TILE, min(rows, (row + 1) * TILE)):
                for x in range(column * TILE, min(columns, (column + 1) * TILE)):
                    at = COLUMNS * (y * columns + x)
                    if 2.0 * speed < SLOWEST_PX:
                        smeared[y, x, 3] = 0.0
                        continue
                    own, z = flat[at + 6], flat[at + 3]
                    weight, r, g, b = 1.0, flat[at], flat[at + 1], flat[at + 2]
                    over = 0.0
                    # Neighbours begin a little apart, so that few samples do not show as steps.
                    shift = 0.22 * (((x & 1) * 2 + ((y & 1) ^ (x & 1))) / 4.0 - 0.375)
                    for k in range(TAPS):
                        if k == TAPS // 2:
                            continue
                        s = (k + shift) / (TAPS - 1.0) - 0.5
                        i = min(columns - 1, max(0, int(x + s * vx + 0.5)))
                        j = min(rows - 1, max(0, int(y + s * vy + 0.5)))
                        there = COLUMNS * (j * columns + i)
                        away = abs(s) * speed
                        tap_z, tap = flat[there + 3], flat[there + 6]
                        if tap_z < 0.97 * z:
                            # Something nearer passes over this pixel, if it is fast enough.
                            w = min(1.0, max(0.0, 0.5 * tap - away + 1.0))
                            over += w
                        else:
                            w = min(1.0, max(0.0, 0.5 * own - away + 1.0))
                        weight += w
                        r, g, b = r + w * flat[there], g + w * flat[there + 1], b + w * flat[there + 2]
                    smeared[y, x, 0], smeared[y, x, 1], smeared[y, x, 2] = r / weight, g / weight, b / weight
                    moving = max(0.0, min(1.0, (2.0 * own - SLOWEST_PX) / 2.0))
                    smeared[y, x, 3] = max(moving, min(1.0, 2.0 * over / TAPS))


@kernel
def _blend(light, smeared, out):
    """Lays the half-size blur over the sharp picture."""
    height, width = light.shape[0], light.shape[1]
    rows, columns = smeared.shape[0], smeared.shape[1]
    for y in range(height):
        v = min(rows - 1.001, max(0.0, 0.5 * y - 0.25))
        j = int(v)
        fv = v - j
        k = min(rows - 1, j + 1)
        for x in range(width):
            u = min(columns - 1.001, max(0.0, 0.5 * x - 0.25))
            i = int(u)
            n = min(columns - 1, i + 1)
            a = smeared[j, i, 3]
            if a <= 0.0 and smeared[j, n, 3] <= 0.0 and smeared[k, i, 3] <= 0.0 and smeared[k, n, 3] <= 0.0:
                out[y, x, 0], out[y, x, 1], out[y, x, 2] = light[y, x, 0], light[y, x, 1], light[y, x, 2]
                continue
            fu = u - i
            p, q, r, s = (1.0 - fu) * (1.0 - fv), fu * (1.0 - fv), (1.0 - fu) * fv, fu * fv
            p, q, r, s = p * a, q * smeared[j, n, 3], r * smeared[k, i, 3], s * smeared[k, n, 3]
            share = p + q + r + s
            for c in range(3):
                blurred = p * smeared[j, i, c] + q * smeared[j, n, c] + r * smeared[k, i, c] + s * smeared[k, n, c]
                out[y, x, c] = light[y, x, c] * (1.0 - share) + blurred


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
    moves = np.any(now.position != then.position, axis=1) | np.any(now.rotation != then.rotation, axis=(1, 2))
    greatest = _shrink(
        layers.light,
        layers.depth_m,
        layers.geom,
        _camera(now.camera),
        _camera(then.camera),
        _poses(now),
        _poses(then),
        moves.astype(np.uint8) if len(moves) else np.zeros(1, np.uint8),
        0.5 * LARGEST_SHARE * width,
        small,
        tiles,
    )
    if 2.0 * greatest < SLOWEST_PX:
        return layers.light
    smeared = np.empty((rows, columns, 4), np.float32)
    _smear(small, tiles, smeared)
    out: F32 = np.empty_like(layers.light)
    _blend(layers.light, smeared, out)
    return out


def _camera(camera: CameraPose) -> NDArray[np.float64]:
    half = np.array(camera.sensor_mm) / 2.0 / camera.focal_length_mm
    axes = np.asarray(camera.rotation, np.float64).T.ravel()
    return np.concatenate([np.asarray(camera.position, np.float64), axes, half])


def _poses(frame: Frame) -> NDArray[np.float64]:
    both = np.concatenate([frame.position.astype(np.float64), frame.rotation.reshape(-1, 9).astype(np.float64)], axis=1)
    return np.ascontiguousarray(both.ravel()) if len(both) else np.zeros(12)
