"""Laws of moving air and of waves on water."""

from __future__ import annotations

import re

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law

__all__ = ["WIND_WORDS", "wind_in"]

WIND_SIGNS = (
    (2.0, "The air barely moves; {loose} hang almost straight"),
    (6.0, "A breeze lifts {loose} and lets them fall again in soft waves"),
    (12.0, "The wind streams {loose} to one side and keeps them fluttering"),
    (999.0, "The gale flattens {loose} to one side and whips them without a pause"),
)
"""Wind speed up to which (m/s), and what is seen (after the Beaufort scale's land signs, own words)."""
WIND_WORDS = tuple(
    (re.compile(rf"\b(?:{words})\b"), speed)
    for words, speed in (
        ("no wind|windless|still air|calm", 0.5),
        ("gentle|light|soft|faint|slight", 3.0),
        ("hurricane|typhoon|tornado", 35.0),
        ("gale|storm(?:y)?|violent|howling|fierce|raging", 22.0),
        ("strong|stiff|powerful|heavy|high wind|gust(?:s|y)?|fast|strongly|wildly|furiously", 12.0),
        ("breeze|breezy", 4.0),
        ("wind(?:y|s)?|blow(?:s|ing)?|fan|dryer|blower", 7.0),
    )
)
"""Words of wind, strongest meaning first where several stand together, and its speed (m/s)."""


def wind_in(words: str) -> float | None:
    """The wind speed that words mean, m/s; `None` when they speak of none."""
    return next((speed for pattern, speed in WIND_WORDS if pattern.search(words)), None)


@law("wind")
def _wind(case: Case) -> Facts:
    said = wind_in(case.words) if case.phenomenon else None
    speed = said if said is not None else 5.0 if case.event.speed_mps is None else case.event.speed_mps
    sign = next(sign for limit, sign in WIND_SIGNS if speed <= limit or limit > 900)
    numbers = {"wind_mps": speed, "trailing_angle_deg": f.hang_angle_deg(speed)}
    if case.phenomenon and case.phenomenon[1]:
        end = "hang(s) all but still" if speed <= 2 else "keep(s) moving with the air"
        return Facts(_blown(case.phenomenon[1], speed), numbers, end)
    return Facts(sign.replace("{loose}", "loose ends"), numbers)


TURNERS = re.compile(r"\b(?:pinwheel|windmill|wind turbines?|turbine)s?\b")
HEAVY_TURNERS = re.compile(r"\b(?:windmill|turbine)s?\b")
LIGHT_BITS = re.compile(r"\b(?:dandelion|feathers?|papers?|plastic bag|tumbleweed|sand|leaves)\b")
STEMS = re.compile(r"\b(?:trees?|grass|wheat|reeds?|branches)\b")


def _blown(thing: str, speed: float) -> str:
    """What the wind does to hair and cloth, to stems, to light things, and to what turns."""
    if TURNERS.search(thing):
        return (
            "{The} hardly turn(s)"
            if speed < 2
            else "{The} turn(s) slowly, blade after blade passing at an even pace"
            if speed < 6 or HEAVY_TURNERS.search(thing)
            else "{The} turn(s) so fast that the blades run together into a pale disc"
        )
    if LIGHT_BITS.search(thing):
        return (
            "{The} stir(s), lift(s) a little, turn(s) over and settle(s) again"
            if speed < 6
            else "{The} lift(s) off, tumble(s) over and over and race(s) away downwind, dipping and climbing "
            "with each gust"
        )
    if STEMS.search(thing):
        return (
            "{The} nod(s), tips first, and straighten(s) slowly"
            if speed < 6
            else "{The} bend(s) over to one side in waves, spring(s) half upright and bend(s) again"
            if speed < 15
            else "{The} lean(s) hard over to one side and thrash(es), leaves torn off and carried away"
        )
    if speed <= 2:
        return "{The} hang(s) almost straight, only the lowest edge stirring"
    if speed <= 6:
        return (
            "{The} lift(s) in slow waves that run from the fixed edge to the free one, and sink(s) back "
            "between breaths of air"
        )
    if speed <= 15:
        return "{The} stream(s) out to one side, ripples running to the free edge, where {it} snap(s) and flutter(s)"
    return "{The} stand(s) out straight to one side, whipping and cracking without a pause"


@law("wave")
def _wave(_: Case) -> Facts:
    return Facts("Rings of ripples spread outward evenly and fade", {"wave_speed_mps": f.wave_speed_mps(0.1)})
