"""The words of camera movement, from `camera.toml`: verbs by family, directions, and the moves they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from prompts.reading.grammar import gerund_of, past_of, third_of
from prompts.reading.lexicon import Match
from prompts.reading.lists import lists_of
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = [
    "ALONE",
    "FACES",
    "FAMILY_OF_VERB",
    "FILLERS",
    "FILM_NOUNS",
    "FILM_VERBS",
    "IMPERATIVES",
    "INTRINSIC",
    "KINDS_OF_SHOT",
    "LEADS",
    "LEADS_THAT_ACT",
    "MANNER",
    "MANNER_JOINTS",
    "MANNER_VERBS",
    "MOVES",
    "MOVE_ADJECTIVES",
    "NEGATORS",
    "ONLY_INFLECTED",
    "ONWARD",
    "ON_ITS_WAY",
    "OWN_WAYS",
    "PATHS",
    "QUICK",
    "SHOWING_VERBS",
    "SLOW",
    "STEADINESS",
    "STILL_WORDS",
    "SUBORDINATE",
    "THINGS_DO",
    "WAY",
    "WAYS_ALONG",
    "WE_ACT",
    "across",
    "base_of",
    "family_of",
    "film_first",
    "is_adverb_of_pace",
    "turns_either_way",
    "way_after",
    "way_in",
    "with_side",
]

_DATA: Final[Mapping[str, Any]] = lists_of("camera")
FAMILY_OF_VERB: Final[dict[str, str]] = {
    verb: family for family, verbs in _DATA["families"].items() for verb in verbs.split()
}
INTRINSIC: Final[dict[str, str]] = _DATA["intrinsic"]
WAY: Final = {word: way for way, words in _DATA["ways"].items() for word in words.split()}
MOVES: Final = {(family, way): move for family, row in _DATA["moves"].items() for way, move in row.items()}
PATHS: Final = {(family, by): move for family, row in _DATA["paths"].items() for by, move in row.items()}
ALONE: Final[dict[str, str]] = _DATA["alone"]


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA["words"][key].split())


ONLY_INFLECTED: Final = _words("only_inflected")
ONWARD: Final = _words("onward")
FILM_VERBS: Final = _words("film_verbs")
FILM_NOUNS: Final = _words("film_nouns")
LEADS: Final = _words("leads")
LEADS_THAT_ACT: Final = _words("leads_that_act")
WE_ACT: Final = _words("we_act")
WAYS_ALONG: Final = _words("ways_along")
ON_ITS_WAY: Final = _words("on_its_way")
KINDS_OF_SHOT: Final = _words("kinds_of_shot")
MOVE_ADJECTIVES: Final = _words("move_adjectives")
FILLERS: Final = _words("fillers")
SUBORDINATE: Final = _words("subordinate")
IMPERATIVES: Final = _words("imperatives")
STILL_WORDS: Final = _words("still")
NEGATORS: Final = _words("negators")
OWN_WAYS: Final = _words("own_ways")
THINGS_DO: Final = _words("things_do")
FACES: Final = _words("faces")
STEADINESS: Final = _words("steadiness")
MANNER: Final = _words("manner") | STEADINESS
MANNER_VERBS: Final = _words("manner_verbs")
MANNER_JOINTS: Final = _words("manner_joints")
SHOWING_VERBS: Final = _words("showing_verbs")
QUICK: Final = re.compile(rf"(?:{'|'.join(_DATA['pace']['quick'])})")
SLOW: Final = re.compile(rf"(?:{'|'.join(_DATA['pace']['slow'])})")
_OTHER_FORMS: Final[dict[str, str]] = _DATA["other_forms"]
"""Past forms that no rule makes, and common misspellings."""


@cache
def _film_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in (*FAMILY_OF_VERB, *INTRINSIC):
        for form in (base, third_of(base), past_of(base), gerund_of(base)):
            forms.setdefault(form, base)
    return forms | _OTHER_FORMS


def is_adverb_of_pace(word: str) -> bool:
    """A word that says how fast or how much: slow, quickly, slight."""
    return bool(SLOW.match(word) or QUICK.match(word))


@cache
def film_first() -> frozenset[str]:
    """The first words of the camera moves' phrases, by which a term is found where no camera is named."""
    return frozenset(phrase.replace("-", " ").split()[0] for phrase in terms_by_phrase("camera_moves"))


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


def way_after(words: Words, at: int, way: str = "") -> tuple[str, int]:
    """`a whip pan to the right`: the side that follows a phrase, or `way`, and the token after it."""
    index = at
    while words.low(index) in {"to", "the"}:
        index += 1
    if words.low(index) in WAY and WAY[words.low(index)] in {"left", "right"}:
        return WAY[words.low(index)], index + 1
    return way, at


def turns_either_way(move: str) -> bool:
    """A turn whose name leaves its side open: the `left` of `whip pan left` belongs to it."""
    row = table("camera_moves")[move]
    return row.family == "rotation" and bool(row.sideways_label)


def with_side(words: Words, move: str, at: int, end: int) -> tuple[str, int]:
    """`tracking shot from behind`: the move that the side after it makes of it, and the token after the side."""
    for width in (4, 3, 2, 1):
        if at + width > end or any(words.tokens[i].is_mark for i in range(at, at + width)):
            continue
        side = words.said(at, at + width).lower()
        found = next((m for verb in ("track", "tracking") if (m := _move_of(f"{verb} {side}"))), "")
        if found and found != move:
            return found, at + width
    return move, at


def _move_of(phrase: str) -> str:
    row = terms_by_phrase("camera_moves").get(phrase, "")
    return row if row and table("camera_moves")[row].family == "follow" else ""
