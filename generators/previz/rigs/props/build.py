"""Builds a thing from its row in `prop.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import pi

from generators.previz.building import Surface
from generators.previz.motion.holding import hold
from generators.previz.motion.rotations import Vec, about_y
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.lofts import loft
from generators.previz.rigs.standin import build_standin
from generators.previz.rigs.surfaces import Srgb, colour_in, colour_of, material_surface, surface_of
from generators.previz.scene import GeomKind
from generators.previz.tables import rows_of
from prompts.vocabulary import table

__all__ = ["Prop", "build_prop", "prop_of"]

ShapeRow = tuple[str | float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """One row of `prop.toml`. Lengths are over the thing's height; x is its front.

    Attributes:
        id: its name, or the `breed` of the vocabulary's noun. names: further nouns that mean it.
        shapes: rows of (shape, paint, numbers...); a shape whose name ends in * stands on both sides.
            box: x, y, z, half extents. ball: x, y, z, radii. rod: two ends, radius.
            limb, cone: two ends, radius at each. hull: stern x, bow x, half width, keel z, deck z.
            sail: x of its loose corner, x of the mast, foot z, head z.
        colour: main colour, sRGB, when neither words nor material say.
        material: id in the vocabulary's materials, for weight and bounce when the subject has none.
        rotor: pivot x, y, z, axis x, y, z, and turns a second of the shapes in `turning`.
        height_m: usual height. seat: height of its seat, for what people sit or lie on; seat_x: how
            far forward that is. bars: the middle of what a rider's hands hold.
        lies: whether it lies on its back where it is put down.
        own_size: whether it is of its own size, whatever height the vocabulary knows its noun by.
    """

    id: str
    names: tuple[str, ...] = ()
    shapes: tuple[ShapeRow, ...]
    colour: Srgb = (170, 166, 160)
    material: str = ""
    rotor: tuple[float, ...] = ()
    turning: tuple[ShapeRow, ...] = ()
    height_m: float = 0.3
    seat: float = 0.0
    seat_x: float = 0.0
    bars: tuple[float, float, float] | None = None
    own_size: bool = False
    lies: bool = False


_PAINTS: Mapping[str, Surface] = {
    "wood": surface_of((140, 100, 62), 0.7),
    "darkwood": surface_of((84, 58, 40), 0.7),
    "steel": surface_of((186, 190, 196), 0.25, specular=0.5),
    "iron": surface_of((70, 72, 76), 0.5, specular=0.2),
    "brass": surface_of((206, 164, 74), 0.3, specular=0.5),
    "black": surface_of((26, 26, 28), 0.5),
    "rubber": surface_of((30, 30, 32), 0.9),
    "white": surface_of((240, 240, 236), 0.5),
    "cream": surface_of((240, 228, 200), 0.7),
    "red": surface_of((196, 36, 36), 0.5),
    "green": surface_of((70, 122, 58), 0.7),
    "brown": surface_of((110, 72, 44), 0.8),
    "pink": surface_of((226, 130, 150), 0.6),
    "yellow": surface_of((238, 196, 60), 0.6),
    "skin": surface_of((206, 154, 120), 0.6),
    "glass": Surface((0.82, 0.9, 0.92), roughness=0.04, specular=0.06, transmission=0.9, ior=1.3),
    "window": surface_of((30, 38, 46), 0.06, specular=0.3),
    "screen": surface_of((90, 140, 190), 0.2, emission=0.7),
    "glow": surface_of((255, 214, 140), 0.4, emission=3.0),
    "flame": surface_of((255, 150, 50), 0.6, emission=4.0),
    "coffee": surface_of((62, 38, 24), 0.15),
    "water": surface_of((120, 170, 200), 0.1),
}


@cache
def _props() -> Mapping[str, Prop]:
    """Both tables. What hands hold comes first: of two rows for one name, its row is the one to hold."""
    held = rows_of(__package__ or "", "handheld", Prop)
    own = {key: replace(row, own_size=True) for key, row in held.items()}
    return {**own, **rows_of(__package__ or "", "prop", Prop)}


def prop_of(noun: str, hint: str = "") -> Prop | None:
    """The row that a noun means: the longest name that stands in it, else the row called `hint`."""
    words = " ".join(re.findall(r"[a-z]+", noun.lower()))
    found = [
        (len(name), prop)
        for prop in _props().values()
        for name in (prop.id.replace("_", " "), *prop.names)
        if re.search(rf"\b{name}(s|es)?\b", words)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else _props().get(hint)


@rig("furniture", "vessel", "food", "tool", "instrument", "device", "cycle", "boat", "aircraft", "spacecraft", "thing",
     "cloth", "landform", "reptile", "insect", "creature", "fire", "smoke", "liquid")  # fmt: skip
def build_prop(casting: Casting) -> Model:
    """Builds the thing that the subject's noun names; what has no row gets a stand-in."""
    subject = casting.subject
    prop = prop_of(subject.noun, casting.noun.breed if casting.noun else "")
    if prop is None:
        return build_standin(casting)
    h = casting.height_m(prop.height_m)
    usual = casting.noun.height_m if casting.noun else None
    if prop.own_size and (subject.height_m in (None, usual) or h < THICKNESS * prop.height_m):
        h = prop.height_m  # the vocabulary knows what lies flat by its thickness
    main = _main_surface(casting, prop)
    figure = casting.start()
    for row in prop.shapes:
        _shape(figure, "root", row, h, main)
    if prop.rotor:
        x, y, z, ax, ay, az, _ = prop.rotor
        figure.bone("rotor", "root", (x * h, y * h, z * h), axis=(ax, ay, az))
        for row in prop.turning:
            _shape(figure, "rotor", row, h, main)
    length, width = _extents(prop)
    material = table("materials").get(subject.material or prop.material)
    density = min(material.density_kg_m3, 2500.0) if material else 400.0
    half = (max(0.02, length * h / 2), max(0.02, width * h / 2), h / 2)

    def animate(act: Act) -> Animation:
        still = hold(act, root_m=LYING_M, turn=about_y(-pi / 2)) if prop.lies else hold(act)
        return _turning(still, prop.rotor[6]) if prop.rotor else still

    return Model(
        figure=figure,
        height_m=h,
        length_m=length * h,
        width_m=width * h,
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.0, 0.0, h / 2),
        proxy=Proxy(
            GeomKind.BOX,
            half,
            8 * half[0] * half[1] * half[2] * density * 0.3,
            material.restitution if material else 0.3,
            material.friction if material else 0.5,
        ),
        root_height_m=h / 2,
        root_is_foot=True,
        saddle_m=(prop.seat or SADDLE) * h,
    )


THICKNESS = 0.35
"""What is lower than this share of its own height is known by how thick it lies."""
LYING_M = 0.008
"""How high the middle of a flat thing is that lies."""
SADDLE = 0.84
"""Height of a saddle over that of what is ridden, where its row gives no seat."""


def _turning(still: Animation, turns_per_s: float) -> Animation:
    def pose(story_s: float) -> Posture:
        posture = still(story_s)
        return Posture(posture.position, posture.rotation, {"rotor": 2 * pi * turns_per_s * story_s})

    return pose


def _main_surface(casting: Casting, prop: Prop) -> Surface:
    """The thing's own colour: by its looks, its noun, its material, the vocabulary, the table, in that order."""
    subject, noun = casting.subject, casting.noun
    asked = colour_of(subject, ("body", "surface", *subject.noun.lower().split()), (-1, 0, 0), whole=True)
    colour = asked if asked[0] >= 0 else colour_in(subject.noun)
    material = table("materials").get(subject.material or "")
    if material and (material.transmission > 0.5 or material.metallic > 0.5):
        return material_surface(material, colour)
    usual = colour_in(noun.colour.replace("_", " ")) if noun and noun.colour else None
    roughness = material.roughness if material else 0.6
    return surface_of(colour or usual or prop.colour, max(0.15, roughness))


def _shape(figure: Figure, bone: str, row: ShapeRow, h: float, main: Surface) -> None:
    name, paint = str(row[0]), str(row[1])
    numbers = [float(value) * h for value in row[2:]]
    surface = _paint(paint, main)
    for side in (1.0, -1.0) if name.endswith("*") else (1.0,):
        _ADD[name.rstrip("*")](figure, bone, numbers, side, surface)


def _paint(paint: str, main: Surface) -> Surface:
    if paint in _PAINTS:
        return _PAINTS[paint]
    factor = {"main": 1.0, "dark": 0.45, "light": 1.6}[paint]
    r, g, b = (min(1.0, value * factor) for value in main.colour)
    return main.with_(colour=(r, g, b), second_colour=None)


def _add_box(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    figure.box(bone, n[3:6], (n[0], side * n[1], n[2]), surface)


def _add_ball(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    figure.ball(bone, n[3:6], (n[0], side * n[1], n[2]), surface)


def _ends(n: list[float], side: float) -> tuple[Vec, Vec]:
    return (n[0], side * n[1], n[2]), (n[3], side * n[4], n[5])


def _add_rod(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    figure.shape(bone, GeomKind.CYLINDER, (n[6],), surface, ends=_ends(n, side))


def _add_limb(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    figure.shape(bone, GeomKind.ROUND_CONE, (n[6], n[7]), surface, ends=_ends(n, side))


def _add_cone(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    figure.shape(bone, GeomKind.CONE, (n[6], n[7]), surface, ends=_ends(n, side))


def _add_hull(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    """A boat's hull: a square stern, full amidships, a bow that rises to a point; wider at the deck than below."""
    del side
    stern, bow, half, keel, deck = n
    depth = deck - keel
    stations = [
        [stern + at * (bow - stern), wide * half / FLARE, keel + low * depth, deck + high * depth]
        for at, wide, low, high in _HULL
    ]
    mesh = figure.builder.mesh(*loft(stations, squareness=2.6, taper=1.0 - FLARE))
    figure.shape(bone, GeomKind.MESH, (0.0,), surface, meshname=mesh)


def _add_sail(figure: Figure, bone: str, n: list[float], side: float, surface: Surface) -> None:
    """A triangle of cloth that bellies a little, upright along x."""
    del side
    loose, mast, foot, head = n
    thick = 0.012 * (head - foot)
    rows = [
        [
            loose + at * (mast - loose),
            thick * (0.3 + 2.0 * at * (1.0 - at)),
            foot,
            foot + (0.02 + 0.98 * at) * (head - foot),
        ]
        for at in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    mesh = figure.builder.mesh(*loft(sorted(rows), squareness=3.0))
    figure.shape(bone, GeomKind.MESH, (0.0,), surface, meshname=mesh)


FLARE = 1.5
"""How much wider a hull is at its deck than at its keel."""
_HULL = (
    (0.0, 0.66, 0.22, 0.02), (0.04, 0.74, 0.12, 0.02), (0.3, 0.96, 0.0, -0.03), (0.55, 1.0, 0.0, -0.04),
    (0.78, 0.72, 0.05, 0.04), (0.93, 0.28, 0.28, 0.18), (1.0, 0.03, 0.62, 0.27),
)  # fmt: skip
"""Stations of a hull: place along it, width, and how far keel and deck lie above their lowest, over its depth."""

_ADD: Mapping[str, Callable[[Figure, str, list[float], float, Surface], None]] = {
    "box": _add_box,
    "ball": _add_ball,
    "rod": _add_rod,
    "limb": _add_limb,
    "cone": _add_cone,
    "hull": _add_hull,
    "sail": _add_sail,
}


def _extents(prop: Prop) -> tuple[float, float]:
    """Length and width over height, from the shapes' own boxes."""
    xs: list[float] = []
    ys: list[float] = []
    for row in (*prop.shapes, *prop.turning):
        n = [float(value) for value in row[2:]]
        if str(row[0]).rstrip("*") in ("box", "ball"):
            xs += [n[0] - n[3], n[0] + n[3]]
            ys += [abs(n[1]) + n[4]]
        elif row[0] in ("hull", "sail"):
            xs += n[:2]
            ys += [n[2] if row[0] == "hull" else 0.0]
        else:
            reach = max(n[6:])
            xs += [n[0] - reach, n[0] + reach, n[3] - reach, n[3] + reach]
            ys += [abs(n[1]) + reach, abs(n[4]) + reach]
    return max(xs) - min(xs), 2 * max(ys)
