"""How near upscaled and interpolated clips come to the truth: the same shots rendered large, and at the high rate.

    python bench/upscale.py [--seconds 2] [--clips FOLDER] [--frames 16]

Sizes: 854x480 to 1920x1080, against bicubic and plain Lanczos. Rates: 24 to 48 and 16 to 48 frames a second, judged on
the frames that the source lacks, against repeating and blending frames. PSNR (dB) and SSIM are of luma; `worst` is the
worst frame's; `sharp` is the mean strength of edges, the truth's being 1; `flicker` is how far the change from one
frame to the next is from the truth's, of 255. Clips that are in FOLDER already are not rendered again.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np

from generators.base import RenderRequest, RenderSettings
from generators.previz.rendering import render_clip
from generators.upscale.conforming import Delivery, conformed
from generators.upscale.filters import FrameForm, filtered, one
from generators.upscale.source import open_source
from prompts.complete import complete
from prompts.read import read

SCENES = {
    "dog": "a golden retriever running through a sunlit meadow, camera tracking from the side",
    "street": "a woman in a red coat walking down a city street at night, rain, neon lights",
    "room": "a man walking across a room, static camera",
    "car": "a car speeding along a coastal road, drone shot following",
}
SMALL, LARGE = (854, 480), (1920, 1080)
Method = Callable[[Iterator[Any], FrameForm, Delivery], Iterator[Any]]


def repeated(frames: Iterator[Any], form: FrameForm, wanted: Delivery) -> Iterator[Any]:
    """The frame that is shown at each moment."""
    return filtered(frames, form, [one("fps", f"{wanted.fps}:round=down")])


def blended(frames: Iterator[Any], form: FrameForm, wanted: Delivery) -> Iterator[Any]:
    """Both neighbours, in proportion."""
    return filtered(frames, form, [one("framerate", f"fps={wanted.fps}:interp_start=0:interp_end=255:scene=100")])


def scaled(kernel: str) -> Method:
    """A plain resize."""

    def resize(frames: Iterator[Any], form: FrameForm, wanted: Delivery) -> Iterator[Any]:
        return filtered(frames, form, [one("scale", f"{wanted.width}:{wanted.height}:flags={kernel}+accurate_rnd")])

    return resize


SIZES: dict[str, Method] = {"bicubic": scaled("bicubic"), "lanczos": scaled("lanczos"), "rushes": conformed}
RATES: dict[str, Method] = {"repeated": repeated, "blended": blended, "rushes": conformed}


def main() -> None:
    """Renders the truth, and prints one table of sizes and one of rates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--frames", type=int, default=16, help="of each clip that are compared for size")
    parser.add_argument("--clips", type=Path, help="where the clips are kept")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, {platform.machine()}, FFmpeg by PyAV {av.__version__}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.clips or Path(scratch)
        folder.mkdir(exist_ok=True)
        print(
            f"\n{'854x480 to 1920x1080':24}{'PSNR':>7}{'worst':>7}{'SSIM':>8}{'sharp':>7}{'flicker':>9}{'s/frame':>9}"
        )
        for name in SCENES:
            large = rendered(folder, name, LARGE, 24, "final", options.seconds)
            small = rendered(folder, name, SMALL, 24, "standard", options.seconds)
            for way, method in SIZES.items():
                compare(f"{name}, {way}", method, small, large, 1, options.frames)
        for step in (2, 3):
            print(
                f"\n{f'{48 // step} to 48 fps, 854x480':24}{'PSNR':>7}{'worst':>7}{'SSIM':>8}{'sharp':>7}{'flicker':>9}"
            )
            for name in SCENES:
                truth = rendered(folder, name, SMALL, 48, "final", options.seconds)
                for way, method in RATES.items():
                    compare(f"{name}, {way}", method, truth, truth, step, None)


def rendered(folder: Path, name: str, size: tuple[int, int], fps: int, profile: Any, seconds: float) -> Path:
    """A scene's clip."""
    path = folder / f"{name}-{size[1]}-{fps}-{profile}-{seconds:g}.mp4"
    if not path.exists():
        shot = complete(read(SCENES[name]).shots[0]).model_copy(update={"duration_s": seconds})
        settings = RenderSettings(width=size[0], height=size[1], fps=fps, profile=profile)
        render_clip(RenderRequest(shot=shot, settings=settings, output=path), lambda _: None)
    return path


def compare(label: str, method: Method, source: Path, truth: Path, step: int, frames: int | None) -> None:
    """Runs a method on every `step`-th frame of `source` and prints how near it comes to `truth`."""
    target = open_source(truth)
    given = open_source(source)
    form = FrameForm(given.form.width, given.form.height, given.form.layout, given.form.rate / step)
    count = target.count if frames is None else frames
    wanted = Delivery(target.form.width, target.form.height, float(target.form.rate), count)
    began = time.perf_counter()
    made = [luma(frame) for frame in islice(method(islice(given.frames(), 0, None, step), form, wanted), count)]
    each = (time.perf_counter() - began) / max(1, len(made))
    true = [luma(frame) for frame in islice(target.frames(), count)]
    pairs = [(a, b) for n, (a, b) in enumerate(zip(made, true, strict=False)) if step == 1 or n % step]
    pairs = pairs[: len(pairs) - (step - 1)] if step > 1 else pairs  # after the source's last frame nothing is known
    psnr = [decibels(a, b) for a, b in pairs]
    ssim = structure(pairs)
    sharp = np.mean([edges(a) for a, _ in pairs]) / np.mean([edges(b) for _, b in pairs])
    flicker = np.mean(
        [np.abs((b1 - a1) - (b0 - a0)).mean() for (a0, b0), (a1, b1) in pairwise(zip(made, true, strict=False))]
    )
    row = f"{label:24}{np.mean(psnr):7.2f}{min(psnr):7.2f}{ssim:8.4f}{sharp:7.2f}{flicker:9.2f}"
    print(row + (f"{each:9.3f}" if step == 1 else ""), flush=True)


def luma(frame: Any) -> np.ndarray:
    """(h, w) of a planar frame, 16..235."""
    plane = frame.planes[0]
    return np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width].astype(np.float32)


def decibels(made: np.ndarray, true: np.ndarray) -> float:
    """PSNR."""
    return float(10 * np.log10(255.0**2 / max(float(((made - true) ** 2).mean()), 1e-6)))


def edges(picture: np.ndarray) -> float:
    """Mean strength of the picture's second derivative."""
    inner = picture[1:-1, 1:-1]
    around = picture[:-2, 1:-1] + picture[2:, 1:-1] + picture[1:-1, :-2] + picture[1:-1, 2:]
    return float(np.abs(around - 4 * inner).mean())


def structure(pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> float:
    """Mean SSIM, as FFmpeg's filter counts it."""
    height, width = pairs[0][0].shape
    graph = av.filter.Graph()
    form = FrameForm(width, height, "gray", Fraction(24)).as_arguments
    inputs = [graph.add("buffer", form) for _ in range(2)]
    measuring, sink = graph.add("ssim"), graph.add("buffersink")
    for port, source in enumerate(inputs):
        source.link_to(measuring, 0, port)
    measuring.link_to(sink)
    graph.configure()
    found: list[float] = []

    def gather() -> None:
        while True:
            try:
                found.append(float(sink.pull().metadata["lavfi.ssim.Y"]))
            except (av.BlockingIOError, av.EOFError):
                return

    for number, pair in enumerate(pairs):
        for source, picture in zip(inputs, pair, strict=True):
            frame = av.VideoFrame.from_ndarray(np.clip(picture, 0, 255).astype(np.uint8), format="gray")
            frame.pts, frame.time_base = number, Fraction(1, 24)
            source.push(frame)
        gather()
    for source in inputs:
        source.push(None)
    gather()
    return float(np.mean(found))


if __name__ == "__main__":
    main()
