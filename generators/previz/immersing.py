"""Things dropped into a vessel of liquid: a fall, drag, and then afloat as deep as their weight asks, or down.

The motion is upright: gravity, the lift of the liquid that is pushed aside (Archimedes), drag with the coefficient of a
sphere, and the mass of the liquid that moves along (half of what is pushed aside).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import pi
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part
from generators.previz.building import Surface
from generators.previz.camera.frame_size import told
from generators.previz.fitting import CompanyMember
from generators.previz.motion.simulation import GRAVITY, RECORD_S, Recording
from generators.previz.pouring.stream import hollow_of, liquid_surface, shown_floor_m
from generators.previz.rigs import Model, noun_of
from generators.previz.rigs.figure import ROOT
from generators.previz.rigs.props import prop_of
from generators.previz.scene import GeomKind
from generators.previz.things import names_of
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = [
    "Bath",
    "add_liquid",
    "as_looked_into",
    "immersed",
    "picture_of_tank",
    "sunk_heights",
    "vessels_dropped_into",
    "with_tanks_that_fit",
]

_INTO: Final = (
    r"\b(?:in|into|inside|on(?:to)? (?:the )?(?:surface|water) of|on(?:to)? the surface in|on(?:to)?)\b"
    r" (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,4}?"
)
_LIQUID: Final = re.compile(
    r"\b(water|oil|milk|honey|juice|syrup|brine"
    r"|coffee|tea|whiske?y|cola|soda|lemonade|beer|wine|cream|chocolate|cocktail|foam|suds|bubbles)\b"
)
_DROPS: Final = re.compile(
    r"(?:being )?(?:drop|fall|plop|plung|splash|toss|lower|sink|float|bob|put|plac|land|thrown)\w*\b"
)
_FLOATS: Final = re.compile(r"(?:float|bob)\w*\b")
DENSER: Final[Mapping[str, float]] = {"salt": 1200.0, "sea": 1025.0, "brine": 1200.0, "honey": 1420.0, "syrup": 1330.0}
"""Densities of liquids that are no materials of the vocabulary, kg/m3 (brine near saturation; CRC Handbook)."""
CUTLERY: Final = frozenset({"spoon", "teaspoon", "ladle", "fork", "cup", "lid", "bottle", "cap"})
"""Nouns among the vessels of what is dropped into one, and nothing into it."""
TANKS: Final = frozenset({"tank", "container", "beaker", "aquarium", "basin"})
BASINS: Final = frozenset({"bathtub", "tub", "bath"})
"""Furniture that is as much a vessel."""
BASIN: Final = 0.74
"""How wide a basin is inside, over what its outside lets one think."""
TANK, GLASS_TANK = "glass tank", "glass_tank"
CLEAR: Final = Surface.of(196, 218, 228, transmission=0.84, roughness=0.02, specular=0.06)
"""Water that one sees into."""
FOAMS: Final = frozenset({"foam", "suds", "bubbles"})
"""What is white on the water."""
FACE: Final = 0.04
"""Half the depth of the liquid that is drawn in a vessel with walls that nobody sees through, over its height."""
FULL: Final = 0.78
"""How full the vessel is, over its inner height."""
OVER_FLOOR: Final = 0.5
"""How high the liquid is at the least between the floor that a vessel shows and its brim."""
SKIN: Final = 0.02
"""What a row shows as a vessel's inside hides no more than this of the liquid over it."""
FLOOR: Final = 0.1
"""Height of the floor over the vessel's, at the most."""
LEAST_BESIDE: Final = 0.36
"""The smallest of several is drawn of at least this share of the largest's height."""
ROUND_SHARE: Final = pi / 6.0
"""Of the box round it that a thing fills."""
FITS: Final = 4.2
"""Height of the vessel over that of what is dropped into it, at the least."""
DROP: Final = 0.5
"""From the brim up to where a thing is let go, over the vessel's height."""
EVERY_S: Final = 0.45
DRAG: Final = 0.47
"""Of a sphere at everyday speeds (Hoerner 1965)."""
RIPPLES_PER_S: Final = 2.6
"""What waves take from bobbing."""
APART: Final = 0.45
"""From the middle to where the outer ones of several go in, over the inner radius."""
SURELY: Final = (0.55, 1.8)
"""Density over the liquid's, at the most and at the least, of what the words say floats and sinks."""


@dataclass(frozen=True, slots=True)
class Bath:
    """A vessel's liquid: its middle, m, and radius; height of its floor and of its face; its density, kg/m3."""

    middle: tuple[float, float]
    radius_m: float
    floor_m: float
    face_m: float
    density: float


def vessels_dropped_into(shot: Shot) -> dict[str, str]:
    """Ids of the things that the words drop into a vessel of liquid, each with that of the vessel."""
    found: dict[str, str] = {}
    if _LIQUID.search(shot.request.lower()) is None and not any(_FLOATS.match(b.action.lower()) for b in shot.beats):
        return found
    for subject in shot.subjects:
        kind = table("kinds").get(subject.kind or "thing")
        cutlery = not CUTLERY.isdisjoint(subject.noun.lower().split())
        if kind is None or kind.animate or (kind.id in ("liquid", "vessel") and not cutlery):
            continue
        words = [b.action.lower() for b in shot.beats if b.subject == subject.id]
        for other in (s for s in shot.subjects if s is not subject and _holds_liquid(shot, s)):
            names = "|".join(re.escape(name) for name in names_of(other))
            if any(_DROPS.match(text) and re.search(rf"{_INTO}(?:{names})\b", text) for text in words):
                found[subject.id] = other.id
    return found


def _holds_liquid(shot: Shot, subject: Subject) -> bool:
    """Whether a subject is a vessel, and the words have a liquid in it."""
    words = subject.noun.lower().split()
    vessel = subject.kind == "vessel" or not (TANKS | BASINS).isdisjoint(words) or _is_glass_tank(subject)
    if vessel and any(_FLOATS.match(b.action.lower()) and b.subject != subject.id for b in shot.beats):
        return True  # what floats in a bathtub needs no water to be told
    return vessel and _LIQUID.search(f"{subject.noun} {shot.request}".lower()) is not None


def _is_glass_tank(subject: Subject) -> bool:
    prop = prop_of(subject.noun)
    return prop is not None and prop.id == GLASS_TANK


def with_tanks_that_fit(shot: Shot) -> Shot:
    """The shot with vessels as large as what is dropped into them asks, and tanks of glass.

    Args:
        shot: a completed one.
    """
    into = vessels_dropped_into(shot)
    if not into:
        return shot
    subjects = []
    for subject in shot.subjects:
        if subject.id in into.values():
            own = [s for s in shot.subjects if into.get(s.id) == subject.id]
            high = max(_height_m(s) for s in own) * FITS
            change: dict[str, object] = {"height_m": max(_height_m(subject), high)}
            if not TANKS.isdisjoint(subject.noun.lower().split()):
                change |= {"noun": TANK, "kind": "vessel", "height_m": high}
            subject = subject.model_copy(update=change)
        elif subject.id in into:
            beside = [_height_m(s) for s in shot.subjects if into.get(s.id) == into[subject.id]]
            seen = max(_height_m(subject), LEAST_BESIDE * max(beside))
            subject = subject.model_copy(update={"height_m": seen})
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects})


def as_looked_into(shot: Shot) -> Shot:
    """The shot from above where things go into a vessel whose walls nobody sees through; the user's angle stays.

    Args:
        shot: a completed one.
    """
    into = vessels_dropped_into(shot)
    opaque = any(s.id in into.values() and not _is_seen_into(s) for s in shot.subjects)
    if not opaque or told(shot, "camera.angle") or told(shot, "camera.height_m"):
        return shot
    camera = shot.camera.model_copy(update={"angle": "high_angle", "height_m": None})
    return shot.model_copy(update={"camera": camera})


def _height_m(subject: Subject) -> float:
    noun = noun_of(subject)
    return subject.height_m or (noun.height_m if noun else None) or 0.1


def add_liquid(subject: Subject, model: Model, words: str) -> None:
    """Adds the liquid to a vessel's figure, as its last shape."""
    floor, face, radius = _inside(subject, model)
    shown = hollow_of(subject.noun, model).heights[0] - SKIN * model.height_m
    floor = max(floor, float(shown))
    half = (face - floor) / 2
    told = _LIQUID.search(words)
    liquid = told.group(1) if told else "water"
    surface = CLEAR if liquid in ("water", "brine") else liquid_surface("milk" if liquid in FOAMS else liquid)
    if not _is_seen_into(subject):  # its walls lean in below the face, and hide what is there
        half = min(half, FACE * model.height_m)
        floor = face - 2.0 * half
    if _is_glass_tank(subject):
        size = (0.46 * model.length_m, 0.46 * model.width_m, half)
        model.figure.shape(ROOT, GeomKind.BOX, size, surface, position=(0.0, 0.0, floor + half))
    else:
        model.figure.shape(ROOT, GeomKind.CYLINDER, (radius, half), surface, position=(0.0, 0.0, floor + half))


def _is_seen_into(subject: Subject) -> bool:
    """Whether one sees through a vessel's walls."""
    noun = noun_of(subject)
    material = table("materials").get(subject.material or (noun.material if noun else "") or "")
    return _is_glass_tank(subject) or (material is not None and material.transmission > 0.5)


def _inside(subject: Subject, model: Model) -> tuple[float, float, float]:
    """Height of the floor and of the liquid's face over the foot, and the inner radius, m."""
    hollow = hollow_of(subject.noun, model)
    shown, high = float(hollow.heights[0]), float(hollow.heights[-1])
    face = shown + FULL * (high - shown)
    if not _is_seen_into(subject):
        drawn = shown_floor_m(subject.noun, model)
        face = max(face, drawn + OVER_FLOOR * (high - drawn))
    low = min(shown, FLOOR * model.height_m)  # a row may show a vessel's inside as full
    basin = not BASINS.isdisjoint(subject.noun.lower().split())
    return low, face, float(min(hollow.radius(face), hollow.radius((low + face) / 2))) * (BASIN if basin else 1.0)


def immersed(shot: Shot, company: Sequence[CompanyMember], seconds: float) -> dict[int, Recording]:
    """Recordings of what is dropped into a vessel of liquid, by its place in the company.

    Args:
        shot: its words say what goes into what.
        company: the cast with its places.
        seconds: of story.
    """
    into = vessels_dropped_into(shot)
    there = {m.placed.part.subject.id: m for m in reversed(company)}
    mine = [i for i, m in enumerate(company) if into.get(m.placed.part.subject.id) in there]
    return {
        index: _dropped(shot, company[index], there[into[company[index].placed.part.subject.id]], n, len(mine), seconds)
        for n, index in enumerate(mine)
    }


def _dropped(
    shot: Shot, thing: CompanyMember, vessel: CompanyMember, number: int, count: int, seconds: float
) -> Recording:
    subject, model = vessel.placed.part.subject, vessel.placed.model
    floor, face, radius = _inside(subject, model)
    foot = vessel.travel.terrain.height(*vessel.travel.origin) + vessel.travel.lift_m
    x, y = vessel.travel.origin
    aside = APART * radius * (2.0 * number / (count - 1) - 1.0) if count > 1 else 0.0
    bath = Bath((x + aside, y), radius, foot + floor, foot + face, _liquid_density(shot))
    own = thing.placed.model
    half = own.height_m / 2
    start = foot + model.height_m + max(DROP * model.height_m, 2.0 * half)
    if _is_afloat(shot, thing.placed.part.subject):
        start = bath.face_m + 0.5 * half
    density = density_of(shot, thing.placed.part, bath.density)
    heights = sunk_heights(bath, half, start, density, seconds, number * EVERY_S, round_=own.figure.is_round())
    positions = np.column_stack([np.tile(bath.middle, (len(heights), 1)), heights])
    return Recording(0.0, positions, np.tile((1.0, 0.0, 0.0, 0.0), (len(heights), 1)))


def _is_afloat(shot: Shot, subject: Subject) -> bool:
    """Whether a thing is on the liquid from the first, as it is told to float there before all else."""
    own = [beat.action.lower() for beat in shot.beats if beat.subject == subject.id]
    return bool(own) and _FLOATS.match(own[0]) is not None


def sunk_heights(
    bath: Bath,
    half_m: float,
    start_m: float,
    density: float,
    seconds: float,
    wait_s: float,
    *,
    round_: bool = True,
) -> NDArray[np.float64]:
    """(n,) heights of the middle of a thing, m, every `RECORD_S` seconds.

    Args:
        bath: the liquid.
        half_m: half the thing's height.
        start_m: where it is let go.
        density: of the thing, kg/m3.
        seconds: of story.
        wait_s: how long it is held.
        round_: whether it is a ball, of which little is under at first; else as broad below as above.
    """
    ratio = bath.density / density
    z, speed, found = start_m, 0.0, []
    for step in range(int(seconds / RECORD_S) + 1):
        found.append(z)
        if step * RECORD_S < wait_s:
            continue
        depth = min(max((bath.face_m - z + half_m) / (2.0 * half_m), 0.0), 1.0)
        # Share of a sphere's volume below a plane, or of a cylinder's that stands.
        under = depth * depth * (3.0 - 2.0 * depth) if round_ else depth
        pull = -GRAVITY + GRAVITY * ratio * under
        drag = 0.375 * ratio * DRAG / half_m * abs(speed) + RIPPLES_PER_S * min(ratio, 2.0)
        speed += RECORD_S * (pull - drag * speed * under) / (1.0 + 0.5 * ratio * under)
        z += RECORD_S * speed
        if z < bath.floor_m + half_m:
            z, speed = bath.floor_m + half_m, 0.0
    return np.array(found)


def density_of(shot: Shot, part: Part, liquid: float) -> float:
    """Of a thing, kg/m3: by its material, or its weight over its size; and as the words say that it floats or sinks."""
    subject, noun = part.subject, noun_of(part.subject)
    material = table("materials").get(subject.material or (noun.material if noun else "") or "")
    density = material.density_kg_m3 if material is not None else 0.0
    if noun is not None and noun.mass_kg and noun.height_m and (material is None or material.id in HOLLOW):
        density = noun.mass_kg / (ROUND_SHARE * noun.height_m**2 * max(noun.length_m or 0.0, noun.height_m))
    words = " ".join(b.action.lower() for b in shot.beats if b.subject == subject.id)
    density = density or liquid
    if re.search(r"\bfloat", words):
        return min(density, SURELY[0] * liquid)
    return max(density, SURELY[1] * liquid) if re.search(r"\bs(?:ink|ank|unk)", words) else density


HOLLOW: Final = frozenset({"rubber", "plastic", "leather", "celluloid", "steel_hollow"})
"""Materials of balls that are full of air: their weight tells, not their skin's density."""


def _liquid_density(shot: Shot) -> float:
    words = set(re.findall(r"[a-z]+", shot.request.lower()))
    told = next((value for word, value in DENSER.items() if word in words), None)
    material = table("materials").get(next((w for w in ("oil", "milk") if w in words), "water"))
    return told or (material.density_kg_m3 if material else 1000.0)


def picture_of_tank(vessel: CompanyMember) -> PlaceTrack:
    """What the camera has to show: the vessel, and the way into it."""
    model, (x, y) = vessel.placed.model, vessel.travel.origin
    foot = vessel.travel.terrain.height(x, y) + vessel.travel.lift_m
    tall = (1.0 + DROP) * model.height_m
    extents = Extents(tall, model.length_m, model.width_m, tall / 2, (0.0, 0.0, tall / 2))
    part = vessel.placed.part
    return PlaceTrack(part.subject.id, part.number, extents, (x, y, foot + tall / 2))
