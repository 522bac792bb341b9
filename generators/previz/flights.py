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
    whom = None if goes else main  # who walks on would leave the circle
    return shot.model_copy(update={"beats": [*shot.beats, *(_about_whom(beat, whom) for beat in found)]})


def _about_whom(beat: Beat, main: Subject | None) -> Beat:
    """A flight around the main subject by its name, which is called `it` or is not told."""
    told = beat.action.lower()
    if main is None or not (_AROUND_THEM.search(told) or told == "fluttering about"):
        return beat
    name = next(iter(names_of(main)), main.noun)
    return beat.model_copy(update={"action": f"flying around the {name}", "direction": "around", "target": main.id})
