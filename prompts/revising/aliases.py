"""Which one of several a sentence speaks of, in a form that the reader of requests can follow.

The reader knows `the dog` and names, and not `the second dog`. Such words are given a name for as long as it reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from prompts.reading.draft import Draft
from prompts.revising.finding import Ambiguous, find_subjects
from prompts.shot import Shot, Subject

__all__ = ["by_own_nouns", "named_apart", "under_own_names"]

_NAMES: Final = ("Robin", "Kim", "Sasha")
_ONE: Final = re.compile(r"\bthe [a-z]+(?: [a-z]+){1,3}\b")


_BROADLY: Final = re.compile(
    r"\b(?P<the>the|that) (?P<sort>man|woman|boy|girl|kid|child|lady|guy|animal|bird|bug|fish|beast)\b(?!')",
    re.I,
)
"""Broad nouns by which somebody is called again."""


def by_own_nouns(text: str, shot: Shot) -> str:
    """`the girl falls asleep`, of a granddaughter: the text with the noun that the shot has for whom it means."""

    def own(match: re.Match[str]) -> str:
        try:
            found = find_subjects(shot, match.group())
        except Ambiguous:
            return match.group()
        meant = shot.subjects[found[0]] if len(found) == 1 else None
        known = meant is None or meant.count > 1 or match["sort"].lower() in meant.noun.lower().split()
        return match.group() if meant is None or known else meant.name or f"{match['the']} {meant.noun}"

    return _BROADLY.sub(own, text)


def named_apart(text: str, shot: Shot) -> tuple[str, Mapping[str, tuple[str, str]]]:
    """The text with names for what tells one of several of a kind apart.

    Returns:
        The text, and by each name the id that it stands for and the words that it took the place of.
    """
    given: dict[str, tuple[str, str]] = {}

    def name(match: re.Match[str]) -> str:
        words = match.group().split()
        for end in range(len(words), 2, -1):
            one = _one_of_several(words[:end], shot)
            if one is not None:
                return " ".join([_name_of(one, " ".join(words[:end]), text, given), *words[end:]])
        return match.group()

    return _ONE.sub(name, text), given


def _one_of_several(words: list[str], shot: Shot) -> Subject | None:
    """The subject that `the second dog` means, where there are several dogs."""
    try:
        alike = find_subjects(shot, f"all {' '.join(words[2:])}")
        meant = find_subjects(shot, " ".join(words))
    except Ambiguous:
        return None
    return shot.subjects[meant[0]] if len(alike) > 1 and len(meant) == 1 and meant[0] in alike else None


def _name_of(one: Subject, words: str, text: str, given: dict[str, tuple[str, str]]) -> str:
    """Its own name, one that was given to it, or a new one; the words themselves when the names are used up."""
    known = one.name or next((alias for alias, (told, _) in given.items() if told == one.id), "")
    alias = known or next((n for n in _NAMES if n not in given and n.lower() not in text.lower()), "")
    if alias and not known:
        given[alias] = (one.id, words)
    return alias or words


def under_own_names(draft: Draft, subjects: list[Subject], given: Mapping[str, tuple[str, str]]) -> list[Subject]:
    """Take the names back out of what was read; returns the subjects without them."""
    for alias, (_, words) in given.items():
        draft.beats = [b.model_copy(update={"action": re.sub(rf"\b{alias}\b", words, b.action)}) for b in draft.beats]
    return [s.model_copy(update={"name": ""}) if s.name in given else s for s in subjects]
