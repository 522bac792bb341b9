"""What an action touches: things and people come into the cast, places into the setting."""

from __future__ import annotations

from typing import Final

from prompts.reading.cast import is_person, is_place_phrase
from prompts.reading.grammar import ADVERBS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.scan import RELATION, Scan, following
from prompts.reading.tagging import tag_at
from prompts.reading.words import Words
from prompts.shot import Importance
from prompts.vocabulary import table

__all__ = ["TRAVERSED", "objects_of", "traverse"]

_TO_A_TARGET: Final = frozenset({
    "", "at", "to", "toward", "towards", "with", "over", "after", "around", "into", "onto", "on", "off", "past",
})  # fmt: skip


TRAVERSED: Final = frozenset({
    "cross", "reach", "leave", "visit", "tour", "traverse", "enter", "explore", "roam", "patrol", "wander", "climb",
})  # fmt: skip
"""Verbs whose object is where it happens: `crosses a frozen lake`."""


def traverse(scan: Scan, at: int, stop: int) -> None:
    """Make the object of a verb such as `cross` the place, when it is one."""
    phrase = noun_phrase_at(scan.words, at, stop)
    if phrase is not None and is_place_phrase(phrase, "through"):
        set_place(scan, phrase)


def _is_castable(words: Words, phrase: NounPhrase) -> bool:
    """Whether what an action speaks of is somebody, or a thing that the vocabulary knows."""
    row = table("nouns").get(phrase.noun_id)
    if row is None:
        return tag_at(words, phrase.end - 1) == "name" or is_person(words.low(phrase.end - 1))
    return row.role in {"thing", "stuff"} and (row.kind != "cloth" or phrase.determiner not in POSSESSIVES)


def objects_of(scan: Scan, first: int, stop: int, subjects: list[str]) -> str:
    """Bring what an action speaks of into the cast, and its place into the setting; returns the first thing's id."""
    words, cast = scan.words, scan.cast
    target, preposition = "", ""
    at = first
    while at < stop:
        word = words.low(at)
        if not words.free(at) or words.tokens[at].is_mark:
            at += 1
            continue
        if word in PREPOSITIONS:
            relation = RELATION.match(following(words, at, stop))
            preposition = word
            at += len(relation.group().split()) if relation else 1
            continue
        if word in {"it", "him", "them"} and not target and not preposition:
            known = [s.id for s in cast.subjects if s.id not in subjects]
            target = known[-1] if known else ""
        phrase = noun_phrase_at(words, at, stop) if word not in PRONOUNS | ADVERBS else None
        if phrase is None or (phrase.noun_id == "camera" and phrase.determiner in {"", "the"}):
            at += 1 if phrase is None else phrase.end - at
            continue
        place_prep = (
            preposition
            if words.low(phrase.start - 1) == preposition or words.low(phrase.start - 2) == preposition
            else ""
        )
        if place_prep and is_place_phrase(phrase, place_prep):
            if place_prep not in {"of", "from", "off", "like", "with", "for"}:
                set_place(scan, phrase)
        elif _is_castable(words, phrase):
            found = cast.add(phrase, Importance.SUPPORTING)
            phrase.end = cast.aside(words, phrase, stop, found)
            if found not in subjects and not target and place_prep in _TO_A_TARGET:
                target = found
            if place_prep == "on" and phrase.stage:
                scan.draft.put("setting.stage", phrase.stage, words.said(phrase.start, phrase.end))
        at = max(phrase.end, at + 1)
    return target
