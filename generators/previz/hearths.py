"""A fire that somebody is by in a room burns in a fireplace."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_hearth"]

_FIRE: Final = re.compile(r"^(?:warm |log |open |cosy |cozy |crackling |roaring )*fire$")
_BY: Final = re.compile(
    r"\b(?:by|beside|near|before|around|round|in front of|next to|at) (?:an?|the|his|her|their|our)? ?"
    r"(?:warm |log |open |cosy |cozy |crackling |roaring )*fire\b|\bfireside\b"
)
_OPEN: Final = re.compile(r"\b(?:campfire|bonfire|cave|house is on fire|on fire|burning down|forge|extinguish\w*)\b")
HEARTH: Final = "fireplace"


def with_hearth(shot: Shot) -> Shot:
    """The shot with the fire that people sit, knit or read by indoors in a fireplace.

    Args:
        shot: what burns in a cave, out of doors or where it should not, stays as it is.
    """
    words = shot.request.lower()
    if shot.setting.stage != "room" or not _BY.search(words) or _OPEN.search(f"{words} {shot.setting.place.lower()}"):
        return shot
    subjects = [_in_hearth(s) if s.kind == "fire" and _FIRE.match(s.noun.lower()) else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects})


def _in_hearth(fire: Subject) -> Subject:
    row = table("nouns")[HEARTH]
    return fire.model_copy(update={"noun": HEARTH, "kind": row.kind, "height_m": None, "material": None})
