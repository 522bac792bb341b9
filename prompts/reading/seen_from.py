"""From where a place is seen: from outside a house, or inside it."""

from __future__ import annotations

from typing import Final

from prompts.reading.words import Words

__all__ = ["BUILDINGS", "seen_from"]
_OUTSIDE: Final = frozenset({
    "above", "outside", "opposite", "front", "past", "toward", "towards", "to", "leave", "leaves", "leaving", "exit",
    "exits", "exiting", "reach", "reaches", "reaching", "approach", "approaches", "approaching",
})  # fmt: skip
_MET_INSIDE: Final = frozenset({"bar", "office", "garage", "club"})
"""Places that are also a part of a house, so that who goes to one or leaves it may be in it all the while."""
BUILDINGS: Final = frozenset({
    "bar", "shop", "store", "cafe", "café", "diner", "bakery", "restaurant", "pub", "club", "theatre", "theater",
    "cinema", "church", "cathedral", "school", "hotel", "museum", "bank", "station", "house", "home", "hospital",
    "supermarket", "library", "tavern", "inn", "barn", "garage", "office", "gym", "nightclub", "pharmacy", "barbershop",
    "temple", "saloon", "casino", "factory", "warehouse", "monastery", "mosque", "synagogue", "chapel", "prison",
})  # fmt: skip


def seen_from(words: Words, at: int, said: str) -> str:
    """The street, for what hangs above a bar, stands before a shop or leaves a church; empty for what is in it.

    Who comes to a station or leaves it is where the trains are.
    """
    before = words.low(at - 1) if words.low(at - 1) != "of" else words.low(at - 2)
    house = said.lower().split()[-1]
    moves = before == "to" or before.startswith(("leav", "exit", "reach", "approach"))
    outside = before in _OUTSIDE or (before == "behind" and house != "bar")
    if outside and said.lower().endswith("space station"):
        return "space"
    if not outside or house not in BUILDINGS or (moves and house in _MET_INSIDE):
        return ""
    return "road" if house == "station" and before not in _BEFORE_IT else "street"


_BEFORE_IT: Final = frozenset({"outside", "opposite", "front", "past"})
"""What leads to the front of a station, and not to its trains."""
