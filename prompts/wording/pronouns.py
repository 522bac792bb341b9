"""The pronouns of a subject: by its noun or name, or by the user's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prompts.reading.lists import words_of
from prompts.shot import Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.sorts import head_of, is_lifeless, is_many

__all__ = ["Pronouns", "pronouns_of", "sex_of"]

FEMALE = frozenset({"woman", "girl", "lady", "mother", "queen", "actress", "grandmother", "sister", "daughter", "wife",
                    "princess", "witch", "nun", "waitress", "ballerina", "bride", "businesswoman", "policewoman",
                    "mermaid", "aunt", "goddess", "heroine", "hostess", "mum", "mom", "grandma", "granny", "women",
                    "girls", "ladies", "female", "cowgirl", "housewife", "girlfriend", "she", "bridesmaid",
                    "bridesmaids", "granddaughter", "niece", "schoolgirl", "schoolgirls", "sisters", "daughters",
                    "mothers", "grandmothers", "nuns", "saleswoman", "stepmother"})  # fmt: skip
MALE = frozenset({"man", "boy", "gentleman", "father", "king", "actor", "grandfather", "brother", "son", "husband",
                  "prince", "monk", "waiter", "groom", "businessman", "policeman", "fisherman", "fireman", "uncle",
                  "wizard", "guy", "dad", "grandpa", "lad", "cowboy", "priest", "grandson", "nephew", "schoolboy",
                  "schoolboys", "brothers", "sons", "fathers", "boyfriend", "salesman", "stepfather"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns of a subject, lower case."""

    subject: str
    object: str
    possessive: str


_SHE = Pronouns("she", "her", "her")
_HE = Pronouns("he", "him", "his")
_IT = Pronouns("it", "it", "its")
_THEY = Pronouns("they", "them", "their")


def sex_of(subject: Subject) -> str:
    """`female`, `male`, or nothing where neither its noun nor its given name says which."""
    words = set(re.findall(r"\w+", head_of(subject)))
    names = set(words) if subject.noun[:1].isupper() else set()
    names |= set(subject.name.lower().split()[:1])
    female, male = words_of("names", "female"), words_of("names", "male")
    if words & FEMALE or names & (female - male):
        return "female"
    return "male" if words & MALE or names & (male - female) else ""


def pronouns_of(subject: Subject, told: str = "") -> Pronouns:
    """The pronouns that fit; a person whose sex is not said is `they`.

    Args:
        subject: whom they stand for.
        told: the user's words, whose own pronoun decides where the noun does not: `a surfer with her board`.
    """
    if is_many(subject):
        return _THEY
    if is_lifeless(subject) and not subject.name:
        return _IT
    sex = sex_of(subject)
    if sex:
        return _SHE if sex == "female" else _HE
    return (_as_told(subject, told) or _THEY) if subject.kind == "human" else _IT


TOLD_BY = {"she": _SHE, "her": _SHE, "herself": _SHE, "he": _HE, "him": _HE, "his": _HE, "himself": _HE, "its": _IT}
BABIES = frozenset({"baby", "infant", "newborn", "toddler", "child"})
"""Whom people call `it`."""

REACH = 30
"""Words after a noun in which a pronoun is taken for its own, if no other person comes between."""


def _as_told(subject: Subject, told: str) -> Pronouns | None:
    """The pronoun by which the user's words go on about a person; None where they use none."""
    words, noun = re.findall(r"[a-z']+", told.lower()), head_of(subject).split()[-1]
    after = words[words.index(noun) + 1 :][:REACH] if noun in words else []
    known = terms_by_phrase("nouns")
    for word in after:
        found = TOLD_BY.get(word)
        if found is not None and (found is not _IT or noun in BABIES):
            return found
        entry = table("nouns").get(known.get(word, ""))
        if entry is not None and entry.kind == "human":
            return None
    return None
