"""Rendering with tiny pipelines: their catalogue rows, and the pictures and footage that requests bring."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from generators.base import Clip, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import FrameRule, Licence, Model, Role, Sampling
from generators.diffusion import DiffusionGenerator
from generators.video import ClipWriter
from prompts.shot import Shot

__all__ = ["HEIGHT", "RATE", "WIDTH", "picture", "render", "row_of", "tone", "video"]

WIDTH, HEIGHT, RATE = 112, 64, 16.0


def row_of(folder: Path, family: str, pipelines: dict[Role, str], **more: Any) -> Model:
    """A catalogue row for a tiny pipeline."""
    sampling = more.pop("sampling", Sampling(steps=2, guidance=more.pop("guidance", 3.0), height=HEIGHT))
    usual = {
        "frames": FrameRule(step=4, offset=1, least=5, most=17),
        "rate": RATE,
        "sizes": {HEIGHT: WIDTH},
        "dialect": "wan2.1",
    }
    return Model(
        name=f"tiny-{folder.name}",
        title=f"Tiny {folder.name}",
        family=family,
        folder=folder,
        pipelines=pipelines,
        licence=Licence(name="none"),
        sampling={"standard": sampling},
        **(usual | more),
    )


def render(
    row: Model, output: Path, *, seconds: float = 1.0, progress: Any = None, shot: Any = None, **more: Any
) -> Clip:
    """Renders with the row; inputs and settings as given."""
    inputs = more.pop("inputs", RenderInputs())
    settings = RenderSettings(**({"width": WIDTH, "height": HEIGHT, "fps": 24.0, "seed": 7} | more))
    request = RenderRequest(
        shot=shot or Shot(duration_s=seconds),
        settings=settings,
        inputs=inputs,
        prompt="a golden dog runs through a meadow",
        output=output,
    )
    return DiffusionGenerator(row).render(request, progress or (lambda _: None))


def picture(path: Path, colour: tuple[int, int, int] = (180, 90, 30)) -> Path:
    """A plain picture."""
    Image.new("RGB", (WIDTH, HEIGHT), colour).save(path)
    return path


def tone(path: Path, hertz: float = 440.0, seconds: float = 1.0, rate: int = 22_050) -> Path:
    """A sound file with one steady tone, in one channel."""
    moments = np.arange(round(seconds * rate)) / rate
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.sin(2 * np.pi * hertz * moments) * 20_000).astype("<i2").tobytes())
    return path


def video(path: Path, frames: int = 12, rate: float = 12.0) -> Path:
    """A clip in which a bright bar travels to the right."""
    with ClipWriter(path, WIDTH, HEIGHT, rate) as clip:
        for index in range(frames):
            shown = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
            shown[:, index * 8 : index * 8 + 8] = 220
            clip.write(shown)
    return path
