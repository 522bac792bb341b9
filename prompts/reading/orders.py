"""Deeds that name nobody: the steps of a recipe (`crack two eggs`), and what lights do that a cue has named."""

from __future__ import annotations

from prompts.reading.actions import read_verb
from prompts.reading.lists import words_of
from prompts.reading.phrases import begins_verb, noun_phrase_at
from prompts.reading.scan import THEN, Scan
from prompts.reading.tag_series import is_handled
from prompts.reading.tagging import tag_at
from prompts.reading.word_tags import is_known_noun, is_plural
from prompts.reading.words import Words

__all__ = ["read_action"]


def read_action(scan: Scan, at: int) -> int:
    """Read a verb without a subject of its own, told of those at hand or of nobody; returns where it ends, or `at`."""
    words = scan.words
    if scan.orders and not scan.current and is_handled(words, at):
        scan.current = [""]
        return read_verb(scan, at, scan.start, scan.end)
    if scan.orders and not scan.current and _is_order(words, at):
        scan.current = [""]
        if (first := _head_of_cue(words, at)) < at:
            return _read_of_cue(scan, first, at)
    if not (scan.current or _opens_verb(words, at)) or not begins_verb(words, at, after_noun=bool(scan.current)):
        return at
    phrase = None if scan.current else noun_phrase_at(words, at, scan.end)
    return read_verb(scan, at, scan.start, scan.end) if phrase is None or not phrase.noun_id else at


def _head_of_cue(words: Words, at: int) -> int:
    """Where the `string lights` begin that `come on` behind them; the verb itself where no cue names several things."""
    first = at
    while first > 0 and words.claimed[first - 1] and not words.tokens[first - 1].is_mark:
        first -= 1
    return first if first < at and is_plural(words, at - 1) and is_known_noun(words.low(at - 1)) else at


def _read_of_cue(scan: Scan, first: int, at: int) -> int:
    """What the lights of a cue do, as a deed of nobody's: `string lights coming on`."""
    number, beats = len(scan.draft.beats), scan.draft.beats
    stop = read_verb(scan, at, scan.start, scan.end)
    for index in range(number, len(beats)):
        said = f"{scan.words.said(first, at).lower()} {beats[index].action}"
        beats[index] = beats[index].model_copy(update={"action": said[:400]})
    return stop


def _is_order(words: Words, at: int) -> bool:
    """`crack two eggs into a bowl`: a step of a recipe, which unseen hands do; not an order to the director."""
    opens = at == 0 or words.tokens[at - 1].is_mark or words.low(at - 1) in THEN | {"and"} or words.claimed[at - 1]
    return opens and tag_at(words, at) == "vb" and words.low(at) not in words_of("english", "directors_verbs")


def _opens_verb(words: Words, at: int) -> bool:
    return tag_at(words, at) == "vg"
