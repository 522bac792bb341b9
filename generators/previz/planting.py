"""A tree that is planted is a young one: its planters kneel before a sapling, and not under a crown."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Source

__all__ = ["with_saplings"]

SAPLING_M: Final = 1.25
"""Height of a tree that is being planted, m."""
_PLANTS: Final = re.compile(r"\bplant(?:s|ed|ing)?\b")


def with_saplings(shot: Shot) -> Shot:
    """The shot with every tree that somebody plants as high as a sapling; a height that the user gave stays.

    Args:
        shot: its beats say what is planted.
    """
    planted = {beat.target for beat in shot.beats if _PLANTS.match(beat.action.lower())}
    subjects = []
    for number, subject in enumerate(shot.subjects):
        cue = shot.source_of(f"subjects[{number}].height_m")
        told = cue is not None and cue.source is Source.USER
        if subject.id in planted and subject.kind == "tree" and not told:
            subject = subject.model_copy(update={"height_m": SAPLING_M})
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects}) if planted else shot
