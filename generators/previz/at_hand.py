"""What hands are at by the words alone, where it is none of the shot's subjects: his own shoes."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.motion.performing import Performance
from generators.previz.rigs.props import prop_of
from generators.previz.things import names_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import singulars

__all__ = ["IN_HAND", "at_hand_still", "held_said", "only_cycle"]

_HIS: Final = re.compile(r"\b(?:an?|the|his|her|their|its|some)((?: [\w-]+){1,3})")
_ANYTHING: Final = re.compile(r"\b(?:picks?|picking) (?:up )?(?:something|an object|an item|a thing)\b")
SOMETHING: Final = "book"
"""What stands for something that somebody picks up and nobody names."""
IN_HAND: Final = frozenset({"cloth", "tool", "vessel", "food", "device", "thing", "instrument"})
"""Kinds among which things are that people have in their hands."""
MEALS: Final = {"eat": ("food",), "drink": ("vessel", "liquid")}
"""Kinds of what somebody has a bite or a sip of, by the rows that they do so by."""
LEAST_BULKY_M: Final = 0.8
"""What is higher is in nobody's hands by a word alone."""


def held_said(words: str) -> str:
    """The noun of the first thing in some words that hands can hold, or nothing."""
    if _ANYTHING.search(words):
        return SOMETHING
    known = terms_by_phrase("nouns")
    for found in _HIS.finditer(words):
        said = found.group(1).split()
        spans = ((first, last) for last in range(len(said), 0, -1) for first in range(last))
        for noun in (" ".join(said[first:last]) for first, last in spans):
            row = next((table("nouns").get(known[form]) for form in (noun, *singulars(noun)) if form in known), None)
            if row is not None and row.kind in IN_HAND and (row.height_m or 1.0) < LEAST_BULKY_M and prop_of(noun):
                return noun
    return ""


_TAKES: Final = re.compile(r"(?:\w+ly )?(?:tak|pick|grab|fetch|get|pull|choos|select|open|buy|borrow|bring)\w*\b")


def at_hand_still(shot: Shot, before: str, row: Performance, *, bare: bool) -> Subject | None:
    """What a deed is about where its words do not say it again.

    That is the one bicycle for who gets on; the book that was taken from the shelf, for who reads; and what somebody
    had last, or what is there to eat, for a bite or a sip.

    Args:
        shot: whose food and drinks may be meant.
        before: id of what their deed before it was about.
        row: what the deed is played by.
        bare: whether its words name nothing at all.
    """
    if row.object == "mount" and row.implied:
        return next(iter(only_cycle(shot)), None)
    if bare and row.implied and row.object == "hand":
        taken = {beat.target for beat in shot.beats if _TAKES.match(beat.action.lower())}
        again = next((s for s in shot.subjects if s.id in taken and row.implied in names_of(s)), None)
        if again is not None:
            return again
    kinds = MEALS.get(row.id, ()) if bare else ()
    meant = [s for s in shot.subjects if s.kind in kinds and (s.height_m or 0.0) < LEAST_BULKY_M]
    return min(meant, key=lambda s: s.id != before, default=None)


def only_cycle(shot: Shot) -> tuple[Subject, ...]:
    """The one bicycle or motorbike there is, and nothing where there are more."""
    cycles = tuple(subject for subject in shot.subjects if subject.kind == "cycle")
    return cycles if len(cycles) == 1 else ()
