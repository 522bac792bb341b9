"""Which law a phenomenon stands for, where what the words name decides it: heat, a drop, a slope, time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from prompts.physics.ageing import ageing_of
from prompts.physics.substances import Substance, body_of, drift_of, substance_in, substances_in
from prompts.physics.temperature import temperature_in
from prompts.physics.things import is_a

__all__ = ["AIRLESS", "CHOOSERS", "heat_law"]

AIRLESS: Final = re.compile(
    r"\b(?:vacuum(?! (?:cleaner|flask|seal))|airless|no air|without air|evacuated"
    r"|air (?:has been |is |was )?(?:all )?(?:pumped|sucked|drawn)|(?:on|of) the moon|lunar)\b"
)
"""Words of a place where no air slows what falls."""

_COLD: Final = re.compile(
    r"\b(?:freez|frozen|ice over|solidif|hardens?|set(?:s|ting) (?:solid|hard)|cool(?:s|ed|ing)?\b|chill)"
)
_VERBS: Final = (
    ("melt", re.compile(r"\bmelt(?:s|ing|ed)?\b")),
    ("boil", re.compile(r"\b(?:boil|simmer)(?:s|ing)?\b")),
    ("freeze", re.compile(r"\bfreez(?:es|ing)\b|\bfroze\b")),
)
"""Changes that are simply said, at no temperature."""

ROUND: Final = re.compile(
    r"\b(?:balls?|marbles?|wheels?|tyres?|tires?|barrels?|cans?|oranges?|apples?|logs?|coins?|hoops?|cylinders?|bottles?)\b"
)
"""Nouns of what rolls."""

LOWEST_C, HIGHEST_C, ROOM_C = -40.0, 130.0, 20.0
"""Melting points that everyday places reach, and a room's temperature, °C."""

CHILLY_C = 3.0
"""Temperature up to which the eye asks whether a liquid freezes, °C."""

_HEATED: Final = re.compile(r"\b(?:kettle|pot|pan|saucepan|stove|burner|hot ?plate|cooker|hob|samovar|beaker)\b")
"""Vessels and places from which a liquid is expected to boil."""

_WARM_SHARE: Final = 0.5
"""Share of its boiling point from which a liquid is hot enough for the eye to expect something."""


def heat_law(words: str, named: str) -> str:
    """The change that a temperature makes the eye expect of the substance that words name; empty for none."""
    matter = substance_in(named) if named else next(iter(substances_in(words)), None)
    if matter is None:
        return ""
    heat = temperature_in(words, matter)
    if heat is None:
        return next((law for law, verb in _VERBS if verb.search(words)), "") if matter.sublimes_c is None else ""
    if matter.sublimes_c is not None:
        return "sublimate"
    if matter.is_liquid and matter.boils_at_c and ROOM_C < heat < matter.boils_at_c and _HEATED.search(words):
        return "boil"  # which the threshold then denies
    return _change(matter, heat, wants_cold=bool(_COLD.search(words)))


def _change(matter: Substance, heat_c: float, *, wants_cold: bool) -> str:
    melts, boils = matter.melts_at_c, matter.boils_at_c
    if not matter.is_liquid:
        if melts is None or (melts > 400 and heat_c < melts and heat_c < 500):
            return ""
        return "freeze" if wants_cold and heat_c < melts and matter.hardness_mohs and melts > 20 else "melt"
    if melts is not None and heat_c < CHILLY_C:
        return "freeze"  # which the threshold may deny
    if (melts is None and (heat_c < 0 or wants_cold)) or (melts is not None and (heat_c <= melts or wants_cold)):
        return "freeze"
    if boils is not None and heat_c >= min(_WARM_SHARE * boils, boils):
        return "boil"
    return ""


def place_law(words: str, named: str) -> str:
    """The change that a hot or cold place makes in a substance that is otherwise solid, or liquid, in a room."""
    matter = substance_in(named)
    heat = temperature_in(words, matter)
    if matter is None or heat is None:
        return ""
    if matter.sublimes_c is not None:
        return "sublimate" if heat > matter.sublimes_c else ""
    melts = matter.melts_at_c
    if melts is None or not LOWEST_C < melts < HIGHEST_C:
        return ""
    if heat > melts and (not matter.is_liquid or melts > ROOM_C):
        return "melt"
    return "freeze" if heat <= melts and matter.is_liquid else ""


def drop_law(words: str, named: str) -> str:
    """What becomes of a dropped thing: it breaks, drifts down on the air, or meets the ground and may come back."""
    if is_a(named, "brittle"):
        return "break"
    if drift_of(named) is not None and not AIRLESS.search(words):
        return "fall"
    body = body_of(named)
    return "bounce" if body is not None or substance_in(named) is not None else "fall"


def slope_law(words: str, named: str) -> str:
    """What becomes of a thing on a slope: round ones roll, all others slide or stay."""
    del words
    return "roll" if ROUND.search(named) else "slide"


def time_law(words: str, named: str) -> str:
    """What time does to a thing: the law of its row, or none."""
    row = ageing_of(named, words)
    return row.law if row else ""


CHOOSERS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "heat": heat_law,
    "place": place_law,
    "drop": drop_law,
    "slope": slope_law,
    "time": time_law,
}
"""Names that rows give for their law, and the function that chooses it from the sentence and the thing's name."""
