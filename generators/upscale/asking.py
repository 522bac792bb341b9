"""From what somebody asks of a clip ("4K", "60 fps") to the settings it is made with, as the clip itself decides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from generators.base import RenderSettings
from generators.errors import CannotRender

__all__ = ["UPSCALER", "Asked", "settings_for", "upscaler_named"]

UPSCALER: Final = "lanczos"
"""What enlarges where nobody names a model: it runs everywhere, and invents nothing."""
STANDARD_LINES: Final = 2160
"""The shorter side where nothing at all is asked: 4K."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for; what is None follows from the clip.

    Attributes:
        size: width and height, pixels.
        height: or the height alone, the width following from the shape.
        short_side: or the shorter side: 1080 for 1080p, 2160 for 4K.
        fps: frames per second.
    """

    size: tuple[int, int] | None = None
    height: int | None = None
    short_side: int | None = None
    fps: float | None = None


def settings_for(path: Path, asked: Asked) -> RenderSettings:
    """The settings that a clip is made with.

    Raises:
        CannotRender: the clip cannot be used, is as asked for already, or cannot be made so large.
    """
    from generators.upscale.sizing import size_for
    from generators.upscale.source import open_source
    from generators.video import exact_rate

    form = open_source(path).form
    own = (form.width, form.height)
    if asked.size is not None:
        size = asked.size
    elif asked.height or asked.short_side or asked.fps is None:
        short_side = asked.short_side or STANDARD_LINES
        size = size_for(own, height=asked.height, short_side=None if asked.height else short_side)
    else:
        size = own
    rate = form.rate if asked.fps is None else exact_rate(asked.fps)
    if size == own and rate == form.rate:
        raise CannotRender(f"the clip {path.name} is {size[0]}x{size[1]} at {float(rate):g} fps already")
    try:
        return RenderSettings(width=size[0], height=size[1], fps=round(float(rate), 6))
    except ValidationError as error:
        raise CannotRender(
            f"the clip {path.name} cannot become {size[0]}x{size[1]} at {float(rate):g} fps: "
            "64x64 to 7680x4320 even pixels and 1 to 120 fps can be made"
        ) from error


def upscaler_named(name: str | None) -> str:
    """The generator that enlarges a clip: the one of that name, by default the one that runs everywhere.

    Raises:
        CannotRender: it enlarges no clips, or is not ready on this machine; says what does, or what to do.
    """
    if name is None or name == UPSCALER:
        return UPSCALER
    from generators.catalogue import Role, model_named, models_for
    from generators.diffusion.generator import DiffusionGenerator

    model = model_named(name)
    if model is None or Role.UPSCALE not in model.pipelines:
        known = ", ".join((UPSCALER, *(other.name for other in models_for(Role.UPSCALE))))
        raise CannotRender(f"{name} enlarges no clips; these do: {known}")
    lacks = DiffusionGenerator(model).missing()
    if lacks:
        raise CannotRender(f"{lacks[0]}. Without a model {UPSCALER} enlarges it at once")
    return name
