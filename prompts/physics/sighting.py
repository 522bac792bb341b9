"""Which physical phenomena a sentence calls for: the rows of `phenomena/*.toml`, matched by cue words and patterns.

A row names its law, the literal `cue`s of which one must stand in the sentence, and the patterns that all must be found
(`when`). A group called `it` names the thing that it happens to, `other` what that meets. A row may tell the `outcome`
itself; where a threshold decides, it leaves that to the law's function. The first row that fits a sentence is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from prompts.physics.choosing import CHOOSERS
from prompts.physics.substances import substance_words
from prompts.physics.temperature import places_of_heat
from prompts.physics.things import phrase_of
from prompts.tables import tables_of

__all__ = ["Phenomenon", "Sighting", "sightings", "stays_whole", "told"]

_SENTENCE: Final = re.compile(r"(?<=[a-z0-9)\"”’])[.!?;]+(?:\s+|$)|\n+", re.IGNORECASE)
_MINUS: Final = re.compile(r"(?<![\w.])[-−–](?=\d)")
_PLACEHOLDER: Final = re.compile(r"<([A-Z_]+)>")
_MOST: Final = 3
"""Phenomena told of one request."""

_UNBROKEN: Final = re.compile(
    r"\b(?:not|n['’]t|never|without) (?:even |ever )?(?:break|crack|shatter|smash|burst)(?:s|ing)?\b|\bunbroken\b"
)
"""Words that say that what is struck stays whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phenomenon:
    """A row: what calls for a law, and what is then seen.

    Attributes:
        law: id of the law, or a name of `choosing.CHOOSERS`, which choose one by what the words name.
        cue: literal words, lower case, of which one stands in the sentence.
        when: patterns that are all found in it; unless: one that is not.
        it_is, other_is: class of `things.CLASSES` that the group of that name belongs to, `a|b` either; empty for any.
        outcome: what is seen; empty when the law's function decides.
        end: how the thing stands at the end, after its name.
        quantities: numbers that go with it, units in their names.
    """

    law: str
    cue: tuple[str, ...]
    when: tuple[str, ...] = ()
    unless: str = ""
    it_is: str = ""
    other_is: str = ""
    outcome: str = ""
    end: str = ""
    quantities: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A phenomenon in a sentence: the law, what the words call the thing and what it meets, and the sentence."""

    law: str
    it: str
    other: str
    sentence: str


@cache
def _rows() -> tuple[Phenomenon, ...]:
    folder = files(__package__).joinpath("phenomena")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(_row(row) for name in names for row in _document(name)["phenomenon"])


def _row(row: Mapping[str, Any]) -> Phenomenon:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Phenomenon(**values)


@cache
def _document(name: str) -> Mapping[str, Any]:
    return tables_of(__package__, f"phenomena/{name.removesuffix('.toml')}")


@cache
def _words() -> Mapping[str, str]:
    """The alternations that patterns may name in angle brackets."""
    known: dict[str, str] = {}
    folder = files(__package__).joinpath("phenomena")
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            known.update(_document(item.name).get("words", {}))
    known["SUBSTANCE"] = "|".join(map(re.escape, substance_words()))
    known["PLACES"] = places_of_heat()
    return known


@cache
def _pattern(text: str) -> re.Pattern[str]:
    filled = text
    while _PLACEHOLDER.search(filled):
        filled = _PLACEHOLDER.sub(lambda found: f"(?:{_words()[found[1]]})", filled)
    return re.compile(filled)


def _match(row: Phenomenon, sentence: str) -> dict[str, str] | None:
    """What the row's groups name; `None` when it does not fit."""
    if not any(cue in sentence for cue in row.cue):
        return None
    named: dict[str, str] = {}
    for text in row.when:
        found = _found(row, _pattern(text), sentence)
        if found is None:
            return None
        named.update(found)
    return None if row.unless and _pattern(row.unless).search(sentence) else named


def _found(row: Phenomenon, pattern: re.Pattern[str], sentence: str) -> dict[str, str] | None:
    """The groups of the first place where a pattern fits and names what the row is about."""
    start = 0
    while found := pattern.search(sentence, start):
        named = {name: value for name, value in found.groupdict().items() if value}
        classes = {"it": row.it_is, "other": row.other_is}
        named = {name: phrase_of(value, classes[name]) if classes[name] else value for name, value in named.items()}
        if all(named.values()):
            return named
        start = found.start() + 1
    return None


def stays_whole(words: str) -> bool:
    """True when words say that what is struck or dropped does not break."""
    return _UNBROKEN.search(words.lower()) is not None


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCE.split(text.lower()):
        if part and part.strip():
            yield _MINUS.sub("minus ", " ".join(part.split()))


def sightings(text: str) -> tuple[Sighting, ...]:
    """The phenomena that a text calls for, one a sentence, at most three, each law once."""
    found: dict[str, Sighting] = {}
    for sentence in _sentences(text):
        sighting = _sighted(sentence)
        if sighting is not None:
            found.setdefault(sighting.law, sighting)
    return tuple(found.values())[:_MOST]


@lru_cache(maxsize=2048)
def _sighted(sentence: str) -> Sighting | None:
    for row in _rows():
        named = _match(row, sentence)
        law = "" if named is None else _law_of(row, sentence, named)
        if named is not None and law and not (law == "break" and _UNBROKEN.search(sentence)):
            return Sighting(law, _bare(named.get("it", "")), _bare(named.get("other", "")), sentence)
    return None


def _law_of(row: Phenomenon, sentence: str, named: Mapping[str, str]) -> str:
    """The law of a row that fits a sentence; empty when what it names calls for none."""
    chooser = CHOOSERS.get(row.law)
    return chooser(sentence, named.get("it", "")) if chooser else row.law


@lru_cache(maxsize=2048)
def told(law: str, words: str) -> tuple[Phenomenon, str, str] | None:
    """The first row of a law that fits the words, with the names of the thing and of what it meets."""
    for sentence in _sentences(words):
        for row in _rows():
            if (row.law != law and row.law not in CHOOSERS) or (law == "break" and _UNBROKEN.search(sentence)):
                continue
            named = _match(row, sentence)
            if named is None or _law_of(row, sentence, named) != law:
                continue
            return row, _bare(named.get("it", "")), _bare(named.get("other", ""))
    return None


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|the|some|his|her|its|their)\s+", "", words.strip(" ,"))
