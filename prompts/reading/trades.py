"""People called by what they do: `a hammer thrower`, `a dog walker`, `two apple pickers`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.grammar import singulars, verbs
from prompts.reading.lists import words_of
from prompts.vocabulary import terms_by_phrase

__all__ = ["is_agent", "is_trade"]

_AGENT: Final = re.compile(r"(\w{3,}?)(?:er|or)$")


@cache
def is_agent(word: str) -> bool:
    """Whether a word is the doer of a verb, and no tool or machine: `thrower`, `sculptor`; not `blender`.

    Args:
        word: in lower case, in either number.
    """
    return any(_does(single) for single in singulars(word))


def is_trade(noun: str) -> bool:
    """Whether a noun that the vocabulary does not know is somebody by a trade; a pastime's first word may be known."""
    return is_agent(noun.lower().split(" of ")[0].split()[-1])


def _does(word: str) -> bool:
    found = _AGENT.search(word)
    if not found or word in words_of("open_classes", "tools_in_er") or word in terms_by_phrase("nouns"):
        return False
    stem = found[1]
    undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
    return any(_is_base(base) for base in (stem, f"{stem}e", undoubled, f"{stem[:-1]}y" if stem[-1] == "i" else stem))


def _is_base(word: str) -> bool:
    return any(verb.form == "base" for verb in verbs().get(word, ()))
