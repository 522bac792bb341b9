"""Who does something in an open car sits in it: `two friends laughing in a convertible`."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Shot

__all__ = ["with_places_in_open_cars"]

_OPEN: Final = re.compile(
    r"\b(?:convertibles?|cabriolets?|roadsters?|jeeps?|buggy|buggies|golf carts?|open[- ]top(?:ped)? (?:car|bus)"
    r"|vintage car)\b"
)
_STAYS: Final = re.compile(
    r"^(?:laugh|talk|sing|smil|chat|argu|kiss|wav|scream|shout|cheer|listen|cry|sleep|drink|eat)\w*\b"
)


def with_places_in_open_cars(shot: Shot) -> Shot:
    """The shot with the open car in which somebody laughs or talks as where they are, and not as what the deed is of.

    Args:
        shot: its people, deeds and cars; who does something in a closed car is seen from inside of it.
    """
    cars = [s for s in shot.subjects if s.kind == "vehicle" and _OPEN.search(s.noun.lower())]
    people = {s.id for s in shot.subjects if is_person(s) and not s.position}
    for car in cars:
        names = "|".join(map(re.escape, names_of(car)))
        tail = re.compile(rf" (?P<where>in (?:an?|the|his|her|their|my|our) (?:[\w-]+ ){{0,2}}?(?:{names}))$")
        for number, beat in enumerate(shot.beats):
            found = tail.search(beat.action.lower())
            if found is None or beat.subject not in people or not _STAYS.match(beat.action.lower()):
                continue
            beats = list(shot.beats)
            beats[number] = beat.model_copy(update={"action": beat.action[: found.start()], "target": ""})
            subjects = [
                s.model_copy(update={"position": found["where"]}) if s.id == beat.subject else s for s in shot.subjects
            ]
            shot = shot.model_copy(update={"beats": beats, "subjects": subjects})
    return shot
