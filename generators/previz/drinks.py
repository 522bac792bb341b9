"""What is drunk is in a vessel where something falls into it: a strawberry that falls into milk, a cube into coffee."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_drinks_in_hand", "with_drinks_in_vessels", "with_ice_for_drinks", "with_straws_in_glasses"]

VESSELS: Final = {
    "milk": "bowl", "cream": "bowl", "yoghurt": "bowl", "yogurt": "bowl", "honey": "bowl", "chocolate": "bowl",
    "melted chocolate": "bowl", "batter": "bowl", "coffee": "cup", "tea": "cup", "espresso": "cup", "cocoa": "cup",
    "hot chocolate": "cup", "juice": "glass", "orange juice": "glass", "lemonade": "glass", "cola": "glass",
    "soda": "glass", "whiskey": "glass", "whisky": "glass", "beer": "glass", "champagne": "glass",
    "sparkling water": "glass",
}  # fmt: skip
"""What holds a drink of which no vessel is named."""
_FALLS: Final = re.compile(r"(?:\w+ly )?(?:fall|drop|splash|plung|plop|dunk|dip|sink|dissolv|tumbl|land|melt)\w*\b")
SERVED: Final = frozenset({"juice_glass", "beer", "wine_glass", "milkshake", "coffee_cup", "cup", "martini"})
SERVED_M: Final = 0.17
"""Height of a glass with a drink in it, m."""
_DRINKS: Final = re.compile(r"(?:drink|sip|slurp|gulp|enjoy|hold|rais)\w* ")
_STRAW: Final = re.compile(r"\bstraws?$")
_THROUGH_A_STRAW: Final = re.compile(
    r"\b(?:drink|sip|suck|slurp)\w*\b.*\b(?:through|with|from|using) (?:\w+ ){1,3}?straws?\b"
)
MOST_M: Final = 0.3
"""Height of what a vessel is large enough for."""


def with_drinks_in_vessels(shot: Shot) -> Shot:
    """The shot with a bowl, cup or glass round what is drunk, where a small thing falls into it and no vessel is told.

    Args:
        shot: a completed one.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    if any(subject.kind == "vessel" for subject in shot.subjects):
        return shot
    into = {
        beat.target: vessel
        for beat in shot.beats
        if _FALLS.match(beat.action.lower())
        and _is_small(by_id.get(beat.subject))
        and (vessel := VESSELS.get(by_id[beat.target].noun.lower() if beat.target in by_id else ""))
    }
    if not into:
        return shot
    subjects = [
        s.model_copy(update={"noun": f"{into[s.id]} of {s.noun}", "kind": "vessel", "material": "", "height_m": None})
        if s.id in into
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def with_drinks_in_hand(shot: Shot) -> Shot:
    """The shot with what somebody drinks in the glass that it is served in, and no part of the sea they are by.

    Args:
        shot: a completed one.
    """
    drunk = {b.target for b in shot.beats if _DRINKS.match(b.action.lower())}
    served = {s.id for s in shot.subjects if s.id in drunk and s.kind == "liquid" and _is_served(s)}
    if not served:
        return shot
    glass = {"kind": "vessel", "material": "", "height_m": SERVED_M}
    subjects = [s.model_copy(update=glass) if s.id in served else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects})


def _is_served(drink: Subject) -> bool:
    """Whether a drink has a glass of its own that is drawn."""
    prop = prop_of(drink.noun)
    return prop is not None and prop.id in SERVED


def with_straws_in_glasses(shot: Shot) -> Shot:
    """The shot without the straw that somebody drinks through, which stands in the glass and is no heap of hay.

    Args:
        shot: a completed one.
    """
    straws = {s.id for s in shot.subjects if _STRAW.search(s.noun.lower())}
    if not straws or _THROUGH_A_STRAW.search(shot.request.lower()) is None:
        return shot
    subjects = [s for s in shot.subjects if s.id not in straws]
    beats = [b.model_copy(update={"target": ""}) if b.target in straws else b for b in shot.beats]
    beats = [b for b in beats if b.subject not in straws]
    laws = [e for e in shot.physics if e.subject not in straws and e.other not in straws]
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": laws})


def with_ice_for_drinks(shot: Shot) -> Shot:
    """The shot with ice as a cube where there is a vessel for it.

    Args:
        shot: a completed one.
    """
    if not any(subject.kind == "vessel" for subject in shot.subjects):
        return shot
    subjects = [
        s.model_copy(update={"noun": "ice cube", "count": 1, "height_m": None, "kind": "food"})
        if s.noun.lower() in ("ice", "crushed ice")
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _is_small(subject: Subject | None) -> bool:
    kind = table("kinds").get(subject.kind or "thing") if subject is not None else None
    return kind is not None and not kind.animate and (subject is None or (subject.height_m or 0.0) <= MOST_M)
