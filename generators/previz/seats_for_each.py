"""As many seats as sit on them: two children on swings have two, and not the usual few."""

from __future__ import annotations

from typing import Final

from generators.previz.things import is_person
from prompts.shot import Shot
from prompts.wording import is_many

__all__ = ["with_a_seat_for_each"]

_ON_SEATS: Final = frozenset({"sit", "swing"})


def with_a_seat_for_each(shot: Shot) -> Shot:
    """The shot with what several people sit on, told of in the plural without a number, as many times as they are."""
    people = {s.id: s for s in shot.subjects if is_person(s)}
    subjects = []
    for subject in shot.subjects:
        sitters = {b.subject for b in shot.beats if b.target == subject.id and b.motion in _ON_SEATS} & people.keys()
        wanted = sum(people[who].count for who in sitters)
        uncounted = is_many(subject) and not subject.count_text
        counted = {"count": wanted, "count_text": str(wanted)}
        subjects.append(
            subject.model_copy(update=counted) if uncounted and wanted > 1 and wanted != subject.count else subject
        )
    return shot.model_copy(update={"subjects": subjects})
