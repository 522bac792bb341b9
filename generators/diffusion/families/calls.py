"""One call of a pipeline, and who knows how to make it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.catalogue import Role
from generators.diffusion.planning import Plan, Segment

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["Call", "Made", "call_of", "family", "family_names", "made_by", "steps_of"]


@dataclass(frozen=True)
class Call:
    """What one segment is made from.

    Attributes:
        plan, segment: the numbers.
        role: in which the model works here; later segments go on from a picture.
        prompt, negative: what it reads.
        generator: the torch generator of this segment.
        callback: for `callback_on_step_end`.
        first, last: pictures that the segment begins and ends with, at the plan's size.
        opening: all the pictures that it begins with, in order, the first of them too; `model.before` at most.
        references: pictures of the subjects.
        clips: the frames of each clip that it takes after, at the plan's rate.
        sounds: what is heard in each sound that it takes after, (2, samples) at `GIVEN_RATE`.
        start_s: when the segment begins in the clip, s.
        controls: kind to frames, at the plan's size and the segment's length.
        strengths: kind to how closely it is followed.
        source, mask: footage to change, and where (white).
        strength: how much of the source may change.
        camera: camera-to-world matrices (n, 4, 4) and intrinsics (n, 4), when a path is given.
    """

    plan: Plan
    segment: Segment
    role: Role
    prompt: str
    negative: str
    generator: Any
    callback: Callable[..., dict[str, Any]]
    first: Picture | None = None
    last: Picture | None = None
    opening: tuple[Picture, ...] = ()
    references: tuple[Picture, ...] = ()
    clips: tuple[list[Picture], ...] = ()
    sounds: tuple[NDArray[np.float32], ...] = ()
    start_s: float = 0.0
    controls: Mapping[str, list[Picture]] = field(default_factory=dict)
    strengths: Mapping[str, float] = field(default_factory=dict)
    source: list[Picture] | None = None
    mask: list[Picture] | None = None
    strength: float = 0.8
    camera: tuple[Any, Any] | None = None

    @property
    def usual(self) -> dict[str, Any]:
        """The arguments that nearly every video pipeline has."""
        sampling = self.plan.sampling
        return {
            "prompt": self.prompt,
            "negative_prompt": self.negative or None,
            "height": self.plan.height,
            "width": self.plan.width,
            "num_frames": self.segment.frames,
            "num_inference_steps": sampling.steps,
            "guidance_scale": sampling.guidance,
            "generator": self.generator,
            "callback_on_step_end": self.callback,
            "output_type": "np",
        }


@dataclass(frozen=True)
class Made:
    """What a pipeline gave back.

    Attributes:
        frames: (frames, height, width, 3), 0..1 or uint8.
        audio: (channels, samples) in -1..1, None when it makes none.
        audio_rate: samples a second.
    """

    frames: Any
    audio: Any = None
    audio_rate: int = 0


Arguments: TypeAlias = Callable[[Call], dict[str, Any]]
Reader: TypeAlias = Callable[[Any, Any], Made]
Runner: TypeAlias = Callable[[Any, Call, dict[str, Any]], Made]
Counter: TypeAlias = Callable[[Plan, Segment], int]


@dataclass(frozen=True)
class _Family:
    arguments: Arguments
    reads: Reader
    runs: Runner | None
    steps: Counter


_families: dict[str, _Family] = {}


def _frames(_pipeline: Any, output: Any) -> Made:
    return Made(frames=output.frames[0])


def _sampled(plan: Plan, _segment: Segment) -> int:
    return plan.sampling.steps


def family(
    name: str, *, reads: Reader = _frames, runs: Runner | None = None, steps: Counter = _sampled
) -> Callable[[Arguments], Arguments]:
    """Marks the function that makes the arguments for a family's pipelines.

    Args:
        name: as in the catalogue.
        reads: from the pipeline and its output to what was made, where that is not `frames[0]`.
        runs: calls the pipeline with the arguments, where one plain call is not all.
        steps: how many denoising steps a segment takes, where that is not what the profile says.
    """

    def mark(function: Arguments) -> Arguments:
        if name in _families:
            raise ValueError(f"there are two families {name!r}")
        _families[name] = _Family(function, reads, runs, steps)
        return function

    return mark


@cache
def _known() -> Mapping[str, _Family]:
    package = import_module("generators.diffusion.families")
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return _families


def family_names() -> frozenset[str]:
    """The families that can be called."""
    return frozenset(_known())


def call_of(call: Call) -> dict[str, Any]:
    """The keyword arguments for a call's pipeline."""
    return _known()[call.plan.model.family].arguments(call)


def made_by(pipeline: Any, call: Call, arguments: dict[str, Any]) -> Made:
    """What a pipeline makes of a call."""
    its = _known()[call.plan.model.family]
    if its.runs is not None:
        return its.runs(pipeline, call, arguments)
    return its.reads(pipeline, pipeline(**arguments))


def steps_of(plan: Plan) -> int:
    """Denoising steps of all segments together, as the pipeline counts them."""
    its = _known()[plan.model.family]
    return sum(its.steps(plan, segment) for segment in plan.segments)
