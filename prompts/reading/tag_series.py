"""One deed after another: the words in -s that go on with what the subject of a sentence does."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import PREPOSITIONS
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import words_of
from prompts.reading.word_tags import (
    Options,
    is_closed,
    is_given_name,
    is_known_noun,
    is_plural,
    options_by_ending,
    word_options,
)
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["BEFORE_OBJECT", "goes_on", "goes_on_together", "in_series", "names_it", "opens_series", "verbed"]

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
    if words.low(index) in _HELPERS and "vb" in word_options(after):
        return True
    closes = index + 1 < len(words) and words.tokens[index + 1].is_mark and words.low(index - 1) == "and"
    ends = index + 1 >= len(words) or after in _ENDS or closes
    return verb_first and (not is_known_noun(words.low(index)) if ends else _is_bare_object(words, index + 1))


_HELPERS: Final = frozenset({"lets", "makes", "helps", "dares"})
"""After these another verb follows at once: `lets go`."""


def names_it(words: Words, index: int) -> bool:
    """The `rain` of `two men in a car, rain on the glass`, the `groom` of `a bride and groom`: nouns by their place."""
    word, before, after = words.low(index), words.low(index - 1), words.low(index + 1)
    ends = index + 1 >= len(words) or words.tokens[index + 1].is_mark or "prep" in word_options(after)
    if not ends or not index or not words.free(index - 1):
        return False
    if before == "," and word in terms_by_phrase("weather"):
        return True
    living = noun_at(words, index, index + 1)
    kind = table("kinds")[table("nouns")[living.id].kind] if living else None
    named = noun_at(words, index - 2, index - 1) is not None and not is_plural(words, index - 2)
    return before == "and" and named and kind is not None and kind.animate


def goes_on_together(words: Words, index: int) -> bool:
    """Whether a base form tells the next deed of several: the `laugh` of `two children share a bench and laugh`."""
    after = words.low(index + 1)
    if words.low(index - 1) != "and" or not words.free(index - 1) or not _needs_no_object(words.low(index)):
        return False
    if index + 1 < len(words) and not (words.tokens[index + 1].is_mark or "prep" in word_options(after)):
        return False
    for at in range(index - 2, max(0, index - _BACK_TO), -1):
        if words.low(at) in _ENDS or words.low(at) == ",":
            return False
        acts = "vb" in word_options(words.low(at)) and words.free(at) and words.free(at - 1)
        if acts and is_plural(words, at - 1) and not is_closed(words.low(at)) and at < index - 2:
            return True
    return False


def _needs_no_object(word: str) -> bool:
    """A verb that may stand alone, and names no thing of the vocabulary."""
    stands = word in terms_by_phrase("motions") or word in words_of("verbs", "intransitive")
    return stands and word not in terms_by_phrase("nouns")


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


def in_series(words: Words, index: int) -> bool:
    """The middle verb of `glows, bubbles and explodes`."""
    if index < 2 or words.low(index - 1) != "," or words.low(index + 1) not in {"and", ","}:
        return False
    after = index + 2 + (words.low(index + 1) == "," and words.low(index + 2) == "and")
    before, later = word_options(words.low(index - 2)), word_options(words.low(after))
    if not later.get("vz", 9) <= later.get("n", 9):
        return False
    unknown = word_options(words.low(index)) == options_by_ending(words.low(index))
    own = word_options(words.low(index))
    unknown = unknown or own.get("vz", 9) <= own.get("n", 9)
    told = (i for i in range(max(0, index - 8), index - 1) if "vz" in word_options(words.low(i)) or verbed(words, i))
    acts = unknown and any(told)
    return acts or before.get("vz", 9) <= before.get("n", 9)


def opens_series(words: Words, index: int) -> bool:
    """The `spins` of `the ballerina spins, stumbles and falls`, after one thing."""
    one = "n" in word_options(words.low(index - 1)) and words.free(index - 1) and not is_plural(words, index - 1)
    return one and words.low(index + 1) == "," and words.low(index + 2).endswith("s") and in_series(words, index + 2)


def verbed(words: Words, index: int) -> bool:
    """The `fields` of `a shortstop fields a ball`: any noun may be made a verb, between one thing and its object."""
    word, before = words.low(index), words.low(index - 1)
    if index < 1 or not words.free(index - 1) or is_plural(words, index - 1):
        return False
    if not word.endswith("s") or word.endswith("ings"):
        return False
    acts = "n" in word_options(before) or is_given_name(before) or before in {"he", "she", "it"}
    opened = words.low(index - 2) not in PREPOSITIONS
    return acts and opened and words.low(index + 1) in BEFORE_OBJECT | _ALONG


_ALONG: Final = frozenset({"up", "down", "into", "through", "across", "past", "away", "off", "out"})
BEFORE_OBJECT: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "him", "them", "it", "another"})
