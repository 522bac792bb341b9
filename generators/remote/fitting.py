"""Making the clip that a server gave fit the request: its size, rate, length and labels.

A clip that fits already is taken over packet by packet, without loss. Any other is conformed (`generators.upscale`) so
that it fills the frame, and cut to the length. Its sound comes along.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av

from generators.base import Profile
from generators.errors import CannotRender, OutputError, RenderFailed
from generators.upscale.conforming import Delivery, conformed
from generators.upscale.sound import SourceSound
from generators.upscale.source import SourceClip, open_source
from generators.upscale.timing import keeps_frames
from generators.video import ClipWriter, Track, exact_rate, labels, way_out

__all__ = ["ClipShape", "fit_clip"]

NOTABLE_SCALE: Final = 1.05
"""Enlarging by less is not worth a word."""
NOTABLE_CUT: Final = 0.03
"""Share of the picture; cutting away less is not worth a word."""


@dataclass(frozen=True, slots=True)
class ClipShape:
    """What a clip is to be: pixels, frames per second, seconds."""

    width: int
    height: int
    fps: float
    seconds: float


def fit_clip(
    source: Path,
    target: Path,
    shape: ClipShape,
    *,
    title: str = "",
    comment: str = "",
    quality: Profile = "standard",
    on_frame: Callable[[], None] | None = None,
) -> list[str]:
    """Writes `source` to `target` in another shape. A source that is shorter gives a shorter clip.

    Args:
        source: the clip as it came.
        target: the file that is made; the caller sees to it that nobody reads it before it is whole.
        shape: what it is to be.
        title: for the file's metadata.
        comment: for the file's metadata.
        quality: of the encoding, where it must be encoded again.
        on_frame: called after every frame; it may raise to stop.

    Returns:
        What differs from `source`, or in it from what was asked for, in a way that shows; in words for the user.

    Raises:
        OutputError: the file cannot be written.
        RenderFailed: the source cannot be used, and why.
    """
    try:
        clip = open_source(source)
        count, said = _length(clip, shape)
        if _fits(clip, shape, count):
            _take_over(source, target, labels(title, comment))
            return said
        with SourceSound(source, clip.begins_s) as sound:
            length_s = count / float(exact_rate(shape.fps))
            beside = _Until(sound, length_s) if sound.present else None
            writer = ClipWriter(
                target,
                shape.width,
                shape.height,
                shape.fps,
                title=title,
                comment=comment,
                quality=quality,
                beside=beside,
            )
            with writer as fitted:
                wanted = Delivery(shape.width, shape.height, shape.fps, count, "crop")
                for frame in conformed(_heard(clip.frames(), on_frame), clip.form, wanted):
                    fitted.add(frame)
                    if on_frame is not None:
                        on_frame()
    except (CannotRender, av.FFmpegError) as error:
        reason = error.strerror if isinstance(error, av.FFmpegError) else str(error).replace(f" {source.name}", "")
        raise RenderFailed(reason) from error
    return [*said, *_differences(clip, shape), *clip.notes, *sound.notes]


class _Until:
    """A sound track that ends with the pictures."""

    def __init__(self, track: Track, end_s: float) -> None:
        self._track, self._end_s = track, end_s

    def join(self, output: Any) -> None:
        self._track.join(output)

    def carry(self, output: Any, until_s: float) -> None:
        self._track.carry(output, min(until_s, self._end_s))


def _heard(frames: Iterable[Any], on_frame: Callable[[], None] | None) -> Iterator[Any]:
    """The frames; whoever waits is heard before each, since conforming takes in several before it gives one."""
    for frame in frames:
        if on_frame is not None:
            on_frame()
        yield frame


def _length(clip: SourceClip, shape: ClipShape) -> tuple[int, list[str]]:
    """How many frames the fitted clip has, and a word when they are fewer than was asked for."""
    wanted = max(1, round(shape.seconds * shape.fps))
    rate = exact_rate(shape.fps)
    one_for_one = keeps_frames(clip.form.rate, rate) and clip.count >= wanted and clip.form.rate < rate * 1.01
    there = clip.count if one_for_one else max(1, round(clip.seconds * float(rate)))
    if there >= wanted:
        return wanted, []
    return there, [f"the clip is {there / shape.fps:.3g} s long, not {shape.seconds:.3g} s"]


def _fits(clip: SourceClip, shape: ClipShape, count: int) -> bool:
    """Whether it is what was asked for, in the format that we write, to the frame."""
    form = clip.form
    if (form.width, form.height, form.rate, clip.count) != (shape.width, shape.height, exact_rate(shape.fps), count):
        return False
    with av.open(os.fspath(clip.path)) as file:
        codec = file.streams.video[0].codec_context
        sounds = [track.codec_context.name for track in file.streams.audio if track.codec_context is not None]
        plain = (codec.name, codec.pix_fmt) == ("h264", "yuv420p") and all(name == "aac" for name in sounds)
        return plain and len(sounds) < 2 and not clip.notes


def _differences(clip: SourceClip, shape: ClipShape) -> list[str]:
    width, height, native = clip.form.width, clip.form.height, clip.form.rate
    scale = max(shape.width / width, shape.height / height)
    cut = 1 - shape.width * shape.height / (width * height * scale * scale)
    said = []
    if scale > NOTABLE_SCALE:
        said.append(f"the picture was enlarged from {width}x{height}")
    if cut > NOTABLE_CUT:
        where = "the sides" if width * shape.height > shape.width * height else "the top and bottom"
        said.append(f"{cut:.0%} of the picture was cut away at {where}")
    rate = exact_rate(shape.fps)
    if not keeps_frames(native, rate):
        said.append(f"frames were made in between to bring {float(native):g} frames per second to {float(rate):g}")
    elif native > rate * 1.01:
        said.append(f"frames were left out to bring {float(native):g} frames per second to {float(rate):g}")
    return said


def _take_over(source: Path, target: Path, tags: dict[str, str]) -> None:
    """Copies the packets of a clip, under other labels."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    try:
        with av.open(os.fspath(source)) as file, av.open(os.fspath(target), "w", format="mp4", options=options) as out:
            out.metadata.update(tags)
            streams = [*file.streams.video[:1], *file.streams.audio[:1]]
            copies = {stream.index: out.add_stream_from_template(stream) for stream in streams}
            for packet in file.demux(streams):
                if packet.dts is not None:
                    packet.stream = copies[packet.stream.index]
                    out.mux(packet)
    except OSError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise OutputError(f"cannot write {target}: {way_out(error.errno or 0, error)}") from error
