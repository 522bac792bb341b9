"""A clip that is there, as a steady stream of BT.709 frames with square, upright pixels of 8 bits.

What cannot be brought to that without a loss that one would see is refused; what is changed on the way is said.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import av
from av.video.reformatter import ColorRange, Colorspace

from generators.errors import CannotRender
from generators.upscale.filters import FrameForm, Step, filtered, one
from generators.video import exact_rate

__all__ = ["SourceClip", "open_source"]

LAYOUT: Final = "yuv420p"
HDR: Final = {16: "PQ", 18: "HLG"}
"""ITU-T H.273 transfer characteristics that an ordinary screen cannot show as they are."""
UNSPECIFIED: Final = 2
HIGH_DEFINITION: Final = 720
"""Lines from which colours that are not tagged are taken for BT.709, as players do; below, for BT.601."""
UPRIGHT: Final = {90: ("transpose", "cclock"), -90: ("transpose", "clock"), 270: ("transpose", "clock")}
STEADY: Final = (0.6, 1.6)
"""A rate is constant if no frame is shown for less or more than these shares of the usual time."""
FEWEST_PIXELS: Final = 32
LOST_FRAMES: Final = 2
"""Fewer frames than promised by more than this: the file is cut short or damaged."""


@dataclass(frozen=True)
class SourceClip:
    """A clip that has been opened.

    Attributes:
        form: what all its frames share, as `frames` yields them.
        count: frames at the steady rate. seconds: count / rate.
        begins_s: when the first picture is shown on the file's clock.
        title, comment: the file's own.
        notes: what is changed on the way, in words for the user.
    """

    path: Path
    form: FrameForm
    count: int
    begins_s: float
    title: str
    comment: str
    notes: list[str]
    _stored: FrameForm
    _packets: int
    _steps: list[Step]

    @property
    def seconds(self) -> float:
        """How long it is, s."""
        return float(self.count / self.form.rate)

    def frames(self) -> Iterator[Any]:
        """The frames, once, at the steady rate.

        Raises:
            CannotRender: the file does not decode to its end, or changes its size half-way.
        """
        yield from filtered(self._steady(), self._stored, self._steps)

    def _steady(self) -> Iterator[Any]:
        """The frame shown at each moment of the steady rate."""
        decoded, given, shown = 0, 0, None
        for frame in _decoded(self.path):
            if (frame.width, frame.height, frame.format.name) != (
                self._stored.width,
                self._stored.height,
                self._stored.layout,
            ):
                raise CannotRender(
                    f"the clip {self.path.name} changes its size or format half-way; cut it into parts first"
                )
            slot = decoded if frame.time is None else round((frame.time - self.begins_s) * float(self.form.rate))
            decoded += 1
            while shown is not None and given < min(slot, self.count):
                yield shown
                given += 1
            shown = _tagged(frame, self._stored)
        if decoded < self._packets - LOST_FRAMES or shown is None:
            raise CannotRender(f"the clip {self.path.name} is damaged: {decoded} of its {self._packets} frames decode")
        while given < self.count:
            yield shown
            given += 1


def open_source(path: Path) -> SourceClip:
    """Finds out what a clip is, from its packets and its first frame.

    Raises:
        CannotRender: it is missing, no video, cut short, HDR or too small; says which, and the way out.
    """
    if not path.is_file():
        raise CannotRender(f"there is no clip {path.name}")
    try:
        with av.open(os.fspath(path)) as container:
            if not container.streams.video:
                raise CannotRender(f"the clip {path.name} holds no moving picture; give a video")
            return _examined(path, container)
    except av.FFmpegError as error:
        raise CannotRender(f"the clip {path.name} cannot be read as a video: {_reason(error)}") from error


def _examined(path: Path, container: Any) -> SourceClip:
    stream = container.streams.video[0]
    times, packets = _times(container, stream)
    if packets == 0:
        raise CannotRender(f"the clip {path.name} holds no frames")
    if packets < stream.frames - LOST_FRAMES:
        raise CannotRender(f"the clip {path.name} is cut short: {packets} of its {stream.frames} frames are there")
    first = next(_decoded(path), None)
    if first is None:
        raise CannotRender(f"the clip {path.name} is damaged: none of its {packets} frames decodes")
    if min(first.width, first.height) < FEWEST_PIXELS:
        raise CannotRender(
            f"the clip {path.name} is {first.width}x{first.height}; at least {FEWEST_PIXELS} pixels are needed"
        )
    if kind := HDR.get(int(first.color_trc or 0)):
        raise CannotRender(f"the clip {path.name} is an HDR clip ({kind}); convert it to SDR first")
    rate, steady, count = _rate(stream, times, packets)
    notes = [] if steady else [f"its frame rate varied; it was made a steady {float(rate):g} fps"]
    stored = _stored_form(first, rate)
    steps, form, said = _preparation(first, stored, stream.sample_aspect_ratio or Fraction(1))
    return SourceClip(
        path=path,
        form=form,
        count=count,
        begins_s=times[0] if times else 0.0,
        title=container.metadata.get("title", ""),
        comment=container.metadata.get("comment", ""),
        notes=[*said, *notes],
        _stored=stored,
        _packets=packets,
        _steps=steps,
    )


def _times(container: Any, stream: Any) -> tuple[list[float], int]:
    """When each picture is shown, s, in order; empty where the file does not say. And how many there are."""
    shown: list[float] = []
    packets = 0
    for packet in container.demux(stream):
        if packet.size == 0 or packet.is_discard:
            continue
        packets += 1
        if packet.pts is not None:
            shown.append(float(packet.pts * packet.time_base))
    return (sorted(shown), packets) if len(shown) == packets else ([], packets)


def _rate(stream: Any, times: list[float], packets: int) -> tuple[Fraction, bool, int]:
    """The steady rate, whether the file kept it itself, and how many frames that makes."""
    told = exact_rate(float(stream.average_rate or stream.guessed_rate or 24))
    gaps = [after - before for before, after in pairwise(times)]
    usual = statistics.median(gaps) if gaps else 0.0
    if usual <= 0.0:
        return told, True, packets
    if min(gaps) > STEADY[0] * usual and max(gaps) < STEADY[1] * usual:
        measured = len(gaps) / (times[-1] - times[0])
        return (told if abs(measured / float(told) - 1.0) < 0.01 else exact_rate(measured)), True, packets
    near = statistics.mean(gap for gap in gaps if STEADY[0] * usual < gap < STEADY[1] * usual)
    rate = Fraction(min(60, max(12, round(1.0 / near))))
    return rate, False, max(1, round((times[-1] - times[0] + usual) * rate))


def _stored_form(frame: Any, rate: Fraction) -> FrameForm:
    matrix = int(frame.colorspace)
    if frame.format.is_rgb:
        matrix = 0
    elif matrix == UNSPECIFIED:
        matrix = int(Colorspace.ITU709 if frame.height >= HIGH_DEFINITION else Colorspace.ITU601)
    full = frame.format.is_rgb or frame.format.name.startswith("yuvj") or frame.color_range == ColorRange.JPEG
    return FrameForm(frame.width, frame.height, frame.format.name, rate, matrix, bool(full))


def _preparation(frame: Any, stored: FrameForm, pixel: Fraction) -> tuple[list[Step], FrameForm, list[str]]:
    """The filters that make frames upright, square, opaque and BT.709 of 8 bits; what they are then; what to say."""
    steps: list[Step] = []
    notes: list[str] = []
    width, height = stored.width, stored.height
    if frame.interlaced_frame:
        steps.append(one("bwdif", "mode=send_frame"))
        notes.append("its interlaced fields were joined")
    if any(component.is_alpha for component in frame.format.components):
        steps.append(one("premultiply", "inplace=1"))
        notes.append("its transparency was laid over black")
    if any(component.bits > 8 for component in frame.format.components):
        notes.append(f"its {max(c.bits for c in frame.format.components)}-bit colour became 8-bit")
    if pixel != 1:
        width = max(2, 2 * round(width * pixel / 2))
    width, height = width - width % 2, height - height % 2
    plain = replace(stored, layout=LAYOUT, matrix=int(Colorspace.ITU709), full_range=False, width=width, height=height)
    if plain != stored:
        steps += [
            one("scale", f"{width}:{height}:flags=lanczos+accurate_rnd:out_color_matrix=bt709:out_range=tv"),
            one("format", LAYOUT),
            one("setsar", "1"),
        ]
    turned = round(frame.rotation or 0)
    if turned in UPRIGHT:
        steps.append(one(*UPRIGHT[turned]))
        plain = replace(plain, width=height, height=width)
    elif abs(turned) == 180:
        steps += [one("hflip"), one("vflip")]
    return steps, plain, notes


def _tagged(frame: Any, form: FrameForm) -> Any:
    """The frame with the colours named that its file left open."""
    frame.colorspace = form.matrix
    frame.color_range = ColorRange.JPEG if form.full_range else ColorRange.MPEG
    return frame


def _decoded(path: Path) -> Iterator[Any]:
    try:
        with av.open(os.fspath(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            yield from container.decode(stream)
    except av.FFmpegError as error:
        raise CannotRender(f"the clip {path.name} is damaged: {_reason(error)}") from error


def _reason(error: av.FFmpegError) -> str:
    return str(getattr(error, "strerror", None) or error).lower()
