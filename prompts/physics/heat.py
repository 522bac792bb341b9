"""Laws of heat: melting, boiling, freezing, vapour, dew, frost. Thresholds decide, not words."""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law
from prompts.physics.seen import named_substance, seen
from prompts.physics.substances import Substance
from prompts.physics.temperature import degrees_in, dew_point_c

__all__: list[str] = []

OILS = frozenset({"oil", "olive_oil", "coconut_oil"})
SCORCHES = frozenset({"wood", "paper", "cloth", "leather", "fabric_food", "carbon"})
INDOOR_C, INDOOR_HUMIDITY = 20.0, 0.5
STEAMY_HUMIDITY = 0.9
STEAMY = re.compile(r"\b(?:steam\w*|humid|shower|vapou?r|breath\w*|boiling|kettle)\b")
BREATH = re.compile(r"\bbreath\w*")
GLOWS_FROM_C = 400.0
"""Melting point from which what melts glows."""

OIL_BOILS_C, OIL_SMOKES_FROM_C = 300.0, 120.0
THICK_PA_S = 0.5
"""Viscosity from which a liquid heaves rather than churns."""

MELTS = re.compile(r"\bmelt(?:s|ing|ed)?\b")
KEPT_COLD = re.compile(r"\b(?:freezer|fridge|refrigerator|frost|icy|cold|n[o']t|never|without|room temperature)\b")
DRY_ICE_C, FROSTY_C = -78.5, -8.0


def _heat(case: Case, matter: Substance | None) -> float | None:
    from prompts.physics.temperature import temperature_in

    if case.event.temperature_c is not None:
        return case.event.temperature_c
    return temperature_in(case.words, matter)


def _numbers(point: str, point_c: float, now_c: float | None) -> dict[str, float]:
    """A threshold and, where the words give it, the temperature, °C."""
    return {f"{point}_point_c": point_c} | ({} if now_c is None else {"temperature_c": now_c})


@law("melt")
def _melt(case: Case) -> Facts:
    matter = named_substance(case)
    if matter is not None and matter.sublimes_c is not None:
        return _sublimate(case)
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    if point is None and matter is not None and (matter.solid is None or matter.id in SCORCHES):
        return seen("melt", "never", matter)
    point = 0.0 if point is None else point
    now = _heat(case, matter)
    if MELTS.search(case.words) and degrees_in(case.words) is None and not KEPT_COLD.search(case.words):
        now = case.event.temperature_c  # it is said to melt, so that the place is warm enough, whatever it is called
    solid = now is not None and f.phase_at(now, point, None) is f.Phase.SOLID
    state = "solid" if solid else "glowing" if point > GLOWS_FROM_C else ""
    return seen("melt", state, matter, _numbers("melting", point, now))


@law("boil")
def _boil(case: Case) -> Facts:
    matter = named_substance(case)
    if matter is not None and not matter.is_liquid:
        matter = case.liquid  # a kettle that boils is the water in it
    point = matter.boils_at_c if matter else None
    now = _heat(case, matter)
    if matter is not None and matter.id in OILS and (now is None or now < (point or OIL_BOILS_C)):
        state = "hot oil" if now is None or now >= OIL_SMOKES_FROM_C else "cold oil"
        return seen("boil", state, matter, {"boiling_point_c": point or OIL_BOILS_C, "smoke_point_c": 200.0})
    point = 100.0 if point is None else point
    return seen("boil", _boiling(matter, point, now), matter, _numbers("boiling", point, now))


def _boiling(matter: Substance | None, point_c: float, now_c: float | None) -> str:
    """Whether it is frozen, merely warm or cool, or boils, and then whether it is too thick to churn."""
    freezing = matter.melts_at_c if matter else None
    if now_c is not None and freezing is not None and now_c < freezing:
        return "frozen"
    if now_c is not None and f.phase_at(now_c, None, point_c) is not f.Phase.GAS:
        return "warm" if now_c >= point_c / 2 else "cool"
    thick = matter is not None and matter.id != "milk" and (matter.viscosity_pa_s or 0) > THICK_PA_S
    return "thick" if thick else ""


@law("freeze")
def _freeze(case: Case) -> Facts:
    matter = named_substance(case)
    if matter is not None and not matter.is_liquid:  # in a bottle it is the water that freezes
        matter = case.matter if case.matter is not None and case.matter.is_liquid else case.liquid or matter
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    now = _heat(case, matter)
    if matter is not None and matter.is_liquid and point is None:
        return seen("freeze", "without a point", matter)
    point = 0.0 if point is None else point
    state = "liquid" if now is not None and now >= point else "glowing" if point > GLOWS_FROM_C else ""
    return seen("freeze", state, matter, _numbers("freezing", point, now))


@law("sublimate")
def _sublimate(case: Case) -> Facts:
    matter = named_substance(case)
    if matter is None or matter.sublimes_c is None:
        matter = case.matter
    point = matter.sublimes_c if matter and matter.sublimes_c is not None else DRY_ICE_C
    now = _heat(case, matter)
    now = INDOOR_C + max(point, 0.0) if now is None else now
    state = "solid" if now < point else "warm" if point > 0 else "cold"
    return seen("sublimate", state, matter, _numbers("sublimation", point, now))


@law("condense")
def _condense(case: Case) -> Facts:
    other = re.sub(r"(?: (?:with|of|and|in|on|at|as))+$", "", case.phenomenon[2]) if case.phenomenon else ""
    place = f"the {other}" if other else "the cold surface"
    surface = degrees_in(case.words)
    dew = dew_point_c(INDOOR_C, STEAMY_HUMIDITY if STEAMY.search(case.words) else INDOOR_HUMIDITY)
    numbers = {"dew_point_c": dew} | ({} if surface is None else {"surface_c": surface})
    if surface is not None and surface >= dew:
        stay = "stay" if place.endswith("s") and not place.endswith("ss") else "stays"
        return seen("condense", "dry", None, numbers, place=f"{place} {stay} clear and dry")
    return seen("condense", "breath" if BREATH.search(case.words) else "", None, numbers, place=place)


GLOW_COLOURS = ((525.0, ""), (700.0, "a dull red"), (850.0, "cherry red"), (1000.0, "bright orange"),
                (1200.0, "yellow"), (9999.0, "yellow-white"))  # fmt: skip
"""Temperature up to which hot metal glows so to the eye, °C, as smiths read it."""


@law("glow")
def _glow(case: Case) -> Facts | None:
    """The colour of hot metal by its temperature; no other glow is decided here."""
    now = degrees_in(case.words)
    if now is None or not case.phenomenon or case.phenomenon[0].outcome:
        return None
    matter = named_substance(case)
    point = matter.melts_at_c if matter else None
    if point is not None and now >= point:
        return seen("melt", "glowing", matter, _numbers("melting", point, now))
    colour = next(name for limit, name in GLOW_COLOURS if now < limit)
    numbers = {"glow_begins_c": GLOW_COLOURS[0][0], "temperature_c": now}
    return seen("glow", "hot" if colour else "dark", matter, numbers, colour=colour)


@law("frost")
def _frost(case: Case) -> Facts:
    now = degrees_in(case.words)
    state = "above freezing" if now is not None and now > 0 else ""
    return seen("frost", state, None, {"temperature_c": FROSTY_C if now is None else now})
