"""Which shots a sentence is about: `shot 2: ...`, `in the second one`, `the last shot`, `all shots`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from prompts.reading.grammar import singulars
from prompts.revising.patterns import NUMBERS, ORDINALS, pattern
from prompts.shot import Shot, Subject
from prompts.vocabulary import terms_by_phrase

__all__ = ["Address", "address", "by_what_it_shows"]


@dataclass(frozen=True)
class Address:
    """The shots meant, by number from 1; empty when none is named.

    Attributes:
        numbers: in order, without those the film does not have.
        rest: the sentence without the words of address.
        explicit: the words name a shot, whether or not there is one.
        strangers: numbers named that the film does not have.
        spared: what `everything but the light` leaves alone: `light`.
    """

    numbers: tuple[int, ...]
    rest: str
    explicit: bool
    strangers: tuple[int, ...] = ()
    spared: str = ""


def address(change: str, shots: Sequence[Shot]) -> Address:
    """Find out which shots of a film a sentence of change speaks of.

    Args:
        change: the user's words.
        shots: the film's shots in order.
    """
    total = len(shots)
    change, references = _without_references(change)
    spared = m[1] if (m := pattern("address", "keep").search(change)) else ""
    for name, numbers_of in _RULES:
        match = pattern("address", name).search(change)
        if match is None or _is_other(name, match, change, total):
            continue
        found = sorted(set(numbers_of(match, total)))
        rest = _with_references(f"{change[: match.start()]} {change[match.end() :]}".strip(" ,:;"), references)
        return Address(
            numbers=tuple(n for n in found if 1 <= n <= total),
            rest=re.sub(r"\s{2,}", " ", rest),
            explicit=True,
            strangers=tuple(n for n in found if not 1 <= n <= total),
            spared=spared,
        )
    shown = by_what_it_shows(change, shots)
    if shown is not None:
        number, match = shown
        rest = re.sub(r"\s{2,}", " ", f"{change[: match.start()]} {change[match.end() :]}".strip(" ,:;"))
        return Address(numbers=(number,), rest=_with_references(rest, references), explicit=True, spared=spared)
    return Address(numbers=(), rest=_with_references(change, references), explicit=False, spared=spared)


def by_what_it_shows(change: str, shots: Sequence[Shot]) -> tuple[int, re.Match[str]] | None:
    """`the deer shot`, `the shot with the deer`: the latest shot that shows it, and the words that said so."""
    for name in ("by_subject", "with_subject"):
        for match in pattern("address", name).finditer(change):
            said = {single for word in re.findall(r"[\w'-]+", match[1].lower()) for single in singulars(word)}
            for number in range(len(shots), 0, -1):
                if any(_heads(subject) & said for subject in shots[number - 1].subjects):
                    return number, match
    return None


def _heads(subject: Subject) -> set[str]:
    """The words by which a subject is known: its name, and the last word of its noun in the singular."""
    last = subject.noun.lower().split()[-1:]
    return {*subject.name.lower().split(), *(single for word in last for single in singulars(word))}


_REFERRED: Final = "\u241d"
"""Stands for the mention of a shot that something is to be like, which is not the shot spoken of."""


def _without_references(change: str) -> tuple[str, list[str]]:
    found = pattern("likeness", "reference")
    return found.sub(_REFERRED, change), [match.group() for match in found.finditer(change)]


def _with_references(text: str, references: list[str]) -> str:
    for reference in references:
        text = text.replace(_REFERRED, reference, 1)
    return text


def _is_other(name: str, match: re.Match[str], change: str, total: int) -> bool:
    """Whether words that may name shots speak of something else: `everywhere` of things, `all three` of three dogs."""
    if name == "all_counted":
        return _number_of(match[1]) != total
    return name == "everywhere" and _is_of_things(change[: match.start()])


def _is_of_things(before: str) -> bool:
    """`leaves flying everywhere` is everywhere in the picture, not in every shot."""
    last = before.lower().split()[-1:]
    return bool(last) and (last[0].endswith("ing") or bool({*singulars(last[0])} & terms_by_phrase("nouns").keys()))


def _number() -> str:
    return rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)})"


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    parts = re.findall(rf"{_number()}|to|through|-|–", text, re.I)
    for index, part in enumerate(parts):
        low = part.lower()
        if low in {"to", "through", "-", "–"}:
            continue
        number = NUMBERS.get(low) or int(low)
        if found and index and parts[index - 1].lower() in {"to", "through", "-", "–"}:
            found.extend(range(found[-1] + 1, min(number, found[-1] + 1000) + 1))
        else:
            found.append(number)
    return found


def _number_of(word: str) -> int:
    low = word.lower()
    return ORDINALS.get(low) or NUMBERS.get(low) or int(low)


def _ordinals(words: str, total: int) -> list[int]:
    """`first and third`, `second to last`: a list, or the range that `to` makes."""
    found: list[int] = []
    for joint, word in re.findall(r"(to )?(?:the )?(\w+)", words):
        number = total if word == "last" else ORDINALS.get(word, 0)
        if number and joint and found:
            found.extend(range(found[-1] + 1, number + 1))
        elif number:
            found.append(number)
    return found


def _range(side: str, count: str, total: int) -> list[int]:
    number = 2 if count == "couple of" else NUMBERS.get(count) or int(count)
    return list(range(1, number + 1)) if side == "first" else list(range(max(1, total - number + 1), total + 1))


_Numbers: TypeAlias = Callable[[re.Match[str], int], list[int]]
_RULES: Final[tuple[tuple[str, _Numbers], ...]] = (
    ("onwards", lambda match, total: list(range(_number_of(match[1]), total + 1)) or [_number_of(match[1])]),
    ("numbered", lambda match, _: _numbers(match[1])),
    ("by_number", lambda match, _: _numbers(match[1] or match[2])),
    ("before_last", lambda _, total: [total - 1] if total > 1 else []),
    ("first_two", lambda match, total: _range(match[1].lower(), match[2].lower(), total)),
    ("ordinals", lambda match, total: _ordinals(match[1].lower(), total)),
    ("ordinal", lambda match, _: [_number_of(next(filter(None, match.groups())))]),
    ("last", lambda _, total: [total] if total else []),
    ("opening", lambda _, total: [1] if total else []),
    ("both", lambda _, total: list(range(max(1, total - 1), total + 1))),
    ("all_counted", lambda _, total: list(range(1, total + 1))),
    ("everywhere", lambda _, total: list(range(1, total + 1))),
    ("all", lambda _, total: list(range(1, total + 1))),
)
"""The pattern's name, and the numbers that a match of it means in a film of so many shots."""
