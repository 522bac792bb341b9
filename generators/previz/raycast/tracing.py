"""What each pixel shows: first hits over the whole picture, and the sky behind them.

Every second pixel each way is traced through all that its tile lists. One amid four that show the same part is met
with that alone, unless something in its tile is so small that it could hide there: first those in the middle of four,
then those between.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from generators.previz.raycast.jit import address, inner
from generators.previz.raycast.layout import (
    BOX,
    CAMERA,
    EYE,
    FACES,
    FAR,
    FINE,
    FIRST,
    GEOM_COLUMNS,
    GROUNDS,
    HFIELD,
    KIND,
    KIND_COLUMNS,
    MESH,
    PIXEL,
    PLANE,
    POSITION,
    SLIM,
    THIN,
    TILE,
    TILES,
)
from generators.previz.raycast.shapes import to_local
from generators.previz.raycast.sky import sky_corners, sky_pixel
from generators.previz.raycast.terrain import clear_of_terrain
from generators.previz.raycast.trace import NEAR_CLIP_M, face_of, first_in_tile, hit_from_eye, is_land_or_waves
from generators.previz.raycast.view import direction, through
from generators.previz.raycast.water import clear_of_waves

NEIGHBOUR_NEARNESS = 0.96
NEIGHBOUR_FARNESS = 1.03
"""A mesh is looked for first no nearer and no farther than these shares of what its neighbours show."""

BELOW_NEARNESS = 0.9
"""Land and waves seen above two pixels that show them too lie no nearer than this share of the nearer one's depth, for
each row that these are lower."""
UPRIGHT = 0.7
"""The least cosine of the camera's up and the world's at which that holds."""

FLAT_KINDS = (HFIELD, BOX, PLANE, MESH)
"""Shapes that are flat, or flat in places."""
FLAT_SHARE = 1.0e-5
"""Where the two means of the inverse depths around a pixel differ by less than this, its own is taken from them."""
WAVES_FLAT_SHARE = 2.0e-3
"""The same for raised water, whose ripples are painted on and hide that much."""


@inner
def _clear_depth(x, y, geoms, kinds, stage, lists, terrain, width, height):
    """Depth up to which no height field and no raised water is met anywhere in the tile whose corner is (x, y)."""
    grounds = lists[GROUNDS]
    clear = FAR
    fields = False
    dx, dy, dz, _ = direction(x + 0.5 * TILE, y + 0.5 * TILE, stage, width, height)
    beam = 0.75 * TILE * stage[PIXEL]
    for k in range(lists[grounds], lists[grounds + 1]):
        g = lists[k]
        if not is_land_or_waves(g, kinds):
            continue
        fields = True
        ox, oy, oz = to_local(
            geoms,
            g,
            stage[EYE] - geoms[g * GEOM_COLUMNS + POSITION],
            stage[EYE + 1] - geoms[g * GEOM_COLUMNS + POSITION + 1],
            stage[EYE + 2] - geoms[g * GEOM_COLUMNS + POSITION + 2],
        )
        vx, vy, vz = to_local(geoms, g, dx, dy, dz)
        first = kinds[g * KIND_COLUMNS + FIRST]
        if kinds[g * KIND_COLUMNS + KIND] == PLANE:
            clear = min(clear, clear_of_waves(terrain, first, oz, vz, beam))
            continue
        # The first stretch is short of where the beam could leave the field through its side.
        t, met = clear_of_terrain(terrain, first, ox, oy, oz, vx, vy, vz, NEAR_CLIP_M, beam)
        clear = min(clear, t if met else FAR)
    return max(NEAR_CLIP_M, clear) if fields else NEAR_CLIP_M


@inner
def _thinnest(tile, geoms, lists):
    """The greatest THIN of what the tile lists."""
    thinnest = 0.0
    for k in range(lists[tile], lists[tile + 1]):
        thinnest = max(thinnest, geoms[lists[k] * GEOM_COLUMNS + THIN])
    return thinnest


@inner
def _flat_depth(g, kinds, depth, a, b, c, d):
    """The depth of a pixel amid four that show the same face of geom g, where that is flat; else FAR.

    a, b, c, d: the four, with a opposite d and b opposite c. The inverse depth of a plane changes evenly over a
    picture, so the means of both pairs agree.
    """
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind not in FLAT_KINDS:
        return FAR
    share = WAVES_FLAT_SHARE if kind == PLANE and is_land_or_waves(g, kinds) else FLAT_SHARE
    one, other = 1.0 / depth[a] + 1.0 / depth[d], 1.0 / depth[b] + 1.0 / depth[c]
    both = one + other
    return 4.0 / both if abs(one - other) < share * both else FAR


@inner
def _near_to(g, geoms, kinds, terrain, tree, a, b, start, near_m):
    """First crossing with geom g, looked for first no farther than a neighbour's: a mesh then gives up its far side.

    start: depth up to which height fields and raised water are taken to be clear.
    """
    if kinds[g * KIND_COLUMNS + KIND] == MESH:
        t = hit_from_eye(g, geoms, kinds, terrain, tree, a, b, start, NEIGHBOUR_FARNESS * near_m)
        if t < FAR:
            return t
    return hit_from_eye(g, geoms, kinds, terrain, tree, a, b, start, FAR)


@inner
def _clear_above(clear, pixel, width, step, kinds, depth, part):
    """The depth up to which land and waves are clear at a pixel above two, `step` pixels down and to each side.

    At least `clear`.
    """
    left, right = pixel + step * width - step, pixel + step * width + step
    p, q = part[left], part[right]
    if p < 0 or q < 0 or not is_land_or_waves(p // FACES, kinds) or not is_land_or_waves(q // FACES, kinds):
        return clear
    return max(clear, BELOW_NEARNESS**step * min(depth[left], depth[right]))


@inner
def _amid(a, b, c, d, apart, px, py, clear, geoms, kinds, terrain, tree, depth, part):
    """What a pixel amid four shows if these show the same: its depth and its part; FAR and -2 to look for it.

    a, b, c, d: the four, with a opposite d and b opposite c. apart: whether they touch the pixel with a corner only.
    px, py: the picture point of its ray (see `through`).
    clear: depth up to which height fields and raised water are known to be clear.
    """
    same = part[a]
    if part[b] != same or part[c] != same or part[d] != same:
        return FAR, -2
    if same < 0:
        return FAR, -1
    g = same // FACES
    if apart and kinds[g * KIND_COLUMNS + KIND] == PLANE and is_land_or_waves(g, kinds):
        return FAR, -2  # a far crest is as thin as a pixel
    flat = _flat_depth(g, kinds, depth, a, b, c, d)
    if flat < FAR:
        return flat, same
    # Land between four of its points lies hardly nearer than the nearest of them.
    near, far = (
        min(min(depth[a], depth[b]), min(depth[c], depth[d])),
        max(max(depth[a], depth[b]), max(depth[c], depth[d])),
    )
    t = _near_to(g, geoms, kinds, terrain, tree, px, py, max(clear, NEIGHBOUR_NEARNESS * near), far)
    return t, (g * FACES + face_of(g, geoms, kinds, px, py, t) if t < FAR else -2)


@inner
def _foremost(x, y, step, a, b, clear, geoms, kinds, stage, lists, terrain, tree, width, height, depth, part):
    """What pixel (x, y) shows of all that its tile lists: its depth and its part.

    step: how far off the nearest pixels of the same turn and of those before lie, each way. a, b: as for `through`.
    clear: as for `_amid`.
    """
    pixel, tile = y * width + x, lists[TILES] + y // TILE * ((width + TILE - 1) // TILE) + x // TILE
    best, guess = FAR, -1
    if x >= 2 and part[pixel - 2] >= 0 and kinds[part[pixel - 2] // FACES * KIND_COLUMNS + KIND] == MESH:
        guess = part[pixel - 2] // FACES
        best = _near_to(guess, geoms, kinds, terrain, tree, a, b, NEAR_CLIP_M, depth[pixel - 2])
        guess = guess if best < FAR else -1
    if step > 0 and step <= x < width - step and y < height - step and stage[CAMERA + 5] > UPRIGHT:
        clear = _clear_above(clear, pixel, width, step, kinds, depth, part)
    t, g = first_in_tile(tile, best, guess, clear, geoms, kinds, lists, terrain, tree, a, b)
    return t, (g * FACES + face_of(g, geoms, kinds, a, b, t) if g >= 0 else -1)


@inner
def trace_picture(geoms, kinds, stage, lists, terrain, tree, width, height, clear, thin, depth, part):
    """Fills `depth` (FAR for the sky) and `part` (geom * FACES + face, -1 for the sky).

    clear: receives, for each tile, the depth up to which no height field is met.
    thin: receives, for each tile, the greatest THIN of what it lists.
    """
    across, down = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    for number in range(across * down):
        x, y = number % across * TILE, number // across * TILE
        clear[number] = _clear_depth(x, y, geoms, kinds, stage, lists, terrain, width, height)
        thin[number] = _thinnest(lists[TILES] + number, geoms, lists)
    for turn in range(3):
        # 0: every second pixel each way; 1: those in the middle of four; 2: those between.
        finest = SLIM if turn == 1 else FINE
        # From the bottom up: what land a pixel shows lies no nearer than what those below it show.
        for y in range(height - 1 - (height - 1 - turn) % 2 if turn < 2 else height - 1, -1, -1 if turn == 2 else -2):
            for x in range((y + 1) % 2 if turn == 2 else turn, width, 2):
                pixel, number = y * width + x, y // TILE * across + x // TILE
                a, b = through(x + 0.5, y + 0.5, stage, width, height)
                t, here = FAR, -2
                if turn > 0 and thin[number] < finest and 0 < x < width - 1 and 0 < y < height - 1:
                    aside, over = (1, width) if turn == 2 else (width - 1, width + 1)
                    t, here = _amid(
                        pixel - over,
                        pixel - aside,
                        pixel + aside,
                        pixel + over,
                        turn == 1,
                        a,
                        b,
                        clear[number],
                        geoms,
                        kinds,
                        terrain,
                        tree,
                        depth,
                        part,
                    )
                if here == -2:
                    t, here = _foremost(
                        x,
                        y,
                        2 - turn,
                        a,
                        b,
                        clear[number],
                        geoms,
                        kinds,
                        stage,
                        lists,
                        terrain,
                        tree,
                        width,
                        height,
                        depth,
                        part,
                    )
                depth[pixel], part[pixel] = t, here


@inner
def paint_sky(stage, table, width, height, part, light, corners):
    """Fills `light` where the sky shows. `corners`: SKY_CELLS of scratch."""
    corners = address(corners)
    for number in range(((width + TILE - 1) // TILE) * ((height + TILE - 1) // TILE)):
        x0, y0 = number % ((width + TILE - 1) // TILE) * TILE, number // ((width + TILE - 1) // TILE) * TILE
        known = False
        for y in range(y0, min(height, y0 + TILE)):
            for x in range(x0, min(width, x0 + TILE)):
                pixel = y * width + x
                if part[pixel] >= 0:
                    continue
                if not known:
                    sky_corners(corners, x0, y0, stage, table, width, height)
                    known = True
                dx, dy, dz, length = direction(x + 0.5, y + 0.5, stage, width, height)
                u, v, k = x + 0.5 - x0, y + 0.5 - y0, 1.0 / length
                r, g, b = sky_pixel(corners, u, v, dx * k, dy * k, dz * k, stage, table)
                light[3 * pixel], light[3 * pixel + 1], light[3 * pixel + 2] = r, g, b
