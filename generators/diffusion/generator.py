"""`DiffusionGenerator`: a row of the catalogue as a generator. Importing it imports neither torch nor diffusers."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generators.base import Ability, Clip, Estimate, ProgressCallback, RenderRequest, RenderSettings
from generators.catalogue import Model
from generators.catalogue.installed import checked_folder, folder_of
from generators.diffusion.families import family_names
from generators.diffusion.history import History
from generators.diffusion.planning import plan_of
from generators.errors import CannotRender, CatalogueError
from generators.steering.choice import steer_of
from prompts.shot import Shot

__all__ = ["DiffusionGenerator", "generator_of"]

REQUIRED: Final = ("torch", "diffusers", "transformers", "accelerate")
MEGABIT_PER_MEGAPIXEL: Final = 0.6


class DiffusionGenerator:
    """Makes clips with one model of the catalogue.

    Args:
        model: the row.
    """

    def __init__(self, model: Model) -> None:
        self.model = model

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
        """One: a clip is made on one card."""
        return 1

    def can(self, shot: Shot, settings: RenderSettings) -> Ability:
        """Whether what it needs is installed and here, and whether it makes such a shot."""
        reasons = list(self.missing())
        if not shot.duration_s:
            reasons.append("the shot has no duration; complete it first")
        if reasons:
            return Ability(able=False, reasons=reasons)
        try:
            if settings.steer != "none":
                steer_of(self.model, shot, settings.steer)
            role = next(iter(self.model.pipelines)) if settings.steer != "none" else None
            plan = plan_of(self.model, RenderRequest(shot=shot, settings=settings, output=Path("-")), role=role)
        except CannotRender as error:
            return Ability(able=False, reasons=[str(error)])
        return Ability(able=True, warnings=list(plan.warnings))

    def missing(self) -> list[str]:
        """What this machine lacks for the model, in words; nothing when it can run."""
        if self.model.family not in family_names():
            return [f"{self.model.title} is listed, but this version of Rushes cannot run it yet"]
        absent = [module for module in (*REQUIRED, *self.model.needs) if find_spec(module) is None]
        if absent:
            packages = " ".join(("'rushes[diffusion]'", *self.model.needs))
            return [f"{', '.join(absent)} not installed: pip install {packages}"]
        folder = folder_of(self.model)
        if folder is None:
            return [f"{self.model.title} is not on this machine: rushes models pull {self.model.name}"]
        try:
            checked_folder(folder)
        except CatalogueError as error:
            return [str(error)]
        return []

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """From this machine's earlier renders with the model, or from its size before the first."""
        request = RenderRequest(shot=shot, settings=settings, output=Path("-"))
        plan = plan_of(self.model, request, role=next(iter(self.model.pipelines)))
        seconds, memory_mb = History.load().expected(plan)
        megapixels = settings.width * settings.height / 1e6
        frames = (shot.duration_s or 0.0) * settings.fps
        return Estimate(
            seconds=round(seconds, 1),
            peak_memory_mb=round(memory_mb),
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
        )

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip; see `Generator.render`. The same request gives the same file on the same machine."""
        lacks = self.missing()
        if lacks:
            raise CannotRender(lacks[0])
        from generators.diffusion.rendering import render_clip

        if request.settings.steer == "none":
            return render_clip(self.model, request, progress)
        from generators.steering.staging import steered

        with TemporaryDirectory(prefix=request.output.stem, dir=request.output.parent) as folder:
            inputs = steered(self.model, request, Path(folder) / "passes", progress)
            return render_clip(self.model, request.model_copy(update={"inputs": inputs}), progress)


def generator_of(row: str) -> DiffusionGenerator:
    """The generator of a catalogue row that is given in JSON, as `generators.registry` calls it."""
    return DiffusionGenerator(Model.model_validate_json(row))
