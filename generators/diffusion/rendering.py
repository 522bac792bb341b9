"""A render from end to end: load, denoise piece by piece, step down when memory runs out, deliver."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np
import torch
from numpy.typing import NDArray

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.catalogue import Model
from generators.diffusion.caches import Saving, cached
from generators.diffusion.camerawork import camera_said, with_camera
from generators.diffusion.delivery import deliver, deliver_picture
from generators.diffusion.families import Call, Made, call_of, made_by, steps_of
from generators.diffusion.given import Given, shown_bytes
from generators.diffusion.history import History
from generators.diffusion.incontext import context_said, with_context
from generators.diffusion.loading import Loaded, forget, loaded
from generators.diffusion.memory import Placement
from generators.diffusion.planning import Plan, plans_downwards
from generators.diffusion.previews import previewer
from generators.diffusion.sound import MadeSound, given_sound
from generators.diffusion.speeding import fast_attention
from generators.diffusion.stepping import Steps, hooked
from generators.errors import CannotRender, DoesNotFit, RenderFailed
from generators.video.writing import Track

__all__ = ["render_clip", "render_picture", "render_planned"]

_log = logging.getLogger("rushes.diffusion")


def render_clip(model: Model, request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Renders a clip; see `Generator.render`."""
    plans = plans_downwards(model, request)
    plans = [with_context(with_camera(plan, request.shot), request.inputs) for plan in plans]
    return _rendered(plans, request, progress, None)


def render_planned(plan: Plan, request: RenderRequest, progress: ProgressCallback, heard: Track | None = None) -> Clip:
    """Renders a clip by a plan that was made elsewhere.

    Args:
        plan: what is made.
        request: what is asked for.
        progress: told of every step.
        heard: a sound track that joins the clip, as `ClipWriter` takes one beside its pictures.
    """
    return _rendered([plan], request, progress, heard)


def _rendered(plans: list[Plan], request: RenderRequest, progress: ProgressCallback, heard: Track | None) -> Clip:
    steps = Steps(progress, steps_of(plans[0]))
    steps.say("loading")
    plan, pieces, saving, said, other = _made(plans, request, steps)
    seconds = request.shot.duration_s or 0.0
    heard = heard or given_sound(request.inputs.sound, seconds) or _sound(plan, pieces, seconds)
    clip = deliver(_joined(plan, pieces), plan, request, steps, sound=heard)
    said += _about(plan, saving)
    pace = steps.seconds_per_step
    if pace is not None:
        History.load().add(plan, pace * steps_of(plan), other, _peak_mb())
    facts = {**clip.facts, "seconds_per_step": round(pace or 0.0, 4), "cache_skipped_share": round(saving.share, 3),
             "peak_memory_mb": round(_peak_mb())}  # fmt: skip
    return clip.model_copy(update={"warnings": [*plan.warnings, *said, *clip.warnings], "facts": facts})


def render_picture(model: Model, request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Renders a single picture; see `Generator.render`."""
    plans = plans_downwards(model, request)
    steps = Steps(progress, steps_of(plans[0]))
    steps.say("loading")
    plan, pieces, _, said, _ = _made(plans, request, steps)
    made = next(_joined(plan, pieces))
    return deliver_picture(made, plan, request, warnings=[*plan.warnings, *said])


def _made(plans: list[Plan], request: RenderRequest, steps: Steps) -> tuple[Plan, list[Made], Saving, list[str], float]:
    """What is made by the first of the plans that fits; and the seconds that were no steps."""
    said: list[str] = []
    for plan, lower in zip(plans, [*plans[1:], None], strict=True):
        began = time.monotonic()
        try:
            pieces, saving, thrift = _denoised(plan, request, Given(plan, request), steps)
        except DoesNotFit:
            if lower is None:
                raise
            forget()
            steps.begin_again(steps_of(lower))
            said = [f"memory is too small for {plan.width}x{plan.height}: it was made at {lower.width}x{lower.height}"]
        else:
            stepping_s = (steps.seconds_per_step or 0.0) * steps_of(plan)
            return plan, pieces, saving, [*said, *thrift], max(0.0, time.monotonic() - began - stepping_s)
    raise AssertionError("a request has at least one plan")


def _denoised(plan: Plan, request: RenderRequest, given: Given, steps: Steps) -> tuple[list[Made], Saving, list[str]]:
    """Every segment's pictures. When memory runs out, it begins again in the next thriftier way."""
    said: list[str] = []
    tight: Placement | None = None
    while True:
        with loaded(plan, thriftier_than=tight) as ready:
            try:
                pieces, saving = _segments(ready, plan, request, given, steps)
                return pieces, saving, said
            except torch.OutOfMemoryError:
                tight = ready.placement
                _log.warning("out of memory with %s", tight.name)
                said = [f"memory ran out with {tight.say}: it was made in a thriftier, slower way"]
        forget()
        steps.begin_again(steps_of(plan))


def _segments(
    ready: Loaded, plan: Plan, request: RenderRequest, given: Given, steps: Steps
) -> tuple[list[Made], Saving]:
    steps.preview_with(previewer(ready))
    pieces: list[Made] = []
    sampling = plan.sampling
    with fast_attention(sampling.attention), cached(ready.pipeline, ready.denoisers, sampling) as saving:
        for index, segment in enumerate(plan.segments):
            call = given.call(index, segment, request, steps, pieces[-1] if pieces else None)
            pieces.append(_called(ready, call, steps))
    return pieces, saving


def _called(ready: Loaded, call: Call, steps: Steps) -> Made:
    arguments = call_of(call)
    with ExitStack() as stack:
        if "callback_on_step_end" not in arguments:
            passes = 2 if call.plan.sampling.guidance > 1.0 else 1
            for denoiser in ready.denoisers.values():
                stack.enter_context(hooked(denoiser, steps, passes))
        try:
            made = made_by(ready.pipeline_for(call.role), call, arguments)
        except AssertionError as error:
            if call.plan.sampling.gpus == 1:
                raise
            size = f"{call.plan.width}x{call.plan.height}, {call.segment.frames} frames"
            raise CannotRender(
                f"{size} cannot be divided evenly between {call.plan.sampling.gpus} cards: choose another size"
            ) from error
        except (ValueError, TypeError) as error:
            line = " ".join(str(error).split())[:200]
            raise RenderFailed(f"{call.plan.model.title} refused the request: {line}") from error
    steps.say("decoding")
    return made


def _joined(plan: Plan, pieces: list[Made]) -> Iterator[NDArray[np.uint8]]:
    for segment, piece in zip(plan.segments, pieces, strict=True):
        yield from shown_bytes(piece.frames)[segment.skip : segment.skip + segment.keep]


def _sound(plan: Plan, pieces: list[Made], seconds: float) -> MadeSound | None:
    """The sound of the pieces, each from where its pictures are new; None when they are silent."""
    heard = [(segment, piece) for segment, piece in zip(plan.segments, pieces, strict=True) if piece.audio is not None]
    if not heard:
        return None
    rate = heard[0][1].audio_rate

    def samples(frames: int) -> int:
        return round(frames / plan.rate * rate)

    parts = [np.asarray(piece.audio)[..., samples(segment.skip) : samples(segment.skip + segment.keep)]
             for segment, piece in heard]  # fmt: skip
    return MadeSound(np.concatenate(parts, axis=-1), rate, seconds)


def _about(plan: Plan, saving: Saving) -> list[str]:
    said = [camera_said(plan.camera)] if plan.camera else []
    said += [context_said(plan.context)] if plan.context else []
    if plan.sampling.gpus > 1:
        said.append(f"each step was divided between {plan.sampling.gpus} cards (Ulysses attention)")
    if plan.sampling.cache and saving.passes and saving.computed >= saving.passes:
        said.append(f"the step cache {plan.sampling.cache} saved nothing on {plan.model.title}")
    return said


def _peak_mb() -> float:
    if torch.cuda.is_available():
        return float(torch.cuda.max_memory_allocated()) / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
