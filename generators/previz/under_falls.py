"""Who is under a waterfall has its water come down on them: the fall is the place, and not a thing behind it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["as_under_a_waterfall"]

_UNDER: Final = re.compile(
    r"\b(?:under|beneath|below|underneath|in|inside|into)(?: (?:an?|the))?(?: [\w-]+){0,3}? "
    r"(?:waterfalls?|cascades?|curtain of water|falling water)\b"
)
STAYING: Final = frozenset(
    {"sit", "stand", "rest", "look", "dance", "wave", "talk", "lie", "wash", "work", "point", ""}
)
"""Motions of who stays where they are."""
PLACE: Final = "under the falls"
"""The place whose row of `sets/grounds.toml` has the fall over the action itself."""
STAGES: Final = frozenset({"lake", "forest", "mountains"})


def as_under_a_waterfall(shot: Shot) -> Shot:
    """The shot with its waterfall over somebody whom the words put under one, seen from before it.

    Args:
        shot: a completed one. What the user has said of the camera stays.
    """
    people = {s.id: s.position.lower() for s in shot.subjects if is_person(s)}
    own = [b for b in shot.beats if b.subject in people]
    told = [*people.values(), *(b.action.lower() for b in own)]
    stays = all((b.motion or "") in STAYING for b in own)
    if shot.setting.interior or not stays or not any(_UNDER.search(words) for words in told):
        return shot
    falls = {s.id for s in shot.subjects if s.noun.lower().split()[-1] in ("waterfall", "waterfalls", "cascade")}
    stage = shot.setting.stage if shot.setting.stage in STAGES else "lake"
    setting = shot.setting.model_copy(update={"stage": stage, "place": PLACE})
    staged = without_subjects(shot, falls).model_copy(update={"setting": setting})
    return without_invented(staged, {"view": "front"})
