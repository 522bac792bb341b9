"""The vocabulary's entry for a noun phrase."""

from __future__ import annotations

import re

from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun

__all__ = ["noun_entry", "singulars"]

LINED_UP = re.compile(
    r"^(?:an? |the )?(?:[a-z]+ )?(?:train|column|line|row|chain|trail|stream|army|carpet|wall|river|sea|wave"
    r"|procession) of (?=[a-z ]*s$)"
)
"""Many of a kind, called by their shape: `a train of ants`."""


def noun_entry(noun: str) -> Noun | None:
    """The vocabulary's entry for a noun phrase: all of it, else the longest run of its last words that a row knows."""
    known = terms_by_phrase("nouns")
    noun = LINED_UP.sub("", noun.lower())
    if noun in known:
        return table("nouns")[known[noun]]  # a sheet of paper is no sheet
    head = re.split(r" (?:of|in|on|with|from|at) ", noun, maxsplit=1)[0]
    words = re.findall(r"[\w'-]+", head)
    if len(words) > 1 and words[-1] in {"family", "couple", "pair"} and words[-2] in known:
        words = words[:-1]  # a duck family is of ducks
    for start in range(len(words)):
        for phrase in singulars(" ".join(words[start:])):
            if phrase in known:
                return table("nouns")[known[phrase]]
    return None


def singulars(phrase: str) -> tuple[str, ...]:
    """A phrase and what it may be the plural of."""
    forms = [phrase]
    if phrase.endswith("ies"):
        forms.append(f"{phrase[:-3]}y")
    if phrase.endswith("ves"):
        forms.append(f"{phrase[:-3]}f")
    if phrase.endswith("s"):
        forms.append(phrase[:-1])  # first: pines are no pins
    if phrase.endswith("es"):
        forms.append(phrase[:-2])
    if phrase.endswith("men"):
        forms.append(f"{phrase[:-3]}man")
    return tuple(forms)
