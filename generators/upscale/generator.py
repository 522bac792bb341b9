"""`LanczosUpscaler`: a clip in, the same clip larger or at another rate out. Importing it imports nothing heavy."""

from __future__ import annotations

from typing import Final

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.errors import CannotRender
from generators.on_clips import OnClips

__all__ = ["LanczosUpscaler"]

MEMORY_MB: Final = 250.0
MEMORY_MB_PER_MEGAPIXEL: Final = 110.0
SECONDS_PER_MEGAPIXEL: Final = 0.08
MEGABIT_PER_MEGAPIXEL: Final = 0.3
"""Measured on two cores with `bench/upscale.py`."""


class LanczosUpscaler(OnClips):
    """Enlarges pictures by Lanczos and makes frames in between by motion compensation. It invents no detail."""

    def __init__(self) -> None:
        super().__init__(
            "lanczos",
            "it makes no pictures, it enlarges clips: use “rushes upscale”",
            seconds_per_megapixel=SECONDS_PER_MEGAPIXEL,
            megabit_per_megapixel=MEGABIT_PER_MEGAPIXEL,
            memory_mb=MEMORY_MB,
            memory_mb_per_megapixel=MEMORY_MB_PER_MEGAPIXEL,
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip from `request.inputs.source`; see `Generator.render`."""
        if request.inputs.source is None:
            raise CannotRender("lanczos enlarges a clip that is there, and none was given: use “rushes upscale”")
        from generators.upscale.rendering import upscale_clip

        return upscale_clip(request, progress)
