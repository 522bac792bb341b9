"""A render from end to end: load, denoise piece by piece, step down when memory runs out, deliver."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from generators.base import Clip, ControlVideo, ProgressCallback, RenderRequest
from generators.catalogue import Model, Role
from generators.diffusion.caches import Saving, cached
from generators.diffusion.camerawork import camera_said, with_camera
from generators.diffusion.delivery import deliver, deliver_picture
from generators.diffusion.families import Call, Made, call_of, made_by, steps_of
from generators.diffusion.footage import frames_of
from generators.diffusion.history import History
from generators.diffusion.loading import Loaded, forget, loaded
from generators.diffusion.memory import Placement
from generators.diffusion.pictures import fitted, open_picture
from generators.diffusion.planning import Plan, Segment, plans_downwards
from generators.diffusion.previews import previewer
from generators.diffusion.sound import MadeSound, given_sound
from generators.diffusion.speeding import fast_attention
from generators.diffusion.stepping import Steps, hooked
from generators.diffusion.taking import taken
from generators.errors import CannotRender, DoesNotFit, RenderFailed
from generators.video.writing import Track

__all__ = ["render_clip", "render_picture", "render_planned"]

_log = logging.getLogger("rushes.diffusion")


def render_clip(model: Model, request: RenderRequest, progress: ProgressCallback) -> Clip:
    """Renders a clip; see `Generator.render`."""
    plans = [with_camera(plan, request.shot) for plan in plans_downwards(model, request)]
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
            pieces, saving, thrift = _denoised(plan, request, _Given(plan, request), steps)
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


def _denoised(plan: Plan, request: RenderRequest, given: _Given, steps: Steps) -> tuple[list[Made], Saving, list[str]]:
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
    ready: Loaded, plan: Plan, request: RenderRequest, given: _Given, steps: Steps
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
        except (ValueError, TypeError) as error:
            line = " ".join(str(error).split())[:200]
            raise RenderFailed(f"{call.plan.model.title} refused the request: {line}") from error
    steps.say("decoding")
    return made


class _Given:
    """The pictures and footage of a request, opened once, before anything is loaded."""

    def __init__(self, plan: Plan, request: RenderRequest) -> None:
        inputs = taken(plan.model, request.inputs).inputs
        self._plan = plan
        self._inputs = inputs
        size = (plan.width, plan.height)
        opening = [fitted(open_picture(inputs.first_frame), *size)] if inputs.first_frame else []
        if inputs.lead is not None:
            opening = frames_of(inputs.lead, plan.model.before, plan.rate, *size)
        self._opening = tuple(opening)
        self._last = fitted(open_picture(inputs.last_frame), *size) if inputs.last_frame else None
        most = plan.model.references or len(inputs.references)
        self._references = tuple(open_picture(reference.path) for reference in inputs.references[:most])
        for control in inputs.controls:
            if control.kind not in plan.model.controls:
                takes = ", ".join(plan.model.controls) or "none"
                raise CannotRender(f"{plan.model.title} takes no {control.kind} video; it takes {takes}")
        if not self._opening and plan.role in (Role.IMAGE_TO_VIDEO, Role.CAMERA_PATH):
            raise CannotRender(f"{plan.model.title} starts from a picture for {plan.role}: give a first frame")

    def call(self, index: int, segment: Segment, request: RenderRequest, steps: Steps, before: Made | None) -> Call:
        """The call for a segment; one that is not the first begins with the last pictures before it."""
        plan = self._plan
        start = sum(piece.keep for piece in plan.segments[:index]) - segment.skip
        last_one = index == len(plan.segments) - 1
        role, opening = plan.role, self._opening
        if before is not None:
            end = plan.segments[index - 1].skip + plan.segments[index - 1].keep
            opening = tuple(Image.fromarray(one) for one in _bytes(before.frames)[end - segment.lead : end])
            if role in (Role.TEXT_TO_VIDEO, Role.REFERENCES) or (role is Role.FIRST_LAST and not last_one):
                role = plan.model.before_as
        return Call(
            plan=plan,
            segment=segment,
            role=role,
            prompt=request.prompt,
            negative=", ".join(part for part in (request.negative, plan.model.negative) if part),
            generator=torch.Generator("cpu").manual_seed(request.settings.seed + index),
            callback=steps.callback,
            first=opening[0] if opening else None,
            opening=opening,
            last=self._last if last_one else None,
            references=self._references,
            controls={c.kind: self._shown(c, segment, start) for c in self._inputs.controls if c.kind != "camera"},
            strengths={control.kind: control.strength for control in self._inputs.controls},
            source=self._source(segment, start),
            mask=self._frames(self._inputs.mask, segment, start) if self._inputs.mask else None,
            strength=self._inputs.strength,
            camera=self._camera(segment, start),
        )

    def _shown(self, control: ControlVideo, segment: Segment, start: int) -> list[Any]:
        if control.kind != "face":
            return self._frames(control.path, segment, start)
        side = min(self._plan.width, self._plan.height)
        return frames_of(control.path, segment.frames, self._plan.rate, side, side, start=start)

    def _source(self, segment: Segment, start: int) -> list[Any] | None:
        path = self._inputs.source
        if path is None:
            return None
        return frames_of(path, segment.frames, self._plan.rate, *self._plan.source_size, start=start)

    def _frames(self, path: Any, segment: Segment, start: int) -> list[Any]:
        return frames_of(path, segment.frames, self._plan.rate, self._plan.width, self._plan.height, start=start)

    def _camera(self, segment: Segment, start: int) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        path = next((control.path for control in self._inputs.controls if control.kind == "camera"), None)
        if path is None:
            return None
        try:
            with np.load(path, allow_pickle=False) as numbers:
                matrices, intrinsics = numbers["camera_to_world"], numbers["intrinsics"]
        except (OSError, ValueError, KeyError) as error:
            raise CannotRender(f"{path} holds no camera path ({error}); write one with rushes passes") from error
        chosen = np.clip(np.arange(start, start + segment.frames), 0, len(matrices) - 1)
        return matrices[chosen].astype(np.float32), intrinsics[chosen].astype(np.float32)


def _joined(plan: Plan, pieces: list[Made]) -> Iterator[NDArray[np.uint8]]:
    for segment, piece in zip(plan.segments, pieces, strict=True):
        yield from _bytes(piece.frames)[segment.skip : segment.skip + segment.keep]


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


def _bytes(frames: Any) -> NDArray[np.uint8]:
    """(n, h, w, 3) as display bytes."""
    array: NDArray[Any] = np.asarray(frames)
    if array.dtype == np.uint8:
        return array
    if not np.isfinite(array).all():
        raise RenderFailed("the model gave no picture (not a number); try another seed, or a higher precision")
    shown: NDArray[np.uint8] = (np.clip(array, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    return shown


def _about(plan: Plan, saving: Saving) -> list[str]:
    said = [camera_said(plan.camera)] if plan.camera else []
    if plan.sampling.cache and saving.passes and saving.computed >= saving.passes:
        said.append(f"the step cache {plan.sampling.cache} saved nothing on {plan.model.title}")
    return said


def _peak_mb() -> float:
    if torch.cuda.is_available():
        return float(torch.cuda.max_memory_allocated()) / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
