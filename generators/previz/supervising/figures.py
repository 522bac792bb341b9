"""Figures that the words give of a hung or sprung body and that the stage does not go by: in words for the user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from prompts.shot import Shot

__all__ = ["unused_figures"]

BUILT_ALIKE: Final = frozenset({"swing", "spring"})
"""Laws whose bodies are built of one size, and move as that does."""
_FIGURE: Final = re.compile(
    r"\b(\d+(?:\.\d+)?)[ -]?((?:milli|centi)?met(?:re|er)s?|mm|cm|m|feet|foot|inch(?:es)?|kg|kilos?|"
    r"kilogram(?:me)?s?|g|grams?|degrees?|newtons?(?: per met(?:re|er))?|n/m)(?![\w/])(?! (?:celsius|lens))",
    re.I,
)
_OF_THE_CAMERA: Final = re.compile(r"\b(?:camera|lens|dolly|pan|tilt|orbit|zoom|crane|shot|push|pull)\w*\b", re.I)
_METRES: Final = {"mm": 0.001, "mi": 0.001, "cm": 0.01, "ce": 0.01, "fe": 0.3048, "fo": 0.3048, "in": 0.0254}


def unused_figures(shot: Shot) -> tuple[str, ...]:
    """The lengths, weights and angles of a pendulum or spring that the request gives and nothing of the shot has.

    Args:
        shot: as it is staged.
    """
    if not any(event.law in BUILT_ALIKE for event in shot.physics):
        return ()
    known = set(_numbers(shot))
    left = [
        found[0]
        for clause in re.split(r"[,;]|\. ", shot.request)
        if not _OF_THE_CAMERA.search(clause)
        for found in _FIGURE.finditer(clause)
        if not any(abs(number - value) < 0.01 * value for number in known for value in _values(found))
    ]
    return (f"not to scale in the previz: {', '.join(dict.fromkeys(left))}",) if left else ()


def _values(found: re.Match[str]) -> tuple[float, float]:
    """A figure as it is told, and in metres if it is a length."""
    told = float(found[1])
    return told, told * _METRES.get(found[2][:2].lower(), 1.0)


def _numbers(shot: Shot) -> Iterator[float]:
    """What the stage goes by: sizes, heights, speeds and angles of the shot."""
    for subject in shot.subjects:
        yield subject.height_m or 0.0
    for event in shot.physics:
        yield from (event.height_m or 0.0, event.speed_mps or 0.0, event.angle_deg or 0.0)
