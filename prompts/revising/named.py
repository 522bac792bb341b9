"""A field named with its value, or told to become one, as the bare term: `the angle is low` is `low angle`.

`topics.toml` says under `named` by which nouns a field goes, in which tables its terms stand, and what may complete
one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, cast

from prompts.revising.patterns import NUMBERS
from prompts.revising.topics import topics_file
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["in_terms"]

_MADE: Final = "keep|leave|hold|make|shoot|film|frame|compose|have|get|set|go|render|do|turn"
"""Verbs after which a term may stand as it is: `shoot it wide`."""

_CHANGED: Final = (
    f"(?:{_MADE}|change|switch|swap|cut|put|move|bring|take|pull|push|drop|lower|raise|lift|shift|swing|tilt|cut|trim|shorten|extend"
    "|reduce)"
)
_OBJECT: Final = r"(?: (?:it|this|that|everything|the (?:shot|scene|camera|whole thing)))?"
_WAY: Final = r"(?: (?:up|down|over|back|in|out|away|look|feel|more|be))*?"
_TO: Final = "(?:to|into|at|for|like|as)"
_WHAT: Final = r"(?:an? |the )?(?P<what>[\w' -]+)"
_IS: Final = "(?:should be|must be|could be|to be|goes|is|be|to|as|at|into|:)"
_ALL: Final = (
    "angles", "shot_sizes", "times_of_day", "weather", "seasons", "styles", "lighting_setups", "grades", "camera_moves",
    "views", "aspects", "lenses", "focus_depths", "playbacks", "compositions",
)  # fmt: skip
_ALIKE: Final = re.compile(rf"(?:(?:(?:a bit|a little|much|far|even) )?more (?:like|of)|like) {_WHAT}", re.I)
_VIBES: Final = re.compile(
    r"(?:(?:give (?:it|me)|with|make it|go for|some|more|an?|i want|that|kind of) )*(?P<what>[\w' -]+?)"
    r"(?:[- ]type)? (?:vibes?|feel(?:ing)?|mood|atmosphere)",
    re.I,
)
"""`golden hour vibes`: what has a term of its own is no mood."""
_FELT: Final = ("times_of_day", "seasons", "styles")
_FIGURE: Final = re.compile(
    rf"(?:about |around )?(?:f/?)?(?:\d+(?:\.\d+)?|{'|'.join(NUMBERS)}) ?(?:mm|seconds?|secs?|s|k|kelvin|:\d+)"
)


@cache
def _named() -> Mapping[str, str]:
    return {noun: fields for nouns, fields in topics_file()["named"].items() for noun in nouns.split("|")}


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(map(re.escape, _named()), key=len, reverse=True))
    named = (
        rf"(?:{_CHANGED} )?(?:the |this |its )?(?P<noun>{nouns})(?: (?:up|down|over|back|in|out))? ?"
        rf"(?:{_IS} )?(?:more )?(?:like )?{_WHAT}"
    )
    told = rf"(?:{_CHANGED}|(?P<as_it_is>{_MADE})){_OBJECT}{_WAY}(?(as_it_is)(?: {_TO})?| {_TO}) {_WHAT}"
    return re.compile(named, re.I), re.compile(told, re.I)


def in_terms(text: str) -> str:
    """The wish as the bare term where it sets a field to it: `pull the camera up to eye level`; else as it is."""
    said = text.strip(" ,.")
    named, told = _shapes()
    if match := named.fullmatch(said):
        tables, _, completions = _named()[match["noun"].lower()].partition("+")
        if term := _term(match["what"].lower(), tables.split(), completions.split()):
            return term
    if match := _VIBES.fullmatch(said):
        return _term(match["what"].lower(), _FELT, ()) or text
    if match := _ALIKE.fullmatch(said):
        return f"as {term}" if (term := _term(match["what"].lower(), ("styles",), ())) else text
    if match := told.fullmatch(said):
        return _term(match["what"].lower(), _ALL, ()) or text
    return text


def _term(what: str, tables: Sequence[str], completions: Sequence[str]) -> str:
    """The words, completed if they must be, where they are a term of one of the tables; hours are said with `at`."""
    if _FIGURE.fullmatch(what):
        return what
    led = re.sub(r"^(?:on|at|near|by|along|down on|low on) ", "from ", what)
    for told in dict.fromkeys((what, *(f"{what} {word}" for word in completions), led)):
        name = next((name for name in tables if told in terms_by_phrase(cast("TableName", name))), "")
        if name == "times_of_day" and not told.startswith(("at ", "in ", "before ", "after ")):
            return f"at {told}"
        if name:
            return f"make it {told}" if name == "weather" else told
    return ""
