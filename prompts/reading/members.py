"""A group whose members are named behind it: `two kids, a girl and a boy,` are a girl and a boy, and nobody besides."""

from __future__ import annotations

from typing import Final

from prompts.reading.phrases import NounPhrase, begins_verb, noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.subjects import given_names
from prompts.reading.tagging import FINITE, tag_at
from prompts.shot import Look
from prompts.vocabulary import table
from prompts.vocabulary.terms import Noun

__all__ = ["read_each", "read_members"]

_OPENS: Final = frozenset({",", ":", "(", "–", "—", "-"})
_NAMED: Final = frozenset({"a", "an", "one", "another", "two", "three", "the", "his", "her", "their", "my", "our"})
_TOLD_OF_ONE_IN: Final = 8
"""Tokens within which one member is told before the next: `a man in a grey suit and`."""


def read_members(scan: Scan, phrase: NounPhrase) -> int:
    """Where the members of a group begin, who are then read in its place; 0 where none are named, or not all."""
    words = scan.words
    row = table("nouns").get(phrase.noun_id)
    if row is None or not table("kinds")[row.kind].animate or phrase.determiner in {"his", "her", "their"}:
        return 0
    size = _PAIRS if row.id == "couple" else phrase.count
    end = phrase.end + 2 * (words.low(phrase.end) == "of" and size > 1)  # a family of four
    if not (size > 1 or phrase.noun.lower() == row.plural) or words.low(end) not in _OPENS:
        return 0
    members = _members(scan, end + 1)
    counted = sum(member.count for member in members)
    all_told = len(members) >= _PAIRS and (size == 1 or counted == size)
    if not all_told or not all(_may_be_of(row, member, phrase) for member in members):
        return 0
    scan.cast.shared = tuple(phrase.adjectives)
    scan.cast.sharing = len(members)
    return end + 1


_PAIRS: Final = 2


def read_each(scan: Scan, at: int) -> int:
    """`kids, one dressed as a pumpkin, one as a ghost`: how those of a group look; where that ends, or `at`."""
    words = scan.words
    group = next((s for s in reversed(scan.cast.subjects) if s.count > 1 or s.count_text), None)
    if group is None or words.low(at) != "one" or words.low(at - 1) != ",":
        return at
    acts = FINITE - {"vd"}
    end = next((i for i in range(at, scan.end) if words.low(i) in {".", ";"} or tag_at(words, i) in acts), scan.end)
    others = [i for i in range(at + 2, end) if words.low(i) in {"one", "other", "another"}]
    if not others or not any(words.low(i - 1) in {",", "and", "the"} for i in others):
        return at
    scan.cast.look(group.id, Look(text=words.said(at, end)[:160]))
    return end


def _may_be_of(row: Noun, member: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether one can be of a group: no dog of `two kids`, no father of `three boys`, no second `dog` of `two dogs`."""
    if member.is_name:
        return row.kind == "human"
    own = table("nouns")[member.noun_id]
    same = member.noun_id == phrase.noun_id and not member.adjectives
    sexes, ages = {own.gender, row.gender} - {""}, {own.age, row.age} - {""}
    alike = len(sexes) < _PAIRS and (len(ages) < _PAIRS or row.id in {"couple", "family", "friend"})
    kin = own.kind == row.kind or row.id in {"animal", "creature", "pet"}
    return kin and alike and not same


def _members(scan: Scan, at: int) -> list[NounPhrase]:
    """The living who are named one after another from a token on; empty where the list does not close with `and`."""
    words, found = scan.words, []
    while member := _member(scan, at):
        found.append(member)
        at = _next(scan, member.end)
        if words.low(at) == "and":
            last = _member(scan, at + 1)
            return [*found, last] if last else []
        if words.low(at) != ",":
            return []
        at += 1 + (words.low(at + 1) == "and")
        if words.low(at - 1) == "and":
            last = _member(scan, at)
            return [*found, last] if last else []
    return []


def _member(scan: Scan, at: int) -> NounPhrase | None:
    """The noun phrase or given name of one who lives at a token, if one stands there."""
    words = scan.words
    phrase = noun_phrase_at(words, at, scan.end) if words.free(at) else None
    if phrase is None:
        return None
    if phrase.is_name:
        return phrase if phrase.noun.split()[0].lower() in given_names() else None
    row = table("nouns").get(phrase.noun_id)
    alive = row is not None and table("kinds")[row.kind].animate
    return phrase if alive and phrase.determiner in _NAMED | {""} and words.low(at) in _NAMED else None


def _next(scan: Scan, at: int) -> int:
    """The comma or `and` behind a member and what is told of it; the token given where a verb comes first."""
    words = scan.words
    for index in range(at, min(at + _TOLD_OF_ONE_IN, scan.end)):
        if words.low(index) in {",", "and"}:
            return index
        acts = tag_at(words, index) in FINITE and begins_verb(words, index, after_noun=True)
        if words.tokens[index].is_mark or acts:
            return at
    return at
