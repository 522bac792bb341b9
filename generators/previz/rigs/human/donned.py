"""What changes of a body as clothes are put on or taken off: pieces come and go, cloth has another colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generators.previz.building import linear_rgb
from generators.previz.rigs.base import Dressed
from generators.previz.rigs.human.cloth import Cloth
from generators.previz.rigs.human.head import worn_bone
from generators.previz.rigs.human.wardrobe import Outfit, garment_in
from prompts.shot import Subject

__all__ = ["TAILS", "dressed_as", "without"]

TAILS: Final = "tails"
"""The bone that carries what hangs from a coat."""
LEAST_TAIL: Final = 0.05
"""What hangs down less than this over the length of the legs is not seen."""
_FIELDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("top", ("root", "spine", "chest", "neck", "l/thigh", "r/thigh", TAILS)),
    ("under", ("spine", "chest", "neck")),
    ("hips", ("root",)),
    ("sleeve", ("l/arm", "r/arm")),
    ("forearm", ("l/forearm", "r/forearm")),
    ("hand", ("l/hand", "r/hand")),
    ("thigh", ("l/thigh", "r/thigh")),
    ("shank", ("l/shank", "r/shank")),
    ("shoe", ("l/foot", "r/foot")),
)
"""Which surface is on which bones."""
_APRON: Final = ("root", "spine", "chest")


def without(subject: Subject, noun: str) -> Subject:
    """Somebody without the looks that name a garment."""
    garment = garment_in(noun)
    looks = [look for look in subject.looks if garment_in(f"{look.part}, {look.text}") is not garment]
    return subject.model_copy(update={"looks": looks})


def dressed_as(
    donned: Mapping[str, tuple[tuple[float, bool], ...]],
    outfit: Outfit,
    cloth: Cloth,
    cloth_without: Callable[[str], Cloth],
) -> tuple[Dressed, ...]:
    """The shapes that come and go, or change colour.

    Args:
        donned: nouns of what is put on and off, with the times.
        outfit: with all of it on.
        cloth: the surfaces with all of it on.
        cloth_without: those without one of them.
    """
    return tuple(row for noun, spells in donned.items() for row in _rows(noun, spells, outfit, cloth, cloth_without))


def _rows(
    noun: str,
    spells: tuple[tuple[float, bool], ...],
    outfit: Outfit,
    cloth: Cloth,
    cloth_without: Callable[[str], Cloth],
) -> Iterator[Dressed]:
    garment = garment_in(noun)
    if garment is None:
        return
    if garment.shape:
        yield Dressed((worn_bone(garment),), spells)
        if garment.covers == "head":
            yield Dressed(("crown",), spells, inverted=True)
        return
    if garment.covers == "front":
        apron = outfit.worn("front")
        if apron is not None:
            yield Dressed(_APRON, spells, colour=linear_rgb(apron[1]))
        return
    if garment.covers == "feet":
        yield Dressed(("l/foot", "r/foot"), spells, colour=cloth.shoe.colour, without=cloth.skin.colour)
        return
    bare = cloth_without(noun)
    if garment is outfit.top[0] and garment.skirt > LEAST_TAIL:
        yield Dressed((TAILS,), spells)
    for name, bones in _FIELDS:
        on, off = getattr(cloth, name), getattr(bare, name) or bare.top
        if on is not None and on.colour != off.colour:
            yield Dressed(bones, spells, colour=on.colour, without=off.colour)
