"""An island as it is seen from the air: sand round a wooded middle, a lagoon, and the sea on all sides."""

from __future__ import annotations

import math
import re

from generators.previz.building import Surface
from generators.previz.camera.target import ROUND_A_PLACE
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import ROCK, SAND, mottled
from generators.previz.sets.vegetation import palm

__all__ = ["build_isle_ahead", "build_isles", "is_isle", "is_isle_ahead"]

_ISLE = re.compile(
    r"\b(?:islands?|isles?|islets?|atolls?|archipelago|maldives|bora bora|seychelles|tahiti|fiji|bahamas)\b"
)
_FROM_ABOVE_M = 8.0
"""A lens that is higher than this sees an island whole."""
LAGOON = Surface.of(94, 196, 190, second_colour=Surface.of(54, 160, 168).colour, roughness=0.2, specular=0.1)
GREEN = mottled((70, 108, 50), (102, 134, 62), 2.4)
_LONE = re.compile(
    r"\b(?:tiny|small|little|lone|lonely|desert|deserted|remote|isolated)(?: [\w-]+)? (?:island|isle|islet)\b"
)
_ONE_PALM = re.compile(
    r"\b(?:an?|one|single|lone|solitary|only)(?: [\w-]+)? (?:palm(?: tree)?|coconut tree|tree)\b(?! (?:forest|grove))"
)
LONE_SIZE, LONE_AHEAD_M, FEW_PALMS = 0.5, 12.0, 7
"""Of an island that lies alone: how large over the usual, how far ahead, m, and its palms where no number is said."""
RADIUS_M, AHEAD_M = 21.0, 20.0
"""Of an island's sand; and how far beyond the middle of the action the first lies."""
OTHERS = ((-78.0, 92.0, 0.8), (88.0, 128.0, 1.1), (-10.0, 210.0, 1.3))
"""Others behind it: aside and beyond, m, and how large."""
PALMS, ROCKS = 26, 9
SMALL, NEAR_M, ASIDE_M = 0.6, 24.0, 9.0
"""Of an island that is seen from the water: its size over the usual, how far off its shore is, and how far aside."""


def is_isle(site: SetSite) -> bool:
    """Whether the words are of an island and the lens is up in the air, so that its beach alone would not tell it."""
    high = float(site.clearing.cameras[:, 2].mean()) > _FROM_ABOVE_M
    return high and _ISLE.search(f"{site.words} {site.shot.request}".lower()) is not None


def build_isles(site: SetSite) -> None:
    """An island ahead of the lens and more towards the horizon, on the ground of a sea that is there."""
    x0, y0 = site.travel.centre
    words = f"{site.words} {site.shot.request}".lower()
    if "lone island" in words or _LONE.search(words):
        palms = 1 if _ONE_PALM.search(words) else FEW_PALMS
        goes_round = any(move.kind in ROUND_A_PLACE for move in site.shot.camera.moves)
        _isle(site, x0, y0 if goes_round else y0 + LONE_AHEAD_M, LONE_SIZE, palms)
        return
    _isle(site, x0, y0 + AHEAD_M, 1.0, PALMS)
    for dx, dy, size in OTHERS:
        _isle(site, x0 + dx, y0 + dy, size, PALMS // 3)


def is_isle_ahead(site: SetSite) -> bool:
    """Whether the words are of an island that is seen from the water: one that is rowed, sailed or swum to."""
    drawn = any(_ISLE.search(subject.noun.lower()) for subject in site.shot.subjects)
    return not drawn and _ISLE.search(f"{site.words} {site.shot.request}".lower()) is not None


def build_isle_ahead(site: SetSite) -> None:
    """An island with its palms behind the action, and so near that it is told from a strip of coast."""
    x0, y0 = site.travel.centre
    away = max(site.clearing.reach_m, NEAR_M) + RADIUS_M * SMALL
    _isle(site, x0 + ASIDE_M, y0 + away, SMALL, PALMS // 2)


def _isle(site: SetSite, x: float, y: float, size: float, palms: int) -> None:
    """One island: its radius over the usual, and how many palms it has."""
    rng, r = site.rng, RADIUS_M * size
    yaw = float(rng.uniform(0.0, math.pi))
    site.ball((x, y, -0.2), (1.9 * r, 1.5 * r, 0.26), LAGOON, yaw=yaw)
    site.ball((x, y, -0.4), (1.15 * r, 0.95 * r, 1.1), SAND, yaw=yaw)
    site.ball((x, y, -0.5), (0.82 * r, 0.66 * r, 2.6), GREEN, yaw=yaw)
    for _ in range(4):
        out, angle = float(rng.uniform(0.0, 0.32)) * r, float(rng.uniform(0.0, 2.0 * math.pi))
        wide = float(rng.uniform(0.2, 0.34)) * r
        site.ball((x + out * math.cos(angle), y + out * math.sin(angle), 0.5), (wide, wide, 0.9 * wide), GREEN)
    if palms == 1:
        palm(site, x, y, 7.0)
        palms = 0
    for _ in range(palms):
        out, angle = float(rng.uniform(0.35, 0.95)) * r, float(rng.uniform(0.0, 2.0 * math.pi))
        palm(site, x + out * math.cos(angle), y + 0.82 * out * math.sin(angle), float(rng.uniform(5.0, 8.5)))
    for _ in range(ROCKS):
        out, angle = float(rng.uniform(1.05, 1.3)) * r, float(rng.uniform(0.0, 2.0 * math.pi))
        wide = float(rng.uniform(0.4, 1.3))
        site.ball(
            (x + out * math.cos(angle), y + 0.85 * out * math.sin(angle), 0.1), (wide, 0.8 * wide, 0.6 * wide), ROCK
        )
