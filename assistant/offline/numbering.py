"""Which shots of the film a few words name: "shots 2 to 4", "the first and the last shot", "this shot"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS
from prompts.revise import address
from prompts.revising.patterns import ORDINALS
from prompts.shot import Shot

__all__ = ["numbers_in_turn", "numbers_said", "whole_shots"]

_WORD: Final = re.compile(r"\w+")
_FILLERS: Final = frozenset({"the", "and", "whole", "entire", "number", "no", "of", "our", "my"})
_PRESENT: Final = re.compile(r"(this|that|the|our|the current|the present) (shot|scene)")
_NUMBER: Final = re.compile(r"\d+")
_LAST: Final = frozenset({"last", "latest", "final", "newest"})


def whole_shots(words: str, film: Sequence[Shot]) -> list[int]:
    """The numbers of the shots that the words name, strangers included; none when they speak of more than shots.

    Args:
        words: in lower case, such as "shots 2 and 3" or "the deer shot".
        film: the shots in order; only their subjects count.
    """
    shots = len(film)
    if _PRESENT.fullmatch(words):
        return [shots] if shots else []
    meant = address(words, film)
    left = set(_WORD.findall(meant.rest)) - _FILLERS
    if meant.explicit and not left:
        return [*meant.numbers, *meant.strangers]
    named = numbers_in_turn(words, shots)
    said = {word for word in _WORD.findall(words) if _number(word, shots) is None}
    return named if not said - _FILLERS - {"shot", "shots", "scene", "scenes"} else []


def numbers_in_turn(words: str, shots: int) -> list[int]:
    """The numbers that the words say, in their order: digits, "two", "second", "last"."""
    return [number for word in _WORD.findall(words) if (number := _number(word, shots)) is not None]


def numbers_said(words: str, shots: int) -> list[int]:
    """Which shots "shots 2 and 3", "the second shot" or "it" are; the last one when no number is said."""
    digits = [int(number) for number in _NUMBER.findall(words)]
    known = {**ORDINALS, **{word: number for word, number in NUMBER_WORDS.items() if word != "one"}}
    named = [number for word, number in known.items() if word in words.split()]
    return digits or named or ([shots] if shots else [])


def _number(word: str, shots: int) -> int | None:
    if word in _LAST:
        return shots or None
    bare = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", word)
    if bare.isdecimal():
        return int(bare[:6])
    return ORDINALS.get(word) or NUMBER_WORDS.get(word)
