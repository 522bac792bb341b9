"""Sparks that fly where somebody welds are those of the torch, and no thing of their own."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["without_sparks_of_work"]

_WELDS: Final = re.compile(r"(?:\w+ly )?(?:weld|solder)\w*\b")
_SPARKS: Final = re.compile(r"\bsparks?$")


def without_sparks_of_work(shot: Shot) -> Shot:
    """The shot without the sparks that a welding torch gives off.

    Args:
        shot: its deeds.
    """
    if not any(_WELDS.match(beat.action.lower()) for beat in shot.beats):
        return shot
    gone = {s.id for s in shot.subjects if _SPARKS.search(s.noun.lower()) and s is not shot.main_subject}
    if not gone:
        return shot
    return shot.model_copy(
        update={
            "subjects": [s for s in shot.subjects if s.id not in gone],
            "beats": [b for b in shot.beats if b.subject not in gone],
            "physics": [event for event in shot.physics if event.subject not in gone],
        }
    )
