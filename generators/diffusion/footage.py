"""Footage that comes from outside: as many frames as a pipeline takes, at its rate and size."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import numpy as np
from av.video.reformatter import ColorRange
from PIL import Image

from generators.diffusion.pictures import fitted, open_picture
from generators.errors import CannotRender
from generators.media import medium_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["clip_of", "first_picture", "frames_of", "middle_picture", "seconds_of"]

QUARTER_TURN: Final = 90


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
    if medium_of(path) == "picture":
        return [fitted(open_picture(path), width, height)] * count
    frames = list(islice(_at_rate(path, rate, (width, height)), start + count))
    frames += [frames[-1]] * (start + count - len(frames))
    return frames[start:]


def clip_of(path: Path, most: int, rate: float, side: int) -> list[Picture]:
    """The frames of a video at a rate, RGB, in its own shape; to its end, or the first of them.

    Args:
        path: the video.
        most: how many frames at most.
        rate: frames per second.
        side: the shorter side of each, pixels.

    Raises:
        CannotRender: as `frames_of`.
    """
    shown = first_picture(path)
    scale = side / min(shown.size)
    return list(islice(_at_rate(path, rate, (round(shown.width * scale), round(shown.height * scale))), most))


def _at_rate(path: Path, rate: float, size: tuple[int, int]) -> Iterator[Picture]:
    """What is shown at each moment of a video, to its end; the last frame once."""
    count = 0
    shown: Picture | None = None
    for seconds, picture in _decoded(path):
        while shown is not None and (count + 0.5) / rate <= seconds:
            yield shown
            count += 1
        shown = fitted(picture, *size)
    if shown is None:
        raise CannotRender(f"the video {path} holds no picture; give another")
    yield shown


def middle_picture(path: Path) -> Picture:
    """The picture in the middle of a video, upright, in its own size.

    Raises:
        CannotRender: as `frames_of`.
    """
    half = (seconds_of(path) or 0.0) / 2
    last: Picture | None = None
    for seconds, picture in _decoded(path):
        last = picture
        if seconds >= half:
            break
    if last is None:
        raise CannotRender(f"the video {path} holds no picture; give another")
    return last


def seconds_of(path: Path) -> float | None:
    """How long footage or sound is, s; None when the file does not say."""
    try:
        with av.open(os.fspath(path)) as container:
            if container.duration:
                return float(container.duration) / 1e6
    except (av.FFmpegError, OSError):
        return None
    return None


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
