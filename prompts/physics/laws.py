"""Physical events: each law's quantities and the outcome that the eye sees.

The laws themselves stand in `motion`, `impact`, `air`, `light`, `heat`, `liquids`, `mixing`, `handling` and
`chemistry`; what needs no threshold is told by the rows of `phenomena/`. Thresholds decide: what does not reach them
visibly stays as it is.
"""

from __future__ import annotations

import re
from math import isfinite

from prompts.physics import air, chemistry, fields, fire, handling, heat, impact, light, liquids, mixing, motion
from prompts.physics.case import LAWS, Case, Facts, agreed, law, part_words
from prompts.shot import PhysicalEvent, Subject
from prompts.vocabulary import table

__all__ = ["Case", "Facts", "agreed", "case_of", "event_end", "event_quantities", "known_laws", "law", "part_words"]

_MODULES = (air, chemistry, fields, fire, handling, heat, impact, light, liquids, mixing, motion)
"""The modules that enter their laws when they are imported."""


def known_laws() -> tuple[str, ...]:
    """Ids of the laws that are told here: those with a function, and those of the table that say what is seen."""
    return tuple(term.id for term in table("physical_laws").values() if term.id in LAWS or term.visible)


def event_quantities(event: PhysicalEvent, subject: Subject | None = None, words: str = "") -> PhysicalEvent:
    """The event with its computed `quantities` and, where it has none, its visible `outcome`.

    Args:
        event: what happens; fields left open take usual values (a drop of 1.2 m, water at its threshold).
        subject: the thing it happens to, for its noun, number, height and material.
        words: what is said of it, from which substances are read: `pouring honey into milk`.

    Returns:
        The event; unchanged when its law has no function. Quantities and an outcome already set are kept.
    """
    case = case_of(event, subject, words)
    facts = _facts(case)
    if facts is None:
        return event
    outcome = event.outcome or _filled(case, facts.outcome)
    found = {name: round(value, 4) for name, value in facts.quantities.items() if isfinite(value)}
    return event.model_copy(update={"outcome": outcome, "quantities": {**found, **event.quantities}})


def event_end(event: PhysicalEvent, subject: Subject | None = None, words: str = "") -> str:
    """How the thing stands when the event is over, as a sentence without a stop; empty when nothing is left to say."""
    case = case_of(event, subject, words)
    facts = _facts(case)
    if facts is None or not facts.end:
        return ""
    end = re.sub(r"^is ", "{is} ", facts.end)
    whole = end.startswith(("the ", "a ", "an ", "all ", "both ", "everything", "nothing", "only ", "they ", "{the}"))
    return _filled(case, end if whole else "{the} " + end)


def _facts(case: Case) -> Facts | None:
    """The law's numbers, with the row's words where a row tells the outcome."""
    term = table("physical_laws").get(case.event.law)
    function = LAWS.get(case.event.law)
    row = case.phenomenon[0] if case.phenomenon else None
    facts = function(case) if function else None
    if facts is None and term is not None and term.visible:
        facts = Facts(term.visible)
    if row is None or not (row.outcome or row.end):
        return facts
    outcome = row.outcome or (facts.outcome if facts else "")
    numbers = {**(facts.quantities if facts else {}), **row.quantities}
    return Facts(outcome, numbers, row.end or (facts.end if facts and not row.outcome else ""))


def _filled(case: Case, sentence: str) -> str:
    """The sentence with its names, cut to what a prompt has room for."""
    _, it, other = case.phenomenon or (None, "", "")
    met = f"the {other}" if other else case.other
    words = agreed(sentence.replace("{other}", met), case.subject, it)
    return words[:1].upper() + words[1:] if sentence.startswith(("{The}", "{other}")) else words


def case_of(event: PhysicalEvent, subject: Subject | None = None, words: str = "") -> Case:
    """The event with its materials looked up."""
    materials = table("materials")
    body = event.material or (subject.material if subject else None) or ""
    return Case(event, subject, materials.get(body), materials.get(event.surface or ""), words)
