"""Reading a clip back: what the file says once it is decoded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from generators.errors import RenderFailed

__all__ = ["ClipFacts", "Measures", "frame_at", "inspect_clip", "measure", "probe", "sha256_of"]

BLOCK: Final = 8
"""Pixels; pictures are compared by the means of such blocks, so that grain does not count as motion."""
BLACK_BELOW: Final = 4.0
"""Luma, 0..255; a clip whose brightest frame is darker than this shows nothing."""
FROZEN_BELOW: Final = 4.0
"""Luma, 0..255; a clip in which no block ever changes by more shows no motion at all."""


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a clip is: pixels, frames per second, frames that decode, seconds."""

    width: int
    height: int
    fps: float
    frames: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Measures:
    """What a clip shows, in numbers. Luma is on the display scale 0 (black) to 255 (white).

    Attributes:
        mean_luma: over all frames. darkest_luma, brightest_luma: means of the darkest and brightest frame.
        motion: mean absolute change of luma from one frame to the next.
        black: whether every frame is black. frozen: whether nothing ever changes.
    """

    mean_luma: float
    darkest_luma: float
    brightest_luma: float
    motion: float
    black: bool
    frozen: bool

    def as_numbers(self) -> dict[str, float]:
        """The measures by name; the two flags as 0 or 1."""
        return {name: round(float(getattr(self, name)), 3) for name in self.__slots__}


def inspect_clip(path: Path, *, on_frame: Callable[[], None] | None = None) -> tuple[ClipFacts, Measures]:
    """Decodes a clip once and says what it is and what it shows.

    Args:
        path: the file.
        on_frame: called after every frame; it may raise to stop.

    Raises:
        RenderFailed: the file does not open, holds no picture, or does not decode to its end.
    """
    lumas: list[float] = []
    changes: list[float] = []
    strongest = 0.0
    before: NDArray[np.float32] | None = None
    with _opened(path) as (container, stream):
        for frame in container.decode(stream):
            blocks = _luma_blocks(frame)
            lumas.append(float(blocks.mean()))
            if before is not None:
                change = np.abs(blocks - before)
                changes.append(float(change.mean()))
                strongest = max(strongest, float(change.max()))
            before = blocks
            if on_frame is not None:
                on_frame()
        rate = float(stream.average_rate or stream.guessed_rate or 0)
        promised = int(stream.frames)
        width, height = int(stream.codec_context.width), int(stream.codec_context.height)
    if not lumas or rate <= 0:
        raise RenderFailed(f"{path} holds no picture; render it again")
    if len(lumas) < promised:
        raise RenderFailed(f"{path} is cut short: {len(lumas)} of its {promised} frames decode; render it again")
    facts = ClipFacts(width, height, round(rate, 6), len(lumas), round(len(lumas) / rate, 6))
    measures = Measures(
        mean_luma=float(np.mean(lumas)),
        darkest_luma=min(lumas),
        brightest_luma=max(lumas),
        motion=float(np.mean(changes)) if changes else 0.0,
        black=max(lumas) < BLACK_BELOW,
        frozen=len(lumas) > 1 and strongest < FROZEN_BELOW,
    )
    return facts, measures


def probe(path: Path) -> ClipFacts:
    """What a clip is, from decoding it. Raises as `inspect_clip` does."""
    return inspect_clip(path)[0]


def measure(path: Path) -> Measures:
    """What a clip shows, from decoding it. Raises as `inspect_clip` does."""
    return inspect_clip(path)[1]


def frame_at(path: Path, seconds: float) -> NDArray[np.uint8]:
    """The picture shown at a time, (h, w, 3) display RGB; the last one for times after the end.

    Raises:
        RenderFailed: the file does not open or holds no picture.
    """
    shown: Any = None
    with _opened(path) as (container, stream):
        container.seek(max(0, int(seconds * 1_000_000)), backward=True)
        for frame in container.decode(stream):
            if shown is not None and frame.time is not None and frame.time > seconds + 1e-6:
                break
            shown = frame
        if shown is None:
            raise RenderFailed(f"{path} holds no picture at {seconds:g} s")
        picture: NDArray[np.uint8] = shown.reformat(
            format="rgb24",
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
        ).to_ndarray()
    return picture


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Any]]:
    try:
        with av.open(os.fspath(path)) as container:
            if not container.streams.video:
                raise RenderFailed(f"{path} holds no picture")
            stream: Any = container.streams.video[0]
            stream.thread_type = "AUTO"
            yield container, stream
    except (av.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RenderFailed(f"{path} cannot be read as a video: {reason}") from error


def _luma_blocks(frame: Any) -> NDArray[np.float32]:
    """Means of 8x8-pixel blocks of luma, 0..255, from a planar limited-range frame."""
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
    high, wide = max(plane.height // BLOCK, 1), max(plane.width // BLOCK, 1)
    tall, broad = min(BLOCK, plane.height), min(BLOCK, plane.width)
    bands = rows[: high * tall, : wide * broad].reshape(high, tall, wide * broad)
    # Whole rows are added up first, which is ten times as quick as adding up eight neighbours at a time.
    sums = bands.sum(axis=1, dtype=np.uint16).reshape(high, wide, broad) @ np.ones(broad, np.uint32)
    luma = (sums.astype(np.float32) / (tall * broad) - 16.0) * (255.0 / 219.0)
    clipped: NDArray[np.float32] = np.clip(luma, 0.0, 255.0)
    return clipped
