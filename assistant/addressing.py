"""Which shots a change is about: those it numbers, else the one that shows what it speaks of, else the one at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from prompts.reading.pronouns import fits_pronoun, lives
from prompts.revise import address, addresses
from prompts.shot import Shot, Subject
from prompts.vocabulary import terms_by_phrase

__all__ = ["parts_meant", "shots_meant"]

_LOOKED_BACK: Final = 64
"""How many of the latest shots are searched for a subject; further back a shot is named by its number."""

_LEFT_BEHIND: Final = re.compile(r"\s+(?:from|in|of|for|on)(?=\s*$)", re.IGNORECASE)
"""What remains of "remove the dog from shot 2" when the shot's number is taken out."""

_BOTH: Final = re.compile(r"\b(?:in )?both(?: of(?: them| the)?)?(?: the)? (?:shots|scenes)\b[,:]?", re.IGNORECASE)

_KNOWN: Final = r"\b(?:the|same|this|that|his|her|its|their|our)\s+(?:[\w'’-]+\s+){0,2}?"
_NEWCOMER: Final = r"(?<!\bwith )(?<!\bby )(?<!\bfor )(?<!\badd )(?<!\buse )(?<!\bto )"
"""Who is put into a shot need not be in it yet."""


def parts_meant(words: str, shots: Sequence[Shot], at_hand: int) -> list[tuple[list[int], str]]:
    """What a change asks of different shots: of each part what `shots_meant` gives.

    Args:
        words: the user's words, such as "shot 2 at noon, shot 4 at dusk".
        shots: the film's shots in order; at least one.
        at_hand: the number of the shot that was worked on last.
    """
    parts = addresses(words, shots)
    if len(parts) < 2:
        return [shots_meant(words, shots, at_hand)]
    return [
        ([*meant.numbers, *meant.strangers], meant.rest) if meant.explicit else shots_meant(meant.rest, shots, at_hand)
        for meant in parts
    ]


def shots_meant(words: str, shots: Sequence[Shot], at_hand: int) -> tuple[list[int], str]:
    """The numbers of the shots that a change is about, strangers included, and the change without its address.

    Args:
        words: the user's words.
        shots: the film's shots in order; at least one.
        at_hand: the number of the shot that was worked on last.
    """
    both = _BOTH.search(words)
    if both and len(shots) > 1:
        return [len(shots) - 1, len(shots)], f"{words[: both.start()]}{words[both.end() :]}".strip(" ,:;")
    meant = address(words, shots)
    if meant.explicit:
        return [*meant.numbers, *meant.strangers], _LEFT_BEHIND.sub("", meant.rest)
    return [_showing(words, shots, at_hand) or at_hand], meant.rest


def _showing(words: str, shots: Sequence[Shot], at_hand: int) -> int | None:
    """The shot at hand, else the latest, that shows what the words speak of as there: its name, "the cat", "him"."""
    back = range(len(shots), max(0, len(shots) - _LOOKED_BACK), -1)
    nearest = [at_hand, *(number for number in back if number != at_hand)]

    def first(shows: Callable[[Shot], bool]) -> int | None:
        return next((number for number in nearest if shows(shots[number - 1])), None)

    if number := first(lambda shot: any(_speaks_of(words, subject) for subject in shot.subjects)):
        return number
    if _TOGETHER.search(words):
        return first(lambda shot: sum(s.count for s in shot.subjects if lives(s)) > 1)
    if weather := _WEATHER.search(words):
        named = terms_by_phrase("weather").get(weather[1].lower())
        return first(lambda shot: shot.setting.weather == named)
    if personal := _PERSONAL.search(words):
        pronoun = _SUBJECT_FORMS[personal.group().lower()]
        return first(lambda shot: _may_be(pronoun, shot))
    return None


def _may_be(pronoun: str, shot: Shot) -> bool:
    """Whether somebody in a shot may be `he` or `she`, which an animal is to those who like it."""
    return any(fits_pronoun(pronoun, s) or (lives(s) and s.kind != "human") for s in shot.subjects)


_SUBJECT_FORMS: Final = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_WEATHER: Final = re.compile(r"\bthe (rain|snow|fog|mist|storm|hail)\b(?! on\b)", re.IGNORECASE)


_TOGETHER: Final = re.compile(r"\b(?:they both|both of them|(?:the two|all) of them|each other)\b", re.IGNORECASE)
_PERSONAL: Final = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)


def _speaks_of(words: str, subject: Subject) -> bool:
    if any(
        look.part and re.search(rf"{_KNOWN}{re.escape(look.part)}\b", words, re.IGNORECASE) for look in subject.looks
    ):
        return True
    if subject.name and re.search(rf"{_NEWCOMER}\b{re.escape(subject.name)}\b", words, re.IGNORECASE):
        return True
    noun = "|".join(map(re.escape, dict.fromkeys((subject.noun, subject.noun.split()[-1]))))
    begins = rf"^(?:and |but )?(?:{noun})(?:e?s)? (?:should|must|needs?|is|are|has|wears?|looks?)\b"
    turned = rf"^(?:change|turn|make|swap|replace|switch) (?:{noun})(?:e?s)? (?:to|into|for|with|by) "
    return bool(re.search(rf"{_KNOWN}(?:{noun})(?:e?s)?\b|{begins}|{turned}", words, re.IGNORECASE))
