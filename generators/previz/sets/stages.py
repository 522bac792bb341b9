"""Built to be filmed on: the studio's cyclorama and the theatre's stage."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from generators.previz.building import Surface
from generators.previz.light.kelvin import scaled
from generators.previz.light.setups import hue_of
from generators.previz.light.tinted import told_light_colours
from generators.previz.rigs.meshes import Mesh, turned
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.furnishing import furnished, room_of
from generators.previz.sets.paint import BOARDS, mottled
from generators.previz.sets.registry import stage_set

Vec = tuple[float, float, float]

BACKDROPS = {
    "white": (236, 234, 230), "black": (26, 26, 28), "green": (40, 170, 70), "blue": (70, 110, 180),
    "grey": (150, 150, 150), "gray": (150, 150, 150), "red": (150, 40, 36), "yellow": (226, 186, 70),
}  # fmt: skip
DEFAULT_BACKDROP = (196, 190, 184)
ROOM_M, WIDER, SWEEP, TALL = 7.0, 1.7, 0.3, 1.1
"""The least radius of the cyclorama, m; its radius over the camera's reach; the radius of the sweep from floor to wall
and the wall's height, over that."""
OPEN = 0.2
"""Paper whose middle lies farther back towards the lens than this, over the radius, is left out."""
PANELS, SECTORS, SWEEP_STEPS = 48, 16, 7
VELVET = mottled((126, 28, 34), (84, 16, 24), 0.3, roughness=0.95)


@stage_set("studio")
def cyclorama(site: SetSite) -> SetDressing:
    """Seamless paper all round, the floor and the walls of one colour."""
    named = next((colour for word, colour in BACKDROPS.items() if word in site.words), DEFAULT_BACKDROP)
    paper = Surface.of(*named, roughness=0.95)
    site.ground(paper)
    x, y = site.travel.centre
    half = (site.travel.x_max - site.travel.x_min) / 2
    # Wide enough that the lens is inside, also where a subject turns out larger than its noun says.
    reach = max(ROOM_M, WIDER * site.clearing.reach_m) + half
    for mesh in _sweep(reach):
        # Open on the camera's side: the lens may stand farther off than its subject's noun lets one think.
        if float((site.clearing.ahead() @ mesh[0][:, :2].mean(axis=0)).max()) < -OPEN * reach:
            continue
        name = site.builder.mesh(mesh[0] + np.array([x, y, 0.0]), mesh[1])
        site.builder.geom(site.builder.world, GeomKind.MESH, (0.0,), paper, meshname=name)
    # The backdrop's own light gives way where the shot wants contrast.
    glow = min(1.0, 2.5 / site.cues.ratio)
    lights = (
        Light(
            LightKind.POINT, (4.0 * glow, 3.9 * glow, 3.8 * glow), position=(x, y + 0.4 * reach, 3.8), radius=1.0,
            shadows=False,
        ),
    )  # fmt: skip
    return SetDressing(practicals=lambda _: lights)


def _sweep(reach: float) -> Iterator[Mesh]:
    """Seamless paper that curves from the floor up to a wall, in sectors, so that one may be wild; metres."""
    curve = SWEEP * reach
    turns = [k * math.pi / 2 / SWEEP_STEPS for k in range(SWEEP_STEPS, -1, -1)]
    cove = [(reach - curve + curve * math.sin(turn), curve - curve * math.cos(turn)) for turn in turns]
    vertices, faces = turned([(reach, TALL * reach), *cove], around=PANELS)
    middles = vertices[faces].mean(axis=1)
    sector = np.floor(np.arctan2(middles[:, 1], middles[:, 0]) / (2 * math.pi / SECTORS)).astype(int)
    for number in np.unique(sector):
        used, own = np.unique(faces[sector == number], return_inverse=True)
        yield vertices[used], own.reshape(-1, 3).astype(np.int32)


@stage_set("theatre")
def theatre(site: SetSite) -> SetDressing:
    """A boarded stage with velvet curtains and two beams from above, or what of a hall the words mean."""
    plan = room_of(site.words, "theatre")
    if plan is not None:
        return furnished(site, plan)
    site.ground(BOARDS)
    x0 = site.travel.centre[0]
    back = site.travel.y_max + 4.2
    for number in range(34):
        x = x0 + (number - 16.5) * 0.46
        thick = float(site.rng.uniform(0.24, 0.31))
        if site.clearing.seen(x, back, 0.5):
            site.geom(GeomKind.CAPSULE, (thick,), VELVET, ends=((x, back, 0.0), (x, back, 7.5)))
    for side in (-1.0, 1.0):
        for number in range(5):
            x, y = x0 + side * (5.6 + 0.5 * number), back - 0.9 - 0.5 * number
            if site.clearing.free(x, y, 0.6):
                site.geom(GeomKind.CAPSULE, (0.3,), VELVET, ends=((x, y, 0.0), (x, y, 7.5)))
    site.slab((x0, back + 1.0, 4.0), (14.0, 0.3, 4.5), Surface.of(18, 14, 16))
    _house(site, back)
    lights = _beams(site, told_light_colours(site.shot), back)
    return SetDressing(practicals=lambda _: lights)


WHITE_BEAMS: Final = ((-3.5, (46.0, 40.0, 30.0)), (3.5, (30.0, 34.0, 46.0)))
"""Where the beams of a stage come from, aside of its middle, m, and their light."""
COLOURED_X: Final = (-5.0, -1.8, 1.8, 5.0)
COLOURED_BEAM = 30.0
"""How bright a beam of a colour is: its luminance."""


def _beams(site: SetSite, colours: Sequence[tuple[int, int, int]], back: float) -> tuple[Light, ...]:
    """The beams from above a stage: two in white, or four in the colours told and as many from behind."""
    x0, y0 = site.travel.centre
    if not colours:
        return tuple(_beam((x0 + dx, y0 - 1.5, 7.0), (x0, y0, 0.0), colour, 26.0) for dx, colour in WHITE_BEAMS)
    hues = [scaled(hue_of(colour), COLOURED_BEAM) for colour in colours]
    return tuple(
        _beam((x0 + dx, y, 7.0), (x0 + 0.6 * dx, y0, 0.0), hues[(number + turn) % len(hues)], 44.0)
        for turn, y in enumerate((y0 - 1.5, back - 0.6))
        for number, dx in enumerate(COLOURED_X)
    )


def _beam(start: Vec, end: Vec, colour: Vec, cone_deg: float) -> Light:
    return Light(LightKind.SPOT, colour, direction=_towards(start, end), position=start, radius=0.15, cone_deg=cone_deg)


HALL_M, HALL_HIGH_M = (16.0, 24.0), 9.0
"""Half of a theatre's width, and how deep its house is before the action, m; and how high."""


def _house(site: SetSite, back_m: float) -> None:
    """The dark hall that the stage looks into: its walls and its ceiling."""
    x0, dark = site.travel.centre[0], Surface.of(20, 16, 18)
    front = site.travel.y_min - HALL_M[1]
    middle, half = (front + back_m) / 2, (back_m - front) / 2 + 2.0
    wide = HALL_M[0] + (site.travel.x_max - site.travel.x_min) / 2
    for side in (-1.0, 1.0):
        site.wall((x0 + side * wide, middle, HALL_HIGH_M / 2), (half, HALL_HIGH_M / 2), dark, (-side, 0.0))
    site.wall((x0, front, HALL_HIGH_M / 2), (wide, HALL_HIGH_M / 2), dark, (0.0, 1.0))
    site.slab((x0, middle, HALL_HIGH_M), (wide, half, 0.2), dark)


def _towards(start: tuple[float, float, float], end: tuple[float, float, float]) -> tuple[float, float, float]:
    way = [b - a for a, b in zip(start, end, strict=True)]
    length = math.sqrt(sum(part * part for part in way))
    return (way[0] / length, way[1] / length, way[2] / length)
