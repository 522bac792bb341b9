"""The words of camera movement, from `camera.toml`: verbs by family, directions, and the moves they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from prompts.reading.grammar import gerund_of
from prompts.reading.lexicon import Match
from prompts.reading.lists import lists_of
from prompts.reading.words import Words

__all__ = [
    "ALONE", "FAMILY_OF_VERB", "FILLERS", "FILM_FIRST", "FILM_VERBS", "INTRINSIC", "KINDS_OF_SHOT", "LEADS", "MOVES",
    "NEEDS_SHOT", "ONWARD", "PLAIN", "QUICK", "SLOW", "SPATIAL", "SUBORDINATE", "WAY", "across", "base_of", "family_of",
    "way_in",
]  # fmt: skip

_DATA: Final[Mapping[str, Any]] = lists_of("camera")
FAMILY_OF_VERB: Final[dict[str, str]] = {
    verb: family for family, verbs in _DATA["families"].items() for verb in verbs.split()
}
INTRINSIC: Final[dict[str, str]] = _DATA["intrinsic"]
WAY: Final = {word: way for way, words in _DATA["ways"].items() for word in words.split()}
MOVES: Final = {(family, way): move for family, row in _DATA["moves"].items() for way, move in row.items()}
ALONE: Final[dict[str, str]] = _DATA["alone"]
ONWARD, FILM_VERBS, LEADS, KINDS_OF_SHOT, FILLERS, SUBORDINATE, FILM_FIRST, NEEDS_SHOT = (
    frozenset(_DATA["words"][key].split())
    for key in (
        "onward", "film_verbs", "leads", "kinds_of_shot", "fillers", "subordinate", "film_first", "needs_shot"
    )
)  # fmt: skip
PLAIN: Final = frozenset(_DATA["phrases"]["plain"])
SPATIAL: Final = frozenset(_DATA["phrases"]["spatial"])
QUICK: Final = re.compile(r"(?:quick|rapid|fast|swift|sudden|brisk)")
SLOW: Final = re.compile(r"(?:slow|gentl|gradual|subtl|slight|gingerly|lazil|unhurried)")


@cache
def _film_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in (*FAMILY_OF_VERB, *INTRINSIC):
        doubled = f"{base}{base[-1]}" if base in ("pan", "crab", "step", "run", "get", "drop") else base
        stem = base[:-1] if base.endswith("e") else doubled
        third = f"{base[:-1]}ies" if base in ("dolly", "fly") else f"{base}es" if base == "go" else f"{base}s"
        past = f"{base[:-1]}ied" if base in ("dolly", "fly") else f"{stem}ed"
        ing = gerund_of(base) if doubled == base else f"{doubled}ing"
        for form in (base, third, past, ing):
            forms.setdefault(form, base)
    forms.update(dollies="dolly", dollys="dolly", rising="rise", rose="rise", flew="fly", led="lead")
    return forms


def base_of(word: str) -> str:
    """The base form of a verb of camera movement; empty for other words."""
    return _film_forms().get(word, "")


def family_of(word: str) -> str:
    """The family of a verb form of camera movement; empty for other words."""
    return FAMILY_OF_VERB.get(base_of(word), "")


def across(words: Words, index: int) -> tuple[str, int] | None:
    """`from left to right`, `right to left`: the direction of travel, and how many tokens say it."""
    at = index + 1 if words.low(index) == "from" else index
    at += words.low(at) == "the"
    here, to = words.low(at), words.low(at + 1)
    there = words.low(at + 2) if words.low(at + 2) != "the" else words.low(at + 3)
    if {here, there} == {"left", "right"} and to == "to":
        return there, at + 3 - index + (words.low(at + 2) == "the")
    return None


def way_in(words: Words, match: Match) -> str:
    """The direction on screen that a phrase such as `tracking left to right` says itself."""
    said = words.said(match.start, match.end).lower()
    return "right" if "left to right" in said else "left" if "right to left" in said else ""
