"""As many seats and mounts as sit on them: two children on swings or bikes have two, and not the usual few."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Shot, Subject
from prompts.wording import is_many

__all__ = ["with_a_mount_for_each", "with_a_seat_for_each"]

_ON_SEATS: Final = frozenset({"sit", "swing"})
_RIDDEN: Final = frozenset({"cycle", "quadruped"})
"""Kinds of which everybody who rides has one."""


def with_a_seat_for_each(shot: Shot) -> Shot:
    """The shot with what several people sit on, told of in the plural without a number, as many times as they are."""
    return _as_many(shot, _ON_SEATS)


def with_a_mount_for_each(shot: Shot) -> Shot:
    """The shot with as many bicycles or horses, told of in the plural without a number, as people ride them."""
    return _as_many(shot, frozenset({"ride"}), _RIDDEN)


def _as_many(shot: Shot, motions: Set[str], kinds: Set[str] = frozenset()) -> Shot:
    """The shot with each thing of some kinds, any where none are given, as many times as people do this on it."""
    people = {s.id: s for s in shot.subjects if is_person(s)}
    subjects = []
    for subject in shot.subjects:
        users = {b.subject for b in shot.beats if b.target == subject.id and b.motion in motions} & people.keys()
        wanted = sum(people[who].count for who in users) if _is_meant(subject, kinds) else 0
        counted = {"count": wanted, "count_text": str(wanted)}
        subjects.append(subject.model_copy(update=counted) if wanted > 1 and wanted != subject.count else subject)
    return shot.model_copy(update={"subjects": subjects})


def _is_meant(subject: Subject, kinds: Set[str]) -> bool:
    uncounted = is_many(subject) and not subject.count_text
    return uncounted and (not kinds or subject.kind in kinds)
