"""Who stands on the deck of a boat has that boat under their feet, and who is at the sea without one stands ashore."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["as_ashore", "with_boats_underfoot"]

_ON_BOARD: Final = re.compile(
    r"\b(?:on|onto|at|from|across|over|along|against) (?:the )?(?:deck|bow|prow|stern|railing|rail|helm|side|edge) of "
    r"(?:an?|the|his|her|their) (?P<boat>(?:[\w-]+ ){0,3}[\w-]+)\b"
)
_WET: Final = frozenset({"swim", "float", "sail", "ride", "fall", "sink", "fly", "drive", "jump", "rise"})
"""Motions of who is in the water, or over it, and on no land."""
_OVER_WATER: Final = re.compile(
    r"\b(?:pier|dock|jetty|quay|wharf|deck|rafts?|aboard|harbour|harbor|marina|port|ferry|iceberg|buoy|"
    r"lighthouse|wad\w+|surf\w*|swim\w*|float\w*|drown\w*|div\w+|waist|knee|neck|underwater|walk\w* on (?:the )?water|"
    r"open sea|middle of|mermaid|island|rocks?|cliffs?|headland|trawler|yacht|canoe|kayak|board)\b"
)
LONGEST: Final = 3
CARRYING: Final = frozenset({"boat", "aircraft", "creature", "fish"})
"""Kinds that somebody out at sea may be on."""


def with_boats_underfoot(shot: Shot) -> Shot:
    """The shot with the boat on whose deck somebody is, where it is none of the shot's subjects.

    Args:
        shot: a completed one.
    """
    if any(s.kind == "boat" for s in shot.subjects) or not any(is_person(s) for s in shot.subjects):
        return shot
    people = {s.id for s in shot.subjects if is_person(s)}
    told = [
        *(b.action.lower() for b in shot.beats if b.subject in people),
        *(s.position.lower() for s in shot.subjects),
    ]
    for words in told:
        found = _ON_BOARD.search(words)
        boat = _boat_called(found["boat"]) if found else None
        if boat is not None and _has_a_deck_of_its_own(shot, boat):
            return shot
        if boat is not None:
            setting = shot.setting.model_copy(
                update={"place": "" if "deck" in shot.setting.place.lower() else shot.setting.place, "stage": "sea"}
            )
            return shot.model_copy(update={"subjects": [*shot.subjects, boat], "setting": setting})
    return shot


def _has_a_deck_of_its_own(shot: Shot, boat: Subject) -> bool:
    """Whether the place is the deck of something as large as a ship, which the set of the sea builds."""
    row = table("nouns").get(terms_by_phrase("nouns").get(boat.noun, ""))
    large = row is not None and (row.height_m or 0.0) > SHIP_M
    return large and shot.setting.place.lower().startswith("deck of")


SHIP_M: Final = 6.0
"""What is higher than this is a ship."""


def _is_watched(words: str, boat: Subject) -> bool:
    """Whether somebody only looks at a boat, or waves to it."""
    named = "|".join(re.escape(name) for name in names_of(boat))
    return (
        re.search(rf"\b(?:at|to|after|for|watch\w*|see\w*) (?:an?|the) (?:[\w-]+ ){{0,2}}?(?:{named})\b", words)
        is not None
    )


def _boat_called(words: str) -> Subject | None:
    """The boat that words begin with: `blue fishing boat on the left`; None where they name none."""
    said, nouns = words.split(), terms_by_phrase("nouns")
    for stop in range(len(said), 0, -1):
        for start in range(max(0, stop - LONGEST), stop):
            row = table("nouns").get(nouns.get(" ".join(said[start:stop]), ""))
            if row is not None and row.kind == "boat":
                colours = terms_by_phrase("colours")
                looks = [Look(text=word, colour=word) for word in said[:start] if word in colours]
                noun = " ".join(said[start:stop])
                return Subject(id="boat", noun=noun, kind="boat", looks=looks, importance=Importance.SUPPORTING)
    return None


def as_ashore(shot: Shot) -> Shot:
    """The shot of people who are at the sea, and neither in it nor on anything, on its beach.

    Args:
        shot: a completed one.
    """
    main = shot.main_subject
    if shot.setting.stage != "sea" or main is None or not is_person(main):
        return shot
    own = " ".join((main.position, *(b.action for b in shot.beats if b.subject == main.id))).lower()
    afloat = any(s.kind in CARRYING and not _is_watched(own, s) for s in shot.subjects)
    wet = any((b.motion or "") in _WET for b in shot.beats if b.subject == main.id)
    if afloat or wet or _OVER_WATER.search(f"{shot.request} {shot.setting.place}".lower()):
        return shot
    return shot.model_copy(update={"setting": shot.setting.model_copy(update={"stage": "beach"})})
