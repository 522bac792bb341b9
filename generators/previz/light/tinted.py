"""Coloured light: `in red light`, `blue and pink lights`, as a gel before the lamps has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.building import linear_rgb
from generators.previz.light.kelvin import Rgb, luminance, mixed, scaled
from generators.previz.scene import Light, Sky
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["in_told_light", "told_light", "told_light_colours"]

Srgb = tuple[int, int, int]
GELS: Final[dict[str, Srgb]] = {"pink": (255, 70, 190), "light_pink": (255, 110, 200), "hot_pink": (255, 40, 170)}
"""Light in a colour whose paint is pale: on anything but white it would look red."""
_SHARE, _OUTDOORS_SHARE, _AIR_SHARE = 0.85, 0.45, 0.6
"""How far lamps take a colour, the sun and the moon, and what fills a room."""
_PALE: Final = frozenset({
    "white", "silver", "golden", "gold", "pale_gold", "cream", "ivory", "amber", "peach", "grey", "light_grey",
    "dark_grey", "black", "brown", "sand", "tan", "beige", "blonde", "charcoal", "bronze", "copper",
})  # fmt: skip
"""Colours that are said of light that is warm, bright or dim, and tint nothing."""
_COLOURED: Final = re.compile(
    r"\b(?P<colours>[a-z]+(?:(?:,| and|/) ?(?:deep |soft |cold |pale |dark )?[a-z]+)*) "
    r"(?:stage |spot|flood|neon |club |emergency |coloured |colored )?"
    r"(?:lights?|lighting|lamps?|glow|gels?|neons?|beams?|lasers?|strobes?)\b"
)


def told_light(shot: Shot) -> tuple[Rgb, ...]:
    """The colours, in linear light, that the words give to the light of a shot; none where they give it none."""
    return tuple(linear_rgb(colour) for colour in told_light_colours(shot))


def told_light_colours(shot: Shot) -> tuple[Srgb, ...]:
    """The same as display colours."""
    words = terms_by_phrase("colours")
    match = _COLOURED.search(shot.lighting.source.lower())
    named = re.split(r"[ ,/]+(?:and )?", match["colours"]) if match else []
    found = dict.fromkeys(words[word] for word in named if word in words)
    return tuple(GELS.get(name, table("colours")[name].srgb) for name in found if name not in _PALE)


def in_told_light(
    sky: Sky, lights: Sequence[Light], colours: Sequence[Rgb], *, interior: bool
) -> tuple[Sky, tuple[Light, ...]]:
    """The light in its colours, as bright as it is; several lamps take turns in several colours.

    Args:
        sky: also what fills a room.
        lights: key and fill.
        colours: as `told_light` gives them.
        interior: whether lamps light it, and no sun.
    """
    if not colours:
        return sky, tuple(lights)
    share = _SHARE if interior else _OUTDOORS_SHARE
    tinted = tuple(
        replace(light, colour=_in(light.colour, colours[number % len(colours)], share))
        for number, light in enumerate(lights)
    )
    if interior:
        zenith, horizon = (_in(part, colours[-1], _AIR_SHARE) for part in (sky.zenith, sky.horizon))
        sky = replace(sky, zenith=zenith, horizon=horizon)
    return sky, tinted


def _in(colour: Rgb, tint: Rgb, share: float) -> Rgb:
    return mixed(colour, scaled(tint, luminance(colour) / max(luminance(tint), 0.02)), share)
