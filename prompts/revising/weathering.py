"""How strong the weather is, and a later or earlier hour: `heavier rain`, `only a drizzle`, `an hour later`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, steps_of, words_for
from prompts.revising.subjects import cut
from prompts.shot import Shot

__all__ = ["read_weather"]


def read_weather(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to how hard it rains or snows.

    The strength is a detail of the place, `heavy rain`, beside the weather itself.

    Returns:
        The text without what was understood.
    """
    if _BARE.fullmatch(text.strip(" ,.")) and shot.setting.weather in words_for("strengths"):
        text = f"{text.strip(' ,.')} {shot.setting.weather}"
    if hour := pattern("strength", "hour").search(text.strip(" ,.")):
        return _another_hour(hour["way"].lower(), steps_of(hour["degree"]), shot, edits, hour.group())
    if calm := pattern("strength", "windless").search(text):
        return _calm(text, calm, shot, edits)
    match = pattern("strength", "told").search(text)
    if match is None:
        return text
    kind = next(
        (found.lower() for name, found in match.groupdict().items() if name.startswith("what") and found), "rain"
    )
    kind = "snow" if "snow" in match.group().lower() else kind
    ladder = [step.replace("_", " ") for step in words_for("strengths")[kind]]
    at = _now(ladder, shot)
    raining = shot.setting.weather == kind
    low = match.group().lower()
    if match["degree"] or match["degree2"]:
        way = 1 if pattern("strength", "more").search(low) else -1
        more = raining or pattern("strength", "stronger").search(low)
        at = max(0, min((at if raining else 1) + way, len(ladder) - 1)) if more or way < 0 else 1
    else:
        at = len(ladder) - 1 if match["strong"] else 0
    if not raining:
        edits.put("setting.weather", kind, match.group())
    kept = [detail for detail in shot.setting.details if detail.lower() not in ladder]
    fresh = [*kept, ladder[at]] if ladder[at] != kind else kept
    if fresh != shot.setting.details:
        edits.put("setting.details", fresh[:24], match.group())
    elif raining:
        edits.ask(f"There is {ladder[at]} already. Should it stop, or become a storm?")
    return cut(text, match)


def _calm(text: str, calm: re.Match[str], shot: Shot, edits: Edits) -> str:
    """`lose the wind`: the air is still, and weather that is nothing but wind is fair."""
    if not shot.setting.wind_mps and shot.setting.weather not in _BLOWN:
        edits.ask("No wind blows in this shot. What else should change?")
        return cut(text, calm)
    edits.put("setting.wind_mps", 0.0, calm.group())
    if fair := _BLOWN.get(shot.setting.weather or ""):
        edits.put("setting.weather", fair, calm.group())
    return cut(text, calm)


_BLOWN: Final = {"wind": "clear", "storm": "rain", "sandstorm": "clear"}
"""Weather that is made by the wind, and what is left of it without."""


_BARE: Final = re.compile(r"(?:make it )?(?:much |even |a bit |a little |way )*(?:heavier|harder)", re.IGNORECASE)
"""What is said of rain or snow where it falls already."""


def _another_hour(way: str, steps: float, shot: Shot, edits: Edits, said: str) -> str:
    """`later`, `an hour earlier`: the next hour of the day, or the one before."""
    order = words_for("hours")["order"]
    now = _NEAR.get(shot.setting.time_of_day or "day", shot.setting.time_of_day or "midday")
    by = (2 if steps >= 2 else 1) * (1 if way == "later" else -1)
    edits.put("setting.time_of_day", order[(order.index(now) + by) % len(order)], said)
    return ""


_NEAR: Final = {"day": "midday", "early_morning": "sunrise", "late_afternoon": "afternoon", "blue_hour": "dusk"}
"""Hours that stand for others in the order."""


def _now(ladder: list[str], shot: Shot) -> int:
    """Where on the ladder the shot is."""
    return next((at for at, step in enumerate(ladder) if step in map(str.lower, shot.setting.details)), 1)
