"""One term of film for another: `swap day for night`, `a candle instead of the lamp`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.patterns import patterns, words_for
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["read_swaps"]

_TABLES: Final[tuple[TableName, ...]] = (
    "times_of_day", "weather", "shot_sizes", "angles", "lighting_setups", "styles",
)  # fmt: skip
_BARE: Final = re.compile(
    r"^(?:(?:the|an?|in|at|on|as|to|this|that|some|make it|shoot it|go|soft|hard|warm|cool|cold|gentle) )+"
    r"|(?: shot| style| light(?:ing)?)$"
)


def read_swaps(text: str) -> str:
    """The text with a swap of terms of one kind told as the new one alone; other text as it is."""
    for rule in patterns("swaps", "swap"):
        match = rule.search(text)
        if match is None:
            continue
        old, new = match["old"].strip().lower(), match["new"].strip().lower()
        if _is_colour(old) and _is_colour(new):
            return f"{text[: match.start()]} {new} instead of {old} {text[match.end() :]}".strip()
        if _is_colour(old) and (part := _IN_COLOUR.fullmatch(new)) and _is_colour(part["colour"]):
            return (
                f"{text[: match.start()]} the {part['what']} should be {part['colour']} {text[match.end() :]}".strip()
            )
        if _tables_of(old) & _tables_of(new):
            return f"{text[: match.start()]} {_in_place(new)} {text[match.end() :]}".strip()
        if _is_source(old) and _is_source(new):
            return f"{text[: match.start()]} lit by {new} {text[match.end() :]}".strip()
    return text


_IN_COLOUR: Final = re.compile(
    r"(?:(?:have|make|put|with|the|his|her|its|their|an?) )*(?P<what>[\w' -]+?) (?:in|to be|should be|is) "
    r"(?P<colour>[a-z]+(?: [a-z]+)?)"
)
"""`the oilskin in red`."""


def _is_colour(words: str) -> bool:
    """`neon green`, `red`."""
    return words.split()[-1] in terms_by_phrase("colours") and len(words.split()) < 3


def _in_place(term: str) -> str:
    """An hour is said with `at` and weather as it is asked for, as either by itself may mean another thing."""
    if term in terms_by_phrase("times_of_day"):
        return f"at {term}"
    return f"make it {term}" if term in terms_by_phrase("weather") else term


def _tables_of(words: str) -> set[str]:
    bare = _BARE.sub("", words)
    return {name for name in _TABLES if words in terms_by_phrase(name) or bare in terms_by_phrase(name)}


def _is_source(words: str) -> bool:
    """`an electric lamp`, `the candle`: what lights a scene."""
    head = words.split()[-1:]
    return bool(head) and head[0] in words_for("lit_by")
