"""Waters that lead through a land or a town: a river in its valley, a gondola between the houses of Venice."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["as_waterway", "is_canal"]

_RIVER: Final = re.compile(r"\b(?:river|stream|creek|brook|rivulet)s?$")
LANDS: Final = frozenset({"mountains", "meadow", "forest", "plain", "village", "desert", "snow", "road"})
"""Stages whose sets have no water of their own."""
_TOWN_WATER: Final = re.compile(r"\b(?:venice|venetian|canals?|gondolas?|amsterdam|bruges)\b")
TOWNS: Final = frozenset({"street", "village", "lake", "plain", "meadow"})


def is_canal(shot: Shot) -> bool:
    """Whether the shot is staged on the water of a town."""
    return shot.setting.stage == "sea" and shot.setting.place.startswith("canal")


def as_waterway(shot: Shot) -> Shot:
    """The shot of a river as one of its bank, and of a boat in a town as on a canal between houses.

    Args:
        shot: a completed one.
    """
    main, setting = shot.main_subject, shot.setting
    if main is None:
        return shot
    if main.kind == "boat" and setting.stage in TOWNS and _TOWN_WATER.search(f"{main.noun} {shot.request}".lower()):
        place = f"canal, {setting.place}".strip(", ")
        return shot.model_copy(
            update={"setting": setting.model_copy(update={"stage": "sea", "place": place, "interior": False})}
        )
    if main.kind in ("thing", "liquid") and _RIVER.search(main.noun.lower()) and setting.stage in LANDS:
        place = f"{main.noun}, {setting.place}".strip(", ")
        return shot.model_copy(
            update={
                "subjects": [s for s in shot.subjects if s is not main],
                "beats": [beat for beat in shot.beats if beat.subject != main.id],
                "physics": [event for event in shot.physics if event.subject != main.id],
                "setting": setting.model_copy(update={"stage": "lake", "place": place}),
            }
        )
    return shot
