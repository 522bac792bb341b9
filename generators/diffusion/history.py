"""What renders took on this machine, by model: measured every time, used for the next estimate."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from platformdirs import user_cache_path

from generators.catalogue import Role
from generators.diffusion.planning import Plan

__all__ = ["Expected", "History", "Measured", "history_file", "pace_key", "work_of"]

NEWEST_SHARE: Final = 0.5
"""Weight of the newest measure against those before it."""
LATENT_PIXELS: Final = 16.0
LATENT_FRAMES: Final = 4.0
"""A denoiser sees one token for 16 x 16 pixels of four frames, in most families."""
FIRST_STAGE: Final = 0.25
"""Of two stages, the first has a quarter of the pixels."""
UNKNOWN_PARAMETERS_B: Final = 10.0
ATTENTION_SHARE: Final = 2.0
"""Attention costs about as much again as the layers at usual lengths."""
UNMEASURED_START_S: Final = 60.0


def history_file() -> Path:
    """Where it is remembered; it may be deleted at any time."""
    return user_cache_path("rushes", appauthor=False) / "diffusion-pace.json"


def work_of(plan: Plan) -> float:
    """Floating-point operations of a render: two for a parameter and token, for each step and guidance pass.

    Source of the rule: Kaplan et al., Scaling Laws for Neural Language Models (2020), section 2.1.
    """
    parameters = 1e9 * (plan.model.weights.transformer or UNKNOWN_PARAMETERS_B)
    passes = 2 if plan.sampling.guidance > 1.0 else 1
    tokens = sum(plan.width * plan.height / LATENT_PIXELS**2 * (1 + segment.frames / LATENT_FRAMES)
                 for segment in plan.segments)  # fmt: skip
    second = plan.sampling.second
    steps = plan.sampling.steps * (FIRST_STAGE if second else 1.0)
    if plan.role is Role.REFINE:
        steps *= plan.strength
    return 2.0 * ATTENTION_SHARE * parameters * tokens * (steps * passes + (len(second.sigmas) if second else 0))


def pace_key(plan: Plan) -> str:
    """Under which name a render's pace is remembered: the model, and what of the profile changes it but the size."""
    sampling = plan.sampling
    ways = [sampling.cache, sampling.attention, sampling.quantized, "compiled" if sampling.compiled else ""]
    return "+".join([plan.model.name, *(way for way in ways if way)])


@dataclass(frozen=True, slots=True)
class Measured:
    """What a model's renders took.

    Attributes:
        flops: operations a second that it reached, as `work_of` counts them.
        start_s: seconds beside the steps: loading, encoding, decoding.
        peak_mb: memory at the highest, MB.
    """

    flops: float
    start_s: float
    peak_mb: float


class Expected(NamedTuple):
    """What a render will take.

    Attributes:
        seconds: of wall time.
        memory_mb: at the highest, MB.
        measured: whether renders of the kind were made here; else it follows from sizes and the device alone.
    """

    seconds: float
    memory_mb: float
    measured: bool


@dataclass
class History:
    """The measures by model and by what of a profile changes the pace; and of devices, before their first render."""

    measured: dict[str, Measured] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Self:
        """What is remembered; nothing when the file is missing or broken."""
        try:
            stored: dict[str, Any] = json.loads(history_file().read_text())
            return cls({name: Measured(**{key: float(row[key]) for key in Measured.__slots__})
                        for name, row in stored.items()})  # fmt: skip
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def expected(self, plan: Plan, flops: Callable[[], float]) -> Expected:
        """What a render will take.

        Args:
            plan: what is made.
            flops: operations a second that the device is taken to make; asked until a render has been measured.
        """
        known = self.measured.get(pace_key(plan)) or self.measured.get(plan.model.name)
        if known is None:
            weights_mb = 1000.0 * (plan.model.weights.gigabytes or 2.0 * UNKNOWN_PARAMETERS_B)
            return Expected(UNMEASURED_START_S + work_of(plan) / flops(), weights_mb, measured=False)
        return Expected(known.start_s + work_of(plan) / known.flops, known.peak_mb, measured=True)

    def add(self, plan: Plan, step_seconds: float, other_seconds: float, peak_mb: float) -> None:
        """Remembers a render: seconds of its steps, seconds of all else, memory at the highest (MB)."""
        new = Measured(work_of(plan) / max(step_seconds, 1e-6), other_seconds, peak_mb)
        old = self.measured.get(pace_key(plan), new)
        share = NEWEST_SHARE
        both = Measured(
            flops=share * new.flops + (1 - share) * old.flops,
            start_s=share * new.start_s + (1 - share) * old.start_s,
            peak_mb=max(new.peak_mb, old.peak_mb * (1 - share)),
        )
        self.remember(pace_key(plan), both)

    def remember(self, key: str, measured: Measured) -> None:
        """Keeps a measure under a name that is a model's, or no model can have."""
        self.measured[key] = measured
        self._save()

    def _save(self) -> None:
        path = history_file()
        rows = {name: {key: getattr(row, key) for key in Measured.__slots__} for name, row in self.measured.items()}
        with suppress(OSError):  # an estimate that is not remembered is no reason to lose a clip
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps(rows))
            fresh.replace(path)
