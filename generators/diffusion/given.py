"""What a render starts from: pictures, footage, sounds; opened before anything is loaded, and cut to each call."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from generators.base import ControlVideo, RenderRequest
from generators.catalogue import Role
from generators.diffusion.families import Call, Made
from generators.diffusion.footage import clip_of, frames_of, middle_picture
from generators.diffusion.pictures import fitted, open_picture
from generators.diffusion.planning import Plan, Segment, reach
from generators.diffusion.referring import of_medium
from generators.diffusion.sound import samples_of
from generators.diffusion.stepping import Steps
from generators.diffusion.taking import taken
from generators.errors import CannotRender, RenderFailed
from generators.media import SUFFIXES

__all__ = ["Given", "shown_bytes"]


class Given:
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
        self._refer(request.shot.duration_s or 0.0)
        for control in inputs.controls:
            if control.kind not in plan.model.controls:
                takes = ", ".join(plan.model.controls) or "none"
                raise CannotRender(f"{plan.model.title} takes no {control.kind} video; it takes {takes}")
        if not self._opening and plan.role in (Role.IMAGE_TO_VIDEO, Role.CAMERA_PATH):
            raise CannotRender(f"{plan.model.title} starts from a picture for {plan.role}: give a first frame")

    def _refer(self, seconds: float) -> None:
        """Opens the references: pictures, clips as far as the whole reaches, sounds as long as it lasts."""
        plan, model = self._plan, self._plan.model
        kinds = {medium: of_medium(self._inputs.references, medium) for medium in SUFFIXES}
        stills = kinds["picture"] if model.reference_clips else of_medium(self._inputs.references, "picture", "footage")
        clips = kinds["footage"][: model.reference_clips]
        self._references = tuple(
            open_picture(one.path) if one.medium == "picture" else middle_picture(one.path)
            for one in stills[: model.references or len(stills)]
        )
        side = min(plan.width, plan.height)
        self._clips = tuple(clip_of(clip.path, reach(plan), plan.rate, side) for clip in clips)
        self._sounds = tuple(samples_of(one.path, seconds) for one in kinds["sound"][: model.reference_sounds])

    def call(self, index: int, segment: Segment, request: RenderRequest, steps: Steps, before: Made | None) -> Call:
        """The call for a segment; one that is not the first begins with the last pictures before it."""
        plan = self._plan
        start = sum(piece.keep for piece in plan.segments[:index]) - segment.skip
        last_one = index == len(plan.segments) - 1
        role, opening = plan.role, self._opening
        if before is not None:
            end = plan.segments[index - 1].skip + plan.segments[index - 1].keep
            opening = tuple(Image.fromarray(one) for one in shown_bytes(before.frames)[end - segment.lead : end])
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
            clips=tuple(clip[start : start + segment.frames] or clip for clip in self._clips),
            sounds=self._sounds,
            start_s=start / plan.rate,
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


def shown_bytes(frames: Any) -> NDArray[np.uint8]:
    """Pictures (n, h, w, 3) of 0..1 or of bytes as display bytes.

    Raises:
        RenderFailed: they hold no numbers.
    """
    array: NDArray[Any] = np.asarray(frames)
    if array.dtype == np.uint8:
        return array
    if not np.isfinite(array).all():
        raise RenderFailed("the model gave no picture (not a number); try another seed, or a higher precision")
    shown: NDArray[np.uint8] = (np.clip(array, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    return shown
