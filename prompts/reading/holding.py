"""What a place, or a part of one, holds: `the left half of the shop is full of clocks`."""

from __future__ import annotations

from typing import Final

from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import Scan
from prompts.reading.seen import may_be_seen
from prompts.reading.subjects import is_place_phrase
from prompts.shot import Importance

__all__ = ["read_holding"]

_BE: Final = frozenset({"is", "are", "was", "were"})
_FULL: Final = frozenset({
    "full of", "filled with", "covered with", "covered in", "lined with", "packed with", "crowded with",
    "littered with", "crammed with", "stacked with", "strewn with", "dotted with", "home to",
})  # fmt: skip
_PARTS: Final = frozenset({"half", "side", "corner", "part", "end", "middle", "foreground", "background", "third"})

_FLAT: Final = frozenset({
    "ground", "floor", "wall", "walls", "surface", "table", "desk", "street", "road", "beach", "shore", "roof", "shelf",
    "shelves", "path", "slope", "hill",
})  # fmt: skip
"""Places on which things are, and not in which."""


def read_holding(scan: Scan, phrase: NounPhrase) -> int:
    """Read what stands in the place that a noun phrase names; returns where that ends, 0 for any other phrase."""
    words, cast = scan.words, scan.cast
    head = phrase.noun.lower().partition(" of ")[0].split()[-1:]
    part = head[0] in _PARTS if head else False
    led = f"{words.low(phrase.end + 1)} {words.low(phrase.end + 2)}" in _FULL and words.low(phrase.end) in _BE
    if not led or not (part or is_place_phrase(phrase)):
        return 0
    held = noun_phrase_at(words, phrase.end + 3, scan.end)
    if held is None or not may_be_seen(held) or is_place_phrase(held):
        return 0
    _put_place(scan, phrase, part=part)
    where = "on" if words.low(phrase.end - 1) in _FLAT else "in"
    names, stop = [], phrase.end
    while held is not None:
        names.append(cast.add(held, Importance.MAIN))
        cast.update(names[-1], position=f"{where} {words.said(phrase.start, phrase.end).lower()}"[:160])
        stop = held.end
        held = noun_phrase_at(words, stop + 1, scan.end) if words.low(stop) == "and" else None
        held = held if held is not None and may_be_seen(held) and not held.determiner else None
    scan.current, scan.since = names, len(scan.draft.beats)
    return stop


def _put_place(scan: Scan, phrase: NounPhrase, *, part: bool) -> None:
    """The shop of `the left half of the shop` is the place."""
    of = next((i for i in range(phrase.head_start, phrase.end) if scan.words.low(i) == "of"), 0)
    whole = noun_phrase_at(scan.words, of + 1, phrase.end) if part and of else None if part else phrase
    if whole is not None and is_place_phrase(whole):
        set_place(scan, whole)
