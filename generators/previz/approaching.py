"""Who first has to do with somebody late in a story comes over to them then: the father who hugs a child that cries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.deeds import WAITING, Deed
from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject
from prompts.wording.whole_words import stands_whole

__all__ = ["COMES_OVER", "coming_over"]

COMES_OVER: Final = "coming over"
"""The words of the way to them."""
_NEAR: Final = 0.6
"""Pairs who stand no further apart than this, over body height, are at arm's length."""
_WALK_MPS: Final = 1.1
_WALK_S: Final = 1.8
_LATEST: Final = 0.5
"""Which share of the time before may go to the way."""


def coming_over(shot: Shot, subject: Subject, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """The deeds of who waits until somebody else has done something, with the way to them before the first.

    Args:
        shot: whose earlier beats may have brought the two together already.
        subject: who acts.
        deeds: in order, with the waiting before the first.
    """
    if len(deeds) < 2 or not _waits(deeds[0]) or not is_person(subject) or subject.count > 1:
        return tuple(deeds)
    first = deeds[1]
    near = first.performance and 0.0 < first.row.pair < _NEAR and first.partner
    if not near or first.speed_mps > 0.0 or first.seat or _together(shot, subject, first):
        return tuple(deeds)
    leaves = first.start_s - min(_WALK_S, _LATEST * first.start_s)
    way = replace(
        deeds[0], start_s=leaves, end_s=first.start_s, motion="walk", words=COMES_OVER, performance="walk",
        speed_mps=_WALK_MPS,
    )  # fmt: skip
    return (replace(deeds[0], end_s=leaves), way, *deeds[1:])


def _waits(deed: Deed) -> bool:
    return deed.words == WAITING and deed.posture == "stand" and deed.end_s > deed.start_s


def _together(shot: Shot, subject: Subject, first: Deed) -> bool:
    """Whether the two have had to do with each other before: the one's beats aim at the other, or name them."""
    earlier = [beat for beat in shot.beats if (beat.start_s or 0.0) < first.start_s - 0.05]
    shared = any(
        beat.target == subject.id or any(stands_whole(name, beat.action.lower()) for name in names_of(subject))
        for beat in earlier
    )
    others = {beat.subject for beat in earlier}
    return shared or first.partner not in others
