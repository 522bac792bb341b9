"""Colour words and materials to surfaces, and whose look says what."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from generators.previz.building import Surface, linear_rgb
from generators.previz.scene import Pattern
from prompts.shot import Look, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Material, Noun

__all__ = [
    "Srgb",
    "colour_in",
    "colour_of",
    "in_two_colours",
    "look_of",
    "material_surface",
    "named_colour",
    "natural_colour",
    "second_colour",
    "shade",
    "surface_of",
    "woven",
]

Srgb: TypeAlias = tuple[int, int, int]


def colour_in(text: str) -> Srgb | None:
    """The last colour named in a phrase ("pale blue", "short red hair"), longest name first."""
    phrases = terms_by_phrase("colours")
    words = re.findall(r"[a-z]+", text.lower())
    for length in range(min(3, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            found = phrases.get(" ".join(words[start : start + length]))
            if found:
                r, g, b = table("colours")[found].srgb
                return int(r), int(g), int(b)
    return None


_OF_STUFF = frozenset(
    {"splash", "puddle", "pool", "drop", "droplet", "stream", "jet", "spray", "wave", "cloud", "puff", "heap", "pile",
     "lump", "sheet", "piece", "sea"}
)  # fmt: skip
"""What is wholly of the stuff that is named behind it."""


def named_colour(subject: Subject, noun: Noun | None) -> Srgb | None:
    """The colour that a subject's noun says beside its name: black of `black van`, none of `blue whale`.

    What is in a thing (`cup of black coffee`) colours nothing; what one is made of does (`splash of red paint`).

    Args:
        subject: whose noun is read.
        noun: its row in the vocabulary, whose names have colours in them that are no paint.
    """
    head, _, stuff = subject.noun.lower().partition(" of ")
    head = f" {head} {stuff} " if head.split()[-1:] and head.split()[-1] in _OF_STUFF else f" {head} "
    names = sorted((name for name in noun.phrases if " " in name), key=len, reverse=True) if noun else []
    for name in names:
        head = head.replace(f" {name.rpartition(' ')[0]} ", " ")
    return colour_in(head)


def natural_colour(noun: Noun | None, names: Sequence[str]) -> Srgb | None:
    """The colour of a vocabulary's row, where a rig's row of other names stands for it: a black swan by a swan.

    Args:
        noun: the vocabulary's row; without one there is no colour.
        names: what the rig's row is called; a rig that is the noun's own has its own colours.
    """
    if noun is None or set(names) & set(noun.phrases):
        return None
    return colour_in(noun.colour.replace("_", " "))


def look_of(subject: Subject, parts: Sequence[str]) -> Look | None:
    """The subject's look at one of the named parts; a part also counts when it stands in the look's words."""
    wanted = set(parts)
    for look in subject.looks:
        if look.part.lower() in wanted or wanted & set(look.part.lower().split()):
            return look
    for look in subject.looks:
        if wanted & set(re.findall(r"[a-z]+", look.text.lower())):
            return look
    return None


def colour_of(subject: Subject, parts: Sequence[str], default: Srgb, *, whole: bool = False) -> Srgb:
    """The colour of a part.

    Args:
        subject: whose.
        parts: names of the part.
        default: when no look says.
        whole: also take a look at the whole subject (an empty part), and a colour in the noun itself.
    """
    look = look_of(subject, parts)
    if look:
        return colour_in(look.colour) or colour_in(look.text) or default
    if not whole:
        return default
    for look in subject.looks:
        colour = colour_in(look.colour) or colour_in(look.text)
        if not look.part and colour:
            return colour
    return default


def second_colour(subject: Subject) -> Srgb | None:
    """The second of the colours that the looks give to the whole of somebody: yellow of `a blue and yellow parrot`."""
    named: list[Srgb] = []
    for look in subject.looks:
        if look.part:
            continue
        for words in re.split(r"-and-|\band\b|,|&|/", look.text.lower()):
            colour = colour_in(words.replace("-", " "))
            if colour is not None and colour not in named:
                named.append(colour)
    return named[1] if len(named) > 1 else None


def in_two_colours(surface: Surface, subject: Subject, band_m: float) -> Surface:
    """A plain surface in bands of the two colours that the looks name; as it is where they name one.

    Args:
        surface: in the first colour.
        subject: whose looks are read.
        band_m: width of a band, m.
    """
    second = second_colour(subject)
    if second is None or surface.pattern is not Pattern.PLAIN:
        return surface
    return surface.with_(second_colour=linear_rgb(second), pattern=Pattern.STRIPES, pattern_scale=band_m)


def shade(colour: Srgb, lightness: float, saturation: float = 1.0) -> Srgb:
    """A colour made lighter or darker (factor on HLS lightness) and more or less saturated."""
    hue, light, vivid = colorsys.rgb_to_hls(*(c / 255 for c in colour))
    r, g, b = colorsys.hls_to_rgb(hue, min(1.0, light * lightness), min(1.0, vivid * saturation))
    return round(r * 255), round(g * 255), round(b * 255)


def material_surface(material: Material, colour: Srgb | None = None) -> Surface:
    """The surface of a material in its own colour or another."""
    srgb = colour or colour_in(material.colour) or (150, 150, 150)
    return Surface(
        linear_rgb(srgb),
        roughness=material.roughness,
        specular=0.04 + 0.56 * material.metallic,
        transmission=material.transmission,
        ior=max(1.0, material.refractive_index),
    )


_WEAVES: Final = MappingProxyType(
    {
        **dict.fromkeys(("striped", "stripy", "stripes", "pinstriped"), Pattern.STRIPES),
        **dict.fromkeys(("checked", "chequered", "checkered", "plaid", "tartan", "gingham"), Pattern.CHECKER),
        **dict.fromkeys(("spotted", "dotted", "polka", "dots"), Pattern.SPOTS),
    }
)
"""What cloth is woven or printed with, by the words that say so."""


def woven(cloth: Surface, text: str, scale_m: float) -> Surface:
    """Cloth with the pattern that the words for its garment say, in the first colour that they name and the second.

    Args:
        cloth: plain, in its colour.
        text: what is said of the garment: "red and white striped dress".
        scale_m: of the pattern.
    """
    words = re.findall(r"[a-z]+", text.lower())
    pattern = next((_WEAVES[word] for word in words if word in _WEAVES), None)
    if pattern is None:
        return cloth
    named = [colour for word in words if (colour := colour_in(word)) is not None]
    first, second = (named[0], named[1]) if len(named) > 1 else (None, named[0] if named else None)
    own = cloth.colour if first is None else linear_rgb(first)
    other = linear_rgb(second) if second else own
    if other == own:
        other = linear_rgb((36, 52, 96) if sum(own) > _PALE else (238, 236, 230))
    return cloth.with_(colour=own, second_colour=other, pattern=pattern, pattern_scale=scale_m)


_PALE: Final = 1.2
"""Cloth whose linear colours add up to more takes a dark second colour, other cloth a pale one."""


def surface_of(colour: Srgb, roughness: float = 0.85, **more: float) -> Surface:
    """A plain surface of a display colour."""
    return Surface(linear_rgb(colour), roughness=roughness, **more)  # type: ignore[arg-type]
