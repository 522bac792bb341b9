"""Mothers and fathers that are animals: `a polar bear mother` and `the mother elephant` are a bear and an elephant."""

from __future__ import annotations

import re
from typing import Final

from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun

__all__ = ["KIN", "animal_before", "grown_of"]

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


_YOUNG: Final = re.compile(r"^baby_|_(?:calf|cub|pup|foal|chick)$")


def grown_of(young: str) -> str:
    """The noun of the grown animal by that of its young: the elephant of `baby_elephant`, the seal of `seal_pup`.

    Args:
        young: id of a noun; of any other it is that noun itself.
    """
    return _YOUNG.sub("", young)
