"""How far a camera move goes: `by 30 degrees`, `half a turn`, `two metres`, `from 24 mm to 85 mm`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from prompts.reading.draft import Draft
from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.words import Words
from prompts.vocabulary import table

__all__ = ["Amount", "amounts_in", "read_amounts"]

_NUMBER: Final = rf"(\d+(?:\.\d+)?|{'|'.join(word for word, n in NUMBER_WORDS.items() if n)}|half a|an?)"
_LEAD: Final = r"(?<!\w)(?:\b(?:by|about|around|roughly|through|over|for|some|of|a|an|full) ){0,4}"
_MEASURES: Final = (
    ("deg", 1.0, re.compile(rf"{_LEAD}{_NUMBER}[ -]?(?:°|degrees?\b|deg\b)(?: angle| arc| turn)?", re.I)),
    ("m", 1.0, re.compile(rf"{_LEAD}{_NUMBER}[ -]?(?:m|met(?:re|er)s?)\b", re.I)),
    ("m", 0.3048, re.compile(rf"{_LEAD}{_NUMBER}[ -]?(?:ft|feet|foot)\b", re.I)),
    ("m", 0.01, re.compile(rf"{_LEAD}{_NUMBER}[ -]?(?:cm|centimet(?:re|er)s?)\b", re.I)),
    ("x", 1.0, re.compile(r"(?<!\w)(?:to |by )?(\d+(?:\.\d+)?) ?(?:x|times)\b", re.I)),
    ("turns", 360.0, re.compile(rf"(?<!\w){_NUMBER} (?:full )?(?:times|turns|circles|rotations|revolutions)\b", re.I)),
)
_BY: Final = r"\b(?:by |in |through |for ){0,3}(?:a |one )?"
_TURN: Final = r"(?:turn|circle|rotation|orbit|revolution)\b"
_SAID: Final = (
    ("deg", 180.0, re.compile(rf"{_BY}half[ -](?:a )?{_TURN}", re.I)),
    ("deg", 90.0, re.compile(rf"{_BY}quarter[ -](?:of a )?{_TURN}", re.I)),
    (
        "deg",
        360.0,
        re.compile(rf"{_BY}(?:full|complete|whole)[ -]{_TURN}|\ball the way around\b|\bonce around\b", re.I),
    ),
    ("turns", 720.0, re.compile(r"\btwice\b", re.I)),
)
_LENSES: Final = re.compile(r"\bfrom (?:an? )?(\d{1,4}) ?(?:mm)?(?: lens)? to (?:an? )?(\d{1,4}) ?mm\b", re.I)
_TURNING: Final = frozenset({"arc", "rotation", "time", "follow"})
_MOST: Final = 1000.0
_NEAR: Final = 6
"""Tokens between a move and a length that is told with it."""


class Amount(NamedTuple):
    """An amount in the words: its range of tokens, its unit (deg, m, x, or turns of 360 degrees) and its value."""

    start: int
    end: int
    unit: str
    value: float


def amounts_in(words: Words) -> list[Amount]:
    """Every amount of angle, length or ratio in the words, none of whose tokens is claimed, in order."""
    found: list[Amount] = []
    for unit, factor, pattern in _MEASURES:
        for match in pattern.finditer(words.text):
            said = match[1].lower()
            number = 0.5 if said == "half a" else 1.0 if said in {"a", "an"} else _number(said)
            found.extend(_tokens(words, match, unit, number * factor))
    for unit, value, pattern in _SAID:
        for match in pattern.finditer(words.text):
            found.extend(_tokens(words, match, unit, value))
    return sorted(found)


def _number(said: str) -> float:
    return float(NUMBER_WORDS[said]) if said in NUMBER_WORDS else float(said)


def _tokens(words: Words, match: re.Match[str], unit: str, value: float) -> Iterator[Amount]:
    inside = [i for i, t in enumerate(words.tokens) if t.start < match.end() and t.end > match.start()]
    if inside and all(words.free(i) for i in inside):
        yield Amount(inside[0], inside[-1] + 1, unit, value)


def read_amounts(words: Words, draft: Draft, found: list[Amount]) -> None:
    """Give each amount to the nearest move of its sentence that is counted in its unit, and claim its words."""
    _read_lenses(words, draft)
    ranges = list(words.sentences())
    for amount in found:
        start, end = next(((s, e) for s, e in ranges if s <= amount.start < e), (0, len(words)))
        near = {
            at: move
            for at, move in zip(draft.moves_at, draft.moves, strict=True)
            if start <= at < end and move.get("amount") is None
        }
        fitting = {at: move for at, move in near.items() if _fits(move["kind"], amount.unit)}
        if fitting:
            move = fitting[min(fitting, key=lambda at: abs(at - amount.start))]
            move["amount"] = min(amount.value, _MOST)
            words.claim(amount.start, amount.end)
        elif near and amount.unit == "m" and (said := _told_whole(words, near, amount)):
            draft.extra.append(said)
            words.claim(amount.start, amount.end)


def _fits(kind: str, unit: str) -> bool:
    term = table("camera_moves")[kind]
    return term.family in _TURNING and term.unit == "deg" if unit == "turns" else term.unit == unit


def _told_whole(words: Words, near: Iterable[int], amount: Amount) -> str:
    """A length of a move that is counted otherwise stays in the words, with its verb: `dollies forward 3 metres`."""
    first = max((at for at in near if at < amount.start), default=-1)
    return words.said(first, amount.end) if first >= 0 and amount.start - first <= _NEAR else ""


def _read_lenses(words: Words, draft: Draft) -> None:
    match = _LENSES.search(words.text)
    if match is None:
        return
    first, last = float(match[1]), float(match[2])
    kind = "zoom_in" if last > first else "zoom_out"
    zoom = next((move for move in draft.moves if move["kind"] in ("zoom_in", "zoom_out")), None)
    if zoom is None or not first or not last:
        return
    zoom["kind"], zoom["amount"] = kind, round(max(first, last) / min(first, last), 3)
    draft.values["camera.focal_length_mm"] = first
    draft.said.setdefault("camera.focal_length_mm", match.group())
    words.claim_characters(*match.span())
