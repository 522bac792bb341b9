"""What flies up round feet that land in a puddle or a heap of leaves, and where a wave takes a sandcastle away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt
from typing import Final

from generators.previz.changing import Course, washed_away_s
from generators.previz.deeds import Deed
from generators.previz.in_puddles import in_a_puddle
from generators.previz.motion.debris import Debris
from generators.previz.motion.travel import Travel
from generators.previz.plunging import burst
from generators.previz.rigs import Model
from generators.previz.scene import Flakes

__all__ = ["splashes_of"]

GRAVITY: Final = 9.81
INTO_PUDDLES: Final = frozenset({"jump_in_puddle", "jump_in_leaves"})
_LEAVES: Final = re.compile(r"\b(?:leaf|leaves|pile|heap)\b")
SIZE: Final = 0.75
"""How large what flies up is round somebody's feet: over that of a fox that dives."""
STEP_S: Final = 0.7
"""From one splash of an animal's feet to the next."""
WAVE: Final = 1.5
"""And where a wave breaks over something as high as a knee."""


def splashes_of(
    deeds: Sequence[Deed], course: Course | None, travel: Travel, model: Model, *, leaves: bool = False
) -> Debris | None:
    """What flies up where somebody lands in something, or where a wave breaks; None for most.

    Args:
        deeds: of the figure.
        course: what becomes of it.
        travel: its way.
        model: as it is built.
        leaves: whether what is jumped into is a heap of leaves.
    """
    clouds: list[Debris] = []
    breaks_s = washed_away_s(course)
    if breaks_s is not None:
        at = (*travel.point(travel.distance(breaks_s)), travel.ground(travel.distance(breaks_s)))
        clouds += [burst(at, breaks_s - late, WAVE * size, "water") for late, size in ((0.35, 0.7), (0.1, 1.0))]
    for deed in deeds:
        if not deed.performance and in_a_puddle(deed.words):
            clouds += [_landing(travel, story_s, model.height_m, "water") for story_s in _steps(deed)]
        if deed.performance in INTO_PUDDLES:
            into = "leaves" if leaves or _LEAVES.search(deed.words) else "water"
            clouds += [_landing(travel, story_s, model.height_m, into) for story_s in _landings(deed)]
    if not clouds:
        return None

    def cloud(story_s: float) -> Flakes | None:
        return Flakes.joined([some for one in clouds if (some := one(story_s)) is not None])

    return cloud


def _steps(deed: Deed) -> list[float]:
    """When an animal's feet come down in a puddle, story time."""
    return [deed.start_s + (n + 0.5) * STEP_S for n in range(int((deed.end_s - deed.start_s) / STEP_S))]


def _landings(deed: Deed) -> list[float]:
    """When the feet come down in a deed of jumping, story time."""
    row = deed.row
    start, high = row.leap or (0.0, 0.0)
    first = deed.start_s + start + 2.0 * sqrt(2.0 * high / GRAVITY)
    count = int(max(deed.end_s - first, 0.0) // row.period_s) + 1 if row.period_s else 1
    return [first + n * row.period_s for n in range(count)]


def _landing(travel: Travel, story_s: float, height_m: float, into: str) -> Debris:
    way = travel.distance(story_s)
    return burst((*travel.point(way), travel.ground(way) + 0.02), story_s, SIZE * sqrt(height_m / 1.7), into)
