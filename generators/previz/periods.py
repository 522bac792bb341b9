"""People of another time: a man of the 1920s wears a suit and a hat. The rows are in `periods.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from generators.previz.tables import rows_of
from generators.previz.things import is_person
from prompts.shot import Look, Shot, Subject
from prompts.wording.pronouns import sex_of

__all__ = ["not_of_its_time", "with_period_dress"]

_PLAIN: Final = frozenset({
    "man", "men", "woman", "women", "person", "people", "couple", "gentleman", "gentlemen", "lady", "ladies", "friends",
    "guests", "passersby", "pedestrians", "husband", "wife", "stranger", "strangers", "dancers", "dancer", "villagers",
    "villager", "townspeople", "housewife", "lovers", "flappers", "flapper", "detective", "merchants", "merchant",
    "crowd", "girl", "boy", "mother", "father", "family", "passengers", "traveler", "traveller", "aristocrat", "noble",
    "nobles", "peasant", "peasants", "figure", "singer",
})  # fmt: skip
"""Who has no clothes of a trade."""
_HERS: Final = frozenset({"flapper", "flappers", "housewife"})
_OF_TODAY: Final = frozenset({"street", "room", "kitchen", "classroom", "laboratory", "road"})
"""Stages that show a place as it is today."""
_TOLD: Final = re.compile(r"\bstyle\b|\bnoir\b|\bfilter\b|\blook\b|\bmusic\b|\bsong\b|\bvintage\b")
_AGES: Final = re.compile(r"\bin (?:his|her|their) (?:early |mid-?|late )?[- ]?\d0s\b")
_OLD_LOOK: Final = re.compile(r"silent|vintage|sepia|retro|noir|vhs|super_8|film_8")
"""Looks of a picture that is itself of that time."""
_DECADE: Final = re.compile(
    r"""(?:\b19|['’]|\b)(?:[1-9]0)s\b"""
    r"""|\b(?:victorian|edwardian|regency|medieval|renaissance|elizabethan|tudor|baroque|rococo|georgian"""
    r"""|1[0-9]th[- ]century|1[6-9][01]0s|18\d0s"""
    r"""|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One row of `periods.toml`, whose head says what each field means."""

    id: str
    words: str
    his: tuple[str, ...]
    hers: tuple[str, ...]


@cache
def _rows() -> Mapping[str, Period]:
    return rows_of(__package__ or "", "periods", Period, heading="period")


def with_period_dress(shot: Shot) -> Shot:
    """The shot with people in clothes of the time that its words tell of.

    Args:
        shot: who has clothes of their own in the words, or of a trade, keeps them.
    """
    words = _words(shot)
    row = next((row for row in _rows().values() if re.search(row.words, words)), None)
    if row is None or not _is_told(shot):
        return shot
    subjects = [_of_then(subject, row) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def not_of_its_time(shot: Shot) -> tuple[str, ...]:
    """That the place and its cars are of today where the words tell of another time, in a sentence for the user."""
    found = _DECADE.search(_words(shot))
    if found is None or not _is_told(shot) or _OLD_LOOK.search(shot.style.look or ""):
        return ()
    dressed = any(re.search(row.words, _words(shot)) for row in _rows().values())
    what = {
        "the place": shot.setting.stage in _OF_TODAY,
        "what drives there": any(subject.kind == "vehicle" for subject in shot.subjects),
        "the clothes": not dressed and any(is_person(subject) for subject in shot.subjects),
    }
    modern = [name for name, is_so in what.items() if is_so]
    be = "is" if modern in (["the place"], ["what drives there"]) else "are"
    return (f"{' and '.join(modern)} {be} of today in the previz, and not {_as_said(found.group())}",) * bool(modern)


def _is_told(shot: Shot) -> bool:
    """Whether the time is that of the scene, and not only of how the picture or the music is."""
    found = _DECADE.search(_words(shot))
    return found is not None and not _TOLD.match(_words(shot)[found.end() :].strip(" -'"))


def _words(shot: Shot) -> str:
    return _AGES.sub(" ", f"{shot.request} {shot.setting.era}".lower())


def _as_said(words: str) -> str:
    return f"of the {words}" if words[-1] == "s" or "century" in words else words


def _of_then(subject: Subject, row: Period) -> Subject:
    noun = subject.noun.lower().split()[-1]
    dressed = any(look.part or look.colour for look in subject.looks)
    if not is_person(subject) or noun not in _PLAIN or dressed or subject.age == "child":
        return subject
    worn = row.hers if noun in _HERS or sex_of(subject) == "female" else row.his
    return subject.model_copy(update={"looks": [*subject.looks, *(Look(text=name) for name in worn)][:24]})
