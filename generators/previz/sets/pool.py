"""A swimming pool: tiled decks round clear water, ropes between the lanes, loungers and a hedge beyond."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.horizon import tree_line
from generators.previz.sets.paint import LEAVES, TILES, WHITE

__all__ = ["is_pool", "pool"]

_POOL: Final = re.compile(r"\b(?:([a-z]+) )?(?:pool(?:side)?|lido)\b")
_NATURAL: Final = frozenset(
    {
        "spring", "oasis", "rock", "tidal", "mill", "forest", "natural", "river", "mountain", "jungle", "waterfall",
        "plunge", "still", "deep", "dark", "beaver", "rain", "mud", "car", "gene", "thermal",
    }
)  # fmt: skip
"""Words before a pool that nobody has built."""
WATER: Final = Surface.of(
    64, 176, 196, second_colour=Surface.of(36, 140, 176).colour, pattern=Pattern.WATER, pattern_scale=1.1,
    roughness=0.06, specular=0.12,
)  # fmt: skip
LANE_M, LANES, WIDE_M = 2.4, 4, 26.0
"""Width of a lane, how many there are, and from side to side, m."""
DECK_M, DECK_UP_M, COPING_M = 30.0, 0.16, 0.22
"""How deep the deck behind the water is, how high over it, and half the width of its edge, m."""
ASHORE_M: Final = 1.2
"""From who stands beside the pool to the water."""
ROPE: Final = Surface.of(206, 52, 44)
CANVAS: Final = Surface.of(236, 232, 220, roughness=0.9)
PARASOL: Final = Surface.of(40, 120, 170, roughness=0.9)


def is_pool(words: str) -> bool:
    """Whether the words of a place mean a pool that is built to swim in.

    Args:
        words: in lower case.
    """
    found = _POOL.search(words)
    return found is not None and found[1] not in _NATURAL and "pool of" not in words


def pool(site: SetSite, *, afloat: bool) -> SetDressing:
    """Builds it behind who stands at it, or round who swims in it.

    Args:
        site: where the action and the camera are.
        afloat: whether the action is in the water.
    """
    x0, y0 = site.travel.centre
    near = y0 - LANE_M if afloat else site.travel.y_max + ASHORE_M
    far = near + LANES * LANE_M
    if afloat:
        site.ground(WATER)
    else:
        site.ground(TILES)
        site.sheet((x0, (near + far) / 2, 0.006), (WIDE_M / 2, (far - near) / 2), WATER)
        site.slab((x0, near, 0.02), (WIDE_M / 2, COPING_M, 0.02), WHITE)
    for side in (-1.0, 1.0):
        x = x0 + side * (WIDE_M / 2 + DECK_M / 2)
        site.slab((x, far, DECK_UP_M / 2), (DECK_M / 2, DECK_M, DECK_UP_M / 2), TILES)
    site.slab((x0, far + DECK_M, DECK_UP_M / 2), (WIDE_M, DECK_M, DECK_UP_M / 2), TILES)
    site.slab((x0, far, DECK_UP_M / 2 + 0.02), (WIDE_M / 2, COPING_M, DECK_UP_M / 2), WHITE)
    for lane in range(1, LANES):
        y = near + lane * LANE_M
        if abs(y - y0) > 0.5 * LANE_M or not afloat:
            ends = ((x0 - WIDE_M / 2, y, 0.03), (x0 + WIDE_M / 2, y, 0.03))
            site.geom(GeomKind.CAPSULE, (0.06,), ROPE if lane % 2 else WHITE, ends=ends)
    for number in range(-2, 3):
        _lounger(site, x0 + 4.2 * number, far + 3.0)
    site.slab((x0, far + 9.0, 1.0), (WIDE_M, 0.5, 1.0), LEAVES[2])
    tree_line(site, away_m=far - y0 + 26.0, count=30)
    return SetDressing()


def _lounger(site: SetSite, x: float, y: float) -> None:
    """A deckchair with its back up, and a parasol beside it."""
    site.slab((x, y, DECK_UP_M + 0.32), (0.36, 0.7, 0.05), CANVAS)
    site.slab((x, y + 0.78, DECK_UP_M + 0.56), (0.36, 0.06, 0.3), CANVAS)
    site.slab((x, y, DECK_UP_M + 0.14), (0.3, 0.6, 0.14), WHITE)
    site.geom(GeomKind.CAPSULE, (0.03,), WHITE, ends=((x + 1.2, y, 0.1), (x + 1.2, y, DECK_UP_M + 2.3)))
    site.ball((x + 1.2, y, DECK_UP_M + 2.2), (1.2, 1.2, 0.22), PARASOL)
