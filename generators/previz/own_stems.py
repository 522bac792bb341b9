"""Animals that are built with the branch that they hang from: sloths and koalas need no other."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Shot

__all__ = ["as_on_own_stems"]

ON_STEMS: Final = frozenset({"koala", "koalas", "sloth", "sloths"})
_HANGS: Final = re.compile(
    r"\b(?:hang|dangl|swing|cling|hold|rest|sleep)\w*\b.*\b(?:from|on|onto|in|off|to) (?:an?|the|its) "
)
_BRANCHES: Final = re.compile(r"\b(?:branch(?:es)?|boughs?|limb|trees?|trunks?)$")


def as_on_own_stems(shot: Shot) -> Shot:
    """The shot with who hangs from a branch, and has one of its own, there, seen whole, and with no other branch.

    Args:
        shot: a completed one.
    """
    own = {s.id for s in shot.subjects if s.noun.lower().split()[-1] in ON_STEMS}
    hanging = [b for b in shot.beats if b.subject in own and _HANGS.search(b.action.lower())]
    if not hanging:
        return shot
    branches = {s.id for s in shot.subjects if _BRANCHES.search(s.noun.lower())}
    resting = {"action": "resting", "motion": "rest", "target": "", "direction": ""}
    beats = [b.model_copy(update=resting) if b in hanging else b for b in shot.beats if b.subject not in branches]
    subjects = [s for s in shot.subjects if s.id not in branches]
    staged = shot.model_copy(update={"beats": beats, "subjects": subjects})
    return without_invented(staged, {"size": "full", "height_m": None, "distance_m": None})
