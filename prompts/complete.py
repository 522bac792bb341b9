"""Completing a shot: every cue that generation needs gets a value, with who decided it and why.

    >>> from prompts.shot import Shot, Subject
    >>> shot = complete(Shot(subjects=[Subject(id="dog", noun="dog")]))
    >>> shot.camera.size, shot.provenance["camera.size"].source.value
    ('medium_full', 'director')

The user's own choices are never touched, no subject is ever added and nothing is dropped; contradictions among the
user's own words are left for `prompts.lint` to find.
"""

from __future__ import annotations

from collections.abc import Iterable

from prompts.completing import STEPS, Slate
from prompts.completing.continuity import carried
from prompts.shot import Shot

__all__ = ["complete", "complete_all"]


def complete(shot: Shot) -> Shot:
    """The shot with every open field decided that can be decided.

    Pure and deterministic, and idempotent: departments run until nothing is left to decide, so completing a complete
    shot returns an equal one. Fields that are set or locked stay as they are.

    Args:
        shot: a partial shot, read from words, written by a model or released by a revision.

    Returns:
        A shot whose new values have a `Cue` of source `director` in `provenance`, with the reason.
    """
    while True:
        slate = Slate(shot)
        for decide in STEPS:
            decide(slate)
        if slate.shot is shot:
            return Shot.model_validate(shot.model_dump())
        shot = slate.shot


def complete_all(shots: Iterable[Shot], before: Shot | None = None) -> list[Shot]:
    """The shots of one story, each completed with what it leaves open as it was in the shot before.

    Args:
        shots: partial, in order.
        before: the completed shot that they follow; None when the story begins with them.
    """
    done: list[Shot] = []
    for shot in shots:
        alone = complete(shot)
        last = done[-1] if done else before
        done.append(alone if last is None or (told := carried(shot, alone, last)) == shot else complete(told))
    return done
