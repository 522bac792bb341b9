"""Words before `of` that only say how something vast lies: `a wall of water`, `ribbons of fog`, `a chain of peaks`."""

from __future__ import annotations

from typing import Final

from prompts.reading.noun_phrase import NounPhrase
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_shape_of"]

_SHAPES: Final = frozenset({
    "chain", "string", "range", "belt", "strip", "ribbon", "ribbons", "curtain", "curtains", "veil", "veils", "sheet",
    "sheets", "blanket", "carpet", "wall", "walls", "column", "columns", "pillar", "pillars", "tongue", "tongues",
    "thread", "threads", "wisp", "wisps", "band", "bands", "cushion", "shroud",
})  # fmt: skip
"""`A wall of water` is water, `a chain of peaks` is mountains: the first noun only says how it lies."""
_BUILT_SHAPES: Final = frozenset({"wall", "walls", "column", "columns", "pillar", "pillars"})
_SHAPED: Final = frozenset({"liquid", "smoke", "fire", "landform"})
_LANDS: Final = frozenset({"mountains", "lake", "sea", "desert", "forest", "meadow", "snow", "beach", "sky"})
"""Kinds and places that have such shapes; a wall of stone and a chain of shops are what they are called."""


def is_shape_of(word: str, inner: NounPhrase) -> bool:
    """Whether a word before `of` only says how something vast lies: a wall of water, ribbons of fog.

    Args:
        word: in lower case.
        inner: what it is of.
    """
    row = table("nouns").get(inner.noun_id)
    vast = row is not None and row.kind in (_SHAPED - {"landform"} if word in _BUILT_SHAPES else _SHAPED)
    return word in _SHAPES and (vast or inner.stage in _LANDS or inner.noun.lower() in terms_by_phrase("weather"))
