"""What a deed visibly does: the rows of `deeds.toml`, found by the words of an action."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prompts.shot import Subject
from prompts.tables import tables_of

__all__ = ["LIVING", "Deed", "deed_of", "owned_parts"]

LIVING = ("human", "quadruped", "bird", "reptile", "creature", "robot", "insect", "fish")


DOING = re.compile(r"\w{2,}ing")
JOINING = frozenset(
    {"and", "then", "or", "while", "but", "by", "as", "when", "before", "after", "starts", "keeps", "is"}
)
"""Words after which a verb in -ing is done by the same doer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed and what it visibly does, in one or several ways of saying it.

    Attributes:
        action: pattern that is found in the words of the action.
        outcomes: none for a deed of which nothing can be said that is always seen.
        kinds: kinds of doer; all that live when empty.
        nouns: last words of the doer's noun; any when empty.
        first: whether it says better than any law what is seen: watering is no pouring into a vessel.
    """

    action: str
    outcomes: tuple[str, ...]
    kinds: tuple[str, ...] = LIVING
    nouns: tuple[str, ...] = ()
    first: bool = False


@cache
def _file() -> Mapping[str, Any]:
    return tables_of(__package__, "deeds")


@cache
def _deeds() -> tuple[Deed, ...]:
    return tuple(_deed(row) for row in _file()["deed"])


def _deed(row: Mapping[str, Any]) -> Deed:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Deed(**values)


@cache
def _pattern(action: str) -> re.Pattern[str]:
    """A row's pattern, compiled when the row is first tried: the first that fits ends the search."""
    return re.compile(action)


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Parts of a body after `the`, and those of which a body has only one."""
    one, several = _file()["parts"]["one"], _file()["parts"]["several"]
    tail = r"(?:[a-z]+ )?{}\b(?! (?:of|below|above|hair)\b)"
    whole = r"\b([Tt])he (?=" + tail.format(rf"(?:{'|'.join([*one, *several])})") + ")"
    return re.compile(whole), re.compile(r"\b[Tt]he (?:[a-z]+ )?" + rf"(?:{'|'.join(one)})\b")


def owned_parts(outcome: str, *, many: bool) -> str:
    """The outcome with the doer's own parts called so: `The jaw works` to `{Its} jaw works`.

    Empty where there are many doers and the outcome speaks of the one head that each has.
    """
    whole, single = _parts()
    if many and single.search(outcome):
        return ""
    return whole.sub(lambda match: "{Its} " if match[1] == "T" else "{its} ", outcome)


def _done_in(action: str) -> str:
    """The action without the doings of others that describe a thing: of `carrying a sleeping child`, nobody sleeps."""
    words = action.split()
    kept = [
        word
        for i, word in enumerate(words)
        if i == 0 or not DOING.fullmatch(word) or words[i - 1].endswith((",", "ly", "ing")) or words[i - 1] in JOINING
    ]
    return " ".join(kept)


def deed_of(action: str, doer: Subject) -> Deed | None:
    """The first deed that the action is, done by somebody of that kind; `None` when no row knows it."""
    words, last = _done_in(action.lower()), doer.noun.lower().split(" of ")[0].split()[-1]
    return next(
        (
            row
            for row in _deeds()
            if doer.kind in row.kinds and (not row.nouns or last in row.nouns) and _pattern(row.action).search(words)
        ),
        None,
    )
