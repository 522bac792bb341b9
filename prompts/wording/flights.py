"""What has wings and is told to do nothing is in the air, about what it is said to be around."""

from __future__ import annotations

import re

from prompts.shot import Beat, Shot, Subject
from prompts.wording.nouns import noun_entry

__all__ = ["flight_of", "flight_over"]


def flight_of(subject: Subject) -> Beat | None:
    """The flight of what has wings and is said to be around something, or to be nowhere in particular."""
    noun = noun_entry(subject.noun)
    winged = subject.kind == "insect" and noun is not None and noun.breed in _WINGED
    around = subject.position.lower().startswith("around ")
    if around and (winged or subject.kind == "bird"):
        return Beat(subject=subject.id, action=f"flying {subject.position}", motion="fly", direction="around")
    fluttering = winged and not subject.position
    return Beat(subject=subject.id, action="fluttering about", motion="fly") if fluttering else None


_WINGED = frozenset({"butterfly", "bee", "dragonfly", "fly"})
"""Breeds of insects that are seen in the air."""


def flight_over(shot: Shot, subject: Subject) -> Beat | None:
    """The flight of what can fly and is only said to be over the place of the shot: `a ufo over the city`.

    Args:
        shot: with the words that asked for it.
        subject: one of whom no deed is told.
    """
    place = (shot.setting.place or "").lower()
    noun = noun_entry(subject.noun)
    flies = subject.kind in _FLYERS or (noun is not None and noun.breed in _WINGED_BEASTS)
    if not flies or not place or shot.setting.interior:
        return None
    said = re.search(rf"\b(?:over|above) (?:(?:the|a|an) )?(?:\w+ ){{0,2}}?{re.escape(place)}\b", shot.request.lower())
    return Beat(subject=subject.id, action=f"flying {said.group()}", motion="fly") if said else None


_FLYERS = frozenset({"aircraft", "spacecraft", "bird"})
_WINGED_BEASTS = frozenset({"dragon", "pegasus", "bat"})
"""Breeds of animals of other kinds that fly."""
