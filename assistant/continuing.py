"""Which shot of the film a new one goes on from: the one whose people it shows again, or the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.memory import Draft
from prompts.read import Reading
from prompts.shot import Shot

__all__ = ["gone_on_from", "latest_shots"]

_RECALLED: Final = 24
"""How many of the film's last shots `she` and `the dog` may speak of."""
_GOES_ON: Final = re.compile(
    r"\s*(?:(?:ok(?:ay)?|good|great|nice|fine|and|so)\b[,.! ]*)*"
    r"(?:then|next|after (?:that|this)|afterwards?|a (?:moment|second) later|cut to|from there|meanwhile)\b(?! to\b)",
    re.IGNORECASE,
)
"""Openings of a message that put its shot after the last one: `then she turns`, `next, a close-up`."""
_GIVEN: Final = re.compile(r"\s*(?:the|his|her|their|its)\s+(?!sun\b|moon\b|sky\b|sea\b|ocean\b)\w", re.IGNORECASE)
"""`The sauce drips`: what is spoken of as given belongs to the scene that is there."""


def latest_shots(draft: Draft) -> list[Shot]:
    """The last shots of the film, in order."""
    count = len(draft.slots)
    return [draft.shot(number) for number in range(max(1, count - _RECALLED + 1), count + 1)]


def gone_on_from(reading: Reading | None, film: Sequence[Shot], words: str) -> Shot | None:
    """The shot whose place, hour and look a new one keeps where its words leave them open; None where it stands alone.

    Args:
        reading: of the new shot's words, after `film`; None when they cannot be read.
        film: the shots before it, in order.
        words: the user's message.
    """
    again = reading.again if reading is not None else frozenset()
    shared = next((shot for shot in reversed(film) if again & {subject.id for subject in shot.subjects}), None)
    return shared or (film[-1] if film and (_GOES_ON.match(words) or _GIVEN.match(words)) else None)
