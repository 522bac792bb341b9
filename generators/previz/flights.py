"""Butterflies and bees of which nothing is told are in the air, about what they are said to be around."""

from __future__ import annotations

import re

from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject
from prompts.wording.flights import flight_of

__all__ = ["with_flights"]

_AROUND_THEM = re.compile(r"\baround (?:it|him|her|them)$")


def with_flights(shot: Shot) -> Shot:
    """The shot with a flight for each that has wings and does nothing, beside those who act.

    Args:
        shot: with the deeds that it tells.
    """
    doers = {beat.subject for beat in shot.beats}
    idle = [s for s in shot.subjects if s.id not in doers and s is not shot.main_subject]
    found = [beat for s in idle if (beat := flight_of(s)) is not None]
    if not found:
        return shot
    main = shot.main_subject
    goes = any(b.subject == main.id and (b.speed_mps or 0.0) > 0.0 for b in shot.beats) if main is not None else False
    told = [_along_with(beat, main, shot) if goes and main else _about_whom(beat, main) for beat in found]
    return shot.model_copy(update={"beats": [*shot.beats, *told]})


def _along_with(beat: Beat, main: Subject, shot: Shot) -> Beat:
    """A flight by the side of who goes on, who would leave a circle behind."""
    own = next(b for b in shot.beats if b.subject == main.id and (b.speed_mps or 0.0) > 0.0)
    name = next(iter(names_of(main)), main.noun)
    way = {"direction": own.direction, "speed_mps": own.speed_mps, "start_s": own.start_s, "end_s": own.end_s}
    return beat.model_copy(update={"action": f"flying beside the {name}", "target": main.id, **way})


def _about_whom(beat: Beat, main: Subject | None) -> Beat:
    """A flight around the main subject by its name, which is called `it` or is not told."""
    told = beat.action.lower()
    if main is None or not (_AROUND_THEM.search(told) or told == "fluttering about"):
        return beat
    name = next(iter(names_of(main)), main.noun)
    return beat.model_copy(update={"action": f"flying around the {name}", "direction": "around", "target": main.id})
