"""Animals that do what takes hands: a panda that cooks stands up, with a person's body and its own head."""

from __future__ import annotations

from functools import cache
from typing import Any

from generators.previz.like_people import with_hands
from generators.previz.rigs.human.wardrobe import trade_of
from generators.previz.things import is_person
from prompts.shot import Shot, Source, Subject
from prompts.tables import tables_of

__all__ = ["with_upright_animals"]


def with_upright_animals(shot: Shot) -> Shot:
    """The shot with each animal that does a deed of hands as somebody of a person's body.

    Args:
        shot: its animals and their beats; a height that the user gave stays.
    """
    subjects = [_upright(shot, number, s) if _stands_up(shot, s) else s for number, s in enumerate(shot.subjects)]
    return shot.model_copy(update={"subjects": subjects})


@cache
def _table() -> dict[str, Any]:
    return tables_of(__package__, "upright")


def _stands_up(shot: Shot, subject: Subject) -> bool:
    """Whether an animal has a head to go on a person's body, and does what its paws could not."""
    if subject.kind not in _table()["sorts"] or is_person(subject):
        return False
    trade = trade_of(subject)
    own = [beat for beat in shot.beats if beat.subject == subject.id]
    return trade is not None and trade.coat and any(with_hands(shot, beat) for beat in own)


def _upright(shot: Shot, number: int, subject: Subject) -> Subject:
    cue = shot.source_of(f"subjects[{number}].height_m")
    told = cue is not None and cue.source is Source.USER
    height = subject.height_m if told and subject.height_m else _table()["height_m"]
    return subject.model_copy(update={"kind": "human", "height_m": height})
