"""What a pixel may take from four others around it, which show the same part: their colour, or the light on them.

The four are a, b, c, d, with a opposite d and b opposite c.

What has been worked out of a pixel is kept in three arrays of rows: `known`, the shares of light that arrive; `lit`,
the light itself, on surfaces of which it is of use (`keeps_light`); and `mirrored`, what a mirror shows.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import address, inner
from generators.previz.raycast.layout import (
    BLUR,
    COLOUR,
    DRIFT,
    FACES,
    FOCUS,
    GEOM_COLUMNS,
    KIND_COLUMNS,
    LENIENCE,
    LIGHT_COUNT,
    PATTERN,
    PIXEL,
    SPECULAR,
)
from generators.previz.raycast.lit import UNKNOWN
from generators.previz.raycast.mirrors import UNSEEN, is_unsharp
from generators.previz.raycast.patterns import FUR, LEAVES, NOISE, SNOW, WATER
from generators.previz.raycast.sky import haze_share
from generators.previz.raycast.surface import METAL_SPECULAR, is_clear, is_mirror

SMOOTH = (0, NOISE, SNOW)
"""Patterns without fine grain."""
UNGRAINED = (*SMOOTH, LEAVES, FUR, WATER)
AGREEMENT = 0.09
"""Neighbours that differ by less than this share of their light may stand in for the pixel between them."""
TUFTED_AGREEMENT = 0.35
"""The same for leaves and fur, whose grain is as fine as the pixels wherever neighbours differ that much."""
BLURRED_AGREEMENT = 0.4
"""What is added to it for each pixel of the lens's blur beyond `BLUR_SEEN`: what will be blurred need not be exact."""
BLUR_SEEN = 0.5
SMEAR_SHARE = 0.12
"""Share of a smear's length that counts as such a radius: it blurs one way only."""
OPENNESS_AGREEMENT = 0.06
SHADOW_AGREEMENT = 0.03
EVEN = 0.12
"""Neighbours may differ by this share more where they differ evenly: the mean of an even slope is its middle."""
LIT_AGREEMENT = 0.6
"""Share of what neighbours' colours may differ by that the light on them may."""
FEW_LIGHTS = 4
"""The light of so many costs less to work out than to keep."""
FAINTEST = 0.003
"""Light that is too faint to be told from none."""

OPENED = 0
"""Column of `known`: the share of the sky's light that arrives."""
KEYED = 1
"""Column of `known`: the share of the key light that arrives."""
KNOWN_COLUMNS = 2
LIT_COLUMNS = 6
"""Columns of `lit`: the light per unit of reflectance and on top of it, in red, green, blue (see `under_light`)."""
MIRRORED_COLUMNS = 5
"""Columns of `mirrored`: the geom that a mirror shows at a pixel, or `UNSEEN`, how much of it, red, green, blue."""


@inner
def allowed_at(t, pattern, subject, stage):
    """How much neighbours may differ at depth t and still stand in for the pixel between them."""
    blur = stage[BLUR] * abs(t - stage[FOCUS]) / t
    plain = TUFTED_AGREEMENT if pattern in (LEAVES, FUR) else AGREEMENT
    if subject == 0:
        # What stands still is smeared by a camera that travels.
        blur += SMEAR_SHARE * stage[DRIFT] / (t * stage[PIXEL])
    return stage[LENIENCE] * (plain + BLURRED_AGREEMENT * max(0.0, blur - BLUR_SEEN))


@inner
def _agree(p, q, r, s, allowed):
    """Whether four neighbours, p opposite s and q opposite r, differ by so little that their mean may stand in."""
    low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
    limit = allowed * high + FAINTEST
    if high - low <= limit:
        return True
    return high - low <= limit + EVEN * high and abs(p + s - q - r) <= min(limit, AGREEMENT * high + FAINTEST)


@inner
def share_between(known, column, a, b, c, d, agreement):
    """The mean of a share that is known of four pixels, or UNKNOWN where they do not agree."""
    p, q = known[KNOWN_COLUMNS * a + column], known[KNOWN_COLUMNS * b + column]
    r, s = known[KNOWN_COLUMNS * c + column], known[KNOWN_COLUMNS * d + column]
    low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
    if low < 0.0 or high - low > agreement:
        return UNKNOWN
    return 0.25 * (p + q + r + s)


@inner
def share_of_some(known, column, part, here, a, b, c, d, least, agreement):
    """The mean of a share over those of four pixels that show the part `here`, or UNKNOWN.

    It is unknown too where fewer than `least` of them do, or those do not agree.
    """
    count, total, low, high = 0, 0.0, 1.0, 0.0
    for k in range(4):
        n = a if k == 0 else b if k == 1 else c if k == 2 else d
        if part[n] == here:
            share = known[KNOWN_COLUMNS * n + column]
            count, total, low, high = count + 1, total + share, min(low, share), max(high, share)
    if count < least or low < 0.0 or high - low > agreement:
        return UNKNOWN
    return total / count


@inner
def colour_between(light, pixel, a, b, c, d, allowed):
    """Gives a pixel the mean of four others' colours if they differ by less than `allowed`; says whether it did."""
    for k in range(3):
        if not _agree(light[3 * a + k], light[3 * b + k], light[3 * c + k], light[3 * d + k], allowed):
            return False
    for k in range(3):
        light[3 * pixel + k] = 0.25 * (light[3 * a + k] + light[3 * b + k] + light[3 * c + k] + light[3 * d + k])
    return True


@inner
def keeps_light(g, geoms, kinds, stage):
    """Whether geom g has a finer grain, or finer reflections, than the light on it, and many lamps to light it.

    Plain surfaces are filled as soon as their light agrees; leaves and fur turn the light with every tuft.
    """
    if stage[LIGHT_COUNT] <= FEW_LIGHTS:
        return False
    pattern = kinds[g * KIND_COLUMNS + PATTERN]
    fine = pattern not in UNGRAINED or (is_mirror(g, geoms) and pattern != WATER)
    return fine and not is_clear(g, geoms)


@inner
def light_between(lit, a, b, c, d, allowed):
    """Whether the light on four pixels differs by less than `allowed`, and its mean."""
    a, b, c, d = LIT_COLUMNS * a, LIT_COLUMNS * b, LIT_COLUMNS * c, LIT_COLUMNS * d
    agreed = True
    for k in range(LIT_COLUMNS):
        agreed = agreed and _agree(lit[a + k], lit[b + k], lit[c + k], lit[d + k], LIT_AGREEMENT * allowed)
    return agreed, (
        0.25 * (lit[a] + lit[b] + lit[c] + lit[d]),
        0.25 * (lit[a + 1] + lit[b + 1] + lit[c + 1] + lit[d + 1]),
        0.25 * (lit[a + 2] + lit[b + 2] + lit[c + 2] + lit[d + 2]),
        0.25 * (lit[a + 3] + lit[b + 3] + lit[c + 3] + lit[d + 3]),
        0.25 * (lit[a + 4] + lit[b + 4] + lit[c + 4] + lit[d + 4]),
        0.25 * (lit[a + 5] + lit[b + 5] + lit[c + 5] + lit[d + 5]),
    )


@inner
def mirrored_between(mirrored, light, a, b, c, d, allowed, rippled, unsharp):
    """What a pixel's mirror shows if it shows the mean of four others': a row of `mirrored`; UNSEEN if it may not.

    Sharp mirrors have to show the same geom, with colours that differ by less than `allowed` of the pixels' own light;
    what is rippled breaks every outline anyway, so there the colours alone count.
    """
    i, j, m, n = MIRRORED_COLUMNS * a, MIRRORED_COLUMNS * b, MIRRORED_COLUMNS * c, MIRRORED_COLUMNS * d
    seen = int(mirrored[i])
    known = seen != UNSEEN and mirrored[j] != UNSEEN and mirrored[m] != UNSEEN and mirrored[n] != UNSEEN
    if known and not unsharp:
        known = rippled or (mirrored[j] == seen and mirrored[m] == seen and mirrored[n] == seen)
        gloss = max(max(mirrored[i + 1], mirrored[j + 1]), max(mirrored[m + 1], mirrored[n + 1]))
        for k in range(3):
            p, q, r, s = mirrored[i + 2 + k], mirrored[j + 2 + k], mirrored[m + 2 + k], mirrored[n + 2 + k]
            low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
            own = max(max(light[3 * a + k], light[3 * b + k]), max(light[3 * c + k], light[3 * d + k]))
            known = known and gloss * (high - low) <= allowed * own + FAINTEST
    if not known:
        return UNSEEN, 0.0, 0.0, 0.0, 0.0
    return (
        seen,
        0.25 * (mirrored[i + 1] + mirrored[j + 1] + mirrored[m + 1] + mirrored[n + 1]),
        0.25 * (mirrored[i + 2] + mirrored[j + 2] + mirrored[m + 2] + mirrored[n + 2]),
        0.25 * (mirrored[i + 3] + mirrored[j + 3] + mirrored[m + 3] + mirrored[n + 3]),
        0.25 * (mirrored[i + 4] + mirrored[j + 4] + mirrored[m + 4] + mirrored[n + 4]),
    )


@inner
def normal_between(normal, pixel, a, b, c, d):
    """Gives a pixel the normal between those of four others."""
    nx = normal[3 * a] + normal[3 * b] + normal[3 * c] + normal[3 * d]
    ny = normal[3 * a + 1] + normal[3 * b + 1] + normal[3 * c + 1] + normal[3 * d + 1]
    nz = normal[3 * a + 2] + normal[3 * b + 2] + normal[3 * c + 2] + normal[3 * d + 2]
    scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz + 1.0e-12)
    normal[3 * pixel], normal[3 * pixel + 1], normal[3 * pixel + 2] = nx * scale, ny * scale, nz * scale


@inner
def keep_light(lit, pixel, light):
    """Keeps the light on a pixel: as `light_between` returns it."""
    at = LIT_COLUMNS * pixel
    lit[at], lit[at + 1], lit[at + 2] = light[0], light[1], light[2]
    lit[at + 3], lit[at + 4], lit[at + 5] = light[3], light[4], light[5]


@inner
def keep_mirrored(mirrored, pixel, mirror):
    """Keeps what the mirror at a pixel shows: as `mirrored_between` returns it."""
    at = MIRRORED_COLUMNS * pixel
    mirrored[at], mirrored[at + 1] = mirror[0], mirror[1]
    mirrored[at + 2], mirrored[at + 3], mirrored[at + 4] = mirror[2], mirror[3], mirror[4]


@inner
def soften_mirrors(geoms, kinds, stage, width, height, depth, part, mirrored, light):
    """Spreads what unsharp mirrors and water show over the pixels next to each, which also smooths its edges.

    Ripples break what they mirror into streaks as thin as a pixel, which would flicker as they run.
    """
    mirrored = address(mirrored)
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            pixel = y * width + x
            here = part[pixel]
            if here < 0:
                continue
            g = here // FACES
            rippled = kinds[g * KIND_COLUMNS + PATTERN] == WATER
            if not is_mirror(g, geoms) or not (rippled or is_unsharp(g, geoms, kinds)):
                continue
            if mirrored[MIRRORED_COLUMNS * pixel] == UNSEEN:
                continue
            weight, r, gr, b = 0.0, 0.0, 0.0, 0.0
            for j in range(-1, 2):
                for i in range(-1, 2):
                    other = pixel + j * width + i
                    if part[other] == here and mirrored[MIRRORED_COLUMNS * other] != UNSEEN:
                        w, at = (2.0 - abs(i)) * (2.0 - abs(j)), MIRRORED_COLUMNS * other + 2
                        weight += w
                        r, gr, b = r + w * mirrored[at], gr + w * mirrored[at + 1], b + w * mirrored[at + 2]
            at, k = MIRRORED_COLUMNS * pixel, 1.0 / weight
            gloss = mirrored[at + 1] * (1.0 - haze_share(depth[pixel], stage))
            tr, tg, tb = gloss, gloss, gloss
            if geoms[g * GEOM_COLUMNS + SPECULAR] > METAL_SPECULAR:
                c = g * GEOM_COLUMNS + COLOUR
                tr, tg, tb = tr * geoms[c], tg * geoms[c + 1], tb * geoms[c + 2]
            light[3 * pixel] += tr * (k * r - mirrored[at + 2])
            light[3 * pixel + 1] += tg * (k * gr - mirrored[at + 3])
            light[3 * pixel + 2] += tb * (k * b - mirrored[at + 4])
