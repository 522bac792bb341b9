"""Where a verb phrase begins, adverbs before it included."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import ADVERBS
from prompts.reading.tagging import ACTS, tag_at
from prompts.reading.words import Words

__all__ = ["begins_verb", "is_adverb", "skip_adverbs"]

_AMBIGUOUS_FIRST: Final = frozenset({
    "left", "right", "back", "high", "fast", "low", "first", "hard", "slow", "still",
})  # fmt: skip
_ADVERBS_AT_MOST: Final = 4


def begins_verb(words: Words, at: int, *, after_noun: bool) -> bool:
    """Whether a verb phrase begins at a token.

    Args:
        words: the sentence.
        at: the token.
        after_noun: a noun phrase that could be its subject ends just before; without one a participle such as
            `painted` begins no verb phrase.
    """
    at = skip_adverbs(words, at)
    if not words.free(at) or words.tokens[at].joined:
        return False
    tag = tag_at(words, at)
    return tag in ACTS and (after_noun or tag != "vn")


def skip_adverbs(words: Words, at: int) -> int:
    """The first token from here that is no adverb, when a verb may follow it."""
    first = at
    for _ in range(_ADVERBS_AT_MOST):
        if not words.free(first) or tag_at(words, first) not in ("adv", "not"):
            break
        first += 1
    return first


_NOT_ADVERBS: Final = frozenset({
    "fly", "family", "butterfly", "lily", "belly", "jelly", "july", "early", "lonely", "lovely", "friendly", "curly",
    "elderly", "ugly", "silly", "holy", "woolly", "dragonfly", "bully", "hilly", "chilly", "rely", "firefly", "only",
})  # fmt: skip


def is_adverb(word: str) -> bool:
    """True for words in -ly that are adverbs, and for the known adverbs that are nothing else."""
    return (word.endswith("ly") and word not in _NOT_ADVERBS) or word in ADVERBS - _AMBIGUOUS_FIRST
