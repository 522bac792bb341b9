"""Laws of mixing: which colour two colours give, and what dissolves in what."""

from __future__ import annotations

import re

from prompts.physics.case import Case, Facts, law
from prompts.physics.substances import substance_in, substances_in

__all__ = ["mixed_colour"]

PAINTS = {
    frozenset({"yellow", "blue"}): "green",
    frozenset({"red", "yellow"}): "orange",
    frozenset({"red", "blue"}): "purple",
    frozenset({"red", "violet"}): "red-violet",
    frozenset({"blue", "green"}): "blue-green",
    frozenset({"yellow", "green"}): "yellow-green",
    frozenset({"red", "green"}): "brown",
    frozenset({"orange", "blue"}): "brown",
    frozenset({"purple", "yellow"}): "muddy brown",
    frozenset({"violet", "yellow"}): "muddy brown",
    frozenset({"red", "orange"}): "red-orange",
    frozenset({"yellow", "orange"}): "golden orange",
    frozenset({"cyan", "magenta"}): "blue",
    frozenset({"cyan", "yellow"}): "green",
    frozenset({"magenta", "yellow"}): "red",
    frozenset({"orange", "green"}): "olive brown",
    frozenset({"purple", "green"}): "dark grey-brown",
    frozenset({"pink", "blue"}): "lavender",
    frozenset({"pink", "yellow"}): "peach",
    frozenset({"red", "purple"}): "crimson violet",
    frozenset({"blue", "purple"}): "deep indigo",
    frozenset({"orange", "purple"}): "reddish brown",
    frozenset({"red", "pink"}): "warm rose",
    frozenset({"turquoise", "yellow"}): "bright green",
}
LIGHTS = {
    frozenset({"red", "green"}): "yellow",
    frozenset({"red", "blue"}): "magenta",
    frozenset({"blue", "green"}): "cyan",
    frozenset({"yellow", "blue"}): "white",
    frozenset({"red", "cyan"}): "white",
    frozenset({"green", "magenta"}): "white",
}
WITH_WHITE = {
    "red": "pink",
    "blue": "light blue",
    "green": "mint green",
    "yellow": "pale yellow",
    "black": "grey",
    "purple": "lavender",
    "violet": "lilac",
    "orange": "peach",
    "brown": "beige",
    "pink": "pale pink",
}
WITH_BLACK = {
    "red": "dark maroon",
    "blue": "navy",
    "green": "dark green",
    "yellow": "olive",
    "orange": "dark brown",
    "purple": "very dark purple",
    "pink": "dusky mauve",
    "white": "grey",
}


def mixed_colour(one: str, other: str, *, light: bool = False) -> str:
    """The colour that two colours give: pigments take light away, lamps add it; empty when the table does not know."""
    if light:
        return LIGHTS.get(frozenset({one, other}), "")
    for pale, tints in (("white", WITH_WHITE), ("black", WITH_BLACK)):
        if pale in (one, other):
            return tints.get(other if one == pale else one, "")
    return PAINTS.get(frozenset({one, other}), "")


@law("mix")
def _mix(case: Case) -> Facts:
    _, one, other = case.phenomenon or (None, "", "")
    light = re.search(r"\b(?:lights?|spot ?lights?|beams?|lamps?|flash ?lights?|leds?)\b", case.words) is not None
    colour = mixed_colour(one, other, light=light)
    if light:
        found = colour or "a paler colour than either"
        return Facts(
            f"Where the two patches of light overlap it is {found}, brighter than either, with each colour "
            "pure outside",
            {},
            "the patch in the middle stays the brightest",
        )
    if not colour:
        return Facts(
            "Streaks of both colours swirl and fold into each other, finer and finer, until one even colour is left", {}
        )
    return Facts(
        f"Streaks of {one} and {other} swirl and fold into each other, finer and finer, until all of it "
        f"is one even {colour}",
        {},
    )


@law("dissolve")
def _dissolve(case: Case) -> Facts:
    it = case.phenomenon[1] if case.phenomenon else ""
    named = [s for s in (substance_in(it) if it else None, case.matter, case.met) if s is not None]
    solute = next((s for s in named if s.viscosity_pa_s is None), named[0] if named else None)
    if it and substance_in(it) is not None:
        solute = substance_in(it)
    liquids = [s for s in substances_in(case.words) if s != solute and s.is_liquid]
    solvent = next((s.mixes for s in [*liquids, *named] if s is not solute and s.viscosity_pa_s), "water")
    hot = re.search(r"\b(?:hot|warm|stir\w*)\b", case.words)
    if re.search(r"\b(?:flour|starch|corn ?starch|cocoa)\b", it):
        return Facts(
            "It floats in dry clumps, then breaks up into drifting clouds that make the whole liquid milky and dull",
            {},
            "the liquid is milky and dull",
        )
    if re.search(r"\bpepper\b", it):
        return Facts("The dark specks scatter and stay on top, spread over the surface, dry", {})
    if re.search(r"permanganate", it):
        return Facts(
            "Deep purple streaks run down from each crystal, curl and spread until all of it is a clear, even violet",
            {},
            "the liquid is an even violet",
        )
    if re.search(r"copper sul", it):
        return Facts(
            "Blue streaks sink from each crystal, curl and spread until all of it is a clear, even blue",
            {},
            "the liquid is an even blue",
        )
    if re.search(r"coffee|tea leaves", it):
        return Facts(
            "Dark brown streaks sink from the grains, curl outward and spread until all of it is an even brown",
            {},
            "the liquid is an even brown",
        )
    if (solute is not None and solute.id in {"sand", "stone", "brick", "steel", "glass", "fabric_food"}) or (
        solute is not None and solute.mixes != solvent
    ):
        if solute is not None and (solute.density or 1000.0) < 1000.0:
            return Facts(
                "It breaks into round drops that rise again and join on the surface", {}, "it floats on top again"
            )
        return Facts(
            "It whirls about, then settles at the bottom as it was, and the liquid clears",
            {},
            "lie(s) at the bottom, undissolved",
        )
    pace = "soon" if hot else "little by little"
    return Facts(
        f"Edges blur and shrink, faint streaks trail off, and {pace} only the clear liquid is left",
        {},
        "is gone, the liquid clear",
    )
