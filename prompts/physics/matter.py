"""Laws of matter: floating, pouring, mixing, melting, boiling, freezing, burning, acids and hardness.

Thresholds decide, not words: what is too cold to melt, too cool to boil, too soft to scratch or untouched by acid is
shown unchanged. Sentences follow the rules of `prompts.physics.laws`.
"""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.laws import Case, Facts, law, part_words
from prompts.physics.substances import Substance

__all__ = ["FIREPROOF", "floats"]

FIREPROOF = frozenset({
    "air", "aluminium", "asphalt", "brick", "ceramic", "concrete", "copper", "glass", "gold", "ice", "iron",
    "marble", "porcelain", "sand", "silver", "snow", "steel", "stone", "tile", "water"
})  # fmt: skip
BODY_DENSITY_KG_M3 = 600.0
"""Of a floating thing of which nothing is known."""

THIN_PA_S = 0.02
THICK_PA_S = 0.5
"""Viscosity up to which a liquid splashes, and from which it stretches like a rope."""

HULLS = frozenset({"boat", "vessel", "aircraft"})
SWIMMERS = frozenset({"human", "quadruped", "bird", "creature", "insect", "ball", "box"})
"""Kinds that float by what is in them, unless the material is said to be solid."""

ACID = re.compile(r"\b(?:acid|vinegar)\b")
HARDNESS_STEP = 0.3
"""Difference on the Mohs scale from which one body marks another."""


def _density(case: Case) -> float:
    named = case.matter.density if case.matter else None
    return named or (case.material.density_kg_m3 if case.material else BODY_DENSITY_KG_M3)


def _fluid(case: Case) -> float:
    if case.met is not None and case.met.viscosity_pa_s is not None and case.met.density:
        return case.met.density
    return case.surface.density_kg_m3 if case.surface and case.surface.density_kg_m3 > 500 else f.WATER_DENSITY_KG_M3


def floats(case: Case) -> bool:
    """True when the body is lighter than the liquid, or its shape keeps the liquid out."""
    return f.submerged_fraction(_density(case), _fluid(case)) < 1 or (case.event.law == "float" and _is_hollow(case))


@law("float")
@law("sink")
def _buoyancy(case: Case) -> Facts:
    below = f.submerged_fraction(_density(case), _fluid(case))
    quantities = {"submerged_fraction": below, "density_kg_m3": _density(case), "fluid_density_kg_m3": _fluid(case)}
    unknown_sinks = case.event.law == "sink" and case.material is None and case.matter is None
    if not floats(case) or unknown_sinks:
        return Facts("{The} go(es) under and sink(s) to the bottom, trailing a string of bubbles", quantities)
    return Facts(
        "{The} bob(s) on the surface, rising and dipping with every ripple"
        if below >= 1
        else f"{{The}} bob(s) and settle(s) on the surface with {part_words(1 - below)} of {{its}} height above it",
        quantities,
    )


def _is_hollow(case: Case) -> bool:
    """True for things whose shape keeps water out: a steel boat floats and a steel bolt does not."""
    kind = case.subject.kind if case.subject else None
    return kind in HULLS or (kind in SWIMMERS and case.event.material is None)


@law("pour")
def _pour(case: Case) -> Facts:
    if ACID.search(f"{case.words} {_noun(case)}"):
        return _corrode(case)
    drop = case.event.height_m or 0.2
    matter = case.matter
    thickness = (matter.viscosity_pa_s if matter else None) or 0.001
    quantities = {"stream_speed_mps": f.fall_speed_mps(drop), "viscosity_pa_s": thickness}
    layered = _layers(matter, case.met)
    if layered:
        return Facts(layered, quantities)
    if thickness >= THICK_PA_S:
        return Facts("A thick rope of it stretches down, coils where it lands and slowly levels out", quantities)
    if thickness >= THIN_PA_S:
        return Facts("A smooth glossy ribbon folds softly into itself where it lands, with hardly a splash", quantities)
    return Facts("The stream narrows as it falls, splashes where it lands, and the level rises steadily", quantities)


def _layers(poured: Substance | None, into: Substance | None) -> str:
    """What two liquids do on meeting; empty when one of them is no liquid."""
    if poured is None or into is None or not (poured.viscosity_pa_s and into.viscosity_pa_s):
        return ""
    if poured.mixes == into.mixes:
        if poured.viscosity_pa_s >= THICK_PA_S:
            return "It sinks through in a thick coil and lies at the bottom, its edges slowly blurring"
        return "Streaks swirl and curl, grow paler and blend into one even colour"
    rises = (poured.density or 1000.0) < (into.density or 1000.0)
    side = "gathers in a clear layer on top" if rises else "slips to the bottom in round beads and lies there"
    return f"It breaks into blobs, will not mix, and {side}, with a sharp line between the two"


@law("melt")
def _melt(case: Case) -> Facts:
    matter, now = case.matter, case.event.temperature_c
    if matter is not None and matter.sublimes_c is not None:
        return _sublimate(case)
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    if point is None and matter is not None and matter.solid is None:
        return Facts("{The} keep(s) {its} shape; nothing runs and nothing softens", {})
    point = 0.0 if point is None else point
    quantities = {"melting_point_c": point}
    if now is not None and f.phase_at(now, point, None) is f.Phase.SOLID:
        return Facts("{The} stay(s) hard and dry, with edges as sharp as before", quantities)
    return Facts("{The} soften(s) from the edges, shine(s) wet and slump(s) into a spreading puddle", quantities)


@law("boil")
def _boil(case: Case) -> Facts:
    matter, now = case.matter, case.event.temperature_c
    point = matter.boils_at_c if matter else (case.material.boiling_c if case.material else None)
    point = 100.0 if point is None else point
    freezing = matter.melts_at_c if matter else None
    quantities = {"boiling_point_c": point}
    if now is not None and freezing is not None and now < freezing:
        return Facts("The surface is set hard and stays so; nothing bubbles and nothing steams", quantities)
    if now is not None and f.phase_at(now, None, point) is not f.Phase.GAS:
        warm = now >= 0.5 * point
        end = "only a faint wisp of vapour curls up" if warm else "nothing rises from it"
        return Facts(f"The surface stays smooth and unbroken; {end}", quantities)
    return Facts("Bubbles stream up from the bottom, the surface churns and thick steam rises", quantities)


@law("freeze")
def _freeze(case: Case) -> Facts:
    matter, now = case.matter, case.event.temperature_c
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    point = 0.0 if point is None else point
    quantities = {"freezing_point_c": point}
    if now is not None and now >= point:
        return Facts("The surface stays liquid and goes on rippling", quantities)
    if matter is not None and matter.mixes == "oil":
        return Facts("It clouds over, thickens from the edges inward and sets dull and pale", quantities)
    return Facts("A pale skin of ice creeps inward from the edges and turns opaque", quantities)


@law("sublimate")
def _sublimate(case: Case) -> Facts:
    point = case.matter.sublimes_c if case.matter and case.matter.sublimes_c is not None else -78.5
    now = 20.0 if case.event.temperature_c is None else case.event.temperature_c
    quantities = {"sublimation_point_c": point}
    if now < point:
        return Facts("{The} stay(s) hard with sharp edges, and no vapour leaves {it}", quantities)
    if case.matter is not None and case.matter.id == "iodine":
        return Facts(
            "Violet vapour lifts from {the} and thickens, while the solid shrinks and leaves no puddle", quantities
        )
    return Facts("{The} shrink(s) without a puddle while cold white fog rolls off and sinks around {it}", quantities)


@law("burn")
def _burn(case: Case) -> Facts:
    matter = case.matter
    quantities = {"flame_temperature_c": 1000.0, "plume_speed_mps": 1.0}
    solid = matter.solid if matter else None
    coloured = solid is None or (solid.id in FIREPROOF and FINE.search(f"{case.words} {_noun(case)}") is not None)
    if matter is not None and matter.flame and coloured:
        return Facts(
            f"The flame around {{the}} turns {matter.flame}, leaning and flickering, and thin smoke rises", quantities
        )
    if case.material and case.material.id in FIREPROOF:
        return Facts("{The} only blacken(s) with soot where the flame licks it and keep(s) {its} shape", {})
    return Facts(
        "Flame climbs from the edges, blackening and curling what it touches, with smoke rising above", quantities
    )


FINE = re.compile(r"\b(?:powder|dust|salts?|wire|shavings|filings|solution|crystals?)\b")
"""Forms in which a metal colours a flame, where a lump only blackens."""


def _noun(case: Case) -> str:
    return case.subject.noun if case.subject else ""


@law("dissolve")
def _dissolve(case: Case) -> Facts:
    named = [s for s in (case.matter, case.met) if s is not None]
    solute = next((s for s in named if s.viscosity_pa_s is None), named[0] if named else None)
    solvent = next((s.mixes for s in named if s is not solute and s.viscosity_pa_s), "water")
    if solute is not None and solute.mixes != solvent:
        if (solute.density or 1000.0) < 1000.0:
            return Facts("It breaks into round drops that rise again and join on the surface", {})
        return Facts("It whirls about, then settles at the bottom as it was, and the liquid clears", {})
    return Facts("Edges blur and shrink, faint streaks trail off, and soon only the clear liquid is left", {})


@law("corrode")
def _corrode(case: Case) -> Facts:
    named = [s for s in (case.matter, case.met) if s is not None and s.acid]
    attacked = next((s for s in named if s.acid != "none"), named[0] if named else None)
    if attacked is None or attacked.acid == "none":
        return Facts("The drops lie there clear and still; the surface beneath keeps its shine, unmarked", {})
    ways = {
        "bubbles": "Tiny bubbles fizz up where the drops lie, and the surface beneath turns dull and pitted",
        "chars": "The wetted patch darkens, shrinks and turns black, with a little smoke",
        "curdles": "White flakes gather and sink, and the liquid between them turns clear",
    }
    return Facts(ways[attacked.acid], {})


@law("scratch")
def _scratch(case: Case) -> Facts:
    tool, worked = case.matter, case.met
    hard_tool = (tool.hardness_mohs if tool else None) or 5.0
    hard_worked = (worked.hardness_mohs if worked else None) or 5.5
    quantities = {"tool_hardness_mohs": hard_tool, "surface_hardness_mohs": hard_worked}
    if hard_tool >= hard_worked + HARDNESS_STEP:
        return Facts(
            "A thin pale line follows the point across the surface and stays, with a little dust along it", quantities
        )
    return Facts(
        "The point skates across and leaves no mark; the surface is as smooth and bright as before", quantities
    )
