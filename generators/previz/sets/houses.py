"""House fronts and what stands along a street."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generators.previz.building import Surface, linear_rgb
from generators.previz.scene import GeomKind, Light, LightKind, Pattern
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import IRON, PLASTERS, SNOW, glowing, mottled

__all__ = ["Lane", "cottage", "front", "lamp", "neon_street", "neon_tubes", "parked_car", "sign", "strip"]

LAMP_WARM = (255, 190, 110)
LAMP_LIGHT = (1.0, 0.81, 0.49)
CAR_PAINTS = ((60, 74, 98), (128, 132, 138), (40, 42, 46), (104, 46, 44), (188, 186, 178), (58, 88, 78))
NEONS = ((255, 60, 140), (60, 200, 255), (255, 160, 40), (120, 255, 140), (190, 90, 255))
DUSK_SHARE = 0.5
"""Lamps against a sky that is still bright."""
GLASS = (52, 62, 70)
SHOP_LIGHT = glowing((238, 168, 96), 0.62)
SHOP_LAMPS = glowing((255, 226, 172), 1.1)
SHOP_SHADE = glowing((150, 92, 50), 0.5)
SHOPS_LIT = 0.85
SHOP_DARK = Surface.of(44, 52, 60)
GOODS = ((104, 66, 44), (74, 62, 66), (126, 84, 40))
STRIP_PIECE_M = 9.0
STRIPS_M = 45.0
"""Kerbs and ruts are left out beyond this."""
DETAIL_M = 34.0
"""Houses farther off than this get walls, windows and roofs only."""


@dataclass(frozen=True)
class Lane:
    """A straight way through the set: along it, across it (to its left) and up.

    Attributes:
        origin: a point on its middle, m. yaw: its bearing, radians.
    """

    origin: tuple[float, float]
    yaw: float

    def at(self, along: float, across: float, up: float = 0.0) -> tuple[float, float, float]:
        """World position, m."""
        cosine, sine = math.cos(self.yaw), math.sin(self.yaw)
        return (self.origin[0] + along * cosine - across * sine, self.origin[1] + along * sine + across * cosine, up)


def strip(
    site: SetSite, lane: Lane, across: float, half_width: float, top_z: float, surface: Surface, half_length: float
) -> None:
    """A long low strip along the lane, in pieces, so that only what is near and seen is drawn."""
    count = int(half_length / STRIP_PIECE_M)
    for number in range(-count, count):
        centre = lane.at((number + 0.5) * STRIP_PIECE_M, across, top_z / 2)
        if site.clearing.away(centre[0], centre[1]) < STRIPS_M:
            site.box(centre, (STRIP_PIECE_M / 2, half_width, top_z / 2), surface, yaw=lane.yaw)


def _front_surface(site: SetSite, plaster: tuple[int, int, int], storey_m: float, glow: float) -> Surface:
    lit = site.cues.lamps_lit
    pane = (255, 196, 120) if lit else GLASS
    return Surface.of(
        *plaster,
        second_colour=linear_rgb(pane),
        pattern=Pattern.WINDOWS,
        pattern_scale=storey_m,
        roughness=0.85,
        emission=glow if lit else 0.0,
    )


def front(site: SetSite, lane: Lane, along: float, across: float, width_m: float, storeys: int) -> None:
    """One house of a terrace: wall with windows, shop front, cornice and roof; `across` is its front's plane."""
    rng, side = site.rng, math.copysign(1.0, across)
    x, y, _ = lane.at(along, across + 4.0 * side)
    if not site.clearing.seen(x, y, width_m):
        return
    near = site.clearing.away(x, y) < DETAIL_M
    storey_m = float(rng.uniform(2.9, 3.4))
    ground_m, deep = 3.6, 8.0
    tall = storeys * storey_m
    plaster = PLASTERS[int(rng.integers(len(PLASTERS)))]
    wall = _front_surface(site, plaster, storey_m, 1.1)
    middle = across + side * deep / 2
    site.box(lane.at(along, middle, ground_m + tall / 2), (width_m / 2, deep / 2, tall / 2), wall, yaw=lane.yaw)
    _shop(site, lane, along, across, width_m, ground_m, plaster, detailed=near)
    trim = Surface.of(*(min(255, int(part * 1.12)) for part in plaster))
    top = ground_m + tall
    site.fronts.append(lane.at(along, across - 0.4 * side, 0.45 * ground_m))
    if near:
        site.box(lane.at(along, middle, top + 0.15), (width_m / 2, deep / 2 + 0.3, 0.22), trim, yaw=lane.yaw)
    roof = SNOW if site.snowy else mottled((92, 74, 68), (74, 62, 60), 0.6)
    if rng.uniform() < 0.5:
        site.box(lane.at(along, middle, top + 0.5), (width_m / 2 - 0.2, deep / 2, 0.3), roof, yaw=lane.yaw)
    else:
        _gable(site, lane, along, middle, top + 0.3, (width_m, deep), roof)
    if near and rng.uniform() < 0.6:
        x = along + float(rng.uniform(-0.3, 0.3)) * width_m
        site.box(lane.at(x, middle, top + 1.9), (0.45, 0.4, 0.9), Surface.of(120, 84, 70), yaw=lane.yaw)


def _shop(
    site: SetSite,
    lane: Lane,
    along: float,
    across: float,
    width_m: float,
    tall: float,
    plaster: tuple[int, int, int],
    *,
    detailed: bool,
) -> None:
    """The ground floor: base, a large window that shines in the evening, an awning or a fascia, a door."""
    rng, side = site.rng, math.copysign(1.0, across)
    base = Surface.of(*(int(part * 0.72) for part in plaster))
    site.box(lane.at(along, across + side * 4.0, tall / 2), (width_m / 2, 4.0, tall / 2), base, yaw=lane.yaw)
    lit = site.cues.lamps_lit and rng.uniform() < SHOPS_LIT
    middle, glass_w = along - 0.12 * width_m, 0.32 * width_m
    face = across - side * 0.03
    pane = SHOP_LIGHT if lit else Surface.of(*GLASS, roughness=0.3, specular=0.1)
    site.box(lane.at(middle, face, 1.55), (glass_w, 0.05, 1.05), pane, yaw=lane.yaw)
    if not detailed:
        return
    _shop_window(site, lane, middle, face - side * 0.05, glass_w, lit=lit)
    frame = Surface.of(*(int(part * 0.45) for part in plaster))
    for bar in (-1.0, -0.33, 0.33, 1.0):
        place = lane.at(middle + bar * glass_w, face - side * 0.07, 1.55)
        site.box(place, (0.05, 0.03, 1.08), frame, yaw=lane.yaw)
    door = Surface.of(*CAR_PAINTS[int(rng.integers(len(CAR_PAINTS)))])
    site.box(lane.at(along + 0.36 * width_m, face, 1.15), (0.5, 0.06, 1.15), door, yaw=lane.yaw)
    cloth = Surface.of(*((150, 56, 48), (52, 88, 84), (196, 152, 72))[int(rng.integers(3))])
    out = across - side * 0.5
    surface = SNOW if site.snowy else cloth
    site.box(lane.at(along - 0.12 * width_m, out, 2.85), (glass_w + 0.2, 0.5, 0.06), surface, yaw=lane.yaw)


def _shop_window(site: SetSite, lane: Lane, middle: float, face: float, half_width: float, *, lit: bool) -> None:
    """What shows behind the glass: light from above, shelves at the back, goods, and sometimes a dummy or a guest."""
    rng = site.rng
    if lit:
        site.box(lane.at(middle, face, 2.38), (half_width, 0.01, 0.22), SHOP_LAMPS, yaw=lane.yaw)
        site.box(lane.at(middle, face, 0.80), (half_width, 0.01, 0.30), SHOP_SHADE, yaw=lane.yaw)
    for shelf in range(2):
        across = middle + (-0.66, 0.0, 0.66)[int(rng.integers(3))] * half_width
        dark = SHOP_SHADE if lit else SHOP_DARK
        site.box(lane.at(across, face, 1.35 + 0.5 * shelf), (0.26 * half_width, 0.012, 0.02), dark, yaw=lane.yaw)
        for item in range(3):
            tall = float(rng.uniform(0.07, 0.15))
            place = lane.at(across + (item - 1) * 0.15 * half_width, face, 1.37 + 0.5 * shelf + tall)
            site.box(place, (0.04 * half_width, 0.014, tall), Surface.of(*GOODS[item]), yaw=lane.yaw)
    site.box(lane.at(middle, face, 0.62), (0.97 * half_width, 0.02, 0.13), Surface.of(*GOODS[1]), yaw=lane.yaw)
    if rng.uniform() < (0.25 if site.deserted else 0.7):
        figure = Surface.of(58, 44, 38) if lit else Surface.of(96, 100, 106)
        stands = middle + float(rng.uniform(-0.85, 0.85)) * half_width
        x, y, _ = lane.at(stands, face, 0.0)
        if site.clearing.seen(x, y, 1.0):
            site.geom(GeomKind.ELLIPSOID, (0.19, 0.03, 0.42), figure, (x, y, 1.12), yaw=lane.yaw)
            site.ball((x, y, 1.66), (0.10, 0.03, 0.13), figure, yaw=lane.yaw)


def _leaning(yaw: float, tilt: float) -> tuple[float, float, float, float]:
    """Quaternion of a turn about the lane's own axis and then about the vertical."""
    half_yaw, half_tilt = yaw / 2, tilt / 2
    return (
        math.cos(half_yaw) * math.cos(half_tilt),
        math.cos(half_yaw) * math.sin(half_tilt),
        math.sin(half_yaw) * math.sin(half_tilt),
        math.sin(half_yaw) * math.cos(half_tilt),
    )


def _gable(
    site: SetSite,
    lane: Lane,
    along: float,
    across: float,
    base_z: float,
    size: tuple[float, float],
    roof: Surface,
    *,
    slope_deg: float = 35.0,
) -> None:
    """A pitched roof: two leaning slabs whose ridge runs along the lane."""
    width_m, deep = size
    slope = math.radians(slope_deg)
    run = deep / 2 + 0.35
    length = run / math.cos(slope)
    for side in (-1.0, 1.0):
        centre = lane.at(along, across + side * run / 2, base_z + run / 2 * math.tan(slope))
        tilt = -side * slope
        quaternion = _leaning(lane.yaw, tilt)
        site.geom(GeomKind.BOX, (width_m / 2 + 0.1, length / 2, 0.12), roof, centre, quaternion=quaternion)


def lamp(site: SetSite, lane: Lane, along: float, across: float, *, strength: float = 24.0) -> Light:
    """A street lamp with its arm towards the road; its light, whether lit or not, is returned."""
    side = math.copysign(1.0, across)
    x, y, _ = lane.at(along, across)
    head = lane.at(along, across - side * 1.3, 5.35)
    if site.clearing.seen(x, y, 3.0):
        _lamp_post(site, lane, along, across)
    red, green, blue = LAMP_LIGHT
    strength *= 1.0 if site.cues.night else DUSK_SHARE
    return Light(
        LightKind.POINT,
        (red * strength, green * strength, blue * strength),
        position=(head[0], head[1], head[2] - 0.22),
        radius=0.15,
    )


def _lamp_post(site: SetSite, lane: Lane, along: float, across: float) -> None:
    side = math.copysign(1.0, across)
    foot, neck = lane.at(along, across, 0.0), lane.at(along, across, 5.2)
    head = lane.at(along, across - side * 1.3, 5.35)
    site.geom(GeomKind.ROUND_CONE, (0.085, 0.055), IRON, ends=(foot, neck))
    site.geom(GeomKind.CAPSULE, (0.045,), IRON, ends=(neck, head))
    bulb = glowing(LAMP_WARM, 6.0) if site.cues.lamps_lit else Surface.of(226, 222, 210)
    if site.clearing.away(*foot[:2]) < DETAIL_M:
        site.box((head[0], head[1], head[2] + 0.10), (0.34, 0.16, 0.07), SNOW if site.snowy else IRON, yaw=lane.yaw)
    site.ball((head[0], head[1], head[2] - 0.02), (0.24, 0.13, 0.10), bulb, yaw=lane.yaw)


def parked_car(site: SetSite, lane: Lane, along: float, across: float) -> None:
    """A parked car, plain but car-shaped; under snow when the set is."""
    paint = CAR_PAINTS[int(site.rng.integers(len(CAR_PAINTS)))]
    x, y, _ = lane.at(along, across)
    if site.leaves_out("car") or not site.clearing.seen(x, y, 2.3):
        return
    body = Surface.of(*paint, roughness=0.4, specular=0.1)
    glass = Surface.of(30, 36, 44, roughness=0.35, specular=0.1)
    rubber = Surface.of(26, 26, 28, roughness=0.9)
    site.box(lane.at(along, across, 0.62), (2.05, 0.84, 0.27), body, yaw=lane.yaw)
    site.ball(lane.at(along, across, 0.66), (2.2, 0.88, 0.30), body, yaw=lane.yaw)
    site.ball(lane.at(along - 0.15, across, 0.98), (1.25, 0.74, 0.46), glass, yaw=lane.yaw)
    top = SNOW if site.snowy else body
    site.ball(lane.at(along - 0.2, across, 1.30), (0.85, 0.66, 0.17), top, yaw=lane.yaw)
    if site.snowy:
        site.ball(lane.at(along + 1.35, across, 0.90), (0.65, 0.75, 0.09), SNOW, yaw=lane.yaw)
    for wheel in (-1.3, 1.3):
        left, right = lane.at(along + wheel, across - 0.80, 0.33), lane.at(along + wheel, across + 0.80, 0.33)
        site.geom(GeomKind.CYLINDER, (0.33,), rubber, ends=(left, right))


def neon_street(site: SetSite) -> bool:
    """Whether the street is one of neon signs, by its words, its light or its style."""
    lit_so = site.shot.lighting.setup == "neon" or site.shot.style.look == "cyberpunk"
    acted = " ".join(
        (site.words, *site.shot.style.words, *site.shot.lighting.effects, site.shot.lighting.source)
    ).lower()
    return site.cues.lamps_lit and (lit_so or "neon" in acted)


def neon_tubes(site: SetSite, lane: Lane, along: float, across: float, half_width: float) -> list[Light]:
    """Tubes of light over a shop front and a tall sign beside it, in two colours."""
    rng, side = site.rng, math.copysign(1.0, across)
    first, second = (NEONS[int(pick)] for pick in rng.choice(len(NEONS), 2, replace=False))
    face = across - side * 0.16
    for level, colour in ((3.02, first), (0.46, second)):
        site.box(lane.at(along, face, level), (half_width, 0.025, 0.035), glowing(colour, 3.0), yaw=lane.yaw)
    for number in range(3):
        at = along + (number - 1) * 0.55 * half_width
        site.box(lane.at(at, face, 3.42), (0.2 * half_width, 0.03, 0.16), glowing(second, 2.2), yaw=lane.yaw)
    tall = lane.at(along + 1.25 * half_width, across - side * 0.5, 3.3)
    site.box(tall, (0.07, 0.34, 1.5), glowing(first, 1.7), yaw=lane.yaw)
    for number in range(4):
        mark = lane.at(along + 1.25 * half_width, across - side * 0.5, 2.2 + 0.72 * number)
        site.box(mark, (0.09, 0.18, 0.20), Surface.of(18, 14, 24), yaw=lane.yaw)
    lights = []
    for colour, up in ((first, 3.0), (second, 1.2)):
        red, green, blue = linear_rgb(colour)
        place = lane.at(along, across - side * 1.1, up)
        lights.append(
            Light(LightKind.POINT, (7.0 * red, 7.0 * green, 7.0 * blue), position=place, radius=0.5, shadows=False)
        )
    return lights


def sign(site: SetSite, lane: Lane, along: float, across: float, up: float) -> Light | None:
    """A hanging shop sign; in the evening it is a neon tube with its own light."""
    rng, side = site.rng, math.copysign(1.0, across)
    colour = NEONS[int(rng.integers(len(NEONS)))]
    centre = lane.at(along, across - side * 0.55, up)
    half = (0.06, 0.42, float(rng.uniform(0.5, 0.9)))
    if not site.cues.lamps_lit:
        site.box(centre, half, Surface.of(*(int(part * 0.6) for part in colour)), yaw=lane.yaw)
        return None
    site.box(centre, half, glowing(colour, 2.2), yaw=lane.yaw)
    red, green, blue = linear_rgb(colour)
    return Light(LightKind.POINT, (1.8 * red, 1.8 * green, 1.8 * blue), position=centre, radius=0.4, shadows=False)


def cottage(site: SetSite, x: float, y: float, yaw: float, *, width_m: float = 8.0) -> None:
    """A small house with a pitched roof, door, windows and chimney."""
    rng = site.rng
    lane = Lane((x, y), yaw)
    deep, tall = 0.75 * width_m, 2.9
    plaster = PLASTERS[int(rng.integers(len(PLASTERS)))]
    site.box(lane.at(0, 0, tall / 2), (width_m / 2, deep / 2, tall / 2), Surface.of(*plaster), yaw=yaw)
    roof = SNOW if site.snowy else mottled((136, 78, 58), (108, 62, 50), 0.5)
    _gable(site, lane, 0.0, 0.0, tall, (width_m, deep), roof, slope_deg=45.0)
    cx, cy = site.travel.centre
    side = 1.0 if math.sin(yaw) * (x - cx) < math.cos(yaw) * (y - cy) else -1.0  # the long wall that is turned away
    site.fronts.append(lane.at(0.2 * width_m, -side * (0.5 * deep + 0.3), 0.45 * tall))
    # The gable wall is a square beam on edge, its lower half inside the house.
    half = deep / 2 / math.sqrt(2.0) - 0.05
    turn = _leaning(yaw, math.radians(45.0))
    site.geom(
        GeomKind.BOX, (width_m / 2 - 0.04, half, half), Surface.of(*plaster), lane.at(0, 0, tall), quaternion=turn
    )
    pane = glowing((255, 196, 120), 1.3) if site.cues.lamps_lit else Surface.of(*GLASS, roughness=0.2, specular=0.1)
    for side in (-1.0, 1.0):
        for along in (-0.27, 0.27):
            site.box(lane.at(along * width_m, side * deep / 2, 1.6), (0.5, 0.05, 0.55), pane, yaw=yaw)
        site.box(lane.at(0, side * deep / 2, 1.05), (0.48, 0.06, 1.05), Surface.of(96, 66, 46), yaw=yaw)
    site.box(lane.at(0.3 * width_m, 0.15 * deep, tall + 0.45 * deep), (0.3, 0.3, 0.8), Surface.of(126, 84, 68), yaw=yaw)
