"""Small creatures beside somebody far larger, drawn as large as it takes to make them out."""

from __future__ import annotations

from typing import Final

from prompts.shot import Shot, Source, Subject
from prompts.vocabulary import table
from prompts.wording import short_name

__all__ = ["with_creatures_seen"]

ALIVE: Final = frozenset({"insect", "reptile", "bird", "quadruped", "fish", "creature"})
SEEN: Final = 0.07
"""A creature of this share of the picture's height is made out."""
MOST: Final = 0.1
"""It is made no larger than this share of the main subject, however wide the picture."""


def with_creatures_seen(shot: Shot) -> tuple[Shot, tuple[str, ...]]:
    """The shot with small creatures enlarged, and words for the user that say so.

    Args:
        shot: whose size says how large the main subject is in the picture; a height that the user gave stays.
    """
    main = shot.main_subject
    size = table("shot_sizes").get(shot.camera.size or "wide")
    if main is None or not main.height_m or size is None:
        return shot, ()
    least = main.height_m * min(SEEN / size.fraction, MOST)
    larger = {s.id for n, s in enumerate(shot.subjects) if s is not main and _is_lost(shot, n, s, least)}
    if not larger:
        return shot, ()
    names = ", ".join(short_name(subject) for subject in shot.subjects if subject.id in larger)
    subjects = [s.model_copy(update={"height_m": least}) if s.id in larger else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}), (f"drawn larger than life, to be made out: {names}",)


def _is_lost(shot: Shot, number: int, subject: Subject, least_m: float) -> bool:
    """Whether a creature would be a speck at its own size."""
    cue = shot.source_of(f"subjects[{number}].height_m")
    told = cue is not None and cue.source is Source.USER
    return subject.kind in ALIVE and not told and bool(subject.height_m) and (subject.height_m or 0.0) < least_m
