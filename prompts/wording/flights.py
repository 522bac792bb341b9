"""What has wings and is told to do nothing is in the air, about what it is said to be around."""

from __future__ import annotations

from prompts.shot import Beat, Subject
from prompts.wording.nouns import noun_entry

__all__ = ["flight_of"]


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
