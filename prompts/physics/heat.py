"""Laws of heat: melting, boiling, freezing, vapour, dew, frost. Thresholds decide, not words."""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law
from prompts.physics.substances import Substance, substance_in
from prompts.physics.temperature import degrees_in, dew_point_c

__all__: list[str] = []

OILS = frozenset({"oil", "olive_oil", "coconut_oil"})
SCORCHES = frozenset({"wood", "paper", "cloth", "leather", "fabric_food", "carbon"})
INDOOR_C, INDOOR_HUMIDITY = 20.0, 0.5
STEAMY_HUMIDITY = 0.9


def _named(case: Case) -> Substance | None:
    """The substance that the row's own words name, else the case's."""
    it = case.phenomenon[1] if case.phenomenon else ""
    return (substance_in(it) if it else None) or case.matter


def _heat(case: Case, matter: Substance | None) -> float | None:
    from prompts.physics.temperature import temperature_in

    if case.event.temperature_c is not None:
        return case.event.temperature_c
    return temperature_in(case.words, matter)


@law("melt")
def _melt(case: Case) -> Facts:
    matter = _named(case)
    if matter is not None and matter.sublimes_c is not None:
        return _sublimate(case)
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    if point is None and matter is not None and (matter.solid is None or matter.id in SCORCHES):
        return Facts("{The} keep(s) {its} shape; nothing runs and nothing softens", {}, "is unchanged")
    point = 0.0 if point is None else point
    now = _heat(case, matter)
    quantities = {"melting_point_c": point} if now is None else {"melting_point_c": point, "temperature_c": now}
    if now is not None and f.phase_at(now, point, None) is f.Phase.SOLID:
        return Facts(
            "{The} stay(s) hard and dry, with edges as sharp as before",
            quantities,
            "is just as hard and sharp-edged as before",
        )
    if point > 400:
        return Facts(
            "{The} glow(s) from red to orange, sag(s) at the corners, turn(s) bright as a mirror and "
            "pool(s), heavy and glowing",
            quantities,
            "lie(s) in a glowing pool",
        )
    if matter is not None and matter.is_metal:
        return Facts(
            "{The} dull(s), sag(s) and all at once draw(s) together into one bright drop, smooth as a mirror",
            quantities,
            "lie(s) in a bright, mirror-smooth drop",
        )
    if matter is not None and matter.id in {"cheese", "plastic", "gelatin"}:
        return Facts(
            "{The} go(es) soft and shiny, sag(s), lose(s) {its} edges and draw(s) out in slow, sticky strings",
            quantities,
            "is a soft, sagging mass",
        )
    if matter is not None and matter.id == "snow":
        return Facts(
            "{The} shrink(s) and turn(s) glassy and grey, edges dripping, and thin runs of water trickle away below",
            quantities,
            "is half gone, dripping into a puddle",
        )
    return Facts(
        "{The} soften(s) from the edges, shine(s) wet and slump(s) into a spreading puddle",
        quantities,
        "lie(s) in a smooth, shining puddle",
    )


@law("boil")
def _boil(case: Case) -> Facts:
    matter = _named(case)
    if matter is not None and not matter.is_liquid:
        matter = case.liquid  # a kettle that boils is the water in it
    point = matter.boils_at_c if matter else None
    freezing = matter.melts_at_c if matter else None
    now = _heat(case, matter)
    if matter is not None and matter.id in OILS and (now is None or now < (point or 300.0)):
        hot = now is None or now >= 120
        words = "The oil thins and shimmers in streaks, a faint blue smoke comes off it, and no bubbles rise"
        return Facts(
            words if hot else "The oil lies smooth and clear; nothing bubbles and nothing smokes",
            {"boiling_point_c": point or 300.0, "smoke_point_c": 200.0},
        )
    point = 100.0 if point is None else point
    quantities = {"boiling_point_c": point} if now is None else {"boiling_point_c": point, "temperature_c": now}
    if now is not None and freezing is not None and now < freezing:
        return Facts("The surface is set hard and stays so; nothing bubbles and nothing steams", quantities)
    if now is not None and f.phase_at(now, None, point) is not f.Phase.GAS:
        warm = now >= 0.5 * point
        end = "only a faint wisp of vapour curls up" if warm else "nothing rises from it"
        return Facts(f"The surface stays smooth and unbroken; {end}", quantities, "lie(s) smooth, without a bubble")
    if matter is not None and matter.id == "milk":
        return Facts(
            "A ring of foam forms at the rim, the skin lifts, and white froth climbs fast and heaves over the edge",
            quantities,
            "froth(s) over the rim",
        )
    if matter is not None and (matter.viscosity_pa_s or 0) > 0.5:
        return Facts(
            "Slow, fat bubbles swell up through it, dome the surface and burst with a plop, and vapour rises",
            quantities,
            "heave(s) with slow bubbles",
        )
    return Facts(
        "Bubbles stream up from the bottom, the surface churns and thick steam rises",
        quantities,
        "churn(s) and steam(s)",
    )


@law("freeze")
def _freeze(case: Case) -> Facts:
    matter = _named(case)
    point = matter.melts_at_c if matter else (case.material.melting_c if case.material else None)
    now = _heat(case, matter)
    if matter is not None and matter.is_liquid and point is None:
        return Facts(
            "{The} grow(s) thick and dull and move(s) ever more slowly, without ever turning to ice",
            {},
            "hardly move(s) any more",
        )
    point = 0.0 if point is None else point
    quantities = {"freezing_point_c": point} if now is None else {"freezing_point_c": point, "temperature_c": now}
    if now is not None and now >= point:
        return Facts("The surface stays liquid and goes on rippling", quantities, "is as liquid as before")
    if point > 400:
        return Facts(
            "The glow sinks from yellow to dull red, a dark skin wrinkles over it from the edges, and it stands solid",
            quantities,
            "stand(s) dark and solid",
        )
    if matter is not None and matter.mixes == "mercury":
        return Facts(
            "The mirror-bright surface goes dull and grey from the edges inward, wrinkles slightly and stands hard",
            quantities,
            "is a hard, dull grey lump",
        )
    if matter is not None and (matter.mixes == "oil" or matter.hardness_mohs):
        return Facts(
            "{The} cloud(s) over, thicken(s) from the edges inward and set(s) dull and pale",
            quantities,
            "is set firm and dull",
        )
    return Facts(
        "Ice needles shoot in from the edges, join to a pale skin and thicken inward until it is all cloudy and hard",
        quantities,
        "is frozen hard and cloudy",
    )


@law("sublimate")
def _sublimate(case: Case) -> Facts:
    matter = _named(case)
    if matter is None or matter.sublimes_c is None:
        matter = case.matter
    point = matter.sublimes_c if matter and matter.sublimes_c is not None else -78.5
    now = _heat(case, matter)
    now = 20.0 + max(point, 0.0) if now is None else now
    quantities = {"sublimation_point_c": point, "temperature_c": now}
    if now < point:
        return Facts("{The} stay(s) hard with sharp edges, and no vapour leaves {them}", quantities, "is unchanged")
    if matter is not None and matter.id == "iodine":
        return Facts(
            "Violet vapour lifts from {the} and thickens, while the solid shrinks and leaves no puddle",
            quantities,
            "{has} shrunk under a violet haze",
        )
    if point > 0:
        return Facts(
            "{The} dwindle(s) bit by bit without getting wet, a faint pale vapour leaving it and settling "
            "as fine crystals higher up",
            quantities,
            "{has} dwindled without a puddle",
        )
    return Facts(
        "{The} shrink(s) without a puddle while cold white fog rolls off and sinks around {them}",
        quantities,
        "is smaller, cold fog pooling round it",
    )


@law("condense")
def _condense(case: Case) -> Facts:
    other = re.sub(r"(?: (?:with|of|and|in|on|at|as))+$", "", case.phenomenon[2]) if case.phenomenon else ""
    place = f"the {other}" if other else "the cold surface"
    surface = degrees_in(case.words)
    humid = (
        STEAMY_HUMIDITY
        if re.search(r"\b(?:steam\w*|humid|shower|vapou?r|breath\w*|boiling|kettle)\b", case.words)
        else INDOOR_HUMIDITY
    )
    dew = dew_point_c(INDOOR_C, humid)
    numbers = {"dew_point_c": dew}
    if surface is not None:
        numbers["surface_c"] = surface
        if surface >= dew:
            return Facts(
                f"Nothing settles: {place} stay(s) clear and dry from first to last".replace(
                    "(s)", "" if place.endswith("s") and not place.endswith("ss") else "s"
                ),
                numbers,
            )
    if re.search(r"\bbreath\w*", case.words):
        return Facts(
            f"A grey bloom spreads over {place} where the breath strikes, edges first to clear, and shrinks away again",
            numbers,
            f"{place} is clear again",
        )
    return Facts(
        f"A grey bloom fogs {place}, gathers into beads that swell and touch, and the heaviest run down "
        "in clear tracks",
        numbers,
        "",
    )


@law("frost")
def _frost(case: Case) -> Facts:
    now = degrees_in(case.words)
    if now is not None and now > 0:
        return Facts("No frost forms: a grey bloom gathers into clear drops that run down", {"temperature_c": now})
    return Facts(
        "White feathers of ice start at the edges and branch across the surface, each new barb finer, "
        "until it is furred over",
        {"temperature_c": now if now is not None else -8.0},
    )
