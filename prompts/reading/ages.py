"""How old people are, as a script or a wish says it: `(30s)`, `in her sixties`, `aged ten`, `a girl of about ten`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.words import Words

__all__ = ["age_around", "age_at"]

_DECADE: Final = r"(?:[1-9]0['’]?s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_PART: Final = r"(?:early |mid |mid-|mid|late )?"
_YEARS: Final = "|".join(["\\d{1,3}", *sorted((w for w in NUMBER_WORDS if w not in ("zero", "dozen")), key=len)[::-1]])
_AGE: Final = re.compile(
    rf"[,(]?\s*(?P<said>in (?:his|her|their) {_PART}{_DECADE}|(?:early |mid |mid-|late ){_DECADE}"
    rf"|aged? (?:about |around |of )?(?:{_YEARS})(?: years)?|(?:{_YEARS})[ -]years?[ -]old"
    rf"|of (?:about |around |some )?(?:{_YEARS})(?: years)?(?=\s*(?:$|[,.;)]|and\b|with\b|in\b)))(?![\w-])",
    re.I,
)
_BRACKETED: Final = re.compile(rf"[(,]\s*(?P<said>{_PART}{_DECADE}|{_YEARS})(?=\s*[,)])", re.I)
_OWNED: Final = re.compile(
    r"(?:\(\s*|\b(?:his|her|their) )(?:early |mid |mid-|late )?$|(?<!the )\b(?:early |mid |mid-|late )$", re.I
)


def age_at(words: Words, at: int, *, named: bool) -> tuple[str, int]:
    """The age that begins at a token after a person, and the token after it; empty when none does.

    Args:
        words: the sentence.
        at: the token.
        named: the person is called by name, so that a number in brackets is an age.
    """
    start = words.tokens[at].start
    found = _AGE.match(words.text, start) or (_BRACKETED.match(words.text, start) if named else None)
    if found is None:
        return "", at
    stop = at
    while stop < len(words) and words.tokens[stop].start < found.end():
        stop += 1
    return found["said"], stop


def age_around(text: str, match: re.Match[str]) -> bool:
    """Whether a decade or a number of seconds, as another reader took it, is somebody's age: `(40s`, `her 30s`."""
    decade = re.search(_DECADE, match[0], re.I)
    return decade is not None and _OWNED.search(text[: match.start() + decade.start()]) is not None
