"""What each pixel shows: first hits over the whole picture, and the sky behind them.

The pixels of one colour of a chessboard are traced through all that their tile lists. One of the other colour amid
four that show the same part is met with that alone, unless something in its tile is so small that it could hide there.
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
"""Land and waves seen above two pixels that show them too lie no nearer than this share of the nearer one's depth."""
UPRIGHT = 0.7
"""The least cosine of the camera's up and the world's at which that holds."""

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
def _count_thin(tile, geoms, lists):
    count = 0
    for k in range(lists[tile], lists[tile + 1]):
        count += 1 if geoms[lists[k] * GEOM_COLUMNS + THIN] > 0.0 else 0
    return count


@inner
def _same_around(part, pixel, width):
    """The part that the four pixels beside this one show, if they all show the same; else -2."""
    here = part[pixel - width]
    return here if part[pixel + width] == here and part[pixel - 1] == here and part[pixel + 1] == here else -2


@inner
def _flat_depth(g, kinds, depth, pixel, width):
    """The depth of a pixel amid four that show the same face of geom g, where that is flat; else FAR.

    The inverse depth of a plane changes evenly over a picture, so its means along both lines agree.
    """
    kind = kinds[g * KIND_COLUMNS + KIND]
    if kind != HFIELD and kind != BOX and kind != PLANE:
        return FAR
    share = WAVES_FLAT_SHARE if kind == PLANE and is_land_or_waves(g, kinds) else FLAT_SHARE
    across = 1.0 / depth[pixel - 1] + 1.0 / depth[pixel + 1]
    along = 1.0 / depth[pixel - width] + 1.0 / depth[pixel + width]
    both = across + along
    return 4.0 / both if abs(across - along) < share * both else FAR


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
def _clear_above(clear, pixel, width, kinds, depth, part):
    """The depth up to which land and waves are clear at a pixel above two of the row below; at least `clear`."""
    p, q = part[pixel + width - 1], part[pixel + width + 1]
    if p < 0 or q < 0 or not is_land_or_waves(p // FACES, kinds) or not is_land_or_waves(q // FACES, kinds):
        return clear
    return max(clear, BELOW_NEARNESS * min(depth[pixel + width - 1], depth[pixel + width + 1]))


@inner
def trace_picture(geoms, kinds, stage, lists, terrain, tree, width, height, clear, thin, depth, part):
    """Fills `depth` (FAR for the sky) and `part` (geom * FACES + face, -1 for the sky).

    clear: receives, for each tile, the depth up to which no height field is met.
    thin: receives, for each tile, whether it lists anything thin.
    """
    across, down = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    for number in range(across * down):
        x, y = number % across * TILE, number // across * TILE
        clear[number] = _clear_depth(x, y, geoms, kinds, stage, lists, terrain, width, height)
        thin[number] = min(1, _count_thin(lists[TILES] + number, geoms, lists))
    upright = stage[CAMERA + 5] > UPRIGHT
    for turn in range(2):
        # From the bottom up: what land a pixel shows lies no nearer than what those below it show.
        for y in range(height - 1, -1, -1):
            for x in range((y + turn) % 2, width, 2):
                pixel, number = y * width + x, y // TILE * across + x // TILE
                a, b = through(x + 0.5, y + 0.5, stage, width, height)
                t, g = FAR, -2
                if turn > 0 and thin[number] == 0 and 0 < x < width - 1 and 0 < y < height - 1:
                    same = _same_around(part, pixel, width)
                    flat = _flat_depth(same // FACES, kinds, depth, pixel, width) if same >= 0 else FAR
                    if flat < FAR:
                        depth[pixel], part[pixel] = flat, same
                        continue
                    if same == -1:
                        g = -1
                    elif same >= 0:
                        # Land between four of its points lies hardly nearer than the nearest of them.
                        beside = min(depth[pixel - 1], depth[pixel + 1])
                        near = min(beside, min(depth[pixel - width], depth[pixel + width]))
                        start = max(clear[number], NEIGHBOUR_NEARNESS * near)
                        farthest = max(
                            max(depth[pixel - 1], depth[pixel + 1]), max(depth[pixel - width], depth[pixel + width])
                        )
                        t = _near_to(same // FACES, geoms, kinds, terrain, tree, a, b, start, farthest)
                        g = same // FACES if t < FAR else -2
                if g == -2:
                    tile, best, guess = lists[TILES] + number, FAR, -1
                    if turn == 0 and x > 1 and part[pixel - 2] >= 0:
                        guess = part[pixel - 2] // FACES
                        if kinds[guess * KIND_COLUMNS + KIND] == MESH:
                            best = _near_to(guess, geoms, kinds, terrain, tree, a, b, NEAR_CLIP_M, depth[pixel - 2])
                            guess = guess if best < FAR else -1
                        else:
                            guess = -1
                    start = clear[number]
                    if upright and turn == 0 and 0 < x < width - 1 and y < height - 1:
                        start = _clear_above(start, pixel, width, kinds, depth, part)
                    t, g = first_in_tile(tile, best, guess, start, geoms, kinds, lists, terrain, tree, a, b)
                depth[pixel] = t
                part[pixel] = g * FACES + face_of(g, geoms, kinds, a, b, t) if g >= 0 else -1


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
