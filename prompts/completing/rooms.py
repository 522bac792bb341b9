"""The room that things mean: a bathroom by its sink, a room by its couch."""

from __future__ import annotations

import re

from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["room_around", "room_fitted"]

HOUSEHOLD = frozenset({"couch", "sofa", "bed", "armchair", "bathtub", "crib", "cradle", "wardrobe", "bookshelf",
                       "bookcase", "chandelier", "fireplace", "sink", "toilet", "shower", "piano", "carpet", "rug",
                       "pillow", "cushion", "tv", "television",
                       "doormat", "duvet", "nightstand", "dresser", "mantelpiece",
                       "aquarium", "oven", "dishwasher", "refrigerator", "fridge", "freezer", "washing machine",
                       "tumble dryer", "cupboard"})  # fmt: skip
"""Furniture that stands in rooms."""

FIXTURES = {
    **dict.fromkeys(("toilet", "sink", "bathtub", "shower"), "a bathroom"),
    **dict.fromkeys(("bed", "crib", "cradle", "duvet", "nightstand", "wardrobe"), "a bedroom"),
    **dict.fromkeys(("oven", "microwave", "dishwasher", "refrigerator", "fridge", "freezer", "toaster"), "a kitchen"),
    **dict.fromkeys(("washing machine", "washer", "dryer"), "a laundry room"),
}
"""Furniture that tells which room it is."""

_LEAF = re.compile(r"^(?:door|lid|drawer|handle) of (?:an? |the )?| (?:door|lid|drawer|handle)$")
"""A part by which a thing is named."""
OUTDOOR_FURNITURE = re.compile(r"\b(?:garden|beach|park|patio|lawn|flower|river|sea|truck|sand|oyster)\b")


def room_around(shot: Shot) -> str:
    """The room that the shot's other subjects mean: a couch, a galley; empty for what may stand anywhere."""
    for subject in shot.subjects:
        noun = subject.noun.lower()
        whole = _LEAF.sub("", noun)
        if not HOUSEHOLD.isdisjoint((whole, whole.split()[-1])) and not OUTDOOR_FURNITURE.search(noun):
            return "room"
        stage = terms_by_phrase("stages").get(noun, "")
        carrier = subject.kind in ("vehicle", "aircraft", "boat") and shot.setting.interior is None
        inside = stage and stage != "table" and table("stages")[stage].interior
        if inside and subject is not shot.main_subject and not carrier:
            return stage if subject.kind not in {"building", "furniture"} else ""
    return ""


def room_fitted(shot: Shot) -> str:
    """The room that something in the shot is a fixture of: a bathroom, for a toilet; empty for what stands anywhere."""
    nouns = [_LEAF.sub("", subject.noun.lower()) for subject in shot.subjects]
    said = [name for noun in nouns for name in (noun, noun.split()[-1])]
    return next((FIXTURES[name] for name in said if name in FIXTURES), "")
