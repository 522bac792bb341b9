"""Requests that only name an occasion or a season: `a wedding on the beach`, `first date`, `heist`, `autumn`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from prompts.reading.lists import lists_of

__all__ = ["told_as_scene"]

_PLACE: Final = re.compile(
    r"(?: (?:in|on|at|by|near|outside|inside|along|beside|under))+ (?:(?:an?|the|my|our|his|her|their|some) )?"
    r"(?!(?:the )?(?:rain|snow|fog|mist|dark|morning|evening|night|afternoon|day|dusk|dawn|sunset|sunrise|noon|midnight"
    r"|spring|summer|autumn|fall|winter|slow|black)\b)\w",
    re.IGNORECASE,
)
"""A tail that says where: the scene's own place gives way to it."""

_WEATHER: Final = re.compile(r"\b(?:rain|snow|fog|mist|storm|downpour|drizzle|blizzard)\b", re.IGNORECASE)
"""A tail by which it is out of doors, wherever that is."""


def told_as_scene(text: str) -> str:
    """The text with the scene that an occasion is known by in place of its bare name.

    Args:
        text: of one shot. Where more than a place, an hour or a style follows the name, it stays as it is.
    """
    found = _named().match(text.strip())
    if found is None:
        return text
    row = _rows()[found["name"].lower()]
    tail = found["tail"]
    if row.get("alone") and tail.strip(",.;! ") and tail[0] in ",.;!":
        return text
    where = "" if _PLACE.match(tail) or _WEATHER.search(tail) else row.get("where", "")
    return f"{found['lead'] or ''}{row['seen']}{f' {where}' if where else ''}{tail}"


@cache
def _rows() -> dict[str, dict[str, Any]]:
    """Each occasion's row by each of its names."""
    return {name: row for row in lists_of("occasions")["occasion"] for name in row["names"]}


@cache
def _named() -> re.Pattern[str]:
    data = lists_of("occasions")
    names = "|".join(re.escape(name) for name in sorted(_rows(), key=len, reverse=True))
    return re.compile(
        rf"^(?P<lead>(?:{data['lead']})?)(?:{data['before']})*(?P<name>{names})(?:{data['kind_of_film']})?"
        rf"(?P<tail>$|[,.;!].*$| (?:{data['after']})\b.*$)",
        re.IGNORECASE | re.DOTALL,
    )
