"""What an animal has on: a coat or a sweater round its trunk, a hat and glasses on its head, a tie at its neck."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.rigs.figure import Aliased, Figure
from generators.previz.rigs.human.outfits import told_worn
from generators.previz.rigs.human.pieces import add_piece, pieces
from generators.previz.rigs.human.wardrobe import Garment
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.surfaces import Srgb, colour_in, surface_of
from prompts.shot import Subject

__all__ = ["ROUND", "add_headwear", "add_neckwear", "round_the_trunk", "worn_by_animal"]

ROUND: Final = frozenset({"top", "all", "dress", "front", "back"})
"""What covers a trunk, by the places of `garment.toml`."""
ON_HEAD: Final = frozenset({"head", "eyes", "face"})
SKULL: Final = 0.36
"""Of a person's head, its half width over its height: what is made for one fits a skull of that."""
SKULL_X, SKULL_Z = 0.02, 0.43
"""Where the middle of a person's skull lies before and above the joint, over the height of the head."""
EYES_X, EYES_Z = 0.16, 0.3
"""How much further forward and up than a person's an animal's eyes lie, over the length and depth of its skull."""
COLLAR: Final = ("collar", "bandana", "neckerchief")
"""What animals have round the neck that is no garment of people."""


_OWN: Final = re.compile(
    r"\b(?:furs?|furry|horns?|antlers?|wings?|fleece|trunks?|nose|ruff|stockings?|socks?|hood|top(?! hat)|tails?|ears?|"
    r"manes?|mask|shell|skin|spots?|stripes?|feathers?|belly|paws?|markings?|patch(?:es)?|boots)\b"
)
"""Words by which a look is of an animal's own body, though people wear something of that name."""
_COAT: Final = re.compile(
    r"\bcoats?\b(?<!raincoat)(?<!overcoat)(?<!trench coat)(?<!winter coat)(?<!lab coat)(?<!leather coat)(?<!wool coat)"
)
"""A coat is its fur, unless people alone have one of the kind."""


def worn_by_animal(subject: Subject) -> tuple[tuple[Garment, Srgb], ...]:
    """The garments, hats and the like that the looks of an animal name, with their colours.

    Args:
        subject: whose coat, mask or horns are its own.
    """
    looks = [look for look in subject.looks if not (_OWN.search(look.text.lower()) or _COAT.search(look.text.lower()))]
    return told_worn(subject.model_copy(update={"looks": looks}))


def round_the_trunk(subject: Subject) -> Surface | None:
    """The cloth that covers an animal's trunk by its looks; None where they name none."""
    worn = (surface_of(colour, row.gloss) for row, colour in worn_by_animal(subject) if row.covers in ROUND)
    return next(worn, None)


def add_headwear(figure: Figure | Aliased, subject: Subject, breed: Breed, height_m: float) -> None:
    """Adds the hats and glasses that the looks name to the bone `head`.

    Args:
        figure: whose head is built.
        subject: its looks.
        breed: the proportions of its skull.
        height_m: at the withers, which they are shares of.
    """
    on = [(row, colour) for row, colour in worn_by_animal(subject) if row.covers in ON_HEAD and row.shape]
    if not on:
        return
    length, width, depth = (ratio * height_m for ratio in breed.skull)
    head_m = (length + width + depth) / 3 / SKULL
    x, z = 0.55 * length - SKULL_X * head_m, 0.12 * depth - SKULL_Z * head_m
    figure.bone("brow", "head", (x, 0.0, z))
    figure.bone("gaze", "head", (x + EYES_X * length, 0.0, z + EYES_Z * depth))
    for row, colour in on:
        person = Aliased(figure, {"head": "gaze" if row.covers == "eyes" else "brow"})
        add_piece(person, pieces()[row.shape], surface_of(colour, row.gloss), head_m)


def add_neckwear(figure: Figure, subject: Subject, breed: Breed, height_m: float) -> None:
    """Adds a band round the bone `neck` for a collar or a scarf, with a bow or a tie under the throat."""
    neck_m, base = breed.neck_length * height_m, breed.neck * height_m
    worn = [(row.id, surface_of(colour, row.gloss)) for row, colour in worn_by_animal(subject) if row.covers == "neck"]
    worn += [
        ("collar", surface_of(colour_in(look.colour) or colour_in(look.text) or (170, 40, 40), 0.5))
        for look in subject.looks
        if any(word in look.text.lower().split() for word in COLLAR)
    ]
    for name, cloth in worn:
        wide = (0.3, 0.52) if name == "scarf" else (0.38, 0.42)
        figure.limb("neck", (wide[0] * neck_m, 0, 0), (wide[1] * neck_m, 0, 0), (1.02 * base, 0.99 * base), cloth)
        throat = (0.5 * neck_m, 0.0, -1.1 * base)
        if name == "bow_tie":
            for side in (1, -1):
                wing = (throat[0], side * 0.55 * base, throat[2])
                figure.ball("neck", (0.34 * base, 0.5 * base, 0.24 * base), wing, cloth)
        elif name == "necktie":
            figure.limb("neck", throat, (0.1 * neck_m, 0.0, -2.1 * base), (0.16 * base, 0.26 * base), cloth)
