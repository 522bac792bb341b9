"""The ice of the poles: level ice with hummocks, and beyond its edge a dark sea with floes and icebergs."""

from __future__ import annotations

import math

from generators.previz.building import Surface
from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import SNOW
from generators.previz.sets.shore import OPEN_SEA, shore_to

__all__ = ["is_polar", "polar_ice"]

POLAR_WORDS = (
    "ice",
    "antarctic",
    "antarctica",
    "arctic",
    "pole",
    "iceberg",
    "icebergs",
    "floe",
    "floes",
    "icefield",
    "polar",
    "glacier",
    "glaciers",
)
POLAR_ANIMALS = ("penguin", "walrus", "seal", "narwhal", "orca", "beluga")
NO_SEA = ("rink", "skat", "hockey", "lake", "forest", "village", "river", "pond")
BLUE_ICE = Surface.of(168, 206, 226, second_colour=Surface.of(206, 228, 240).colour, pattern_scale=1.4, roughness=0.35)
EDGE_M = 5.0
FLOES, BERGS = 46, 9


def is_polar(site: SetSite) -> bool:
    """Whether the place is the ice of a polar sea and no frozen lake, by its words or who lives there."""
    said = f"{site.words} {site.shot.request}".lower()
    if any(word in said for word in NO_SEA):
        return False
    return site.said(POLAR_WORDS) or any(
        s.noun.lower().split()[-1].removesuffix("s") in POLAR_ANIMALS for s in site.shot.subjects
    )


def polar_ice(site: SetSite) -> SetDressing:
    """Ice under the action, hummocks and blue blocks on it, the sea with floes, icebergs far out."""
    edge = site.travel.y_max + EDGE_M
    shore_to(site, SNOW, BLUE_ICE, OPEN_SEA, edge)
    rng = site.rng
    x0, _ = site.travel.centre
    for x, y in site.places(22, 1.0, 2.5, 30.0):
        if y < edge - 1.2:
            wide = float(rng.uniform(0.5, 2.4))
            site.ball(
                (x, y, -0.03), (wide, 0.6 * wide, float(rng.uniform(0.1, 0.4))), SNOW, yaw=float(rng.uniform(0, 3))
            )
    for x, y in site.places(9, 0.8, 4.0, 22.0):
        if y < edge - 0.8:
            size = float(rng.uniform(0.25, 0.7))
            site.box((x, y, 0.3 * size), (size, 0.7 * size, 0.55 * size), BLUE_ICE, yaw=float(rng.uniform(0, 3)))
    for number in range(FLOES):
        out = 3.0 + 1.9 * number
        x = x0 + float(rng.uniform(-0.8, 0.8)) * (9.0 + out)
        wide = float(rng.uniform(0.8, 2.4)) * (1.0 + 0.02 * out)
        if site.clearing.seen(x, edge + out, wide):
            site.ball((x, edge + out, -0.1), (wide, 0.7 * wide, 0.3), SNOW, yaw=float(rng.uniform(0, 3)))
    for number in range(BERGS):
        _iceberg(
            site, x0 + (number - BERGS / 2) * 42.0 + float(rng.uniform(-14, 14)), edge + float(rng.uniform(70, 190))
        )
    return SetDressing()


def _iceberg(site: SetSite, x: float, y: float) -> None:
    """A tilted block of ice with two smaller peaks that lean on it."""
    rng = site.rng
    wide, tall = float(rng.uniform(7.0, 17.0)), float(rng.uniform(4.0, 13.0))
    for part in range(3):
        share = (1.0, 0.7, 0.5)[part]
        lean, yaw = float(rng.uniform(0.06, 0.3)), float(rng.uniform(0, math.pi))
        at = (x + (0.0, 0.8, -0.9)[part] * wide, y - 2.0 * part, 0.2 * share * tall)
        half = lean / 2
        turn = (math.cos(half) * math.cos(yaw / 2), math.sin(half) * math.cos(yaw / 2),
                math.sin(half) * math.sin(yaw / 2), math.cos(half) * math.sin(yaw / 2))  # fmt: skip
        surface = BLUE_ICE if part == 1 else SNOW
        half_sides = (share * wide * 0.6, share * wide * 0.45, share * tall * 0.9)
        site.geom(GeomKind.BOX, half_sides, surface, at, quaternion=turn)
