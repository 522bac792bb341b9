"""High over a city: a flat roof with its parapet, or a balcony with its railing, and the houses below and around."""

from __future__ import annotations

import math
from typing import Final

from generators.previz.building import Surface, linear_rgb
from generators.previz.scene import Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import ASPHALT, CONCRETE, IRON, STEEL, mottled
from generators.previz.sets.skyline import FACADES

__all__ = ["ROOFTOP_WORDS", "rooftop"]

BALCONY_WORDS: Final = frozenset({"balcony", "balconies"})
ROOFTOP_WORDS: Final = frozenset({"rooftop", "rooftops", "roof"}) | BALCONY_WORDS
STREET_M: Final = -26.0
"""Level of the street below, m."""
ROOM_M, BALCONY_ROOM_M = (8.0, 7.0), (2.6, 1.3)
"""How far the floor goes beyond the action, along and away from the camera's way, m."""
PARAPET_M, THICK_M = 0.85, 0.14
STEP_M: Final = 1.0
"""Length of a piece of the parapet: one that stands before the lens is left out."""
NEAREST_M, FARTHEST_M, HOUSES = 16.0, 210.0, 110
ABOVE_M: Final = 14.0
"""How much higher than this roof the houses around it are at the most, not far away, m."""
GRAVEL: Final = mottled((150, 144, 134), (126, 120, 112), 0.35, roughness=0.9)
TILED: Final = mottled((158, 132, 112), (140, 114, 96), 0.4)


def rooftop(site: SetSite) -> SetDressing:
    """The floor under the action, its edge, what stands on it, and the city."""
    balcony = site.said(BALCONY_WORDS)
    site.ground(ASPHALT, STREET_M)
    x, y = site.travel.centre
    along, across = BALCONY_ROOM_M if balcony else ROOM_M
    half = (
        (site.travel.x_max - site.travel.x_min) / 2 + along,
        (site.travel.y_max - site.travel.y_min) / 2 + across,
    )
    site.slab((x, y, -0.15), (*half, 0.15), TILED if balcony else GRAVEL)
    _edge(site, half, railed=balcony)
    if not balcony:
        _on_the_roof(site, half)
    _city(site, max(half))
    return SetDressing()


def _edge(site: SetSite, half: tuple[float, float], *, railed: bool) -> None:
    """A parapet or a railing all around, but for the pieces that the camera looks across."""
    x0, y0 = site.travel.centre
    for side in (-1.0, 1.0):
        for axis in (0, 1):
            steps = max(round(2 * half[axis] / STEP_M), 1)
            long = half[axis] / steps
            for number in range(steps):
                at = -half[axis] + (2 * number + 1) * long
                x, y = (at, side * half[1]) if axis == 0 else (side * half[0], at)
                if site.clearing.open_to(x0 + x, y0 + y, 0.6):
                    _edge_piece(
                        site, (x0 + x, y0 + y), (long, THICK_M / 2) if axis == 0 else (THICK_M / 2, long), railed
                    )


def _edge_piece(site: SetSite, at: tuple[float, float], half: tuple[float, float], railed: bool) -> None:
    if not railed:
        site.box((*at, PARAPET_M / 2), (*half, PARAPET_M / 2), CONCRETE)
        return
    lean = min(half) / 3
    rail = (max(half[0], lean), max(half[1], lean))
    for height in (0.12, 1.02):
        site.box((*at, height), (*rail, 0.03), IRON)
    for share in (-0.75, -0.25, 0.25, 0.75):
        x = at[0] + share * half[0] * (half[0] > half[1])
        y = at[1] + share * half[1] * (half[1] > half[0])
        site.box((x, y, 0.55), (0.014, 0.014, 0.45), IRON)


def _on_the_roof(site: SetSite, half: tuple[float, float]) -> None:
    """Air conditioners and vents, where they are in nobody's way."""
    x0, y0 = site.travel.centre
    for number, (x, y) in enumerate(site.places(9, 1.1, 2.4, min(half) + 4.0)):
        if abs(x - x0) > half[0] - 1.2 or abs(y - y0) > half[1] - 1.2:
            continue
        if number % 2:
            site.box((x, y, 0.45), (0.7, 0.5, 0.45), STEEL)
            site.box((x, y, 0.95), (0.5, 0.35, 0.05), IRON)
        else:
            site.box((x, y, 0.5), (0.16, 0.16, 0.5), STEEL)
            site.box((x, y, 1.04), (0.24, 0.24, 0.05), IRON)


def _city(site: SetSite, roof_m: float) -> None:
    """Houses on all sides, some higher than the roof, with windows that are lit at night."""
    rng, (x0, y0) = site.rng, site.travel.centre
    lit = site.cues.lamps_lit
    pane = (255, 206, 140) if lit else (120, 150, 176)
    for number in range(HOUSES):
        away = roof_m + NEAREST_M + (FARTHEST_M - NEAREST_M) * (number / HOUSES) ** 1.5
        bearing = number * 2.399963 + float(rng.uniform(-0.2, 0.2))
        x, y = x0 + away * math.cos(bearing), y0 + away * math.sin(bearing)
        wide, deep = float(rng.uniform(5.0, 8.5)), float(rng.uniform(5.0, 8.0))
        if site.clearing.gap(x, y) < math.hypot(wide, deep):
            continue
        top = float(rng.uniform(STREET_M * 0.55, -3.0)) + ABOVE_M * 2.2 * float(rng.random()) ** 3 * min(
            away / 60.0, 3.0
        )
        facade = FACADES[int(rng.integers(len(FACADES)))]
        wall = Surface.of(
            *facade,
            second_colour=linear_rgb(pane),
            pattern=Pattern.WINDOWS,
            pattern_scale=3.2,
            roughness=0.6,
            emission=0.9 if lit else 0.0,
        )
        middle, yaw = (STREET_M + top) / 2, float(rng.choice((0.0, 0.35)))
        site.box((x, y, middle), (wide, deep, (top - STREET_M) / 2), wall, yaw=yaw)
        site.box((x, y, top + 0.25), (wide + 0.2, deep + 0.2, 0.25), CONCRETE, yaw=yaw)
