"""What parts of speech a token may be, each with its cost, from the lexicon, its ending and its capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from prompts.reading.grammar import PREPOSITIONS, own_participles, verbs
from prompts.reading.lexicon import noun_at, phrase_at, place_at
from prompts.reading.lists import lists_of, words_of
from prompts.reading.words import Words
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = ["candidates", "is_known_noun", "is_plural", "word_options"]

Options = Mapping[str, float]

_FORM_TAGS: Final = {"base": "vb", "third": "vz", "ing": "vg", "past": "vd", "participle": "vn"}
_NO_PLURALS: Final = re.compile(r"(?:ss|us|is|'s)$")
_ADJECTIVE: Final = re.compile(
    r"(?:ful|ous|ive|ish|less|able|ible|ical|ic|ary|esque|like|ese|ian|al|ant|ent|ular|some)$"
)
_SHOUTED: Final = 0.6
"""The share of words with capitals from which capitals say nothing: `A Dog Running In The Park`."""


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
    if word.endswith("ly") and word not in _adjectives() and "n" not in found and "vb" not in found:
        found["adv"] = 0.0
    if not found:
        return _by_ending(word)
    return found


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


def _by_ending(word: str) -> Options:
    """A word that the lexicon does not know."""
    if word.endswith("ly"):
        return {"adv": 0.0, "adj": 1.5, "n": 2.0}
    if len(word) > 4 and word.endswith("ing"):
        return {"vg": 0.4, "n": 0.9, "adj": 1.2}
    if len(word) > 4 and word.endswith("ed"):
        return {"vd": 0.9, "vn": 0.4, "adj": 0.5, "n": 2.5}
    if _ADJECTIVE.search(word):
        return {"adj": 0.3, "n": 0.8}
    if len(word) > 3 and word.endswith("s") and not _NO_PLURALS.search(word):
        return {"n": 0.2, "vz": 1.6}
    return {"n": 0.2, "adj": 1.4, "vb": 3.0}


# --- in a text -----------------------------------------------------------------------------------------------


def candidates(words: Words) -> list[Options]:
    """The options of every token of a text."""
    capitals = _capitals_tell(words)
    rows = [_options(words, index, capitals=capitals) for index in range(len(words))]
    _join_phrases(words, rows)
    return rows


def _capitals_tell(words: Words) -> bool:
    long = [t for t in words.tokens if t.is_word and len(t.low) > 3]
    return sum(1 for t in long if t.text[0].isupper()) <= _SHOUTED * len(long) or len(long) < 3


def _options(words: Words, index: int, *, capitals: bool) -> Options:
    token = words.tokens[index]
    if words.claimed[index]:
        return _CUE
    if token.is_mark:
        return {"mark": 0.0} if token.low not in "&" else {"cc": 0.0}
    if token.joined and index:
        return {
            "n": 0.1,
            "adj": 0.1,
            **{t: c + 0.5 for t, c in word_options(token.low).items() if t in ("vg", "vn", "vd", "vz", "prt")},
        }
    base = word_options(token.low)
    if sure := _by_neighbours(words, index):
        return sure
    if "vz" in base and (told := _by_company(words, index, base)):
        return told
    if base == _by_ending(token.low) and "vz" in base and words.low(index + 1) in _WAYS:
        return {"vz": 0.2, "n": 0.8}
    if token.low in terms_by_phrase("colours") and words.low(index - 1) in {"in", "wearing", "all"}:
        known = is_known_noun(words.low(index + 1)) and not verbs().get(words.low(index + 1))
        return base if known else {"n": 0.0, "adj": 0.9}
    if not (capitals and token.text[0].isupper()):
        return {"adj": 0.0} if _describes_next(words, index) else base
    opens = index == 0 or words.tokens[index - 1].low in {".", "!", "?", ":", ";"} or words.claimed[index - 1]
    if token.low in _names():
        return {**base, "name": 0.0} if opens else {"name": 0.0, **({"n": 1.0} if "n" in base else {})}
    if opens:
        unknown = token.low not in _closed() and not verbs().get(token.low) and not is_known_noun(token.low)
        return {**base, "name": 0.3} if unknown and token.low not in _adjectives() and "adv" not in base else base
    if token.low in _closed():
        return base
    return {"name": 0.1, **{tag: cost + 0.2 for tag, cost in base.items() if tag in ("n", "adj", "gen")},
            **{tag: cost + 1.5 for tag, cost in base.items() if tag not in ("n", "adj", "gen")}}  # fmt: skip


_LIT: Final = frozenset({"northern", "southern", "traffic", "fairy", "city", "string", "christmas", "neon"})
"""First words of the names of lights."""


def _by_neighbours(words: Words, index: int) -> Options | None:
    """What the words around one leave no doubt of; None for any other."""
    if words.low(index) == "but" and words.low(index - 1) in {"nothing", "anything", "everything", "all", "everyone"}:
        return {"prep": 0.0}
    if (
        words.low(index) in {"lights", "signs"}
        and (index == 1 or words.low(index - 2) == ",")
        and words.low(index + 1) in {",", "."}
    ):
        return {"n": 0.0}
    if words.low(index) == "lights" and words.low(index - 1) in _LIT:
        return {"n": 0.0}
    return {"n": 0.0} if _names_a_place(words, index) else None


def _names_a_place(words: Words, index: int) -> bool:
    """The `crossing` of `a crowd at Shibuya crossing`: a noun in -ing that closes a place's name."""
    word, name = words.low(index), words.tokens[index - 1].text if index else ""
    if not word.endswith("ing") or not is_known_noun(word) or not name[:1].isupper():
        return False
    closes = index + 1 >= len(words) or words.tokens[index + 1].is_mark or words.low(index + 1) in PREPOSITIONS
    return closes and words.low(index - 2) in PREPOSITIONS


def _describes_next(words: Words, index: int) -> bool:
    """The `open` of `on an open book`: an adjective before what could be a verb as well."""
    word, after = words.low(index), words.low(index + 1)
    if word not in _adjectives() or words.low(index - 1) not in {"a", "an"} or not is_known_noun(after):
        return False
    return "vb" in word_options(word) and "vb" in word_options(after)


def _by_company(words: Words, index: int, base: Options) -> Options | None:
    """A word in -s that may be a verb, by the words around it; None where they leave it open."""
    if _in_series(words, index):
        return {"vz": 0.0}
    if "n" in base and words.low(index + 1) in _PARTICLES and _may_act(words, index):
        return {"vz": 0.0, "n": 1.6}
    if "n" in base and _after_one(words, index):
        return {"vz": 0.0}
    if "n" in base and _ends_a_list(words, index):
        return {**base, "vz": base["vz"] + 3.0}
    if words.low(index) == "drops" and words.low(index - 1) in {"dew", "rain", "tear", "ink"}:
        return {"n": 0.0}
    if "n" in base and _lies_there(words, index):
        return {**base, "vz": base["vz"] + 3.0}
    if _after_gerund(words, index):
        return {**base, "vz": base["vz"] + 2.0, "n": min(base.get("n", 9), 0.3)}
    return None


def _in_series(words: Words, index: int) -> bool:
    """The middle verb of `glows, bubbles and explodes`."""
    if index < 2 or words.low(index - 1) != "," or words.low(index + 1) not in {"and", ","}:
        return False
    after = index + 2 + (words.low(index + 1) == "," and words.low(index + 2) == "and")
    before, later = word_options(words.low(index - 2)), word_options(words.low(after))
    return all(options.get("vz", 9) <= options.get("n", 9) for options in (before, later))


def _may_act(words: Words, index: int) -> bool:
    """`a sculptor chips away`, `wobbles, falls down`: one thing, or a verb before a comma, stands before."""
    before = words.low(index - 1)
    if before in {",", "and"}:
        return any("vz" in word_options(words.low(i)) for i in range(max(0, index - 6), index - 1))
    return is_known_noun(before) and not is_plural(words, index - 1) and words.free(index - 1)


def _after_one(words: Words, index: int) -> bool:
    """The `howls` of `a wolf howls, breath visible`: what `a` opens is one thing, so that no plural can end it."""
    after = words.low(index + 1) if index + 1 < len(words) else ""
    closes = not after or words.tokens[index + 1].is_mark or after in PREPOSITIONS
    one = "n" in word_options(words.low(index - 1)) and words.free(index - 1) and not is_plural(words, index - 1)
    if not closes or not one:
        return False
    first = index - 2
    while first > 0 and words.low(first) in _adjectives():
        first -= 1
    return first >= 0 and words.low(first) in {"a", "an"} and is_plural(words, index)


def _lies_there(words: Words, index: int) -> bool:
    """The `waves` of `a lighthouse on a cliff, waves below`: nothing before is a verb, and nothing follows."""
    after = words.low(index + 2) if index + 2 < len(words) else ""
    closes = not after or words.tokens[index + 2].is_mark
    if words.low(index - 1) != "," or words.low(index + 1) not in _WHERE or not closes:
        return False
    before = [word_options(words.low(i)) for i in range(index - 1) if not words.claimed[i]]
    return not any({"vz", "vd", "be"} & set(options) for options in before)


_WHERE: Final = frozenset({"below", "above", "behind", "beyond", "around", "beneath", "nearby", "underneath"})


def _after_gerund(words: Words, index: int) -> bool:
    """The `sprinkles` of `kneads dough, adding sprinkles`: what is added."""
    adds = any(verb.form == "ing" for verb in verbs().get(words.low(index - 1), ()))
    return adds and words.low(index - 2) == "," and words.low(index + 1) in {",", ".", "and", "to", "on", ""}


def _ends_a_list(words: Words, index: int) -> bool:
    """The `skis` of `a refrigerator and skis`: nothing follows, and nothing before is a verb."""
    if words.low(index - 1) != "and" or words.low(index + 1) not in {"", ".", ","} or index < _A_PAIR:
        return False
    before = [word_options(words.low(i)) for i in range(index - 1) if not words.claimed[i]]
    named = all({"n", "adj", "det", "num", "mark"} & set(options) and "vz" not in options for options in before)
    return named and words.low(0) in _ARTICLES


_A_PAIR: Final = 2
_ARTICLES: Final = frozenset({"a", "an", "some", "two", "three"})
_PARTICLES: Final = frozenset({"away", "off", "down", "up", "out", "over", "back"})

_WAYS: Final = frozenset(
    {"into", "onto", "across", "along", "toward", "towards", "away", "off", "up", "down", "through", "past", "out"}
)
"""After these, what goes on is a movement, so an unknown word in -s before one is a verb: `plops into`."""

_CUE: Final[Options] = {"cue": 0.0}


def _join_phrases(words: Words, rows: list[Options]) -> None:
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
        rows[end - 1] = {"n": 0.0} if verb is None else {"n": 0.3, "vz": verb}
        index = end


def _named_until(words: Words, index: int) -> int:
    if not words.free(index) or words.tokens[index].is_mark:
        return index
    found = [m.end for m in (noun_at(words, index, len(words)), place_at(words, index, len(words))) if m]
    colour = phrase_at(words, index, "colours")
    end = max(found, default=index)
    if end - index < 2 or (colour and colour.end >= end):
        return index
    inner = [word_options(words.low(at)) for at in range(index, end)]
    if "vg" in inner[0] and _is_animate(words, index - 1):
        return index  # an octopus playing cards
    if any(not words.free(at) or words.tokens[at].is_mark for at in range(index, end)):
        return index
    first = inner[0]
    if {"det", "prep", "sub"} & set(first) or ("vz" in first and index and "n" not in first):
        return index
    return end


def _is_animate(words: Words, at: int) -> bool:
    noun = noun_at(words, at, at + 1) if at >= 0 and words.free(at) else None
    row = table("nouns").get(noun.id) if noun else None
    return row is not None and table("kinds")[row.kind].animate and row.age not in {"baby", "toddler"}


def is_plural(words: Words, index: int) -> bool:
    """Whether a noun, a pronoun or a number speaks of more than one."""
    word = words.low(index)
    if word in _PLURAL:
        return True
    if word in _SINGULAR or len(word) < 3 or _NO_PLURALS.search(word):
        return False
    return word.endswith("s")


_PLURAL: Final = words_of("open_classes", "plurals")
_SINGULAR: Final = words_of("open_classes", "singulars_in_s")
