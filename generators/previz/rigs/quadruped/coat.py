"""The surfaces of an animal: its coat with markings, the lighter under side, points, nose and eyes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast

from generators.previz.building import Surface, linear_rgb
from generators.previz.rigs.quadruped.breeds import Breed, breeds
from generators.previz.rigs.quadruped.dressed import round_the_trunk
from generators.previz.rigs.quadruped.said import colours_said
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, natural_colour, shade, surface_of
from generators.previz.scene import Pattern
from prompts.shot import Subject
from prompts.vocabulary.terms import Noun

__all__ = ["Coat", "coat_of"]

_MACHINE: Final = re.compile(r"\b(?:robot|robotic|mechanical|cyborg|clockwork|android|bionic|steampunk)\b")
METAL: Final[Srgb] = (176, 182, 190)
EYES_LIT: Final[Srgb] = (90, 200, 255)
_PATTERNS = {"plain": Pattern.NOISE, "stripes": Pattern.STRIPES, "spots": Pattern.SPOTS, "patches": Pattern.PATCHES}


@dataclass(frozen=True, slots=True)
class Coat:
    """What each part of the animal looks like."""

    body: Surface
    under: Surface
    fringe: Surface
    """Long hair: between the coat's colour and the under side's."""
    points: Surface
    ears: Surface
    mask: Surface
    mane: Surface
    nose: Surface
    eyes: Surface
    plain: Surface
    """The body's colour without its markings, for small parts."""
    cloth: Surface | None = None
    """Of what it wears round the trunk."""

    @property
    def trunk(self) -> Surface:
        """What is seen of the trunk: what it wears there, or else its coat."""
        return self.cloth or self.body

    @property
    def banded(self) -> bool:
        """Whether stripes run round the trunk, so that its shapes must lie along it."""
        return self.body.pattern is Pattern.STRIPES


def coat_of(subject: Subject, noun: Noun | None, breed: Breed, height_m: float) -> Coat:
    """The coat of a breed, in the subject's own colours where its looks or its noun say so."""
    said = colours_said(subject)
    own = said[0] if len(said) == 1 else breed.coat
    if own == breed.coat:
        own = named_colour(subject, noun) or natural_colour(noun, breed.names) or breed.coat
    changed = own != breed.coat
    bred = breeds().get(breed.id, breed)
    under = _kept(breed.under, bred.under, changed=changed) or shade(own, 1.22, 0.9)
    points = _kept(breed.points, bred.points, changed=changed) or shade(own, 0.9)
    mask = _kept(breed.mask, bred.mask, changed=changed) or own
    if is_machine(subject):
        return _of_metal(named_colour(subject, None) or METAL)
    mottle = linear_rgb(shade(own, 1.1))
    plain = Surface(linear_rgb(own), mottle, Pattern.NOISE, 0.05 * height_m, roughness=0.95, specular=0.02)
    body = plain
    if breed.pattern != "plain" and not (changed and (breed.solid or breed.pattern == "patches")):
        marks = _kept(breed.marks, bred.marks, changed=changed) or shade(own, 0.45)
        body = Surface(
            linear_rgb(own),
            linear_rgb(marks),
            _PATTERNS[breed.pattern],
            breed.marks_size * height_m,
            roughness=0.92,
            specular=0.02,
        )
    eyes = colour_of(subject, ("eyes", "eye"), breed.eyes)
    return Coat(
        body=body,
        under=surface_of(under, 0.95, specular=0.02),
        fringe=surface_of(_between(own, under), 0.95, specular=0.02),
        points=surface_of(points, 0.9, specular=0.02),
        ears=surface_of(points, 0.9, specular=0.02) if breed.points == bred.points else plain,
        mask=surface_of(mask, 0.9, specular=0.02),
        mane=surface_of(_mane(subject, breed, own), 0.9, specular=0.02),
        nose=surface_of(colour_of(subject, ("nose",), breed.nose), 0.35),
        eyes=surface_of(eyes, 0.08, specular=0.06),
        plain=plain,
        cloth=round_the_trunk(subject),
    )


def is_machine(subject: Subject) -> bool:
    """Whether an animal is one of metal: a robot dog, a mechanical horse."""
    words = " ".join((subject.noun, subject.material or "", *(look.text for look in subject.looks))).lower()
    return _MACHINE.search(words) is not None


def _of_metal(colour: Srgb) -> Coat:
    """Plates of metal with dark joints and eyes that shine."""
    plate = Surface(linear_rgb(colour), linear_rgb(shade(colour, 0.85)), roughness=0.3, specular=0.25)
    dark = surface_of(shade(colour, 0.3), 0.4, specular=0.1)
    light = surface_of(shade(colour, 1.15), 0.35, specular=0.2)
    return Coat(
        body=plate, under=dark, fringe=dark, points=dark, ears=dark, mask=light, mane=dark, nose=dark,
        eyes=surface_of(EYES_LIT, 0.3).with_(emission=1.6), plain=plate,
    )  # fmt: skip


def _kept(colour: tuple[int, ...], bred: tuple[int, ...], *, changed: bool) -> Srgb | None:
    """A part's colour where its own coat or the user's words give it; None for what a repainted coat has not."""
    return cast("Srgb", colour) if colour and not (changed and colour == bred) else None


def _between(a: Srgb, b: Srgb) -> Srgb:
    return (a[0] + 2 * b[0]) // 3, (a[1] + 2 * b[1]) // 3, (a[2] + 2 * b[2]) // 3


def _mane(subject: Subject, breed: Breed, own: Srgb) -> Srgb:
    usual = cast("Srgb", breed.mane_colour) if breed.mane_colour else shade(own, 0.8)
    return colour_of(subject, ("mane",), usual)
