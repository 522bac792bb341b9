"""What the shapes of a props table are painted with: paints by name, colour words, and the thing's own surface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from generators.previz.building import Surface, linear_rgb
from generators.previz.rigs.surfaces import Srgb, colour_in, surface_of
from generators.previz.scene import Pattern

__all__ = ["FILLINGS", "SHADES", "paint_named", "paints"]

_PLAIN: Mapping[str, tuple[Srgb, float]] = {
    "wood": ((140, 100, 62), 0.7),
    "darkwood": ((84, 58, 40), 0.7),
    "black": ((26, 26, 28), 0.5),
    "rubber": ((30, 30, 32), 0.9),
    "white": ((240, 240, 236), 0.5),
    "cream": ((240, 228, 200), 0.7),
    "red": ((196, 36, 36), 0.5),
    "green": ((70, 122, 58), 0.7),
    "brown": ((110, 72, 44), 0.8),
    "pink": ((226, 130, 150), 0.6),
    "yellow": ((238, 196, 60), 0.6),
    "orange": ((232, 128, 44), 0.6),
    "blue": ((52, 92, 176), 0.6),
    "navy": ((34, 44, 84), 0.7),
    "grey": ((128, 130, 134), 0.7),
    "pale": ((206, 208, 210), 0.6),
    "skin": ((206, 154, 120), 0.6),
    "bone": ((236, 226, 200), 0.6),
    "tan": ((206, 168, 122), 0.8),
    "crust": ((196, 138, 72), 0.85),
    "leaf": ((78, 132, 52), 0.6),
    "straw": ((216, 186, 112), 0.9),
    "stone": ((150, 146, 138), 0.9),
    "crag": ((92, 88, 84), 0.95),
    "brick": ((164, 82, 62), 0.9),
    "coffee": ((62, 38, 24), 0.15),
    "chocolate": ((78, 48, 32), 0.5),
    "copper": ((184, 110, 70), 0.35),
    "eye": ((18, 16, 16), 0.08),
}
_PAINTS: Mapping[str, Surface] = {
    **{name: surface_of(colour, roughness) for name, (colour, roughness) in _PLAIN.items()},
    "steel": surface_of((186, 190, 196), 0.25, specular=0.5),
    "iron": surface_of((70, 72, 76), 0.5, specular=0.2),
    "brass": surface_of((206, 164, 74), 0.3, specular=0.5),
    "gold": surface_of((222, 176, 70), 0.22, specular=0.6),
    "chrome": surface_of((214, 218, 222), 0.08, specular=0.7),
    "silvered": surface_of((214, 220, 224), 0.04, specular=0.85),
    "glass": Surface((0.82, 0.9, 0.92), roughness=0.04, specular=0.06, transmission=0.9, ior=1.3),
    "window": surface_of((30, 38, 46), 0.06, specular=0.3),
    "solar": Surface(
        linear_rgb((34, 52, 120)), linear_rgb((150, 160, 190)), Pattern.CHECKER, 0.4, roughness=0.2, specular=0.2
    ),
    "screen": surface_of((90, 140, 190), 0.2, emission=0.7),
    "glow": surface_of((255, 214, 140), 0.4, emission=3.0),
    "amber": surface_of((255, 150, 20), 0.4, emission=1.6),
    "signal_red": surface_of((255, 40, 30), 0.4, emission=2.4),
    "signal_green": surface_of((40, 230, 110), 0.4, emission=1.8),
    "blue_glow": surface_of((90, 180, 255), 0.4, emission=2.5),
    "visor": surface_of((214, 160, 60), 0.06, specular=0.45),
    "violet_glow": surface_of((150, 90, 255), 0.4, emission=1.6),
    "spectral": surface_of((236, 242, 252), 0.6, emission=0.2, transmission=0.72),
    "veil_green": surface_of((60, 240, 140), 0.6, emission=0.42, transmission=0.72),
    "veil_blue": surface_of((70, 190, 200), 0.6, emission=0.24, transmission=0.82),
    "veil_violet": surface_of((150, 90, 230), 0.6, emission=0.16, transmission=0.9),
    "flame": surface_of((255, 150, 50), 0.6, emission=4.0),
    "ember": surface_of((255, 90, 30), 0.7, emission=1.8),
    "water": Surface((0.6, 0.76, 0.86), roughness=0.06, specular=0.06, transmission=0.62, ior=1.05),
    "clear_water": Surface((0.78, 0.9, 0.95), roughness=0.03, specular=0.05, transmission=0.88, ior=1.02),
    "pane": Surface((0.94, 0.97, 0.98), roughness=0.03, specular=0.07, transmission=0.93, ior=1.01),
    "film": Surface((0.86, 0.9, 1.0), roughness=0.05, specular=0.12, transmission=0.82, ior=1.02),
    "jelly": Surface((0.7, 0.8, 0.95), roughness=0.1, specular=0.05, transmission=0.55, ior=1.1),
}
FILLINGS: Final = frozenset({"water", "coffee", "amber", "crimson", "maroon"})
"""Paints of what is in a vessel, where the words do not say what it is."""
SHADES: Mapping[str, float] = {"main": 1.0, "dark": 0.45, "deep": 0.7, "light": 1.6}
"""Paints made of the thing's own colour, and the factor on it."""


def paints() -> frozenset[str]:
    """The names of all paints but the colour words."""
    return frozenset({*_PAINTS, *SHADES})


def paint_named(name: str, main: Surface, lift: Callable[[Surface], Surface] = lambda surface: surface) -> Surface:
    """A paint's surface.

    Args:
        name: a paint, a shade of the thing's own colour, or a colour word of the vocabulary ("navy_blue").
        main: the thing's own surface.
        lift: is applied to paints that glow.

    Raises:
        KeyError: there is no such paint or colour.
    """
    if name in SHADES:
        factor = SHADES[name]
        if factor == 1.0:
            return main
        r, g, b = (min(1.0, value * factor) for value in main.colour)
        return replace(main, colour=(r, g, b), second_colour=None, pattern=Pattern.PLAIN)
    if name in _PAINTS:
        paint = _PAINTS[name]
        return lift(paint) if paint.emission > 0 else paint
    colour = colour_in(name.replace("_", " "))
    if colour is None:
        raise KeyError(f"no paint and no colour is called {name!r}")
    return surface_of(colour, 0.6)
