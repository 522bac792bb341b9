"""What cannot happen, and the styles in which it may."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.physics.case import Case, agreed
from prompts.physics.claims import false_claim
from prompts.physics.fire import FINE, FIREPROOF, furnished
from prompts.physics.liquids import floats, is_craft
from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table

__all__ = ["Objection", "marvel", "motion_objection", "objection", "style_allows"]

Objection = tuple[str, str]
"""What is impossible, and the way out."""

UNBOUND = re.compile(
    r"\b(?:magic(?:al|ally)?|dream(?:like|y|s)?|surreal|fantas(?:y|tic)|cartoon|impossible|spell"
    r"|enchanted|fairy[- ]?tale)\b"
)
HOTTEST_UNSAID_C = 200.0
"""Melting point above which something has to be heated on purpose."""

WATERS = re.compile(
    r"\b(?:water|sea|ocean|lake|river|pool|pond|bath\w*|tub|tank|stream|puddle|harbou?r|canal|bay|fountain|bucket|aquarium)\b"
)
SAID = re.compile(r"\b(?:float\w*|bob(?:s|bing)?|sinks?|sinking|goes under)\b")
HARD_BLOW_MPS = 30.0
MARVELS = {
    "float": "{The} ride(s) on the surface as light as cork, against all weight",
    "sink": "{The} go(es) down like lead, although {it} should bob up",
    "burn": "{The} burn(s) with a steady flame and stay(s) whole, as nothing of the kind would",
    "melt": "{The} soften(s), droop(s) and run(s) like wax, as if in a dream",
    "boil": "{The} seethe(s) and steam(s) as if over a great fire, though all about it is cold",
    "bounce": "{The} spring(s) back from the floor as if of rubber, whole and ringing",
    "rust": "{The} turn(s) brown and flaky while one watches, as nothing of the kind would",
    "pull": "{The} leap(s) to the magnet and cling(s) there, as nothing of the kind would",
    "freeze": "{The} stand(s) stiff with ice in the warm air, frost smoking off it",
    "dissolve": "{The} fade(s) into the water like sugar, edge first, until nothing is left of it",
    "break": "{The} come(s) apart like thin glass, as nothing of the kind would",
}
"""What is seen where the style lets the impossible happen."""


def style_allows(shot: Shot) -> bool:
    """True when the style lets happen what physics does not: cartoon, magic, dream."""
    said = " ".join([shot.request, shot.style.mood, *shot.style.words]).lower()
    look = table("styles").get(shot.style.look or "")
    return bool(look and look.unbound) or bool(UNBOUND.search(said))


def objection(case: Case) -> Objection | None:
    """Why an event cannot happen as asked; `None` when it can, or when too little is known."""
    event, matter = case.event, case.matter
    if row := _impossible_motion(case):
        return row["says"], row["mend"]
    if claim := false_claim(f"{case.noun} {case.words.lower()}"):
        return claim[1], claim[2]
    if case.material is None and matter is None:
        return None
    name = matter.called if matter else case.material.say if case.material else "it"
    liquid = case.met.called if case.met and case.met.viscosity_pa_s else "water"
    met_liquid = case.met is not None and case.met.is_liquid
    wet = (
        event.surface == "water"
        or met_liquid
        or (event.surface is None and not (case.words and not WATERS.search(case.words)))
    )
    asked = _asked(case)
    if asked == "float" and wet and not floats(case) and (event.material or matter):
        return f"{name} does not float on {liquid}", "let it sink, or say that it is magic"
    if asked == "sink" and wet and floats(case) and not is_craft(case):
        return f"{name} does not sink in {liquid}", "let it float, or weigh it down"
    if (
        event.law == "burn"
        and not furnished(case)
        and case.material
        and case.material.id in FIREPROOF
        and (matter is None or matter.id in FIREPROOF or matter.solid is not None)
        and not FINE.search(f"{case.words} {case.noun}")
    ):
        return f"{name} does not burn", "let it blacken, or use another material"
    brittle = case.material.breaks if case.material else True
    if case.body is not None and case.body.breaks:
        brittle = True
    told = case.phenomenon is not None and bool(case.phenomenon[0].outcome)
    parts = case.material is not None and case.material.id == "cloth" and _PARTS.search(case.words or "") is not None
    if event.law == "break" and not (brittle or parts) and not told and (event.speed_mps or 0) < HARD_BLOW_MPS:
        return f"{name} does not break from that", "let it dent or bounce, or use another material"
    point = matter.melts_at_c if matter else case.material.melting_c if case.material else None
    if event.law == "melt" and point is not None and point > HOTTEST_UNSAID_C and event.temperature_c is None:
        return f"{name} melts only at {point:g} °C", "say how hot it is, or use another material"
    return None


_PARTS: Final = re.compile(r"\b(?:snap|tear|rip|fray|part)\w*|\btorn\b|\bbreak\w* (?:apart|in two)", re.IGNORECASE)
"""How ropes and cloth break: they part under load."""


@cache
def _impossible() -> tuple[dict[str, str], ...]:
    rows = tables_of(__package__, "impossible")["row"]
    return tuple(rows)


def _impossible_motion(case: Case) -> dict[str, str] | None:
    """The row of `impossible.toml` that the words of an event fit, for the laws of moving bodies."""
    return _row_for(f"{case.noun} {case.words}") if case.event.law in _MOVING else None


def motion_objection(words: str) -> Objection | None:
    """Why a deed cannot be, by its words alone: for what no law of physics is told of."""
    row = _row_for(words)
    if row is not None:
        return row["says"], row["mend"]
    claim = false_claim(words.lower())
    return None if claim is None else (claim[1], claim[2])


def _row_for(words: str) -> dict[str, str] | None:
    said = words.lower()
    for row in _impossible():
        if re.search(row["when"], said) and not (row.get("unless") and re.search(row["unless"], said)):
            return row
    return None


_MOVING = frozenset({
    "fall", "throw", "bounce", "slide", "roll", "swing", "float", "gait", "spin", "flow", "rise", "pour", "inertia",
    "wave", "wind", "weightless",
})  # fmt: skip


def _asked(case: Case) -> str:
    """Whether it is said to float or to sink; else the event's own law."""
    if case.event.law != "plunge":
        return case.event.law
    said = SAID.search(case.words)
    return "" if said is None else "sink" if said[0].startswith(("s", "goes")) else "float"


def marvel(case: Case) -> str:
    """The visible outcome of an impossible event in a style that allows it."""
    if row := _impossible_motion(case):
        return agreed(row["marvel"], case.subject)
    claim = false_claim(f"{case.noun} {case.words.lower()}")
    return agreed(MARVELS[claim[0] if claim else _asked(case)], case.subject)
