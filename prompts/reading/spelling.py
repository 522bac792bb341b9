"""Misspelt film terms, put right before reading: `doly zoom`, `pannig left`, `cinimatic`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.camera_terms import WAY, base_of
from prompts.reading.grammar import PREPOSITIONS, gerund_of, third_of
from prompts.reading.known_words import is_known
from prompts.reading.lexicon import near_film_word, one_slip
from prompts.reading.lists import lists_of
from prompts.reading.words import Words

__all__ = ["mend_spelling"]


_SHORT: Final = ("dolly", "crane", "track", "tilt", "zoom", "whip", "orbit", "truck", "pan")
_COMPANY: Final = frozenset({
    "zoom", "shot", "in", "out", "left", "right", "up", "down", "camera", "pan", "move", "around", "clockwise",
    "slowly",
})  # fmt: skip


def _short_term(words: Words, index: int) -> str:
    """A short film term one slip away, where its neighbour speaks of film: `doly zoom`, `crain up`."""
    word = words.low(index)
    if _is_camera(words, index):
        return "camera"
    company = words.low(index + 1) in _COMPANY or words.low(index - 1) in {"camera", "slow", "dolly"}
    if not company and not (len(words.low(index + 1)) > 2 and one_slip(words.low(index + 1), "zoom")):
        return ""
    if word in _TERMS:
        return _TERMS[word]
    forms = (form for term in _SHORT for form in (term, third_of(term), gerund_of(term)))
    return next((form for form in forms if form[0] == word[0] and one_slip(word, form)), "")


def _is_camera(words: Words, index: int) -> bool:
    """`camra`, `camara`: the word that every move follows."""
    return words.low(index) != "cameras" and one_slip(words.low(index), "camera")


def _direction(words: Words, index: int) -> str:
    """A direction one slip away, after a verb of camera movement: `pans rigth`, `tilts upwrd`."""
    if words.low(index) in _SHORT_WAYS and base_of(words.low(index - 1)):
        return _SHORT_WAYS[words.low(index)]
    verb = next((i for i in range(index - 1, index - 4, -1) if base_of(words.low(i))), -1)
    between = {words.low(i) for i in range(verb + 1, index)}
    if verb < 0 or not between <= {"to", "the", "slowly", "quickly", "smoothly", "and"} or len(words.low(index)) < 4:
        return ""
    return next((way for way in WAY if len(way) > 3 and one_slip(words.low(index), way)), "")


_IS: Final = re.compile(r"\b(it|there|here|he|she|who|what|that|where)['’]s\b(?! own\b)", re.I)
_SHORT_WAYS: Final[dict[str, str]] = lists_of("camera")["misspelt_ways"]
_TERMS: Final[dict[str, str]] = lists_of("camera")["misspelt_terms"]
_SHORTEST: Final = 2
_JOINED: Final = re.compile(r"\b(cross) (sections?)\b", re.I)
"""Names of two words that are written as one, so that neither is taken for a verb."""
_COVERED: Final = re.compile(
    r"\b(snow|ice|frost|fog|mist|cloud|moss|ivy|vine|dust|sand|tree|grass)"
    r" (covered|capped|blanketed|clad|dusted|topped|draped|shrouded|laden)\b"
    r"(?! (?:the|an?|his|her|their|its|my|our|all|every\w*|by|in|with|over|from|and)\b)",
    re.I,
)
"""What covers something, before it, written as two words of which the second is no deed."""
_OF_SNOW: Final = re.compile(
    r"\b(snow)(?= (?:rocky |rugged |high |tall |steep |alpine )?"
    r"(?:mountain|peak|hill|canyon|valley|landscape|summit)s?\b)",
    re.I,
)
_SUMMITS: Final = re.compile(r"\b(mountain|hill|cliff)s (peaks?|tops?|slopes?|ridges?)\b", re.I)
_NO_ONE: Final = re.compile(r"\b(no)[ -]one\b(?! of\b)", re.I)
_ARE: Final = re.compile(r"\b(they|we|you|there)['’]re\b", re.I)


def mend_spelling(text: str) -> str:
    """The text with misspelt film words put right, `it's` written out and `snow covered` joined.

    Words that the vocabulary knows, and names, are left alone.
    """
    text = _NO_ONE.sub(r"\1body", text)
    text = _JOINED.sub(r"\1-\2", _IS.sub(r"\1 is", _ARE.sub(r"\1 are", text)))
    text = _SUMMITS.sub(r"\1 \2", _OF_SNOW.sub(r"\1y", _COVERED.sub(r"\1-\2", text)))
    text = _phrases().sub(lambda found: _meant()[found[0].lower()], text)
    once = _mended(text)
    return once if once == text else _mended(once)


@cache
def _meant() -> dict[str, str]:
    """Misspelt phrases of film, in lower case, and what is meant."""
    rows = lists_of("camera")["misspelt_phrases"]["rows"].split("|")
    return {wrong.strip(): right.strip() for wrong, right in (row.split("=") for row in rows)}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _meant()))})\b", re.I)


def _mended(text: str) -> str:
    """The text after one pass; a term put right may be what tells what its neighbour was meant to be."""
    mended = text
    words = Words.of(text)
    for index, token in reversed(list(enumerate(words.tokens))):
        known = is_known(token.low) and token.low not in _SHORT_WAYS
        if not token.is_word or len(token.low) < _SHORTEST or known or (token.text[:1].isupper() and index):
            continue
        right = near_film_word(token.low) or _short_term(words, index) or _direction(words, index)
        sure = token.low in _SHORT_WAYS or (right not in PREPOSITIONS and not token.low.startswith(right))
        if right and sure:
            mended = f"{mended[: token.start]}{right}{mended[token.end :]}"
    return mended
