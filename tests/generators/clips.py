"""Small real clips of every kind, for the tests of what reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

SIDE = 24


def square(number: int, width: int = 160, height: int = 96, *, light: bool = True) -> np.ndarray:
    """A square of 24 pixels that goes 3 to the right in each picture."""
    picture = np.full((height, width, 3), 50 if light else 210, np.uint8)
    left = 10 + 3 * number
    picture[30 : 30 + SIDE, left : left + SIDE] = 210 if light else 50
    return picture


def left_edge(picture: np.ndarray) -> float:
    """Where the light square begins, pixels, from its centre of light."""
    row = np.clip(picture[picture.shape[0] * 42 // 96, :, 1].astype(float) - 90.0, 0.0, None)
    scale = picture.shape[1] / 160
    return float((row * np.arange(len(row))).sum() / row.sum()) - (SIDE * scale - 1) / 2


def make_clip(
    path: Path,
    pictures: Sequence[np.ndarray],
    *,
    fps: float = 24,
    codec: str = "libx264",
    layout: str = "yuv420p",
    times: Sequence[float] | None = None,
    sound: str | None = None,
    transfer: int | None = None,
    pixel: Fraction | None = None,
) -> Path:
    """Writes a clip; `times`, s, makes its rate vary; `sound` is the codec of a tone as long as the pictures."""
    rate = Fraction(fps).limit_denominator(1000)
    height, width, channels = pictures[0].shape
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, layout
        stream.codec_context.time_base = Fraction(1, 12000)
        if transfer is not None:
            stream.codec_context.color_trc = transfer
        if pixel is not None:
            stream.codec_context.sample_aspect_ratio = pixel
        tone: Any = container.add_stream(sound, rate=44100, layout="mono") if sound else None
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgba" if channels == 4 else "rgb24")
            frame = frame.reformat(format=layout)
            at = times[number] if times is not None else number / float(rate)
            frame.pts, frame.time_base = round(at * 12000), Fraction(1, 12000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if tone is not None:
            write_tone(container, tone, len(pictures) / float(rate))
    return path


def write_tone(container: Any, stream: Any, seconds: float) -> None:
    """Half silence, half a tone of 440 Hz, so that one hears when it begins."""
    count = round(seconds * 44100)
    wave = np.sin(np.arange(count) * (2 * math.pi * 440 / 44100)) * (np.arange(count) > count // 2)
    samples = (wave * 20000).astype(np.int16)
    resampler = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=44100)
    for start in range(0, count, 1024):
        frame = av.AudioFrame.from_ndarray(samples[None, start : start + 1024], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 44100, start, Fraction(1, 44100)
        for piece in resampler.resample(frame):
            container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


def frames_of(path: Path) -> list[np.ndarray]:
    """All pictures, RGB."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def times_of(path: Path) -> list[float]:
    """When each picture is shown, s."""
    with av.open(str(path)) as container:
        return [float(frame.time) for frame in container.decode(video=0)]


def tone_begins(path: Path) -> float:
    """When the tone is first heard, s."""
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            samples = np.abs(frame.to_ndarray().astype(float)).max(axis=0)
            samples /= 32768 if frame.format.name.startswith("s16") else 1
            loud = np.nonzero(samples > 0.2)[0]
            if len(loud):
                return float(frame.time) + float(loud[0]) / frame.sample_rate
    raise AssertionError("no tone")


def turned(path: Path, matrix: tuple[int, ...]) -> Path:
    """The clip with a display matrix (a, b, c, d) in place of its own, as a telephone writes it."""
    data = bytearray(path.read_bytes())
    start = data.index(b"tkhd") + 4 + 40
    for place, value in zip((0, 4, 12, 16), matrix, strict=True):
        data[start + place : start + place + 4] = (value * 0x10000).to_bytes(4, "big", signed=True)
    path.write_bytes(data)
    return path
