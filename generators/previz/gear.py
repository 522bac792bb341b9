"""What people wear for a deed, where nothing is said of it: a tank and a mask under water (`gear.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.previz.tables import rows_of
from generators.previz.things import is_person
from prompts.shot import Look, Shot, Subject

__all__ = ["with_gear"]

_DRY = re.compile(r"\bwater[- ]?ski\w*|\bjet[- ]?ski\w*")
"""Sports that are called by the name of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gear:
    """One row of `gear.toml`, whose head says what each field means."""

    id: str
    words: str
    looks: tuple[str, ...]


@cache
def _rows() -> Mapping[str, Gear]:
    return rows_of(__package__ or "", "gear", Gear, heading="gear")


def with_gear(shot: Shot) -> Shot:
    """The shot with what its people wear for what they do; who has looks of their own keeps them.

    Args:
        shot: its people and their beats.
    """
    subjects = [_geared(shot, subject) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def _geared(shot: Shot, subject: Subject) -> Subject:
    if not is_person(subject) or subject.looks or subject.noun.lower().endswith("diver"):
        return subject
    deeds = " ; ".join(_DRY.sub(" ", beat.action.lower()) for beat in shot.beats if beat.subject == subject.id)
    worn = [name for row in _rows().values() if re.search(row.words, deeds) for name in row.looks]
    return subject.model_copy(update={"looks": [Look(text=name) for name in worn]}) if worn else subject
