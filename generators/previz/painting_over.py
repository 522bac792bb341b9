"""What somebody paints in a colour takes that colour on while they do so: `paints the wall blue`."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.surfaces import colour_in
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_painted"]

_PAINTS: Final = r"^(?:\w+ly )?(?:re)?(?:paint|spray|dye|colour|color|stain|varnish)\w* (?:[\w-]+ ){0,4}?"
_SHADE: Final = r" (?:in |a |with )?((?:[a-z]+ ){0,2}?[a-z-]+)"


def with_painted(shot: Shot) -> Shot:
    """The shot with a deed more for each thing that somebody paints in a colour: it turns so.

    Args:
        shot: as it is told.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    by_id = {s.id: s for s in shot.subjects if not is_person(s)}
    more = []
    for beat in shot.beats:
        thing = by_id.get(beat.target)
        shade = _shade(thing, beat) if thing is not None and beat.subject in people else ""
        if shade and not any(b.subject == beat.target for b in shot.beats):
            turns = {"subject": beat.target, "action": f"turning {shade}", "motion": "grow", "target": ""}
            more.append(beat.model_copy(update={**turns, "direction": "", "manner": "", "speed_mps": None}))
    return shot.model_copy(update={"beats": [*shot.beats, *more]}) if more else shot


def _shade(thing: Subject, beat: Beat) -> str:
    """The colour that a deed gives a thing; nothing where it names none."""
    names = "|".join(map(re.escape, names_of(thing)))
    found = re.match(rf"{_PAINTS}(?:{names}){_SHADE}\b", beat.action.lower())
    return found[1] if found is not None and colour_in(found[1]) is not None else ""
