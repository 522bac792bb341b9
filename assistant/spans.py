"""Spans of time as people say them: 90s, 10m, half an hour, ten minutes."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from assistant.errors import InputError
from prompts.reading.grammar import NUMBER_WORDS

__all__ = ["span_in_seconds", "span_of"]

_SPAN: Final = re.compile(
    r"(?P<number>\d+(\.\d+)?|half an?|a quarter of an|[a-z]+)[\s-]*"
    r"(?P<unit>s|m|h|(sec|min)s?|seconds?|minutes?|hours?)?"
)
_PARTS: Final = MappingProxyType({"half a": 0.5, "half an": 0.5, "a quarter of an": 0.25, "a": 1.0, "an": 1.0})
_STEPS: Final = (
    (120.0, 1.0, "seconds"),
    (7200.0, 60.0, "minutes"),
    (172_800.0, 3600.0, "hours"),
    (float("inf"), 86_400.0, "days"),
)
_SECONDS_OF: Final = MappingProxyType({"s": 1.0, "m": 60.0, "h": 3600.0})


def span_in_seconds(said: str) -> float:
    """Seconds of a span of time; a bare number is minutes.

    Raises:
        InputError: it is no such span, or none of at least a second.
    """
    match = _SPAN.fullmatch(" ".join(said.casefold().split()))
    if match:
        word = match["number"]
        number = float(word) if word[0].isdigit() else _PARTS.get(word) or float(NUMBER_WORDS.get(word, 0))
        seconds = number * _SECONDS_OF[(match["unit"] or "m")[0]]
        if seconds >= 1.0:
            return seconds
    raise InputError(f"“{said[:40]}” is no span of time; write 90s, 10m or 1h.")


def span_of(seconds: float, *, measured: bool = True) -> str:
    """A span of time in words: "about 40 seconds", "about 2.5 hours"; and that it is an estimate."""
    value, unit = next((seconds / size, unit) for limit, size, unit in _STEPS if seconds < limit)
    said = f"{value:.1f}".removesuffix(".0") if unit == "hours" else f"{value:.0f}"
    told = f"about {said} {unit}"
    return told if measured else f"{told} by estimate: nothing like it was made here yet"
