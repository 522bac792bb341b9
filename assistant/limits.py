"""What may be asked for: the length and size of a clip, and the words of a message. Odd sizes are mended."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, get_args

from assistant.errors import InputError
from assistant.spans import span_in_seconds
from generators.base import Profile, RenderSettings, Steer
from prompts.reading.text import MAX_CHARACTERS, clean
from prompts.shot import Aspect

__all__ = [
    "MAX_SECONDS",
    "MIN_SECONDS",
    "RenderChoice",
    "check_seconds",
    "check_words",
    "framed",
    "render_settings",
    "with_draft",
]

MIN_SECONDS: Final = 0.5
MAX_SECONDS: Final = 60.0
DRAFT_SIZE: Final = (480, 270)
DRAFT_FPS: Final = 12.0
"""What a draft is drawn at where the user says nothing else: enough to judge blocking and camera, at once."""
_MIN_SIDE: Final = 64
_MAX_WIDTH: Final = 7680
_MAX_HEIGHT: Final = 4320


class RenderChoice(NamedTuple):
    """Render settings, and what was mended in what the user asked for."""

    settings: RenderSettings
    warnings: tuple[str, ...]


def render_settings(
    *,
    width: int | None = None,
    height: int | None = None,
    fps: float | None = None,
    seed: int | None = None,
    profile: str | None = None,
    steer: str | None = None,
    steer_strength: float | None = None,
    within: str | None = None,
) -> RenderChoice:
    """Render settings from what the user asked for. What is None is left open, for the shot to decide.

    Args:
        width: pixels; an odd number is made even, with a warning.
        height: pixels, likewise.
        fps: frames per second, 1 to 120.
        seed: from 0.
        profile: draft, standard or final; a draft is small and at half the usual rate unless a size or rate is given.
        steer: what of the previz a model is to follow.
        steer_strength: how closely, 0 to 2.
        within: what the render may take, such as 90s, 10m or 1h.

    Raises:
        InputError: a value is out of its range; the message names it and the range.
    """
    warnings: list[str] = []
    asked: dict[str, Any] = {}
    asked.update(_size(width, height, warnings))
    if fps is not None:
        _check_range("frame rate", fps, 1, 120, "frames per second")
        asked["fps"] = fps
    if seed is not None:
        _check_range("seed", seed, 0, 2**63 - 1, "")
        asked["seed"] = seed
    if profile is not None:
        if profile not in get_args(Profile):
            raise InputError(f"The profile {profile!r} is not one of {', '.join(get_args(Profile))}.")
        asked["profile"] = profile
    if steer is not None:
        if steer not in get_args(Steer):
            raise InputError(f"A render cannot be steered by {steer!r}; it can by {', '.join(get_args(Steer))}.")
        asked["steer"] = steer
    if steer_strength is not None:
        _check_range("strength", steer_strength, 0, 2, "")
        asked["steer_strength"] = steer_strength
    if within is not None:
        asked["within_s"] = span_in_seconds(within)
    if profile == "draft":
        asked = with_draft(asked)
    return RenderChoice(RenderSettings.model_validate(asked), tuple(warnings))


def _size(width: int | None, height: int | None, warnings: list[str]) -> dict[str, int]:
    """Both sides, even; nothing where the user left them open. What was mended is added to the warnings."""
    if (width is None) != (height is None):
        raise InputError("A size needs both a width and a height, such as 854x480.")
    if width is None or height is None:
        return {}
    _check_range("width", width, _MIN_SIDE, _MAX_WIDTH, "pixels")
    _check_range("height", height, _MIN_SIDE, _MAX_HEIGHT, "pixels")
    made = {"width": width + width % 2, "height": height + height % 2}
    if made != {"width": width, "height": height}:
        warnings.append(
            f"The size {width}x{height} was made {made['width']}x{made['height']}: video needs even numbers."
        )
    return made


def with_draft(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked for, with a draft's size and rate where nothing else is."""
    width, height = DRAFT_SIZE
    size = {} if "width" in asked else {"width": width, "height": height}
    return {"fps": DRAFT_FPS, **size, **asked, "profile": "draft"}


def framed(settings: RenderSettings, aspect: Aspect | None) -> RenderSettings:
    """The settings with a size of the shot's aspect, where the user asked for no size of their own.

    The picture keeps its number of pixels, to the nearest even sides.
    """
    own = "width" in settings.model_fields_set and (settings.width, settings.height) != DRAFT_SIZE
    if own or aspect in (None, Aspect.WIDE):
        return settings
    pixels = settings.width * settings.height
    height = 2 * round(math.sqrt(pixels / aspect.ratio) / 2)
    return settings.model_copy(update={"height": height, "width": 2 * round(height * aspect.ratio / 2)})


def check_words(text: str) -> str:
    """A message without terminal escapes and control characters.

    Raises:
        InputError: nothing is left of it, or it is too long.
    """
    words = clean(text)
    if not words:
        raise InputError("There is nothing to read. Describe what you want to see, such as: a dog running on a beach.")
    if len(words) > MAX_CHARACTERS:
        raise InputError(
            f"The message has {len(words):,} characters; at most {MAX_CHARACTERS:,} can be read. "
            "Say it shorter, or in several messages."
        )
    return words


def check_seconds(seconds: float) -> float:
    """The clip's length, s, if it can be made.

    Raises:
        InputError: it is no number from 0.5 to 60.
    """
    _check_range("length", seconds, MIN_SECONDS, MAX_SECONDS, "seconds")
    return float(seconds)


def _check_range(name: str, value: float, low: float, high: float, unit: str) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise InputError(f"The {name} {value:g} cannot be used: give {low:g} to {high:g} {unit}".rstrip() + ".")
