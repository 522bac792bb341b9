"""What feet, wheels and falling things meet: the ground as place, weather and words have it."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.vocabulary import table

__all__ = ["ground_of", "surface_words"]

MUDDY = re.compile(r"\b(?:mud|muddy|swamp|marsh|bog)\b")
ICY = re.compile(r"\b(?:on|across|over) (?:the |thin |cracking |melting )*ice\b")
SHALLOWS = re.compile(
    r"\b(?:shallow water|shallows|surf|water's edge|puddles?|through (?:the )?(?:water|stream|river))\b"
    r"|\b(?:cross|ford|wad)\w* (?:a|the) (?:[a-z]+ )?(?:river|stream|ford|creek)\b"
)
RAINY = frozenset({"rain", "storm", "drizzle", "heavy_rain"})
PAVED = frozenset({"asphalt", "concrete", "stone"})


def ground_of(slate: Slate) -> str:
    """The material underfoot by its id in `materials`, or "wet" where shallow water or rain lies on it."""
    setting = slate.shot.setting
    place = setting.place.lower()
    if setting.weather == "snow" or "snow" in place:
        return "snow"
    stage = table("stages").get(setting.stage or "")
    ground = stage.ground if stage else "soil"
    if SHALLOWS.search(slate.words):
        return "wet"
    if ICY.search(slate.words) and ground == "snow":
        return "ice"
    if MUDDY.search(slate.words) or (ground == "soil" and setting.weather in RAINY):
        return "mud"
    return "wet" if ground in PAVED and setting.weather in RAINY and not setting.interior else ground


def surface_words(slate: Slate, surface: str) -> str:
    """How a sentence calls it: "the grass ground", "the stone floor".

    Args:
        slate: says whether the place is inside.
        surface: id of the material.
    """
    material = table("materials")[surface].say
    floor = "floor" if slate.shot.setting.interior else "ground"
    return "the water" if surface == "water" else f"the {material} {floor}"
