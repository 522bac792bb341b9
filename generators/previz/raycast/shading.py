"""Shading the picture: coarsely first, then between what is known, with as little work as the picture allows.

Pixels are shaded in the order of a grid that is halved and halved again: every fourth pixel each way, those in the
middle of four, those between, and so on. What keeps light off a surface changes slowly over a picture and costs most,
so a pixel amid four that show the same part and agree on it takes it from them. On the last grid, where the four
agree on the colour too, their mean is as good as the real thing.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from math import sqrt

from generators.previz.raycast.jit import address, inner
from generators.previz.raycast.layout import BLUR, DRIFT, EYE, FACES, FOCUS, KIND_COLUMNS, PATTERN, PIXEL, SUBJECT, TILE
from generators.previz.raycast.patterns import FUR, LEAVES, NOISE, SNOW
from generators.previz.raycast.shade import UNKNOWN, shade
from generators.previz.raycast.view import direction

COARSEST = 4
"""Side of the grid whose pixels are shaded first, pixels."""
AGREEMENT = 0.09
"""Neighbours that differ by less than this share of their light may stand in for the pixel between them."""
TUFTED_AGREEMENT = 0.35
"""The same for leaves and fur, whose grain is as fine as the pixels wherever neighbours differ that much."""
BLURRED_AGREEMENT = 0.4
"""What is added to it for each pixel of the lens's blur beyond `BLUR_SEEN`: what will be blurred need not be exact."""
BLUR_SEEN = 0.5
SMEAR_SHARE = 0.12
"""Share of a smear's length that counts as such a radius: it blurs one way only."""
COARSE_SHARE = 0.4
"""Share of that agreement which lets a coarser grid's pixels stand in already, on surfaces without fine grain."""
SMOOTH = (0, NOISE, SNOW)
BLURRED_AWAY = 0.6
"""Where neighbours may differ by more than this, the lens or the motion takes away any grain."""
OPENNESS_AGREEMENT = 0.06
SHADOW_AGREEMENT = 0.03

OPENED = 0
"""Column of `known`: the share of the sky's light that arrives."""
KEYED = 1
"""Column of `known`: the share of the key light that arrives."""
KNOWN_COLUMNS = 2


@inner
def _shade_pixel(
    geoms,
    kinds,
    stage,
    lists,
    terrain,
    tree,
    table,
    width,
    height,
    x,
    y,
    part,
    spot,
    opened,
    keyed,
    t,
    light,
    normal,
    keep,
    known,
):
    """Shades pixel (x, y), which shows `part` at depth t, into light, known and, with `keep`, normal (all flat)."""
    dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
    k = 1.0 / length
    r, g, b, nx, ny, nz, opened, keyed = shade(
        part // FACES,
        spot,
        opened,
        keyed,
        geoms,
        kinds,
        stage,
        lists,
        terrain,
        tree,
        table,
        stage[EYE],
        stage[EYE + 1],
        stage[EYE + 2],
        dx * k,
        dy * k,
        dz * k,
        t * length,
        stage[PIXEL],
    )
    pixel = y * width + x
    light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = r, g, b
    known[KNOWN_COLUMNS * pixel + OPENED], known[KNOWN_COLUMNS * pixel + KEYED] = opened, keyed
    if keep:
        normal[3 * pixel], normal[3 * pixel + 1], normal[3 * pixel + 2] = nx, ny, nz


@inner
def _agreed(known, column, a, b, c, d, agreement):
    """The mean of what is known of four pixels, or UNKNOWN where they do not agree."""
    p, q = known[KNOWN_COLUMNS * a + column], known[KNOWN_COLUMNS * b + column]
    r, s = known[KNOWN_COLUMNS * c + column], known[KNOWN_COLUMNS * d + column]
    low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
    if low < 0.0 or high - low > agreement:
        return UNKNOWN
    return 0.25 * (p + q + r + s)


@inner
def _allowed(t, pattern, subject, stage):
    """How much neighbours may differ at depth t and still stand in for the pixel between them."""
    blur = stage[BLUR] * abs(t - stage[FOCUS]) / t
    plain = TUFTED_AGREEMENT if pattern in (LEAVES, FUR) else AGREEMENT
    if subject == 0:
        # What stands still is smeared by a camera that travels.
        blur += SMEAR_SHARE * stage[DRIFT] / (t * stage[PIXEL])
    return plain + BLURRED_AGREEMENT * max(0.0, blur - BLUR_SEEN)


@inner
def _fill_between(light, normal, keep, pixel, a, b, c, d, allowed):
    """Gives a pixel the mean of four others if they differ by less than `allowed`; says whether it did."""
    for k in range(3):
        p, q, r, s = light[3 * a + k], light[3 * b + k], light[3 * c + k], light[3 * d + k]
        low, high = min(min(p, q), min(r, s)), max(max(p, q), max(r, s))
        if high - low > allowed * high + 0.003:
            return False
    for k in range(3):
        light[3 * pixel + k] = 0.25 * (light[3 * a + k] + light[3 * b + k] + light[3 * c + k] + light[3 * d + k])
    if keep:
        nx = normal[3 * a] + normal[3 * b] + normal[3 * c] + normal[3 * d]
        ny = normal[3 * a + 1] + normal[3 * b + 1] + normal[3 * c + 1] + normal[3 * d + 1]
        nz = normal[3 * a + 2] + normal[3 * b + 2] + normal[3 * c + 2] + normal[3 * d + 2]
        scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz + 1.0e-12)
        normal[3 * pixel], normal[3 * pixel + 1], normal[3 * pixel + 2] = nx * scale, ny * scale, nz * scale
    return True


@inner
def shade_picture(
    geoms,
    kinds,
    stage,
    lists,
    terrain,
    tree,
    table,
    width,
    height,
    spots,
    splits,
    light,
    depth,
    part,
    normal,
    keep,
    known,
):
    """Shades every pixel with a part.

    spots, splits: for each tile, two spots (see `nearby`) and the depth up to which the first of them holds.
    known: (pixels * KNOWN_COLUMNS) scratch, filled with UNKNOWN.
    """
    spots, splits, known = address(spots), address(splits), address(known)
    across = (width + TILE - 1) // TILE
    step = COARSEST
    for turn in range(5):
        # 0: the coarsest grid; 1 and 3: amid four of the grid before, cornerwise; 2 and 4: between those, edgewise.
        if turn == 3:
            step //= 2
        half = step // 2 if turn > 0 else 0
        edgewise = turn == 2 or turn == 4
        for y in range(0 if turn == 0 or edgewise else half, height, half if edgewise else step):
            for x in range(half if turn % 2 == 1 or (edgewise and (y // half) % 2 == 0) else 0, width, step):
                pixel = y * width + x
                here = part[pixel]
                if here < 0:
                    continue
                opened, keyed = UNKNOWN, UNKNOWN
                if turn > 0 and half <= x < width - half and half <= y < height - half:
                    if edgewise:
                        a, b, c, d = pixel - half * width, pixel + half * width, pixel - half, pixel + half
                    else:
                        a, b = pixel - half * width - half, pixel - half * width + half
                        c, d = pixel + half * width - half, pixel + half * width + half
                    if part[a] == here and part[b] == here and part[c] == here and part[d] == here:
                        opened = _agreed(known, OPENED, a, b, c, d, OPENNESS_AGREEMENT)
                        pattern = kinds[here // FACES * KIND_COLUMNS + PATTERN]
                        subject = kinds[here // FACES * KIND_COLUMNS + SUBJECT]
                        allowed = _allowed(depth[pixel], pattern, subject, stage)
                        if half == 1 or pattern in SMOOTH or allowed > BLURRED_AWAY:
                            agreed = _agreed(known, KEYED, a, b, c, d, SHADOW_AGREEMENT)
                            sure = True
                            if half == 1:
                                keyed = agreed
                            else:
                                allowed *= COARSE_SHARE
                                sure = min(opened, agreed) >= 0.0
                            if sure and _fill_between(light, normal, keep, pixel, a, b, c, d, allowed):
                                known[KNOWN_COLUMNS * pixel + OPENED] = opened
                                known[KNOWN_COLUMNS * pixel + KEYED] = agreed
                                continue
                tile = y // TILE * across + x // TILE
                spot = spots[2 * tile] if depth[pixel] <= splits[tile] else spots[2 * tile + 1]
                _shade_pixel(
                    geoms,
                    kinds,
                    stage,
                    lists,
                    terrain,
                    tree,
                    table,
                    width,
                    height,
                    x,
                    y,
                    here,
                    spot,
                    opened,
                    keyed,
                    depth[pixel],
                    light,
                    normal,
                    keep,
                    known,
                )
