"""Whether a model runs on this machine, and how; what `rushes models` says of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generators.base import RenderRequest, RenderSettings
from generators.catalogue import Model
from generators.catalogue.weighing import weighed
from generators.diffusion.adapters import lora_sizes
from generators.diffusion.device import Device, best_device, host_free_gb
from generators.diffusion.generator import DiffusionGenerator
from generators.diffusion.history import History
from generators.diffusion.memory import PLACEMENTS, Placement, needs_gb, placements_for, working_gb
from generators.diffusion.planning import plan_of
from generators.diffusion.quantizing import quantized_share
from generators.diffusion.throughput import device_flops
from prompts.shot import Shot

__all__ = ["Fit", "fit_of", "fits"]

USUAL_SECONDS: Final = 5.0
STEPS: Final = ((90, 1, "s"), (5400, 60, "min"), (172_800, 3600, "h"), (math.inf, 86_400, "days"))


@dataclass(frozen=True, slots=True)
class Fit:
    """How a model would run.

    Attributes:
        placement: the fastest that fits; None when none does.
        needs_gb: device memory of that placement, or of the thriftiest; None when the model's size is not published.
        device: where.
        seconds: for a clip of five seconds at the standard profile.
        measured: whether that follows from renders with the model here; else it is estimated.
    """

    placement: Placement | None
    needs_gb: float | None
    device: Device
    seconds: float
    measured: bool

    @property
    def words(self) -> str:
        """The seconds as people say them: "37 h (estimated)"."""
        value, unit = next((self.seconds / size, unit) for limit, size, unit in STEPS if self.seconds < limit)
        return f"{value:.0f} {unit}" if self.measured else f"{value:.0f} {unit} (estimated)"


def fit_of(model: Model, device: Device | None = None) -> Fit:
    """How a model would run on a device, by default the best one here. Needs torch unless a device is given."""
    device, model = device or best_device(), weighed(model)
    seconds = min(USUAL_SECONDS, max(0.5, model.frames.most / model.rate))
    shot = Shot(duration_s=seconds)
    request = RenderRequest(shot=shot, settings=RenderSettings(), output=Path("-"))
    plan = plan_of(model, request, role=next(iter(model.pipelines)))
    placement = next(placements_for(plan, device, host_free_gb()), None)
    share = quantized_share(plan.sampling.quantized)
    needed = needs_gb(model, placement or PLACEMENTS[-1], working_gb(plan), share, lora_sizes(plan))
    expected = History.load().expected(plan, lambda: device_flops(device))
    return Fit(placement, needed, device, expected.seconds, expected.measured)


def fits(model: Model) -> bool:
    """Whether a model that may be here is whole, and fits an accelerator of this machine."""
    if DiffusionGenerator(model).missing():
        return False
    fit = fit_of(model)
    return fit.device.accelerator and fit.placement is not None
