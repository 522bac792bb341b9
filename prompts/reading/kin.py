"""Mothers and fathers that are animals: `a polar bear mother` and `the mother elephant` are a bear and an elephant."""

from __future__ import annotations

from typing import Final

from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun

__all__ = ["KIN", "animal_before"]

KIN: Final = frozenset({"mother", "father", "parent", "brother", "sister", "sibling"})
"""Nouns of people by which animals are called too."""


def animal_before(noun: str) -> Noun | None:
    """The animal that stands before the last word of a noun: the polar bear of `polar bear mother`.

    Args:
        noun: with its last word.
    """
    words = noun.lower().split()[:-1]
    for first in range(len(words)):
        row = table("nouns").get(terms_by_phrase("nouns").get(" ".join(words[first:]), ""))
        if row is not None and row.kind != "human" and table("kinds")[row.kind].animate:
            return row
    return None
