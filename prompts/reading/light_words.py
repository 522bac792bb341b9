"""What the words for a light say of its numbers: `warm`, `cold blue`, `from the left`."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from prompts.reading.draft import Draft
from prompts.vocabulary import phrases_alone, table, terms_by_phrase

__all__ = ["number_light"]

_KELVIN: Final = MappingProxyType(
    {"orange": 2200.0, "amber": 3000.0, "golden": 3500.0, "warm": 3800.0,
     "cool": 7000.0, "cold": 8000.0, "blue": 9000.0, "bluish": 8500.0, "icy": 9500.0}
)  # fmt: skip
"""Adjectives of light to the colour temperature that they mean, kelvin; the middle of what a gaffer calls so."""

_WARM_UP_TO_K: Final = 4300.0
_COOL_FROM_K: Final = 6200.0

_SIDES: Final = MappingProxyType(
    {"left": -80.0, "right": 80.0, "side": 85.0, "behind": 170.0, "back": 170.0, "front": 10.0}
)
"""Bearings from the camera axis, degrees; negative ones are left of it."""

_SIDE: Final = re.compile(
    r"\b(?:from|on) (?:the |one |camera )?(?:far |very )?(left|right|side|behind|back|front)\b", re.I
)


def number_light(draft: Draft) -> None:
    """Put the set-up, the colour temperature (kelvin) and the bearing (degrees) that the words for the light name."""
    said = str(draft.values.get("lighting.source", ""))
    if setup := _setup_of(said):
        draft.put("lighting.setup", setup, said)
    for words in (said, *draft.effects):
        if found := _SIDE.search(words):
            draft.put("lighting.key_azimuth_deg", _SIDES[found.group(1).lower()], words)
            break
    kelvin = _kelvin_of(said)
    if kelvin and not _agrees(draft, kelvin):
        draft.put("lighting.colour_temperature_k", kelvin, said)


def _setup_of(said: str) -> str:
    """The set-up that the words name, the longest first: `warm firelight` is firelight."""
    low = f" {said.lower()} "
    known = terms_by_phrase("lighting_setups")
    named = [p for p in known if "light" in p and p not in phrases_alone("lighting_setups") and f" {p} " in low]
    return known[max(named, key=len)] if named else ""


def _kelvin_of(said: str) -> float | None:
    """The colour that the words name; of several the one farthest from daylight: cold blue is blue."""
    named = [_KELVIN[word] for word in re.findall(r"[a-z]+", said.lower()) if word in _KELVIN]
    return max(named, key=lambda kelvin: abs(kelvin - 5500.0), default=None)


def _agrees(draft: Draft, kelvin: float) -> bool:
    """Whether the set-up has such a colour by itself: firelight is warm enough."""
    setup = table("lighting_setups").get(draft.values.get("lighting.setup", ""))
    own = setup.colour_temperature_k if setup else None
    return own is not None and (own <= _WARM_UP_TO_K if kelvin <= _WARM_UP_TO_K else own >= _COOL_FROM_K)
