"""What a person looks like: age, build, skin, hair and clothes, read from the subject's record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import numpy as np

from generators.previz.rigs.human.pieces import Piece, pieces
from generators.previz.rigs.surfaces import Srgb, colour_in, look_of
from generators.previz.tables import rows_of
from prompts.shot import Look, Subject
from prompts.wording import sex_of
from prompts.wording.years import stature_m, years_of

__all__ = [
    "Build",
    "Garment",
    "Hair",
    "Outfit",
    "Trade",
    "build_of",
    "coat_said",
    "dressed_as",
    "garment_in",
    "garments",
    "hair_of",
    "is_feminine",
    "is_worn",
    "skin_of",
    "trade_called",
    "trade_of",
]


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
    flare: float = 0.2
    skin: bool = False
    bib: bool = False
    over: bool = False
    fin: float = 0.0
    runs_on: str = ""
    hers: str = ""
    brings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One row of `trade.toml`: see the comment at its head."""

    id: str
    names: tuple[str, ...] = ()
    wears: tuple[tuple[str | int, ...], ...] = ()
    hair: str = ""
    beard: str = ""
    hair_colour: tuple[int, ...] = ()
    skin: tuple[int, ...] = ()
    coat: bool = False


@dataclass(frozen=True, slots=True)
class Build:
    """A person's figure.

    Attributes:
        height_m: usual height. heads: height over head height. shoulders, hips: half widths over height.
        stoop_rad: bend of the back. feminine: longer hair, narrower waist.
        girth: thickness of trunk and limbs over the usual. belly: how far it stands out, over height.
        youth: how much of a small child's the face is: 1 at two years, 0 from fourteen on.
    """

    height_m: float
    heads: float = 7.5
    shoulders: float = 0.113
    hips: float = 0.056
    stoop_rad: float = 0.0
    feminine: bool = False
    old: bool = False
    girth: float = 1.0
    belly: float = 0.0
    youth: float = 0.0


@dataclass(frozen=True, slots=True)
class Hair:
    """Hair by its piece and colour; `beard` a piece with its own colour, or None."""

    style: Piece
    colour: Srgb
    beard: tuple[Piece, Srgb] | None = None


@dataclass(frozen=True, slots=True)
class Outfit:
    """What is worn, each piece with its colour; `under` is the shirt below the top, where it is seen."""

    top: tuple[Garment, Srgb]
    bottom: tuple[Garment, Srgb]
    shoes: Srgb
    extras: tuple[tuple[Garment, Srgb], ...] = field(default=())
    under: tuple[Garment, Srgb] | None = None
    runs_on: str = ""

    def worn(self, covers: str) -> tuple[Garment, Srgb] | None:
        """The hat, glasses, scarf or bag, by what it covers."""
        return next((worn for worn in self.extras if worn[0].covers == covers), None)


_SMALL, _FACE_GROWN = 3.5, 14.0
"""Years up to which a trunk is that of a toddler, and from which a face is grown."""
_HEADS = ((0.0, 3.5), (2.0, 3.7), (3.0, 4.1), (5.0, 4.8), (8.0, 5.6), (12.0, 6.3), (15.0, 6.8), (18.0, 7.1))
"""Years, and heads in the height. Those of the smallest are fewer than in life, so that they read as such."""
TODDLING = 0.9
"""The youth from which a face on is that of a toddler, whose clothes are too."""
_OLD = {"old", "elderly", "aged", "grandmother", "grandfather", "granny", "grandpa", "grandma", "senior", "pensioner"}
_FIGURES: tuple[tuple[str, float, float, float], ...] = (
    ("fat|obese|overweight|plump|chubby|stout|heavy|rotund|round|large|big bellied", 1.55, 0.095, 1.12),
    ("pregnant|expectant", 1.0, 0.075, 1.0),
    ("thin|skinny|slender|slim|lean|lanky|gaunt|petite", 0.78, 0.0, 0.9),
    ("muscular|strong|athletic|burly|brawny|bulky|buff|broad|hulking|stocky|sturdy", 1.22, 0.0, 1.32),
)
"""Words for a figure: its girth, how far the belly stands out over the height, and width of the shoulders."""
_STATURES: tuple[tuple[str, float], ...] = (("tall|towering", 1.09), ("short|tiny|small", 0.9))
_HAIR_WORDS: tuple[tuple[str, Srgb], ...] = (
    ("blond", (206, 168, 98)), ("fair", (206, 168, 98)), ("golden", (206, 164, 90)), ("brunette", (72, 46, 30)),
    ("ginger", (170, 74, 30)), ("red", (158, 62, 30)), ("auburn", (120, 52, 30)), ("black", (22, 20, 22)),
    ("dark", (44, 32, 26)), ("brown", (80, 52, 34)), ("grey", (150, 150, 152)), ("gray", (150, 150, 152)),
    ("white", (226, 226, 226)), ("silver", (190, 192, 196)),
)  # fmt: skip
_NATURAL_HAIR: tuple[Srgb, ...] = ((44, 32, 26), (80, 52, 34), (28, 24, 24), (116, 80, 50))
_SKINS: tuple[Srgb, ...] = ((226, 178, 148), (206, 154, 120), (168, 116, 84), (122, 80, 56), (234, 192, 166))
_SKIN_WORDS: tuple[tuple[str, Srgb], ...] = (
    ("white", (236, 198, 172)), ("ebony", (66, 44, 36)), ("olive", (186, 144, 102)),
    ("pale", (240, 206, 184)), ("fair", (236, 198, 172)), ("light", (232, 190, 160)), ("tan", (196, 142, 104)),
    ("brown", (140, 92, 64)), ("dark", (96, 62, 46)), ("black", (80, 52, 40)), ("green", (110, 160, 90)),
    ("blue", (110, 140, 190)),
)  # fmt: skip
_COMPLEXIONS = frozenset({"pale", "tanned", "black", "white", "brown", "ebony", "green", "blue", "suntanned"})
"""Words that speak of the skin when they are said of a person."""


def _words(subject: Subject) -> set[str]:
    return set(re.findall(r"[a-z]+", f"{subject.noun} {subject.age}".lower()))


def _growing(years: float, *, feminine: bool) -> Build:
    """The figure of somebody who is not grown up."""
    ages, counts = zip(*_HEADS, strict=True)
    heads = float(np.interp(years, ages, counts))
    youth = float(np.clip((_FACE_GROWN - years) / (_FACE_GROWN - 2.0), 0.0, 1.0))
    broad = float(np.interp(years, (2.0, 14.0), (0.098, 0.092 if feminine else 0.097)))
    return Build(stature_m(years), heads, broad, 0.053, feminine=feminine, youth=youth)


def is_feminine(subject: Subject) -> bool:
    """Whether somebody is a woman or a girl, by noun, name or a look of that word."""
    return sex_of(subject) == "female" or any(look.text.lower().split()[:1] == ["female"] for look in subject.looks)


def build_of(subject: Subject) -> Build:
    """A person's figure by the words for age, sex and shape in the record."""
    words = _words(subject)
    feminine = is_feminine(subject)
    said = " ".join((subject.noun, *(look.text for look in subject.looks if not look.part))).lower()
    girth, belly, broad = next((row[1:] for row in _FIGURES if re.search(rf"\b(?:{row[0]})\b", said)), (1.0, 0.0, 1.0))
    tall = next((factor for word, factor in _STATURES if re.search(rf"\b(?:{word})\b", said)), 1.0)
    trade = trade_of(subject)
    if trade and trade.coat:
        made = Build(1.5, 4.7, 0.105, 0.066)
        girth, belly = max(girth, 1.25), max(belly, 0.035)
    elif (years := years_of(subject)) is not None:
        made = _growing(years, feminine=feminine)
        girth, belly = (max(girth, 1.22), max(belly, 0.04)) if years < _SMALL else (girth, belly)
    else:
        old = bool(words & _OLD)
        height = (1.66 if feminine else 1.78) * (0.97 if old else 1.0)
        shoulders, hips = (0.091, 0.058) if feminine else (0.103, 0.054)
        made = Build(height, 7.1, shoulders, hips, 0.16 if old else 0.0, feminine, old)
    return replace(
        made,
        height_m=made.height_m * tall,
        shoulders=made.shoulders * broad,
        hips=made.hips * (0.4 + 0.6 * girth),
        girth=girth,
        belly=belly,
    )


@cache
def _trades() -> Mapping[str, Trade]:
    """Trades by every name."""
    rows = rows_of(__package__ or "", "trade", Trade)
    return {name: row for row in rows.values() for name in (row.id.replace("_", " "), *row.names)}


def trade_of(subject: Subject) -> Trade | None:
    """What a person is dressed up as, else called after, from the longest ending of the words for it."""
    dressed = (trade_called(name) for look in subject.looks if (name := dressed_as(look)))
    return next((row for row in dressed if row is not None and not row.coat), None) or trade_called(subject.noun)


def dressed_as(look: Look) -> str:
    """The `witch` of `witch costumes`, the `pirate` of `dressed up as a pirate`; empty for any other look."""
    found = _COSTUME.search(look.text.lower())
    return (found["as"] or found["of"]) if found else ""


_COSTUME: Final = re.compile(
    r"\bdressed (?:up )?(?:as|like) (?:an? |the |two |little )*(?P<as>[a-z' ]+)"
    r"|\b(?P<of>[a-z' ]+?)(?: halloween| fancy dress)? (?:costume|outfit|suit|dress-?up|attire|garb|gear)s?\b"
)


def trade_called(noun: str) -> Trade | None:
    """The trade that a noun names, by its last words first; None for most."""
    words = re.findall(r"[a-z']+", noun.lower())
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        for form in (phrase, phrase.removesuffix("s"), re.sub("men$", "man", phrase)):
            if form in _trades():
                return _trades()[form]
    return None


def skin_of(subject: Subject, rng: np.random.Generator) -> Srgb:
    """Skin colour: the look's word, else one of the natural range."""
    chosen = _SKINS[int(rng.integers(len(_SKINS)))]
    look = look_of(subject, ("skin", "complexion", "skinned")) or next(
        (look for look in subject.looks if not look.part and look.text.lower() in _COMPLEXIONS), None
    )
    trade = trade_of(subject)
    own = (trade.skin[0], trade.skin[1], trade.skin[2]) if trade and trade.skin else None
    if trade and trade.coat:
        return coat_said(subject) or own or chosen
    return _by_word(look, _SKIN_WORDS) or own or chosen


def coat_said(subject: Subject) -> Srgb | None:
    """The colour that the looks give an animal's coat; none where they leave it its own."""
    about = (look for look in subject.looks if look.part in ("", "fur", "coat"))
    return next((rgb for look in about if (rgb := colour_in(look.colour) or colour_in(look.text))), None)


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
    trade = trade_of(subject)
    if trade and trade.coat and (said := coat_said(subject)):
        return Hair(pieces()[trade.hair], said)
    if trade and trade.hair_colour:
        colour = (trade.hair_colour[0], trade.hair_colour[1], trade.hair_colour[2])
    styled = _piece_in(subject, "hair")
    look = look_of(subject, ("hair", "haired")) or styled[1]
    colour = _by_word(look, _HAIR_WORDS) or (colour_in(look.colour) or colour_in(look.text) if look else None) or colour
    usual = (trade.hair if trade else "") or (
        "short" if not build.feminine else "pigtails" if build.youth >= TODDLING else "long"
    )
    style = styled[0] or pieces()["bald" if "bald" in _words(subject) else usual]
    bearded, beard_look = _piece_in(subject, "beard")
    if bearded is None and trade and trade.beard and not build.feminine:
        bearded = pieces()[trade.beard]
    own = _by_word(beard_look, _HAIR_WORDS) or ((222, 222, 220) if bearded and bearded.id == "long_beard" else colour)
    return Hair(style, colour, (bearded, own) if bearded else None)


def _piece_in(subject: Subject, kind: str) -> tuple[Piece | None, Look | None]:
    """The piece of a kind that the looks name, longest name first, and the look that names it."""
    best: tuple[int, Piece, Look] | None = None
    for look in subject.looks:
        about_hair = kind == "hair" and re.search(r"\bhair", f"{look.part} {look.text}".lower())
        for piece in (p for p in pieces().values() if p.kind == kind):
            for name in piece.names:
                # "long" and "short" are hair only where hair is spoken of.
                plain = name in ("long", "short", "straight", "cropped", "shaved")
                found = re.search(rf"\b{name}\b", f"{look.part} {look.text}".lower().replace("-", " "))
                if found and (about_hair or not plain) and (best is None or len(name) > best[0]):
                    best = (len(name), piece, look)
    return (best[1], best[2]) if best else (None, None)


@cache
def garments() -> tuple[Garment, ...]:
    """All of them, in the order of their table."""
    return tuple(rows_of(__package__ or "", "garment", Garment).values())


def garment_in(text: str) -> Garment | None:
    """The garment that a phrase names, longest name first; a word may stand between those of a name."""
    clean = " ".join(re.findall(r"[a-z]+", text.lower()))
    found: tuple[int, Garment] | None = None
    for garment in garments():
        for name in garment.names:
            first, *others = name.split()
            if first not in clean or (found is not None and len(name) <= found[0]):
                continue
            if re.search(rf"\b{' (?:[a-z]+ )?'.join((first, *others))}(?:e?s)?\b", clean):
                found = (len(name), garment)
    return found[1] if found else None


def is_worn(noun: str) -> bool:
    """Whether a noun is of something that people have on: a garment, a hat, glasses, a bag.

    Args:
        noun: without what it looks like.
    """
    last = noun.lower().split()[-1:]
    on = (name for piece in pieces().values() if piece.kind not in ("hair", "beard") for name in piece.names)
    return garment_in(noun) is not None or any(last == [form] for name in on for form in (name, f"{name}s"))
