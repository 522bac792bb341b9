"""How much of what is asked for: `a lot softer`, `not nearly bright enough`, `way too dark`, `as soft as you can`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from prompts.reading.phrases import is_adjective
from prompts.revising.patterns import comparative, source

__all__ = ["Degree", "base_of", "degree_in"]


class Degree(NamedTuple):
    """A degree of a quality.

    Attributes:
        word: the adjective, in its plain form.
        more: whether more of it is wanted, or less.
        said: the words of degree, `a bit`; empty for one plain step.
        compared: false when the quality is named as it stands: `soft`.
    """

    word: str
    more: bool
    said: str
    compared: bool


_SHAPES: Final = (
    (True, r"more (?P<word>[a-z-]+?)(?:ly)?"),
    (False, r"less (?P<word>[a-z-]+?)(?:ly)?"),
    (True, r"(?:not|n't) (?:nearly |quite |really )?(?P<word>[a-z-]+?) enough"),
    (True, r"as (?P<word>[a-z-]+) as (?:possible|you can|it gets|can be|it goes)"),
    (False, r"(?:not (?:nearly |quite )?(?:so|as|that|too|overly)|too) (?P<word>[a-z-]+?)"),
)


@cache
def _shapes() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    before = rf"(?:{source('relative', 'degree')} )?"
    return tuple((more, re.compile(f"{before}{shape}{source('relative', 'after')}", re.I)) for more, shape in _SHAPES)


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{source('relative', 'degree')} )?(?P<word>[a-z]{{2,}}er){source('relative', 'after')}", re.I
    )


def degree_in(words: str, known: frozenset[str] = frozenset()) -> Degree | None:
    """The degree that words are, as a whole; None when they are something else.

    Args:
        words: such as `a lot softer`.
        known: adjectives whose plain form counts, and whose comparatives need no table to be known.
    """
    low = " ".join(words.lower().split())
    for more, shape in _shapes():
        if (match := shape.fullmatch(low)) and not re.match(r"(?:a|an|the)$", match["word"]):
            return Degree(match["word"], more, match["degree"] or match["after"] or "", True)
    if match := _compared().fullmatch(low):
        base = base_of(match["word"], known)
        if base:
            return Degree(base, True, match["degree"] or match["after"] or "", True)
    bare = re.sub(r"^(?:really|very|quite|rather|nice and|all) ", "", low)
    return Degree(bare, True, "much" if low.startswith(("really", "very")) else "", False) if bare in known else None


def base_of(word: str, known: frozenset[str] = frozenset()) -> str:
    """The adjective of a comparative in -er: `fluffier`, `shinier`, `cleaner`, `fatter`, `paler`; empty for others."""
    named = next((adjective for adjective in known if comparative(adjective) == word), "")
    if named or not word.endswith("er"):
        return named
    stem = word[:-2]
    tries = [stem, f"{stem}e"]
    if stem.endswith("i"):
        tries.append(f"{stem[:-1]}y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        tries.append(stem[:-1])
    return next((t for t in tries if is_adjective(t)), "")
