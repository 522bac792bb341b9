"""Leaves that are raked into a pile lie in one, and are jumped into together."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["is_leaf_heap", "with_leaf_piles"]

PILE: Final = "leaf drift"
_FLUNG: Final = re.compile(r"(?:throw|toss|fling|kick)\w*\b")
_JUMPS_IN: Final = re.compile(r"(?:jump|leap|div|fall|plung)\w* (?:right )?(?:in|into|on|onto)\b")
_HEAPED: Final = re.compile(r"\b(?:pile|heap|mound)s?\b")


def is_leaf_heap(subject: Subject) -> bool:
    """Whether a subject is leaves that lie in a pile."""
    return subject.noun == PILE


def with_leaf_piles(shot: Shot) -> Shot:
    """The shot with its leaves as the pile that its words make of them.

    Args:
        shot: a completed one.
    """
    told = any(_HEAPED.search(b.action.lower()) and re.search(r"\bleaves\b", b.action.lower()) for b in shot.beats)
    leaves = next((s for s in shot.subjects if s.noun.lower().endswith("leaves") and s.kind == "plant"), None)
    flung = any(_FLUNG.match(b.action.lower()) for b in shot.beats)
    if leaves is None or not told or flung:
        return shot
    pile = leaves.model_copy(update={"noun": PILE, "kind": "landform", "count": 1, "count_text": "", "height_m": None})
    jumpers = {b.subject for b in shot.beats if _JUMPS_IN.match(b.action.lower())}
    subjects = [
        pile
        if s is leaves
        else s.model_copy(update={"position": f"on the {PILE}"})
        if s.id in jumpers and s is not shot.main_subject and not s.position
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})
