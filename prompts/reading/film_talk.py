"""How people of film say a shot in short: `drone reveal of a castle`, `following from behind a boy`, `oner`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.lists import lists_of
from prompts.reading.tilts import tilts_over_somebody

__all__ = ["reverse_shots", "said_in_full", "two_of_a_match"]

_OF_CAMERA: Final = re.compile(r"\b(?:camera|drone|cinematographer)\b", re.IGNORECASE)
_UNSTEADY: Final = re.compile(
    r"\b(?:unstead|shak(?:y|es|ily)|some shaking|noticeab|slightly shaking|trembl)\w*", re.IGNORECASE
)
_MAINTAINS: Final = re.compile(r",? (?:all )?(?:while )?(?:maintaining|keeping)\b", re.IGNORECASE)
_MATCH: Final = re.compile(
    r"^(?:an? |the )?(?:match|jump|smash|hard|graphic)[- ](?:match[- ])?cut(?: from|:)? "
    r"(?P<first>.{3,}?) (?:in)?to (?P<second>.{3,})$",
    re.IGNORECASE | re.DOTALL,
)
_REVERSE: Final = re.compile(
    r"[,;:.]?\s*(?:\b(?:filmed |shot |told )?(?:in|as|with) )?(?:an? )?\bshots?[-/ ]+(?:and[- ])?reverse[- ]shots?\b"
    r"(?: (?:of|between)\b)?[,:]?\s*",
    re.IGNORECASE,
)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns and what each is said in full as, in order."""
    data = lists_of("film_talk")
    rows = []
    for line in data["rows"].strip().splitlines():
        pattern, full = line.split(" => ")
        named = {name: data[name] for name in ("who", "way", "small", "perch")}
        rows.append((re.compile(pattern.format(**named), re.IGNORECASE), full))
    return tuple(rows)


@cache
def _asides() -> tuple[re.Pattern[str], ...]:
    """What is said of how a camera goes, and of nothing that is seen."""
    return tuple(
        re.compile(line, re.IGNORECASE) for line in lists_of("film_talk")["said_of_camera"].strip().splitlines()
    )


def said_in_full(text: str) -> str:
    """The text with shots that are told as people of film tell them in the words of everybody.

    Args:
        text: of one shot. What only says how smoothly its camera goes is left out, where a camera is spoken of.
    """
    text = tilts_over_somebody(text)
    for pattern, full in _rows():
        text = pattern.sub(full, text)
    if not _OF_CAMERA.search(text):
        return text
    for aside in _asides():
        text = aside.sub(_left_of, text)
    return text.strip()


def _left_of(aside: re.Match[str]) -> str:
    """What stays of words on how a camera goes: nothing, unless it is unsteady."""
    if not _UNSTEADY.search(aside[0]):
        return ""
    return ", with some shaking" if _MAINTAINS.match(aside[0]) else aside[0]


def two_of_a_match(text: str) -> tuple[str, str] | None:
    """The two pictures of `match cut from a bone to a spaceship`; None for any other text."""
    found = _MATCH.match(text.strip())
    return (found["first"].strip(" ,;"), found["second"].strip(" ,;")) if found else None


def reverse_shots(text: str) -> tuple[str, str, str] | None:
    """The shots of `two friends talk, shot reverse shot`: both, then over the shoulder of one and of the other."""
    if not _REVERSE.search(text):
        return None
    told = _REVERSE.sub(", ", text).strip(" ,.;:")
    return (
        (told, f"{told}, medium close-up, three-quarter front view", f"{told}, medium close-up, over-the-shoulder view")
        if told
        else None
    )
