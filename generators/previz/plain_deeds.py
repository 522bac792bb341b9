"""Deeds that are told by a picture of speech are shown as what is seen: who curls into a ball has no ball."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.rigs.props import prop_of
from generators.previz.tables import rows_of
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_plain_deeds"]

_FLOATS: Final = re.compile(r"\b(?:float|levitat|hover|angel|ghost|soul|spirit|balloon|water|air|sky|magic)")
"""Words of a request in which somebody may truly rise off the ground."""


_ON_IT: Final = frozenset({"sit", "lie"})
"""Motions of who ends on a thing that they have thrown themselves onto: it is not thrown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDeed:
    """One row of `plain_deeds.toml`, whose head says what each field means."""

    id: str
    words: str
    motion: str
    kinds: tuple[str, ...] = ()
    says: str = ""
    without: str = ""
    nouns: str = ""
    adds: str = ""


@cache
def _rows() -> Mapping[str, PlainDeed]:
    return rows_of(__package__ or "", "plain_deeds", PlainDeed, heading="deed")


def with_plain_deeds(shot: Shot) -> Shot:
    """The shot with what is seen of the deeds that the rows know, and without the things that are none.

    Args:
        shot: its deeds, in the user's words.
    """
    doers = {subject.id: subject for subject in shot.subjects}
    told = [_row_for(shot, beat, doers.get(beat.subject)) for beat in shot.beats]
    if not any(told):
        return shot
    added = [_added(shot, row.adds) for row in dict.fromkeys(told) if row is not None and row.adds]
    things = [thing for thing in added if thing not in shot.subjects]
    over = {thing.noun: thing.id for thing in added}
    beats = [_plain(beat, row, over) if row else beat for beat, row in zip(shot.beats, told, strict=True)]
    words = {row.without for row in told if row and row.without}
    used = {id_ for beat in beats for id_ in (beat.subject, beat.target)}
    kept = [s for s in shot.subjects if s.id in used or _last(s) not in words]
    gone = {s.id for s in shot.subjects} - {s.id for s in kept}
    gone |= {b.target for b, row in zip(shot.beats, told, strict=True) if row and row.motion in _ON_IT}
    physics = [event for event in shot.physics if event.subject not in gone]
    return shot.model_copy(update={"subjects": [*kept, *things], "beats": beats, "physics": physics})


def _added(shot: Shot, noun: str) -> Subject:
    """The thing that a deed is done over: the shot's own, or one that stands for it."""
    own = next((s for s in shot.subjects if s.noun.lower().endswith(noun.split()[-1])), None)
    prop = prop_of(noun)
    height_m = prop.height_m if prop is not None else None
    return own or Subject(
        id=noun.replace(" ", "_"), noun=noun, kind="tool", height_m=height_m, importance=Importance.SUPPORTING
    )


def _row_for(shot: Shot, beat: Beat, doer: Subject | None) -> PlainDeed | None:
    words, kind = beat.action.lower(), (doer.kind or "") if doer is not None else ""
    named = doer.noun.lower() if doer is not None else ""
    row = next(
        (
            r
            for r in _rows().values()
            if (not r.kinds or kind in r.kinds) and re.search(r.words, words) and re.search(r.nouns, named)
        ),
        None,
    )
    rises = row is not None and row.id == "rise_to_its_feet" and _FLOATS.search(shot.request.lower()) is not None
    return None if rises else row


def _plain(beat: Beat, row: PlainDeed, over: Mapping[str, str]) -> Beat:
    found = re.search(row.words, beat.action.lower())
    says = found.expand(row.says) if found else row.says
    target = over.get(row.adds, "" if row.without else beat.target)
    pace = table("motions")[row.motion].speed_mps
    change = {
        "action": says or beat.action, "motion": row.motion, "target": target, "direction": "", "speed_mps": pace,
    }  # fmt: skip
    return beat.model_copy(update=change)


def _last(subject: Subject) -> str:
    """The word for a thing itself: the dust of `dust of a corral`."""
    return subject.noun.lower().partition(" of ")[0].split()[-1]
