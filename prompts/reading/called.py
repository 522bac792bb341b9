"""Whether words call somebody who is there already."""

from __future__ import annotations

from typing import Final

from prompts.reading.phrases import NounPhrase
from prompts.reading.subjects import (
    head_words,
    phrase_singulars,
    row_of,
)
from prompts.shot import Subject

__all__ = ["is_called", "is_several", "is_young_of", "may_be_it", "told_alike"]


def is_several(subject: Subject) -> bool:
    """Waves and flames, whose number nobody counts, are never `it` where one thing is there."""
    noun = head_words(subject.noun)
    return subject.count > 1 or next(iter(phrase_singulars(noun)), noun) != noun


def may_be_it(subject: Subject) -> bool:
    """Whether something can be done to a subject that is called `it`: a wall, a dog, and no tide or fog."""
    row = row_of(subject)
    return subject.count == 1 and subject.kind != "human" and row is not None and row.role == "thing"


def told_alike(phrase: NounPhrase, subject: Subject) -> int:
    """How many words of a phrase are a subject's too: `the wooden ball`, of a wooden and a steel one."""
    said = {*phrase.noun.lower().split(), *(adjective.lower() for adjective in phrase.adjectives)}
    return len(said & {*subject.noun.lower().split(), subject.age.lower(), *(k.text.lower() for k in subject.looks)})


def is_young_of(phrase: NounPhrase, subject: Subject) -> bool:
    """`Her baby elephant` is not the elephant whose it is."""
    said = {*phrase.noun.lower().split(), *(adjective.lower() for adjective in phrase.adjectives)}
    theirs = {*subject.noun.lower().split(), *(look.text.lower() for look in subject.looks)}
    return phrase.determiner in {"its", "her", "his", "their"} and bool(said & _YOUNG - theirs)


_YOUNG: Final = frozenset({"baby", "young", "newborn", "little", "infant"})


def is_called(phrase: NounPhrase, subject: Subject) -> bool:
    """`Maya`, or `Maya Lind`, for somebody of that name."""
    said = phrase.noun.lower()
    return (
        bool(subject.name)
        and phrase.noun[:1].isupper()
        and said in {subject.name.lower(), *subject.name.lower().split()}
    )
