"""What somebody wears: what the looks say, else what the trade wears, else everyday clothes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from generators.previz.rigs.human.wardrobe import (
    TODDLING,
    Build,
    Garment,
    Outfit,
    coat_said,
    dressed_as,
    garment_in,
    garments,
    is_feminine,
    trade_called,
    trade_of,
)
from generators.previz.rigs.surfaces import Srgb, colour_in
from prompts.shot import Look, Subject

__all__ = ["outfit_of", "said_of", "told_worn"]
_TOPS: tuple[Srgb, ...] = ((150, 70, 56), (64, 94, 116), (198, 190, 172), (94, 110, 78), (190, 144, 66), (92, 70, 96))
_BOTTOMS: tuple[Srgb, ...] = ((52, 62, 88), (74, 68, 62), (44, 46, 52), (120, 104, 82))


BABY_HEADS, BABY_CLOTHES = 3.6, (238, 228, 190)
"""How many heads high a baby is at the most, and the colour of what it wears where nothing is said of it."""


def said_of(subject: Subject, garment: Garment) -> str:
    """What the looks say of a garment, in the user's words; nothing for one that was not spoken of."""
    mine = (look.text for look in subject.looks if garment_in(f"{look.part}, {look.text}") is garment)
    return next(mine, "")


def _worn(subject: Subject) -> Iterator[tuple[Garment, Srgb, bool]]:
    """Garments with their colours, and whether the looks say so or only the trade."""
    for look in subject.looks:
        called = trade_called(dressed_as(look))
        garment = garment_in(f"{look.part}, {look.text}") if called is None or called.coat else None
        garment = _of_the_trade(subject, look) or garment
        if garment and garment.hers and is_feminine(subject):
            garment = next(row for row in garments() if row.id == garment.hers)
        if garment is None and (colour := _of_all_clothes(look)) is not None:
            names = ("blouse" if is_feminine(subject) else "shirt", "trousers")
            yield from ((found, colour, True) for name in names if (found := garment_in(name)))
        if garment and "hair" not in look.part.lower():
            yield garment, colour_in(look.colour) or colour_in(look.text) or _stuff(look.text) or garment.colour, True
            yield from ((found, (240, 240, 240), False) for name in garment.brings if (found := garment_in(name)))
    trade = trade_of(subject)
    for name, *rgb in trade.wears if trade else ():
        trade_garment = garment_in(str(name))
        if trade_garment:
            colour = (int(rgb[0]), int(rgb[1]), int(rgb[2])) if rgb else trade_garment.colour
            colour = (coat_said(subject) if trade and trade.coat else None) or colour
            yield trade_garment, colour, False


def _of_all_clothes(look: Look) -> Srgb | None:
    """The colour of clothes of which no more is said: `in black`, `in dark clothes`; None for other looks."""
    words = look.part.lower().split()
    if not words or words[-1] not in _CLOTHES:
        return None
    tone = next((colour for word, colour in _TONES.items() if word in look.text.lower().split()), None)
    return colour_in(look.colour) or colour_in(look.text) or tone


_CLOTHES = frozenset({"clothes", "clothing", "outfit", "outfits", "attire", "garments", "garb", "costume"})
_TONES: dict[str, Srgb] = {
    "dark": (44, 44, 50),
    "light": (222, 218, 208),
    "pale": (222, 218, 208),
    "bright": (236, 176, 40),
}


def _of_the_trade(subject: Subject, look: Look) -> Garment | None:
    """The piece of a trade's own that a look only colours or sizes: the `tall hat` of a wizard is a wizard's hat."""
    words = [word for word in look.text.lower().split() if colour_in(word) is None and word not in _SIZES]
    trade = trade_of(subject)
    if words != look.part.lower().split() or len(words) != 1 or trade is None:
        return None
    own = next((str(name) for name, *_ in trade.wears if str(name).split()[-1] == words[0]), "")
    return garment_in(own) if own else None


def _clad_in(subject: Subject) -> Srgb | None:
    """The colour of all that somebody wears who is `in white`: a look that names a colour for its part."""
    bare = (look for look in subject.looks if look.part and look.part.lower() == look.text.lower())
    return next((rgb for look in bare if (rgb := colour_in(look.colour) or colour_in(look.text))), None)


_SIZES = frozenset({"tall", "high", "big", "large", "huge", "small", "little", "tiny", "long", "short", "new", "old"})
"""What is said of a garment without naming another kind of it."""


def told_worn(subject: Subject) -> tuple[tuple[Garment, Srgb], ...]:
    """The garments, hats and the like that the looks of somebody name or say the clothes of, with their colours."""
    dressed = (trade_called(name) for look in subject.looks if (name := dressed_as(look)))
    guised = any(row is not None and not row.coat for row in dressed)
    return tuple((garment, colour) for garment, colour, said in _worn(subject) if said or guised)


def _stuff(text: str) -> Srgb | None:
    """The colour of what a garment is made of, where its colour is not said."""
    return next((colour for word, colour in _STUFFS if re.search(rf"\b{word}\b", text.lower())), None)


_STUFFS: tuple[tuple[str, Srgb], ...] = (
    ("leather", (84, 54, 36)), ("suede", (140, 100, 66)), ("denim", (66, 92, 140)), ("tweed", (112, 100, 82)),
    ("tartan", (150, 40, 44)), ("corduroy", (130, 92, 54)), ("straw", (222, 192, 120)), ("fur", (120, 92, 66)),
    ("pearl", (240, 236, 228)), ("silver", (196, 198, 204)), ("diamond", (232, 240, 246)),
)  # fmt: skip


def outfit_of(subject: Subject, build: Build, rng: np.random.Generator) -> Outfit:
    """The clothes: the looks' own, else what the trade wears, else an everyday shirt and trousers."""
    top_colour = _TOPS[int(rng.integers(len(_TOPS)))]
    bottom_colour = _BOTTOMS[int(rng.integers(len(_BOTTOMS)))]
    by_place: dict[str, tuple[Garment, Srgb]] = {}
    told: set[str] = set()
    under: tuple[Garment, Srgb] | None = None
    for garment, colour, said in _worn(subject):
        places = {"all": ("top", "bottom"), "dress": ("top", "bottom")}.get(garment.covers, (garment.covers,))
        for place in places:
            kept = by_place.get(place)
            # A coat goes over a shirt, but not over what somebody is said to wear.
            over = kept is not None and place == "top" and garment.loose > kept[0].loose + 0.004
            if kept is None or (over and (said or place not in told)):
                under = kept if place == "top" and kept and place in told else under
                by_place[place] = (garment, colour)
                told |= {place} if said else set()
            elif said and place == "top" and garment.covers == "top":
                under = (garment, colour)
    shirt, trousers = garment_in("shirt" if not build.feminine else "blouse"), garment_in("trousers")
    assert shirt is not None
    assert trousers is not None
    if build.heads <= BABY_HEADS and not by_place and (romper := garment_in("romper")) is not None:
        by_place |= dict.fromkeys(("top", "bottom"), (romper, BABY_CLOTHES))
    if build.youth >= TODDLING and "bottom" not in by_place and (dungarees := garment_in("dungarees")) is not None:
        by_place["bottom"] = (dungarees, dungarees.colour)
    top = by_place.pop("top", (shirt, top_colour))
    bottom = by_place.pop("bottom", (trousers, bottom_colour))
    footwear, shoes = by_place.pop("feet", (trousers, (54, 44, 38)))
    if (clad := _clad_in(subject)) is not None:
        top = top if "top" in told else (top[0], clad)
        bottom = bottom if "bottom" in told else (bottom[0], clad)
    under = under or ((shirt, shirt.colour) if top[0].over else None)
    return Outfit(top, bottom, shoes, tuple(by_place.values()), under, footwear.runs_on)
