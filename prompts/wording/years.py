"""How old the young are by the words of their record, and how tall one is at that age."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from prompts.shot import Subject

__all__ = ["GROWN_YEARS", "stature_m", "years_of", "years_told"]

GROWN_YEARS: Final = 18.0
"""Age from which one is no taller."""
_NUMBERS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen",
)  # fmt: skip
_YEARS: Final = re.compile(rf"\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})[- ](?P<unit>years?|months?)\b")
_USUAL: Final = (
    (0.8, frozenset({"baby", "infant", "newborn", "babies", "infants"})),
    (1.8, frozenset({"toddler", "toddlers"})),
    (7.5, frozenset({
        "child", "kid", "boy", "girl", "son", "daughter", "grandson", "granddaughter", "schoolboy", "schoolgirl",
        "children", "kids", "boys", "girls", "pupil", "pupils",
    })),
    (15.5, frozenset({"teenage", "teenager", "teen", "adolescent", "youth", "teenagers"})),
)  # fmt: skip
"""Years that a word for somebody young means."""
_STATURES: Final = (
    (0.0, 0.52), (0.5, 0.67), (1.0, 0.76), (2.0, 0.87), (3.0, 0.96), (5.0, 1.1), (8.0, 1.28), (12.0, 1.5), (15.0, 1.66),
    (18.0, 1.72),
)  # fmt: skip
"""Years and height, m: medians of the growth charts of the World Health Organization, of girls and boys."""


def years_told(subject: Subject) -> float | None:
    """How old somebody is told to be in numbers, years; None where no number says it.

    Args:
        subject: whose age, looks or noun say it: `two-year-old`, `10 months`.
    """
    said = " ".join((subject.age, subject.noun, *(look.text for look in subject.looks))).lower()
    told = _YEARS.search(said)
    if told is None:
        return None
    number = float(told["n"]) if told["n"][0].isdigit() else float(_NUMBERS.index(told["n"]) + 1)
    return number / 12.0 if told["unit"].startswith("month") else number


def years_of(subject: Subject) -> float | None:
    """How old somebody young is, years, by a number or a word; None for the grown-up."""
    years = years_told(subject)
    if years is not None:
        return years if years < GROWN_YEARS else None
    words = set(re.findall(r"[a-z]+", f"{subject.noun} {subject.age}".lower()))
    if words & {"old", "grown", "adult", "elderly"}:
        return None
    return next((years for years, names in _USUAL if words & names), None)


def stature_m(years: float) -> float:
    """How tall one is at an age, m."""
    for (a, low), (b, high) in pairwise(_STATURES):
        if years <= b:
            return low + (high - low) * (max(years, a) - a) / (b - a)
    return _STATURES[-1][1]
