"""Names of more words than one, which are nouns as a whole: `fire truck`, `living room`, `ice skating rink`."""

from __future__ import annotations

from typing import Final

from prompts.reading.lexicon import noun_at, phrase_at, place_at
from prompts.reading.tag_series import BEFORE_OBJECT, begins_two_word_deed
from prompts.reading.word_tags import Options, is_plural, word_options
from prompts.reading.words import Words
from prompts.vocabulary import table

__all__ = ["WAYS", "join_phrases"]

_GONE_BY: Final = frozenset({"past", "among", "between", "through", "along", "over", "above", "around", "across"})
"""After these stands what one goes by, and not whoever acts next: `past the flower stalls and over the roofs`."""
WAYS: Final = frozenset(
    {"into", "onto", "across", "along", "toward", "towards", "away", "off", "up", "down", "through", "past", "out"}
)
"""After these, what goes on is a movement, so an unknown word in -s before one is a verb: `plops into`."""


def join_phrases(words: Words, rows: list[Options]) -> None:
    """Names of more words than one are nouns as a whole: `fire truck`, `living room`, `ice skating rink`."""
    index = 0
    while index < len(words):
        end = _named_until(words, index)
        if end - index < 2:
            index += 1
            continue
        for at in range(index, end - 1):
            rows[at] = {"n": 0.0, "adj": 0.0}
        verb = rows[end - 1].get("vz") if end - index == 2 else None
        acts = verb is not None and words.low(end) in WAYS
        past = words.low(index - 2) in _GONE_BY and words.low(index - 1) in {"the", "some"}
        named = verb is None or words.low(index - 1) == "of" or past
        rows[end - 1] = {"n": 0.0} if verb is None or named else {"n": 0.3 + acts, "vz": verb * (not acts)}
        index = end


def _named_until(words: Words, index: int) -> int:
    if not words.free(index) or words.tokens[index].is_mark or begins_two_word_deed(words, index):
        return index
    found = [m.end for m in (noun_at(words, index, len(words)), place_at(words, index, len(words))) if m]
    colour = phrase_at(words, index, "colours")
    end = max(found, default=index)
    if end - index < 2 or (colour and colour.end >= end):
        return index
    inner = [word_options(words.low(at)) for at in range(index, end)]
    if "vg" in inner[0] and (_is_animate(words, index - 1) or (index and is_plural(words, index - 1))):
        return index  # an octopus playing cards
    if any(not words.free(at) or words.tokens[at].is_mark for at in range(index, end)):
        return index
    if words.low(end - 1).endswith("ing") and words.low(end) in BEFORE_OBJECT:
        return index  # a zebra crossing the road
    first = inner[0]
    if {"det", "prep", "sub"} & set(first) or ("vz" in first and index and "n" not in first):
        return index
    return end


def _is_animate(words: Words, at: int) -> bool:
    noun = noun_at(words, at, at + 1) if at >= 0 and words.free(at) else None
    row = table("nouns").get(noun.id) if noun else None
    return row is not None and table("kinds")[row.kind].animate and row.age not in {"baby", "toddler"}
