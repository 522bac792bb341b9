"""From a model's pictures to the clip that was asked for: its rate, its size, its length, its lettering, whole."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from generators.base import Clip, RenderRequest
from generators.diffusion.planning import Plan
from generators.diffusion.sound import MadeSound
from generators.diffusion.stepping import Steps
from generators.lettering import Lettering
from generators.upscale.conforming import INSIDE, Delivery, conformed_pictures, what_was_done
from generators.upscale.filters import FrameForm
from generators.video import ClipWriter, checked_clip, exact_rate

__all__ = ["deliver"]


def deliver(
    pictures: Iterable[NDArray[np.uint8]],
    plan: Plan,
    request: RenderRequest,
    steps: Steps,
    *,
    sound: MadeSound | None = None,
) -> Clip:
    """Writes the clip and reads it back.

    Args:
        pictures: (h, w, 3) display RGB, at the plan's rate.
        plan: what was made.
        request: what was asked for.
        steps: told of it.
        sound: what the model made with them.

    Raises:
        OutputError: the file cannot be written.
        RenderFailed: what was written does not decode.
    """
    settings, shot = request.settings, request.shot
    seconds = shot.duration_s or 0.0
    count = max(1, round(seconds * settings.fps))
    lettering = Lettering(shot.text, settings.width, settings.height, over_subjects=bool(shot.subjects))
    native = FrameForm(plan.width, plan.height, INSIDE, exact_rate(plan.rate))
    wanted = Delivery(settings.width, settings.height, settings.fps, count, fit="crop")
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
