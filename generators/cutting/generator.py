"""`Cutter`: clips in, one clip of them all out. Importing it imports nothing heavy."""

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

__all__ = ["CUTTER", "Cutter"]

CUTTER: Final = "cutter"
"""Its name in the registry."""
MEMORY_MB: Final = 400.0
SECONDS_PER_MEGAPIXEL: Final = 0.08
MEGABIT_PER_MEGAPIXEL: Final = 0.3
"""As of the upscaler, which makes frames fit by the same filters."""


class Cutter:
    """Joins clips in their order; it draws nothing, and changes only what does not fit the film."""

    @property
    def name(self) -> str:
        """`cutter`."""
        return CUTTER

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
        """No shot: it only joins clips that are there."""
        return Ability(able=False, reasons=["it makes no pictures, it joins clips: use “rushes cut”"])

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """By the pixels of the film."""
        megapixels = settings.width * settings.height / 1e6
        frames = max(1, round((shot.duration_s or 0.0) * settings.fps))
        return Estimate(
            seconds=round(SECONDS_PER_MEGAPIXEL * megapixels * frames, 1),
            peak_memory_mb=MEMORY_MB,
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Joins `request.inputs.pieces`; see `Generator.render`."""
        if not request.inputs.pieces:
            raise CannotRender("there is nothing to join: render the shots of the film first")
        from generators.cutting.joining import joined

        return joined(request, progress)
