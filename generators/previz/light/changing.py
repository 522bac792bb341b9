"""Light that changes with time: flames, tubes that stutter, lightning. Each is a pure function of story time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["FLICKERS", "flash", "shifted_hue"]

GOLDEN = 0.61803398875


def _flame(depth: float) -> Callable[[float], float]:
    """A flame: small and quick at 8-12 Hz, larger and slow at 1-3 Hz, within about `depth` of its mean."""

    def factor(story_s: float) -> float:
        turn = 2.0 * math.pi * story_s
        quick = 0.6 * math.sin(8.7 * turn + 1.0) + 0.4 * math.sin(11.3 * turn + 4.0)
        slow = 0.6 * math.sin(1.3 * turn + 2.0) + 0.4 * math.sin(2.6 * turn)
        return 1.0 + depth * (0.35 * quick + 0.65 * slow)

    return factor


def _neon(story_s: float) -> float:
    """A tube that drops out for a moment now and then."""
    beat = math.floor(story_s * 9.0)
    return 0.55 if (beat * GOLDEN) % 1.0 < 0.06 else 1.0


def _mains(story_s: float) -> float:
    """The faint unsteadiness of a fluorescent tube, as a camera sees it."""
    return 1.0 + 0.015 * math.sin(2.0 * math.pi * 4.0 * story_s)


def _strobe(story_s: float) -> float:
    """Six short flashes a second."""
    return 2.2 if (story_s * 6.0) % 1.0 < 0.35 else 0.06


def _pulse(story_s: float) -> float:
    """Swells and sinks about once a second."""
    return 0.72 + 0.48 * math.sin(2.0 * math.pi * story_s)


def _wavering(story_s: float) -> float:
    """A lamp that is about to fail: unsteady, and out for a moment now and then."""
    return _flame(0.12)(story_s) * (0.2 if (math.floor(story_s * 12.0) * GOLDEN) % 1.0 < 0.12 else 1.0)


FLICKERS: Final[Mapping[str, Callable[[float], float]]] = MappingProxyType(
    {
        "candle": _flame(0.16), "fire": _flame(0.26), "neon": _neon, "mains": _mains, "strobe": _strobe,
        "pulse": _pulse, "flicker": _wavering,
    }
)  # fmt: skip
"""How strong a light is at a story time, s, by name: those of set-ups and those of the vocabulary's light effects."""


def shifted_hue(story_s: float) -> tuple[float, float, float]:
    """A colour that goes round the wheel in five seconds, at luminance about 1."""
    turn = 2.0 * math.pi * 0.2 * story_s
    red, green, blue = (0.55 + 0.45 * math.sin(turn + lag) for lag in (0.0, 4.19, 2.09))
    bright = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return red / bright, green / bright, blue / bright


FLASH_EVERY_S = 1.7
_PULSES = ((0.0, 1.0), (0.17, 0.5), (0.34, 0.8))
"""Strokes of one flash: when, and how strong."""
DECAY_S = 0.085


def flash(story_s: float) -> float:
    """Strength of lightning at a story time, 0..1: a few strokes that die away, every couple of seconds."""
    total = 0.0
    beat = math.floor(story_s / FLASH_EVERY_S)
    for number in (beat - 1, beat):
        start = (number + 0.25 + 0.5 * ((number * GOLDEN) % 1.0)) * FLASH_EVERY_S
        for after, strength in _PULSES:
            age = story_s - start - after
            if 0.0 <= age < 8.0 * DECAY_S:
                total += strength * math.exp(-age / DECAY_S)
    return min(total, 1.0)
