"""Checks of a request's words against one another: hours, lights, weathers and places that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prompts.linting.finding import Report, Severity, check, is_revised
from prompts.linting.light import source_against_hour
from prompts.physics.possible import style_allows
from prompts.shot import Shot
from prompts.tables import tables_of

__all__ = ["Clash", "clashes_in"]

IN_TURN = re.compile(
    r"\b(?:then|until|before|after(?!noon|glow)|(?:turns?|changes?|fades?) (?:in)?to|becomes?|gives? way"
    r"|from \w+(?: \w+)? (?:in)?to|time[- ]?lapse"
    r"|as (?:the )?(?:night|dawn|day|sun|evening|darkness|light) (?:falls|breaks|rises|sets|comes|fades)"
    r"|remember\w*|memor(?:y|ies)|dream\w*|flash ?back|photo(?:graph)?s?|paintings?|postcard|screen|television"
    r"|split[- ]screen|half of|one side|snow ?globe|like|as if|instead of|wait(?:s|ing) for)\b"
)
"""Words by which two hours or weathers follow one another, or one is only pictured."""

_NAME = re.compile(r"<([A-Z]+)>")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two ways of saying what cannot both be.

    Attributes:
        code, field, says, mend: of the finding; `says` has `{first}` and `{second}` for the words found.
        first, second: patterns that are both found; unless: one that is not.
    """

    code: str
    field: str
    first: re.Pattern[str]
    second: re.Pattern[str]
    says: str
    mend: str
    unless: re.Pattern[str] | None = None


@cache
def _rows() -> tuple[Clash, ...]:
    document = tables_of(__package__, "clashes")
    return tuple(_row(row, document["words"]) for row in document["clash"])


def _row(row: Mapping[str, str], words: Mapping[str, str]) -> Clash:
    values: dict[str, Any] = dict(row)
    for name in ("first", "second", "unless"):
        if name in row:
            values[name] = re.compile(_NAME.sub(lambda found: f"(?:{words[found[1]]})", row[name]))
    return Clash(**values)


def clashes_in(words: str) -> Iterator[tuple[Clash, Report]]:
    """The clashes of a request's words, each field once, with what is reported of it."""
    said = _QUOTED.sub(" ", words.lower())
    if IN_TURN.search(said):
        return
    told: set[str] = set()
    for row in _rows():
        first, second = row.first.search(said), row.second.search(said)
        if first is None or second is None or row.field in told or (row.unless and row.unless.search(said)):
            continue
        told.add(row.field)
        yield row, (row.field, row.says.format(first=first[0].strip(), second=second[0].strip()), row.mend)


SETTLING = ("setting.time_of_day", "setting.weather", "setting.place", "lighting.setup")
"""Fields whose later change settles what the first words left in dispute."""


def _found(shot: Shot, code: str) -> Iterator[Report]:
    if style_allows(shot) or any(is_revised(shot, path) for path in SETTLING):
        return
    yield from (
        report for row, report in clashes_in(shot.request) if row.code == code and not is_revised(shot, row.field)
    )


@check("TIME-CLASH", Severity.ERROR)
def _time(shot: Shot) -> Iterator[Report]:
    return _found(shot, "TIME-CLASH")


@check("TIME-LIGHT-CLASH", Severity.ERROR)
def _light(shot: Shot) -> Iterator[Report]:
    set_up = any(source_against_hour(shot))  # it says the same of the shot's own light
    return iter(()) if set_up else _found(shot, "TIME-LIGHT-CLASH")


@check("WEATHER-CLASH", Severity.ERROR)
def _weather(shot: Shot) -> Iterator[Report]:
    return _found(shot, "WEATHER-CLASH")


@check("LIGHT-CLASH", Severity.WARNING)
def _lights(shot: Shot) -> Iterator[Report]:
    return _found(shot, "LIGHT-CLASH")


@check("SEASON-CLASH", Severity.NOTE)
def _season(shot: Shot) -> Iterator[Report]:
    return _found(shot, "SEASON-CLASH")


@check("PLACE-CLASH", Severity.ERROR)
def _place(shot: Shot) -> Iterator[Report]:
    return _found(shot, "PLACE-CLASH")
