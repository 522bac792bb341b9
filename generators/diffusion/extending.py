"""A clip that goes on: its last picture begins a new part, and both are written as one.

The part that was there keeps its pictures and its sound; the new one is made on its own, so that a model that makes
five seconds at a time can go on as often as is asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generators.base import Clip, RenderRequest
from generators.diffusion.sound import MadeSound, given_sound, joined_sound
from generators.errors import CannotRender
from generators.upscale.conforming import Delivery, conformed_pictures
from generators.upscale.filters import picture_of
from generators.upscale.source import open_source
from generators.video import ClipWriter, checked_clip

__all__ = ["extended"]

SHORTEST_S: Final = 0.5
"""A new part that is shorter is not worth a render."""


def extended(request: RenderRequest, folder: Path, make: Callable[[RenderRequest], Clip], name: str) -> Clip:
    """Makes what comes after a clip, and joins the two.

    Args:
        request: of the whole; `inputs.before` is the clip that is there.
        folder: for what is made on the way.
        make: renders the new part.
        name: the generator's.

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
    last = folder / "last.png"
    (ending,) = deque(_pictures(inputs.before, request), maxlen=1)
    Image.fromarray(ending).save(last)
    part = request.model_copy(
        update={
            "shot": shot.model_copy(update={"duration_s": round(rest_s + 1.0 / settings.fps, 6), "text": []}),
            "inputs": inputs.model_copy(update={"before": None, "sound": None, "first_frame": last}),
            "output": folder / "rest.mp4",
        }
    )
    made = make(part)
    rest = islice(_pictures(part.output, request), 1, None)  # its first picture is the last one before it
    sound = given_sound(inputs.sound, shot.duration_s or 0.0) or joined_sound(
        [(inputs.before, source.seconds), (part.output, made.seconds)]
    )
    clip = _joined(request, chain(_pictures(inputs.before, request), rest), sound, name)
    return clip.model_copy(update={"warnings": made.warnings, "facts": {**made.facts, **clip.facts}})


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
