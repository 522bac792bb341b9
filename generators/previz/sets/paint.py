"""The sets' paint box: surfaces that go together, by name."""

from __future__ import annotations

from generators.previz.building import Surface
from generators.previz.scene import Pattern

__all__ = [
    "ASPHALT",
    "AUTUMN_LEAVES",
    "BARK",
    "BLOSSOM",
    "BOARDS",
    "CONCRETE",
    "EARTH",
    "FROSTED",
    "GRASS",
    "IRON",
    "LEAVES",
    "MARKING",
    "NEEDLES",
    "OAK",
    "PLASTERS",
    "ROCK",
    "SAND",
    "SNOW",
    "STEEL",
    "TILES",
    "WALNUT",
    "WET_SAND",
    "WHITE",
    "glowing",
    "leafy",
    "mottled",
    "snow_covered",
    "toned",
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


def leafy(under: tuple[int, int, int], tops: tuple[int, int, int], tuft_m: float = 0.22, **more: float) -> Surface:
    """Foliage: dark between the leaves, lighter on the tops of its tufts."""
    return mottled(under, tops, tuft_m, **more).with_(pattern=Pattern.LEAVES)


def glowing(srgb: tuple[int, int, int], strength: float) -> Surface:
    """Something that shines: `strength` times its colour in scene units."""
    return Surface.of(*srgb, emission=strength, roughness=0.6)


def toned(surface: Surface, factor: float) -> Surface:
    """The surface with both its colours lighter or darker by a factor."""
    (r, g, b), second = surface.colour, surface.second_colour
    return surface.with_(
        colour=(r * factor, g * factor, b * factor),
        second_colour=second and (second[0] * factor, second[1] * factor, second[2] * factor),
    )


BOARDS = Surface.of(
    174, 124, 78, second_colour=Surface.of(142, 96, 58).colour, pattern=Pattern.PLANKS, pattern_scale=0.14,
    roughness=0.6, specular=0.04,
)  # fmt: skip
TILES = Surface.of(
    206, 202, 194, second_colour=Surface.of(176, 174, 170).colour, pattern=Pattern.CHECKER, pattern_scale=0.4,
    roughness=0.35, specular=0.06,
)  # fmt: skip
OAK = mottled((152, 106, 66), (126, 84, 50), 0.35, roughness=0.6)
WALNUT = mottled((104, 70, 48), (82, 54, 36), 0.35, roughness=0.55)
WHITE = Surface.of(228, 224, 216, roughness=0.7)
STEEL = Surface.of(160, 164, 168, roughness=0.45, specular=0.12)
GRASS = leafy((82, 102, 42), (116, 130, 56), 0.30)
EARTH = mottled((136, 112, 82), (112, 92, 66), 0.9)
SAND = mottled((214, 184, 138), (196, 164, 118), 1.1)
WET_SAND = mottled((150, 122, 88), (132, 108, 80), 0.9, roughness=0.35, specular=0.08)
ROCK = mottled((128, 122, 116), (96, 92, 90), 0.8)
CONCRETE = mottled((150, 148, 144), (134, 132, 130), 0.7, roughness=0.85)
MARKING = Surface.of(222, 218, 206)
ASPHALT = mottled((82, 79, 76), (71, 69, 66), 0.6, roughness=0.7)
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
    leafy((76, 104, 44), (116, 138, 60)),
    leafy((88, 112, 46), (132, 146, 66), 0.26),
    leafy((64, 94, 44), (100, 124, 60), 0.20),
    leafy((106, 118, 50), (150, 146, 68), 0.24),
)
AUTUMN_LEAVES = (
    leafy((150, 84, 38), (206, 136, 52)),
    leafy((166, 112, 44), (222, 172, 72), 0.26),
    leafy((132, 58, 36), (186, 92, 48), 0.20),
    leafy((110, 104, 48), (160, 146, 66), 0.24),
)
BLOSSOM = (leafy((206, 140, 158), (248, 206, 216)), leafy((216, 164, 176), (252, 228, 232), 0.26))
FROSTED = leafy((168, 182, 184), (226, 232, 238), 0.24)
"""Leaves under hoarfrost and snow."""
PLASTERS = (
    (196, 172, 140), (176, 120, 92), (150, 92, 74), (188, 182, 170), (162, 150, 132), (136, 126, 120), (204, 186, 150),
)  # fmt: skip
"""Display colours of house fronts."""


def snow_covered(surface: Surface, snowy: bool) -> Surface:
    """The surface, or snow on top of it."""
    return SNOW if snowy else surface
