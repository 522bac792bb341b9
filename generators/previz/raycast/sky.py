"""What a ray that hits nothing sees: the sky, and the haze that distance fades to."""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import exp, floor, sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    CLOUDS,
    DISC,
    GLOW,
    GLOW_DIRECTION,
    GROUND,
    HAZE,
    HAZE_PER_M,
    HORIZON,
    PIXEL,
    STARS,
    TILE,
    TIME,
    ZENITH,
)
from generators.previz.raycast.noise import cell_hash, noise2, smoothstep
from generators.previz.raycast.view import direction

CLOUD_SCALE = 1.3
"""Cloud cells across the sky, per unit of the tangent of the angle from the zenith."""
CLOUD_DRIFT_PER_S = 0.004
CIRRUS_SCALE = 0.8
BELT, BELT_NARROWNESS = 0.16, 4.6
"""Strength of the warm belt along the horizon under a low sun, and how quickly it goes with height."""
HORIZON_SOFTNESS = 22.0
SKY_STEP = 4
"""The sky is worked out at every fourth pixel each way and interpolated; sun and stars are added exactly."""
SKY_NODES = TILE // SKY_STEP + 1
SKY_CELLS = 3 * SKY_NODES * SKY_NODES
STAR_CELLS = 90.0
"""Cells of stars across a quarter of the sky."""


@inner
def _towards_sun(dx, dy, stage):
    """How near the bearing (dx, dy) is to the sun's, 0..1, and how low the sun stands, 0 (high) to 1 (low)."""
    gx, gy, gz = stage[GLOW_DIRECTION], stage[GLOW_DIRECTION + 1], stage[GLOW_DIRECTION + 2]
    low = 1.0 - smoothstep(0.04, 0.34, gz)
    if low <= 0.0:
        return 0.5, 0.0
    scale = sqrt((dx * dx + dy * dy) * (gx * gx + gy * gy)) + 1.0e-9
    return 0.5 + 0.5 * (dx * gx + dy * gy) / scale, low


@inner
def sky_gradient(dz, stage):
    """Radiance of the clear sky and the ground below it at the height dz of a unit direction, without sun or clouds."""
    if dz >= 0.0:
        f = 1.0 - dz
        f *= f
        f = 1.0 - f * f
        a, b = HORIZON, ZENITH
    else:
        f = smoothstep(0.0, 0.25, -dz)
        a, b = HORIZON, GROUND
    return (
        stage[a] + f * (stage[b] - stage[a]),
        stage[a + 1] + f * (stage[b + 1] - stage[a + 1]),
        stage[a + 2] + f * (stage[b + 2] - stage[a + 2]),
    )


@inner
def sun_glow(dx, dy, dz, stage):
    """How strongly the glow around the sun shows in direction d: a wide and a narrow lobe."""
    c = dx * stage[GLOW_DIRECTION] + dy * stage[GLOW_DIRECTION + 1] + dz * stage[GLOW_DIRECTION + 2]
    c = max(0.0, 0.5 + 0.5 * c)
    c4 = c * c * c * c
    c16 = c4 * c4 * c4 * c4
    c64 = c16 * c16 * c16 * c16
    c256 = c64 * c64 * c64 * c64
    return 0.16 * c16 + 0.25 * c64 + 0.5 * c256 * c256 * c256


@inner
def haze_colour(dx, dy, dz, stage):
    """Colour of the haze along d: warmer and brighter towards the sun."""
    g = 0.55 * sun_glow(dx, dy, dz, stage)
    return stage[HAZE] + g * stage[GLOW], stage[HAZE + 1] + g * stage[GLOW + 1], stage[HAZE + 2] + g * stage[GLOW + 2]


@inner
def haze_share(distance, stage):
    """Share of the light at `distance` metres that is haze."""
    return 1.0 - exp(-distance * stage[HAZE_PER_M])


@inner
def _clouds(dx, dy, dz, stage, table):
    """Cover of cloud in direction d (0..1) and how brightly it is lit (0..1)."""
    k = CLOUD_SCALE / (dz + 0.12)
    drift = CLOUD_DRIFT_PER_S * stage[TIME]
    x, y = dx * k + drift + 7.3, dy * k + 0.4 * drift + 3.1
    warp = noise2(x * 0.7, y * 0.7, 3, table)
    x, y = x + 0.8 * warp, y + 0.5 * warp
    body = 0.5 * noise2(x, y, 5, table) + 0.25 * noise2(x * 2.1, y * 2.1, 6, table)
    # The finer curls go as the clouds crowd together towards the horizon.
    fine = smoothstep(0.02, 0.3, dz)
    detail = 0.14 * noise2(x * 4.3, y * 4.3, 7, table) + 0.08 * noise2(x * 8.9, y * 8.9, 8, table)
    detail = 0.11 + fine * (detail - 0.11) + 0.04 * fine * noise2(x * 17.7, y * 17.7, 9, table)
    density = body + detail
    edge = 0.78 - 0.5 * stage[CLOUDS]
    cover = smoothstep(edge - 0.02, edge + 0.20, density)
    lit = 1.0 - 0.75 * smoothstep(edge + 0.04, edge + 0.34, density)
    return cover * smoothstep(0.0, 0.14, dz), lit


@inner
def _cirrus(dx, dy, dz, stage, table):
    """Cover of the thin high clouds in direction d, 0..1: long wisps, fewer in a clear sky."""
    k = CIRRUS_SCALE / (dz + 0.16)
    drift = 0.5 * CLOUD_DRIFT_PER_S * stage[TIME]
    x, y = dx * k + drift + 1.7, dy * k + 5.9
    x, y = x + 0.45 * y, y - 0.25 * x
    bend = noise2(0.5 * x, 0.5 * y, 10, table)
    y += 0.9 * bend
    wisps = 0.55 * noise2(0.8 * x, 3.1 * y, 11, table) + 0.3 * noise2(1.9 * x, 8.3 * y, 12, table)
    wisps += 0.15 * noise2(4.1 * x, 17.0 * y, 13, table)
    return (
        0.62
        * min(1.0, 2.6 * stage[CLOUDS])
        * smoothstep(0.44, 0.80, wisps + 0.12 * (bend - 0.5))
        * smoothstep(0.02, 0.2, dz)
    )


@inner
def star_light(dx, dy, dz, pixel, stage):
    """Brightness of the star nearest to d: round dots no smaller than the pixel."""
    m = STAR_CELLS / (1.0 + abs(dz))
    u, v = dx * m, dy * m
    cu, cv = floor(u), floor(v)
    iu, iv = int(cu), int(cv)
    if cell_hash(iu, iv, 11) > 0.35:
        return 0.0
    size = max(0.05, pixel * m * 0.9)
    lu = u - cu - (0.2 + 0.6 * cell_hash(iu, iv, 12))
    lv = v - cv - (0.2 + 0.6 * cell_hash(iu, iv, 13))
    share = 0.05 / size
    magnitude = cell_hash(iu, iv, 14)
    return stage[STARS] * magnitude**4 * share * share * exp(-(lu * lu + lv * lv) / (size * size)) * 3.0


@inner
def sky_colour(dx, dy, dz, pixel, soft, stage, table):
    """Radiance of the surroundings in the unit direction d.

    pixel: angular size of the pixel, radians.
    soft: True leaves out the sun's disc and the stars (for blurred reflections).
    """
    toward, low = _towards_sun(dx, dy, stage)
    # Away from a low sun the warm belt along the horizon is narrower and the blue comes farther down.
    r, g, b = sky_gradient(dz if dz < 0.0 else min(1.0, dz * (1.0 + 1.1 * low * (1.0 - toward))), stage)
    glow = sun_glow(dx, dy, dz, stage)
    if low > 0.0:
        glow += BELT * low * toward * toward * exp(-BELT_NARROWNESS * abs(dz))
    if dz < 0.0:
        glow *= max(0.0, 1.0 + 6.0 * dz)
    elif stage[STARS] > 0.0 and not soft:
        star = star_light(dx, dy, dz, pixel, stage) * smoothstep(0.0, 0.2, dz)
        r, g, b = r + star, g + star, b + 1.1 * star
    r, g, b = r + glow * stage[GLOW], g + glow * stage[GLOW + 1], b + glow * stage[GLOW + 2]
    disc = 0.0
    if stage[DISC] > 0.0 and not soft and dz > -0.05:
        c = dx * stage[GLOW_DIRECTION] + dy * stage[GLOW_DIRECTION + 1] + dz * stage[GLOW_DIRECTION + 2]
        angle = sqrt(max(0.0, 2.0 - 2.0 * c))
        disc = 1.0 - smoothstep(stage[DISC] - pixel, stage[DISC] + pixel, angle)
        if disc > 0.0 and stage[STARS] > 0.2:
            # The moon's seas.
            k = 2.1 / stage[DISC]
            u, v = k * (dx - c * stage[GLOW_DIRECTION]), k * (dz - c * stage[GLOW_DIRECTION + 2])
            disc *= 1.0 - 0.45 * smoothstep(0.42, 0.68, noise2(u + 4.2, v + 8.1, 14, table))
    cover = 0.0
    if stage[CLOUDS] > 0.0 and dz > 0.0:
        if stage[CLOUDS] < 0.85:
            thin = _cirrus(dx, dy, dz, stage, table)
            shine = 0.10 + (0.10 + 0.42 * toward * toward) * low + 0.5 * glow
            r += thin * (0.95 * stage[HORIZON] + shine * stage[GLOW] - 0.55 * r)
            g += thin * (0.95 * stage[HORIZON + 1] + shine * stage[GLOW + 1] - 0.55 * g)
            b += thin * (0.95 * stage[HORIZON + 2] + shine * stage[GLOW + 2] - 0.55 * b)
        cover, lit = _clouds(dx, dy, dz, stage, table)
        # Towards the sun a cloud shines at its rims; away from it, it is lit from in front.
        silver = glow * 1.2
        hr, hg, hb = stage[HORIZON], stage[HORIZON + 1], stage[HORIZON + 2]
        base = 0.62 + 0.75 * lit
        # A low sun lights the clouds from below and the side: warm rims over bodies as blue as the sky behind.
        dusk = low * (1.0 - lit) * 0.75
        warm = (0.16 + low * (0.10 + 0.55 * toward * toward) + silver) * lit
        cr = base * (0.6 * hr + 0.4 * stage[HAZE])
        cg = base * (0.6 * hg + 0.4 * stage[HAZE + 1])
        cb = base * (0.6 * hb + 0.4 * stage[HAZE + 2])
        cr += dusk * (0.9 * stage[ZENITH] + 0.25 * hr - cr) + warm * stage[GLOW]
        cg += dusk * (0.9 * stage[ZENITH + 1] + 0.25 * hg - cg) + warm * stage[GLOW + 1]
        cb += dusk * (0.9 * stage[ZENITH + 2] + 0.25 * hb - cb) + warm * stage[GLOW + 2]
        r, g, b = r + cover * (cr - r), g + cover * (cg - g), b + cover * (cb - b)
    if disc > 0.0:
        share = 20.0 * disc * (1.0 - cover)
        r, g, b = r + share * stage[GLOW], g + share * stage[GLOW + 1], b + share * stage[GLOW + 2]
    # The horizon sinks into the haze, so that the far ground and the sky meet without a line.
    veil = exp(-abs(dz) * HORIZON_SOFTNESS) * min(1.0, stage[HAZE_PER_M] * 400.0)
    if veil > 0.004:
        hr, hg, hb = haze_colour(dx, dy, dz, stage)
        r, g, b = r + veil * (hr - r), g + veil * (hg - g), b + veil * (hb - b)
    return r, g, b


@inner
def sky_corners(corners, x, y, stage, table, width, height):
    """Fills `corners` with the sky's colour at every SKY_STEP pixels of the tile whose corner is (x, y)."""
    for j in range(SKY_NODES):
        for i in range(SKY_NODES):
            dx, dy, dz, length = direction(x + i * SKY_STEP, y + j * SKY_STEP, stage, width, height)
            k = 1.0 / length
            r, g, b = sky_colour(dx * k, dy * k, dz * k, stage[PIXEL], True, stage, table)
            at = 3 * (j * SKY_NODES + i)
            corners[at], corners[at + 1], corners[at + 2] = r, g, b


@inner
def sky_pixel(corners, u, v, dx, dy, dz, stage, table):
    """The sky at (u, v) pixels from the tile's corner, along the unit direction d."""
    if stage[DISC] > 0.0:
        c = dx * stage[GLOW_DIRECTION] + dy * stage[GLOW_DIRECTION + 1] + dz * stage[GLOW_DIRECTION + 2]
        near = stage[DISC] + 4.0 * stage[PIXEL]
        if 2.0 - 2.0 * c < near * near:
            return sky_colour(dx, dy, dz, stage[PIXEL], False, stage, table)
    u, v = u / SKY_STEP, v / SKY_STEP
    i, j = int(u), int(v)
    u, v = u - i, v - j
    a, b, c, d = (1.0 - u) * (1.0 - v), u * (1.0 - v), (1.0 - u) * v, u * v
    at = 3 * (j * SKY_NODES + i)
    below = at + 3 * SKY_NODES
    r = a * corners[at] + b * corners[at + 3] + c * corners[below] + d * corners[below + 3]
    g = a * corners[at + 1] + b * corners[at + 4] + c * corners[below + 1] + d * corners[below + 4]
    e = a * corners[at + 2] + b * corners[at + 5] + c * corners[below + 2] + d * corners[below + 5]
    if stage[STARS] > 0.0 and dz > 0.0:
        star = star_light(dx, dy, dz, stage[PIXEL], stage) * smoothstep(0.0, 0.2, dz)
        r, g, e = r + star, g + star, e + 1.1 * star
    return r, g, e
