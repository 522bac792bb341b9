"""One for each: `two boys race their bicycles` and `a couple with umbrellas` are each of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.shot import OPEN_COUNT, Beat, Subject
from prompts.vocabulary import table
from prompts.wording import is_plural

__all__ = ["one_apiece"]

_RIDDEN: Final = frozenset({"cycle", "quadruped"})
"""Kinds of which each has one for itself; a car and a boat carry several."""
_HELD: Final = frozenset({"tool", "instrument", "device"})
"""Kinds of which each of several people has one in the hand."""
_ONE_EACH: Final = frozenset(
    {"balloon", "suitcase", "cup", "mug", "wine_glass", "surfboard", "lantern", "candle", "torch"}
)
"""Ids of further things of which each who has them has one."""
_TWO: Final = frozenset({"couple", "pair", "duo", "lovers", "newlyweds", "twins"})
"""Nouns of two people."""


def one_apiece(subjects: Sequence[Subject], beats: Sequence[Beat], said: str = "") -> list[Subject]:
    """The subjects, with as many mounts and things in hand of no said number as those who have them are.

    Args:
        subjects: those of the shot.
        beats: what they do.
        said: the text that they are of, in which `two women with umbrellas` have one each, whatever they do.
    """
    told = []
    for subject in subjects:
        open_number = subject.count == OPEN_COUNT and not subject.count_text and is_plural(subject.noun)
        owners = _owners(subject, subjects, beats, said.lower()) if open_number else 0
        told.append(subject.model_copy(update={"count": owners}) if owners else subject)
    return told


def _owners(subject: Subject, subjects: Sequence[Subject], beats: Sequence[Beat], said: str) -> int:
    """How many have a thing each; 0 where they may have any number of them."""
    about = [beat for beat in beats if beat.target == subject.id]
    who = {beat.subject for beat in about if _is_had(subject, beat.motion or "")}
    alive = [s for s in subjects if table("kinds")[s.kind or "thing"].animate and s is not subject]
    if not beats and subject.kind in _HELD:
        who = {s.id for s in alive}
    if subject.kind in _HELD or subject.id in _ONE_EACH:
        who |= {s.id for s in alive if _is_with(said, s, subject)}
    owners = sum(2 if s.noun.lower() in _TWO and s.count == 1 else s.count for s in alive if s.id in who)
    ridden = subject.kind in _RIDDEN
    return owners if owners > 1 or ridden else 0


def _is_with(said: str, who: Subject, thing: Subject) -> bool:
    """Whether the words name a thing right behind who has it: `two women with red umbrellas`."""
    named = (re.escape(s.noun.lower()) for s in (who, thing))
    return re.search(rf"\b{next(named)} (?:with|holding|carrying) (?:[\w-]+ ){{0,2}}?{next(named)}\b", said) is not None


def _is_had(subject: Subject, motion: str) -> bool:
    """Whether each who does so has one: on what is ridden, of what is eaten out of the hand, with what is held."""
    if subject.kind in _RIDDEN:
        return motion == "ride"
    return subject.kind in _HELD or subject.id in _ONE_EACH or (subject.kind == "food" and motion == "eat")
