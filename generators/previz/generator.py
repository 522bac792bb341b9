"""`PrevizGenerator`: the previz renderer as a generator. Importing it imports nothing heavy."""

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
from generators.previz.pace import Pace
from prompts.shot import Shot

__all__ = ["PrevizGenerator"]

BASE_MEMORY_MB: Final = 290.0
"""Of the worker process before it draws."""
MEMORY_MB_PER_MEGAPIXEL: Final = 170.0
"""Of the pictures in flight, on two threads."""
MEGABIT_PER_MEGAPIXEL: Final = 0.45
"""What the encoder makes of a usual picture at the standard quality."""


class PrevizGenerator:
    """Stages any shot and films it with a real pinhole camera, in about the time the clip takes to play."""

    @property
    def name(self) -> str:
        """`previz`."""
        return "previz"

    @property
    def dialect(self) -> str:
        """It reads the shot, not the prompt; the prompt is kept in plain words."""
        return "plain"

    @property
    def costs(self) -> bool:
        """Never asks for leave."""
        return False

    def can(
        self,
        shot: Shot,
        settings: RenderSettings,  # noqa: ARG002 - any size will do
        inputs: RenderInputs = NO_INPUTS,
    ) -> Ability:
        """Any shot with a duration can be staged; what no rig fits is known, and said, once it is staged.

        Pictures and footage are for models: a previz is staged from the words all the same, and says so.
        """
        reasons = [] if shot.duration_s else ["the shot has no duration; complete it first"]
        warnings = []
        if inputs.sound is None and (shot.sound.dialogue or shot.sound.effects or shot.sound.music):
            warnings.append("previz clips are silent")
        if inputs != NO_INPUTS:
            from generators.diffusion.taking import left_out

            warnings += left_out("previz", inputs)
        return Ability(able=not reasons, reasons=reasons, warnings=warnings, uses=RenderInputs(sound=inputs.sound))

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """From the pace of this machine's earlier renders, or of a machine like it before the first."""
        megapixels = settings.width * settings.height / 1e6
        frames = frame_count(shot, settings)
        return Estimate(
            seconds=round(Pace.load().seconds_for(megapixels, frames), 1),
            peak_memory_mb=round(BASE_MEMORY_MB + MEMORY_MB_PER_MEGAPIXEL * megapixels),
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
        )

    def prepare(self) -> None:
        """Loads the libraries and the compiled renderer; compiles it if this machine has not yet."""
        from generators.previz.rendering import prepare

        prepare()

    def load(self) -> None:
        """Loads the libraries; see `Foreseeing.load`."""
        import generators.previz.rendering  # noqa: F401

    def foresee(self, shot: Shot, settings: RenderSettings) -> None:
        """Stages the shot and draws its first frames ahead; see `Foreseeing.foresee`."""
        if self.can(shot, settings).able:
            from generators.previz.rendering import foresee

            foresee(shot, settings)

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip; see `Generator.render`. The same shot, settings and version give the same file."""
        ability = self.can(request.shot, request.settings, request.inputs)
        if not ability.able:
            raise CannotRender(f"previz cannot make this shot: {'; '.join(ability.reasons)}")
        from generators.previz.rendering import render_clip

        clip = render_clip(request, progress)
        return clip.model_copy(update={"warnings": [*ability.warnings, *clip.warnings]})


def frame_count(shot: Shot, settings: RenderSettings) -> int:
    """How many frames the clip has: its duration at its rate, at least one."""
    return max(1, round((shot.duration_s or 0.0) * settings.fps))
