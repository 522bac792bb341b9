"""What a wish names and no rule of change took: `an eagle at dawn instead` asks for an hour too."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.camera import read_camera
from prompts.reading.cues import read_fixed_phrases, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.words import Words
from prompts.revising.edits import Edits, value_of
from prompts.shot import Shot

__all__ = ["read_missed"]

_WATCHED: Final = (
    "setting.time_of_day", "setting.weather", "camera.size", "camera.angle", "camera.focal_length_mm",
    "duration_s", "time_scale", "aspect",
)  # fmt: skip
_DENIES: Final = re.compile(
    r"\b(?:no|not|\w+n't|without|never|instead of|rather than|less|more|too|than|same|keep|leave|as|until|before|after"
    r"|from|over|swap|replace|exchange|trade|switch|change|remove|lose|drop|stop|ditch|cut|like)\b",
    re.I,
)


def read_missed(wish: str, shot: Shot, edits: Edits) -> None:
    """Put the hour, the weather and the terms of framing that a wish names beside what was understood.

    Words that deny, compare or exchange name a term without asking for it; their rules have read them already.
    """
    if not edits.values or _DENIES.search(wish):
        return
    draft, words = Draft(), Words.of(wish)
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    data = shot.model_dump(mode="json")
    for path in _WATCHED:
        value = draft.values.get(path)
        value = getattr(value, "value", value)
        if value is not None and path not in edits.values and value != value_of(data, path):
            edits.put(path, value, draft.said[path])
