"""Conforming: frames at a native rate and size in, the frames of the clip that was asked for out, one by one.

    wanted = Delivery(width=1920, height=1080, fps=24, frames=120)
    for picture in conformed_pictures(pictures, 16, wanted):   # a model's own rate and size
        clip.write(picture)

The length in seconds is the caller's: `frames / fps`. A stream that ends early keeps its last picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from generators.base import Fit
from generators.upscale.filters import FrameForm, filtered, picture_of
from generators.upscale.sizing import placed, resized
from generators.upscale.timing import keeps_frames, retimed
from generators.video import exact_rate

__all__ = ["Delivery", "conformed", "conformed_pictures", "what_was_done"]

INSIDE: Final = "yuv444p"
"""What a model's pictures are worked on as: the colours keep their resolution until the clip is encoded."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to come out: pixels, frames per second, how many frames, and how another shape fills the frame."""

    width: int
    height: int
    fps: float
    frames: int
    fit: Fit = "pad"


def conformed(frames: Iterable[Any], form: FrameForm, wanted: Delivery) -> Iterator[Any]:
    """The frames of a clip as asked for.

    Args:
        frames: BT.709 frames, planar YUV of 8 bits with square pixels, `form.rate` a second.
        form: what they share.
        wanted: what is to come out.

    Yields:
        Frames of the same pixel format.
    """
    rate = exact_rate(wanted.fps)
    place = placed((form.width, form.height), wanted.width, wanted.height, wanted.fit)
    sizing = resized((form.width, form.height), place)
    smaller = wanted.width * wanted.height < form.width * form.height
    if keeps_frames(form.rate, rate) or not smaller:  # motion is found in the smaller of the two pictures
        yield from filtered(retimed(frames, form, rate, wanted.frames), _at(form, rate), sizing)
        return
    small = FrameForm(wanted.width, wanted.height, form.layout, form.rate, form.matrix, form.full_range)
    yield from retimed(filtered(frames, form, sizing), small, rate, wanted.frames)


def conformed_pictures(
    pictures: Iterable[NDArray[np.uint8]], native_fps: float, wanted: Delivery
) -> Iterator[NDArray[np.uint8]]:
    """The pictures of a clip as asked for.

    Args:
        pictures: (h, w, 3) display RGB, both sides at least 32 pixels.
        native_fps: how many a second.
        wanted: what is to come out.
    """
    given = iter(pictures)
    first = next(given, None)
    if first is None:
        return
    rate = exact_rate(native_fps)
    height, width, _ = first.shape
    if (width, height) == (wanted.width, wanted.height) and keeps_frames(rate, exact_rate(wanted.fps)):
        form = FrameForm(width, height, "rgb24", rate)
        yield from retimed(chain([first], given), form, exact_rate(wanted.fps), wanted.frames)
        return
    form = FrameForm(width, height, INSIDE, rate)
    frames = (_frame_of(picture) for picture in chain([first], given))
    for frame in conformed(frames, form, wanted):
        yield picture_of(frame)


def what_was_done(form: FrameForm, wanted: Delivery) -> str:
    """What conforming does to frames of a form, in words: "Upscaled with Lanczos from 854x480". Empty for nothing."""
    rate = exact_rate(wanted.fps)
    place = placed((form.width, form.height), wanted.width, wanted.height, wanted.fit)
    words: list[str] = []
    if (place.scaled_width, place.scaled_height) != (form.width, form.height):
        way = "upscaled" if place.scaled_width * place.scaled_height > form.width * form.height else "scaled down"
        words.append(f"{way} with Lanczos from {form.width}x{form.height}")
    if place.padded:
        words.append("set between black bars")
    if place.cut:
        words.append("cut to fill the frame")
    if form.rate != rate:
        kept = "frames chosen from" if keeps_frames(form.rate, rate) else "interpolated with motion compensation from"
        words.append(f"{kept} {float(form.rate):g} fps")
    return "; ".join(words).capitalize().replace("lanczos", "Lanczos")


def _at(form: FrameForm, rate: Any) -> FrameForm:
    return FrameForm(form.width, form.height, form.layout, rate, form.matrix, form.full_range)


def _frame_of(picture: NDArray[np.uint8]) -> Any:
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
    return frame.reformat(
        format=INSIDE,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )
