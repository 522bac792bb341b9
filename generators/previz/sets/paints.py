"""The paints that the tables of rooms, furniture and grounds name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generators.previz.building import Surface
from generators.previz.scene import Pattern
from generators.previz.sets.paint import (
    ASPHALT,
    BARK,
    BOARDS,
    LEAVES,
    OAK,
    ROCK,
    STEEL,
    TILES,
    WALNUT,
    WHITE,
    glowing,
    leafy,
    mottled,
)

__all__ = ["PAINTS", "paint_of"]


def _stone(first: tuple[int, int, int], second: tuple[int, int, int], high_m: float) -> Surface:
    return Surface.of(
        *first, second_colour=Surface.of(*second).colour, pattern=Pattern.BRICKS, pattern_scale=high_m, roughness=0.95
    )


def _plain(*rgb: int, **more: float) -> Surface:
    return Surface.of(*rgb, roughness=more.pop("roughness", 0.7), **more)


PAINTS: Mapping[str, Surface] = MappingProxyType(
    {
        "corn_green": _plain(104, 136, 58),
        "corn_leaf": _plain(112, 150, 60),
        "corn_rows": leafy((70, 104, 40), (120, 152, 64), 0.12),
        "corn_husk": _plain(206, 196, 110),
        "boards": BOARDS,
        "tiles": TILES,
        "oak": OAK,
        "walnut": WALNUT,
        "white": WHITE,
        "steel": STEEL,
        "bark": BARK,
        "leaf": LEAVES[2],
        "linen": _plain(226, 218, 202, roughness=0.95),
        "cream": _plain(222, 208, 180),
        "pale": _plain(206, 206, 200),
        "grey": _plain(132, 136, 140),
        "black": _plain(28, 28, 31, roughness=0.5),
        "red": _plain(168, 54, 46),
        "green": _plain(66, 104, 74),
        "blue": _plain(66, 96, 138),
        "gold": _plain(198, 154, 70, roughness=0.4, specular=0.3),
        "brass": _plain(190, 148, 76, roughness=0.35, specular=0.4),
        "bronze": _plain(120, 92, 58, roughness=0.45, specular=0.3),
        "iron": _plain(52, 54, 58, roughness=0.5, specular=0.1),
        "terracotta": _plain(176, 106, 76),
        "oxblood": _plain(108, 34, 36),
        "teal": _plain(74, 116, 116),
        "mint": _plain(176, 204, 190),
        "blue_grey": _plain(150, 164, 176),
        "amber": _plain(168, 98, 34, roughness=0.3),
        "marble": mottled((222, 220, 214), (188, 186, 184), 0.5, roughness=0.3, specular=0.06),
        "sandstone": mottled((222, 190, 142), (198, 158, 110), 2.2),
        "redrock": mottled((188, 106, 66), (152, 78, 50), 7.0),
        "limestone": mottled((206, 194, 170), (186, 172, 148), 1.2),
        "flagstone": mottled((136, 130, 122), (112, 108, 104), 0.6),
        "flagstones": _stone((142, 136, 128), (96, 92, 88), 0.55),
        "cobbles": _stone((118, 112, 106), (70, 66, 62), 0.13),
        "castle_stone": _stone((148, 140, 128), (104, 98, 92), 0.42),
        "dark_stone": _stone((92, 90, 90), (60, 58, 60), 0.40),
        "brick": _stone((156, 92, 72), (176, 164, 150), 0.085),
        "white_tile": _stone((226, 228, 226), (190, 194, 194), 0.16),
        "checks": Surface.of(
            206,
            200,
            190,
            second_colour=Surface.of(70, 66, 64).colour,
            pattern=Pattern.CHECKER,
            pattern_scale=0.5,
            roughness=0.3,
            specular=0.06,
        ),
        "carpet_grey": mottled((112, 116, 122), (98, 102, 108), 0.08),
        "lino_green": mottled((150, 172, 158), (138, 160, 146), 0.5, roughness=0.4),
        "concrete": mottled((142, 140, 136), (122, 120, 118), 1.1),
        "platform": mottled((150, 148, 144), (132, 130, 128), 0.9, roughness=0.5),
        "court": BOARDS.with_(colour=Surface.of(204, 156, 98).colour, roughness=0.35),
        "planks": BOARDS.with_(pattern_scale=0.16),
        "logs": BOARDS.with_(colour=Surface.of(150, 106, 66).colour, pattern_scale=0.24, roughness=0.9, specular=0.02),
        "paper_screen": Surface.of(
            232,
            220,
            192,
            second_colour=Surface.of(84, 54, 36).colour,
            pattern=Pattern.BRICKS,
            pattern_scale=0.9,
            roughness=0.9,
        ),
        "panel": mottled((176, 182, 190), (158, 164, 174), 1.6, roughness=0.5),
        "dark_panel": _plain(58, 62, 70, roughness=0.5),
        "cave_floor": mottled((98, 88, 76), (72, 66, 60), 0.7),
        "cave_wall": mottled((104, 94, 84), (70, 64, 60), 0.9),
        "board": _plain(46, 58, 54),
        "art": mottled((196, 140, 92), (70, 104, 132), 0.35),
        "mirror": _plain(214, 220, 224, roughness=0.04, specular=0.85),
        "clear": _plain(196, 214, 220, roughness=0.15, specular=0.08),
        "vine_leaf": leafy((82, 116, 44), (124, 148, 62), 0.16),
        "paddy": mottled((110, 158, 58), (138, 182, 72), 1.6),
        "paddy_water": _plain(158, 190, 196, roughness=0.08, specular=0.08),
        "paddy_rim": mottled((112, 130, 62), (128, 112, 72), 1.4),
        "tea_rim": mottled((120, 100, 66), (96, 104, 56), 1.2),
        "water": _plain(120, 168, 190, roughness=0.1, specular=0.06),
        "sewer_water": _plain(74, 84, 58, roughness=0.12, specular=0.06),
        "train": _plain(196, 200, 204, roughness=0.35, specular=0.08),
        "train_stripe": _plain(40, 84, 150),
        "rock": ROCK,
        "turf": _plain(126, 176, 82, roughness=1.0),
        "basalt": mottled((84, 74, 68), (58, 52, 50), 9.0),
        "cliff": mottled((142, 132, 118), (104, 98, 92), 5.0),
        "rink_ice": mottled((214, 230, 240), (226, 238, 246), 3.0, roughness=0.12, specular=0.1),
        "soil": mottled((92, 70, 50), (74, 58, 42), 0.3),
        "hedge": leafy((58, 88, 40), (92, 118, 56), 0.16),
        "petals_red": leafy((150, 40, 36), (214, 84, 70), 0.07),
        "petals_yellow": leafy((190, 140, 40), (240, 208, 96), 0.07),
        "petals_pink": leafy((190, 96, 130), (240, 176, 200), 0.07),
        "petals_white": leafy((190, 188, 176), (246, 244, 236), 0.07),
        "straw": mottled((196, 162, 86), (168, 134, 68), 0.12),
        "west_wood": BOARDS.with_(
            colour=Surface.of(158, 132, 100).colour, second_colour=Surface.of(134, 110, 82).colour, pattern_scale=0.22
        ),
        "leaf_gold": _plain(206, 150, 52, roughness=0.95),
        "leaf_rust": _plain(160, 84, 36, roughness=0.95),
        "leaf_red": _plain(168, 54, 36, roughness=0.95),
        "lake_ice": mottled((150, 186, 208), (178, 206, 222), 5.0, roughness=0.12, specular=0.1),
        "ice_wall": mottled((150, 194, 226), (104, 156, 204), 1.6, roughness=0.25, specular=0.1),
        "ice_floor": mottled((186, 214, 234), (150, 188, 216), 1.2, roughness=0.15, specular=0.1),
        "barn_red": BOARDS.with_(
            colour=Surface.of(142, 52, 42).colour, second_colour=Surface.of(112, 40, 34).colour, pattern_scale=0.3
        ),
        "roof_dark": mottled((84, 72, 68), (66, 58, 56), 0.5),
        "roof_blue": mottled((66, 82, 112), (52, 64, 92), 0.6),
        "crowd_a": mottled((150, 92, 80), (66, 84, 128), 0.28),
        "crowd_b": mottled((196, 170, 120), (84, 60, 76), 0.28),
        "awning_red": _plain(176, 58, 48),
        "orange": _plain(214, 126, 44),
        "grapes": _plain(92, 48, 112, roughness=0.6),
        "tent_orange": _plain(212, 116, 52, roughness=0.9),
        "container_red": mottled((150, 62, 48), (124, 50, 40), 1.0),
        "container_blue": mottled((60, 92, 132), (48, 76, 112), 1.0),
        "container_green": mottled((72, 108, 84), (58, 90, 70), 1.0),
        "container_grey": mottled((140, 142, 144), (120, 122, 126), 1.0),
        "torii_red": _plain(186, 56, 38),
        "pyramid_stone": _stone((206, 178, 128), (176, 148, 104), 1.2),
        "bamboo": mottled((122, 142, 66), (96, 118, 52), 0.5),
        "bamboo_leaf": leafy((84, 116, 48), (136, 158, 76), 0.18),
        "jungle_leaf": leafy((44, 86, 40), (84, 130, 58), 0.3),
        "acacia_leaf": leafy((92, 104, 50), (132, 138, 70), 0.22),
        "dark_rock": mottled((96, 92, 88), (70, 66, 64), 0.9),
        "falling_water": mottled((214, 226, 232), (176, 200, 212), 0.35, roughness=0.5),
        "asphalt": ASPHALT,
        "shop_pane": _plain(104, 122, 132, roughness=0.25, specular=0.08),
        "solar": Surface.of(
            36,
            52,
            112,
            second_colour=Surface.of(58, 78, 148).colour,
            pattern=Pattern.CHECKER,
            pattern_scale=0.5,
            roughness=0.3,
            specular=0.1,
        ),
        "house_white": mottled((222, 212, 194), (206, 196, 178), 1.2),
        "roof_red": mottled((168, 84, 60), (146, 70, 52), 0.5),
        "cardboard": _plain(176, 138, 96, roughness=0.9),
        "canvas": _plain(190, 200, 208, roughness=0.9),
        "face": _plain(176, 132, 104),
        "foam": Surface.of(
            58,
            60,
            66,
            second_colour=Surface.of(42, 44, 50).colour,
            pattern=Pattern.CHECKER,
            pattern_scale=0.3,
            roughness=0.95,
        ),
        "daylight": glowing((206, 224, 244), 1.1),
        "far_field": mottled((126, 150, 92), (104, 132, 80), 5.0).with_(emission=0.55),
        "far_street": mottled((150, 146, 142), (122, 120, 120), 3.0).with_(emission=0.5),
        "far_cloud": leafy((214, 222, 234), (250, 250, 252), 4.5).with_(emission=0.7),
        "far_leaf": leafy((64, 92, 46), (98, 124, 60), 0.4).with_(emission=0.35),
        "far_brick": mottled((160, 112, 92), (142, 98, 82), 1.0).with_(emission=0.4),
        "far_pane": _plain(92, 108, 124, roughness=0.3),
        "dark_land": _plain(14, 17, 24),
        "crystal": glowing((120, 190, 255), 0.9),
        "night": _plain(10, 14, 30, roughness=0.4),
        "planet": glowing((90, 140, 210), 0.6),
        "lantern": glowing((230, 56, 40), 1.1),
        "glow": glowing((255, 220, 160), 1.6),
        "glow_dim": glowing((255, 190, 110), 0.35),
        "glow_red": glowing((255, 60, 50), 1.6),
        "glow_blue": glowing((110, 190, 255), 1.5),
        "glow_green": glowing((110, 255, 150), 1.4),
        "screen": glowing((120, 170, 220), 0.8),
        "screen_green": glowing((90, 210, 150), 0.7),
        "lit_pane": glowing((255, 232, 190), 0.8),
        "stained_blue": glowing((40, 80, 190), 0.8),
        "stained_red": glowing((190, 40, 50), 0.8),
        "stained_gold": glowing((230, 170, 60), 0.9),
    }
)
"""Paints by name."""
DAY_GLOW = frozenset({"glow", "lantern"})
"""Paints that shine only when the lamps are lit."""
UNLIT = {"glow": _plain(232, 224, 206), "lantern": _plain(176, 50, 42)}

BY_NIGHT = {
    "daylight": "night", "far_field": "dark_land", "far_street": "dark_land", "far_cloud": "dark_land",
    "far_leaf": "dark_land", "far_brick": "dark_land", "far_pane": "lit_pane",
    "shop_pane": "lit_pane",
}  # fmt: skip
"""What is seen through windows by day, and what of it in the dark."""


def paint_of(name: str, *, lamps_lit: bool) -> Surface:
    """The paint of a name; what shines only by night is plain by day."""
    if name in DAY_GLOW and not lamps_lit:
        return UNLIT[name]
    return PAINTS[BY_NIGHT.get(name, name) if lamps_lit else name]
