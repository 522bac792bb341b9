"""From a request to what a server is asked: its fields, and in which shape the pictures will come."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from generators.base import RenderRequest, RenderSettings
from generators.errors import CannotRender
from generators.remote.servers import FRAMES, Server
from prompts.shot import Shot

__all__ = ["Asked", "asked_of", "longest_s", "shape_asked"]

Value: TypeAlias = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One job as it is sent.

    Attributes:
        fields: by name, as the API has them.
        megapixel_frames: how much it is to draw, megapixels times frames.
        picture: to start from, as PNG of the size that is asked for.
    """

    fields: dict[str, Value]
    megapixel_frames: float
    picture: bytes | None = None

    def digest(self, server: Server) -> str:
        """Tells this job at this server from every other: SHA-256, hexadecimal."""
        shown = [hashlib.sha256(self.picture).hexdigest()] if self.picture else []
        text = json.dumps([server.videos_url, self.fields, *shown], sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Shape:
    width: int
    height: int
    fps: int
    frames: int
    seconds: int

    @property
    def megapixel_frames(self) -> float:
        return self.width * self.height * self.frames / 1e6


def asked_of(server: Server, request: RenderRequest) -> Asked:
    """What the server is asked for.

    Raises:
        CannotRender: there is no prompt, or the picture to start from cannot be read.
    """
    shot, settings = request.shot, request.settings
    prompt = (request.prompt or shot.request or shot.title).strip()
    if not prompt:
        raise CannotRender("the shot has no prompt that could be sent; describe it in words")
    shape = shape_asked(server, shot, settings)
    sayable: dict[str, Value | None] = {
        "model": server.model or None,
        "prompt": prompt,
        "negative_prompt": request.negative.strip() or None,
        "size": f"{shape.width}x{shape.height}",
        "seconds": shape.seconds,
        "fps": shape.fps,
        "num_frames": shape.frames,
        "seed": settings.seed,
        "num_inference_steps": server.steps.get(settings.profile),
        "guidance_scale": server.guidance_scale,
    }
    fields = {name: value for name, value in sayable.items() if value is not None and name in server.does.fields}
    first = request.inputs.first_frame
    picture = _png(first, shape.width, shape.height) if first and server.does.picture else None
    return Asked(fields | server.extra, shape.megapixel_frames, picture)


def shape_asked(server: Server, shot: Shot, settings: RenderSettings) -> _Shape:
    """The size, rate and length that cover the clip and that the server makes."""
    seconds = shot.duration_s or 0.0
    lengths = server.offered_lengths
    asked_s = next((length for length in lengths if length >= seconds - 0.01), lengths[-1] if lengths else 0)
    fps = server.fps or max(1, round(settings.fps))
    frames = _allowed(server, math.ceil((asked_s or seconds) * fps - 0.01))
    width, height = _size(server, settings.width, settings.height)
    return _Shape(width, height, fps, frames, asked_s or max(1, math.ceil(seconds - 0.01)))


def _png(path: Path, width: int, height: int) -> bytes:
    """A picture of the user's, upright and opaque, cut to the size of the clip as servers want it."""
    from generators.diffusion.pictures import fitted, open_picture

    file = BytesIO()
    fitted(open_picture(path), width, height).save(file, "PNG")
    return file.getvalue()


def longest_s(server: Server) -> float | None:
    """The longest clip that it makes, s; None when that is not known."""
    limits = [*server.offered_lengths[-1:], *([server.longest_s] if server.longest_s else [])]
    return min(limits, default=None)


def _allowed(server: Server, frames: int) -> int:
    """The smallest number of frames by the model's rule that is not below `frames`."""
    frames = max(frames, 1)
    match = FRAMES.fullmatch(server.frames)
    if match is None:
        return frames
    step, offset = int(match[1]), int(match[2])
    return max(0, math.ceil((frames - offset) / step)) * step + offset


def _size(server: Server, width: int, height: int) -> tuple[int, int]:
    """The size to ask for: of the offered ones the nearest in shape, then the smallest that covers; else rounded up."""
    offered = server.offered_sizes
    if offered:
        wanted = math.log(width / height)
        nearest = min(abs(math.log(w / h) - wanted) for w, h in offered)
        shaped = sorted((w, h) for w, h in offered if abs(math.log(w / h) - wanted) < nearest + 0.01)
        return next(((w, h) for w, h in shaped if w >= width and h >= height), shaped[-1])
    unit = server.size_multiple
    if server.most_pixels and width * height > server.most_pixels:
        scale = math.sqrt(server.most_pixels / (width * height))
        return max(unit, int(width * scale) // unit * unit), max(unit, int(height * scale) // unit * unit)
    return math.ceil(width / unit) * unit, math.ceil(height / unit) * unit
