"""Whether a text is English, as far as this reader's own vocabulary can tell."""

from __future__ import annotations

import unicodedata
from typing import Final

from prompts.reading.known_words import is_known
from prompts.reading.lists import words_of
from prompts.reading.words import Words

__all__ = ["is_english"]

_SAMPLE = 120
_FEW = 3


def is_english(text: str) -> bool:
    """True when the letters are mostly Latin and enough of the words are known.

    A short request may be all names (`Eiffel Tower`, `Gwen Stacy`), so up to three unknown words pass if they are
    plain ASCII.
    """
    letters = [c for c in text[:4000] if c.isalpha()]
    if not letters:
        return True
    latin = sum(1 for c in letters if c.isascii() or unicodedata.name(c, "").startswith("LATIN"))
    if latin < 0.6 * len(letters):
        return False
    tokens = [t for t in Words.of(text[:1500]).tokens if t.is_word][:_SAMPLE]
    words = [t.low for t in tokens]
    known = sum(1 for word in words if is_known(word))
    if known >= 0.34 * len(words) and not (len(words) >= 6 and _only_shared([t.text for t in tokens])):
        return True
    return len(words) <= _FEW and all(word.isascii() for word in words)


_FOREIGN: Final = words_of("english", "foreign")
_ENGLISH: Final = frozenset({"the", "a", "of", "and", "is", "in", "on", "with", "to", "at"})


def _only_shared(words: list[str]) -> bool:
    """Many of another language's small words, in small letters: `un chien qui court`, but not `Van Gogh`."""
    foreign = sum(1 for word in words if word in _FOREIGN)
    english = sum(1 for word in words if word in _ENGLISH)
    return foreign >= 2 and foreign > 1.5 * english
