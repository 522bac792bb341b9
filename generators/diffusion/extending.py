"""A clip that goes on: its last pictures begin a new part, and both are written as one.

A model that takes several of them sees how things were moving; another is shown the very last one.

The part that was there keeps its pictures and its sound; the new one is made on its own, so that a model that makes
five seconds at a time can go on as often as is asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generators.base import Clip, RenderRequest
from generators.catalogue import Model
from generators.diffusion.footage import frames_of
from generators.diffusion.sound import Heard, MadeSound, given_sound, joined_sound
from generators.errors import CannotRender
from generators.upscale.conforming import Delivery, conformed_pictures
from generators.upscale.filters import picture_of
from generators.upscale.source import open_source
from generators.video import ClipWriter, checked_clip
from generators.video.lossless import LosslessWriter

__all__ = ["extended"]

SHORTEST_S: Final = 0.5
"""A new part that is shorter is not worth a render."""


class _Beginning(NamedTuple):
    """The inputs that a new part begins with, how many of its delivered pictures that is, and what to say of it."""

    inputs: dict[str, Path | None]
    repeated: int
    said: str


def extended(model: Model, request: RenderRequest, folder: Path, make: Callable[[RenderRequest], Clip]) -> Clip:
    """Makes what comes after a clip, and joins the two.

    Args:
        model: the row.
        request: of the whole; `inputs.before` is the clip that is there.
        folder: for what is made on the way.
        make: renders the new part.

    Raises:
        CannotRender: the clip cannot be read, or is as long as the whole already.
    """
    settings, shot, inputs = request.settings, request.shot, request.inputs
    assert inputs.before is not None
    source = open_source(inputs.before)
    rest_s = (shot.duration_s or 0.0) - source.seconds
    if rest_s < SHORTEST_S:
        raise CannotRender(
            f"the clip is {source.seconds:.1f} s long already, and the shot {shot.duration_s or 0.0:.1f} s; "
            "make the shot longer, and then extend the clip"
        )
    beginning, repeated, said = _beginning(model, source.seconds, request, folder)
    part = request.model_copy(
        update={
            "shot": shot.model_copy(update={"duration_s": round(rest_s + repeated / settings.fps, 6), "text": []}),
            "inputs": inputs.model_copy(update={"before": None, "sound": None, **beginning}),
            "output": folder / "rest.mp4",
        }
    )
    made = make(part)
    rest = islice(_pictures(part.output, request), repeated, None)
    sound = given_sound(inputs.sound, shot.duration_s or 0.0) or joined_sound(
        [Heard(inputs.before, 0.0, source.seconds), Heard(part.output, repeated / settings.fps, made.seconds)]
    )
    clip = _joined(request, chain(_pictures(inputs.before, request), rest), sound, model.name)
    return clip.model_copy(update={"warnings": [said, *made.warnings], "facts": {**made.facts, **clip.facts}})


def _beginning(model: Model, seconds: float, request: RenderRequest, folder: Path) -> _Beginning:
    """What the new part begins with.

    Args:
        model: the row.
        seconds: how long the clip is.
        request: of the whole.
        folder: for the pictures.
    """
    assert request.inputs.before is not None
    settings, count = request.settings, model.before
    last_s = seconds - 1.0 / settings.fps
    start = round(last_s * model.rate) - (count - 1)
    if count == 1 or start < 0:
        last = folder / "last.png"
        (ending,) = deque(_pictures(request.inputs.before, request), maxlen=1)
        Image.fromarray(ending).save(last)
        why = "the clip is too short for more" if count > 1 else f"{model.title} takes no more"
        return _Beginning(
            {"first_frame": last, "lead": None}, 1, f"It goes on from the last picture of the clip; {why}"
        )
    lead = folder / "lead.mkv"
    size = (settings.width, settings.height)
    with LosslessWriter(lead, *size, model.rate, deep=False) as video:
        for picture in frames_of(request.inputs.before, count, model.rate, *size, start=start):
            video.write(np.asarray(picture))
    repeated = 1 + round((count - 1) * settings.fps / model.rate)
    said = f"It goes on from the last {count} pictures of the clip, as they moved"
    return _Beginning({"first_frame": None, "lead": lead}, repeated, said)


def _pictures(path: Path, request: RenderRequest) -> Iterator[NDArray[np.uint8]]:
    """The pictures of a clip at the size and rate of the whole."""
    source = open_source(path)
    settings = request.settings
    count = round(source.seconds * settings.fps)
    wanted = Delivery(settings.width, settings.height, settings.fps, count, fit="crop")
    shown = (picture_of(frame) for frame in source.frames())
    return conformed_pictures(shown, float(source.form.rate), wanted)


def _joined(request: RenderRequest, pictures: Iterable[NDArray[np.uint8]], sound: MadeSound | None, name: str) -> Clip:
    settings = request.settings
    with ClipWriter(
        request.output, settings.width, settings.height, settings.fps,
        title=request.title, comment=request.prompt, quality=settings.profile, beside=sound,
    ) as clip:  # fmt: skip
        for picture in pictures:
            clip.write(picture)
        return checked_clip(clip.seal(), request.output, name)
