"""The way of somebody who goes down a slide: pushed off at its top, faster and faster, braked at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, sin, sqrt
from typing import Final

__all__ = ["Slid", "down_chute"]

GRAVITY: Final = 9.81
FRICTION: Final = 0.5
"""Of cloth on a slide of metal or plastic."""
TURN_S: Final = 1.2
"""From one to the next who goes down."""
BEHIND_M, LEAST_OUT_M = 0.44, 0.1
"""How far behind one another they sit at the top, and at the foot; and how far the last one still runs out."""
LEAST_MPS2: Final = 0.6
"""Who does not slide by themselves pushes along."""
SITS_S: Final = 0.7
"""How long somebody sits at the top before they push off."""
EASED_M: Final = 0.3
"""Length of the bend at either end of the slope."""


@dataclass(frozen=True, slots=True)
class Slid:
    """Where on a slide somebody is.

    Attributes:
        ahead_m: of the middle of its seat. up_m: over the level at its foot. slope: of what they sit on, rad down.
    """

    ahead_m: float = 0.0
    up_m: float = 0.0
    slope: float = 0.0


def down_chute(chute: tuple[float, float, float, float] | None, since_s: float, turn: int = 0) -> Slid:
    """Where somebody is a time after they sat down at the top of a slide.

    Args:
        chute: where it begins ahead of the seat, the level length and drop of its slope, its run-out, m; None for none.
        since_s: after the deed has begun, s.
        turn: how many go down before.
    """
    if chute is None:
        return Slid()
    begins, run, drop, out = chute
    out = max(out - BEHIND_M * turn, LEAST_OUT_M)
    length, angle = hypot(run, drop), atan2(drop, run)
    pull = max(GRAVITY * (sin(angle) - FRICTION * cos(angle)), LEAST_MPS2)
    slides_s = sqrt(2.0 * length / pull)
    since = since_s - SITS_S - TURN_S * turn
    if since < 0.0:
        return Slid(begins - BEHIND_M * min(turn, -since / TURN_S), drop)
    if since < slides_s:
        gone = 0.5 * pull * since * since
        bend = min(gone, length - gone) / EASED_M
        return Slid(begins + gone * cos(angle), drop - gone * sin(angle), angle * min(bend, 1.0))
    speed = pull * slides_s
    brake = speed * speed / (2.0 * out)
    after = min(since - slides_s, speed / brake)
    return Slid(begins + run + speed * after - 0.5 * brake * after * after)
