"""Strings of little lights: along the back wall of a room, between poles behind the action in the open."""

from __future__ import annotations

import math
import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.light import light_colour
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import IRON, glowing
from prompts.shot import Shot

__all__ = ["hang_string_lights", "has_string_lights"]

_STRINGS: Final = re.compile(
    r"\b(?:fairy|string|festoon|twinkle|twinkling|christmas|holiday|party|bistro|garden)[ -](?:string )?lights\b"
    r"|\b(?:strings?|strands?|garlands?|chains?) of (?:[\w-]+ ){0,2}(?:lights|bulbs|lanterns)\b|\bstrung lights\b"
)
_ON_A_TREE: Final = re.compile(r"\b(?:christmas|holiday) lights\b.*\btree\b|\btree\b.*\blights\b")
_MANY_COLOURS: Final = re.compile(r"\b(?:colou?red|colou?rful|multi-?colou?red|rainbow|christmas|holiday|party)\b")
WARM: Final = ((255, 208, 136),)
COLOURS: Final = ((255, 90, 70), (255, 206, 90), (96, 214, 120), (96, 150, 255), (236, 110, 220))
WIRE: Final = Surface.of(30, 34, 30, roughness=0.9)
GLOW: Final = 2.6
KELVIN, STRENGTH = 2600.0, 1.1
"""Of the light that a string gives, and how much of it."""
ROWS: Final = ((2.2, 2.9), (6.0, 3.5), (12.0, 4.4))
"""How far behind the action a string hangs in the open, and how high, m."""
OVER_STREETS_M: Final = 1.3
"""How much higher it hangs between houses, over the height in the open."""
LEAST_HALF_M, SAG, BULB_M, APART_M = 7.0, 0.1, 0.035, 0.42
"""Half of a string's length, how deep it hangs over the length of a swag, a bulb's radius and the way to the next."""
LARGER_PER_M: Final = 0.05
"""How much larger and sparser bulbs are for each metre that the lens is away: those of a wide shot would be specks."""
SWAG_M: Final = 3.4
UNDER_CEILING_M, FROM_WALL_M = 0.3, 0.06
BETWEEN_HOUSES: Final = frozenset({"street", "village", "forest"})

Point = tuple[float, float, float]


def has_string_lights(shot: Shot) -> bool:
    """Whether strings of lights hang where a shot is: not those on a tree."""
    text = f"{shot.request} {shot.lighting.source}".lower()
    return _STRINGS.search(text) is not None and _ON_A_TREE.search(text) is None


def hang_string_lights(site: SetSite, told: Shot) -> tuple[Light, ...]:
    """Hangs the strings that a shot tells of, and returns what light they give.

    Args:
        site: of the set, whose room is built.
        told: the shot with all that it tells.
    """
    if not has_string_lights(told):
        return ()
    strings = _along_walls(site) if site.back_walls else _in_the_open(site)
    palette = COLOURS if _MANY_COLOURS.search(told.request.lower()) else WARM
    paints = [glowing(colour, GLOW) for colour in palette]
    larger = 1.0 + LARGER_PER_M * site.clearing.reach_m
    for start, end in strings:
        _string(site, start, end, paints, larger)
    red, green, blue = light_colour(KELVIN)
    shining = STRENGTH if site.cues.lamps_lit or site.cues.night else 0.0
    return tuple(
        Light(
            LightKind.POINT, (shining * red, shining * green, shining * blue), radius=0.5, shadows=False,
            position=((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2 - 0.3),
        )
        for a, b in strings[:2]
        if shining
    )  # fmt: skip


def _along_walls(site: SetSite) -> list[tuple[Point, Point]]:
    low, high, y, ceiling = site.back_walls[-1]
    top, at = min(ceiling - UNDER_CEILING_M, 2.6), y - FROM_WALL_M
    return [((low + 0.1, at, top), (high - 0.1, at, top)), ((low + 0.1, at, top - 0.45), (high - 0.1, at, top - 0.3))]


def _in_the_open(site: SetSite) -> list[tuple[Point, Point]]:
    ahead = site.clearing.ahead().mean(axis=0)
    length = max(math.hypot(*ahead), 1e-6)
    ux, uy = float(ahead[0]) / length, float(ahead[1]) / length
    x0, y0 = site.travel.centre
    deep = abs(ux) * (site.travel.x_max - site.travel.x_min) / 2 + abs(uy) * (site.travel.y_max - site.travel.y_min) / 2
    housed = site.shot.setting.stage in BETWEEN_HOUSES
    half = max(LEAST_HALF_M, 0.6 * site.clearing.reach_m)
    found = []
    for away, height in ROWS:
        top = height * (OVER_STREETS_M if housed else 1.0)
        x, y = x0 + (deep + away) * ux, y0 + (deep + away) * uy
        ends = [(x + side * half * uy, y - side * half * ux, top) for side in (-1.0, 1.0)]
        if not housed:
            _poles(site, ends[0], ends[1])
        found.append((ends[0], ends[1]))
    return found


def _poles(site: SetSite, start: Point, end: Point) -> None:
    """What a string hangs from, where it is held up."""
    for share in _hooks(start, end):
        x, y, z = _between(start, end, share)
        if site.clearing.free(x, y, 0.1):
            site.geom(GeomKind.CAPSULE, (0.03,), IRON, ends=((x, y, 0.0), (x, y, z)))


def _hooks(start: Point, end: Point) -> list[float]:
    swags = max(1, round(math.dist(start, end) / SWAG_M))
    return [number / swags for number in range(swags + 1)]


def _between(start: Point, end: Point, share: float) -> Point:
    x, y, z = (a + share * (b - a) for a, b in zip(start, end, strict=True))
    return x, y, z


def _string(site: SetSite, start: Point, end: Point, paints: list[Surface], larger: float) -> None:
    """One string in its swags, with its bulbs."""
    hooks, long = _hooks(start, end), math.dist(start, end)
    swag = long / (len(hooks) - 1)
    count = max(8, int(long / (APART_M * larger)))
    last: Point | None = None
    for number in range(count + 1):
        share = number / count
        within = share * (len(hooks) - 1) % 1.0
        x, y, z = _between(start, end, share)
        here = (x, y, z - 4.0 * SAG * swag * within * (1.0 - within))
        if last is not None:
            site.geom(GeomKind.CAPSULE, (0.006 * larger,), WIRE, ends=(last, here))
        last = here
        size = BULB_M * larger
        site.ball((here[0], here[1], here[2] - size), (size, size, 1.25 * size), paints[number % len(paints)])
