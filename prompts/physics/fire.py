"""Laws of fire: what burns, how and from which temperature, how a flame ends, and hot metal in water."""

from __future__ import annotations

import re

from prompts.physics.case import Case, Facts, law
from prompts.physics.seen import named_substance, seen
from prompts.physics.substances import Substance
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
PALE_FLAMES = frozenset({"alcohol", "whiskey", "methane", "hydrogen"})
"""Fuels whose clear blue flame has a row of its own."""

FINE_METALS = frozenset({"steel", "aluminium"})
WATER = re.compile(r"\b(?:water|hose|bucket|rain)\b")
BIG_FIRES = re.compile(r"\b(?:fire|flames|logs?|coals|embers|torch|campfire|bonfire)\b")
SCORCHES_FROM_C = 150.0
ROOM_C = 20.0


FLAME_C, PLUME_MPS, GREAT_PLUME_MPS = 1000.0, 1.0, 2.0
"""An ordinary flame's temperature (°C), and how fast its smoke rises, over a small fire and over a house."""


def _unlit(case: Case, fuel: Substance | None) -> tuple[str, dict[str, float]] | None:
    """The state of a fuel too cool to take fire, by heat alone or from a flame held to it; None once it burns."""
    if fuel is None:
        return None
    now = temperature_in(case.words, fuel) if not FLAMES.search(case.words) else None
    if fuel.ignites_c is not None and now is not None and now < fuel.ignites_c:
        state = "too cool" if now < SCORCHES_FROM_C else "scorching"
        return state, {"temperature_c": now, "ignition_c": fuel.ignites_c}
    if fuel.is_liquid and fuel.flash_c is not None and FLAMES.search(case.words) and DIPPED.search(case.words):
        heat = temperature_in(case.words, None)
        warm = ROOM_C if heat is None or heat > fuel.flash_c + 300 else heat
        if warm < fuel.flash_c:
            return "drowned", {"temperature_c": warm, "flash_point_c": fuel.flash_c}
    return None


def _flame_of(case: Case, matter: Substance | None) -> str:
    """How the matter burns: as a house does, in fine bits, with a coloured flame, not at all; empty for as it does."""
    fine = FINE.search(f"{case.words} {case.noun}") is not None
    solid = matter.solid if matter else None
    if furnished(case):
        return "furnished"
    if matter is not None and matter.id in FINE_METALS and fine:
        return "fine"
    coloured = solid is None or (solid.id in FIREPROOF and fine)
    if matter is not None and matter.flame and coloured and matter.id not in PLAIN_FLAMES | PALE_FLAMES:
        return "dazzling" if "dazzling" in matter.flame else "coloured"
    stuff = case.material if matter is None else solid
    lump = matter is not None and solid is None and matter.id in FIREPROOF
    return "fireproof" if lump or (stuff is not None and stuff.id in FIREPROOF) else ""


@law("burn")
def _burn(case: Case) -> Facts:
    matter = named_substance(case)
    if unlit := _unlit(case, matter):
        return seen("burn", unlit[0], matter, unlit[1])
    state = _flame_of(case, matter)
    plume = GREAT_PLUME_MPS if state == "furnished" else PLUME_MPS
    numbers = {} if state == "fireproof" else {"flame_temperature_c": FLAME_C, "plume_speed_mps": plume}
    return seen("burn", state, matter, numbers, flame=matter.flame if matter and matter.flame else "")


@law("extinguish")
def _extinguish(case: Case) -> Facts:
    it = case.phenomenon[1] if case.phenomenon else "flame"
    state = "several blown" if is_plural(it) else ""
    if WATER.search(case.words):
        state = "fire in water" if BIG_FIRES.search(it) else "flame in water"
    return seen("extinguish", state, None)


@law("quench")
def _quench(_: Case) -> Facts:
    return seen("quench", "", None)
