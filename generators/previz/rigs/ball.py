"""Balls: glass, rubber, wood or steel by material; footballs, basketballs and others by name; also planets."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, radians

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.holding import hold
from generators.previz.motion.rotations import about_x, about_y, multiply
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.surfaces import Srgb, colour_in, colour_of, in_two_colours, material_surface, named_colour
from generators.previz.scene import GeomKind, Pattern
from prompts.vocabulary import table

__all__ = ["build_ball"]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of ball: the word that names it, its two colours, pattern and roughness, and what is drawn on it."""

    word: str
    colour: Srgb
    second: Srgb
    pattern: Pattern
    scale: float
    roughness: float
    seams: bool = False
    patches: bool = False
    glow: float = 0.0


_SORTS: tuple[Sort, ...] = (
    Sort("football", (240, 240, 238), (26, 26, 28), Pattern.PLAIN, 0.55, 0.35, patches=True),
    Sort("soccer", (240, 240, 238), (26, 26, 28), Pattern.PLAIN, 0.55, 0.35, patches=True),
    Sort("basketball", (206, 98, 34), (30, 22, 18), Pattern.PLAIN, 0.1, 0.75, seams=True),
    Sort("tennis", (204, 220, 60), (240, 240, 236), Pattern.PLAIN, 0.1, 0.95, seams=True),
    Sort("baseball", (240, 236, 226), (180, 40, 40), Pattern.PLAIN, 0.1, 0.7, seams=True),
    Sort("volleyball", (242, 220, 92), (38, 74, 160), Pattern.PLAIN, 0.1, 0.6, seams=True),
    Sort("golf", (244, 244, 240), (190, 192, 192), Pattern.SPOTS, 0.22, 0.3),
    Sort("beach", (236, 60, 56), (245, 245, 242), Pattern.STRIPES, 0.5, 0.35),
    Sort("bowling", (30, 34, 60), (44, 60, 110), Pattern.NOISE, 0.5, 0.08),
    Sort("earth", (40, 90, 150), (74, 120, 60), Pattern.PATCHES, 0.9, 0.6),
    Sort("mars", (178, 92, 54), (130, 62, 40), Pattern.NOISE, 0.7, 0.9),
    Sort("jupiter", (206, 176, 138), (156, 110, 80), Pattern.STRIPES, 0.28, 0.8),
    Sort("moon", (176, 174, 168), (120, 118, 114), Pattern.SPOTS, 0.4, 0.95),
    Sort("sun", (255, 214, 120), (255, 170, 60), Pattern.NOISE, 0.5, 1.0, glow=6.0),
    Sort("star", (255, 240, 210), (255, 220, 160), Pattern.NOISE, 0.5, 1.0, glow=6.0),
    Sort("disco", (196, 198, 204), (120, 124, 134), Pattern.CHECKER, 0.16, 0.15),
    Sort("snowball", (244, 246, 250), (220, 228, 240), Pattern.SNOW, 0.3, 0.9),
)
"""`scale` is over the radius."""

_LARGEST_M = 3.0
"""Heavenly bodies are staged as models no larger than this."""


@rig("ball", "celestial")
def build_ball(casting: Casting) -> Model:
    """Builds a ball; one whose motion rolls turns with its way."""
    subject = casting.subject
    radius = casting.height_m(0.22) / 2
    if radius > _LARGEST_M / 2:
        if subject.kind != "celestial":  # nobody expects a moon of a moon's size
            casting.warnings.append(f"{subject.noun} is staged as a model {_LARGEST_M:g} m across")
        radius = _LARGEST_M / 2
    noun = subject.noun.lower()
    breed = casting.noun.breed if casting.noun else ""
    sort = next((s for s in _SORTS if s.word in noun), None) or next((s for s in _SORTS if s.word == breed), None)
    material = (
        table("materials").get(subject.material or "")
        or table("materials")[(casting.noun.material if casting.noun and casting.noun.material else "rubber")]
    )
    asked = colour_of(subject, ("ball", "surface", "body"), (0, 0, 0), whole=True)
    colour = asked if asked != (0, 0, 0) else named_colour(subject, casting.noun)
    usual = casting.noun is not None and subject.material in (None, "", casting.noun.material)
    if sort and (usual or material.id in ("rubber", "leather", "plastic", "cloth", "stone", "snow", "wood", "steel")):
        surface = Surface(
            linear_rgb(colour or sort.colour),
            linear_rgb(sort.second),
            sort.pattern,
            sort.scale * radius,
            roughness=sort.roughness,
            emission=sort.glow,
        )
    else:
        coloured = casting.noun is not None and material.id in ("rubber", "phenolic")
        tint = colour_in(casting.noun.colour.replace("_", " ")) if casting.noun and coloured else None
        surface = material_surface(material, colour or tint)
    surface = in_two_colours(surface, subject, 0.5 * radius)
    figure = casting.start()
    figure.shape("root", GeomKind.SPHERE, (radius,), surface)
    if sort and sort.seams:
        _seams(figure, radius, Surface(linear_rgb(sort.second), roughness=0.8))
    if sort and sort.patches:
        _patches(figure, radius, Surface(linear_rgb(sort.second), roughness=0.4))
    mass = casting.noun.mass_kg if casting.noun and usual else None
    solid = 4 / 3 * pi * radius**3 * material.density_kg_m3

    def animate(act: Act) -> Animation:
        return hold(act, root_m=radius, radius_m=radius)

    return Model(
        figure=figure,
        height_m=2 * radius,
        length_m=2 * radius,
        width_m=2 * radius,
        animate=animate,
        centre_height_m=radius,
        focus=(0.0, 0.0, radius),
        proxy=Proxy(GeomKind.SPHERE, (radius, 0.0, 0.0), mass or solid, material.restitution, material.friction),
        root_height_m=radius,
    )


def _seams(figure: Figure, radius: float, surface: Surface) -> None:
    """Dark lines round the ball: thin discs that stand a hair out of it."""
    for turn in (
        about_x(0.0),
        about_x(radians(90)),
        about_y(radians(90)),
        multiply(about_x(radians(90)), about_y(radians(35))),
    ):
        figure.shape("root", GeomKind.CYLINDER, (1.004 * radius, 0.018 * radius), surface, quaternion=turn)


def _patches(figure: Figure, radius: float, surface: Surface) -> None:
    """The twelve dark panels of a football, at the corners of an icosahedron."""
    golden = (1 + 5**0.5) / 2
    for a, b in ((1.0, golden), (-1.0, golden), (1.0, -golden), (-1.0, -golden)):
        for corner in ((0.0, a, b), (a, b, 0.0), (b, 0.0, a)):
            out = [0.93 * radius * value / (1 + golden**2) ** 0.5 for value in corner]
            figure.shape(
                "root",
                GeomKind.CYLINDER,
                (0.3 * radius,),
                surface,
                ends=([0.9 * v for v in out], [1.08 * v for v in out]),
            )
