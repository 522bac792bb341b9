"""Subjects that are parts of others, such as the doors of a bus: `fixtures.toml` says which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.tables import rows_of
from prompts.shot import Shot, Subject

__all__ = ["is_fixture", "with_carriers"]


_PART = r"(?:door|window|boot|trunk|bonnet|hood)s?"
_CARRIER = r"(?P<{}>car|taxi|truck|van|bus|limousine|lorry|jeep)"
_OF_CARRIER = re.compile(
    rf"(?:the )?(?:{_CARRIER.format('of')} {_PART}"
    rf"|{_PART} of (?:an?|the|his|her|their|my|our) {_CARRIER.format('whole')})$"
)


_RUN_INTO: Final = re.compile(r"(?:hit|strik|bump|crash|smash|slam|run|driv|roll)\w*\b")
"""Deeds by which something meets a wall, which is no part of the room then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    """One row of `fixtures.toml`, whose head says what each field means."""

    id: str
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    said: str = ""


@cache
def _rows() -> Mapping[str, Fixture]:
    return rows_of(__package__ or "", "fixtures", Fixture, heading="fixture")


def is_fixture(shot: Shot, subject: Subject) -> bool:
    """Whether a subject is part of another one or of the set, which shows it already.

    Args:
        shot: the others, and where they are.
        subject: who is asked about; the main subject never is one.
    """
    words = re.findall(r"[a-z]+", subject.noun.lower())
    if not words or subject is shot.main_subject:
        return False
    if any(beat.target == subject.id and _RUN_INTO.match(beat.action.lower()) for beat in shot.beats):
        return False
    if re.search(rf"\b(?:behind|through|out of|from) (?:[\w-]+ ){{0,3}}{words[-1]}\b", shot.request.lower()):
        return False  # somebody has to do with it
    rows = [row for row in _rows().values() if words[-1] in row.words]
    others = [other for other in shot.subjects if other is not subject and not _is_part(other)]
    rows = [row for row in rows if re.search(row.said, shot.request.lower())]
    return any(shot.setting.stage in row.stages or any(_has(row, other) for other in others) for row in rows)


def with_carriers(shot: Shot) -> Shot:
    """The shot with the car itself where only its door is named, so that no door stands in the street."""
    subjects = [_carrier(subject) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def _carrier(subject: Subject) -> Subject:
    found = _OF_CARRIER.match(subject.noun.lower())
    if found is None:
        return subject
    return subject.model_copy(update={"noun": found["of"] or found["whole"], "kind": "vehicle", "height_m": None})


def _is_part(subject: Subject) -> bool:
    words = re.findall(r"[a-z]+", subject.noun.lower())
    return bool(words) and any(words[-1] in row.words for row in _rows().values())


def _has(row: Fixture, other: Subject) -> bool:
    return other.kind in row.kinds or not set(row.nouns).isdisjoint(re.findall(r"[a-z]+", other.noun.lower()))
