"""Furniture that is worked at and sat on: what of it is a table, and what of it words name that is no subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from generators.previz.rigs.props import prop_of
from generators.previz.rigs.props.rows import Prop
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["WILD", "has_no_seats", "is_counter", "is_shelf", "is_table", "seat_said", "table_said"]

TABLES = (
    "table",
    "coffee_table",
    "counter",
    "desk",
    "school_desk",
    "workbench",
    "potters_wheel",
    "oven",
    "barbecue",
    "anvil",
    "ironing_board",
    "open_shelf",
)
"""Rows of the props tables that people work at."""
COUNTERS = ("counter", "workbench", "oven", "barbecue", "anvil", "ironing_board", "open_shelf")
"""And those of them that one stands at."""
BOUGHS = ("tree_bough", "tree_branchlet")
"""Rows of branches that grow on their trees, which one sits on too."""
HOUSE = ("furniture", "building")
"""Kinds among which seats and tables are: a bench stands in streets."""
WILD = ("meadow", "snow", "plain", "forest", "beach", "lake", "desert", "mountains")
"""Stages on which who sits down does so on the ground, unless a seat is spoken of."""
_SEATS = re.compile(
    r"\b(?:chairs?|bench(?:es)?|seats?|stools?|tables?|desks?|armchairs?|sofas?|swings?|deckchairs?|lawn|cafes?|terrace"
    r"|concert|orchestra|classroom|bus stop|queue|picnic table|sunbeds?|loungers?|logs?|rocks?|stones?|steps)\b"
)
_MATS = re.compile(r"\b(?:mat|rug|carpet|picnic blanket|beach towel)s?$")
"""What lies on the ground for people to sit on."""
_ON_A = re.compile(r"\b(?:on|in|onto|into|upon) (?:an?|the|his|her|their|its)(?=((?: [\w-]+){1,4}))")
_AT_A = re.compile(r"\bat (?:an?|the|his|her|their|its)(?=((?: [\w-]+){1,4}))")


def is_table(subject: Subject) -> bool:
    """Whether things are put on it and worked at on it."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id in TABLES


def is_shelf(subject: Subject) -> bool:
    """Whether things are only put on it, or taken from it, by those whose words name it."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id == "open_shelf"


def is_counter(subject: Subject) -> bool:
    """Whether one stands at it to work: a counter, a stove."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id in COUNTERS


def has_no_seats(shot: Shot, others: Iterable[Subject]) -> bool:
    """Whether somebody who sits down has no seat: on a mat, and in the open where no words speak of one.

    Args:
        shot: where they are.
        others: whom and what the deed speaks of.
    """
    others = list(others)
    if any(_MATS.search(other.noun.lower()) for other in others):
        return True
    if any((prop := prop_of(other.noun)) is not None and prop.id in BOUGHS for other in others):
        return False
    furnished = any(s.kind in HOUSE and (prop := prop_of(s.noun)) is not None and prop.seat > 0 for s in shot.subjects)
    return shot.setting.stage in WILD and not furnished and _SEATS.search(shot.request.lower()) is None


def seat_said(words: str) -> str:
    """The seat that the words put somebody on, where it is none of the shot's subjects: "park bench", or nothing."""
    return _furniture_said(_ON_A, words, lambda prop: prop.seat > 0)


def table_said(words: str) -> str:
    """The table that the words put somebody at, in the same way."""
    return _furniture_said(_AT_A, words, lambda prop: prop.id in TABLES)


def _furniture_said(where: re.Pattern[str], words: str, fits: Callable[[Prop], bool]) -> str:
    """The noun of the first piece of furniture that fits and stands after such a word; the longest there."""
    known = terms_by_phrase("nouns")
    for found in where.finditer(words):
        said = found.group(1).split()
        for last in range(len(said), 0, -1):
            for first in range(last):
                noun = " ".join(said[first:last])
                row = table("nouns").get(known.get(noun, ""))
                prop = prop_of(noun) if row is not None and row.kind in HOUSE else None
                if prop is not None and fits(prop):
                    return noun
    return ""
