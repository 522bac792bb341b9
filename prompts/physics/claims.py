"""What words claim of a substance or body that it does not do: gold that rusts, wood that melts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from prompts.physics.fire import FINE, FIREPROOF
from prompts.physics.substances import substance_in
from prompts.physics.temperature import temperature_in
from prompts.physics.things import is_a, phrase_of, stuff_of

__all__ = ["Claim", "false_claim"]

_IT = r"(?:\b(?:an?|the|his|her|its|some|of) |^)(?P<it>(?:[a-z-]+ ){0,2}[a-z]+)"
_PIECE = re.compile(r"^(?:lump|piece|block|bar|drop|pool|bit|sheet|glass|cup|bowl|pot|bucket) of ")


@dataclass(frozen=True, slots=True)
class Claim:
    """A deed that words claim.

    Attributes:
        deed: what it is called, as a key of the marvels.
        pattern: finds the claim, `it` the thing it is made of.
        fails: from the thing and the sentence to why it cannot be, and the way out; `None` when it can.
    """

    deed: str
    pattern: re.Pattern[str]
    fails: Callable[[str, str], tuple[str, str] | None]


VESSELS = re.compile(r"\b(?:kettle|pot|saucepan|pan|cauldron|urn|samovar|boiler|flask|beaker)s?$")
"""Things that boil by what is in them."""


def false_claim(words: str) -> tuple[str, str, str] | None:
    """The first claim of a sentence that cannot be: the deed, why not, and the way out; `None` when all can.

    Args:
        words: a sentence or two, in lower case.
    """
    for sentence in re.split(r"[.;!?](?:\s|$)", words):
        for claim in CLAIMS:
            found = claim.pattern.search(sentence)
            said = claim.fails(_PIECE.sub("", found["it"]), sentence) if found else None
            if said is not None:
                return claim.deed, *said
    return None


def _boils(it: str, sentence: str) -> tuple[str, str] | None:
    matter = substance_in(it)
    now = temperature_in(sentence, matter) if matter is not None else None
    if VESSELS.search(it):
        return None  # what boils is in it
    if matter is None or now is None or matter.boils_at_c is None or now >= matter.boils_at_c - 1:
        return None
    return f"{matter.called} does not boil at {now:g} °C", f"heat it to {matter.boils_at_c:g} °C"


def _melts(it: str, _: str) -> tuple[str, str] | None:
    matter = substance_in(it)
    if matter is None or matter.melts_at_c is not None or matter.id not in UNMELTING:
        return None
    return f"{matter.called} does not melt; in the heat it chars", "let it char and smoke, or use another material"


def _burns(it: str, sentence: str) -> tuple[str, str] | None:
    matter = stuff_of(it)
    noun = phrase_of(it, "thing")
    if matter is None or not noun or FINE.search(sentence) or re.search(r"\b(?:house|car|building|ship|lamp)\b", it):
        return None
    kind = matter.solid.id if matter.solid is not None else matter.id
    if kind not in FIREPROOF or matter.id in {"water", "ice", "snow"}:
        return (f"{matter.called} does not burn", "let it melt") if matter.id in {"water", "ice", "snow"} else None
    return f"{matter.called} does not burn", "let it blacken, or use another material"


def _bounces(it: str, _: str) -> tuple[str, str] | None:
    if not is_a(phrase_of(it, "thing") or it, "brittle"):
        return None
    return (
        f"the {it.split()[-1]} does not bounce off so hard a floor; it breaks",
        "let it break, or land on something soft",
    )


def _rusts(it: str, _: str) -> tuple[str, str] | None:
    matter = stuff_of(it)
    if matter is None or matter.id == "steel" or not (matter.is_metal or matter.id in {"plastic", "wood", "glass"}):
        return None
    return f"{matter.called} does not rust", "let it tarnish or fade as it does, or use iron"


def _is_pulled(it: str, _: str) -> tuple[str, str] | None:
    matter = stuff_of(it)
    if matter is None or matter.is_magnetic or re.search(r"\b(?:can|tin|coin|magnet|fridge)s?\b", it):
        return None
    return f"a magnet does not pull {matter.called}", "use iron or steel, or let it lie"


def _freezes(it: str, sentence: str) -> tuple[str, str] | None:
    matter = substance_in(it)
    now = temperature_in(sentence, matter) if matter is not None else None
    if matter is None or now is None or matter.melts_at_c is None or now <= matter.melts_at_c or not matter.is_liquid:
        return None
    return f"{matter.called} does not freeze at {now:g} °C", f"cool it below {matter.melts_at_c:g} °C"


def _dissolves(it: str, _: str) -> tuple[str, str] | None:
    matter = substance_in(it)
    if matter is None or matter.id not in {"sand", "stone", "glass", "oil", "steel", "gold", "brick", "wax", "diamond"}:
        return None
    return f"{matter.called} does not dissolve in water", "let it settle or float, or use salt or sugar"


UNMELTING = frozenset({"wood", "paper", "cloth", "leather", "carbon", "fabric_food", "flour", "balsa", "ebony"})
"""Substances that char before they melt."""

_VERY_HOT = r"(?! (?:point|away|in (?:a|the) (?:forge|furnace|crucible|smelter)))"
CLAIMS = (
    Claim("boil", re.compile(rf"{_IT} (?:is |starts to |begins to )?boil(?:s|ing)?\b(?! (?:point|over|egg))"), _boils),
    Claim("melt", re.compile(rf"{_IT} (?:is |slowly |starts to |begins to )*melt(?:s|ing)?\b{_VERY_HOT}"), _melts),
    Claim("burn", re.compile(
        rf"{_IT} (?:is |slowly |starts to |begins to )*(?:burn(?:s|ing)?\b|catch(?:es|ing) fire|bursts? into flames?)"
        r"(?! (?:out\b|red|white|through|with light|bright|in the sun|itself|orange))"
    ), _burns),
    Claim("bounce", re.compile(
        rf"{_IT} (?:is )?(?:bounc(?:es|ing)|rebounds)\b[^.]*\b(?:floor|ground|stone|concrete|marble|pavement|tiles?)\b"
    ), _bounces),
    Claim("rust", re.compile(rf"{_IT} (?:is |slowly |starts to |begins to )*rust(?:s|ing)?\b"), _rusts),
    Claim("pull", re.compile(
        r"\bmagnet (?:pulls|attracts|lifts|picks up|draws in|grabs)(?: in| up)? (?:an? |the |some )?"
        r"(?P<it>(?:[a-z-]+ ){0,2}[a-z]+)"
    ), _is_pulled),
    Claim("freeze", re.compile(
        rf"{_IT} (?:is |slowly |starts to |begins to )*(?:freez(?:es|ing)|turns to ice)\b"
    ), _freezes),
    Claim("dissolve", re.compile(
        rf"{_IT} (?:is |slowly |starts to )*dissolv(?:es|ing) in (?:the |a |cold |hot |warm )*(?:glass of )?water"
    ), _dissolves),
)  # fmt: skip
"""What is claimed of things, and when it is false."""
