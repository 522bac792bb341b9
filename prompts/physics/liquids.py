"""Laws of liquids: floating and sinking, pouring, layers, drops, soaking."""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law, part_words
from prompts.physics.substances import Body, Substance, body_of, substance_in, substances_in
from prompts.physics.temperature import temperature_in

__all__ = ["floats", "is_craft", "settling"]

BODY_DENSITY_KG_M3 = 600.0
"""Of a floating thing of which nothing is known."""
THIN_PA_S = 0.02
THICK_PA_S = 0.5
STIFF_PA_S = 15.0
"""Viscosity up to which a liquid splashes, from which it stretches like a rope, and from which it hardly runs."""
HULLS = frozenset({"boat", "vessel", "aircraft"})
SWIMMERS = frozenset({"human", "quadruped", "bird", "creature", "insect", "ball", "box"})
"""Kinds that float by what is in them, unless the material is said to be solid."""
COLOURLESS = frozenset({"water", "salt_water", "alcohol", "acetone", "glycerine", "vinegar", "soda", "acid_liquid"})
ACID = re.compile(r"\b(?:acid|vinegar)\b")
GENTLY = re.compile(
    r"\b(?:gently|carefully|slowly|softly|lightly|placed|laid|lowered|puts?|places?|lays?|set|"
    r"floats?|floating|bob(?:s|bing)?|sinks?|sinking)\b"
)
LOOSE = frozenset({"leaf", "paper", "plastic_bag"})
SOLID_SAID = re.compile(
    r"\b(?:wooden|wood|steel|metal|iron|glass|stone|lead|gold|copper|cork|foam|styrofoam|plastic|"
    r"ceramic|aluminium|aluminum|ice|rubber|clay|wax)\b"
)
AS_THEIR_MATERIAL = frozenset({"key", "die", "stone"})
"""Bodies without air inside, whose material decides: a wooden and a steel spoon."""
ADRIFT = re.compile(
    r"\b(?:(?:sail|row|motor|speed|house|steam|fishing |life)?boat|ship|raft|canoe|kayak|yacht|ferry|barge)s?\b"
)


def _it(case: Case) -> str:
    """The thing's words: the row's name for it, else the subject's noun."""
    return (case.phenomenon[1] if case.phenomenon else "") or case.noun


def _body(case: Case) -> Body | None:
    return body_of(_it(case)) or case.body


CORKED = re.compile(r"\b(?:corked|empty|sealed|capped|closed|airtight|stoppered|message in a)\b")
VESSELS = re.compile(r"\b(?:bottle|jar|can|barrel|canister|jug|tin|container|drum|flask|bucket lid|box)s?\b")
AFLOAT_KG_M3 = 300.0
"""Of a closed vessel with air in it."""


def _density(case: Case) -> float:
    body, words = _body(case), _it(case)
    if VESSELS.search(words) and CORKED.search(case.words):
        return AFLOAT_KG_M3
    other_stuff = (
        case.event.material is not None and case.subject is not None and case.event.material != case.subject.material
    )
    own = substance_in(words) if words and not other_stuff else None
    if other_stuff and case.material is not None:
        return case.material.density_kg_m3
    solid = own is not None and own.density and SOLID_SAID.search(words)
    if body is not None and body.density_kg_m3 and not (solid and body.id in AS_THEIR_MATERIAL):
        return body.density_kg_m3
    named = own.density if own else case.matter.density if case.matter else None
    return named or (case.material.density_kg_m3 if case.material else BODY_DENSITY_KG_M3)


def _liquid(case: Case) -> Substance | None:
    other = (case.phenomenon[2] if case.phenomenon else "") or case.event.other
    found = [s for s in substances_in(other) if s.is_liquid]
    return found[-1] if found else case.liquid if case.phenomenon is None else None


def _fluid(case: Case) -> float:
    liquid = _liquid(case)
    if liquid is not None and liquid.density:
        return (
            1200.0
            if liquid.id == "salt_water" and re.search(r"\b(?:very|saturated|concentrated|strong)\b", case.words)
            else liquid.density
        )
    return case.surface.density_kg_m3 if case.surface and case.surface.density_kg_m3 > 500 else f.WATER_DENSITY_KG_M3


def floats(case: Case) -> bool:
    """True when the body is lighter than the liquid, or its shape keeps the liquid out."""
    if ADRIFT.search(_it(case)):
        return True
    return f.submerged_fraction(_density(case), _fluid(case)) < 1 or (case.event.law == "float" and _is_hollow(case))


def is_craft(case: Case) -> bool:
    """True for a boat, which floats while it is whole and sinks when it is not."""
    return case.subject is not None and case.subject.kind == "boat"


def _is_hollow(case: Case) -> bool:
    """True for things whose shape keeps water out: a steel boat floats and a steel bolt does not."""
    kind = case.subject.kind if case.subject else None
    return kind in HULLS or (kind in SWIMMERS and case.event.material is None)


@law("float")
@law("sink")
def _buoyancy(case: Case) -> Facts:
    below = f.submerged_fraction(_density(case), _fluid(case))
    quantities = {"submerged_fraction": below, "density_kg_m3": _density(case), "fluid_density_kg_m3": _fluid(case)}
    unknown_sinks = case.event.law == "sink" and (
        (case.material is None and case.matter is None and case.body is None) or is_craft(case)
    )
    if case.event.law == "sink" and is_craft(case):
        return Facts(
            "One end goes under first, the other rises, air bursts out in foam, and the water closes over {them}",
            quantities,
            "{is} all but gone, foam marking the place",
        )
    if not floats(case) or unknown_sinks:
        return Facts(
            "{The} go(es) under and sink(s) to the bottom, trailing a string of bubbles",
            quantities,
            "lie(s) on the bottom",
        )
    if below >= 1 or ADRIFT.search(case.noun):
        return Facts(
            "{The} bob(s) on the surface, rising and dipping with every ripple", quantities, "ride(s) on the water"
        )
    return Facts(
        f"{{The}} bob(s) and settle(s) on the surface with {part_words(1 - below)} of {{its}} height above it",
        quantities,
        "float(s) almost still",
    )


@law("plunge")
def _plunge(case: Case) -> Facts:
    return settling(case, {})


def settling(case: Case, numbers: dict[str, float]) -> Facts:
    """What a thing does that comes into a liquid: splash or slip in, then float or sink, by the two densities."""
    density, fluid, liquid = _density(case), _fluid(case), _liquid(case)
    below = f.submerged_fraction(density, fluid)
    numbers = {**numbers, "submerged_fraction": below, "density_kg_m3": density, "fluid_density_kg_m3": fluid}
    gently, body = GENTLY.search(case.words) is not None, _body(case)
    name = _liquid_name(case, liquid)
    thick = liquid is not None and (liquid.viscosity_pa_s or 0) >= THICK_PA_S
    if case.event.law == "fall" and not case.phenomenon:
        gently = False
    if body is not None and body.id == "fishing_net" and floats(case) is False:
        return Facts(
            "{The} spread(s) on the surface, darken(s) as the water comes through the mesh and go(es) down "
            "slowly, cork side last",
            numbers,
            "hang(s) below the surface",
        )
    if body is not None and body.id in LOOSE:
        return Facts(
            "{The} come(s) to rest flat on the surface, hardly denting it, and drift(s) and turn(s) with "
            "every breath of air",
            numbers,
            "drift(s) on the surface",
        )
    if body is not None and body.id == "sponge":
        return Facts(
            "{The} float(s) high at first, then darken(s) from below and settle(s) lower and lower as it "
            "drinks itself full",
            numbers,
            "float(s) low and dark",
        )
    if floats(case):
        return Facts(_floating(case, below, name, gently=gently, thick=thick), numbers, "float(s) almost still")
    if thick:
        return Facts(
            f"{{The}} press(es) a dent into the {name} and go(es) under without a splash, slower and slower, "
            "the surface closing over",
            numbers,
            f"is deep in the {name}",
        )
    if density / fluid < 1.08:
        return Facts(
            "{The} go(es) under with hardly a splash and sink(s) slowly, swaying, until it rest(s) "
            "lightly on the bottom",
            numbers,
            "rest(s) on the bottom",
        )
    if gently:
        return Facts(
            "{The} slip(s) under the moment it is let go and sink(s) straight to the bottom, a few bubbles "
            "streaming up",
            numbers,
            "lie(s) on the bottom",
        )
    return Facts(
        "{The} break(s) the surface with a splash, a crown of drops leaping up, and sink(s) straight to "
        "the bottom, trailing bubbles",
        numbers,
        "lie(s) on the bottom",
    )


def _floating(case: Case, below: float, name: str, *, gently: bool, thick: bool) -> str:
    if ADRIFT.search(_it(case)):
        return "{The} dip(s), rock(s) and ride(s) level, small rings running out from its sides"
    part = part_words(1 - below)
    cold = case.temperature_c is not None and case.temperature_c <= 0 and re.search(r"\bice\b", _it(case))
    keeps = ", its edges staying sharp" if cold else ""
    if thick:
        return (
            f"{{The}} dent(s) the {name} and stay(s) on it, sinking in only slowly until {part} of {{its}} "
            "height is above"
        )
    if gently:
        return (
            f"{{The}} settle(s) on the {name}, bob(s) once or twice and float(s) with {part} of {{its}} "
            f"height above it{keeps}"
        )
    return (
        f"{{The}} go(es) in with a splash, bob(s) back up and float(s) with {part} of {{its}} height "
        f"above the {name}{keeps}"
    )


def _liquid_name(case: Case, liquid: Substance | None) -> str:
    other = ((case.phenomenon[2] if case.phenomenon else "") or case.event.other).lower()
    if liquid is None:
        return "water"
    return next(
        (word for word in sorted(liquid.words, key=len, reverse=True) if re.search(rf"\b{word}\b", other)),
        liquid.called,
    )


PIECES = re.compile(
    r"\b(?:coins|marbles|apples|oranges|potatoes|balls|beads|buttons|dice|pebbles|stones|books|toys|keys|pills|sweets)\b"
)
"""What pours out piece by piece."""
GRAINS = re.compile(
    r"\b(?:sand|salt|sugar|rice|grains?|flour|gravel|seeds?|lentils|beans|powder|cereal|oats|wheat|corn|couscous|spices?"
    r"|pepper|soil|earth|cement|coffee|cocoa|snow)\b"
)
"""What runs in grains."""


@law("pour")
def _pour(case: Case) -> Facts:
    if ACID.search(f"{case.words} {case.noun}") and not case.phenomenon:
        from prompts.physics.chemistry import corrode

        return corrode(case)
    drop = case.event.height_m or 0.2
    matter, met = case.matter, case.met
    if case.phenomenon and case.phenomenon[2]:
        matter, met = substance_in(case.phenomenon[1]), substance_in(case.phenomenon[2])
    thickness = f.viscosity_at((matter.viscosity_pa_s if matter else None) or 0.001, temperature_in(case.words, matter))
    quantities = {"stream_speed_mps": f.fall_speed_mps(drop), "viscosity_pa_s": thickness}
    layered = _layers(
        matter, met, swapped=bool(case.phenomenon), stirred=re.search(r"\bstir\w*", case.words) is not None
    )
    if layered:
        return Facts(layered, quantities)
    if PIECES.search(f"{case.words} {case.noun}s {case.noun}"):
        return Facts(
            "One after another they tip over the edge, bounce, roll apart and come to rest in a loose heap", quantities
        )
    if matter is not None and not matter.is_liquid and matter.viscosity_pa_s is None:
        if not GRAINS.search(f"{case.words} {case.noun}"):
            return Facts("", quantities)
        return Facts(
            "The grains run in a thin, even stream, bounce a little where they land and heap up in a cone "
            "whose sides keep sliding",
            quantities,
        )
    if thickness >= STIFF_PA_S and matter is not None and (matter.viscosity_pa_s or 0) < STIFF_PA_S:
        return Facts(
            "It hardly leaves the edge: a fat tongue bulges, sags and creeps down, and stands heaped",
            quantities,
        )
    if thickness >= THICK_PA_S:
        return Facts("A thick rope of it stretches down, coils where it lands and slowly levels out", quantities)
    if thickness >= THIN_PA_S:
        return Facts("A smooth glossy ribbon folds softly into itself where it lands, with hardly a splash", quantities)
    return Facts("The stream narrows as it falls, splashes where it lands, and the level rises steadily", quantities)


def _layers(poured: Substance | None, into: Substance | None, *, swapped: bool = False, stirred: bool = False) -> str:
    """What two liquids do on meeting; empty when one of them is no liquid."""
    if poured is None or into is None or not (poured.is_liquid and into.is_liquid) or poured == into:
        return ""
    if poured.mixes == into.mixes:
        if (poured.viscosity_pa_s or 0) >= THICK_PA_S and stirred:
            return (
                "The thick strands draw out longer and thinner at every turn and fade until the liquid is evenly tinted"
            )
        if (poured.viscosity_pa_s or 0) >= THICK_PA_S:
            return "It sinks through in a thick coil and lies at the bottom, its edges slowly blurring"
        if (into.viscosity_pa_s or 0) >= THICK_PA_S:
            return (
                "It lies as a clear thin layer on top of the thick one, and only slowly do streaks blur the "
                "line between"
            )
        if {poured.id, into.id} <= COLOURLESS:
            return "Streaks shimmer and curl like hot air where they meet, fade away, and one clear liquid is left"
        return "Streaks swirl and curl, grow paler and blend into one even colour"
    rises = (poured.density or 1000.0) < (into.density or 1000.0)
    name = next(iter(poured.words)) if swapped else "it"
    side = "gathers in a clear layer on top" if rises else "slips to the bottom in round beads and lies there"
    shown = f"the {poured.called}" if swapped and name else "It"
    return (
        f"{shown[:1].upper()}{shown[1:]} breaks into blobs, will not mix, and {side}, with a sharp line between the two"
    )


@law("bead")
def _bead(_: Case) -> Facts:
    return Facts(
        "The drop keeps a rounded, shining shape, clings, trembles and slides as one piece",
        {"surface_tension_n_m": 0.072, "largest_round_drop_m": 0.0027},
    )


@law("soak")
def _soak(_: Case) -> Facts:
    return Facts(
        "A dark wet edge climbs from where it touches, fast at first and then slower, carrying the colour along",
        {"climb_in_0_1_mm_gap_m": 2 * 0.072 / (998.0 * f.GRAVITY_MPS2 * 0.00005)},
    )
