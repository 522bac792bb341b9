"""Colours that the words give to what surrounds a shot: a pink lake, a purple and orange sunset, black sand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from generators.previz.rigs.surfaces import Srgb, colour_in
from prompts.vocabulary import terms_by_phrase

__all__ = ["STUFFS", "colours_told_of", "stuff_of_water"]

_NO_LINK: Final = r"(?:and|or|the|an?|in|on|at|of|by|with|under|over|above|behind|from|to|is|are)"
_HUES: Final = r"(?:clouds?|hues?|tones?|tints?|shades?|streaks?|lights?|glow|colou?rs?|sky|skies|skyline)"
_SAID_OF: Final = (
    r"(?:is|are|was|were|of|in|as|glow\w*|burn\w*|painted|dyed|ablaze|tinged|tinted|streaked|bathed|stained"
    r"|colou?red|lit)"
)
_PROPER: Final = re.compile(
    r"\b(?:the )?(?:(?:black|red|white|yellow) sea|(?:yellow|red|orange|green|white|snake) river|blue (?:lagoon|nile)"
    r"|white nile|blue danube|golden (?:gate|horn)|silver screen)\b"
)
"""Names of places, which are not painted by the colour in them, unless they are told with `a`."""

STUFFS: Final[Mapping[str, Srgb]] = MappingProxyType({
    "blood": (120, 10, 14), "chocolate": (84, 48, 28), "milk": (240, 236, 226), "gold": (212, 170, 60),
    "wine": (96, 14, 40), "honey": (218, 150, 40), "coffee": (70, 42, 26), "ink": (16, 16, 26), "tar": (18, 17, 16),
    "slime": (120, 200, 50), "lava": (255, 60, 4), "magma": (255, 60, 4),
})  # fmt: skip
"""What waters are said to be of, and its colour."""
_WATERS: Final = r"(?:river|stream|lake|pond|sea|ocean|waterfall)s?"
_OF_STUFF: Final = re.compile(
    rf"\b{_WATERS} of (?:\w+ )?(?P<of>{'|'.join(STUFFS)})\b|\b(?P<before>{'|'.join(STUFFS)}) {_WATERS}\b"
)


def stuff_of_water(text: str) -> str:
    """What a river or a lake is said to be of, which is no water; empty where it is water.

    Args:
        text: in any case.
    """
    found = _OF_STUFF.search(text.lower())
    return (found["of"] or found["before"]) if found else ""


@cache
def _patterns(nouns: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a colour is told before one of the nouns, and after it."""
    names = sorted(terms_by_phrase("colours"), key=len, reverse=True)
    colour = rf"(?:{'|'.join(re.escape(name) for name in names)})"
    several = rf"{colour}(?:(?:,? and |, | & |/|-)(?:[a-z]+ )?{colour})*"
    before = rf"\b({several})(?:-colou?red)?(?:,? (?!{_NO_LINK}\b)[a-z]+)? (?:{nouns})\b"
    ends = rf"(?=$|[.,;]| (?:{_NO_LINK}|{_HUES}|as|when|while)\b)"
    after = rf"\b(?:{nouns}) (?:\w+ )?{_SAID_OF} (?:[a-z-]+ ){{0,3}}?({several})\b{ends}"
    return re.compile(before), re.compile(after)


def colours_told_of(text: str, nouns: str) -> tuple[Srgb, ...]:
    """The colours that a text gives to something, in their order; empty where it gives none.

    Args:
        text: of a shot.
        nouns: what it is called, as alternatives of a pattern: `lakes?|ponds?`.
    """
    words = text.lower()
    words = _PROPER.sub(lambda found: found.group() if words[: found.start()].endswith("a ") else " ", words)
    for pattern in _patterns(nouns):
        found = pattern.search(words)
        if found:
            named = (colour_in(part) for part in re.split(r",| and |&|/", found.group(1)))
            return tuple(colour for colour in named if colour is not None)
    return ()
