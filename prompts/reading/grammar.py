"""Small closed classes of English words, and the forms of verbs and nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from prompts.reading.lists import lists_of, words_of
from prompts.vocabulary import terms_by_phrase

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DETERMINERS",
    "MADE",
    "NUMBER_WORDS",
    "POSSESSIVES",
    "PREPOSITIONS",
    "PRONOUNS",
    "Verb",
    "base_verbs",
    "gerund_of",
    "own_participles",
    "past_of",
    "singulars",
    "third_of",
    "verb_of",
    "verbs",
]

DETERMINERS: Final = words_of("english", "determiners")
POSSESSIVES: Final = frozenset({"its", "his", "her", "their"})
PRONOUNS: Final = words_of("english", "pronouns")
AUXILIARIES: Final = words_of("english", "auxiliaries")
CONJUNCTIONS: Final = words_of("english", "conjunctions")
PREPOSITIONS: Final = words_of("english", "prepositions")
ADVERBS: Final = words_of("english", "adverbs")
NUMBER_WORDS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100,
    "dozen": 12, "thousand": 1000,
}  # fmt: skip
_OWN_ING: Final = frozenset({"bring", "sing", "ring", "swing", "fling", "string", "spring", "sting"})


class Verb(NamedTuple):
    """A verb form: its base and which form it is: base, third, ing, past or participle."""

    base: str
    form: str


def third_of(base: str) -> str:
    """The third person of a base form: `pan` to `pans`, `push` to `pushes`, `dolly` to `dollies`."""
    if base == "have":
        return "has"
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


@cache
def _doubles(base: str) -> bool:
    """Whether the last letter is doubled before -ing and -ed: one short vowel, one consonant, stressed last."""
    if base in words_of("verbs", "doubled"):
        return True
    return bool(re.fullmatch(r"(?:[^aeiouy]|qu)*[aeiouy][^aeiouywx]", base)) and base not in ("bus", "gas")


def gerund_of(base: str) -> str:
    """The -ing form of a base form: `run` to `running`, `drive` to `driving`, `lie` to `lying`."""
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("ic"):
        return f"{base}king"
    if _doubles(base):
        return f"{base}{base[-1]}ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base not in ("be", "singe", "tinge"):
        return f"{base[:-1]}ing"
    return f"{base}ing"


def past_of(base: str) -> str:
    """The regular past of a base form: `pan` to `panned`, `dolly` to `dollied`."""
    if _doubles(base):
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("ic"):
        return f"{base}ked"
    return f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{base}ed"


@cache
def base_verbs() -> tuple[str, ...]:
    """The base form of every known verb: the first words of the motions' phrases, and those of `verbs.toml`."""
    bases = dict.fromkeys(phrase.replace("-", " ").split()[0] for phrase in terms_by_phrase("motions"))
    for kind in (
        "plain",
        "noun_too",
        "noun_first",
        "adjective_too",
        "transitive",
        "intransitive",
        "linking",
        "catenative",
    ):
        bases.update(dict.fromkeys(lists_of("verbs")[kind].split()))
    return tuple(base for base in bases if not base.endswith("ing") or base in _OWN_ING)


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every known verb form to what it may be."""
    irregular = {row.split()[0]: row.split()[1:] for row in lists_of("verbs")["irregular"].split("|")}
    forms: dict[str, list[Verb]] = {}

    def note(form: str, verb: Verb) -> None:
        if verb not in (rows := forms.setdefault(form, [])):
            rows.append(verb)

    for base in dict.fromkeys((*base_verbs(), *irregular)):
        note(base, Verb(base, "base"))
        note(third_of(base), Verb(base, "third"))
        note(gerund_of(base), Verb(base, "ing"))
        for british in _with_double_l(base):
            note(f"{british}ing", Verb(base, "ing"))
            note(f"{british}ed", Verb(base, "past"))
        past, participle = irregular.get(base, [past_of(base)] * 2)
        note(past, Verb(base, "past"))
        if participle != past:
            note(participle, Verb(base, "participle"))
    for row in lists_of("verbs")["also_past"].split("|"):
        base, past = row.split()
        note(past, Verb(base, "past"))
    return {form: tuple(found) for form, found in forms.items()}


_HISSES: Final = re.compile(r"(?:[sxz]|ch|sh|o)es$")
"""Plurals whose whole `es` was added: `boxes`, not `mates`."""


@cache
def own_participles() -> frozenset[str]:
    """Bases whose participle is another word than their past: `eat`, `ate`, `eaten`."""
    return frozenset(verb.base for found in verbs().values() for verb in found if verb.form == "participle")


def _with_double_l(base: str) -> Iterable[str]:
    if base.endswith("l") and base[-2:-1] in set("aeiou"):
        yield f"{base}l"


MADE: Final = frozenset({"made", "built", "carved", "crafted", "sculpted", "formed", "fashioned"})
"""What is said of a thing before what it is of: `carved from wood`."""


def verb_of(word: str) -> Verb | None:
    """What verb form a word is, if it is one; a base form wins over a past (`put`, `read`)."""
    found = verbs().get(word)
    if not found:
        return None
    return next((verb for verb in found if verb.form in ("third", "ing")), found[0])


_NO_PLURALS: Final = frozenset({
    "specimen", "abdomen", "regimen", "stamen", "acumen", "cyclamen", "bitumen", "cerumen", "albumen", "rumen",
})  # fmt: skip
"""Nouns in -men that are of one."""


def singulars(word: str) -> Iterable[str]:
    """The word, then what it may be the plural of."""
    yield word
    if word.endswith("'s"):
        yield word[:-2]
        return
    if len(word) > 5 and word.endswith("men") and word not in _NO_PLURALS:
        yield f"{word[:-3]}man"
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return
    yield word[:-1]
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    elif word.endswith("ves"):
        yield f"{word[:-3]}f"
        yield f"{word[:-3]}fe"
    elif _HISSES.search(word):
        yield word[:-2]
