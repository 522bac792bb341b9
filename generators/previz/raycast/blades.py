"""Grass: blades and flowers laid over the picture, tested against its depth."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import atan2, cos, sin, sqrt

from generators.previz.raycast.gobo import gobo_share
from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import (
    EYE,
    LIGHT_COLOUR,
    LIGHT_COLUMNS,
    LIGHT_DIRECTION,
    LIGHT_GOBO,
    PIXEL,
    STAGE_FIXED,
    SUN_LIGHT,
)
from generators.previz.raycast.light import light_on_leaf
from generators.previz.raycast.noise import smoothstep
from generators.previz.raycast.sky import haze_colour, haze_share
from generators.previz.raycast.splats import NEAREST_M, back_to_front, project, share_behind

BLADE_PART = -2
"""What `part` holds where a blade covers the pixel."""
FOOT_OPACITY = 0.15
"""A blade grows out of the ground's own colour, or its foot would end in a blunt line."""
PETALS = 6.0
HEART_COLOUR = (0.62, 0.40, 0.06)
GUST_PER_M = 0.45
"""How quickly the wind's phase changes over the ground, radians per metre."""

# Columns of the blades' array.
ROOT = 0
HEIGHT = 3
WIDTH = 4
LEAN = 5
AZIMUTH = 6
PHASE = 7
FLOWER_RADIUS = 8
ROOT_COLOUR = 9
TIP_COLOUR = 12
FLOWER_COLOUR = 15
BLADE_COLUMNS = 18


@inner
def _dab(light, depth, part, edge_at, depths, pixel, z, alpha, r, g, b):
    """Lays a colour over a pixel (an index) with opacity alpha where its surface is behind depth z."""
    e = edge_at[pixel]
    if e >= 0:
        alpha *= share_behind(depths, e, z)
    elif depth[pixel] <= z:
        return
    q = 1.0 - alpha
    at = 3 * pixel
    light[at] = q * light[at] + alpha * r
    light[at + 1] = q * light[at + 1] + alpha * g
    light[at + 2] = q * light[at + 2] + alpha * b
    if alpha > 0.5 and z < depth[pixel]:
        depth[pixel] = z
        part[pixel] = BLADE_PART


@inner
def _strip(light, depth, part, edge_at, depths, width, height, x0, y0, z0, h0, a0, x1, y1, z1, h1, a1, c0, c1):
    """Draws one tapered piece of a blade, from point 0 to point 1 (pixels), half widths h (pixels), opacities a."""
    dx, dy = x1 - x0, y1 - y0
    length = sqrt(dx * dx + dy * dy) + 1.0e-9
    steep = abs(dy) >= abs(dx)
    along, run, start = (dy, dx, y0) if steep else (dx, dy, x0)
    stretch = length / max(abs(along), 1.0e-6)
    low, high = min(start, start + along), max(start, start + along)
    limit, limit_across = (height, width) if steep else (width, height)
    for row in range(max(0, int(low)), min(limit - 1, int(high)) + 1):
        part_of_row = min(high, row + 1.0) - max(low, float(row))
        if part_of_row <= 0.0:
            continue
        f = min(1.0, max(0.0, (0.5 * (min(high, row + 1.0) + max(low, float(row))) - start) / (along + 1.0e-12)))
        half = (h0 + f * (h1 - h0)) * stretch
        strength = (a0 + f * (a1 - a0)) * part_of_row
        if half < 0.5:
            strength *= 2.0 * half
            half = 0.5
        middle = (x0 if steep else y0) + f * run
        z = z0 + f * (z1 - z0)
        r, g, b = c0[0] + f * (c1[0] - c0[0]), c0[1] + f * (c1[1] - c0[1]), c0[2] + f * (c1[2] - c0[2])
        for across in range(max(0, int(middle - half)), min(limit_across - 1, int(middle + half)) + 1):
            cover = min(middle + half, across + 1.0) - max(middle - half, float(across))
            if cover > 0.0:
                x, y = (across, row) if steep else (row, across)
                _dab(light, depth, part, edge_at, depths, y * width + x, z, min(1.0, cover) * strength, r, g, b)


@inner
def _flower(light, depth, part, edge_at, depths, width, height, x0, y0, z, radius, flat, petal, heart, alpha):
    """Draws a flower head: petals, lighter towards the top, around a heart; `flat` is its height over its width."""
    if radius < 0.7:
        alpha *= radius * radius / 0.49
        radius = 0.7
    detailed = radius > 2.5
    for y in range(max(0, int(y0 - radius - 1.0)), min(height - 1, int(y0 + radius + 1.0)) + 1):
        for x in range(max(0, int(x0 - radius - 1.0)), min(width - 1, int(x0 + radius + 1.0)) + 1):
            u, v = x + 0.5 - x0, (y + 0.5 - y0) / flat
            away = sqrt(u * u + v * v)
            rim = radius
            if detailed:
                rim *= 0.84 + 0.16 * cos(PETALS * atan2(v, u))
            cover = min(1.0, rim - away + 0.5)
            if cover <= 0.0:
                continue
            lit = 0.88 - 0.22 * v / radius
            mix = smoothstep(0.42, 0.26, away / radius) if detailed else 0.12
            r = lit * (petal[0] + mix * (heart[0] - petal[0]))
            g = lit * (petal[1] + mix * (heart[1] - petal[1]))
            b = lit * (petal[2] + mix * (heart[2] - petal[2]))
            _dab(light, depth, part, edge_at, depths, y * width + x, z, cover * alpha, r, g, b)


@kernel
def draw_blades(
    blades,
    geoms,
    kinds,
    stage,
    lists,
    terrain,
    tree,
    table,
    wind_phase,
    wind_lean,
    wind_azimuth,
    light,
    depth,
    part,
    edge_at,
    depths,
):
    """Lays the blades (m, BLADE_COLUMNS) over the picture that `draw` left in light, depth and part."""
    height, width = part.shape
    edge_at, depths, light = address(edge_at), address(depths), address(light)
    depth, part, stage = address(depth), address(part), address(stage)
    geoms, kinds, lists = address(geoms), address(kinds), address(lists)
    terrain, tree, table = address(terrain), address(tree), address(table)
    sun = int(stage[SUN_LIGHT])
    at = STAGE_FIXED + max(0, sun) * LIGHT_COLUMNS
    lx, ly, lz = stage[at + LIGHT_DIRECTION], stage[at + LIGHT_DIRECTION + 1], stage[at + LIGHT_DIRECTION + 2]
    wx, wy = cos(wind_azimuth), sin(wind_azimuth)
    tallest = blades[:, HEIGHT].max() * 1.6 if len(blades) else 0.0
    for i in back_to_front(blades, stage, tallest, width, height):
        x, y, z = blades[i, ROOT], blades[i, ROOT + 1], blades[i, ROOT + 2]
        tall, lean = blades[i, HEIGHT], blades[i, LEAN]
        ax, ay = cos(blades[i, AZIMUTH]), sin(blades[i, AZIMUTH])
        gust = wind_lean * sin(wind_phase + blades[i, PHASE] - GUST_PER_M * (x * wx + y * wy))
        tx, ty = tall * (lean * ax + gust * wx), tall * (lean * ay + gust * wy)
        bend = tx * tx + ty * ty
        tz = sqrt(max(0.15 * tall * tall, tall * tall - 0.6 * bend))
        sx, sy, sz = project(x, y, z, stage, width, height)
        ex, ey, ez = project(x + tx, y + ty, z + tz, stage, width, height)
        if sz < NEAREST_M or ez < NEAREST_M:
            continue
        pixel = stage[PIXEL] * sz
        tall_px = tall / pixel
        alpha = smoothstep(0.7, 2.5, tall_px)
        if alpha <= 0.0:
            continue
        mx, my, mz = project(x + 0.25 * tx, y + 0.25 * ty, z + 0.55 * tz, stage, width, height)

        vx, vy, vz = x - stage[EYE], y - stage[EYE + 1], z + 0.5 * tz - stage[EYE + 2]
        away = sqrt(vx * vx + vy * vy + vz * vz)
        vx, vy, vz = vx / away, vy / away, vz / away
        lit, sr, sg, sb = light_on_leaf(x, y, z + 0.5 * tz, geoms, kinds, stage, lists, terrain, tree)
        low_sun = 0.0
        if sun >= 0:
            # A blade faces across its azimuth; light passes through it too, most when it comes from behind.
            facing = abs(lx * -ay + ly * ax)
            through = max(0.0, lx * vx + ly * vy + lz * vz)
            if stage[at + LIGHT_GOBO] > 0.0:
                lit *= gobo_share(at, x, y, z + 0.5 * tz, stage, table)
            lit *= 0.5 + 0.5 * facing + 0.9 * through * through * through
            # Deep in the grass little sun arrives, the less the lower it stands.
            low_sun = lit * (0.2 + 0.5 * max(0.0, lz))
        share = haze_share(away, stage)
        hr, hg, hb = haze_colour(vx, vy, vz, stage)
        keep = 1.0 - share
        c = at + LIGHT_COLOUR
        if sun < 0:
            lit, low_sun = 0.0, 0.0
        ur, ug, ub = lit * stage[c] + sr, lit * stage[c + 1] + sg, lit * stage[c + 2] + sb
        dr, dg, db = low_sun * stage[c] + 0.4 * sr, low_sun * stage[c + 1] + 0.4 * sg, low_sun * stage[c + 2] + 0.4 * sb
        p, q = ROOT_COLOUR, TIP_COLOUR
        foot = (
            keep * blades[i, p] * dr + share * hr,
            keep * blades[i, p + 1] * dg + share * hg,
            keep * blades[i, p + 2] * db + share * hb,
        )
        tip = (
            keep * blades[i, q] * ur + share * hr,
            keep * blades[i, q + 1] * ug + share * hg,
            keep * blades[i, q + 2] * ub + share * hb,
        )
        half = 0.5 * blades[i, WIDTH] / pixel
        pieces = 1 if tall_px < 6.0 else (2 if tall_px < 16.0 else (4 if tall_px < 60.0 else 7))
        px, py, pz, ph, pa, pc = sx, sy, sz, 0.7 * half, FOOT_OPACITY * alpha, foot
        for k in range(1, pieces + 1):
            f = k / pieces
            a, b, d = (1.0 - f) * (1.0 - f), 2.0 * f * (1.0 - f), f * f
            nx, ny, nz = a * sx + b * mx + d * ex, a * sy + b * my + d * ey, a * sz + b * mz + d * ez
            nh = half * (1.0 - f * f) * min(1.0, 0.7 + f)
            na = alpha * min(1.0, FOOT_OPACITY + 2.2 * f)
            nc = (foot[0] + f * (tip[0] - foot[0]), foot[1] + f * (tip[1] - foot[1]), foot[2] + f * (tip[2] - foot[2]))
            _strip(light, depth, part, edge_at, depths, width, height, px, py, pz, ph, pa, nx, ny, nz, nh, na, pc, nc)
            px, py, pz, ph, pa, pc = nx, ny, nz, nh, na, nc
        radius = blades[i, FLOWER_RADIUS]
        if radius > 0.0:
            f = FLOWER_COLOUR
            r = keep * blades[i, f] * ur + share * hr
            g = keep * blades[i, f + 1] * ug + share * hg
            b = keep * blades[i, f + 2] * ub + share * hb
            heart = (
                keep * HEART_COLOUR[0] * ur + share * hr,
                keep * HEART_COLOUR[1] * ug + share * hg,
                keep * HEART_COLOUR[2] * ub + share * hb,
            )
            # Heads look up and a little to the eye: from the side they are seen as ellipses.
            flat = min(1.0, 0.5 + abs(vz))
            _flower(
                light,
                depth,
                part,
                edge_at,
                depths,
                width,
                height,
                ex,
                ey,
                ez,
                radius / pixel,
                flat,
                (r, g, b),
                heart,
                alpha,
            )
