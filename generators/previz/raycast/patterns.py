"""Procedural surface patterns, filtered to the pixel's footprint so that they fade instead of flickering.

Sharp-edged patterns are integrated exactly over the footprint along each axis (`stripe`); noise fades to its
mean octave by octave.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import floor, sqrt

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    COLOUR,
    GEOM_COLUMNS,
    KIND,
    KIND_COLUMNS,
    PATTERN,
    PLANE,
    SCALE,
    SECOND,
)
from generators.previz.raycast.noise import cell_hash, noise2, noise3, slope2, slope3, smoothstep

NOISE = 1
CHECKER = 2
PLANKS = 3
BRICKS = 4
STRIPES = 5
WINDOWS = 6
TARMAC = 7
SNOW = 8
SPOTS = 9
PATCHES = 10
LEAVES = 11
FUR = 12
WATER = 13
CAPPED = 14

ROUND_PATTERNS = (NOISE, SNOW, SPOTS, PATCHES, LEAVES, FUR)
"""Patterns that only ask for the longest side of the pixel's footprint."""

LOCK_LENGTH = 3.5
"""Locks of fur are this many times as long as they are wide."""
FINE_SLOPE = 0.75
"""Share of the finer octave's slope: less than its height would make, or the surface looks like sandpaper."""
LEAVES_RELIEF = 0.85
FUR_RELIEF = 0.16
LEVEL_RELIEF = 0.22
"""Share of the relief that level ground keeps: under a low sun the full depth looks like waves on water."""

CAPPED_DETAIL = 7.0
"""Features of capped rock over its scale."""
LINE_WIDTH_M = 0.12
DASH_PERIOD_M = 6.0


@inner
def stripe(x, duty, width):
    """Share of the interval of `width` around x in which the fraction of x is below `duty`."""
    a, b = x - 0.5 * width, x + 0.5 * width
    fa, fb = floor(a), floor(b)
    return ((fb - fa) * duty + min(b - fb, duty) - min(a - fa, duty)) / width


@inner
def line(x, centre, half, width):
    """Share of the interval of `width` around x that lies within `half` of `centre`."""
    return max(0.0, min(x + 0.5 * width, centre + half) - max(x - 0.5 * width, centre - half)) / width


@inner
def _fade(cycles):
    """How much of a noise octave survives when a pixel spans this many of its features."""
    return 1.0 - smoothstep(0.35, 1.1, cycles)


@inner
def _mottle(x, y, z, foot, table):
    """Two octaves of noise about 0, within -1..1."""
    coarse, fine = _fade(foot), _fade(2.7 * foot)
    total = 0.0
    if coarse > 0.0:
        total = 1.3 * coarse * (noise3(x, y, z, table) - 0.5)
    if fine > 0.0:
        total += 0.7 * fine * (noise3(2.7 * x + 5.2, 2.7 * y + 1.7, 2.7 * z + 8.1, table) - 0.5)
    return total


@inner
def tufts(geoms, kinds, g, x, y, z, table):
    """Two octaves of noise about 0 for the things that grow on a leafy or furry surface, with its slopes.

    x, y, z: the point in the geom's frame (planes: world x and y), m.

    Returns:
        the noise, and how fast it grows along x, y and z, per unit of the pattern's scale; zeros for other patterns.
    """
    pattern = kinds[g * KIND_COLUMNS + PATTERN]
    if pattern not in (LEAVES, FUR):
        return 0.0, 0.0, 0.0, 0.0
    k = 1.0 / max(1.0e-3, geoms[g * GEOM_COLUMNS + SCALE])
    x, y, z = x * k, y * k, z * k
    if kinds[g * KIND_COLUMNS + KIND] == PLANE:
        a, ax, ay = slope2(x, y, 0, table)
        b, bx, by = slope2(2.3 * x + 4.1, 2.3 * y + 9.2, 6, table)
        return 0.7 * (a - 0.5) + 0.45 * (b - 0.5), 0.7 * ax + FINE_SLOPE * bx, 0.7 * ay + FINE_SLOPE * by, 0.0
    squeeze = 1.0 / LOCK_LENGTH if pattern == FUR else 1.0
    z *= squeeze
    a, ax, ay, az = slope3(x, y, z, table)
    b, bx, by, bz = slope3(2.3 * x + 4.1, 2.3 * y + 9.2, 2.3 * z + 6.3, table)
    return (
        0.7 * (a - 0.5) + 0.45 * (b - 0.5),
        0.7 * ax + FINE_SLOPE * bx,
        0.7 * ay + FINE_SLOPE * by,
        squeeze * (0.7 * az + FINE_SLOPE * bz),
    )


@inner
def relief_normal(geoms, kinds, g, sx, sy, sz, nx, ny, nz, foot):
    """The normal of a leafy or furry surface, tilted by the slopes of its tufts; the others keep theirs.

    All in the geom's frame; `foot` is the pixel's width there, m, and brings the relief to nothing with distance.
    """
    pattern = kinds[g * KIND_COLUMNS + PATTERN]
    if pattern not in (LEAVES, FUR):
        return nx, ny, nz
    k = 1.0 / max(1.0e-3, geoms[g * GEOM_COLUMNS + SCALE])
    depth = (FUR_RELIEF if pattern == FUR else LEAVES_RELIEF) * _fade(0.6 * k * foot)
    depth *= LEVEL_RELIEF if kinds[g * KIND_COLUMNS + KIND] == PLANE else 1.0
    if depth <= 0.0:
        return nx, ny, nz
    dx, dy, dz = depth * sx, depth * sy, depth * sz
    along = dx * nx + dy * ny + dz * nz
    nx, ny, nz = nx - dx + along * nx, ny - dy + along * ny, nz - dz + along * nz
    scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz)
    return nx * scale, ny * scale, nz * scale


@inner
def _planks(x, y, fx, fy, table):
    """(mix of the second colour, brightness) for boards along x, in plank widths."""
    row = floor(y)
    joint = stripe(y + 0.015, 0.03, fy)
    start = x / 9.0 + 0.37 * row
    joint = max(joint, stripe(start, 0.004, fx / 9.0) * (1.0 - smoothstep(0.3, 1.0, fy)))
    board = floor(start)
    tone = cell_hash(int(row), int(board), 3) - 0.5
    detail = 1.0 - smoothstep(0.4, 1.4, fy)
    bend = 0.25 * noise2(x * 0.35, y * 0.8 + 17.0 * tone, 2, table)
    grain = noise2(x * 0.5, (y + bend) * 9.0 + 31.0 * tone, 4, table) - 0.5
    fine = noise2(x * 1.6, (y + bend) * 31.0, 6, table) - 0.5
    figure = grain * _fade(max(9.0 * fy, 0.5 * fx)) + 0.6 * fine * _fade(max(31.0 * fy, 1.6 * fx))
    mix = min(1.0, max(0.0, 0.5 + detail * (0.55 * tone + 0.7 * figure)))
    return mix, 1.0 - 0.78 * joint + 0.18 * tone * detail


@inner
def _bricks(x, z, fx, fz):
    """(share of mortar, brightness of the brick) for a wall in brick heights."""
    row = floor(z)
    shifted = x / 2.6 + 0.5 * (row - 2.0 * floor(0.5 * row))
    mortar_z = stripe(z + 0.06, 0.12, fz)
    mortar_x = stripe(shifted + 0.022, 0.045, fx / 2.6)
    detail = 1.0 - smoothstep(0.5, 1.5, max(fz, fx / 2.6))
    tone = (cell_hash(int(row), floor(shifted), 5) - 0.5) * detail
    return mortar_z + mortar_x - mortar_z * mortar_x, 1.0 + 0.4 * tone


@inner
def _spots(x, y, z, foot):
    """Share of round spots, one for most cells of the unit grid."""
    cx, cy, cz = floor(x), floor(y), floor(z)
    ix, iy, iz = int(cx), int(cy), int(cz)
    if cell_hash(ix, iy, iz) < 0.25:
        return 0.0
    px = x - cx - 0.35 - 0.3 * cell_hash(ix, iy, iz + 71)
    py = y - cy - 0.35 - 0.3 * cell_hash(ix, iy, iz + 72)
    pz = z - cz - 0.35 - 0.3 * cell_hash(ix, iy, iz + 73)
    radius = 0.22 + 0.12 * cell_hash(ix, iy, iz + 74)
    soft = max(0.04, foot)
    inside = 1.0 - smoothstep(radius - soft, radius + soft, (px * px + py * py + pz * pz) ** 0.5)
    return 0.12 + (inside - 0.12) * _fade(foot)


@inner
def _tarmac(x, y, fx, fy, road_width, table):
    """(share of paint, brightness) of a road along x with the centre line on y = 0."""
    dash = stripe(x / DASH_PERIOD_M, 0.5, fx / DASH_PERIOD_M)
    half = 0.5 * LINE_WIDTH_M
    paint = line(y, 0.0, half, fy) * dash
    edge = 0.5 * road_width - 0.25
    paint += line(y, edge, half, fy) + line(y, -edge, half, fy)
    grit = (noise2(x * 11.0, y * 11.0, 9, table) - 0.5) * _fade(11.0 * max(fx, fy))
    broad = noise2(x * 0.35, y * 0.9, 10, table) - 0.5
    return min(1.0, paint), 1.0 + 0.35 * grit + 0.28 * broad


@inner
def surface_colour(geoms, kinds, g, x, y, z, tuft, nx, ny, nz, fx, fy, fz, table):
    """The geom's colour at a point.

    x, y, z: the point in the geom's frame (planes: world x and y), m.
    tuft: as `tufts` finds it there. nx, ny, nz: the normal there, same frame.
    fx, fy, fz: the pixel's footprint along each of these axes, m.

    Returns:
        red, green, blue reflectance, and the share of the geom's emission that shows here.
    """
    r, g0, b = (
        geoms[g * GEOM_COLUMNS + COLOUR],
        geoms[g * GEOM_COLUMNS + COLOUR + 1],
        geoms[g * GEOM_COLUMNS + COLOUR + 2],
    )
    pattern = kinds[g * KIND_COLUMNS + PATTERN]
    if pattern == 0:
        return r, g0, b, 1.0
    k = 1.0 / max(1.0e-3, geoms[g * GEOM_COLUMNS + SCALE])
    foot = k * max(fx, max(fy, fz))
    mix, shade, glow = 0.0, 1.0, 1.0
    if pattern == NOISE:
        mix = min(1.0, max(0.0, 0.5 + _mottle(x * k, y * k, z * k, foot, table)))
    elif pattern == SNOW:
        m = _mottle(x * k, y * k, z * k, foot, table)
        mix = min(1.0, max(0.0, 0.35 + 0.6 * m))
    elif pattern == CHECKER:
        a, b1 = stripe(0.5 * x * k, 0.5, 0.5 * fx * k), stripe(0.5 * y * k, 0.5, 0.5 * fy * k)
        mix = a + b1 - 2.0 * a * b1
        if abs(nz) < 0.9:
            c = stripe(0.5 * z * k, 0.5, 0.5 * fz * k)
            mix = mix + c - 2.0 * mix * c
    elif pattern == PLANKS:
        mix, shade = _planks(x * k, y * k, fx * k + 1.0e-6, fy * k + 1.0e-6, table)
    elif pattern == BRICKS:
        across, fa = (x, fx) if abs(ny) > abs(nx) or abs(nz) >= 0.9 else (y, fy)
        up, fu = (z, fz) if abs(nz) < 0.9 else (y, fy)
        mix, shade = _bricks(across * k, up * k, fa * k + 1.0e-6, fu * k + 1.0e-6)
    elif pattern == STRIPES:
        mix = stripe(0.5 * z * k, 0.5, 0.5 * fz * k + 1.0e-6)
    elif pattern == WINDOWS:
        if abs(nz) < 0.5:
            across, fa = (x, fx) if abs(ny) > abs(nx) else (y, fy)
            column, storey = across * k * 1.4 + 0.5, z * k + 0.5
            pane = stripe(column - 0.28, 0.44, fa * k * 1.4 + 1.0e-6) * stripe(storey - 0.25, 0.5, fz * k + 1.0e-6)
            lamp = cell_hash(floor(column), floor(storey), g)
            detail = 1.0 - smoothstep(0.4, 1.2, foot)
            lamp = 0.35 + detail * ((0.35 + 0.65 * lamp if lamp > 0.62 else 0.0) - 0.35)
            mix, glow = pane, pane * lamp
        else:
            glow = 0.0
    elif pattern == TARMAC:
        mix, shade = _tarmac(x, y, fx + 1.0e-6, fy + 1.0e-6, geoms[g * GEOM_COLUMNS + SCALE], table)
    elif pattern == SPOTS:
        mix = _spots(x * k, y * k, z * k, foot)
    elif pattern == CAPPED:
        c = CAPPED_DETAIL * k
        ragged = 0.6 * noise3(c * x, c * y, c * z, table) + 0.4 * noise3(3.1 * c * x, 3.1 * c * y, 3.1 * c * z, table)
        # Strata: bands that follow the height, bent by the same noise.
        band = noise2(2.2 * c * z + 1.3 * ragged, 0.25 * c * (x + y), 19, table)
        mix = smoothstep(0.80, 1.05, z * k + 0.9 * (nz - 0.70) + 0.7 * (ragged - 0.5))
        shade = 0.62 + 0.45 * ragged + 0.35 * band * (1.0 - mix)
    elif pattern == LEAVES:
        fade = _fade(0.6 * foot)
        mix = min(1.0, max(0.0, 0.35 + 1.5 * fade * tuft))
        shade = 1.0 + 0.95 * fade * tuft
    elif pattern == FUR:
        fade = _fade(0.6 * foot)
        broad = noise3(0.13 * x * k, 0.13 * y * k, 0.13 * z * k, table) - 0.5
        mix = min(1.0, max(0.0, 0.5 + 0.8 * broad + 0.5 * fade * tuft))
        shade = 1.0 + 0.3 * fade * tuft
    elif pattern == PATCHES:
        m = 0.3 * _mottle(2.3 * x * k, 2.3 * y * k, 2.3 * z * k, 2.3 * foot, table)
        m += noise3(x * k + 3.3, y * k + 7.7, z * k + 1.9, table) - 0.5
        soft = max(0.03, 0.5 * foot)
        mix = smoothstep(-soft, soft, m)
    q = 1.0 - mix
    return (
        shade * (q * r + mix * geoms[g * GEOM_COLUMNS + SECOND]),
        shade * (q * g0 + mix * geoms[g * GEOM_COLUMNS + SECOND + 1]),
        shade * (q * b + mix * geoms[g * GEOM_COLUMNS + SECOND + 2]),
        glow,
    )
