"""What parts of speech a word may be by itself, each with its cost, from the lexicon and its ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from prompts.reading.grammar import own_participles, verbs
from prompts.reading.lists import lists_of, words_of
from prompts.reading.words import Words
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = [
    "Options",
    "is_adjective_alone",
    "is_closed",
    "is_given_name",
    "is_known_noun",
    "is_plural",
    "is_plural_word",
    "options_by_ending",
    "word_options",
]

Options = Mapping[str, float]

_FORM_TAGS: Final = {"base": "vb", "third": "vz", "ing": "vg", "past": "vd", "participle": "vn"}
_NO_PLURALS: Final = re.compile(r"(?:ss|us|is|'s)$")
_ADJECTIVE: Final = re.compile(
    r"(?:ful|ous|ive|ish|less|able|ible|ical|ic|ary|esque|like|ese|ian|al|ant|ent|ular|some)$"
)


@cache
def _closed() -> Mapping[str, Options]:
    """The closed classes: word to its tags and their costs."""
    found: dict[str, dict[str, float]] = {}
    for tag, row in lists_of("closed_classes")["words"].items():
        for cell in row.split():
            word, _, cost = cell.partition("/")
            found.setdefault(word, {})[tag] = float(cost or 0)
    return found


@cache
def _open_as_well() -> frozenset[str]:
    return frozenset(lists_of("closed_classes")["open"].split())


@cache
def _nouns() -> frozenset[str]:
    """Single words that name a thing, a place, weather or a material, and nouns in spite of their ending."""
    tables: tuple[TableName, ...] = ("nouns", "stages", "weather", "materials", "times_of_day")
    single = {phrase for name in tables for phrase in terms_by_phrase(name) if " " not in phrase}
    return frozenset(single | words_of("open_classes", "nouns"))


@cache
def _adjectives() -> frozenset[str]:
    colours = {phrase for phrase in terms_by_phrase("colours") if " " not in phrase}
    return words_of("english", "adjectives") | words_of("open_classes", "adjectives") | frozenset(colours)


@cache
def _names() -> frozenset[str]:
    return words_of("names", "female") | words_of("names", "male")


@cache
def word_options(word: str) -> Options:
    """The tags of a word by itself, in lower case, without its company."""
    closed = _closed().get(word)
    if closed and word not in _open_as_well():
        return closed
    found: dict[str, float] = dict(closed or {})
    if word.endswith("'s"):
        return {"gen": 0.0}
    if not word[:1].isalpha():
        return {"num": 0.0} if word[:1].isdigit() else {"mark": 0.0}
    _add_verbs(word, found)
    _add_noun(word, found)
    if word in _adjectives():
        found["adj"] = min(found.get("adj", 9), 0.0 if "vb" not in found else 0.3)
    elif "n" not in found and _is_compared(word):
        found |= {"adj": 0.1, "n": 0.6}
    if (
        word.endswith("ly")
        and not word.endswith("fly")
        and word not in _adjectives()
        and "n" not in found
        and "vb" not in found
    ):
        found["adv"] = 0.0
    if not found:
        return options_by_ending(word)
    return found


def _is_compared(word: str) -> bool:
    """The comparative or superlative of an adjective of the lists: `younger`, `larger`, `bigger`, `happiest`."""
    stem = next((word.removesuffix(ending) for ending in ("er", "est") if word.endswith(ending)), "")
    if len(stem) < 3:
        return False
    return bool({stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem, f"{stem[:-1]}y"} & _adjectives())


def _add_verbs(word: str, found: dict[str, float]) -> None:
    for verb in verbs().get(word, ()):
        tag = _FORM_TAGS[verb.form]
        cost = _verb_cost(verb.base) - 0.3 * (verb.form == "third") if verb.form in ("base", "third") else 0.0
        if verb.form == "past" and word != verb.base and is_known_noun(word):
            cost = 0.6
        if verb.form == "participle" and word == verb.base:
            cost = 0.9
        found[tag] = min(found.get(tag, 9), cost)
        if verb.form == "past" and verb.base not in own_participles():
            found["vn"] = min(found.get("vn", 9), 0.2)
        if verb.form in ("past", "participle"):
            found.setdefault("adj", 1.3)
        if verb.form == "ing":
            found.setdefault("adj", 1.6)
            found.setdefault("n", 1.6)
        if verb.form == "base":
            found.setdefault("n", 0.4 if _also_noun(verb.base) else 4.0)
        if verb.form == "third":
            found.setdefault("n", 0.5 if _also_noun(verb.base) else 3.5)


@cache
def _verb_cost(base: str) -> float:
    if base in words_of("verbs", "noun_too"):
        return 0.5
    if base in words_of("verbs", "noun_first"):
        return 2.2
    return 1.1 if base in words_of("verbs", "adjective_too") else 0.3


@cache
def _also_noun(base: str) -> bool:
    return base in words_of("verbs", "noun_too") or base in words_of("verbs", "noun_first") or base in _nouns()


def _add_noun(word: str, found: dict[str, float]) -> None:
    if is_known_noun(word):
        verbal = min((found[tag] for tag in ("vb", "vz") if tag in found), default=9.0)
        found["n"] = min(found.get("n", 9), 0.6 if verbal < 0.3 else 0.3 if verbal < 0.9 else 0.0)


@cache
def is_known_noun(word: str) -> bool:
    """True for a noun of the lexicon, in the singular or the plural."""
    return any(single in _nouns() for single in _singles(word))


def _singles(word: str) -> list[str]:
    rows = [word]
    if len(word) > 3 and word.endswith("s") and not _NO_PLURALS.search(word):
        rows.append(word[:-1])
        if word.endswith("es"):
            rows.append(word[:-2])
        if word.endswith("ies"):
            rows.append(f"{word[:-3]}y")
        if word.endswith("ves"):
            rows += [f"{word[:-3]}f", f"{word[:-3]}fe"]
    return rows


def options_by_ending(word: str) -> Options:
    """A word that the lexicon does not know."""
    if word.endswith("fly"):
        return {"n": 0.0}
    if word.endswith("ly"):
        return {"adv": 0.0, "adj": 1.5, "n": 2.0}
    if len(word) > 5 and word.endswith("ings"):
        return {"n": 0.0}
    if len(word) > 4 and word.endswith("ing"):
        return {"vg": 0.4, "n": 0.9, "adj": 1.2}
    if len(word) > 4 and word.endswith("ed"):
        return {"vd": 0.9, "vn": 0.4, "adj": 0.5, "n": 2.5}
    if _ADJECTIVE.search(word):
        return {"adj": 0.3, "n": 0.8}
    if len(word) > 3 and word.endswith("s") and not _NO_PLURALS.search(word):
        return {"n": 0.2, "vz": 1.6}
    return {"n": 0.2, "adj": 1.4, "vb": 3.0}


def is_closed(word: str) -> bool:
    """True for the small words of the closed classes."""
    return word in _closed()


def is_adjective_alone(word: str) -> bool:
    """True for the adjectives and colours of the lists, whatever else they may be."""
    return word in _adjectives()


def is_given_name(word: str) -> bool:
    """True for a given name, in lower case."""
    return word in _names()


def is_plural(words: Words, index: int) -> bool:
    """Whether a noun, a pronoun or a number speaks of more than one."""
    return is_plural_word(words.low(index))


def is_plural_word(word: str) -> bool:
    """Whether a word by itself, in lower case, is one for several."""
    if word in _PLURAL:
        return True
    if word in _SINGULAR or len(word) < 3 or _NO_PLURALS.search(word):
        return False
    return word.endswith("s")


_PLURAL: Final = words_of("open_classes", "plurals")
_SINGULAR: Final = words_of("open_classes", "singulars_in_s")
