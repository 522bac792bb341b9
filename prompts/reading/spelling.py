"""Misspelt film terms, put right before reading: `doly zoom`, `pannig left`, `cinimatic`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.camera_terms import WAY, base_of
from prompts.reading.grammar import PREPOSITIONS
from prompts.reading.known_words import is_known
from prompts.reading.lexicon import near_film_word, one_slip
from prompts.reading.words import Words

__all__ = ["mend_spelling"]


_SHORT: Final = ("dolly", "crane", "track", "tilt", "zoom", "whip", "orbit", "truck", "pan")
_COMPANY: Final = frozenset({
    "zoom", "shot", "in", "out", "left", "right", "up", "down", "camera", "pan", "move", "around", "clockwise",
    "slowly",
})  # fmt: skip


def _short_term(words: Words, index: int) -> str:
    """A short film term one slip away, where its neighbour speaks of film: `doly zoom`, `crain up`."""
    if words.low(index + 1) not in _COMPANY and words.low(index - 1) not in {"camera", "slow", "dolly"}:
        return ""
    return next((term for term in _SHORT if term[0] == words.low(index)[0] and one_slip(words.low(index), term)), "")


def _direction(words: Words, index: int) -> str:
    """A direction one slip away, after a verb of camera movement: `pans rigth`, `tilts upwrd`."""
    verb = next((i for i in range(index - 1, index - 4, -1) if base_of(words.low(i))), -1)
    between = {words.low(i) for i in range(verb + 1, index)}
    if verb < 0 or not between <= {"to", "the", "slowly", "quickly", "smoothly", "and"} or len(words.low(index)) < 4:
        return ""
    return next((way for way in WAY if len(way) > 3 and one_slip(words.low(index), way)), "")


_IS: Final = re.compile(r"\b(it|there|here|he|she|who|what|that|where)['’]s\b(?! own\b)", re.I)
_ARE: Final = re.compile(r"\b(they|we|you|there)['’]re\b", re.I)


def mend_spelling(text: str) -> str:
    """The text with misspelt film words put right and `it's` written out.

    Words that the vocabulary knows, and names, are left alone.
    """
    text = _IS.sub(r"\1 is", _ARE.sub(r"\1 are", text))
    mended = text
    words = Words.of(text)
    for index, token in reversed(list(enumerate(words.tokens))):
        if not token.is_word or len(token.low) < 3 or is_known(token.low) or (token.text[:1].isupper() and index):
            continue
        right = near_film_word(token.low) or _short_term(words, index) or _direction(words, index)
        if right and right not in PREPOSITIONS and not token.low.startswith(right):
            mended = f"{mended[: token.start]}{right}{mended[token.end :]}"
    return mended
