"""Laws of fire: what burns, how and from which temperature, how a flame ends, and hot metal in water."""

from __future__ import annotations

import re

from prompts.physics.case import Case, Facts, law
from prompts.physics.substances import Substance, substance_in
from prompts.physics.temperature import temperature_in
from prompts.wording import is_plural

__all__ = ["FINE", "FIREPROOF", "furnished"]

FIREPROOF = frozenset(
    {
        "air",
        "aluminium",
        "asphalt",
        "brick",
        "ceramic",
        "concrete",
        "copper",
        "glass",
        "gold",
        "ice",
        "iron",
        "marble",
        "porcelain",
        "sand",
        "silver",
        "snow",
        "steel",
        "stone",
        "tile",
        "water",
    }
)

FINE = re.compile(
    r"\b(?:powder|dust|salts?|wire|shavings|filings|solution|crystals?|wool|ribbon|strip|chloride|flame)\b"
)
"""Forms in which a metal colours a flame, where a lump only blackens; or the words speak of a flame to be coloured."""

DIPPED = re.compile(r"\b(?:dropp?\w*|thrown|throws?|falls?|dipped|lands?|tossed|lowered)\b")
"""Words of a flame that is put to a liquid."""


def _named(case: Case) -> Substance | None:
    """The substance that the row's own words name, else the case's."""
    it = case.phenomenon[1] if case.phenomenon else ""
    return (substance_in(it) if it else None) or case.matter


def furnished(case: Case) -> bool:
    """True for what burns by what is in it, whatever its walls are made of: houses, cars, ships."""
    kind = case.subject.kind if case.subject else None
    return kind in {"building", "vehicle", "boat", "aircraft"} and not re.search(
        r"\b(?:wall|column|statue)s?$", case.noun
    )


FLAMES = re.compile(
    r"\b(?:flames?|fire|burn(?:s|ing|t)?|lit|ignit\w*|alight|match|lighter|torch|spark|candle|blow ?torch)\b"
)
PLAIN_FLAMES = frozenset({
    "petrol", "diesel", "oil", "olive_oil", "wax", "butter", "carbon", "leather", "fabric_food", "plastic", "flour",
    "lard", "naphthalene",
})  # fmt: skip
"""Fuels whose flame is an ordinary one, whatever tint it has."""
SCORCHES_FROM_C = 150.0
ROOM_C = 20.0


def _not_yet(case: Case, fuel: Substance | None) -> Facts | None:
    """What is seen of a fuel too cool to take fire: by heat alone, or from a flame held to its vapour."""
    if fuel is None:
        return None
    now = temperature_in(case.words, fuel) if not FLAMES.search(case.words) else None
    if fuel.ignites_c is not None and now is not None and now < fuel.ignites_c:
        numbers = {"temperature_c": now, "ignition_c": fuel.ignites_c}
        if now < SCORCHES_FROM_C:
            return Facts(
                "{The} stay(s) whole and of the same colour: no edge browns and no smoke comes off it",
                numbers,
                "is unmarked",
            )
        return Facts(
            "{The} brown(s) slowly from the edges inward, curling a little in a faint smoke, and no flame comes",
            numbers,
            "is browned and curled",
        )
    if fuel.is_liquid and fuel.flash_c is not None and FLAMES.search(case.words) and DIPPED.search(case.words):
        heat = temperature_in(case.words, None)
        warm = ROOM_C if heat is None or heat > fuel.flash_c + 300 else heat
        if warm < fuel.flash_c:
            return Facts(
                "The flame goes out with a hiss where it touches the liquid, a thread of smoke curls up, and the "
                "surface lies dark and still",
                {"temperature_c": warm, "flash_point_c": fuel.flash_c},
                "lie(s) there unlit",
            )
    return None


@law("burn")
def _burn(case: Case) -> Facts:
    matter = _named(case)
    if unlit := _not_yet(case, matter):
        return unlit
    if furnished(case):
        return Facts(
            "Flames burst from every opening and lick upward, black smoke rolls away above, and charred pieces drop",
            {"flame_temperature_c": 1000.0, "plume_speed_mps": 2.0},
            "burn(s) on, smoke rolling away above",
        )
    quantities = {"flame_temperature_c": 1000.0, "plume_speed_mps": 1.0}
    solid = matter.solid if matter else None
    noun = f"{case.words} {case.noun}"
    coloured = solid is None or (solid.id in FIREPROOF and FINE.search(noun) is not None)
    if matter is not None and matter.id in {"steel", "aluminium"} and FINE.search(noun):
        return Facts(
            "{The} catch(es) with a crackle, glow(s) orange and throw(s) out a shower of branching yellow sparks",
            quantities,
            "glow(s) and fade(s) to grey",
        )
    if matter is not None and matter.id in {"alcohol", "whiskey", "methane", "hydrogen"}:
        return Facts(
            "A clear, pale blue flame runs over it in one breath, wavering and almost without light or smoke",
            quantities,
            "burn(s) pale blue",
        )
    if matter is not None and matter.flame and coloured and matter.id not in PLAIN_FLAMES:
        whole = (
            " with hard, blinding light"
            if "dazzling" in matter.flame
            else ", steady at the root and flickering at the tip"
        )
        return Facts(
            f"The flame around {{the}} turns {matter.flame}{whole}, and thin smoke rises",
            quantities,
            f"burn(s) {matter.flame}",
        )
    fireproof = (solid is not None and solid.id in FIREPROOF) or (
        matter is None and case.material is not None and case.material.id in FIREPROOF
    )
    if fireproof:
        return Facts(
            "{The} only blacken(s) with soot where the flame licks it and keep(s) {its} shape", {}, "is sooty and whole"
        )
    if matter is not None and matter.id in {"plastic", "rubber"}:
        return Facts(
            "{The} sag(s), drip(s) burning beads and give(s) off thick black smoke round a low yellow flame",
            quantities,
            "is a shrunken, smoking lump",
        )
    if matter is not None and matter.id == "leather":
        return Facts(
            "{The} frizzle(s) back from the flame, curl(s) into black beads and go(es) out as soon as it is taken away",
            quantities,
            "is singed black",
        )
    if matter is not None and matter.id == "carbon":
        return Facts(
            "The edges redden first, a low blue and orange flame plays over {the}, and grey ash creeps inward",
            quantities,
            "glow(s) under grey ash",
        )
    if matter is not None and matter.id == "petrol":
        return Facts(
            "Flame leaps over the whole surface at once, tall and orange, rolling up into thick black smoke",
            quantities,
            "burn(s) tall and orange",
        )
    return Facts(
        "Flame climbs from the edges, blackening and curling what it touches, with smoke rising above",
        quantities,
        "is blackened and curling",
    )


@law("extinguish")
def _extinguish(case: Case) -> Facts:
    water = re.search(r"\b(?:water|hose|bucket|rain)\b", case.words)
    it = case.phenomenon[1] if case.phenomenon else "flame"
    if re.search(r"\b(?:fire|flames|logs?|coals|embers|torch|campfire|bonfire)\b", it) and water:
        return Facts(
            "The flames hiss down under a burst of white steam and grey ash, and black, glistening wood is "
            "left smoking",
            {},
            "is out, steaming",
        )
    if water:
        return Facts(
            "The flame goes out with a hiss, a puff of steam jumps up, and the blackened end drips",
            {},
            "is out and wet",
        )
    if is_plural(it):
        return Facts(
            "The flames bend flat, tear loose and go out; the wicks glow red a moment, and thin threads of smoke "
            "curl up",
            {},
            "is out, threads of smoke above the wicks",
        )
    return Facts(
        "The flame bends flat, tears loose and goes out; the tip glows red a moment and a thin thread "
        "of smoke curls up",
        {},
        "is out, a thread of smoke above the wick",
    )


@law("quench")
def _quench(_: Case) -> Facts:
    return Facts(
        "The glow dies from the skin inward while the water roars up white and thick steam billows off",
        {},
        "is dark and grey, steam rising off it",
    )
