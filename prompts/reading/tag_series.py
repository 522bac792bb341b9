"""One deed after another: the words in -s that go on with what the subject of a sentence does."""

from __future__ import annotations

from typing import Final

from prompts.reading.lists import words_of
from prompts.reading.word_tags import Options, is_closed, is_plural, word_options
from prompts.reading.words import Words
from prompts.vocabulary import terms_by_phrase

__all__ = ["goes_on"]

_JOINTS: Final = frozenset({",", "and", "then"})
_ENDS: Final = frozenset({".", "!", "?", ";", ":"})
_BACK_TO: Final = 24
"""Tokens before a word in which the sentence's first verb is looked for."""

_AFTER_VERBS: Final = frozenset({
    "a", "an", "the", "his", "her", "its", "their", "him", "them", "it", "another", "back", "up", "down", "away", "off",
    "out", "around", "round", "over", "again", "forward", "backwards", "forwards", "twice", "itself", "himself",
    "herself", "at", "into", "onto", "towards", "toward",
})  # fmt: skip
"""After these in a series a word in -s is what is done: `stops, looks back`."""
_OF_PARTS: Final = frozenset({"at", "into", "onto", "towards", "toward"})


def goes_on(words: Words, index: int, own: Options) -> bool:
    """Whether a word in -s tells the next deed of one who acts: the `adds` of `tastes the soup, adds salt and nods`.

    Args:
        words: the text.
        index: the word, which may be a verb in the third person.
        own: what the word may be by itself.
    """
    if words.low(index - 1) not in _JOINTS or not words.free(index - 1) or not _has_acted(words, index):
        return False
    after = words.low(index + 1)
    verb_first = own["vz"] < own.get("n", 9)
    if after in _AFTER_VERBS:
        return verb_first or after not in _OF_PARTS
    return verb_first and _is_bare_object(words, index + 1)


def _has_acted(words: Words, index: int) -> bool:
    """Whether one thing has a verb earlier in the sentence, with a noun before it that is not of several."""
    for at in range(index - 2, max(-1, index - _BACK_TO), -1):
        if words.low(at) in _ENDS:
            return False
        options = word_options(words.low(at))
        known = words.free(at) and not is_closed(words.low(at))
        acts = known and options.get("vz", 9) <= options.get("n", 9)
        if acts and at > 0 and not is_plural(words, at - 1) and words.low(at - 1) not in {"a", "an", "the"}:
            return True
    return False


def _is_bare_object(words: Words, at: int) -> bool:
    """The `salt` of `adds salt, tastes again`: a noun without a determiner, and nothing that goes on with it."""
    options, after = word_options(words.low(at)), words.low(at + 1)
    if not words.free(at) or is_closed(words.low(at)) or options.get("n", 9) > _A_NOUN:
        return False
    if words.low(at) in terms_by_phrase("motions") or words.low(at) in words_of("verbs", "intransitive"):
        return False  # waves crash on the rocks
    ends = at + 1 >= len(words) or words.tokens[at + 1].is_mark or after == "and"
    return ends or "prep" in word_options(after)


_A_NOUN: Final = 0.4
"""The cost up to which a word may well be a noun."""
