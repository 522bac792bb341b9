"""`Cutter`: clips in, one clip of them all out. Importing it imports nothing heavy."""

from __future__ import annotations

from typing import Final

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.errors import CannotRender
from generators.on_clips import OnClips

__all__ = ["CUTTER", "Cutter"]

CUTTER: Final = "cutter"
"""Its name in the registry."""
MEMORY_MB: Final = 400.0
SECONDS_PER_MEGAPIXEL: Final = 0.08
MEGABIT_PER_MEGAPIXEL: Final = 0.3
"""As of the upscaler, which makes frames fit by the same filters."""


class Cutter(OnClips):
    """Joins clips in their order; it draws nothing, and changes only what does not fit the film."""

    def __init__(self) -> None:
        super().__init__(
            CUTTER,
            "it makes no pictures, it joins clips: use “rushes cut”",
            seconds_per_megapixel=SECONDS_PER_MEGAPIXEL,
            megabit_per_megapixel=MEGABIT_PER_MEGAPIXEL,
            memory_mb=MEMORY_MB,
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Joins `request.inputs.pieces`; see `Generator.render`."""
        if not request.inputs.pieces:
            raise CannotRender("there is nothing to join: render the shots of the film first")
        from generators.cutting.joining import joined

        return joined(request, progress)
