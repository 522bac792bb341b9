"""Hours by the clock: `at 3 am`, `half past five in the morning`, `at 21:00`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.words import Words
from prompts.vocabulary import table

__all__ = ["hour_of_day", "read_clock"]

_HOUR: Final = rf"\d{{1,2}}|{'|'.join(word for word, n in NUMBER_WORDS.items() if 1 <= n <= 12 and word != 'dozen')}"
_HALF: Final = r"(?P<half>am|pm|a\.m\.?|p\.m\.?|in the morning|in the afternoon|in the evening|at night)"
_LEAD: Final = r"\b(?:at |around |about |by |at around |at about |it is |it's ){0,3}"
_CLOCKS: Final = (
    re.compile(rf"{_LEAD}(?P<part>half past|a quarter past|quarter past|a quarter to|quarter to) (?P<hour>{_HOUR})\b"
               rf"(?: {_HALF}(?!\w))?", re.I),
    re.compile(rf"{_LEAD}(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))? ?(?:o'clock |o’clock )?{_HALF}(?!\w)", re.I),
    re.compile(rf"{_LEAD}(?P<hour>{_HOUR}) o['’]clock\b", re.I),
    re.compile(r"\b(?:at|around|about|by) (?P<hour>[01]?\d|2[0-3])(?P<colon>[:h])(?P<minute>[0-5]\d)\b(?!:)", re.I),
)  # fmt: skip
_PARTS: Final = {"half past": 0.5, "quarter past": 0.25, "quarter to": -0.25}
_WORKING_DAY_FROM: Final = 7
"""An hour without am or pm is taken for the one between seven in the morning and seven in the evening."""


def read_clock(words: Words, draft: Draft) -> None:
    """Read an hour by the clock into the time of day, and claim its words."""
    for pattern in _CLOCKS:
        for match in pattern.finditer(words.text):
            if any(
                words.claimed[i] for i, t in enumerate(words.tokens) if t.start < match.end() and t.end > match.start()
            ):
                continue
            time = hour_of_day(_hour_in(match))
            if time and draft.put("setting.time_of_day", time, match.group().strip()):
                words.claim_characters(*match.span())


def _hour_in(match: re.Match[str]) -> float:
    parts = match.groupdict()
    said = parts["hour"].lower()
    hour = float(said) if said.isdigit() else float(NUMBER_WORDS[said])
    if parts.get("minute"):
        hour += int(parts["minute"]) / 60
    hour += _PARTS.get((parts.get("part") or "").lower().removeprefix("a "), 0.0)
    half = (parts.get("half") or "").lower()
    if half.startswith("p") or half in {"in the afternoon", "in the evening"}:
        return hour % 12 + 12
    if half == "at night":
        return hour % 12 + (12 if hour % 12 >= 6 else 0)
    if half:
        return hour % 12
    return hour if parts.get("colon") or hour >= _WORKING_DAY_FROM or hour < 1 else hour + 12


def hour_of_day(hour: float) -> str:
    """The id of the time of day that a clock's hour belongs to; empty for no hour of a day.

    Args:
        hour: 0 to 24.
    """
    for time in table("times_of_day").values():
        if time.from_hour is None or time.to_hour is None:
            continue
        wraps = time.from_hour > time.to_hour
        within = time.from_hour <= hour < time.to_hour
        if within or (wraps and 0 <= hour <= 24 and (hour >= time.from_hour or hour < time.to_hour)):
            return time.id
    return ""
