"""Misspelt film terms, put right before reading: `doly zoom`, `pannig left`, `cinimatic`."""

from __future__ import annotations

from prompts.reading.lexicon import near_film_word
from prompts.reading.phrases import is_known
from prompts.reading.words import Words

__all__ = ["mend_spelling"]


def mend_spelling(text: str) -> str:
    """The text with misspelt film words put right; words the vocabulary knows, and names, are left alone."""
    mended = text
    for token in reversed(Words.of(text).tokens):
        if not token.is_word or len(token.low) < 5 or token.text[:1].isupper() or is_known(token.low):
            continue
        right = near_film_word(token.low)
        if right:
            mended = f"{mended[: token.start]}{right}{mended[token.end :]}"
    return mended
