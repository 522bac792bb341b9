"""People and animals that are of some stuff through and through: a tiger of glass, a horse carved from wood."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.rigs.surfaces import colour_in, material_surface
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_eye", "not_of_stuff", "stuff_of"]

_MADE: Final = re.compile(r"\b(?:made|built|carved|crafted|sculpted|formed|cast|fashioned)\b")
_OF_STUFF: Final = re.compile(rf"{_MADE.pattern} (?:entirely |completely |only )?(?:out )?(?:of|from)\b")
_BRICKS: Final = re.compile(r"\b(?:lego|toy|building|interlocking) ?(?:bricks?|blocks?)\b|\blegos?\b")
"""What neither live bodies nor things are seen to be put together from."""
_NATURAL: Final = frozenset({"flesh", "leather", "feather", "cloth", "air"})
"""Stuffs that are no other than an animal's own, or of its clothes."""
_CLEAR: Final = 0.5
"""A figure is no clearer than this: its far side is seen through the near one, and its limbs can still be told."""
_EYE_DARK, _EYE_M = 0.12, 0.05
"""How dark eyes are, as the sum of linear colours, and how large at the most, m."""


def stuff_of(subject: Subject) -> Surface | None:
    """The surface of all of somebody who is said to be of a material; None for others.

    Args:
        subject: whose looks are read: `made of ice`, `wooden`.
    """
    material = table("materials").get(subject.material or "")
    if not _is_live(subject) or material is None or material.id in _NATURAL:
        return None
    told = [look for look in subject.looks if not look.part and _says(look.text.lower(), material.id)]
    if not told:
        return None
    colour = colour_in(_MADE.sub("", told[0].text)) if told[0].colour or _MADE.search(told[0].text) else None
    surface = material_surface(material, colour)
    return surface.with_(transmission=min(surface.transmission, _CLEAR))


def not_of_stuff(shot: Shot) -> tuple[str, ...]:
    """What those who live are said to be of and no surface shows, in sentences: yarn, leaves, fire."""
    return tuple(
        f"not seen in the previz, of the {subject.noun}: {look.text}"
        for subject in shot.subjects
        for look in subject.looks
        if not look.part and _OF_STUFF.match(look.text.lower()) and _is_unseen(subject, look.text.lower())
    )


def _is_unseen(subject: Subject, made: str) -> bool:
    return (_is_live(subject) and stuff_of(subject) is None) or _BRICKS.search(made) is not None


def _is_live(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "")
    return kind is not None and kind.animate and kind.id != "robot"


def _says(text: str, material: str) -> bool:
    named = any(terms_by_phrase("materials").get(word) == material for word in re.findall(r"[a-z]+", text))
    return named and (_MADE.search(text) is not None or len(text.split()) == 1)


def is_eye(surface: Surface, size_m: float) -> bool:
    """Whether a round shape is an eye or a nose, which stays dark whatever all the rest is of."""
    return sum(surface.colour) < _EYE_DARK and size_m < _EYE_M
