"""Clothes that hands are at as a pile, and not as they hang on a line."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["as_folded"]

_AT_HAND: Final = re.compile(r"(?:(?:start|begin)\w* )?(?:fold|iron|sort|pack|stack|put\w* away|press)\w*\b")
HUNG: Final = frozenset({"clothes", "clothing", "laundry", "washing"})
"""Nouns whose rig hangs on a line."""
PILE, PILE_M = "blanket", 0.12
"""What a pile of them looks like, and its height."""


def as_folded(shot: Shot) -> Shot:
    """The shot with the clothes that somebody folds, irons or packs in a pile.

    Args:
        shot: its beats say who does what to which.
    """
    folded = {beat.target for beat in shot.beats if _AT_HAND.match(beat.action.lower())}
    subjects = [
        s.model_copy(update={"noun": PILE, "height_m": PILE_M}) if s.id in folded and s.noun.lower() in HUNG else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot
