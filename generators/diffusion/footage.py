"""Footage that comes from outside: as many frames as a pipeline takes, at its rate and size."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import numpy as np
from av.video.reformatter import ColorRange
from PIL import Image

from generators.diffusion.pictures import FORMATS, fitted, open_picture
from generators.errors import CannotRender

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["STILL_SUFFIXES", "first_picture", "frames_of"]

QUARTER_TURN: Final = 90
STILL_SUFFIXES = frozenset(f".{name.lower()}" for name in (*FORMATS, "jpg", "tif"))


def frames_of(path: Path, count: int, rate: float, width: int, height: int, *, start: int = 0) -> list[Picture]:
    """Frames `start` to `start + count` of a video at a rate, each cut to a size; RGB.

    The frame shown at each moment is taken, whatever the video's own rate, constant or not; after its end the last
    one stays. A single picture stands still.

    Args:
        path: a video or a picture.
        count: how many frames.
        rate: frames per second.
        width: pixels.
        height: pixels.
        start: number of the first one, at `rate`.

    Raises:
        CannotRender: it is missing, cannot be decoded, or holds no picture; says which and what to do.
    """
    if path.suffix.lower() in STILL_SUFFIXES:
        return [fitted(open_picture(path), width, height)] * count
    frames: list[Picture] = []
    shown: Picture | None = None
    for seconds, picture in _decoded(path):
        while shown is not None and len(frames) < start + count and (len(frames) + 0.5) / rate <= seconds:
            frames.append(shown)
        if len(frames) >= start + count:
            break
        shown = fitted(picture, width, height)
    if shown is None:
        raise CannotRender(f"the video {path} holds no picture; give another")
    frames += [shown] * (start + count - len(frames))
    return frames[start:]


def first_picture(path: Path) -> Picture:
    """The first picture of a video, upright, in its own size.

    Raises:
        CannotRender: as `frames_of`.
    """
    for _, picture in _decoded(path):
        return picture
    raise CannotRender(f"the video {path} holds no picture; give another")


def _decoded(path: Path) -> Iterator[tuple[float, Picture]]:
    """Every frame with the time from which it is shown, s, counted from the first one."""
    if not path.is_file():
        raise CannotRender(f"there is no video {path}")
    try:
        with av.open(os.fspath(path)) as container:
            if not container.streams.video:
                raise CannotRender(f"{path} holds no picture; give a video")
            stream = container.streams.video[0]
            began: float | None = None
            for index, frame in enumerate(container.decode(stream)):
                at = frame.time if frame.time is not None else index / float(stream.guessed_rate or 24)
                began = at if began is None else began
                yield at - began, _picture(frame)
    except (av.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRender(f"the video {path} cannot be decoded ({reason}); give it in another format") from error


def _picture(frame: Any) -> Picture:
    """A frame as it is to be seen: a telephone held upright stores its pictures lying, with a note of the turn."""
    pixels = frame.reformat(format="rgb24", dst_color_range=ColorRange.JPEG).to_ndarray()
    turns = round((frame.rotation or 0) / QUARTER_TURN)
    return Image.fromarray(np.ascontiguousarray(np.rot90(pixels, turns)))
