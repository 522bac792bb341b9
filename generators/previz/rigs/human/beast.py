"""An animal that stands and acts as a person does: an animal's head and coat on a person's bones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generators.previz.rigs.base import noun_of
from generators.previz.rigs.figure import Aliased, Figure
from generators.previz.rigs.human.wardrobe import Build, Outfit
from generators.previz.rigs.quadruped.breeds import Breed, breed_of
from generators.previz.rigs.quadruped.coat import Coat, coat_of
from generators.previz.rigs.quadruped.dressed import ROUND, add_headwear, worn_by_animal
from generators.previz.rigs.quadruped.head import build_head
from prompts.shot import Subject

__all__ = ["bare", "beast_of", "build_beast_head", "built_like", "coat_like", "is_dressed"]

HEADS: Final = 4.6
"""Height over that of the head: an animal's is larger than a person's."""
GIRTH, BELLY, HEAVY = 1.25, 0.05, 0.44
"""How much thicker and rounder it is than a person; heavy ones, whose trunk is at least so deep, twice as much."""
APES: Final = frozenset({"monkey", "gorilla"})
"""Breeds with a bare flat face in the middle of the hair."""
NECK: Final = 0.24
"""Radius of the neck, over head height."""
SKULL: Final = 0.47
"""Half width of the skull, over head height."""
DRESSED: Final = re.compile(
    r"\b(?:wear\w*|suit|dress\w*|shirt|t-shirt|coat|jacket|apron|uniform|sweater|hoodie|robe|costume|tuxedo|kimono|"
    r"overalls|dungarees|spacesuit|armou?r|pyjamas|vest|cloak)\b"
)


def beast_of(subject: Subject) -> Breed | None:
    """The breed of an animal that is cast as a person; None for people."""
    noun = noun_of(subject)
    animal = subject.kind == "human" and noun is not None and noun.kind != "human"
    return breed_of(subject.noun, noun.breed if noun is not None else "") if animal else None


def built_like(build: Build, breed: Breed) -> Build:
    """A person's figure, as stout and large-headed as the animal."""
    stout = 2.0 if breed.chest_depth > HEAVY and breed.family == "paw" else 1.0
    return replace(build, heads=HEADS, girth=1.0 + stout * (GIRTH - 1.0), belly=stout * BELLY, feminine=False)


def coat_like(subject: Subject, breed: Breed, height_m: float) -> Coat:
    """Its coat; marks are of a size for the body that it has."""
    return coat_of(subject, noun_of(subject), breed, 0.6 * height_m)


def is_dressed(subject: Subject) -> bool:
    """Whether the words give it clothes."""
    words = " ".join((subject.noun, *(look.text for look in subject.looks))).lower()
    return DRESSED.search(words) is not None or any(row.covers in ROUND for row, _ in worn_by_animal(subject))


def bare(outfit: Outfit) -> Outfit:
    """The outfit without what hangs about a body: nothing but the coat is seen."""
    (top, top_colour), (bottom, bottom_colour) = outfit.top, outfit.bottom
    top, bottom = replace(top, skirt=0.0, hood=False), replace(bottom, skirt=0.0, bib=False, fin=0.0, covers="bottom")
    return replace(outfit, top=(top, top_colour), bottom=(bottom, bottom_colour), extras=(), under=None)


def build_beast_head(
    figure: Figure, subject: Subject, breed: Breed, coat: Coat, head_m: float, height_m: float
) -> None:
    """Builds the head on the bone `head` of a person's figure, with what it has on, and a tail behind."""
    withers = SKULL * head_m / max(breed.skull[1], breed.skull[2])
    length, _, depth = (ratio * withers for ratio in breed.skull)
    figure.bone("face", "head", (-0.45 * length, 0.0, 0.4 * head_m - 0.12 * depth))
    face = Aliased(figure, {"head": "face"})
    if breed.id in APES:
        _ape_head(figure, coat, head_m)
    else:
        build_head(face, breed, coat, withers)
    add_headwear(face, subject, breed, withers)
    if breed.mane == "lion":
        width = breed.skull[1] * withers
        face.ball("head", (0.75 * length, 1.75 * width, 1.8 * depth), (-0.05 * length, 0.0, 0.0), coat.mane)
    thick = NECK * head_m
    figure.limb("neck", (0.0, 0.0, -0.14 * head_m), (0.0, 0.0, 0.35 * head_m), (1.2 * thick, thick), coat.plain)
    if breed.tail not in ("stub", "none"):
        start, end = (-0.06 * height_m, 0.0, 0.02 * height_m), (-0.22 * height_m, 0.0, -0.06 * height_m)
        figure.limb("root", start, end, (0.022 * height_m, 0.016 * height_m), coat.plain)


def _ape_head(figure: Figure, coat: Coat, u: float) -> None:
    """A round hairy head with a bare face, a broad muzzle and ears at its sides; `u` is its height, m."""
    figure.ball("head", (0.42 * u, 0.42 * u, 0.44 * u), (0.0, 0.0, 0.45 * u), coat.plain)
    figure.ball("head", (0.16 * u, 0.3 * u, 0.29 * u), (0.3 * u, 0.0, 0.46 * u), coat.mask)
    figure.ball("head", (0.2 * u, 0.25 * u, 0.16 * u), (0.36 * u, 0.0, 0.24 * u), coat.mask)
    figure.ball("head", (0.02 * u, 0.14 * u, 0.012 * u), (0.545 * u, 0.0, 0.2 * u), coat.nose)
    for side in (1, -1):
        figure.ball("head", (0.05 * u, 0.1 * u, 0.14 * u), (0.0, side * 0.46 * u, 0.46 * u), coat.mask)
        figure.ball("head", (0.05 * u,) * 3, (0.43 * u, side * 0.13 * u, 0.52 * u), coat.eyes)
        figure.ball("head", (0.02 * u, 0.025 * u, 0.02 * u), (0.54 * u, side * 0.05 * u, 0.32 * u), coat.nose)
