"""The completer's knowledge of staging: the tables of `staging.toml`, typed, and the lookups over the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from zlib import crc32

from prompts.shot import Beat, Setting, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import base_form, with_article
from prompts.wording.nouns import noun_entry, singulars

__all__ = [
    "Ambient",
    "Body",
    "Consequence",
    "Place",
    "Placed",
    "Staging",
    "Waiting",
    "ambient_of",
    "body_of",
    "consequence_of",
    "exposed_to",
    "home_of",
    "motion_of",
    "noun_entry",
    "participle_of",
    "pick",
    "place_of",
    "placed_of",
    "staging_of",
    "staging_of_law",
    "waiting_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """How a way of moving is framed and followed when the user says nothing of it.

    `ways` are other moves that suit it as well: move, speed, reason.
    """

    name: str
    size: str
    move: str
    view: str
    why_size: str
    why_move: str
    ends: tuple[str, ...]
    motions: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    size_small: str = ""
    size_large: str = ""
    size_thing: str = ""
    move_speed: str = "slow"
    ways: tuple[tuple[str, str, str], ...] = ()

    def move_for(self, words: str) -> tuple[str, str, str]:
        """Move, speed and reason: one of the row's ways, always the same for the same words; its own for no words."""
        if not words:
            return self.move, self.move_speed, self.why_move
        return pick([(self.move, self.move_speed, self.why_move), *self.ways], "move", words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An unnamed place of a stage: its phrase, its sound, its colours.

    With `words`, of the places of a stage that those words mean.
    """

    stage: str
    phrase: str
    ambience: str = ""
    colours: tuple[str, ...] = ()
    night_colours: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Feet and outer layer of a kind of animal."""

    feet: str
    cover: str
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What an action visibly does, in one or several ways of saying it; empty tuples fit anything.

    `still` is true of what is seen of a thing at rest, and says nothing of one that acts.
    """

    law: str
    outcomes: tuple[str, ...]
    still: bool = False
    motions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What a thing does by itself when nothing is said of it; by noun, or by kind."""

    motion: str
    action: str
    nouns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What somebody does of whom only the place is told: at a piano, on a horse. `where` is found in the position."""

    where: str
    motion: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambient:
    """What moves in a place with nobody in it, and what that does; by words of the place, by stage, or for any room."""

    actions: tuple[str, ...]
    outcomes: tuple[str, ...]
    stages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    interior: bool = False
    motion: str = "sway"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    kinds: tuple[str, ...]
    stage: str
    travelling: str = ""


_Row = TypeVar("_Row")


@cache
def _file() -> Mapping[str, Any]:
    return tables_of(__package__, "staging")


@cache
def _rows(name: str, kind: type[_Row]) -> tuple[_Row, ...]:
    return tuple(
        kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in _file().get(name, [])
    )


@cache
def _stagings() -> Mapping[str, Staging]:
    rows: tuple[Staging, ...] = _rows("staging", Staging)
    return {motion: row for row in rows for motion in row.motions}


def staging_of(motion_id: str | None) -> Staging:
    """The staging of a way of moving; one without a row is staged by whether it travels or is simulated."""
    known = _stagings()
    if motion_id is not None and motion_id in known:
        return known[motion_id]
    motion = table("motions").get(motion_id or "")
    if motion is None:
        return known["stand"]
    if motion.speed_mps > 0:
        return known["walk"]
    return known["fall"] if motion.simulated else known["wave"]


def staging_of_law(law_id: str) -> Staging | None:
    """The staging of a physical phenomenon that is what the shot is about; `None` for laws that stage nothing."""
    rows: tuple[Staging, ...] = _rows("staging", Staging)
    return next((row for row in rows if law_id in row.laws), None)


def place_of(stage_id: str, words: str = "") -> Place:
    """The stage's place that the words of a shot mean, else its unnamed one; without a row it has its own name."""
    places: tuple[Place, ...] = _rows("place", Place)
    here = [row for row in places if row.stage == stage_id]
    meant = next((row for row in here if row.words and _says_one_of(row.words, words)), None)
    row = meant or next((row for row in here if not row.words), None)
    if row is not None:
        return row
    stage = table("stages").get(stage_id)
    return Place(stage=stage_id, phrase=with_article(stage.say) if stage else "a plain setting")


@cache
def _one_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?:e?s)?\b")


def _says_one_of(phrases: tuple[str, ...], words: str) -> bool:
    return bool(words) and _one_of(phrases).search(words) is not None


def home_of(kind: str, *, travelling: bool) -> str:
    """The stage on which a kind of thing is at home."""
    homes: tuple[_Home, ...] = _rows("home", _Home)
    for row in homes:
        if kind in row.kinds:
            return row.travelling if travelling and row.travelling else row.stage
    return "plain"


def body_of(subject: Subject) -> Body:
    """Feet and cover that fit the animal's noun; `feet` and `coat` when the noun is in no row."""
    words = set(re.findall(r"\w+", subject.noun.lower()))
    words |= {word.removesuffix("s") for word in words}
    bodies: tuple[Body, ...] = _rows("body", Body)
    for row in bodies:
        if words & set(row.nouns):
            return row
    return Body(feet="feet", cover="coat")


def consequence_of(motion_id: str, kind: str, ground: str, noun: str = "") -> Consequence:
    """The first consequence that fits the way of moving, the kind of thing, the ground and the noun."""
    whole = noun.lower().split(" of ")[0]
    last = (whole.split() or [""])[-1]
    rows: tuple[Consequence, ...] = _rows("consequence", Consequence)
    for row in rows:
        fits = _fits(motion_id, row.motions) and _fits(kind, row.kinds) and _fits(ground, row.grounds)
        if fits and (_fits(last, row.nouns) or whole in row.nouns):
            return row
    raise LookupError(f"no consequence fits {motion_id}, {kind}, {ground}")


def _fits(value: str, allowed: tuple[str, ...]) -> bool:
    return not allowed or value in allowed


STONE_M = 1.0
"""Height up to which a piece of land can be picked up and thrown."""


def befalls(motion_id: str, subject: Subject) -> bool:
    """False for what cannot happen to such a thing: nobody shatters, and no smoke falls."""
    spared: Mapping[str, Sequence[str]] = _file()["spared"]
    entry = noun_entry(subject.noun) if subject.kind == "landform" else None
    loose = entry is not None and (entry.height_m or STONE_M) < STONE_M  # a stone is no hill
    return loose or subject.kind not in spared.get(motion_id, ())


def weathered(weather: str) -> str:
    """What falling weather does to a place with nobody in it; empty for dry weather."""
    told: Mapping[str, str] = _file()["weathered"]
    return told.get(weather, "")


def exposed_to(what: str) -> tuple[str, ...]:
    """Ways to say what the cold, the rain, a storm or hurried time does to people; none for other weather."""
    told: Mapping[str, list[str]] = _file()["exposed"]
    return tuple(told.get(what, ()))


def waiting_of(subject: Subject) -> Waiting | None:
    """What the subject does by itself, if a row knows its noun or its kind."""
    rows: tuple[Waiting, ...] = _rows("waiting", Waiting)
    heads = singulars(re.split(r" (?:of|in|on|with|from|at) ", subject.noun.lower(), maxsplit=1)[0])
    heads += tuple(head.split()[-1] for head in heads if head)
    by_noun = next((row for row in rows if set(heads) & set(row.nouns)), None)
    return by_noun or next((row for row in rows if subject.kind in row.kinds), None)


def placed_of(subject: Subject, place: str = "") -> tuple[Placed, str] | None:
    """What somebody does where the words put them, and the name of what they are at; None where no row knows it.

    Args:
        subject: who; what is said of where they are comes first.
        place: of the shot, with its preposition, for who has no place of their own.
    """
    rows: tuple[Placed, ...] = _rows("placed", Placed)
    where = (subject.position or place).lower()
    found = ((row, re.search(row.where, where)) for row in rows)
    return next(((row, match["it"]) for row, match in found if match), None)


def ambient_of(setting: Setting) -> Ambient:
    """What moves in an empty place: the first row that knows a word of it, its stage, or that it is a room."""
    rows: tuple[Ambient, ...] = _rows("ambient", Ambient)
    said = set(re.findall(r"[a-z]+", setting.place.lower()))
    return next(row for row in rows if _suits(row, setting, said))


def _suits(row: Ambient, setting: Setting, said: set[str]) -> bool:
    if row.interior and not setting.interior:
        return False
    if row.stages or row.words:
        return setting.stage in row.stages or bool(said & set(row.words))
    return True


def participle_of(base: str) -> str:
    """The past participle of a verb whose deed leaves something behind; empty for all others."""
    results: Mapping[str, str] = _file()["results"]
    return results.get(base, "")


def pick(choices: Sequence[_Row], *about: str) -> _Row:
    """One of several, always the same for the same words."""
    return choices[crc32("|".join(about).encode()) % len(choices)]


FIGURATIVE = re.compile(r"(?:\w+ly )?falling (?:silent|quiet|still|dark|in love|apart)\b")
"""Deeds whose verb is not what it says: a hall that falls silent does not fall."""


def motion_of(beat: Beat) -> str | None:
    """The way of moving that a beat's words name, or `None`."""
    known = terms_by_phrase("motions")
    if FIGURATIVE.match(beat.action.lower()):
        return None
    for word in re.findall(r"[\w'-]+", beat.action.lower())[:4]:
        for form in (word, base_form(word) if word.endswith("ing") else word, word.removesuffix("s")):
            if form in known:
                return known[form]
    return None
