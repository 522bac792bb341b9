"""The sets' paint box: surfaces that go together, by name."""

from __future__ import annotations

from generators.previz.building import Surface
from generators.previz.scene import Pattern

__all__ = [
    "ASPHALT",
    "BARK",
    "CONCRETE",
    "EARTH",
    "FROSTED",
    "GRASS",
    "IRON",
    "LEAVES",
    "NEEDLES",
    "PLASTERS",
    "ROCK",
    "SAND",
    "SNOW",
    "WET_SAND",
    "glowing",
    "mottled",
    "snow_covered",
]


def mottled(first: tuple[int, int, int], second: tuple[int, int, int], scale_m: float, **more: float) -> Surface:
    """A surface that varies softly between two display colours."""
    return Surface.of(
        *first,
        second_colour=Surface.of(*second).colour,
        pattern=Pattern.NOISE,
        pattern_scale=scale_m,
        roughness=more.pop("roughness", 0.95),
        **more,
    )


def glowing(srgb: tuple[int, int, int], strength: float) -> Surface:
    """Something that shines: `strength` times its colour in scene units."""
    return Surface.of(*srgb, emission=strength, roughness=0.6)


GRASS = mottled((98, 112, 48), (74, 96, 40), 1.4)
EARTH = mottled((136, 112, 82), (112, 92, 66), 0.9)
SAND = mottled((214, 184, 138), (196, 164, 118), 1.1)
WET_SAND = mottled((150, 122, 88), (132, 108, 80), 0.9, roughness=0.35, specular=0.08)
ROCK = mottled((128, 122, 116), (96, 92, 90), 0.8)
CONCRETE = mottled((150, 148, 144), (134, 132, 130), 0.7, roughness=0.85)
ASPHALT = mottled((74, 75, 80), (64, 65, 70), 0.6, roughness=0.7)
BARK = mottled((92, 74, 58), (66, 52, 42), 0.15)
IRON = Surface.of(44, 46, 50, roughness=0.5, specular=0.08)
SNOW = Surface.of(
    236,
    240,
    247,
    second_colour=Surface.of(214, 224, 240).colour,
    pattern=Pattern.SNOW,
    pattern_scale=1.2,
    roughness=0.9,
)
NEEDLES = (
    mottled((52, 84, 56), (36, 64, 46), 0.35),
    mottled((60, 92, 58), (42, 70, 46), 0.35),
)
LEAVES = (
    mottled((104, 128, 54), (72, 100, 42), 0.45),
    mottled((120, 136, 60), (86, 110, 46), 0.5),
    mottled((88, 116, 56), (62, 90, 44), 0.4),
    mottled((140, 140, 62), (104, 116, 50), 0.5),
)
FROSTED = mottled((226, 232, 238), (168, 182, 184), 0.6)
"""Leaves under hoarfrost and snow."""
PLASTERS = (
    (196, 172, 140), (176, 120, 92), (150, 92, 74), (188, 182, 170), (162, 150, 132), (136, 126, 120), (204, 186, 150),
)  # fmt: skip
"""Display colours of house fronts."""


def snow_covered(surface: Surface, snowy: bool) -> Surface:
    """The surface, or snow on top of it."""
    return SNOW if snowy else surface
