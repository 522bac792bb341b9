"""Waters that lead through a land or a town: a river in its valley, a gondola between the houses of Venice."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.told_colours import stuff_of_water
from prompts.shot import Shot
from prompts.wording.sorts import MADE

__all__ = ["as_waterway", "is_canal"]

_RIVER: Final = re.compile(r"\b(?:river|stream|creek|brook|rivulet)s?$")
LANDS: Final = frozenset({"mountains", "meadow", "forest", "plain", "village", "desert", "snow", "road"})
"""Stages whose sets have no water of their own."""
_VENICE: Final = re.compile(r"\b(?:venice|venetian|grand canal|canalside|along (?:a|the) canal|by (?:a|the) canal)\b")
"""Places whose streets are seen with their canal, whoever is there."""
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
    if _is_by_a_canal(shot):
        place = f"canal, {setting.place}".strip(", ")
        return shot.model_copy(update={"setting": setting.model_copy(update={"stage": "sea", "place": place})})
    if main is None:
        return shot
    if setting.stage in _WITH_RIVERS and _paddles(shot):
        place = f"river, {setting.place}{' in the mountains' if setting.stage == 'mountains' else ''}"
        return shot.model_copy(update={"setting": setting.model_copy(update={"stage": "lake", "place": place})})
    if main.kind == "boat" and setting.stage in TOWNS and _TOWN_WATER.search(f"{main.noun} {shot.request}".lower()):
        place = f"canal, {setting.place}".strip(", ")
        return shot.model_copy(
            update={"setting": setting.model_copy(update={"stage": "sea", "place": place, "interior": False})}
        )
    river = setting.stage in LANDS and _RIVER.search(main.noun.lower()) is not None
    water = river or (bool(stuff_of_water(main.noun)) and setting.stage in LANDS | {"lake", "sea", None})
    if main.kind in ("thing", "liquid", "landform") and water:
        place = f"{main.noun}, {setting.place}".strip(", ")
        setting = setting.model_copy(update={"stage": "lake", "place": place})
        return without_subjects(shot, {main.id}).model_copy(update={"setting": setting})
    return shot


_WITH_RIVERS: Final = frozenset({"mountains", "forest"})
"""Stages through which whoever paddles has a river."""
_AFLOAT: Final = frozenset({"sail", "swim", "float"})


def _paddles(shot: Shot) -> bool:
    """Whether a boat goes by water, by itself or with somebody in it."""
    boats = {s.id for s in shot.subjects if s.kind == "boat" and not MADE.search(s.noun.lower())}
    return any(beat.motion in _AFLOAT and {beat.subject, beat.target} & boats for beat in shot.beats)


def _is_by_a_canal(shot: Shot) -> bool:
    """Whether people, animals or nobody are in a town whose streets are canals."""
    main, setting = shot.main_subject, shot.setting
    if setting.interior or setting.stage not in TOWNS or _NO_WATER.search(f"{setting.place} {shot.request}".lower()):
        return False
    who = main is None or main.kind in _ON_QUAYS
    place = " ".join((setting.place, *setting.details)).lower()
    place = f"{place} {shot.request.lower()}" if "canal" in place else place
    return who and _VENICE.search(place) is not None


_ON_QUAYS: Final = frozenset({"human", "quadruped", "bird", "robot", "creature"})
_NO_WATER: Final = re.compile(r"\b(?:square|plaza|piazza|market|beach|carnival|balcony|rooftop|alley)\b")
"""Parts of such a town that lie away from the water."""
