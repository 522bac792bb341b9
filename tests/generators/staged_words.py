"""Requests in plain words, completed and staged as the built-in director has them; each once."""

from __future__ import annotations

from functools import cache

from generators.previz.blocking import Track
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


@cache
def shot_of(words: str) -> Shot:
    """A request's first shot, completed."""
    return complete(read(words).shots[0])


@cache
def staged(words: str, seed: int = 0) -> Stage:
    """Its stage, for pictures of 160x90."""
    return Stage.build(shot_of(words), seed=seed, width=160, height=90)


def tracks_of(words: str, subject_id: str) -> list[Track]:
    """The ways of all figures of a subject."""
    return [track for track in staged(words).tracks if track.subject_id == subject_id]


def track_of(words: str, subject_id: str) -> Track:
    """The way of its first."""
    return tracks_of(words, subject_id)[0]
