"""Laws of pressing and piercing: how everyday bodies take a squeeze or a point."""

from __future__ import annotations

import re

from prompts.physics.case import Case, Facts, law
from prompts.physics.substances import body_of

__all__: list[str] = []

SQUEEZES = {
    "springs": (
        "{The} sink(s) in under the pressure, bulge(s) out at the sides and swell(s) slowly back when it lets go",
        "is almost back in shape",
    ),
    "soaks": (
        "Water wells out between the folds, runs over the fingers in streams and drips, and {the} "
        "grow(s) thin and twisted",
        "is wrung thin, a last drop hanging",
    ),
    "buckles": (
        "The walls dimple, then give way in sharp creases, the sides folding inward, and {the} stay(s) crumpled",
        "stay(s) crumpled",
    ),
    "spouts": (
        "{The} flatten(s) under the pressure, and what is inside comes out at the opening in a smooth "
        "string, faster the harder it is pressed",
        "is flat and creased",
    ),
    "dents": (
        "{The} give(s) under the fingers and spread(s) at the sides, keeping the print of each one",
        "keep(s) the print",
    ),
    "juice": (
        "The skin dimples, the flesh gives, and juice beads at the cut, runs together and drips in a bright stream",
        "is left slack and dripping",
    ),
    "cracks": (
        "{The} hold(s) for a moment, then crack(s) all at once under the pressure, pieces caving in",
        "is crushed",
    ),
    "bulges": (
        "{The} narrow(s) between the hands and swell(s) out tight and shiny at both ends, and spring(s) "
        "round again on release",
        "is round again",
    ),
    "hard": ("{The} do(es) not give at all; only the hand whitens and trembles", "is unchanged"),
}
"""How a body takes a squeeze, and how it is afterwards."""
WET = re.compile(r"\b(?:wet|soaked|soaking|damp|soggy|water[- ]filled|dripping|full of water|water)\b")
RIGID = re.compile(r"\b(?:steel|stone|brick|rock|metal|diamond|wooden|wood|iron|glass|golf|marble|bowling)\b")
BOTTLED = re.compile(r"\b(?:ketchup|mustard|shampoo|glue|honey|lotion|toothpaste|paint|sauce|cream|mayonnaise|juice)\b")


@law("squeeze")
def _squeeze(case: Case) -> Facts:
    it = (case.phenomenon[1] if case.phenomenon else "") or case.noun
    of = re.search(rf"\b{re.escape(it)} of (?:[a-z]+ )?([a-z]+)", case.words)
    body = (body_of(of[1]) if of else None) or body_of(it) or case.body
    way = body.squeeze if body is not None else ""
    if RIGID.search(it):
        way = "hard"
    elif re.search(r"\b(?:sponge|cloth|towel|rag)\b", it):
        way = "soaks" if WET.search(case.words) and not re.search(r"\bdry\b", case.words) else "springs"
    elif re.search(r"\b(?:bottle|carton|box|tube|pack)\b", it) and (BOTTLED.search(it) or BOTTLED.search(case.words)):
        way = "spouts"
    elif re.search(r"\b(?:snow|mud)\b", it):
        way = "dents"
    outcome, end = SQUEEZES[way or "springs"]
    return Facts(outcome, {}, end)


@law("pierce")
def _pierce(case: Case) -> Facts:
    _, it, other = case.phenomenon or (None, ((case.phenomenon[1] if case.phenomenon else "") or case.noun), "")
    tip = f"the {other}" if other else "the point"
    if re.search(r"\bbubbles?\b", it):
        return Facts(
            "At the touch the film is gone at once, leaving a puff of the finest droplets that falls away",
            {"contact_area_mm2": 1.0},
        )
    if re.search(r"\bballoons?\b", it):
        if "water" in it:
            return Facts(
                "The skin is gone in a blink; the water hangs an instant in its shape, then collapses and "
                "splashes down",
                {},
                "is a torn scrap and a splash",
            )
        return Facts(
            "At the touch the skin splits, snaps back into small torn scraps, and nothing is left in its place",
            {},
            "is a few torn scraps",
        )
    if re.search(r"\b(?:steel plate|metal plate|glass|stone|rock|concrete|metal|ice)\b", it):
        return Facts(
            f"The tip skids off: {tip} bend(s) or slides aside, and the surface shows no more than a faint "
            "speck".replace("bend(s)", "bends"),
            {},
            "is unmarked",
        )
    if re.search(r"\b(?:bag|film|plastic|foil|cloth|fabric|paper|leather|cushion)\b", it):
        return Facts(
            f"The surface dimples round the tip and stretches thin and pale, then {tip} breaks through and "
            "the hole closes round it",
            {},
            "{has} a small round hole",
        )
    return Facts(
        f"The surface dents round the tip, then parts, and {tip} slides in with steady pressure, leaving "
        "a clean, narrow hole",
        {},
        "{has} a narrow hole",
    )
