"""What no rig fits beside what one does: it is left out, rather than a neutral figure stand in the picture for it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.airborne import is_airborne
from generators.previz.knobs import is_of_a_machine
from generators.previz.leaving_out import without_subjects
from generators.previz.own_parts import LACES
from generators.previz.plainly_called import PIECES
from generators.previz.pouring import is_of_what_is_poured
from generators.previz.rigs import is_of_the_place, is_unknown
from generators.previz.taking_in import is_part_that_opens
from generators.previz.things import is_person
from generators.previz.uncast import is_unseen
from prompts.shot import Shot, Subject
from prompts.vocabulary import table
from prompts.wording import short_name

__all__ = ["left_out", "without_unknown"]

_BY_HAND: Final = re.compile(r"\bby (?:a |the |two )?hands?\b", re.IGNORECASE)
PLACES: Final = frozenset({"studio", "plain", "room", "table", ""})
"""Stages that are taken where nothing is known of a place."""


def without_unknown(shot: Shot) -> Shot:
    """The shot without the subjects that nothing is known of, where something else is there to be seen.

    What somebody has in hand or does something to stays, as does the only thing of a shot.
    """
    unknown = [s for s in shot.subjects if _is_missed(s, shot)]
    living = {s.id for s in shot.subjects if is_person(s) or table("kinds")[s.kind or "thing"].animate}
    used = {b.target for b in shot.beats if b.subject in living}
    gone = [s for s in unknown if s.id not in used and s.id not in living]
    if len(gone) == len(shot.subjects) and (shot.setting.stage or "") in PLACES:
        gone = gone[1:]
    if not gone:
        return shot
    ids = {s.id for s in gone}
    return without_subjects(shot, ids)


def _is_missed(subject: Subject, shot: Shot) -> bool:
    """Whether neither a rig nor the set or the air shows a subject."""
    of_the_place = is_unseen(subject) or is_of_the_place(subject, shot.setting.stage) or is_airborne(subject, shot)
    of_another = is_of_a_machine(shot, subject) or PIECES.match(subject.noun.lower()) is not None
    of_another = of_another or subject.noun.lower() in LACES
    return (is_unknown(subject) and not of_the_place and not of_another) or _drifts(subject, shot)


def _drifts(subject: Subject, shot: Shot) -> bool:
    """Whether a liquid is out of its vessel where nothing has weight, which no rig shows."""
    vessels = any(s.kind == "vessel" for s in shot.subjects if s is not subject)
    return subject.kind == "liquid" and vessels and any(event.law == "weightless" for event in shot.physics)


def left_out(asked: Shot, shot: Shot) -> tuple[str, ...]:
    """What was left out for want of a rig, in a sentence for the user.

    Args:
        asked: as it was asked for.
        shot: as it is staged.
    """
    staged = {s.id for s in shot.subjects}
    gone = [s for s in asked.subjects if s.id not in staged and _is_missed(s, asked)]
    names = [short_name(s) for s in gone if not (is_part_that_opens(asked, s) or is_of_what_is_poured(asked, s))]
    if _BY_HAND.search(asked.request) and not any(is_person(s) for s in shot.subjects):
        names.append("the hand")
    return (f"not drawn in the previz: {', '.join(dict.fromkeys(names))}",) if names else ()
