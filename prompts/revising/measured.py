"""Changes by a number and its unit: `two stops darker`, `500 K warmer`, `a metre closer`, `20 % faster`.

The rows under `[[measure]]` in `words/20_degrees.toml` say which field a unit moves, and by which words up and down.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from prompts.revising.edits import Edits, value_of
from prompts.revising.patterns import NUMBERS, measures, pattern, words_for
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["read_measured"]

_WORD: Final = re.compile(r"[a-z]+(?:'s)?|[+\u2212-](?=\s|$)|[+\u2212-](?=\d)")
_COUNTS: Final = {"a": 1.0, "an": 1.0, "another": 1.0, "half": 0.5, "half a": 0.5, "half an": 0.5, "a couple of": 2.0,
                  "a few": 3.0, "one and a half": 1.5}  # fmt: skip
_UNIT_SIZES: Final = {"cm": 0.01, "centimetre": 0.01, "centimeter": 0.01, "feet": 0.3048, "foot": 0.3048, "ft": 0.3048,
                      "%": 0.01, "percent": 0.01, "per cent": 0.01}  # fmt: skip


def read_measured(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edit that a number with its unit and a direction asks for.

    Returns:
        The text without what was understood.
    """
    said = text.strip(" ,.")
    match = pattern("measured", "amount").search(said)
    if match is None:
        return text
    around = _WORD.findall(f"{said[: match.start()]} {said[match.end() :]}".lower())
    for row in measures():
        sign = _sign(row, match["unit"].lower(), around)
        if sign:
            amount = (_count(match["count"]) + (0.5 if match["half"] else 0.0)) * _unit_size(match["unit"].lower())
            _move(row, sign * amount, shot, edits, said)
            return ""
    return text


def _sign(row: Mapping[str, Any], unit: str, around: list[str]) -> int:
    """Which way a row's field goes; 0 where the words speak of something else as well."""
    more, less, needs = (set(row.get(name, "").split()) for name in ("more", "less", "needs"))
    known = more | less | needs | _fillers() | set(row.get("of", "").split())
    if not re.fullmatch(row["unit"], unit) or set(around) - known or (needs and not needs & set(around)):
        return 0
    return 1 if more & set(around) else -1 if less & set(around) else 0


@cache
def _fillers() -> frozenset[str]:
    return frozenset(words_for("measured")["fillers"])


def _count(words: str) -> float:
    low = words.lower().strip()
    if low in _COUNTS:
        return _COUNTS[low]
    return float(NUMBERS.get(low) or low)


def _unit_size(unit: str) -> float:
    return _UNIT_SIZES.get(unit.rstrip("s") if unit not in _UNIT_SIZES else unit, 1.0)


def _move(row: Mapping[str, Any], amount: float, shot: Shot, edits: Edits, said: str) -> None:
    path = row["path"]
    now = value_of(shot.model_dump(mode="json"), path)
    now = _usual(path, shot) if now is None else now
    value = _HOW[row.get("how", "add")](now, amount)
    edits.put(path, round(max(row["low"], min(value, row["high"])), 2), said)


_HOW: Final[Mapping[str, Callable[[float, float], float]]] = {
    "add": lambda now, by: now + by,
    "share": lambda now, by: now * max(1 + by, 0.02),
    "stops": lambda now, by: now * math.sqrt(2.0) ** by,
    "times": lambda now, by: now * 2.0**by,
    "doublings": lambda now, by: now + math.log2(max(1 + by, 0.02)),
}
"""What an amount makes of a value: added, a share of it, f-numbers by stops, stops by a share of the light."""


def _usual(path: str, shot: Shot) -> float:
    """Where a field starts that nobody has set."""
    if path == "lighting.colour_temperature_k":
        return table("times_of_day")[shot.setting.time_of_day or "day"].colour_temperature_k
    return {
        "time_scale": 1.0,
        "duration_s": 5.0,
        "camera.focal_length_mm": 35.0,
        "camera.distance_m": 3.0,
        "lighting.key_fill_ratio": 3.0,
    }.get(path, 0.0)
