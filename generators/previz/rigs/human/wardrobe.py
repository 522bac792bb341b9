"""What a person looks like: age, build, skin, hair and clothes, read from the subject's record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from generators.previz.rigs.surfaces import Srgb, colour_in, look_of
from generators.previz.tables import rows_of
from prompts.shot import Look, Subject

__all__ = ["Build", "Garment", "Hair", "Outfit", "build_of", "hair_of", "outfit_of", "skin_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """One row of `garment.toml`: see the comment at its head. Colours are sRGB."""

    id: str
    names: tuple[str, ...]
    covers: str
    colour: tuple[int, int, int]
    sleeves: str = "none"
    legs: str = ""
    skirt: float = 0.0
    loose: float = 0.0
    gloss: float = 0.85
    hood: bool = False
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """A person's figure.

    Attributes:
        height_m: usual height. heads: height over head height. shoulders, hips: half widths over height.
        stoop_rad: bend of the back. feminine: longer hair, narrower waist.
    """

    height_m: float
    heads: float = 7.5
    shoulders: float = 0.113
    hips: float = 0.056
    stoop_rad: float = 0.0
    feminine: bool = False
    old: bool = False


@dataclass(frozen=True, slots=True)
class Hair:
    """Hair: style is bald, short, long, tail, bun, curly or spiky; `beard` its own colour or None."""

    style: str
    colour: Srgb
    beard: Srgb | None = None


@dataclass(frozen=True, slots=True)
class Outfit:
    """What is worn, each piece with its colour."""

    top: tuple[Garment, Srgb]
    bottom: tuple[Garment, Srgb]
    shoes: Srgb
    extras: tuple[tuple[Garment, Srgb], ...] = field(default=())

    def worn(self, covers: str) -> tuple[Garment, Srgb] | None:
        """The hat, glasses, scarf or bag, by what it covers."""
        return next((worn for worn in self.extras if worn[0].covers == covers), None)


_CHILD = {"child", "kid", "boy", "girl", "toddler", "baby", "son", "daughter"}
_TEEN = {"teenage", "teenager", "teen", "adolescent", "youth"}
_OLD = {"old", "elderly", "aged", "grandmother", "grandfather", "granny", "grandpa", "grandma", "senior", "pensioner"}
_FEMININE = {
    "woman", "women", "girl", "girls", "lady", "ladies", "female", "mother", "grandmother", "grandma", "granny",
    "queen", "cowgirl",
    "princess", "bride", "waitress", "actress", "witch", "nun", "daughter", "sister", "wife", "mum", "mom", "ballerina",
    "businesswoman", "policewoman", "mermaid", "housewife", "aunt", "girlfriend", "she", "heroine",
}  # fmt: skip
_CLOTHED_BY_TRADE = {
    "astronaut": (("spacesuit", (236, 236, 238)), ("helmet", (240, 240, 242))),
    "chef": (("shirt", (246, 246, 244)), ("trousers", (44, 46, 52))),
    "doctor": (("lab coat", (246, 247, 248)), ("trousers", (70, 90, 110))),
    "nurse": (("uniform", (150, 190, 210)),),
    "knight": (("suit", (176, 180, 188)), ("helmet", (176, 180, 188))),
    "king": (("robe", (150, 24, 40)), ("crown", (214, 172, 60))),
    "queen": (("gown", (120, 40, 120)), ("crown", (214, 172, 60))),
    "princess": (("gown", (232, 150, 182)), ("tiara", (214, 172, 60))),
    "bride": (("gown", (246, 244, 240)),),
    "farmer": (("shirt", (170, 60, 50)), ("overalls", (66, 92, 140)), ("straw hat", (222, 192, 120))),
    "cowboy": (("shirt", (150, 110, 80)), ("jeans", (60, 76, 110)), ("cowboy hat", (110, 78, 48))),
    "businessman": (("suit", (46, 52, 66)),),
    "businesswoman": (("suit", (60, 56, 70)),),
    "detective": (("trench coat", (178, 150, 108)), ("fedora", (90, 72, 54))),
    "firefighter": (("uniform", (196, 150, 50)), ("helmet", (190, 40, 30))),
    "soldier": (("uniform", (86, 92, 62)), ("helmet", (80, 86, 60))),
    "policeman": (("uniform", (34, 42, 72)), ("cap", (30, 36, 60))),
    "witch": (("robe", (40, 34, 50)), ("top hat", (34, 30, 42))),
    "wizard": (("robe", (60, 56, 130)), ("top hat", (56, 52, 124))),
    "monk": (("robe", (180, 100, 40)),),
    "ballerina": (("dress", (240, 190, 204)),),
    "sailor": (("shirt", (236, 238, 242)), ("trousers", (34, 44, 84)), ("cap", (240, 240, 244))),
    "worker": (("jacket", (232, 120, 40)), ("hard hat", (240, 200, 40))),
}
_HAIR_WORDS: tuple[tuple[str, Srgb], ...] = (
    ("blond", (206, 168, 98)), ("fair", (206, 168, 98)), ("golden", (206, 164, 90)), ("brunette", (72, 46, 30)),
    ("ginger", (170, 74, 30)), ("red", (158, 62, 30)), ("auburn", (120, 52, 30)), ("black", (22, 20, 22)),
    ("dark", (44, 32, 26)), ("brown", (80, 52, 34)), ("grey", (150, 150, 152)), ("gray", (150, 150, 152)),
    ("white", (226, 226, 226)), ("silver", (190, 192, 196)),
)  # fmt: skip
_NATURAL_HAIR: tuple[Srgb, ...] = ((44, 32, 26), (80, 52, 34), (28, 24, 24), (116, 80, 50))
_SKINS: tuple[Srgb, ...] = ((226, 178, 148), (206, 154, 120), (168, 116, 84), (122, 80, 56), (234, 192, 166))
_SKIN_WORDS: tuple[tuple[str, Srgb], ...] = (
    ("pale", (240, 206, 184)), ("fair", (236, 198, 172)), ("light", (232, 190, 160)), ("tan", (196, 142, 104)),
    ("brown", (140, 92, 64)), ("dark", (96, 62, 46)), ("black", (80, 52, 40)), ("green", (110, 160, 90)),
    ("blue", (110, 140, 190)),
)  # fmt: skip
_TOPS: tuple[Srgb, ...] = ((150, 70, 56), (64, 94, 116), (198, 190, 172), (94, 110, 78), (190, 144, 66), (92, 70, 96))
_BOTTOMS: tuple[Srgb, ...] = ((52, 62, 88), (74, 68, 62), (44, 46, 52), (120, 104, 82))


def _words(subject: Subject) -> set[str]:
    return set(re.findall(r"[a-z]+", f"{subject.noun} {subject.age}".lower()))


def build_of(subject: Subject) -> Build:
    """A person's figure by the words for age and sex in the record."""
    words = _words(subject)
    feminine = bool(words & _FEMININE)
    if words & _TEEN:
        return Build(1.62 if feminine else 1.68, 6.8, 0.093, 0.053, feminine=feminine)
    if words & _CHILD and "old" not in words:
        small = bool(words & {"toddler", "baby"})
        return Build(0.85 if small else 1.22, 4.9 if small else 6.0, 0.09, 0.052, feminine=feminine)
    old = bool(words & _OLD)
    height = 1.66 if feminine else 1.78
    return Build(
        height * (0.97 if old else 1.0),
        7.1,
        0.091 if feminine else 0.103,
        0.058 if feminine else 0.054,
        0.16 if old else 0.0,
        feminine,
        old,
    )


def skin_of(subject: Subject, rng: np.random.Generator) -> Srgb:
    """Skin colour: the look's word, else one of the natural range."""
    chosen = _SKINS[int(rng.integers(len(_SKINS)))]
    look = look_of(subject, ("skin", "complexion"))
    return _by_word(look, _SKIN_WORDS) or chosen


def _by_word(look: Look | None, words: tuple[tuple[str, Srgb], ...]) -> Srgb | None:
    if look is None:
        return None
    text = f"{look.colour} {look.text}".lower()
    return next((colour for word, colour in words if word in text), None)


def hair_of(subject: Subject, build: Build, rng: np.random.Generator) -> Hair:
    """Hair by the looks, else by age and sex."""
    colour = _NATURAL_HAIR[int(rng.integers(len(_NATURAL_HAIR)))]
    if build.old:
        colour = (188, 188, 190)
    look = look_of(subject, ("hair", "haired"))
    text = look.text.lower() if look else ""
    colour = _by_word(look, _HAIR_WORDS) or (colour_in(look.colour) or colour_in(look.text) if look else None) or colour
    styles = (
        ("bald", "bald"), ("bun", "bun"), ("ponytail", "tail"), ("pigtail", "tail"), ("braid", "tail"),
        ("plait", "tail"),
        ("curl", "curly"), ("afro", "curly"), ("spik", "spiky"), ("short", "short"), ("long", "long"), ("bob", "bob"),
    )  # fmt: skip
    style = next((kind for word, kind in styles if word in text), "long" if build.feminine else "short")
    if look_of(subject, ("bald",)) or "bald" in _words(subject):
        style = "bald"
    beard = look_of(subject, ("beard", "bearded", "moustache"))
    return Hair(style, colour, (_by_word(beard, _HAIR_WORDS) or colour) if beard else None)


@cache
def _garments() -> tuple[Garment, ...]:
    return tuple(rows_of(__package__ or "", "garment", Garment).values())


def _garment(text: str) -> Garment | None:
    """The garment that a phrase names, longest name first."""
    clean = " ".join(re.findall(r"[a-z]+", text.lower()))
    found: tuple[int, Garment] | None = None
    for garment in _garments():
        for name in garment.names:
            if re.search(rf"\b{name}s?\b", clean) and (found is None or len(name) > found[0]):
                found = (len(name), garment)
    return found[1] if found else None


def _worn(subject: Subject) -> Iterator[tuple[Garment, Srgb]]:
    for look in subject.looks:
        garment = _garment(look.part) or _garment(look.text)
        if garment and "hair" not in look.part.lower():
            yield garment, colour_in(look.colour) or colour_in(look.text) or garment.colour
    words = _words(subject)
    for trade, clothes in _CLOTHED_BY_TRADE.items():
        if trade in words:
            for name, colour in clothes:
                trade_garment = _garment(name)
                if trade_garment:
                    yield trade_garment, colour


def outfit_of(subject: Subject, build: Build, rng: np.random.Generator) -> Outfit:
    """The clothes: the looks' own, else what the trade wears, else an everyday shirt and trousers."""
    top_colour = _TOPS[int(rng.integers(len(_TOPS)))]
    bottom_colour = _BOTTOMS[int(rng.integers(len(_BOTTOMS)))]
    by_place: dict[str, tuple[Garment, Srgb]] = {}
    for garment, colour in _worn(subject):
        places = {"all": ("top", "bottom"), "dress": ("top", "bottom")}.get(garment.covers, (garment.covers,))
        for place in places:
            kept = by_place.get(place)
            # A coat goes over a shirt.
            if kept is None or (place == "top" and garment.loose > kept[0].loose + 0.004):
                by_place[place] = (garment, colour)
    shirt, trousers = _garment("shirt" if not build.feminine else "blouse"), _garment("trousers")
    assert shirt is not None
    assert trousers is not None
    top = by_place.pop("top", (shirt, top_colour))
    bottom = by_place.pop("bottom", (trousers, bottom_colour))
    shoes = by_place.pop("feet", (trousers, (54, 44, 38)))[1]
    return Outfit(top, bottom, shoes, tuple(by_place.values()))
