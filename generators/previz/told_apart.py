"""Things of one colour that stand together get a second one, so that both are made out: a truck and a bicycle."""

from __future__ import annotations

import re
from math import dist
from typing import Final

from generators.previz.rigs import noun_of
from generators.previz.rigs.surfaces import Srgb, colour_in, named_colour
from generators.previz.rigs.vehicle import usual_paint
from prompts.shot import Look, Shot, Subject

__all__ = ["with_colours_apart"]

PAINTED: Final = frozenset({"vehicle", "cycle", "box", "ball"})
"""Kinds that come in any colour."""
_LIVERIED: Final = re.compile(r"\b(?:police|fire|ambulance|taxi|cab|school|tennis|basket|soccer|foot|beach|base)")
"""What is known by its colour."""
ALIKE: Final = 90.0
"""Distance in sRGB under which two colours are taken for one."""
_OTHERS: Final = ("yellow", "green", "white", "orange")
"""What the further ones of a colour are painted: the first that nothing else in the shot is like."""


def with_colours_apart(shot: Shot) -> Shot:
    """The shot with each painted thing of its own usual colour, where the words give it none.

    Args:
        shot: whose things are told apart; what the user said of a colour stays.
    """
    taken: list[Srgb] = []
    subjects = []
    for subject in shot.subjects:
        colour, told = _colour_of(subject), subject
        if _is_open(subject) and colour and _like(colour, taken):
            free = ((name, rgb) for name in _OTHERS if (rgb := colour_in(name)) and not _like(rgb, taken))
            name, colour = next(free, ("", colour))
            looks = [*subject.looks, Look(text=name, colour=name)] if name else subject.looks
            told = subject.model_copy(update={"looks": looks})
        taken += [colour] if colour and subject.kind in PAINTED else []
        subjects.append(told)
    return shot.model_copy(update={"subjects": subjects})


def _is_open(subject: Subject) -> bool:
    """Whether a thing may have any colour: nobody has said one, and it is no livery's."""
    said = any(look.colour for look in subject.looks) or _LIVERIED.search(subject.noun.lower())
    return subject.kind in PAINTED and not said


def _like(colour: Srgb, others: list[Srgb]) -> bool:
    return any(dist(colour, other) < ALIKE for other in others)


def _colour_of(subject: Subject) -> Srgb | None:
    """The colour that a thing is seen in, sRGB."""
    said = next((look.colour for look in subject.looks if look.colour and not look.part), "")
    noun = noun_of(subject)
    own = usual_paint(subject, noun.breed if noun else "") if subject.kind == "vehicle" else None
    usual = colour_in(noun.colour.replace("_", " ")) if noun and noun.colour else None
    return colour_in(said) or named_colour(subject, noun) or own or usual
