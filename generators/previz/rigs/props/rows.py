"""The props tables: things made of a few shapes, one row a thing, read from the files in `tables`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from generators.previz.rigs.props.parts import Part
from generators.previz.rigs.props.shapes import ShapeRow
from generators.previz.rigs.surfaces import Srgb
from generators.previz.tables import rows_of
from prompts.reading.models import model_called
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["Prop", "handheld", "prop_for", "prop_in", "prop_of", "props"]

_OF = re.compile(r"^(.*\S)\s+(?:full of|filled with|of)\s+(.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """One row of a props table. x is the thing's front, y its left, z up from the ground.

    Attributes:
        id: its name, and what the vocabulary's `breed` calls it. names: further nouns that mean it.
        high: how many of the row's units the thing is high. height_m: usual height.
        long: for things that the vocabulary measures lying, such as a hammer: how many units its length is.
        shapes: see `shapes.py`. parts: see `parts.py`.
        colour: main colour, sRGB, when neither words nor material say. tinted: whether words change it.
        second, pattern, scale: of the main colour's pattern, as in `Surface`; scale in units.
        gloss: roughness of the main colour.
        material: id in the vocabulary's materials, for weight and bounce when the subject has none.
        bob: how far the whole thing rises and falls as it flies or floats, in units, and how often a second.
        top: height of what is worked at on it, over its own.
        seat: height of its seat over its own, for what people sit or lie on; seat_x: how far forward that is, over its
            height. bars: the middle of what a rider's hands hold, over its height.
        cover: height over its own of what lies on the seat, where people sink into that: a blanket.
        pair: whether a single one is called by a plural: scissors, skis, trousers.
        rooted: whether much of it lies under the ground, as of a hill, or hangs below what is held of it.
        lies: whether it lies on its back where it is put down.
        board: whether it stands on its end alone, and lies flat under, on or beneath anything else.
        own_size: whether it is of its own size, whatever height the vocabulary knows its noun by.
        focus: height of what a close shot looks at, over the thing's own.
        light: x, y, z in units, r, g, b: a lamp, lit at night and wherever it burns. flicker: how unsteady, 0..1.
        beam: degrees of the cone that the lamp shines in, along the thing's own z, and how far, m; lit by day too.
        spout: x and z in units of where liquid leaves a vessel that is tilted.
        floor: height of the floor that what is seen inside its glass stands on, over its own.
        does: what its parts show it doing, as stems of verbs: a clock `tick`s.
        deck: height of what people and trains go over it on, over its own.
        balance: of a thing whose first part is a beam that tilts by what is on it: from the hinge to what an end bears,
            and how high over the hinge, in units; degrees to its stop; and its weight, kg.
        holds: x, y, z in units of where what is put into it stands, while it is open. way: a point before its opening
            that this goes through. bears: the part that takes it along, such as a drawer. room: how long it may be.
        afoot: whether an animal that is so only sits, and is built with legs where it goes somewhere.
        round: whether physics rolls it on its axis (z) rather than slides it as a box.
    """

    id: str
    afoot: bool = False
    names: tuple[str, ...] = ()
    deck: float = 0.0
    floor: float = 0.0
    does: tuple[str, ...] = ()
    high: float = 1.0
    long: float = 0.0
    height_m: float = 0.3
    shapes: tuple[ShapeRow, ...] = ()
    parts: tuple[Part, ...] = ()
    colour: Srgb = (170, 166, 160)
    tinted: bool = True
    second: tuple[int, ...] = ()
    pattern: str = "plain"
    scale: float = 0.1
    gloss: float = 0.6
    material: str = ""
    bob: tuple[float, float] = (0.0, 1.0)
    top: float = 1.0
    seat: float = 0.0
    seat_x: float = 0.0
    cover: float = 0.0
    bars: tuple[float, float, float] | None = None
    balance: tuple[float, ...] = ()
    own_size: bool = False
    lies: bool = False
    board: bool = False
    rooted: bool = False
    pair: bool = False
    focus: float = 0.5
    light: tuple[float, ...] = ()
    beam: tuple[float, ...] = ()
    flicker: float = 0.0
    spout: tuple[float, ...] = ()
    holds: tuple[float, ...] = ()
    way: tuple[float, ...] = ()
    bears: str = ""
    room: float = 0.0

    @property
    def opens(self) -> bool:
        """Whether it has a door that swings."""
        return any(part.drive == "open" for part in self.parts)


@cache
def props() -> Mapping[str, Prop]:
    """All rows by id.

    Raises:
        ValueError: two rows have one id.
    """
    found: dict[str, Prop] = {}
    names = sorted(f.name.removesuffix(".toml") for f in files(__package__ or "").joinpath("tables").iterdir())
    for name in names:
        rows = rows_of(__package__ or "", f"tables/{name}", Prop, heading="prop")
        twice = rows.keys() & found.keys()
        if twice:
            raise ValueError(f"{name}.toml: {sorted(twice)} stand in another table too")
        found |= rows
    return found


@cache
def handheld() -> Mapping[str, Prop]:
    """The rows of `handheld.toml` by id: things as hands hold them, and what only hands have to do with.

    Balloons, which are drawn by their number, have a table of their own.
    """
    bunches = rows_of(__package__ or "", "balloons", Prop, heading="handheld")
    held = rows_of(__package__ or "", "handheld", Prop) | bunches
    return {key: replace(row, own_size=True) for key, row in held.items()}


@cache
def _by_name(held: bool) -> Mapping[str, Prop]:
    named: dict[str, Prop] = {}
    for rows in (handheld(), props()) if held else (props(), handheld()):
        for prop in rows.values():
            for name in (prop.id.replace("_", " "), *prop.names):
                named.setdefault(name.replace("-", " "), prop)
    return named


_HISSES = re.compile(r"(?:[sxzo]|[cs]h)es$")
"""Plurals that take more than an s."""


def _named(phrase: str, held: bool) -> Prop | None:
    named = _by_name(held)
    forms = [phrase, phrase.removesuffix("s")]
    forms += [phrase.removesuffix("es")] if _HISSES.search(phrase) else []  # pines are no pins
    forms += [phrase.removesuffix("ies") + "y", phrase.removesuffix("ves") + "f", phrase.removesuffix("ves") + "fe"]
    found = [named[form] for form in forms if form in named]
    in_hand = [prop for prop in found if held and prop.own_size]
    return next(iter(in_hand or found), None)


def prop_in(noun: str, *, held: bool = False) -> tuple[int, Prop] | None:
    """The row that a noun's own words mean, and how many words said so.

    The head of "cup of coffee" counts before what is in it; in "slice of cake" or "pair of skis" the head means nothing
    and what follows counts.

    Args:
        noun: in the user's words, such as "old wooden park bench".
        held: whether somebody has it in the hand; a row for that comes first then.
    """
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", noun.lower().replace("-", " "))
    model = model_called(" ".join(words))
    whole = _named(model.noun if model else " ".join(words), held) or _named(" ".join(words), held)
    if whole:
        return len(words), whole
    parted = _OF.match(" ".join(words))
    if parted:
        head = parted[1].split()[-1]
        known = head in terms_by_phrase("nouns")
        return prop_in(parted[1], held=held) or (None if known else prop_in(parted[2], held=held))
    for first in range(1, len(words)):
        found = _named(" ".join(words[first:]), held)
        if found:
            return len(words) - first, found
    return None


def prop_for(
    noun: str, hint: str = "", known_words: int = 0, *, held: bool = False, loose: bool = False
) -> tuple[Prop, bool] | None:
    """The row that stands for a thing, and whether the vocabulary's row means the same thing.

    Args:
        noun: in the user's words.
        hint: the breed in the vocabulary's row for it.
        known_words: how many words of the noun that row stands for; a shorter match is no better than the hint.
        held: whether somebody has it in the hand.
        loose: take a shorter match where there is no better: some engine for a "fire engine".

    Returns:
        A row whose name says more than the vocabulary's ("paper lantern" over "lantern") does not take its colour and
        size.
    """
    found = prop_in(noun, held=held)
    if found and found[0] >= known_words:
        return found[1], found[0] <= known_words
    hinted = props().get(hint)
    if hinted:
        return hinted, True
    return (found[1], False) if found and loose else None


def prop_of(noun: str) -> Prop | None:
    """The row that a thing is shown by, from its noun alone."""
    row = table("nouns").get(terms_by_phrase("nouns").get(noun.lower(), ""))
    found = prop_for(noun, row.breed if row else "", len(noun.split()) if row else 0, loose=True)
    return found[0] if found else None
