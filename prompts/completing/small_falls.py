"""What is small and only falls: far enough to be seen falling, and slowed until one sees that and what follows."""

from __future__ import annotations

import re
from math import sqrt
from typing import Final

from prompts.completing.knowledge import noun_entry
from prompts.physics.substances import drift_of
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["slowed_because", "slowed_for_fall", "small_drop_m"]

_ONLY_FALLS: Final = re.compile(r"(?:slowly )?(?:fall|dropp?|dripp?)(?:ing)?(?: down| slowly| through the air)*")
"""Words of a fall from or onto nothing that is named; what falls over, topples."""
SMALL_M: Final = 0.12
"""What is no longer than this is small, m."""
LEAST_M: Final = 0.012
"""What is shorter is shown as long as this, m."""
DROP: Final = 5.0
"""How far it falls, over its longest side: so close a frame holds both."""
DRIFT: Final = 7.0
"""Likewise of what the air carries, which is seen for longer."""
SHARE: Final = 0.25
"""Of the clip's time that the fall takes, so that the hops after it are seen too."""
SHARE_ALONE: Final = 0.6
"""Likewise of a drop or a leaf, after whose fall there is little to be seen."""
GRAVITY_MPS2: Final = 9.81
SLOWEST: Final = 0.08
SLOWEST_DROP: Final = 0.035
"""Of a drop of liquid, which is filmed with a thousand pictures a second."""
SLOWEST_IN_AIR: Final = 0.25
"""A leaf sways at a pace of its own, that is seen without more."""


def small_drop_m(shot: Shot) -> float | None:
    """How far the small thing falls that a shot is of and that does nothing else, m; None for any other shot.

    Args:
        shot: its main subject has its height.
    """
    main = shot.main_subject
    if main is None or main.count > 1 or len(shot.subjects) > 1 or table("kinds")[main.kind or "thing"].animate:
        return None
    entry = noun_entry(main.noun)
    size = max(main.height_m or 0.0, (entry.length_m or 0.0) if entry else 0.0, LEAST_M)
    falls = bool(shot.beats) and all(
        b.motion == "fall" and not b.target and _ONLY_FALLS.fullmatch(b.action.lower()) for b in shot.beats
    )
    far = DRIFT if drift_of(main.noun) else DROP
    return float(f"{far * size:.3g}") if falls and size < SMALL_M else None


def slowed_for_fall(shot: Shot, seconds: float) -> float | None:
    """The time scale at which such a fall, and what comes after it, is seen in a clip; None for any other shot.

    Args:
        shot: as for `small_drop_m`.
        seconds: length of the clip.
    """
    drop, main = small_drop_m(shot), shot.main_subject
    if drop is None or main is None:
        return None
    drift, liquid = drift_of(main.noun), main.kind == "liquid"
    share = SHARE_ALONE if drift or liquid else SHARE
    slowest = SLOWEST_IN_AIR if drift else SLOWEST_DROP if liquid else SLOWEST
    takes = _fall_s(drop, drift.terminal_speed_mps if drift else 0.0)
    return round(min(max(slowest, takes / (share * seconds)), 1.0), 3)


def slowed_because(scale: float) -> str:
    """Why the director slows a fall to a time scale, for the card."""
    return f"so small a thing falls in the blink of an eye: shown {1.0 / scale:.3g} times slower"


def _fall_s(drop_m: float, terminal_mps: float) -> float:
    """How long a fall takes, s: a free one, or at the speed at which the air carries the thing."""
    free = sqrt(2.0 * drop_m / GRAVITY_MPS2)
    return max(free, drop_m / terminal_mps) if terminal_mps else free
