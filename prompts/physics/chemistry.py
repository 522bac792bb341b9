"""Laws of hardness and attack: what scratches what, and what an acid does."""

from __future__ import annotations

import re

from prompts.physics.ageing import ageing_of
from prompts.physics.case import Case, Facts, law
from prompts.physics.substances import Substance, substance_in, substances_in

__all__ = ["corrode"]

HARDNESS_STEP = 0.3
"""Difference on the Mohs scale from which one body marks another."""

NOBLE = frozenset({"gold", "copper", "silver", "lead"})
ACID_IDS = frozenset({"acid_liquid", "vinegar"})
DIPPED = re.compile(r"\b(?:in|into|dipped|immersed)\b[a-z ]*\b(?:acid|vinegar)\b")
SCRATCHES = re.compile(
    r"\b(?:drawn|dragged|pulled|scraped|rubbed) across\b|\bscratch\w*|scrap\w+|scor\w+|etch\w*|cuts?\b"
)


@law("corrode")
def corrode(case: Case) -> Facts:
    """What an acid does to what it lies on: bubbles, blackening, curds, or nothing."""
    it = case.phenomenon[1] if case.phenomenon else ""
    named = [
        s
        for s in (substance_in(it) if it else None, case.matter, case.met, *substances_in(case.words))
        if s is not None
    ]
    named = [s for s in named if s.acid and s.id not in ACID_IDS]
    attacked = named[0] if it and named else next((s for s in named if s.acid != "none"), named[0] if named else None)
    if attacked is None or attacked.acid == "none":
        if DIPPED.search(case.words):
            return Facts(
                "No bubble forms on {the}; {it} lie(s) in the clear liquid as smooth and bright as before",
                {},
                "is as bright as before",
            )
        if attacked is not None and attacked.id in NOBLE:
            return Facts(
                "The drops lie on the metal clear and still; no bubble forms and it keeps its shine, unmarked",
                {},
                "is bright and unmarked",
            )
        return Facts(
            "The drops lie there clear and still; the surface beneath keeps its shine, unmarked", {}, "is unmarked"
        )
    if attacked.acid == "bubbles" and DIPPED.search(case.words):
        return Facts(
            "Streams of tiny bubbles rise off {the} on all sides while {its} surface turns dull and pitted",
            {},
            "is dull, pitted and thinner than before",
        )
    ways = {
        "bubbles": "Tiny bubbles fizz up where the drops lie, and the surface beneath turns dull and pitted",
        "chars": "The wetted patch darkens, shrinks and turns black, with a little smoke",
        "curdles": "White flakes gather and sink, and the liquid between them turns clear",
    }
    return Facts(
        ways[attacked.acid], {}, {"bubbles": "is dull and pitted", "chars": "is blackened"}.get(attacked.acid, "")
    )


@law("scratch")
def _scratch(case: Case) -> Facts:
    tool, worked = _pair(case)
    hard_tool = (tool.hardness_mohs if tool else None) or 5.0
    hard_worked = (worked.hardness_mohs if worked else None) or 5.5
    quantities = {"tool_hardness_mohs": hard_tool, "surface_hardness_mohs": hard_worked}
    if hard_tool >= hard_worked + HARDNESS_STEP:
        return Facts(
            "A thin pale line follows the point across the surface and stays, with a little dust along it",
            quantities,
            "the surface bears a thin pale line",
        )
    return Facts(
        "The point skates across and leaves no mark; the surface is as smooth and bright as before",
        quantities,
        "the surface is unmarked",
    )


def _pair(case: Case) -> tuple[Substance | None, Substance | None]:
    """What scratches and what is scratched: named before and after the verb, or the other way round before `by`."""
    found = SCRATCHES.search(case.words)
    if found is None:
        return case.matter, case.met
    before = [s for s in substances_in(case.words[: found.start()]) if s.hardness_mohs]
    after = [s for s in substances_in(case.words[found.end() :]) if s.hardness_mohs]
    passive = (
        re.search(r"\b(?:is|are|being|gets?) $", case.words[: found.start()]) is not None
        and " by " in case.words[found.end() :]
    )
    if before and after:
        return (after[0], before[0]) if passive else (before[0], after[0])
    return case.matter, case.met


COATS = {
    "copper": "A reddish-brown coat grows over {the} wherever the blue liquid touches it, while the blue slowly pales",
    "silver": "Glittering silver needles sprout all over {the} and branch like frost{turning}",
    "lead": "Grey feathers of metal sprout from {the}, branch and hang like moss in the clear liquid",
    "tin": "Bright grey needles sprout from {the} and cross one another in the clear liquid",
    "gold": "A brown, then dull golden film spreads over {the}, while the yellow of the liquid fades",
}
"""The metal of a salt, and how it settles on one that is more eager to react."""
GREY_COAT = "A dull grey coat creeps over {the} wherever the liquid touches it"
BLUE_SALTS = frozenset({"copper"})


@law("displace")
def _displace(case: Case) -> Facts:
    _, it, other = case.phenomenon or (None, case.noun, "")
    own, salt = substance_in(it), substance_in(other.split()[0]) if other else None
    nobler = own.is_nobler_than(salt) if own and salt else None
    if nobler is None or salt is None or own is None:
        return Facts("A coat of another colour grows over {the} wherever the liquid touches it, while the liquid pales")
    if nobler or own == salt:
        colour = "blue" if salt.id in BLUE_SALTS else "clear"
        return Facts(
            f"Nothing grows on {{the}}: {{it}} lie(s) as smooth and bright in the {colour} liquid as when it went in",
            {},
            "{is} as bright as before",
        )
    turning = ", while the clear liquid turns pale blue" if own.id == "copper" else ""
    return Facts(COATS.get(salt.id, GREY_COAT).replace("{turning}", turning), {}, "{is} coated with new metal")


@law("age", "rust")
def _age(case: Case) -> Facts | None:
    named = (case.phenomenon[1] if case.phenomenon else "") or case.noun
    row = ageing_of(named, case.words.lower())
    return None if row is None else Facts(row.outcome, {}, row.end)
