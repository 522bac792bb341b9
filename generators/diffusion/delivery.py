"""From a model's pictures to the clip that was asked for: its rate, its size, its length, its lettering, whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.Image import Image as Picture

from generators.base import Clip, RenderRequest
from generators.catalogue import Role
from generators.diffusion.footage import frames_of
from generators.diffusion.pictures import fitted
from generators.diffusion.planning import Plan
from generators.diffusion.stepping import Steps
from generators.errors import OutputError
from generators.lettering import Lettering
from generators.partials import partial_path
from generators.upscale.conforming import INSIDE, Delivery, conformed_pictures, what_was_done
from generators.upscale.filters import FrameForm
from generators.version import version
from generators.video import ClipWriter, checked_clip, exact_rate, sha256_of
from generators.video.writing import Track, way_out

__all__ = ["deliver", "deliver_picture"]


def deliver(
    pictures: Iterable[NDArray[np.uint8]],
    plan: Plan,
    request: RenderRequest,
    steps: Steps,
    *,
    sound: Track | None = None,
) -> Clip:
    """Writes the clip and reads it back.

    Args:
        pictures: (h, w, 3) display RGB, at the plan's rate.
        plan: what was made.
        request: what was asked for.
        steps: told of it.
        sound: what the model made with them, or what is heard already.

    Raises:
        OutputError: the file cannot be written.
        RenderFailed: what was written does not decode.
    """
    settings, shot = request.settings, request.shot
    seconds = shot.duration_s or 0.0
    count = max(1, round(seconds * settings.fps))
    lettering = Lettering(shot.text, settings.width, settings.height, over_subjects=bool(shot.subjects))
    native = FrameForm(plan.width, plan.height, INSIDE, exact_rate(plan.rate))
    fit = request.inputs.fit if plan.role is Role.UPSCALE else "crop"
    wanted = Delivery(settings.width, settings.height, settings.fps, count, fit)
    steps.say("encoding")
    with ClipWriter(
        request.output, settings.width, settings.height, settings.fps,
        title=request.title, comment=request.prompt, quality=settings.profile, beside=sound,
    ) as clip:  # fmt: skip
        for index, picture in enumerate(conformed_pictures(pictures, plan.rate, wanted)):
            clip.write(lettering.over(picture, index / settings.fps, seconds, {}))
            if index % 8 == 0:
                steps.say("encoding")
        made = checked_clip(clip.seal(), request.output, plan.model.name)
    said = [what_was_done(native, wanted)]
    if made.facts["black"]:
        said.append("the clip is black from beginning to end")
    elif made.facts["frozen"]:
        said.append("nothing moves in the clip")
    return made.model_copy(update={"warnings": [words for words in said if words]})


def deliver_picture(picture: NDArray[np.uint8], plan: Plan, request: RenderRequest, *, warnings: list[str]) -> Clip:
    """Writes a single picture as PNG, at the size that was asked for, whole or not at all.

    What lies outside a mask is as it was, byte for byte.

    Raises:
        OutputError: the file cannot be written.
    """
    settings = request.settings
    shown = fitted(Image.fromarray(picture), settings.width, settings.height)
    if plan.role is Role.PICTURE_INPAINT:
        shown = _kept_outside(shown, request)
    partial = partial_path(request.output)
    try:
        shown.save(partial, "PNG")
        os.replace(partial, request.output)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OutputError(f"cannot write {request.output}: {way_out(error.errno or 0, error)}") from error
    return Clip(
        path=request.output,
        sha256=sha256_of(request.output),
        seconds=1.0 / settings.fps,
        width=settings.width,
        height=settings.height,
        fps=settings.fps,
        frames=1,
        bytes=request.output.stat().st_size,
        generator=plan.model.name,
        version=version(),
        facts={"mean_luma": round(float(np.asarray(shown.convert("L")).mean()), 3)},
        warnings=warnings,
    )


def _kept_outside(made: Picture, request: RenderRequest) -> Picture:
    """A picture that was drawn anew inside the request's mask; the rest is the request's source."""
    inputs, fps = request.inputs, request.settings.fps
    assert inputs.source is not None
    assert inputs.mask is not None
    was, mask = (frames_of(path, 1, fps, *made.size)[0] for path in (inputs.source, inputs.mask))
    return Image.composite(made, was, mask.convert("L"))
