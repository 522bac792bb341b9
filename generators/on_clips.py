"""What generators have in common that make no shot of their own: they work on clips that are there."""

from __future__ import annotations

from generators.base import NO_INPUTS, Ability, Estimate, RenderInputs, RenderSettings
from prompts.shot import Shot

__all__ = ["OnClips"]


class OnClips:
    """A generator that reads no prompt, never asks for leave, and renders no shot.

    Args:
        name: its name in the registry.
        makes_no_shot: why it cannot make one, and what to use it by.
        seconds_per_megapixel: of work, for each frame.
        megabit_per_megapixel: of the file, for each frame.
        memory_mb, memory_mb_per_megapixel: what it needs at most.
    """

    def __init__(
        self,
        name: str,
        makes_no_shot: str,
        *,
        seconds_per_megapixel: float,
        megabit_per_megapixel: float,
        memory_mb: float,
        memory_mb_per_megapixel: float = 0.0,
    ) -> None:
        self._name, self._makes_no_shot = name, makes_no_shot
        self._seconds, self._megabit = seconds_per_megapixel, megabit_per_megapixel
        self._memory = memory_mb, memory_mb_per_megapixel

    @property
    def name(self) -> str:
        """Its name in the registry."""
        return self._name

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
        """No shot: it only works on clips that are there."""
        return Ability(able=False, reasons=[self._makes_no_shot])

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """By the pixels of the clip."""
        megapixels = settings.width * settings.height / 1e6
        frames = max(1, round((shot.duration_s or 0.0) * settings.fps))
        at_least, for_each = self._memory
        return Estimate(
            seconds=round(self._seconds * megapixels * frames, 1),
            peak_memory_mb=round(at_least + for_each * megapixels),
            file_mb=round(self._megabit / 8 * megapixels * frames, 2),
        )
