"""Flying particles: snow, dust, sparks and puffs laid over the picture, tested against its depth."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import address, inner, kernel
from generators.previz.raycast.layout import EYE, LIGHT_COLOUR, LIGHT_COLUMNS, PIXEL, STAGE_FIXED, SUN_LIGHT
from generators.previz.raycast.light import sky_light
from generators.previz.raycast.noise import smoothstep
from generators.previz.raycast.sky import haze_colour, haze_share
from generators.previz.raycast.splats import NEAREST_M, back_to_front, project, share_behind

# Columns of the flakes' array.
VELOCITY = 3
RADIUS = 6
FLAKE_COLOUR = 7
OPACITY = 10
GLOWS = 11
SOFT = 12
FLAKE_COLUMNS = 13
LARGEST_FLAKE_M = 2.5
"""Flakes up to this large are drawn where their middle lies outside the picture."""


@inner
def _disc(light, depth, edge_at, depths, width, height, x0, y0, x1, y1, z, radius, r, g, b, alpha, soft, add, deep):
    """Draws a dot, or a streak from 0 to 1, with round ends.

    soft: share of the radius that fades. add: share of the light that is added to what lies behind instead of
    covering it. deep: how far before a surface (m) a puff begins to fade into it; 0 for none.
    """
    if radius < 0.7:
        alpha *= radius * radius / 0.49
        radius = 0.7
    fade = max(1.0, soft * radius)
    reach = radius + 0.5 * fade
    dx, dy = x1 - x0, y1 - y0
    dd = dx * dx + dy * dy
    # The same light is spread over the streak's whole length.
    alpha *= 2.0 * radius / (2.0 * radius + sqrt(dd))
    if alpha < 0.002:
        return
    for y in range(max(0, int(min(y0, y1) - reach)), min(height - 1, int(max(y0, y1) + reach)) + 1):
        for x in range(max(0, int(min(x0, x1) - reach)), min(width - 1, int(max(x0, x1) + reach)) + 1):
            px, py = x + 0.5 - x0, y + 0.5 - y0
            f = min(1.0, max(0.0, (px * dx + py * dy) / (dd + 1.0e-9)))
            px, py = px - f * dx, py - f * dy
            cover = (reach - sqrt(px * px + py * py)) / fade
            if cover <= 0.0:
                continue
            cover = min(1.0, cover)
            pixel = y * width + x
            if deep > 0.0:
                cover *= cover * (3.0 - 2.0 * cover)
                cover *= min(1.0, max(0.0, (depth[pixel] - z) / deep))
            a, e = alpha * cover, edge_at[pixel]
            if e >= 0:
                a *= share_behind(depths, e, z)
            elif depth[pixel] <= z:
                continue
            q, at = 1.0 - a * (1.0 - add), 3 * pixel
            light[at] = q * light[at] + a * r
            light[at + 1] = q * light[at + 1] + a * g
            light[at + 2] = q * light[at + 2] + a * b


@kernel
def draw_flakes(flakes, exposure_s, stage, light, depth, part, edge_at, depths):
    """Lays the flakes (k, FLAKE_COLUMNS) over the picture, streaked over the exposure; passes stay as they are."""
    height, width = part.shape
    edge_at, depths, light = address(edge_at), address(depths), address(light)
    depth, part, stage = address(depth), address(part), address(stage)
    sun = int(stage[SUN_LIGHT])
    c = STAGE_FIXED + max(0, sun) * LIGHT_COLUMNS + LIGHT_COLOUR
    share_of_sun = 0.4 if sun >= 0 else 0.0
    ar, ag, ab = sky_light(0.6, stage)
    largest = 0.3
    for i in range(len(flakes)):
        largest = max(largest, 2.0 * flakes[i, RADIUS])
    largest = min(largest, LARGEST_FLAKE_M)
    ar, ag, ab = ar + share_of_sun * stage[c], ag + share_of_sun * stage[c + 1], ab + share_of_sun * stage[c + 2]
    for i in back_to_front(flakes, stage, largest, width, height):
        x, y, z = flakes[i, 0], flakes[i, 1], flakes[i, 2]
        k = 0.5 * exposure_s
        ux, uy, uz = k * flakes[i, VELOCITY], k * flakes[i, VELOCITY + 1], k * flakes[i, VELOCITY + 2]
        x0, y0, z0 = project(x - ux, y - uy, z - uz, stage, width, height)
        x1, y1, z1 = project(x + ux, y + uy, z + uz, stage, width, height)
        if z0 < NEAREST_M or z1 < NEAREST_M:
            continue
        depth_m = 0.5 * (z0 + z1)
        vx, vy, vz = x - stage[EYE], y - stage[EYE + 1], z - stage[EYE + 2]
        away = sqrt(vx * vx + vy * vy + vz * vz)
        glow = flakes[i, GLOWS]
        share = haze_share(away, stage)
        hr, hg, hb = haze_colour(vx / away, vy / away, vz / away, stage)
        f = FLAKE_COLOUR
        r = (1.0 - share) * flakes[i, f] * (glow + (1.0 - glow) * ar) + share * hr * (1.0 - glow)
        g = (1.0 - share) * flakes[i, f + 1] * (glow + (1.0 - glow) * ag) + share * hg * (1.0 - glow)
        b = (1.0 - share) * flakes[i, f + 2] * (glow + (1.0 - glow) * ab) + share * hb * (1.0 - glow)
        radius = flakes[i, RADIUS] / (stage[PIXEL] * depth_m)
        # Very near flakes are out of focus: wider and fainter.
        near = smoothstep(NEAREST_M, 4.0 * NEAREST_M, depth_m)
        soft = flakes[i, SOFT]
        _disc(
            light,
            depth,
            edge_at,
            depths,
            width,
            height,
            x0,
            y0,
            x1,
            y1,
            depth_m,
            radius,
            r,
            g,
            b,
            flakes[i, OPACITY] * near,
            soft,
            glow,
            1.5 * flakes[i, RADIUS] if soft > 1.0 else 0.0,
        )
