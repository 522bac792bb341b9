"""A lighthouse as it is known: with the sea round it, and at night with the beam that is part of it."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["is_lighthouse", "with_lighthouse_at_sea"]

SEA_WORDS: Final = frozenset(
    {"coast", "coastline", "sea", "ocean", "shore", "rock", "rocks", "waves", "island", "ships"}
)
"""Words that put it by the sea."""
CLIFF_WORDS: Final = frozenset({"cliff", "cliffs", "clifftop", "headland", "cape"})
"""Words that put it high over the sea, on land of its own."""
INLAND: Final = frozenset({"mountains", "meadow", "plain", "beach", "road"})
"""Stages on which no sea would be seen round it."""
BEAMS: Final = frozenset({"beam", "beams", "light", "lamp", "lantern"})
"""Last words of what is part of it."""


def is_lighthouse(subject: Subject | None) -> bool:
    """Whether a subject is one, or its beam, by its noun."""
    words = subject.noun.lower().split() if subject is not None else []
    return "lighthouse" in words and words[-1] in BEAMS | {"lighthouse"}


def with_lighthouse_at_sea(shot: Shot) -> Shot:
    """The shot of a lighthouse without its beam as a thing of its own, and with the sea round it where that is said.

    Args:
        shot: its main subject, and what its request says of where that is.
    """
    if not is_lighthouse(shot.main_subject):
        return shot
    beams = {s.id for s in shot.subjects if s.noun.lower().split()[-1] in BEAMS and s is not shot.main_subject}
    words = set(re.findall(r"[a-z]+", shot.request.lower()))
    by_the_sea = bool(words & SEA_WORDS) and not words & CLIFF_WORDS
    stage = "sea" if by_the_sea and shot.setting.stage in INLAND else shot.setting.stage
    return shot.model_copy(
        update={
            "subjects": [s for s in shot.subjects if s.id not in beams],
            "beats": [beat for beat in shot.beats if beat.subject not in beams],
            "setting": shot.setting.model_copy(update={"stage": stage}),
        }
    )
