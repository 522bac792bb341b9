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
                       "aquarium"})  # fmt: skip
"""Furniture that stands in rooms."""

FIXTURES = {
    **dict.fromkeys(("toilet", "sink", "bathtub", "shower"), "a bathroom"),
    **dict.fromkeys(("bed", "crib", "cradle", "duvet", "nightstand", "wardrobe"), "a bedroom"),
}
"""Furniture that tells which room it is."""

OUTDOOR_FURNITURE = re.compile(r"\b(?:garden|beach|park|patio|lawn|flower|river|sea|truck|sand|oyster)\b")


def room_around(shot: Shot) -> str:
    """The room that the shot's other subjects mean: a couch, a galley; empty for what may stand anywhere."""
    for subject in shot.subjects:
        noun = subject.noun.lower()
        if noun.split()[-1] in HOUSEHOLD and not OUTDOOR_FURNITURE.search(noun):
            return "room"
        stage = terms_by_phrase("stages").get(noun, "")
        carrier = subject.kind in ("vehicle", "aircraft", "boat") and shot.setting.interior is None
        inside = stage and stage != "table" and table("stages")[stage].interior
        if inside and subject is not shot.main_subject and not carrier:
            return stage if subject.kind not in {"building", "furniture"} else ""
    return ""


def room_fitted(shot: Shot) -> str:
    """The room that something in the shot is a fixture of: a bathroom, for a toilet; empty for what stands anywhere."""
    nouns = [subject.noun.lower().split()[-1] for subject in shot.subjects]
    return next((FIXTURES[noun] for noun in nouns if noun in FIXTURES), "")
