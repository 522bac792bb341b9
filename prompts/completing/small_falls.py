"""What is small and only falls: far enough to be seen falling, and slowly, as it is over in a blink."""

from __future__ import annotations

import re
from math import sqrt
from typing import Final

from prompts.completing.knowledge import noun_entry
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["slowed_for_fall", "small_drop_m"]

_ONLY_FALLS: Final = re.compile(r"(?:slowly )?(?:fall|dropp?|dripp?)(?:ing)?(?: down| slowly| through the air)*")
"""Words of a fall from or onto nothing that is named; what falls over, topples."""
SMALL_M: Final = 0.12
"""What is no longer than this is small, m."""
LEAST_M: Final = 0.012
"""What is shorter is shown as long as this, m."""
DROP: Final = 5.0
"""How far it falls, over its longest side: so close a frame holds both."""
SHARE: Final = 0.6
"""Of the clip's time that the fall takes."""
GRAVITY_MPS2: Final = 9.81
SLOWEST: Final = 0.02


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
    return float(f"{DROP * size:.3g}") if falls and size < SMALL_M else None


def slowed_for_fall(shot: Shot, seconds: float) -> float | None:
    """The time scale at which such a fall takes most of a clip; None for any other shot.

    Args:
        shot: as for `small_drop_m`.
        seconds: length of the clip.
    """
    drop = small_drop_m(shot)
    if drop is None:
        return None
    return round(max(SLOWEST, sqrt(2.0 * drop / GRAVITY_MPS2) / (SHARE * seconds)), 3)
