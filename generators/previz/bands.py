"""A band is its musicians, each with an instrument: the drummer, the singer and the guitarist of a rock band.

Who plays in which band are the rows of `bands.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.tables import rows_of
from generators.previz.things import is_person
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_musicians"]

PLAYS: Final = re.compile(
    r"(?:play|perform|rehears|practis|practic|jamm?)\w*"
    r"(?: (?:music|live|together|(?:a|their|the) (?:[\w-]+ )?(?:song|concert|set|show|gig|symphony|music)))?"
    r"(?= (?:in|on|at|under|for|as|while|with|to)\b|$)"
)
"""What musicians do of whom nobody says on what."""
WAITS: Final = frozenset({"stand", "rest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One row of `bands.toml`, whose head says what each field means."""

    id: str
    words: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


@cache
def _rows() -> tuple[Band, ...]:
    return tuple(rows_of(__package__ or "", "bands", Band, heading="band").values())


def with_musicians(shot: Shot) -> Shot:
    """The shot with the musicians of a band in its place, from left to right.

    The first of them keeps the band's id, so that what else the words say of the band is still about somebody.

    Args:
        shot: a band of a number that was said stays a company of so many.
    """
    for band in shot.subjects:
        row = _row_of(band)
        if row is not None and not band.name:
            shot = _manned(shot, band, row)
    return shot


def _row_of(subject: Subject) -> Band | None:
    if not is_person(subject) or subject.count > 1:
        return None
    noun = subject.noun.lower()
    return next((row for row in _rows() if any(re.search(rf"\b{word}$", noun) for word in row.words)), None)


def _manned(shot: Shot, band: Subject, row: Band) -> Shot:
    members = [
        band.model_copy(update={"id": band.id if not n else f"{band.id}_{n + 1}", "noun": noun, "height_m": None})
        for n, (noun, _) in enumerate(row.members)
    ]
    subjects = [member for s in shot.subjects for member in (members if s is band else [s])]
    beats = [new for beat in shot.beats for new in (_parts(row, members, beat) if beat.subject == band.id else [beat])]
    if all(beat.subject != band.id for beat in shot.beats):
        beats += _parts(row, members, Beat(subject=band.id, action="playing", motion="work"))
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _parts(row: Band, members: list[Subject], beat: Beat) -> Iterator[Beat]:
    """What each musician does in a deed of the band."""
    plays, waits = PLAYS.match(beat.action), (beat.motion or "stand") in WAITS
    goes = table("motions")[beat.motion].speed_mps > 0.0 if beat.motion else False
    for member, (_, deed) in zip(members, row.members, strict=True):
        changed: dict[str, object] = {"subject": member.id}
        if plays or waits:
            rest = beat.action[plays.end() :] if plays else ""
            changed |= {"action": f"{deed}{rest}", "motion": "talk" if deed.startswith("sing") else "work"}
        elif goes:
            changed |= {"action": f"{beat.action} {deed}"}
        yield beat.model_copy(update=changed)
