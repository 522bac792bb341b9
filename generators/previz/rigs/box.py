"""Boxes: crates with planks, cardboard boxes, gifts with a ribbon, dice, bricks and plain cubes."""

from __future__ import annotations

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.holding import hold
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.surfaces import (
    Srgb,
    colour_of,
    material_surface,
    named_colour,
    natural_colour,
    shade,
    surface_of,
)
from generators.previz.scene import GeomKind, Pattern
from prompts.vocabulary import table

__all__ = ["build_box"]

_SHAPES: dict[str, tuple[float, float]] = {
    "cube": (1.0, 1.0),
    "dice": (1.0, 1.0),
    "ice cube": (1.0, 1.0),
    "brick": (3.3, 1.6),
    "suitcase": (1.45, 0.4),
    "chest": (1.6, 1.0),
    "domino": (0.5, 0.2),
    "coffin": (3.6, 1.2),
    "container": (2.4, 1.0),
}
"""Length and width over height, by a word in the noun."""

_CARDBOARD: Srgb = (186, 142, 94)


@rig("box")
def build_box(casting: Casting) -> Model:
    """Builds a box of the subject's material."""
    subject, noun = casting.subject, casting.subject.noun.lower()
    h = casting.height_m(0.4)
    along, across = next((shape for word, shape in _SHAPES.items() if word in noun), (1.25, 1.0))
    half = (along * h / 2, across * h / 2, h / 2)
    asked = colour_of(subject, ("box", "body", "surface"), (0, 0, 0), whole=True)
    colour = asked if asked != (0, 0, 0) else named_colour(subject, casting.noun)
    material = table("materials").get(subject.material or (casting.noun.material if casting.noun else ""))
    if colour is None and material and material.id in ("ceramic", "steel"):
        colour = natural_colour(casting.noun, ())
    if material and material.id == "paper":
        material, colour = None, colour or ((176, 44, 60) if "gift" in noun or "present" in noun else None)
    surface = material_surface(material, colour) if material else surface_of(colour or _CARDBOARD)
    if (material and material.id == "wood") or "crate" in noun:
        wood = colour or (150, 108, 66)
        surface = Surface(linear_rgb(wood), linear_rgb(shade(wood, 0.6)), Pattern.PLANKS, h / 5, roughness=0.8)
    figure = casting.start()
    figure.box("root", half, (0, 0, 0), surface)
    if "gift" in noun or "present" in noun:
        ribbon = surface_of((220, 190, 70), 0.4)
        figure.box("root", (half[0] * 1.01, half[1] * 0.12, half[2] * 1.01), (0, 0, 0), ribbon)
        figure.box("root", (half[0] * 0.12, half[1] * 1.01, half[2] * 1.01), (0, 0, 0), ribbon)
        for side in (1, -1):
            figure.ball("root", (0.16 * h, 0.08 * h, 0.07 * h), (side * 0.13 * h, 0, half[2] + 0.05 * h), ribbon)
    elif "domino" in noun:
        _pips(figure, half, h)
    elif "crate" in noun:
        frame = surface_of((112, 78, 46), 0.85)
        for sx in (1, -1):
            for sy in (1, -1):
                figure.box(
                    "root", (0.06 * h, 0.06 * h, half[2] * 1.02), (sx * half[0] * 0.97, sy * half[1] * 0.97, 0), frame
                )
    elif not material and colour is None:
        figure.box(
            "root", (half[0] * 1.003, 0.06 * h, half[2] * 1.003), (0, 0, 0), surface_of(shade(_CARDBOARD, 1.15), 0.4)
        )
    density = material.density_kg_m3 if material else 120.0

    def animate(act: Act) -> Animation:
        return hold(act, root_m=half[2])

    return Model(
        figure=figure,
        height_m=h,
        length_m=2 * half[0],
        width_m=2 * half[1],
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.0, 0.0, h / 2),
        proxy=Proxy(
            GeomKind.BOX,
            half,
            8 * half[0] * half[1] * half[2] * density,
            material.restitution if material else 0.2,
            material.friction if material else 0.5,
        ),
        root_height_m=half[2],
    )


def _pips(figure: Figure, half: tuple[float, float, float], h: float) -> None:
    """The line across a domino and a pip in each of its halves, to be seen on both faces."""
    dark = surface_of((30, 28, 30), 0.4)
    figure.box("root", (0.8 * half[0], 1.02 * half[1], 0.016 * h), (0, 0, 0), dark)
    for up in (-0.25 * h, 0.25 * h):
        figure.ball("root", (0.06 * h, 1.06 * half[1], 0.06 * h), (0, 0, up), dark)
