"""As many mounts as riders: `two boys race their bicycles` and `Tom and Eva ride horses` are each of two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prompts.shot import OPEN_COUNT, Beat, Subject
from prompts.vocabulary import table
from prompts.wording import is_plural

__all__ = ["one_apiece"]

_RIDDEN: Final = frozenset({"cycle", "quadruped"})
"""Kinds of which each has one for itself; a car and a boat carry several."""


def one_apiece(subjects: Sequence[Subject], beats: Sequence[Beat]) -> list[Subject]:
    """The subjects, with as many mounts of no said number as those who ride them are."""
    told = []
    for subject in subjects:
        ridden = [beat for beat in beats if beat.motion == "ride" and beat.target == subject.id]
        riders = [
            s
            for s in subjects
            if s.id in {beat.subject for beat in ridden} and table("kinds")[s.kind or "thing"].animate
        ]
        open_number = subject.count == OPEN_COUNT and not subject.count_text and is_plural(subject.noun)
        if open_number and riders and subject.kind in _RIDDEN:
            subject = subject.model_copy(update={"count": sum(rider.count for rider in riders)})
        told.append(subject)
    return told
