"""`DiffusionGenerator`: a row of the catalogue as a generator. Importing it imports neither torch nor diffusers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
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
from generators.catalogue import Model, Role
from generators.catalogue.weighing import weighed
from generators.diffusion.camerawork import with_camera
from generators.diffusion.history import History
from generators.diffusion.incontext import with_context
from generators.diffusion.lacking import lacking, lacking_at
from generators.diffusion.planning import plan_of
from generators.diffusion.referring import as_referred
from generators.diffusion.taking import taken
from generators.diffusion.throughput import flops_here
from generators.errors import CannotRender
from generators.perceiving.ways import as_if_perceived
from generators.steering.choice import as_if_steered
from prompts.shot import Shot

__all__ = ["DiffusionGenerator", "generator_of"]

MEGABIT_PER_MEGAPIXEL: Final = 0.6


class DiffusionGenerator:
    """Makes clips with one model of the catalogue.

    Args:
        model: the row.
    """

    def __init__(self, model: Model) -> None:
        self.model = weighed(model)

    @property
    def name(self) -> str:
        """The model's name in the catalogue."""
        return self.model.name

    @property
    def dialect(self) -> str:
        """What the model was trained to read."""
        return self.model.dialect

    @property
    def costs(self) -> bool:
        """Its renders may take long: they need the user's leave above the budget."""
        return True

    @property
    def gpus(self) -> int:
        """One, as a rule."""
        return 1

    def gpus_for(self, settings: RenderSettings) -> int:
        """As many as the profile divides a clip between."""
        return self.model.sampled(settings.profile).gpus

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:
        """Whether what it needs is installed and here, and whether it makes such a shot from these inputs."""
        reasons = self.missing() or lacking_at(self.model, self.model.sampled(settings.profile))
        if not shot.duration_s:
            reasons.append("the shot has no duration; complete it first")
        if reasons:
            return Ability(able=False, reasons=reasons)
        try:
            referred = as_referred(self.model, inputs)
            given = as_if_perceived(self.model, as_if_steered(self.model, shot, settings, referred.inputs))
            request = RenderRequest(shot=shot, settings=settings, inputs=given, output=Path("-"))
            plan = with_context(with_camera(plan_of(self.model, request), shot), given)
            used = (*taken(self.model, given).inputs.references, *referred.turned)
        except CannotRender as error:
            return Ability(able=False, reasons=[str(error)])
        references = tuple(one for one in inputs.references if one in used)
        uses = inputs.model_copy(update={"references": references})
        return Ability(able=True, warnings=[*plan.warnings, *referred.said], uses=uses)

    def missing(self) -> list[str]:
        """What this machine lacks for the model, in words; nothing when it can run."""
        return lacking(self.model)

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """From this machine's earlier renders with the model; before the first, from its size and the device."""
        request = RenderRequest(shot=shot, settings=settings, output=Path("-"))
        plan = plan_of(self.model, request, role=next(iter(self.model.pipelines)))
        expected = History.load().expected(plan, flops_here)
        megapixels = settings.width * settings.height / 1e6
        frames = (shot.duration_s or 0.0) * settings.fps
        return Estimate(
            seconds=round(expected.seconds, 1),
            peak_memory_mb=round(expected.memory_mb),
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
            measured=expected.measured,
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip; see `Generator.render`. The same request gives the same file on the same machine."""
        lacks = self.missing()
        if lacks:
            raise CannotRender(lacks[0])
        from generators.diffusion.enlarging import enlarged
        from generators.diffusion.rendering import render_clip

        request = request.model_copy(update={"inputs": as_referred(self.model, request.inputs).inputs})
        inputs = request.inputs
        if inputs.source is not None and taken(self.model, inputs).role is Role.UPSCALE:
            return enlarged(self.model, request, progress)
        if request.settings.steer == "none" and inputs.before is None and not any(c.taken for c in inputs.controls):
            return render_clip(self.model, request, progress)
        with TemporaryDirectory(prefix=request.output.stem, dir=request.output.parent) as folder:
            return self._staged(request, Path(folder), progress)

    def _staged(self, request: RenderRequest, folder: Path, progress: ProgressCallback) -> Clip:
        """A clip for which something has to be made first: what steers it, or the picture that it goes on from."""
        from generators.diffusion.extending import extended
        from generators.diffusion.rendering import render_clip
        from generators.perceiving.taking import perceived
        from generators.steering.staging import steered

        def prepared(request: RenderRequest) -> Clip:
            inputs = request.inputs
            if any(control.taken for control in inputs.controls):
                named = request.model_copy(update={"inputs": as_if_perceived(self.model, inputs)})
                inputs = perceived(self.model, inputs, plan_of(self.model, named), folder, progress)
                request = request.model_copy(update={"inputs": inputs})
            inputs = steered(self.model, request, folder / "passes", progress)
            return render_clip(self.model, request.model_copy(update={"inputs": inputs}), progress)

        if request.inputs.before is not None:
            return extended(self.model, request, folder, prepared)
        return prepared(request)


def generator_of(row: str) -> DiffusionGenerator:
    """The generator of a catalogue row that is given in JSON, as `generators.registry` calls it."""
    return DiffusionGenerator(Model.model_validate_json(row))
