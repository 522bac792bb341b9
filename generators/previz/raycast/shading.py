"""Shading the picture: coarsely first, then between what is known, with as little work as the picture allows.

Pixels are shaded in the order of a grid that is halved and halved again: every fourth pixel each way, those in the
middle of four, those between, and so on. The light on a surface changes slowly over a picture and costs most, so a
pixel amid four that show the same part and agree on it takes it from them: what keeps it off, or all of it. On the
last grid, where the four agree on the colour too, their mean is as good as the real thing.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from generators.previz.raycast.between import (
    KEYED,
    KNOWN_COLUMNS,
    OPENED,
    OPENNESS_AGREEMENT,
    SHADOW_AGREEMENT,
    SMOOTH,
    allowed_at,
    colour_between,
    keep_light,
    keep_mirrored,
    keeps_light,
    light_between,
    mirrored_between,
    normal_between,
    share_between,
    share_of_some,
)
from generators.previz.raycast.jit import address, inner, inner_in_place
from generators.previz.raycast.layout import EYE, FACES, KIND_COLUMNS, LENIENCE, PATTERN, PIXEL, SUBJECT, TILE
from generators.previz.raycast.lit import UNKNOWN
from generators.previz.raycast.mirrors import UNSEEN, is_unsharp
from generators.previz.raycast.patterns import WATER
from generators.previz.raycast.shade import relit, shade
from generators.previz.raycast.surface import is_mirror
from generators.previz.raycast.view import direction

COARSEST = 4
"""Side of the grid whose pixels are shaded first, pixels."""
COARSE_SHARE = 0.4
"""Share of the usual agreement which lets a coarser grid's pixels stand in already, on surfaces without fine grain."""
RIPPLED_AGREEMENT = 0.6
"""Share of its light that what water shows may differ by at the four pixels around one that then shows their mean."""
BLURRED_AWAY = 0.6
"""Where neighbours may differ by more than this, the lens or the motion takes away any grain."""


@inner_in_place
def _in_full(
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
    mirror,
    t,
    light,
    normal,
    keep,
    known,
    lit,
    mirrored,
):
    """Shades pixel (x, y), which shows `part` at depth t, into light, known, lit, mirrored and normal."""
    dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
    k, g = 1.0 / length, part // FACES
    colour, facing, shares, falling, mirror = shade(
        g,
        spot,
        opened,
        keyed,
        mirror,
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
    light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = colour
    known[KNOWN_COLUMNS * pixel + OPENED], known[KNOWN_COLUMNS * pixel + KEYED] = shares
    if keeps_light(g, geoms, kinds, stage):
        keep_light(lit, pixel, falling)
    if is_mirror(g, geoms):
        keep_mirrored(mirrored, pixel, mirror)
    if keep:
        normal[3 * pixel], normal[3 * pixel + 1], normal[3 * pixel + 2] = facing


@inner_in_place
def _under_light(geoms, kinds, stage, terrain, tree, table, width, height, x, y, g, falling, mirror, t, light):
    """Shades pixel (x, y), which shows geom g at depth t, into light, under light that is known."""
    dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
    k, pixel = 1.0 / length, y * width + x
    light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = relit(
        g,
        falling,
        mirror,
        geoms,
        kinds,
        stage,
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


@inner_in_place
def _stand_in(
    geoms,
    kinds,
    stage,
    terrain,
    tree,
    table,
    width,
    height,
    x,
    y,
    g,
    a,
    b,
    c,
    d,
    last,
    edgewise,
    t,
    light,
    normal,
    keep,
    known,
    lit,
    mirrored,
):
    """Shades pixel (x, y), which shows geom g at depth t, from four pixels around it, if they agree.

    last: whether this is the last grid. edgewise: whether the four are as near as pixels can be.

    Returns:
        whether it did, and what is known for certain if it did not: the shares that arrive and what a mirror shows.
    """
    pixel, pattern = y * width + x, kinds[g * KIND_COLUMNS + PATTERN]
    allowed = allowed_at(t, pattern, kinds[g * KIND_COLUMNS + SUBJECT], stage)
    reflecting = is_mirror(g, geoms)
    mirror = (UNSEEN, 0.0, 0.0, 0.0, 0.0)
    if last and edgewise and not reflecting and colour_between(light, pixel, a, b, c, d, allowed):
        # Nobody asks these pixels what light they had.
        if keep:
            normal_between(normal, pixel, a, b, c, d)
        return True, UNKNOWN, UNKNOWN, mirror
    opened = share_between(known, OPENED, a, b, c, d, stage[LENIENCE] * OPENNESS_AGREEMENT)
    keyed = share_between(known, KEYED, a, b, c, d, stage[LENIENCE] * SHADOW_AGREEMENT)
    smooth = last or pattern in SMOOTH or allowed > BLURRED_AWAY
    sure = last or min(opened, keyed) >= 0.0
    if not last:
        allowed *= COARSE_SHARE
    if reflecting:
        rippled = last and pattern == WATER
        unlike = max(allowed, RIPPLED_AGREEMENT) if rippled else allowed
        unsharp = last and is_unsharp(g, geoms, kinds)
        mirror = mirrored_between(mirrored, light, a, b, c, d, unlike, rippled, unsharp)
    done = sure and smooth and colour_between(light, pixel, a, b, c, d, allowed)
    if keeps_light(g, geoms, kinds, stage):
        agreed, falling = light_between(lit, a, b, c, d, allowed)
        if not done and agreed and sure and opened >= 0.0 and (not reflecting or mirror[0] != UNSEEN):
            _under_light(geoms, kinds, stage, terrain, tree, table, width, height, x, y, g, falling, mirror, t, light)
            done = True
        if done:
            keep_light(lit, pixel, falling)
    if done:
        known[KNOWN_COLUMNS * pixel + OPENED], known[KNOWN_COLUMNS * pixel + KEYED] = opened, keyed
        if reflecting:
            keep_mirrored(mirrored, pixel, mirror)
        if keep:
            normal_between(normal, pixel, a, b, c, d)
    return done, opened, keyed if last or stage[LENIENCE] > 1.0 else UNKNOWN, mirror


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
    lit,
    mirrored,
):
    """Shades every pixel with a part.

    spots, splits: for each tile, two spots (see `nearby`) and the depth up to which the first of them holds.
    known, lit, mirrored: scratch, rows of their COLUMNS for every pixel; `mirrored` may be empty without mirrors.
    """
    spots, splits, known = address(spots), address(splits), address(known)
    lit, mirrored = address(lit), address(mirrored)
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
                opened, keyed, mirror = UNKNOWN, UNKNOWN, (UNSEEN, 0.0, 0.0, 0.0, 0.0)
                if turn > 0 and half <= x < width - half and half <= y < height - half:
                    if edgewise:
                        a, b, c, d = pixel - half * width, pixel - half, pixel + half, pixel + half * width
                    else:
                        a, b = pixel - half * width - half, pixel - half * width + half
                        c, d = pixel + half * width - half, pixel + half * width + half
                    if part[a] == here and part[b] == here and part[c] == here and part[d] == here:
                        done, opened, keyed, mirror = _stand_in(
                            geoms,
                            kinds,
                            stage,
                            terrain,
                            tree,
                            table,
                            width,
                            height,
                            x,
                            y,
                            here // FACES,
                            a,
                            b,
                            c,
                            d,
                            half == 1,
                            edgewise,
                            depth[pixel],
                            light,
                            normal,
                            keep,
                            known,
                            lit,
                            mirrored,
                        )
                        if done:
                            continue
                    elif half == 1 or stage[LENIENCE] > 1.0:
                        # By an outline: what keeps light off a surface hardly changes over a pixel of it.
                        least = 1 if stage[LENIENCE] > 1.0 else 2
                        agreement = stage[LENIENCE] * OPENNESS_AGREEMENT
                        opened = share_of_some(known, OPENED, part, here, a, b, c, d, least, agreement)
                        agreement = stage[LENIENCE] * SHADOW_AGREEMENT
                        keyed = share_of_some(known, KEYED, part, here, a, b, c, d, least, agreement)
                tile = y // TILE * across + x // TILE
                spot = spots[2 * tile] if depth[pixel] <= splits[tile] else spots[2 * tile + 1]
                _in_full(
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
                    mirror,
                    depth[pixel],
                    light,
                    normal,
                    keep,
                    known,
                    lit,
                    mirrored,
                )
