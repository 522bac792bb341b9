"""Which places have the sea beside the land, by their words."""

from __future__ import annotations

from generators.previz.sets.dressing import SetSite

__all__ = ["COASTAL_STAGES", "COAST_WORDS", "is_coastal"]

COAST_WORDS = (
    "coast",
    "coastal",
    "seaside",
    "ocean",
    "sea",
    "sea cliff",
    "headland",
    "waves",
    "lighthouse",
    "moher",
    "dover",
)
"""Words that put the sea beside a place."""
COASTAL_STAGES = frozenset({"mountains", "road"})
"""Stages whose set has the sea beside the land where the words say so."""


def is_coastal(site: SetSite) -> bool:
    """Whether the words of the place, or of the shot where the place leaves it open, have the sea beside the land."""
    said = f"{site.words} {site.shot.request}".lower().replace("-", " ").split()
    return any(word.strip(".,;:") in COAST_WORDS for word in said)
