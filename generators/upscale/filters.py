"""FFmpeg's filters as a stream: a frame in, the frames that are ready out. Memory does not grow with the clip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace

__all__ = ["FrameForm", "Step", "clamped", "filtered", "one", "picture_of"]

Step: TypeAlias = Callable[[Any, Any], Any]
"""Adds filters to a graph behind a filter, and gives back the last of them."""


@dataclass(frozen=True, slots=True)
class FrameForm:
    """What all frames of a stream share.

    Attributes:
        width, height: pixels as stored. layout: FFmpeg's name of the pixel format.
        rate: frames per second; frame n is shown at n / rate.
        matrix, full_range: of the colours, as ITU-T H.273 numbers the matrix.
    """

    width: int
    height: int
    layout: str
    rate: Fraction
    matrix: int = int(Colorspace.ITU709)
    full_range: bool = False

    @property
    def as_arguments(self) -> str:
        """As FFmpeg's `buffer` takes it."""
        return (
            f"video_size={self.width}x{self.height}:pix_fmt={self.layout}:time_base={1 / self.rate}:"
            f"frame_rate={self.rate}:colorspace={self.matrix}:range={'pc' if self.full_range else 'tv'}"
        )


def one(name: str, arguments: str = "") -> Step:
    """A single filter."""

    def add(graph: Any, before: Any) -> Any:
        added = graph.add(name, arguments)
        before.link_to(added)
        return added

    return add


def clamped(made: Sequence[Step], lowest: Sequence[Step], highest: Sequence[Step]) -> Step:
    """What `made` makes of a picture, held pixel by pixel between what two other branches make of it."""

    def add(graph: Any, before: Any) -> Any:
        parted, clamp = graph.add("split", "3"), graph.add("maskedclamp")
        before.link_to(parted)
        for port, steps in enumerate((made, lowest, highest)):
            first = graph.add("null")
            parted.link_to(first, port, 0)
            _behind(graph, first, steps).link_to(clamp, 0, port)
        return clamp

    return add


def filtered(frames: Iterable[Any], form: FrameForm, steps: Sequence[Step]) -> Iterator[Any]:
    """The frames after all steps; `pts` numbers them by the time at which they are shown.

    Args:
        frames: in the form given; they are numbered here.
        form: what they share.
        steps: in order; none hands the frames on as they are.
    """
    if not steps:
        yield from frames
        return
    graph: Any = av.filter.Graph()
    source, sink = graph.add("buffer", form.as_arguments), graph.add("buffersink")
    _behind(graph, source, steps).link_to(sink)
    graph.configure()
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number, 1 / form.rate
        source.push(frame)
        yield from _ready(sink)
    source.push(None)
    yield from _ready(sink)


def picture_of(frame: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A BT.709 frame as (h, w, 3) display RGB."""
    shown = frame.reformat(
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
    )
    picture: np.ndarray[Any, np.dtype[np.uint8]] = shown.to_ndarray()
    return picture


def _behind(graph: Any, last: Any, steps: Sequence[Step]) -> Any:
    for step in steps:
        last = step(graph, last)
    return last


def _ready(sink: Any) -> Iterator[Any]:
    while True:
        try:
            frame = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        yield frame
