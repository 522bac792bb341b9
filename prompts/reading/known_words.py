"""Whether a word is one that the vocabulary or the grammar knows."""

from __future__ import annotations

from functools import cache
from typing import get_args

from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    singulars,
    verbs,
)
from prompts.reading.lists import words_of
from prompts.reading.trades import is_agent
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["is_known"]


@cache
def _known() -> frozenset[str]:
    phrases = (phrase for name in get_args(TableName) for phrase in terms_by_phrase(name))
    found = {word for phrase in phrases for word in phrase.replace("-", " ").split()}
    found |= words_of("open_classes", "nouns") | words_of("open_classes", "adjectives")
    found |= words_of("open_classes", "spelt_right") | words_of("open_classes", "tools_in_er")
    closed = DETERMINERS | PRONOUNS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | ADVERBS | frozenset(NUMBER_WORDS)
    return frozenset(found | closed | words_of("english", "adjectives") | frozenset(verbs()))


def is_known(word: str) -> bool:
    """True when the vocabulary or the grammar knows the word, or what an adverb in -ly or a doer in -er is made of."""
    if any(single in _known() for single in singulars(word)) or is_agent(word):
        return True
    return len(word) > 6 and word.endswith("ly") and word[:-2] in _known()
