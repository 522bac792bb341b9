"""Activities told as on a label: `a person is tai chi`, `is clay pottery making`, `is giving or receiving an award`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.lists import lists_of, words_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import singulars

__all__ = ["told_as_deeds"]

_BE: Final = r"\b(?P<be>is|are|was|were)"
_AFTER: Final = "in on at by with under near beside outside inside along while and during for to as next"
_CLOSED: Final = rf"(?=\s*(?:$|[,.;:!?(])| (?:{_AFTER.replace(' ', '|')})\b)"
_GOES_ON: Final = (
    rf"(?=\s*(?:$|[,.;:!?(])| (?:{_AFTER.replace(' ', '|')}|behind|through|across|along|over|down|up|off|around"
    r"|round|into|past|between|against|together|alone|outdoors|outside|indoors|barefoot|fast|slowly|happily|all)\b)"
)
_DO: Final = frozenset(
    {"people", "folks", "families", "couples", "friends", "someone", "somebody", "couple", "family", "and"}
)
"""What stands before a pastime that is done, beside the nouns of people."""
_EITHER: Final = re.compile(rf"{_BE} (?P<first>[a-z]+ing) or [a-z]+ing\b", re.IGNORECASE)
_NOT_ONE: Final = re.compile(
    r"\s*\(\s*(?:not|no|except|without) (?:an? |the )?(?P<what>[a-z][a-z ]*?)\s*\)(?=\s*(?:$|[.,;]))", re.IGNORECASE
)
_BOUND: Final = re.compile(rf"{_BE} (?P<of>(?:[a-z]+ )?(?P<last>[a-z]+)) (?P<deed>[a-z]+ing){_CLOSED}", re.IGNORECASE)
_SOMEBODY: Final = re.compile(
    r"^\s*(?:an?|the|one) (?:person|someone|human|subject) is (?P<who>[a-z]+) (?P<deed>[a-z]+ing)\b", re.IGNORECASE
)
_DOING: Final = re.compile(
    r"^\s*(?:an?|the|one) (?:person|someone|human|subject) is (?:an? )?(?P<deed>[a-z]+ing) (?P<who>[a-z]+)"
    r"(?=\s*(?:$|[,.;]))",
    re.IGNORECASE,
)


def told_as_deeds(text: str) -> str:
    """The text with activities that stand as names behind `is` told as deeds, and the first of two that it leaves open.

    Args:
        text: of one shot. `A person is high jump` becomes `a person is jumping`.
    """
    said = _NOT_ONE.sub(lambda m: f", no {m['what']}", text)
    said = _EITHER.sub(lambda m: f"{m['be']} {m['first']}", said)
    said = _SOMEBODY.sub(_as_who_it_is, said)
    said = _DOING.sub(_as_who_does_it, said)
    said = _pastimes().sub(_as_done_by, said)
    said = _named().sub(lambda m: f"{m['be']} {_told(m['name'])}", said)
    return _BOUND.sub(_with_object, said)


def _as_who_it_is(match: re.Match[str]) -> str:
    """`A person is baby waking up`: a baby is."""
    noun = table("nouns").get(terms_by_phrase("nouns").get(match["who"].lower(), ""))
    return f"A {match['who']} is {match['deed']}" if noun is not None and noun.kind == "human" else match[0]


def _as_who_does_it(match: re.Match[str]) -> str:
    """`A person is crawling baby`: a baby is crawling; but `is carrying baby` has one."""
    alone = match["deed"].lower() in lists_of("activities")["alone"]["deeds"].split()
    return _as_who_it_is(match) if alone else match[0]


@cache
def _named() -> re.Pattern[str]:
    names = {name.replace("_", " ") for name in words_of("activities", "done")} | set(lists_of("activities")["said"])
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    doing = r"(?:doing |performing |practi[cs]ing )?(?:an? )?"
    return re.compile(rf"{_BE} {doing}(?P<name>{longest_first}){_CLOSED}", re.IGNORECASE)


@cache
def _pastimes() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in lists_of("activities")["pastimes"])
    return re.compile(rf"\b(?P<who>[a-z]+) (?P<name>{names}){_GOES_ON}", re.IGNORECASE)


def _as_done_by(match: re.Match[str]) -> str:
    """`a boy rock climbing` as a boy climbing a rock face; what belongs to nobody stays: `a rock climbing wall`."""
    who = match["who"].lower()
    nouns, phrases = table("nouns"), terms_by_phrase("nouns")
    people = any(form in phrases and nouns[phrases[form]].kind == "human" for form in (who, *singulars(who)))
    does = people or who in _DO
    return f"{match['who']} {lists_of('activities')['pastimes'][match['name'].lower()]}" if does else match[0]


def _told(name: str) -> str:
    return str(lists_of("activities")["said"].get(name.lower(), f"doing {name}"))


def _with_object(match: re.Match[str]) -> str:
    """`is clay pottery making` as making clay pottery, where a noun stands before a deed that takes one."""
    row = lists_of("activities")["of"]
    last = match["last"].lower()
    known = last in terms_by_phrase("nouns") or last in words_of("open_classes", "nouns")
    takes = match["deed"].lower() in row["deeds"].split() and last not in row["not_after"].split()
    return f"{match['be']} {match['deed']} {match['of']}" if known and takes else match[0]
