"""Making a clip that somebody else encoded fit a request: its size, rate, length and labels.

Pictures are shown as long as they were: a slower clip's are repeated, a faster one's left out; nothing is made up
between them. They are scaled until they cover the size that is wanted, and what stands over is cut away at both
sides. A clip that fits already is taken over packet by packet, without loss. Its sound comes along, cut to the length.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from numpy.typing import NDArray

from generators.base import Profile
from generators.errors import OutputError, RenderFailed
from generators.partials import partial_path
from generators.video.reading import ClipFacts
from generators.video.writing import ClipWriter, exact_rate, labels, way_out

__all__ = ["ClipShape", "fit_clip"]

SAME_RATE: Final = 0.002
"""Rates that differ by less are one rate: 24 frames are shown as 23.976 are, one for one."""
NOTABLE_SCALE: Final = 1.05
"""Enlarging by less is not worth a word."""
NOTABLE_CROP: Final = 0.03
"""Share of the picture; cutting away less is not worth a word."""
SOUND_IN_MP4: Final = frozenset({"aac", "alac", "ac3", "eac3", "mp3", "opus"})
HD_LINES: Final = 720
"""From this height on, a picture that does not say so is taken as BT.709, as players do; below it as BT.601."""

_MATRICES: Final = {1: Colorspace.ITU709, 4: Colorspace.FCC, 5: Colorspace.ITU601, 6: Colorspace.ITU601}
"""ITU-T H.273 code point of a matrix to the converter's name for it."""


@dataclass(frozen=True, slots=True)
class ClipShape:
    """What a clip is to be: pixels, frames per second, seconds."""

    width: int
    height: int
    fps: float
    seconds: float


def fit_clip(
    source: Path,
    facts: ClipFacts,
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
        source: the clip as it came; it decodes to its end.
        facts: of it, from `inspect_clip`.
        target: the file that is made; the caller sees to it that nobody reads it before it is whole.
        shape: what it is to be.
        title: for the file's metadata.
        comment: for the file's metadata.
        quality: of the encoding, where it must be encoded again.
        on_frame: called after every frame; it may raise to stop.

    Returns:
        What differs from `source` in a way that shows, in words for the user.

    Raises:
        OutputError: the file cannot be written.
        RenderFailed: the source does not decode after all.
    """
    count, warnings = _length(facts, shape)
    between = partial_path(target)
    try:
        pictures, sound, said = _encoded(source, facts, shape, count, between, quality, on_frame)
        _mux(pictures, sound, target, labels(title, comment), count / float(exact_rate(shape.fps)))
    finally:
        with suppress(OSError):
            between.unlink(missing_ok=True)
    return warnings + said


def _encoded(
    source: Path,
    facts: ClipFacts,
    shape: ClipShape,
    count: int,
    between: Path,
    quality: Profile,
    on_frame: Callable[[], None] | None,
) -> tuple[Path, Path | None, list[str]]:
    """The file with the pictures as they are to be (`source`, or `between`), that with the sound, and what to say."""
    said: list[str] = []
    try:
        with av.open(os.fspath(source)) as clip:
            codec = clip.streams.audio[0].codec_context.name if clip.streams.audio else ""
            fits = _fits(clip.streams.video[0], facts, shape, count)
        sound = source if codec in SOUND_IN_MP4 else None
        if codec and sound is None:
            said.append(f"the clip's sound ({codec}) was left out")
        if fits:
            return source, sound, said
        with ClipWriter(between, shape.width, shape.height, shape.fps, quality=quality) as encoded:
            for picture in _pictures(source, facts, shape, count):
                encoded.write(picture)
                if on_frame is not None:
                    on_frame()
    except av.FFmpegError as error:
        raise RenderFailed(f"{source.name} cannot be read as a video: {error.strerror}") from error
    return between, sound, said + _differences(facts, shape)


def _length(facts: ClipFacts, shape: ClipShape) -> tuple[int, list[str]]:
    """How many frames the fitted clip has, and a word when they are fewer than was asked for."""
    wanted = max(1, round(shape.seconds * shape.fps))
    there = facts.frames if _same_rate(facts, shape) else max(1, round(facts.seconds * shape.fps))
    if there >= wanted:
        return wanted, []
    return there, [f"the clip is {there / shape.fps:.3g} s long, not {shape.seconds:.3g} s"]


def _same_rate(facts: ClipFacts, shape: ClipShape) -> bool:
    return abs(facts.fps / shape.fps - 1) < SAME_RATE


def _fits(stream: Any, facts: ClipFacts, shape: ClipShape, count: int) -> bool:
    codec = stream.codec_context
    return (
        codec.name == "h264"
        and codec.pix_fmt == "yuv420p"
        and (facts.width, facts.height) == (shape.width, shape.height)
        and exact_rate(facts.fps) == exact_rate(shape.fps)
        and facts.frames == count
    )


def _differences(facts: ClipFacts, shape: ClipShape) -> list[str]:
    scale = max(shape.width / facts.width, shape.height / facts.height)
    cropped = 1 - shape.width * shape.height / (facts.width * facts.height * scale * scale)
    said = []
    if scale > NOTABLE_SCALE:
        said.append(f"the picture was enlarged from {facts.width}x{facts.height}")
    if cropped > NOTABLE_CROP:
        where = "the sides" if facts.width * shape.height > shape.width * facts.height else "the top and bottom"
        said.append(f"{cropped:.0%} of the picture was cut away at {where}")
    if not _same_rate(facts, shape):
        how = "repeated" if facts.fps < shape.fps else "left out"
        said.append(f"frames were {how} to bring {facts.fps:g} frames per second to {shape.fps:g}")
    return said


def _pictures(source: Path, facts: ClipFacts, shape: ClipShape, count: int) -> Iterator[NDArray[np.uint8]]:
    with av.open(os.fspath(source)) as clip:
        stream: Any = clip.streams.video[0]
        stream.thread_type = "AUTO"
        stretch = facts.fps / shape.fps if _same_rate(facts, shape) else 1.0
        timed = _timed(clip.decode(stream), facts.fps, stretch)
        for frame in islice(_at_rate(timed, shape.fps), count):
            yield _covering(frame, shape)


def _timed(frames: Iterable[Any], fps: float, stretch: float) -> Iterator[tuple[float, Any]]:
    """Each frame with the time it appears at, s from the first; by its number where the file does not say."""
    first: float | None = None
    for index, frame in enumerate(frames):
        at = index / fps if frame.time is None else float(frame.time)
        first = at if first is None else first
        yield (at - first) * stretch, frame


def _at_rate(timed: Iterable[tuple[float, Any]], fps: float) -> Iterator[Any]:
    """The frame that is shown at each tick of another rate; the last one for ever."""
    due, shown = 0, None
    for at, frame in timed:
        while shown is not None and due / fps < at - 1e-4:
            yield shown
            due += 1
        shown = frame
    while shown is not None:
        yield shown


def _covering(frame: Any, shape: ClipShape) -> NDArray[np.uint8]:
    """A frame as (h, w, 3) display RGB of the wanted size, scaled to cover it and cut at both sides."""
    scale = max(shape.width / frame.width, shape.height / frame.height)
    width, height = max(round(frame.width * scale), shape.width), max(round(frame.height * scale), shape.height)
    unsaid = Colorspace.ITU709 if frame.height >= HD_LINES else Colorspace.ITU601
    picture: NDArray[np.uint8] = frame.reformat(
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=_MATRICES.get(int(frame.colorspace), unsaid),
        src_color_range=ColorRange.JPEG if frame.color_range == ColorRange.JPEG else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.AREA if scale < 1 else Interpolation.LANCZOS,
    ).to_ndarray()
    top, left = (height - shape.height) // 2, (width - shape.width) // 2
    return picture[top : top + shape.height, left : left + shape.width]


def _mux(pictures: Path, sound: Path | None, target: Path, tags: dict[str, str], seconds: float) -> None:
    """Copies the packets of one file's pictures and another's sound into an MP4, the sound up to `seconds`."""
    try:
        _copy(pictures, sound, target, tags, seconds)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {way_out(error.errno or 0, error)}") from error
    except av.FFmpegError as error:
        raise RenderFailed(f"{pictures.name} cannot be put into an MP4: {error.strerror}") from error


def _copy(pictures: Path, sound: Path | None, target: Path, tags: dict[str, str], seconds: float) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(os.fspath(target), "w", format="mp4", options=options) as out:
        out.metadata.update(tags)
        sources = [(path, kind) for path, kind in ((pictures, "video"), (sound, "audio")) if path is not None]
        opened = [av.open(os.fspath(path)) for path, _ in sources]
        try:
            streams = [getattr(file.streams, kind)[0] for file, (_, kind) in zip(opened, sources, strict=True)]
            copies = [out.add_stream_from_template(stream) for stream in streams]
            for file, stream, copy in zip(opened, streams, copies, strict=True):
                ends = seconds if stream.type == "audio" else float("inf")
                for packet in file.demux(stream):
                    if packet.dts is not None and float((packet.pts or 0) * stream.time_base) < ends:
                        packet.stream = copy
                        out.mux(packet)
        finally:
            for file in opened:
                file.close()
