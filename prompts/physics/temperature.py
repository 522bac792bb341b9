"""Temperatures that words give: degrees in figures or words, hot and cold places, and `above its melting point`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from prompts.physics.substances import Substance
from prompts.tables import tables_of

__all__ = ["degrees_in", "dew_point_c", "places_of_heat", "temperature_in"]

_NUMBERS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a hundred": 100, "one hundred": 100,
    "two hundred": 200, "three hundred": 300, "a thousand": 1000, "one thousand": 1000,
}  # fmt: skip
_WORDS: Final = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_FIGURE: Final = rf"(-|−|–|minus |negative )?(\d+(?:\.\d+)?|(?:{_WORDS}))"
_IN_UNITS: Final = re.compile(
    rf"(?<![\w.]){_FIGURE} ?(?:°|º|degrees?|deg\.?)? ?(c|celsius|centigrade|f|fahrenheit|k|kelvin)\b(?!\.)", re.I
)
_IN_DEGREES: Final = re.compile(
    r"\b(?:at|to|below|above|of|reaches|reaching|approaches|approaching|nears|is|about|around|in) "
    rf"{_FIGURE} ?(?:°|º|degrees)(?! "
    r"?(?:angle|left|right|turn|pan|view|to the|of\b|from the|around|clockwise))(?! ?[cfk]\b)",
    re.I,
)
_OF_A_PLACE: Final = re.compile(
    rf"\b{_FIGURE}[- ]degrees? (?:[a-z]+ )?"
    r"(?:dashboard|day|heat|oven|water|bath|room|weather|night|freezer|car|sauna|kitchen|air)\b",
    re.I,
)
_BARE: Final = re.compile(r"\bat (-|−|–|minus )(\d+(?:\.\d+)?)(?![\d.]|:| ?(?:°|º|degrees|c\b|f\b|%|m\b|cm\b))")
_BELOW_ZERO: Final = re.compile(rf"{_FIGURE} ?(?:°|º|degrees)? below (?:zero|freezing)\b", re.I)
_BEYOND: Final = re.compile(
    r"\b(above|over|past|beyond|exceeds?|exceeding|reach(?:es|ed|ing)?|to|hits?|at|below|under|beneath)"
    r" (?:the |its |their |his )?(?:water'?s |\w+'s )?(melting|boiling|freezing|sublimation|dew|solidification|smoking)"
    r"(?: point| temperature)?\b"
)
_RISES: Final = re.compile(
    r"\b(?:rising|increas(?:ing|ed)|higher|elevated) (?:the )?temperatures?\b|"
    r"\btemperature[^.]*?\b(?:ris|increas|climb|soar|go(?:es)? up|gets? hot)|\bheat(?:s|ed|ing)\b|"
    r"\bwarm(?:s|ed|ing)\b"
)
_DROPS: Final = re.compile(
    r"\b(?:falling|decreas(?:ing|ed)|lower|dropping|sinking) temperatures?\b|"
    r"\btemperature[^.]*?\b(?:drop|fall|decreas|plung|plummet|go(?:es)? down|sink|lower)|\b(?:cool|chill)(?:s|ed|ing)\b"
)
_COLD_PLACE: Final = re.compile(r"\b(?:freezer|fridge|refrigerator|winter|snow|ice|nitrogen|frost)")
_OVER_C: Final = 15.0
"""How far beyond a threshold the words `above its melting point` are taken to go."""


@cache
def places_of_heat() -> str:
    """The alternation of all words of hot and cold places."""
    rows: Mapping[str, Any] = tables_of(__package__, "temperatures")
    return "|".join(row["words"] for row in rows["place"])


@cache
def _places() -> tuple[tuple[re.Pattern[str], float], ...]:
    rows: Mapping[str, Any] = tables_of(__package__, "temperatures")
    return tuple((re.compile(rf"\b(?:{row['words']})\b"), float(row["temperature_c"])) for row in rows["place"])


def temperature_in(words: str, matter: Substance | None = None) -> float | None:
    """The temperature that words give, °C; `None` when they give none.

    Args:
        words: a sentence or two.
        matter: the substance that `its melting point` and `rises significantly` are about.
    """
    low = words.lower()
    cooling = matter is not None and _DROPS.search(low) is not None
    place = None if cooling and not _COLD_PLACE.search(low) else _place(low)
    for given in (degrees_in(low), _beyond(low, matter), place, _trend(low, matter)):
        if given is not None:
            return given
    return None


def degrees_in(words: str, *, bare: bool = True) -> float | None:
    """Degrees in figures or number words, °C.

    Args:
        words: the words.
        bare: whether degrees without a unit are a temperature, and no angle.
    """
    below = _BELOW_ZERO.search(words)
    if below:
        return -_number(below[2])
    patterns = (_IN_UNITS, _IN_DEGREES, _OF_A_PLACE, _BARE) if bare else (_IN_UNITS,)
    found = next(filter(None, (pattern.search(words) for pattern in patterns)), None)
    if found is None:
        return None
    value = _number(found[2]) * (-1 if found[1] else 1)
    if re.search(r"\b(?:below|under) $", words[: found.start()]) or re.match(r"(?:below|under)\b", found[0]):
        value -= _OVER_C
    unit = (found[3] if len(found.groups()) > 2 else "c").lower()
    if unit.startswith("f"):
        value = (value - 32) / 1.8
    value = value - 273.15 if unit.startswith("k") else value
    return round(min(max(value, -273.15), 6000.0), 2)


def _number(word: str) -> float:
    return _NUMBERS.get(word.lower(), 0) if word[:1].isalpha() else float(word)


def _beyond(words: str, matter: Substance | None) -> float | None:
    found = _BEYOND.search(words)
    if found is None:
        return None
    way, point = found[1], found[2]
    points: dict[str, float | None] = {
        "melting": matter.melts_at_c if matter else None,
        "freezing": matter.melts_at_c if matter else 0.0,
        "solidification": matter.melts_at_c if matter else 0.0,
        "boiling": matter.boils_at_c if matter else None,
        "sublimation": matter.sublimes_c if matter else None,
        "dew": 8.0,
        "smoking": None,
    }
    threshold = points[point]
    if threshold is None:
        threshold = {"melting": 0.0, "freezing": 0.0, "boiling": 100.0}.get(point)
    if threshold is None:
        return None
    return threshold - _OVER_C if way in {"below", "under", "beneath"} else threshold + _OVER_C


def _place(words: str) -> float | None:
    return next((degrees for pattern, degrees in _places() if pattern.search(words)), None)


def _trend(words: str, matter: Substance | None) -> float | None:
    """Rising or dropping without a figure takes the substance past its next threshold: that is what is to be seen."""
    if matter is None:
        return None
    if _DROPS.search(words):
        return None if matter.melts_at_c is None else matter.melts_at_c - _OVER_C
    if not _RISES.search(words):
        return None
    if matter.sublimes_c is not None:
        return matter.sublimes_c + _OVER_C
    point = matter.boils_at_c if matter.is_liquid else matter.melts_at_c
    return None if point is None else point + _OVER_C


def dew_point_c(air_c: float, humidity: float) -> float:
    """Temperature at which air begins to shed its moisture, °C.

    Args:
        air_c: temperature of the air, °C, between -45 and 60.
        humidity: relative humidity, 0..1.

    Source: Magnus formula with the constants of D. Sonntag, Z. Meteorol. 70 (1990).
    """
    from math import log

    gamma = log(humidity) + 17.62 * air_c / (243.12 + air_c)
    return 243.12 * gamma / (17.62 - gamma)
