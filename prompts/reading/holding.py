"""What a place, or a part of one, holds: `the left half of the shop is full of clocks`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prompts.reading.numbers import SOME
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import Scan
from prompts.reading.seen import may_be_seen
from prompts.reading.subjects import is_place_phrase
from prompts.reading.word_tags import is_plural_word
from prompts.reading.words import Words
from prompts.shot import Importance

__all__ = ["read_filled", "read_holding"]

_BE: Final = frozenset({"is", "are", "was", "were"})
_FULL: Final = {
    first: where
    for where, firsts in {
        "in": "full filled packed crowded crammed bursting teeming buzzing",
        "on": "covered littered stacked strewn dotted scattered overgrown overrun",
        "along": "lined",
    }.items()
    for first in firsts.split()
}
"""Where things are in a place that is said to be full of them, by the word before `of`, `with`, `in` or `by`."""
_PARTS: Final = frozenset({"half", "side", "corner", "part", "end", "middle", "foreground", "background", "third"})

_FLAT: Final = frozenset({
    "ground", "floor", "wall", "walls", "surface", "table", "desk", "street", "road", "beach", "shore", "roof", "shelf",
    "shelves", "path", "slope", "hill",
})  # fmt: skip
"""Places on which things are, and not in which."""


def read_holding(scan: Scan, phrase: NounPhrase) -> int:
    """Read what stands in the place that a noun phrase names; returns where that ends, 0 for any other phrase."""
    words = scan.words
    head = phrase.noun.lower().partition(" of ")[0].split()[-1:]
    part = head[0] in _PARTS if head else False
    at = phrase.end + (words.low(phrase.end) in _BE)
    where = _where_full(words, at)
    if not where or not (part or is_place_phrase(phrase, "" if at > phrase.end else "in")):
        return 0
    held = _held(scan, at + 2)
    if held is None:
        return 0
    _put_place(scan, phrase, part=part)
    return _bring(scan, held, f"{where} {words.said(phrase.start, phrase.end).lower()}")


def read_filled(scan: Scan, at: int) -> int:
    """What fills a place told before it, the `full of bees` of `in a hall full of bees`; where it ends, or `at`."""
    words, place = scan.words, scan.draft.values.get("setting.place", "")
    told = at > scan.start and place and place.lower().endswith(words.low(at - 1))
    where = _where_full(words, at) if told else ""
    held = _held(scan, at + 2) if where else None
    if held is None:
        return at
    return _bring(scan, held, f"{where} the {place.removeprefix(f'{where} ').removeprefix('the ').lower()}")


def _where_full(words: Words, at: int) -> str:
    """Where the things are that a place is full of; empty where it is not said to be full."""
    if (words.low(at), words.low(at + 1)) == ("home", "to"):
        return "in"
    led = words.low(at + 1) == ("of" if words.low(at) == "full" else "with") or (
        words.low(at) in _BY_TOO and words.low(at + 1) in {"in", "by"}
    )
    flat = "on" if words.low(at - 1) in _FLAT or words.low(at - 2) in _FLAT else ""
    where = _FULL.get(words.low(at), "") if led else ""
    return flat if where == "in" and flat else where


_BY_TOO: Final = frozenset({"covered", "littered", "overrun", "overgrown", "crowded", "filled"})


def _many(held: NounPhrase) -> NounPhrase:
    """Things that fill a place are many, where no number is said."""
    plain = not held.count_text and is_plural_word(held.noun.lower().split()[-1])
    return replace(held, count=SOME["many"], count_text="many") if plain else held


def _held(scan: Scan, at: int) -> NounPhrase | None:
    held = noun_phrase_at(scan.words, at, scan.end)
    return held if held is not None and may_be_seen(held) and not is_place_phrase(held) else None


def _bring(scan: Scan, first: NounPhrase, position: str) -> int:
    """Put what a place holds, and all that is listed with it, into the cast; returns where the list ends."""
    words, cast = scan.words, scan.cast
    held: NounPhrase | None = first
    names, stop = [], first.end
    while held is not None:
        names.append(cast.add(_many(held), Importance.SUPPORTING))
        cast.update(names[-1], position=position[:160])
        stop = held.end
        held = _held(scan, stop + 1) if words.low(stop) == "and" else None
        held = held if held is not None and not held.determiner else None
    scan.current, scan.since = names, len(scan.draft.beats)
    return stop


def _put_place(scan: Scan, phrase: NounPhrase, *, part: bool) -> None:
    """The shop of `the left half of the shop` is the place."""
    of = next((i for i in range(phrase.head_start, phrase.end) if scan.words.low(i) == "of"), 0)
    whole = noun_phrase_at(scan.words, of + 1, phrase.end) if part and of else None if part else phrase
    if whole is not None and is_place_phrase(whole, "in"):
        set_place(scan, whole)
