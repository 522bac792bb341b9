"""A room at its window: a large window before who looks out, and through it a garden or a city, and the weather."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Final

from generators.previz.building import Surface
from generators.previz.light import light_colour
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import BOARDS, WHITE, glowing, mottled
from generators.previz.sets.paints import PAINTS
from generators.previz.sets.skyline import tower
from generators.previz.sets.windowsill import FALLS_MPS, WET_WEATHERS, drops_on, falling_behind

__all__ = ["PLACE", "room_at_a_window"]

PLACE: Final = "room at a window"
GAP_M: Final = 0.55
"""From who looks out to the glass."""
ALONE_M: Final = 2.4
"""From the lens to the glass where nobody stands between."""
HALF_M, SILL_M, HEAD_M, REVEAL_M = 1.15, 0.78, 2.3, 0.08
"""Half the window's width, the heights of its sill and its head, and half the thickness of the wall."""
SIDE_M, HEIGHT_M = 4.2, 2.75
SKY_M: Final = 170.0
SNOW_SKY: Final = 0.55
"""How bright the sky is against which flakes are seen to fall."""
CITY_WORDS: Final = frozenset({"city", "street", "skyline", "town", "downtown", "neon", "skyscraper", "apartment"})
SPACE: Final = re.compile(r"\b(?:space ?station|space ?ship|spacecraft|starship|space capsule)\b")
STARS: Final = 60
WORLD: Final = mottled((58, 112, 186), (196, 214, 232), 18.0).with_(emission=0.35)
CITY: Final = ((34.0, 17.0, 6), (58.0, 34.0, 9), (95.0, 60.0, 11), (135.0, 84.0, 11))
"""Distance, usual height (m) and number of towers of each row."""


def room_at_a_window(site: SetSite) -> SetDressing:
    """The room's end with its window, what lies outside, and the light that comes in."""
    site.ground(BOARDS)
    x0, _ = site.travel.centre
    low, high = site.clearing.cameras.min(axis=0), site.clearing.cameras.max(axis=0)
    glass_y = site.travel.y_max + GAP_M if site.shot.subjects else float(high[1]) + ALONE_M
    near_y = min(float(low[1]) - 1.0, glass_y - 4.0)
    left, right = min(x0 - SIDE_M, float(low[0]) - 0.8), max(x0 + SIDE_M, float(high[0]) + 0.8)
    craft = SPACE.search(site.words) is not None
    wall = PAINTS["panel"] if craft else mottled((204, 190, 168), (192, 178, 156), 0.8)
    _walls(site, wall, (left, right, near_y, glass_y, x0))
    _frame(site, x0, glass_y)
    (_space if craft else _outside)(site, x0, glass_y)
    weather = site.shot.setting.weather or ""
    if weather in WET_WEATHERS:
        drops_on(site, (x0, glass_y - 0.03), half_m=HALF_M - 0.1, low_m=SILL_M, high_m=HEAD_M, times=2.6)
    light = _daylight(site, x0, glass_y)
    falls = FALLS_MPS.get(weather)
    falling = None
    if falls is not None:
        falling = falling_behind(site, (x0, glass_y + 0.15, SILL_M - 0.3), falls, (4.5, 2.4, 2.6), times=2.0)
    dressing = SetDressing(practicals=lambda _: (light,))
    return replace(dressing, falling=falling) if falling is not None else dressing


def _walls(site: SetSite, wall: Surface, room: tuple[float, float, float, float, float]) -> None:
    left, right, near_y, far_y, x0 = room
    middle, deep = (near_y + far_y) / 2, (far_y - near_y) / 2
    for sign, x in ((-1.0, left), (1.0, right)):
        site.wall((x, middle, HEIGHT_M / 2), (deep, HEIGHT_M / 2), wall, (-sign, 0.0))
    site.wall(((left + right) / 2, near_y, HEIGHT_M / 2), ((right - left) / 2, HEIGHT_M / 2), wall, (0.0, 1.0))
    for start, end in ((left, x0 - HALF_M), (x0 + HALF_M, right)):
        site.slab(
            ((start + end) / 2, far_y + REVEAL_M, HEIGHT_M / 2), ((end - start) / 2, REVEAL_M, HEIGHT_M / 2), wall
        )
    for bottom, top in ((0.0, SILL_M), (HEAD_M, HEIGHT_M)):
        site.slab((x0, far_y + REVEAL_M, (bottom + top) / 2), (HALF_M, REVEAL_M, (top - bottom) / 2), wall)
    whole = ((right - left) / 2, deep, 1.0)
    site.geom(GeomKind.PLANE, whole, WHITE, ((left + right) / 2, middle, HEIGHT_M), quaternion=(0.0, 1.0, 0.0, 0.0))


def _frame(site: SetSite, x0: float, glass_y: float) -> None:
    tall = (HEAD_M - SILL_M) / 2
    for share in (-1.0, 0.0, 1.0):
        site.box((x0 + share * HALF_M, glass_y, SILL_M + tall), (0.035, 0.035, tall), WHITE)
    for height in (SILL_M, SILL_M + 1.35 * tall, HEAD_M):
        site.box((x0, glass_y, height), (HALF_M, 0.03, 0.028), WHITE)
    site.box((x0, glass_y - 0.1, SILL_M - 0.03), (HALF_M + 0.12, 0.14, 0.025), WHITE)
    cloth = Surface.of(150, 104, 84, roughness=0.95)
    for side in (-1.0, 1.0):
        for fold in range(4):
            x = x0 + side * (HALF_M + 0.04 + 0.1 * fold)
            ends = ((x, glass_y - 0.14, 0.1), (x, glass_y - 0.14, HEAD_M + 0.16))
            site.geom(GeomKind.CAPSULE, (0.062,), cloth, ends=ends)


def _outside(site: SetSite, x0: float, glass_y: float) -> None:
    dark = site.cues.lamps_lit or site.cues.night
    dull = (site.shot.setting.weather or "") in (*WET_WEATHERS, "overcast", "fog", "snow")
    snows = site.shot.setting.weather == "snow"
    sky = (
        glowing((26, 36, 66), 0.3)
        if dark
        else glowing((150, 164, 182), SNOW_SKY if snows else 0.8)
        if dull
        else glowing((176, 206, 240), 1.1)
    )
    site.slab((x0, glass_y + SKY_M, 20.0), (260.0, 0.5, 130.0), sky)
    if site.said(CITY_WORDS) or site.shot.setting.stage == "street":
        site.slab((x0, glass_y + 85.0, 0.02), (240.0, 84.0, 0.02), Surface.of(40, 43, 52))
        for away, usual_m, count in CITY:
            for number in range(count):
                x = x0 + away * 1.5 * ((number + float(site.rng.uniform(0.2, 0.8))) / count - 0.5)
                tower(site, x, glass_y + away * float(site.rng.uniform(0.92, 1.1)), math.pi / 2, usual_m)
        return
    lawn, leaf = _garden(site, dark=dark)
    site.slab((x0, glass_y + 41.0, 0.03), (60.0, 40.0, 0.02), lawn)
    bark = Surface.of(92, 70, 52)
    for _ in range(16):
        size, x = float(site.rng.uniform(0.7, 1.9)), x0 + float(site.rng.uniform(-16.0, 16.0))
        y = glass_y + float(site.rng.uniform(6.0, 22.0))
        trunk = float(site.rng.uniform(0.2, 2.2))
        site.geom(GeomKind.CAPSULE, (0.14,), bark, ends=((x, y, 0.0), (x, y, trunk + size)))
        site.ball((x, y, trunk + size), (size, size, 0.9 * size), leaf)


def _space(site: SetSite, x0: float, glass_y: float) -> None:
    """Stars over the blue planet, which fills all that is below."""
    site.slab((x0, glass_y + SKY_M, 20.0), (260.0, 0.5, 200.0), Surface.of(4, 5, 9))
    site.slab((x0, glass_y + 100.0, 0.02), (260.0, 99.8, 0.02), WORLD)
    for _ in range(STARS):
        at = x0 + float(site.rng.uniform(-60.0, 60.0)), float(site.rng.uniform(-8.0, 45.0))
        size = float(site.rng.uniform(0.08, 0.22))
        site.ball((at[0], glass_y + SKY_M - 40.0, at[1]), (size, size, size), PAINTS["glow_dim"].with_(emission=1.2))


def _garden(site: SetSite, *, dark: bool) -> tuple[Surface, Surface]:
    """The ground and the leaves outside."""
    if site.shot.setting.weather == "snow":
        return (
            (Surface.of(92, 100, 120), Surface.of(84, 94, 112))
            if dark
            else (Surface.of(190, 200, 214), mottled((96, 110, 120), (196, 206, 216), 0.3))
        )
    if dark:
        return mottled((34, 44, 36), (28, 38, 34), 0.5), mottled((24, 34, 34), (34, 44, 44), 0.3)
    return mottled((104, 132, 74), (88, 118, 66), 0.5), mottled((84, 116, 66), (108, 140, 78), 0.3)


def _daylight(site: SetSite, x0: float, glass_y: float) -> Light:
    """What comes in through the window."""
    dark = site.cues.lamps_lit or site.cues.night
    red, green, blue = light_colour(8200.0 if dark else 6200.0)
    strength = 0.8 if dark else 4.0
    return Light(
        LightKind.SPOT,
        (red * strength, green * strength, blue * strength),
        direction=(0.0, -0.92, -0.39),
        position=(x0, glass_y + 0.1, HEAD_M - 0.2),
        radius=0.6,
        cone_deg=150.0,
        shadows=False,
    )
