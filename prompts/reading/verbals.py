"""Where a verb phrase begins: words that are verbs here, though they could be nouns, and adverbs before them."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, verb_of
from prompts.reading.lexicon import noun_at, place_at
from prompts.reading.words import Words
from prompts.vocabulary import terms_by_phrase

__all__ = ["begins_verb", "is_acting_noun", "is_adverb", "looks_like_verb"]

_AMBIGUOUS_FIRST: Final = frozenset({
    "left", "right", "back", "high", "fast", "low", "first", "hard", "slow", "still",
})  # fmt: skip
_ADVERBS_AT_MOST: Final = 4


def begins_verb(words: Words, at: int, *, after_noun: bool) -> bool:
    """Whether a verb phrase begins at a token.

    Args:
        words: the sentence.
        at: the token.
        after_noun: a noun phrase that could be its subject ends just before.
    """
    for _ in range(_ADVERBS_AT_MOST):
        if not (at + 1 < len(words) and words.free(at) and is_adverb(words.low(at)) and not words.tokens[at].joined):
            break
        if noun_at(words, at, at + 1):
            return False
        at += 1
    word = words.low(at)
    if not words.free(at) or not words.tokens[at].is_word or words.tokens[at].joined:
        return False
    if word in AUXILIARIES:
        return True
    verb = verb_of(word)
    if (at + 1 < len(words) and words.tokens[at + 1].joined) or is_acting_noun(words, at):
        return False
    if verb is None:
        return after_noun and looks_like_verb(words, at)
    if verb.form in ("ing", "third"):
        return True
    return after_noun or (verb.form in ("base", "past") and not noun_at(words, at, at + 1))


_NOT_ADVERBS: Final = frozenset({
    "fly", "family", "butterfly", "lily", "belly", "jelly", "july", "early", "lonely", "lovely", "friendly", "curly",
    "elderly", "ugly", "silly", "holy", "woolly", "dragonfly", "bully", "hilly", "chilly", "rely", "firefly", "only",
})  # fmt: skip


def is_adverb(word: str) -> bool:
    """True for words in -ly that are adverbs, and for the known adverbs that are nothing else."""
    return (word.endswith("ly") and word not in _NOT_ADVERBS) or word in ADVERBS - _AMBIGUOUS_FIRST


def is_acting_noun(words: Words, at: int) -> bool:
    """`flames rise`, `rain falls`: a noun that could be a verb, with its own verb after it."""
    verb, following = verb_of(words.low(at)), verb_of(words.low(at + 1))
    if verb is None or following is None or not words.free(at + 1):
        return False
    wanted = {"third": ("base", "past"), "base": ("third", "past")}.get(verb.form, ())
    named = noun_at(words, at, at + 1) or words.low(at) in terms_by_phrase("weather")
    return bool(named) and following.form in wanted and not noun_at(words, at + 1, at + 2)


def looks_like_verb(words: Words, at: int) -> bool:
    """An unknown word in -s, -ed or -ing after a noun, with an object or a place after it."""
    word = words.low(at)
    if not re.search(r"(?:[a-z]{3}s|[a-z]{2}ed|[a-z]{2}ing)$", word) or word.endswith(("ss", "us", "ous", "'s")):
        return False
    if noun_at(words, at, at + 1) or place_at(words, at, at + 1):
        return False
    after = words.low(at + 1)
    return (
        after in DETERMINERS or after in PREPOSITIONS or after in {"it", "them", "him", "her"} or after.endswith("ly")
    )
