"""A hill under the action: who is on a hill, a knoll or a dune is above the land around, with the sky behind."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Final

import numpy as np

from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.hillside import STANDS, Hillside, slope_of
from generators.previz.sets.paint import EARTH, GRASS, SAND, SNOW
from generators.previz.sets.relief import F64, relief
from prompts.shot import Shot

__all__ = ["is_on_a_hilltop", "on_a_hilltop"]

_ON_TOP: Final = re.compile(
    r"\b(?:on|atop|upon|over)(?: the top of| top of)? (?:an? |the |his |her |their )?(?:[\w-]+ ){0,3}?"
    r"(?:hill|hilltop|hill top|knoll|mound|ridge|rise|dune|bluff)\b(?! road| town| village| house)"
)
HIGH_M, HIGH = 4.2, 0.4
"""How high its top is over the land around: at the least, m, and over the height of a house or a tree on it."""
SIDES: Final = 4.0
"""How far its sides reach beyond the level top, over its height."""
ROOM_M, ROOM = 2.6, 0.85
"""How far the top is level around the action: at the least, m, and over the height of a house on it."""


def is_on_a_hilltop(shot: Shot) -> bool:
    """Whether the words put the action on a hill, and nobody goes up or down it."""
    if (shot.setting.stage or "plain") not in STANDS - {"road"} or slope_of(shot) != 0.0:
        return False
    told = [shot.request, *(beat.action for beat in shot.beats), *(s.position for s in shot.subjects)]
    place = re.search(r"\b(?:hilltop|knoll)\b", shot.setting.place.lower()) is not None
    return place or any(_ON_TOP.search(words.lower()) for words in told)


def on_a_hilltop(site: SetSite, dressing: SetDressing) -> SetDressing:
    """The set with a hill under the action, if the words put it on one."""
    if not is_on_a_hilltop(site.shot):
        return dressing
    travel = site.travel
    x0, y0 = travel.centre
    half_x, half_y = (travel.x_max - travel.x_min) / 2, (travel.y_max - travel.y_min) / 2

    main = site.shot.main_subject
    built = main.height_m or 0.0 if main is not None and main.kind == "building" else 0.0
    high, room = max(HIGH_M, HIGH * built), max(ROOM_M, ROOM * built)
    side = SIDES * high

    def heights(x: F64, y: F64) -> F64:
        away = np.hypot(np.maximum(np.abs(x - x0) - half_x, 0.0), np.maximum(np.abs(y - y0) - half_y, 0.0))
        down = np.clip((away - room) / side, 0.0, 1.0)
        return np.asarray(high * (0.5 + 0.5 * np.cos(math.pi * down)) - 0.05, np.float64)

    stage = site.shot.setting.stage
    surface = SNOW if site.snowy or stage == "snow" else SAND if stage == "desert" else EARTH
    surface = GRASS if surface is EARTH and stage != "mountains" else surface
    land = relief(site, surface, max(half_x, half_y) + room + side + 2.0, heights)
    return replace(dressing, terrain=Hillside(dressing.terrain, land))
