"""How a picture of one size fills another: enlarged by Lanczos, sharpened, and held to what the source shows.

Lanczos and the sharpening both overshoot at edges, which is seen as a bright or dark rim. The result is therefore held,
pixel by pixel, between the darkest and the brightest source pixel of its neighbourhood: edges come out steeper and
never beyond what was there. Pixels stay square: a picture of another shape gets bars or is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generators.base import Fit
from generators.upscale.filters import Step, clamped, one
from prompts.shot import Aspect

__all__ = ["Placement", "placed", "resized", "size_for"]

SLIVER: Final = 0.01
"""Shapes that differ by less are the same: what sticks out is cut, as 854x480 is not quite 16:9."""
LANCZOS: Final = "flags=lanczos+accurate_rnd+full_chroma_int"
SHARPEN: Final = "luma_msize_x=7:luma_msize_y=7:luma_amount=0.5:chroma_amount=0"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a picture lands: its own size in pixels once scaled, in a frame of `width` x `height`."""

    scaled_width: int
    scaled_height: int
    width: int
    height: int
    padded: bool
    cut: bool


def placed(source: tuple[int, int], width: int, height: int, fit: Fit) -> Placement:
    """How a picture fills a frame without being stretched.

    Args:
        source: its width and height in square pixels.
        width: of the frame, pixels, even.
        height: likewise.
        fit: what happens where the shapes differ.
    """
    across, down = width / source[0], height / source[1]
    same = max(across, down) / min(across, down) < 1.0 + SLIVER
    if same or fit == "crop":
        scale = max(across, down)
        return Placement(
            _centred(source[0] * scale, width), _centred(source[1] * scale, height), width, height, False, not same
        )
    scale = min(across, down)
    return Placement(
        min(width, _even(source[0] * scale)), min(height, _even(source[1] * scale)), width, height, True, False
    )


def size_for(source: tuple[int, int], *, height: int | None = None, short_side: int | None = None) -> tuple[int, int]:
    """The size that a picture of this shape gets, pixels, even.

    Args:
        source: its width and height in square pixels.
        height: the height wanted.
        short_side: or the shorter side: 1080 for 1080p, 2160 for 4K, whichever way the picture stands.
    """
    ratio = _usual(source[0] / source[1])
    if height is None:
        assert short_side is not None
        height = short_side if ratio >= 1.0 else _even(short_side / ratio)
    return _even(height * ratio), _even(height)


def resized(source: tuple[int, int], place: Placement) -> Sequence[Step]:
    """The filters that put a picture of `source` (as stored, pixels) in its place; none if it is there already."""
    size = f"w={place.scaled_width}:h={place.scaled_height}"
    larger = place.scaled_width > source[0] or place.scaled_height > source[1]
    steps: list[Step] = []
    if larger:
        between = one("scale", f"{size}:flags=bilinear")
        steps.append(
            clamped(
                [one("scale", f"{size}:{LANCZOS}"), one("unsharp", SHARPEN)],
                [one("erosion"), between],
                [one("dilation"), between],
            )
        )
    elif (place.scaled_width, place.scaled_height) != source:
        steps.append(one("scale", f"{size}:{LANCZOS}"))
    if place.scaled_width > place.width or place.scaled_height > place.height:
        steps.append(one("crop", f"{place.width}:{place.height}"))
    if place.scaled_width < place.width or place.scaled_height < place.height:
        left, top = (place.width - place.scaled_width) // 4 * 2, (place.height - place.scaled_height) // 4 * 2
        # `pad` has the filter before it draw into its own picture, off the alignment that `maskedclamp` relies on.
        steps.append(one("copy"))
        steps.append(one("pad", f"{place.width}:{place.height}:{left}:{top}:black"))
    return [*steps, one("setsar", "1")] if steps else steps


def _usual(ratio: float) -> float:
    """The ratio of the aspect that this one is nearly."""
    return next((aspect.ratio for aspect in Aspect if abs(ratio / aspect.ratio - 1.0) < SLIVER), ratio)


def _centred(length: float, frame: int) -> int:
    """The length, so rounded that what sticks out of a frame on either side is even, as halved colours need it."""
    return frame + 4 * max(0, round((length - frame) / 4))


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))
