"""One for each: `two boys race their bicycles` are two bicycles, and a couple with umbrellas has two of them."""

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
    """The subjects, with as many mounts, and things that each holds one of, as those who have them."""
    told = []
    for subject in subjects:
        if _is_open(subject) and (holders := _holders(subject, subjects, beats)):
            told.append(subject.model_copy(update={"count": holders}))
            continue
        ridden = [beat for beat in beats if beat.motion == "ride" and beat.target == subject.id]
        riders = [
            s
            for s in subjects
            if s.id in {beat.subject for beat in ridden} and table("kinds")[s.kind or "thing"].animate
        ]
        if _is_open(subject) and riders and subject.kind in _RIDDEN:
            subject = subject.model_copy(update={"count": sum(rider.count for rider in riders)})
        told.append(subject)
    return told


def _is_open(subject: Subject) -> bool:
    return subject.count == OPEN_COUNT and not subject.count_text and is_plural(subject.noun)


def _holders(subject: Subject, subjects: Sequence[Subject], beats: Sequence[Beat]) -> int:
    """How many hold one each of what a subject is; 0 where it is no such thing, or nobody knows."""
    if subject.id not in _HELD:
        return 0
    doers = {beat.subject for beat in beats if beat.target == subject.id}
    people = [other for other in subjects if other.id in doers and table("kinds")[other.kind or "thing"].animate]
    return sum(2 if other.noun.lower() in _PAIRS else other.count for other in people)


_PAIRS: Final = frozenset({"couple", "pair", "lovers", "newlyweds", "twins"})
_HELD: Final = frozenset({
    "umbrella", "parasol", "phone", "smartphone", "guitar", "violin", "sword", "lantern", "candle", "balloon", "torch",
    "flag", "suitcase", "racket", "surfboard", "sparkler", "cup", "mug", "wine_glass", "newspaper", "book", "camera",
})  # fmt: skip
"""Ids of things of which each who has them has one."""
