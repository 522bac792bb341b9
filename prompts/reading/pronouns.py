"""Whom `he`, `she`, `it` and `they` may mean: by what a subject is, and by how a film has spoken of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from prompts.reading.lists import words_of
from prompts.reading.numbers import GROUPS
from prompts.reading.subjects import head_words, row_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["SUBJECT_FORMS", "called_in", "fits_pronoun", "is_creature", "is_group", "lives", "may_be", "sex_of"]

SUBJECT_FORMS: Final = {"him": "he", "her": "she", "them": "they"}
_COUPLE: Final = 2
"""As many as `he` and `she` may each be one of."""


_SEXED: Final = re.compile(r"(?<!hu)(?:(wom[ae]n)|m[ae]n)$")
"""The end of a noun for somebody at work: `policeman`, `businesswoman`."""
_EVERYONE: Final = frozenset({"everyone", "everybody", "people"})


def sex_of(subject: Subject) -> str:
    """As its noun says, or else its given name."""
    row = row_of(subject)
    if row is not None and row.gender:
        return row.gender
    given = subject.name or (subject.noun if subject.noun[:1].isupper() else "")
    head = head_words(subject.noun).lower()
    if subject.kind == "human" and (told := _SEXED.search(head)):
        return "female" if told[1] else "male"
    female, male = (given.lower().split(" ")[0] in words_of("names", sex) for sex in ("female", "male"))
    return "" if female == male else "female" if female else "male"


def fits_pronoun(word: str, subject: Subject) -> bool:
    """Whether `he`, `she`, `it` or `they` may mean a subject; an animal with a name is `he` or `she` too."""
    gender = sex_of(subject)
    if word in {"he", "she"}:
        one = subject.count == 1 and not is_group(subject)
        somebody = subject.kind in ("human", None) or (bool(subject.name) and lives(subject))
        return one and somebody and gender in ("", "male" if word == "he" else "female")
    animate = subject.kind is None or table("kinds")[subject.kind].animate
    return animate if word == "they" else word == "it" and subject.kind != "human"


def is_group(subject: Subject) -> bool:
    """Whether it is several by its noun, more than a couple: a crowd, an audience."""
    row = row_of(subject)
    if head_words(subject.noun).lower() in _EVERYONE:
        return True
    return max(GROUPS.get(word, 1) for word in (head_words(subject.noun).lower(), row.id if row else "")) > _COUPLE


def called_in(shots: Iterable[Shot]) -> dict[str, str]:
    """Whom the shots of a film speak of as `he` or `she`, by what they do and by the words they were asked for in.

    `The bartender nods at him`, with one person besides: that one is `he` from then on.
    """
    called: dict[str, str] = {}
    for shot in shots:
        people = [s for s in shot.subjects if s.kind == "human" and s.count == 1]
        opening = re.match(r"\s*(?:and |then |now )*(he|she)\b", shot.request, re.I)
        if opening and shot.beats:
            called.setdefault(shot.beats[0].subject, opening[1].lower())
        for beat in shot.beats:
            met = re.search(r"\b(him|her)\b(?! \w+(?:s|e|r|t|d|n|k|l|y|p|h)\b)", beat.action)
            others = [s for s in people if s.id != beat.subject]
            if met and len(others) == 1:
                called.setdefault(others[0].id, SUBJECT_FORMS[met[1]])
    return called


def is_creature(word: str, subject: Subject) -> bool:
    """An animal is `he` or `she` where no person is meant."""
    animate = subject.kind is not None and table("kinds")[subject.kind].animate
    return word in {"he", "she"} and animate and subject.kind != "human" and subject.count == 1


def may_be(word: str, subject: Subject) -> bool:
    """Whether `he` or `she` may mean a subject, which a part of a body or a table is not."""
    row = row_of(subject)
    alive = subject.kind is None or table("kinds")[subject.kind].animate or subject.kind == "thing"
    alive = alive and (row is None or row.role != "part")
    return alive and (subject.kind != "human" or fits_pronoun(word, subject))


def lives(subject: Subject) -> bool:
    """Whether a subject is of a kind that lives; of what no table knows that is not said."""
    return subject.kind is not None and table("kinds")[subject.kind].animate
