"""What fits on a spoon is on the spoon: who is fed a spoonful of soup has no plate of it on the floor."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["without_morsels"]

_MORSEL: Final = re.compile(r"(?:spoonful|mouthful|forkful|bite|morsel|taste)s? of\b")
_FEEDS: Final = re.compile(r"(?:\w+ly )?(?:spoon[- ])?(?:feed|giv|offer)\w*\b")


def without_morsels(shot: Shot) -> Shot:
    """The shot without the spoonfuls that somebody is fed, which are on the spoon.

    Args:
        shot: its people and their beats.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    feeds = any(_FEEDS.match(b.action.lower()) and {b.subject, b.target} <= people for b in shot.beats)
    gone = {s.id for s in shot.subjects if feeds and _MORSEL.match(s.noun.lower())}
    return without_subjects(shot, gone) if gone else shot
