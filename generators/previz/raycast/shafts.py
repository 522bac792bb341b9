"""Lit air: shafts of the key light between what keeps it off, and the halos that lamps have in haze.

Light scattered towards the eye is gathered along each ray on a coarse grid and laid over the picture between its
nodes, each weighed by how near its depth is to the pixel's. The key light is sampled along the ray with its shadows
and its gobo; other lamps have a closed form (Sun et al., "A practical analytic single scattering model for real time
rendering", 2005, for an isotropic medium, to first order in the density).
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import atan2, exp, sqrt

import numpy as np

from generators.previz.raycast.gobo import gobo_share
from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import (
    AIR,
    AIR_REACH,
    EYE,
    KEY_LIGHT,
    LIGHT_COLOUR,
    LIGHT_COLUMNS,
    LIGHT_COUNT,
    LIGHT_DIRECTION,
    LIGHT_KIND,
    LIGHT_POSITION,
    LIGHT_RANGE,
    POINT,
    STAGE_FIXED,
    SUN,
)
from generators.previz.raycast.light import lamp, lamp_visibility, sun_visibility
from generators.previz.raycast.view import direction

NODE = 8
"""Pixels between the nodes of the grid."""
STEPS = 9
FORWARD = 0.5
"""How much of the light goes on forwards (Henyey and Greenstein's g)."""
FAINTEST_AIR = 0.002
"""Air that sends less light than this to the eye from one step is not looked at for shadows."""
DITHER = 0.61803398875
LAMP_HALO = 0.5
"""Halos are held below what the closed form gives very near a lamp."""


@inner
def _phase(c):
    """Henyey-Greenstein over the isotropic phase, for the cosine between the eye's ray and the way to the light."""
    g = FORWARD
    return (1.0 - g * g) / (1.0 + g * g - 2.0 * g * c) ** 1.5


@inner
def _along(node, dx, dy, dz, reach, key, geoms, kinds, stage, lists, terrain, tree, table, out):
    """Adds the light of the air along the unit direction d from the eye, up to `reach` m, to out[0..2]."""
    ex, ey, ez = stage[EYE], stage[EYE + 1], stage[EYE + 2]
    air = stage[AIR]
    if key >= 0:
        at = STAGE_FIXED + key * LIGHT_COLUMNS
        total = 0.0
        far = min(reach, stage[AIR_REACH])
        # Nodes start at different places along the first step: what they miss differs, and their mean is smooth.
        start = (node * DITHER) % 1.0
        step = far / STEPS
        brightest = max(stage[at + LIGHT_COLOUR], max(stage[at + LIGHT_COLOUR + 1], stage[at + LIGHT_COLOUR + 2]))
        faintest = FAINTEST_AIR / (air * step * brightest + 1.0e-9)
        for s in range(STEPS):
            t = (s + start) * step
            px, py, pz = ex + t * dx, ey + t * dy, ez + t * dz
            share = gobo_share(at, px, py, pz, stage, table)
            if share <= 0.02:
                continue
            if stage[at + LIGHT_KIND] == SUN:
                lx, ly, lz = (
                    stage[at + LIGHT_DIRECTION],
                    stage[at + LIGHT_DIRECTION + 1],
                    stage[at + LIGHT_DIRECTION + 2],
                )
                share *= sun_visibility(px, py, pz, -1, 0, geoms, kinds, stage, lists, terrain, tree)
            else:
                lx, ly, lz, strength = lamp(key, px, py, pz, 0.0, 0.0, 0.0, stage)
                share *= strength
                if share > faintest:
                    share *= lamp_visibility(key, px, py, pz, -1, 0, geoms, kinds, stage, lists, tree)
            total += share * _phase(dx * lx + dy * ly + dz * lz)
        total *= air * step
        for c in range(3):
            out[c] += total * stage[at + LIGHT_COLOUR + c]
    for i in range(int(stage[LIGHT_COUNT])):
        at = STAGE_FIXED + i * LIGHT_COLUMNS
        if i == key or stage[at + LIGHT_KIND] != POINT:
            continue
        qx, qy, qz = (
            stage[at + LIGHT_POSITION] - ex,
            stage[at + LIGHT_POSITION + 1] - ey,
            stage[at + LIGHT_POSITION + 2] - ez,
        )
        b = qx * dx + qy * dy + qz * dz
        hh = qx * qx + qy * qy + qz * qz - b * b
        limit = 3.0 * stage[at + LIGHT_RANGE]
        if hh > limit * limit:
            continue
        h = sqrt(hh + 0.02)
        arc = atan2(reach - b, h) + atan2(b, h)
        if arc <= 0.0:
            continue
        share = LAMP_HALO * air * arc / h * exp(-3.0 * sqrt(hh) / limit)
        for c in range(3):
            out[c] += share * stage[at + LIGHT_COLOUR + c]


@kernel
def light_air(geoms, kinds, stage, lists, terrain, tree, table, light, depth):
    """Adds the light of the air to the picture `light` (h, w, 3); `depth` (h, w) along the view axis, m."""
    height, width = depth.shape
    rows, columns = (height + NODE - 1) // NODE + 1, (width + NODE - 1) // NODE + 1
    grid, deep, one = np.zeros((rows, columns, 3)), np.empty((rows, columns)), np.zeros(3)
    geoms, kinds, stage, lists = address(geoms), address(kinds), address(stage), address(lists)
    terrain, tree, table = address(terrain), address(tree), address(table)
    key = int(stage[KEY_LIGHT])
    for j in range(rows):
        for i in range(columns):
            x, y = min(width - 1, i * NODE), min(height - 1, j * NODE)
            dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
            k = 1.0 / length
            z = float(depth[y, x])
            deep[j, i] = min(z, 1.0e4)
            one[0], one[1], one[2] = 0.0, 0.0, 0.0
            # A checker of four starting places: neighbours make up for each other.
            node = (i & 1) * 2 + ((j & 1) ^ (i & 1)) + 4 * (((i >> 1) ^ (j >> 1)) & 1)
            _along(
                node, dx * k, dy * k, dz * k, min(z, 1.0e4) * length, key, geoms, kinds, stage, lists, terrain, tree,
                table, one,
            )  # fmt: skip
            for c in range(3):
                grid[j, i, c] = one[c]
    smooth = np.zeros_like(grid)
    for j in range(rows):
        for i in range(columns):
            total = 0.0
            for b in range(max(0, j - 1), min(rows, j + 2)):
                for a in range(max(0, i - 1), min(columns, i + 2)):
                    w = (2.0 - abs(b - j)) * (2.0 - abs(a - i))
                    w *= 1.0 / (1.0 + 6.0 * abs(deep[b, a] - deep[j, i]) / (0.5 + min(deep[b, a], deep[j, i])))
                    total += w
                    for c in range(3):
                        smooth[j, i, c] += w * grid[b, a, c]
            for c in range(3):
                smooth[j, i, c] /= total
    for y in range(height):
        row = y // NODE
        down = y / NODE - row
        for x in range(width):
            column = x // NODE
            along = x / NODE - column
            seen = min(float(depth[y, x]), 1.0e4)
            weight, red, green, blue = 1.0e-9, 0.0, 0.0, 0.0
            for corner in range(4):
                p, q = row + corner // 2, column + corner % 2
                w = (down if corner // 2 else 1.0 - down) * (along if corner % 2 else 1.0 - along) + 1.0e-4
                near = 0.5 + min(deep[p, q], seen)
                w *= near / (0.02 * near + abs(deep[p, q] - seen))
                weight += w
                red += w * smooth[p, q, 0]
                green += w * smooth[p, q, 1]
                blue += w * smooth[p, q, 2]
            k = 1.0 / weight
            light[y, x, 0] += k * red
            light[y, x, 1] += k * green
            light[y, x, 2] += k * blue
