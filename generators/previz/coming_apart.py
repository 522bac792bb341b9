"""What is torn, broken or peeled before the camera comes apart in the hands (`coming_apart.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.previz.tables import rows_of
from generators.previz.things import is_person
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_what_comes_apart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """One row of `coming_apart.toml`, whose head says what each field means."""

    id: str
    deed: str
    nouns: str
    shown: str


@cache
def _rows() -> Mapping[str, Apart]:
    return rows_of(__package__ or "", "coming_apart", Apart, heading="apart")


def with_what_comes_apart(shot: Shot) -> Shot:
    """The shot with single things that hands tear, break or peel as such as come apart.

    Args:
        shot: its people and their beats.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    shown = {b.target: row for b in shot.beats if b.subject in people and (row := _row(shot, b))}
    if not shown:
        return shot
    subjects = [
        s.model_copy(update={"noun": shown[s.id], "height_m": None, "material": None}) if s.id in shown else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _row(shot: Shot, beat: Beat) -> str:
    """The noun of the row for what a beat does to its thing, or nothing."""
    thing: Subject | None = next((s for s in shot.subjects if s.id == beat.target), None)
    if thing is None or thing.count != 1:
        return ""
    words, noun = beat.action.lower(), thing.noun.lower()
    return next((r.shown for r in _rows().values() if re.match(r.deed, words) and re.fullmatch(r.nouns, noun)), "")
