"""The patterns of `patterns.toml`: what a message means, when it says one of the set things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from prompts.tables import tables_of

__all__ = [
    "Reading",
    "asks",
    "may_open_change",
    "meanings",
    "opens_change",
    "opens_new_shot",
    "plain",
    "says_look",
    "unpolite",
    "without_opening",
]

_LONGEST: Final = 200
"""No set phrase is longer, in characters; a longer message is never matched."""

_BEFORE: Final = re.compile(
    r"(?:please|can you|could you|would you|will you|i want you to|i'd like you to|now|then|ok(?:ay)?|so|and|let's|"
    r"let us|just|hey|well|can we(?: be)?|could we(?: be)?|may we|what about|how about|"
    r"what if(?: (?:we|you|i) (?:used|had|tried|shot|filmed|took|went(?: with| for)?))?|"
    r"(?:can|could|might|may) it be|is it possible to|is there a way to|why not|why don't (?:we|you)|shouldn't we|"
    r"(?:couldn't|can't) (?:we|you)|do you think (?:we|you) could|"
    r"(?:wouldn't|would|might) it be (?:better|nicer|cooler|good|great|nice)(?: if (?:it was|we|it|you)| to)?)"
    r"\b[, ]+",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(r"^(should|could|must)n['’]t (it|he|she|they|(?:the|his|her) \w+)\b", re.IGNORECASE)
"""`shouldn't it be darker`, which asks for no answer."""

_OPENING: Final = re.compile(
    r"(?:please|(?:can|could|would|will) you(?: please)?|ok(?:ay)?|now|then|so|and|just|hey|well(?=,)|"
    r"what (?:if|about)|how about|(?:show|give) me|let me see|"
    r"i(?:'d| would)? (?:want|like|love) to see|i(?:'d| would)? (?:want|like|love)(?= an? ))"
    r"\b[, ]+|"
    r"(?:(?:a|an|the|one|our) )?(?:(?:more|new|next|another|first|second|third|fourth|fifth|last|final) )+"
    r"(?:shot|scene)(?: of the film)?(?: ?[:,.\u2013\u2014-]| is) *(?=\S)|"
    r"(?:shot|scene) \d{1,4} ?[:.\u2013\u2014-] *(?=[^\n]+$)(?!.*\b(?:shot|scene) \d)",
    re.IGNORECASE,
)
"""Words before a description that are no part of what is to be seen."""

_AFTER: Final = re.compile(r"[ ,]+(?:please|thanks|thank you|for me|now|then)$|[ .!?…]+$", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A meaning that fits a message: its name, what it is about, and the named parts of the message."""

    meaning: str
    about: str
    parts: Mapping[str, str]


def meanings(message: str) -> Iterator[Reading]:
    """What the message may mean as a set phrase, the likeliest first."""
    said = plain(message)
    for bare in dict.fromkeys((_tidy(message), said)) if len(message) <= _LONGEST else ():
        for meaning, about, pattern in _patterns():
            if match := pattern.fullmatch(bare):
                parts = {name: part for name, part in match.groupdict().items() if part}
                yield Reading(meaning, about, parts)


def plain(message: str) -> str:
    """The message in lower case, without polite words at its ends and without its last marks."""
    return unpolite(_tidy(message))


def unpolite(message: str) -> str:
    """The message without polite words at its ends and without its last marks."""
    said = _NEGATED.sub(r"\2 \1", message.strip())
    while (shorter := _AFTER.sub("", _BEFORE.sub("", said, count=1) if _BEFORE.match(said) else said)) != said:
        said = shorter
    return said


def _tidy(message: str) -> str:
    return re.sub(r"[ .!?…]+$", "", " ".join(message.casefold().replace("’", "'").split()))


def opens_change(said: str) -> bool:
    """Whether a `plain` message begins as a change of a shot does."""
    return bool(_beginnings("change").match(said))


def may_open_change(said: str) -> bool:
    """Whether a `plain` message begins as a change may, and a description too."""
    return bool(_beginnings("change", "may_begin").match(said))


def says_look(rest: str) -> bool:
    """Whether what follows a name, such as " wears a blue cap now", says how it looks rather than what it does."""
    return bool(_beginnings("change", "looks").match(rest))


def asks(message: str) -> bool:
    """Whether a message is a question, rather than a request put as one."""
    said = " ".join(message.casefold().replace("’", "'").split())
    return not _BEFORE.match(said) and bool(_beginnings("question").match(said))


def without_opening(message: str) -> str:
    """A description without the words that lead up to it: "ok, now I want to see a tiger"."""
    said = message.strip()
    while (shorter := _OPENING.sub("", said, count=1) if _OPENING.match(said) else said) != said:
        said = shorter
    return said or message


def opens_new_shot(said: str) -> bool:
    """Whether a `plain` message announces a new shot."""
    return bool(_beginnings("new").match(said))


@cache
def _tables() -> dict[str, Any]:
    return tables_of(__package__, "patterns")


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = [(row["meaning"], row.get("about", ""), like) for row in _tables()["pattern"] for like in row["like"]]
    return tuple((meaning, about, re.compile(_spelt_out(like))) for meaning, about, like in rows)


def _spelt_out(like: str) -> str:
    for word, stands_for in _tables()["words"].items():
        like = like.replace(word, stands_for)
    return like


@cache
def _beginnings(name: str, key: str = "begins") -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{begin})" for begin in _tables()[name][key]))
