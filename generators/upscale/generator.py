"""`LanczosUpscaler`: a clip in, the same clip larger or at another rate out. Importing it imports nothing heavy."""

from __future__ import annotations

from typing import Final

from generators.base import (
    NO_INPUTS,
    Ability,
    Clip,
    Estimate,
    ProgressCallback,
    RenderInputs,
    RenderRequest,
    RenderSettings,
)
from generators.errors import CannotRender
from prompts.shot import Shot

__all__ = ["LanczosUpscaler"]

MEMORY_MB: Final = 250.0
MEMORY_MB_PER_MEGAPIXEL: Final = 110.0
SECONDS_PER_MEGAPIXEL: Final = 0.08
MEGABIT_PER_MEGAPIXEL: Final = 0.3
"""Measured on two cores with `bench/upscale.py`."""


class LanczosUpscaler:
    """Enlarges pictures by Lanczos and makes frames in between by motion compensation. It invents no detail."""

    @property
    def name(self) -> str:
        """`lanczos`."""
        return "lanczos"

    @property
    def dialect(self) -> str:
        """It reads no prompt."""
        return "plain"

    @property
    def costs(self) -> bool:
        """Never asks for leave."""
        return False

    def can(
        self,
        shot: Shot,  # noqa: ARG002 - it makes no shot at all
        settings: RenderSettings,  # noqa: ARG002
        inputs: RenderInputs = NO_INPUTS,  # noqa: ARG002
    ) -> Ability:
        """No shot: it only works on a clip that is there."""
        return Ability(able=False, reasons=["it makes no pictures, it enlarges clips: use “rushes upscale”"])

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """By the pixels of the clip; interpolation between far rates takes several times as long."""
        megapixels = settings.width * settings.height / 1e6
        frames = max(1, round((shot.duration_s or 0.0) * settings.fps))
        return Estimate(
            seconds=round(SECONDS_PER_MEGAPIXEL * megapixels * frames, 1),
            peak_memory_mb=round(MEMORY_MB + MEMORY_MB_PER_MEGAPIXEL * megapixels),
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip from `request.inputs.source`; see `Generator.render`."""
        if request.inputs.source is None:
            raise CannotRender("lanczos enlarges a clip that is there, and none was given: use “rushes upscale”")
        from generators.upscale.rendering import upscale_clip

        return upscale_clip(request, progress)
