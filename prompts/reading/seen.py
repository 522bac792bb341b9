"""What a camera can see: whether a noun phrase may be a subject at all, asked once for every way into the cast.

The vocabulary's nouns and names may. Of words that it does not know, those for feelings, looks, times, thoughts and
measures may not (`unseen.toml`, and the endings of such words); what is left names a thing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.grammar import singulars, verbs
from prompts.reading.lists import words_of
from prompts.reading.phrases import FRAME_NOUNS, NounPhrase
from prompts.vocabulary import terms_by_phrase

__all__ = ["is_a_thing", "is_feeling", "is_happening", "is_look", "may_be_seen"]

_KINDS: Final = ("feelings", "looks", "time", "thoughts")


@cache
def _unseen() -> frozenset[str]:
    return frozenset().union(*(words_of("unseen", kind) for kind in _KINDS))


@cache
def _ending() -> re.Pattern[str]:
    endings = "|".join(sorted(words_of("unseen", "endings")))
    return re.compile(rf"\w{{2,}}(?:{endings})")


def may_be_seen(phrase: NounPhrase) -> bool:
    """Whether a noun phrase names what can stand before a camera: `a lamp`, `the krakens`, not `a sense of loss`."""
    if len(phrase.noun) < _SHORTEST or _of_the_unseen(phrase):
        return False
    named = phrase.is_name and phrase.noun.lower() not in words_of("unseen", "time")
    if named or phrase.stage or (phrase.noun_id and not _is_figure(phrase)):
        return True
    head, _, inner = phrase.noun.lower().replace("’", "'").partition(" of ")
    word = _last(head)
    if inner and word in words_of("unseen", "figures"):
        return any(_names_a_thing(_last(part)) for part in re.split(r" and | or |, ", inner))
    return _names_a_thing(word)


def _of_the_unseen(phrase: NounPhrase) -> bool:
    """`the weight of words`, `the smell of rain`: it is the first word that counts."""
    head, of, _ = phrase.noun.lower().partition(" of ")
    word = _last(head)
    return bool(of) and word in _unseen() and word not in words_of("unseen", "figures") and not phrase.stage


def _is_figure(phrase: NounPhrase) -> bool:
    """`a wave of relief`: the vocabulary's noun stands for what it is made of."""
    head, of, inner = phrase.noun.lower().partition(" of ")
    return bool(of) and _last(head) in words_of("unseen", "figures") and not _names_a_thing(_last(inner))


def _last(said: str) -> str:
    return (said.split() or [""])[-1]


@cache
def _names_a_thing(word: str) -> bool:
    """Whether a single word, in either number, is one for a thing."""
    forms = tuple(singulars(word))
    if word in words_of("unseen", "things_in_spite") or any(form in terms_by_phrase("nouns") for form in forms):
        return True
    if any(form in _unseen() for form in forms) or _is_doing(word):
        return False
    spared = words_of("unseen", "things_in_spite")
    return any(form in spared for form in forms) or not any(_ending().fullmatch(form) for form in forms)


def is_a_thing(phrase: NounPhrase, *, touched: bool = False) -> bool:
    """Whether a phrase whose noun the vocabulary does not know names one thing or several, and no stretch of a place.

    It must be told as a thing is, with a determiner, a number or an adjective, or in the plural, unless a deed
    touches it: `drops sodium`.
    """
    head, of, _ = phrase.noun.lower().partition(" of ")
    told = touched or bool(phrase.determiner or phrase.count_text or phrase.adjectives) or phrase.noun.endswith("s")
    if _last(head) in terms_by_phrase("weather") or is_happening(phrase) or _last(head) in FRAME_NOUNS:
        return False
    if not told or phrase.stage or len(head) < _SHORTEST:
        return False
    nowhere = any(form in words_of("unseen", "whereabouts") for form in singulars(_last(head)))
    return may_be_seen(phrase) and (bool(of) or not nowhere)


_SHORTEST: Final = 2
"""A single letter is a unit or a label."""


def _is_doing(word: str) -> bool:
    """`breathing`, `heavy panting`: the -ing form of a verb that is no noun of the lists."""
    return word not in words_of("open_classes", "nouns") and any(verb.form == "ing" for verb in verbs().get(word, ()))


def is_feeling(phrase: NounPhrase) -> bool:
    """`loneliness`, `a quiet joy`: what tells the mood of a picture."""
    return _last(phrase.noun.lower()) in words_of("unseen", "feelings")


def is_look(phrase: NounPhrase) -> bool:
    """`rich textures`, `a muted palette`: what tells how a picture looks."""
    return _last(phrase.noun.lower()) in words_of("unseen", "looks")


def is_happening(phrase: NounPhrase) -> bool:
    """`a deep breath`, `a bow`: as an object it is part of the deed, and no thing."""
    word = _last(phrase.noun.lower().partition(" of ")[0])
    return not phrase.noun_id and any(form in words_of("unseen", "happenings") for form in singulars(word))
