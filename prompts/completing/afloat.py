"""Completing where: on the water, or at its edge."""

from __future__ import annotations

import re

from prompts.completing.cast import leading_motion
from prompts.completing.deciding import Slate
from prompts.completing.locales import Workplace
from prompts.shot import Subject
from prompts.vocabulary import table
from prompts.wording.sorts import MADE

__all__ = ["at_the_water"]

POOL = Workplace(nouns=(), stage="lake", phrase="a swimming pool")
WET = frozenset({"lake", "sea", "beach", "underwater", "space", "sky"})
"""Stages in which somebody swims, or floats as if they did."""
ASHORE = frozenset({"human", "quadruped", "vehicle", "cycle", "furniture"})
"""Kinds of the land that a boat which lies beside them is drawn up on the shore with."""
ABOARD = re.compile(r"\b(?:in|inside|aboard|on (?:the deck|board)) (?:an?|the|his|her|their|its)\b")
"""Where somebody is who is in the boat."""


def at_the_water(slate: Slate, home: str, main: Subject) -> tuple[str, Workplace | None] | None:
    """Where those are who swim, and those who have a boat with them; None where there is no water to it."""
    if by_a_boat := _beside_a_boat(slate) or _from_a_boat(slate, home):
        return by_a_boat, None
    if leading_motion(slate) == "swim" and home not in WET:
        return "lake", POOL if main.kind == "human" else None
    return None


def _beside_a_boat(slate: Slate) -> str:
    """Where a boat is with somebody or something of the land: afloat under who is in it, else drawn up on the shore.

    Empty where somebody does anything, or there is no boat.
    """
    subjects = slate.shot.subjects
    kinds = {s.kind for s in subjects if not MADE.search(s.noun.lower()) and not RAILS.search(s.noun.lower())}
    acted = any(slate.said(f"beats[{number}]") for number in range(len(slate.shot.beats)))
    if "boat" not in kinds or acted or not kinds & ASHORE:
        return ""
    return "lake" if any(ABOARD.search(s.position) for s in subjects if s.kind != "boat") else "beach"


def _from_a_boat(slate: Slate, home: str) -> str:
    """The water on which somebody does something in or from a boat, who would else be at home in a room; else empty."""
    if not table("stages")[home].interior:
        return ""
    for boat in (s for s in slate.shot.subjects if s.kind == "boat" and not MADE.search(s.noun.lower())):
        noun = re.escape(boat.noun.lower().split()[-1])
        aboard = rf"\b(?:from|in|on|aboard|off) (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}?{noun}\b"
        if any(re.search(aboard, beat.action.lower()) for beat in slate.shot.beats):
            return "sea" if (boat.height_m or 0.0) > SHIP_M else "lake"
    return ""


SHIP_M = 6.0
"""What is higher than this is a ship, and out at sea."""
RAILS = re.compile(r"\b(?:train|tram|locomotive|monorail|subway|metro|railcar)s?$")
"""What runs on rails, of which no shore has any."""
