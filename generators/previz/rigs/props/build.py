"""Builds a thing from its row in a props table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import pi, radians, sin
from typing import Final

from generators.previz.building import StageBuilder, Surface, linear_rgb
from generators.previz.motion.beam import Beam
from generators.previz.motion.holding import hold
from generators.previz.motion.rotations import about_y, add, rotate
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, noun_words, rig
from generators.previz.rigs.figure import ROOT, Figure, Posture
from generators.previz.rigs.props.boards import laid_flat
from generators.previz.rigs.props.gears import as_train
from generators.previz.rigs.props.paints import FILLINGS, paint_named
from generators.previz.rigs.props.parts import Joint, Part, angle_of, build_parts, changing_part
from generators.previz.rigs.props.rows import Prop, prop_for
from generators.previz.rigs.props.shapes import Extents, ShapeRow, add_shape, split_name
from generators.previz.rigs.standin import build_standin
from generators.previz.rigs.surfaces import (
    colour_in,
    colour_of,
    in_two_colours,
    material_surface,
    named_colour,
    surface_of,
)
from generators.previz.scene import GeomKind, Light, LightKind, Pattern
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["build_prop", "knows_prop"]

_AIRBORNE = ("fly", "float", "rise", "swim", "dance")
_BARE = ("", "silver", "grey", "dark_grey", "gold", "golden")
"""Colours in the vocabulary of things whose metal shows; others are painted."""
_OFTEN_HZ = (7.3, 11.9)
"""Two rates that a flame's flicker is mixed of."""
BANDS: Final = 0.14
"""Width of the bands of a thing in two colours, over its height."""
LEAST_M = 0.012
"""Smaller things are staged this long: a lens cannot come nearer."""
_ANY = Surface((0.5, 0.5, 0.5))
THICKNESS = 0.35
"""What is lower than this share of its own height is known by how thick it lies."""
LYING_M = 0.008
"""How high the middle of a flat thing is that lies."""
SADDLE = 0.84
"""Height of a saddle over that of what is ridden, where its row gives no seat."""
MONUMENT_M, FLOODLIT, MOST_FLOODLIT = 30.0, 0.16, 1.6
"""What is built higher or wider than this is lit by lamps at its foot by night: how bright it then is to the eye, and
the most that a dark surface shines for it."""
_MOST_REACH_M = 6.0
"""A thing's lamp is as bright as one that lights this far at the most."""


def knows_prop(noun: str, hint: str, known_words: int, *, held: bool = False) -> bool:
    """Whether a props table has a row for a noun; see `prop_for`."""
    return prop_for(noun, hint, known_words, held=held) is not None


@rig("prop", "thing")
def build_prop(casting: Casting) -> Model:
    """Builds the thing that the subject's noun names; what has no row gets a stand-in."""
    noun = casting.noun
    found = prop_for(
        casting.subject.noun, noun.breed if noun else "", noun_words(casting.subject), held=casting.held, loose=True
    )
    if found is None:
        return build_standin(casting)
    prop, same = as_train(found[0], casting.subject), found[1]
    if not same:
        casting = replace(casting, noun=None)
    scale = _scale(casting, prop)
    longest = longest_of(prop)
    if scale * longest < LEAST_M and not _is_told(casting):
        if casting.subject.kind != "liquid":  # a drop is seen so large through any lens that shows it
            casting.warnings.append(f"{casting.subject.noun} is staged as a model {100 * LEAST_M:g} cm long")
        scale = LEAST_M / longest
    main = _main_surface(casting, prop, scale)
    figure, extents = casting.start(), Extents()

    filling = _filling(casting)

    floodlit = casting.night and casting.subject.kind == "building" and scale * longest > MONUMENT_M

    def paint(name: str) -> Surface:
        surface = filling if filling and name in FILLINGS else paint_named(name, main)
        return _floodlit(surface) if floodlit else surface

    bare = _is_bare(casting)
    for row in prop.shapes:
        if not ((casting.empty and row[1] in FILLINGS) or (bare and row[1] == LEAF)):
            add_shape(figure, ROOT, row, scale, paint(str(row[1])), extents=extents)
    joints = build_parts(figure, prop.parts, scale, paint, casting.motion, extents)
    (x0, y0, _), (x1, y1, z1) = extents.low, extents.high
    height, length, width = prop.high * scale, 2 * max(-x0, x1), 2 * max(-y0, y1)
    material = table("materials").get(casting.subject.material or prop.material)
    density = min(material.density_kg_m3, 2500.0) if material else 400.0
    half = (max(0.005, length / 2), max(0.005, width / 2), height / 2)
    model = Model(
        figure=figure,
        height_m=max(height, z1),
        length_m=length,
        width_m=width,
        animate=_animator(prop, joints, scale, stands=casting.subject.kind == STANDS_FAST),
        centre_height_m=height / 2,
        focus=_focus(prop, scale),
        proxy=Proxy(
            GeomKind.BOX,
            half,
            8 * half[0] * half[1] * half[2] * density * 0.3,
            material.restitution if material else 0.3,
            material.friction if material else 0.5,
        ),
        root_height_m=height / 2,
        lights=_lamp(casting, prop, scale),
        root_is_foot=True,
        saddle_m=(prop.seat or SADDLE) * height,
        front_m=max(x1, 0.005),
        beam=_beam(prop, scale),
        changing=tuple(changing_part(joint) for joint in joints if joint.part.changes),
        sweep_m=max((_sweep(part) * scale for part in prop.parts if part.drive == "open"), default=0.0),
    )
    return laid_flat(model) if casting.laid else model


LEAF: Final = "leaf"
"""The paint of leaves."""
_LEAFLESS: Final = re.compile(r"\b(?:bare|leafless|dead|withered|dry|dried|dried-up|frozen|wintry)\b")


def _is_bare(casting: Casting) -> bool:
    """Whether what has grown has no leaves: a bare branch, a dead one."""
    subject = casting.subject
    return subject.kind == "plant" and any(
        _LEAFLESS.search(words.lower())
        for words in (subject.noun, *(look.text for look in subject.looks if not look.part))
    )


def _floodlit(surface: Surface) -> Surface:
    """A surface under floodlights, which are as bright as its colour asks."""
    bright = max(0.2126 * surface.colour[0] + 0.7152 * surface.colour[1] + 0.0722 * surface.colour[2], 1e-3)
    return replace(surface, emission=max(surface.emission, min(FLOODLIT / bright, MOST_FLOODLIT)))


def _focus(prop: Prop, scale: float) -> tuple[float, float, float]:
    """What a close shot looks at: between the eyes of what has some, else a height of the thing's own, m."""
    own = [(float(row[2]), float(row[4])) for row in prop.shapes if _is_eye(row)]
    for part in prop.parts:
        own += [
            (part.at[0] + float(row[2]), part.at[2] + float(row[4]))
            for row in part.shapes
            if not part.on and _is_eye(row)
        ]
    if not own:
        return (0.0, 0.0, prop.focus * prop.high * scale)
    return (scale * sum(x for x, _ in own) / len(own), 0.0, scale * sum(z for _, z in own) / len(own))


def _is_eye(row: ShapeRow) -> bool:
    return str(row[0]).startswith("ball") and row[1] == "eye"


def _beam(prop: Prop, scale: float) -> Beam | None:
    """The beam that a thing's first part is, if it tilts by what is on it."""
    if not prop.balance:
        return None
    part, (arm, up, stop_deg, mass_kg) = prop.parts[0], prop.balance
    hung = tuple(
        f"{name}{side}"
        for other in prop.parts[1:]
        if other.on == part.id
        for name, mirrored, *_ in [split_name(other.id)]
        for side in (("l", "r") if mirrored else ("",))
    )
    x, y, z = (scale * value for value in part.at)
    lengthwise = abs(part.axis[1]) > 0.5
    return Beam(part.id, hung, (x, y, z), lengthwise, arm * scale, up * scale, radians(stop_deg), mass_kg)


@cache
def _sweep(part: Part) -> float:
    """How far before its thing a door swings, in the row's unit: what it measures across the hinge."""
    figure, extents = Figure(StageBuilder(), "measured", 0), Extents()
    figure.root()
    for row in part.shapes:
        add_shape(figure, ROOT, row, 1.0, _ANY, extents=extents)
    across = 2 if abs(part.axis[1]) > 0.5 else 1
    leaf = max(abs(extents.low[across]), abs(extents.high[across]))
    return leaf if part.deg > 0.0 else 0.0


@cache
def longest_of(prop: Prop) -> float:
    """The longest side of the box round a thing's shapes, in its row's unit."""
    figure, extents = Figure(StageBuilder(), "measured", 0), Extents()
    figure.root()
    for row in prop.shapes:
        add_shape(figure, ROOT, row, 1.0, _ANY, extents=extents)
    build_parts(figure, prop.parts, 1.0, lambda _: _ANY, "rest", extents)
    return max(high - low for low, high in zip(extents.low, extents.high, strict=True))


def _is_told(casting: Casting) -> bool:
    """Whether a height is asked for that is not only the vocabulary's usual one."""
    return casting.subject.height_m not in (None, casting.noun.height_m if casting.noun else None)


def _scale(casting: Casting, prop: Prop) -> float:
    """Metres in the row's unit."""
    noun, told, height_m = casting.noun, _is_told(casting), casting.height_m(prop.height_m)
    if prop.own_size and (not told or height_m < THICKNESS * prop.height_m):
        return prop.height_m / prop.high  # the vocabulary knows what lies flat by its thickness
    if prop.long and not told:
        return noun.length_m / prop.long if noun and noun.length_m else prop.height_m / prop.high
    return height_m / prop.high


def _animator(prop: Prop, joints: tuple[Joint, ...], scale: float, *, stands: bool) -> Callable[[Act], Animation]:
    rise_m, often = prop.bob[0] * scale, prop.bob[1]

    def animate(act: Act) -> Animation:
        within = any(part.drive in WITHIN.get(act.motion, ()) for part in prop.parts)
        drums = act.motion == "spin" and stands and any(part.drive == "turn" for part in prop.parts)
        whole = replace(act, motion="rest") if within or drums else act
        still = (
            hold(whole, root_m=LYING_M, turn=about_y(-pi / 2), tall_m=prop.high * scale)
            if prop.lies
            else hold(whole, tall_m=prop.high * scale)
        )
        travel = act.travel
        phase = (act.seed % 628) / 100

        def pose(story_s: float) -> Posture:
            posture = still(story_s)
            distance = travel.distance(story_s)
            turned = {joint.bone: angle_of(joint, act, distance, story_s) for joint in joints}
            lift = rise_m * sin(2 * pi * often * story_s + phase) if act.motion in _AIRBORNE else 0.0
            x, y, z = posture.position
            return Posture((x, y, z + lift), posture.rotation, turned)

        return pose if joints or rise_m else still

    return animate


def _lamp(casting: Casting, prop: Prop, scale: float) -> Callable[[float, Posture], tuple[Light, ...]] | None:
    """What the thing lights: a lamp by night, a flame always."""
    if not prop.light or not (casting.night or prop.flicker > 0 or prop.beam):
        return None
    x, y, z, *colour = prop.light
    at = (x * scale, y * scale, z * scale)
    reach = min(_MOST_REACH_M, max(prop.high * scale, 0.1)) ** 2
    phase = float(casting.rng.uniform(0.0, 6.28))

    def lights(story_s: float, posture: Posture) -> tuple[Light, ...]:
        waver = sum(sin(2 * pi * hz * story_s + phase * hz) for hz in _OFTEN_HZ) / len(_OFTEN_HZ)
        much = reach * (1.0 + prop.flicker * waver)
        place = add(posture.position, rotate(posture.rotation, at))
        r, g, b = (value * much for value in colour)
        if prop.beam:
            cone_deg, far_m = prop.beam
            way = rotate(posture.rotation, (0.0, 0.0, 1.0))
            shone = (colour[0] * far_m**2, colour[1] * far_m**2, colour[2] * far_m**2)
            return (Light(LightKind.SPOT, shone, position=place, direction=way, radius=0.03, cone_deg=cone_deg),)
        return (Light(LightKind.POINT, (r, g, b), position=place, radius=0.1 * prop.high * scale),)

    return lights


def _filling(casting: Casting) -> Surface | None:
    """The liquid that a vessel's noun says it holds: the wine of `glass of red wine`."""
    subject = casting.subject
    held = subject.noun.lower().rpartition(" of ")[2]
    tint = _TINTED.fullmatch(held)
    if subject.kind == "vessel" and tint is not None and (dyed := colour_in(tint["colour"].replace("-", " "))):
        return surface_of(dyed, 0.15)
    liquid = table("nouns").get(terms_by_phrase("nouns").get(held, ""))
    if subject.kind != "vessel" or liquid is None or liquid.kind != "liquid" or liquid.colour in _CLEAR:
        return None
    colour = colour_in(liquid.colour.replace("_", " "))
    return surface_of(colour, 0.15) if colour else None


_TINTED: Final = re.compile(
    r"(?:bright |glowing |bubbling )?(?P<colour>[a-z-]+) "
    r"(?:liquid|fluid|water|solution|chemicals?|potion|dye|ink|acid)"
)
"""A liquid of which only the colour is told."""
WITHIN: Final = {"swing": frozenset({"hang", "beat"}), "turn": frozenset({"turn", "roll"})}
STANDS_FAST: Final = "device"
"""Kind of machines that spin by their parts alone: a washing machine."""
"""Drives of parts that swing or turn, while the thing that they hang from stands."""
_CLEAR: Final = frozenset({"", "blue", "pale_blue"})
"""Colours in the vocabulary of water and what is as clear."""


def _main_surface(casting: Casting, prop: Prop, scale: float) -> Surface:
    """The thing's own surface: by its looks, its noun, its material, the vocabulary, the table, in that order."""
    subject, noun = casting.subject, casting.noun
    asked = colour_of(subject, ("body", "surface", *subject.noun.lower().split()), (-1, 0, 0), whole=True)
    said = asked if asked[0] >= 0 else named_colour(subject, noun)
    usual = colour_in(noun.colour.replace("_", " ")) if noun and noun.colour and prop.tinted else None
    colour = said if said and prop.tinted else usual
    material = table("materials").get(subject.material or "")
    metal = material is not None and material.metallic > 0.5 and not said and (noun is None or noun.colour in _BARE)
    if material and (metal or material.transmission > 0.5):
        return material_surface(material, said)
    surface = Surface(
        linear_rgb(colour or prop.colour),
        linear_rgb(prop.second) if prop.second else None,
        Pattern[prop.pattern.upper()],
        prop.scale * scale,
        roughness=prop.gloss,
    )
    return in_two_colours(surface, subject, BANDS * prop.high * scale) if prop.tinted else surface
