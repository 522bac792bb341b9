"""A story in plain sentences whose hour changes: what happens at dawn and at dusk cannot be one shot."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.vocabulary import terms_by_phrase

__all__ = ["sentences_of_a_day"]

_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’')]*\s+")
_LEAST_SENTENCES: Final = 3
_ONE_SHOT: Final = re.compile(
    r"\b(?:time[- ]?lapse|hyperlapse|one (?:shot|take)|single (?:shot|take)|continuous (?:shot|take)|long take|oner|"
    r"same (?:shot|frame)|split[- ]screen|"
    r"as (?:the )?(?:day|night|hours?) (?:passes|pass|goes by|go by|falls|turns))\b",
    re.I,
)
"""Words by which a story of many hours is one shot all the same."""


@cache
def _hours() -> re.Pattern[str]:
    named = sorted(terms_by_phrase("times_of_day"), key=len, reverse=True)
    listed = "|".join(re.escape(name) for name in named)
    return re.compile(
        rf"\b(?:at|before|by|until|towards?|around|in the|that|the next|next|every|early|late)\s+"
        rf"(?:\w+\s+)?({listed})\b"
        rf"|^({listed})\b",
        re.I,
    )


def sentences_of_a_day(text: str) -> list[str]:
    """The sentences of a story that tells of several hours, each a shot; empty for any other text."""
    sentences = [part.strip() for part in _SENTENCE.split(text.strip()) if part.strip()]
    if len(sentences) < _LEAST_SENTENCES or _ONE_SHOT.search(text):
        return []
    ids = terms_by_phrase("times_of_day")
    told = [{ids[(m[1] or m[2]).lower()] for m in _hours().finditer(sentence)} for sentence in sentences]
    several = len(set().union(*told)) > 1 and all(len(hours) < 2 for hours in told)
    return sentences if several else []
