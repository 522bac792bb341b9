"""Places and workplaces: the rows of `locales.toml`, found by words of the shot or by who is in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from prompts.shot import Subject
from prompts.tables import tables_of
from prompts.wording.nouns import singulars

__all__ = ["Locale", "Workplace", "dark_in", "lamp_in", "locale_of", "workplace_of"]

WORDS_BETWEEN = 3
"""Words that may stand between a locale's preposition and its noun: `lit by a dozen small candles`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """A place that words mean.

    Attributes:
        words: what it is called; after one of `prepositions`, patterns, where there are any.
        unless: words that make it another place.
        stage: the kind of place; empty when the words only say what lights it, or that it is dark.
        light: the lighting set-up that is usual there; empty for window or sky.
        night: whether it is night there, or as dark as night.
        indoors: whether it is so in a room too, where no light is named.
        phrase: how the place is put, where none is named.
    """

    words: tuple[str, ...]
    stage: str
    light: str = ""
    night: bool = False
    indoors: bool = False
    prepositions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    phrase: str = ""

    def is_in(self, words: str) -> bool:
        """Whether the words of a shot, lower case, have it."""
        return any(word in words for word in self.words) and _pattern(self).search(words) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where somebody or an animal is usually met.

    Attributes:
        nouns: last words of its noun.
        stage, phrase: the kind of place, and how it is put.
        unless_flying: not when it is in the air.
        still: only when it stays in place.
        kind: of which kind it is, where others have that noun too: a pitcher throws, or holds water.
    """

    nouns: tuple[str, ...]
    stage: str
    phrase: str
    unless_flying: bool = False
    still: bool = False
    kind: str = ""


@cache
def _file() -> Mapping[str, Any]:
    return tables_of(__package__, "locales")


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def _pattern(locale: Locale) -> re.Pattern[str]:
    # On a bicycle races a train: nobody is on the train.
    word = r"(?:of (?:an?|the) |(?!(?:an?|the|his|her|its|their|and)\b)[\w'-]+ )"
    between = rf"(?:(?:an?|the|his|her|its|their) )?{word}{{0,{WORDS_BETWEEN}}}"
    before = rf"(?:{'|'.join(locale.prepositions)}) {between}" if locale.prepositions else ""
    return re.compile(rf"\b{before}(?:{'|'.join(map(re.escape, locale.words))})s?\b")


@cache
def _locales() -> tuple[Locale, ...]:
    return tuple(Locale(**_typed(row)) for row in _file()["locale"])


@cache
def _workplaces() -> tuple[Workplace, ...]:
    return tuple(Workplace(**_typed(row)) for row in _file()["workplace"])


@lru_cache(maxsize=2048)
def _meant(words: str) -> tuple[Locale, ...]:
    """Every locale that the words of a shot mean, lower case, in the order of the table."""
    return tuple(
        row
        for row in _locales()
        if row.is_in(words) and not any(re.search(rf"\b(?:{word})s?\b", words) for word in row.unless)
    )


def asks_for_stage(words: str, stage: str) -> bool:
    """Whether any row that the words of a shot mean, lower case, is of a stage, though another says the place."""
    return any(row.stage == stage for row in _meant(words))


def locale_of(words: str) -> Locale | None:
    """The first place that the words of a shot mean, lower case; `None` for none of the table."""
    return next((row for row in _meant(words) if row.stage), None)


def lamp_in(words: str) -> Locale | None:
    """What the words say shines there, or the lamps that such a place has; `None` where they say neither."""
    return next((row for row in _meant(words) if row.light), None)


def dark_in(words: str) -> Locale | None:
    """What in the words means night, or a place as dark; `None` for nothing."""
    return next((row for row in _meant(words) if row.night), None)


def workplace_of(subject: Subject, *, flying: bool, travelling: bool) -> Workplace | None:
    """Where a subject is usually met; `None` when no row knows its noun."""
    noun = subject.noun.lower().split(" of ")[0]
    names = {noun, noun.split()[-1], " ".join(noun.split()[-2:])}
    names |= {form for name in names for form in singulars(name)}
    for row in _workplaces():
        if row.kind and row.kind != subject.kind:
            continue
        if names & set(row.nouns) and not (flying and row.unless_flying) and not (travelling and row.still):
            return row
    return None
