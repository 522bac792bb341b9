"""The words by which somebody is first on one side of a thing and then goes to another, as `sides.toml` has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.tables import rows_of
from generators.previz.things import names_of
from generators.previz.told_of_it import SIMULATED_LAWS
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["Side", "Told", "told_of"]

_ARTICLE: Final = r" (?:(?:the|an?|this|that|its|his|her) )?(?:[\w-]+ ){0,2}?"
_PLAIN: Final = r" (?:(?:the|an?|this|that|its|his|her) )?"
_SAME: Final = r"(?: (?:it|them|him|her)\b|$)"
"""How a thing is meant that has been named just before: `behind it`, `to its left`, `to the other side`."""
_OPPOSITE: Final = re.compile(r"\b(?:the|its) (?:other|opposite|far) side\b")
_DRIFTS: Final = frozenset({"float", *SIMULATED_LAWS})
"""Motions that have no pace of their own and take a thing from one side to another all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One row of `sides.toml`, whose head says what each field means."""

    id: str
    words: tuple[str, ...]
    ahead: float | None = None
    level: str = "ground"


@dataclass(frozen=True, slots=True)
class Told:
    """What the words say: who goes from which side of what to which, and in which of the shot's beats."""

    subject: Subject
    thing: Subject
    first: Side
    last: Side
    beat: Beat


@cache
def _sides() -> tuple[Side, ...]:
    return tuple(rows_of(__package__, "sides", Side, heading="side").values())


def _side_in(words: str, thing: Subject) -> Side | None:
    """Which side of a thing the words name: the most telling one, `on the left of it` before `on it`."""
    names = "|".join(re.escape(name) for name in names_of(thing))
    for side in _sides():
        between = _ARTICLE if side.ahead is not None else _PLAIN
        if re.search(rf"\b(?:{'|'.join(side.words)}){between}(?:{names})\b", words):
            return side
    return None


def _then_side_in(words: str, thing: Subject, first: Side) -> Side | None:
    """Which side the words name of a thing of which they have named one before, and need not name it again."""
    named = _side_in(words, thing)
    if named is not None:
        return named
    if first.ahead is not None and _OPPOSITE.search(words):
        across = (first.ahead + 180.0) % 360.0
        return next(side for side in _sides() if side.ahead is not None and side.ahead % 360.0 == across)
    round_it = (side for side in _sides() if side.ahead is not None)
    return next((s for s in round_it if re.search(rf"\b(?:{'|'.join(s.words)}){_SAME}", words.rstrip("., "))), None)


def told_of(shot: Shot, subject: Subject) -> Told | None:
    """From which side of what a subject goes to which, by the shot's words; None for most.

    Args:
        shot: its beats and its subjects' positions.
        subject: who goes.
    """
    own = [b for b in shot.beats if b.subject == subject.id or (not b.subject and shot.main_subject is subject)]
    if len(own) < 2 or subject.count > 1:
        return None
    for thing in (s for s in shot.subjects if s is not subject and s.count == 1):
        first = _side_in(subject.position.lower(), thing) or _side_in(own[0].action.lower(), thing)
        for beat in own[1:] if first is not None else ():
            last = _then_side_in(beat.action.lower(), thing, first) if first is not None else None
            if first is not None and last is not None and last is not first and _goes(beat, subject):
                return Told(subject, thing, first, last, beat)
    return None


def _goes(beat: Beat, subject: Subject) -> bool:
    row, kind = table("motions").get(beat.motion or ""), table("kinds").get(subject.kind or "thing")
    drifts = beat.motion in _DRIFTS and kind is not None and not kind.animate
    return drifts or (row is not None and row.speed_mps > 0.0)
