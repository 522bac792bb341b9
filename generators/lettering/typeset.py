"""Setting a text: lines that fit, letters with a soft shadow, as a picture with transparency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from generators.lettering.fonts import Face

__all__ = ["Plate", "set_text"]

INK: Final = (250, 246, 236)
SHADOW: Final = (12, 12, 16)
SHADOW_STRENGTH: Final = 0.75
LINE: Final = 1.22
"""Line height over the size."""
MOST_LINES: Final = 4
SMALLEST: Final = 0.45
"""A text too long for its lines is set smaller, down to this share of the size."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A set text: (h, w, 4) float32, colour times opacity and opacity, 0..1. `margin_px` of it is shadow, all round."""

    rgba: NDArray[np.float32]
    margin_px: int


def set_text(text: str, face: Face, size_px: float, widest_px: float, *, centred: bool, backed: bool = False) -> Plate:
    """Sets a text in as few lines as fit.

    Args:
        text: one or several lines.
        face: the typeface.
        size_px: of the em; a text that needs too many lines is set smaller.
        widest_px: that a line may be.
        centred: or flush left.
        backed: on a dark panel instead of a shadow.
    """
    while True:
        font = face.at(size_px)
        lines = [part for line in text.splitlines() or [text] for part in _broken(line, font, widest_px)]
        fits = len(lines) <= MOST_LINES and all(font.getlength(line) <= widest_px for line in lines)
        if fits or size_px * 0.9 < SMALLEST * size_px or size_px < 7:
            break
        size_px *= 0.9
    margin = max(2, round(0.45 * size_px))
    wide = max(font.getlength(line) for line in lines)
    box = (int(wide) + 2 * margin + 1, int(LINE * size_px * len(lines)) + 2 * margin + 1)
    ink = Image.new("L", box)
    draw = ImageDraw.Draw(ink)
    for number, line in enumerate(lines):
        x = box[0] / 2 if centred else margin
        y = margin + LINE * size_px * (number + 0.5)
        draw.text((x, y), line, fill=255, font=font, anchor="mm" if centred else "lm")
    if backed:
        shade = Image.new("L", box)
        ImageDraw.Draw(shade).rounded_rectangle(
            (0.35 * margin, 0.35 * margin, box[0] - 0.35 * margin, box[1] - 0.35 * margin), 0.4 * margin, fill=255
        )
    else:
        shade = ink.filter(ImageFilter.GaussianBlur(max(1.0, 0.12 * size_px))).point(lambda v: min(255, int(1.9 * v)))
    letters = np.asarray(ink, np.float32)[..., None] / 255.0
    behind = np.asarray(shade, np.float32)[..., None] / 255.0 * SHADOW_STRENGTH * (1.0 - letters)
    colour = (letters * np.array(INK, np.float32) + behind * np.array(SHADOW, np.float32)) / 255.0
    return Plate(np.concatenate([colour, letters + behind], axis=-1).astype(np.float32), margin)


def _broken(line: str, font: object, widest_px: float) -> list[str]:
    """A line broken between words (or letters, where a script has no spaces) so that each part fits."""
    spaced = " " in line.strip()
    words = line.split() if spaced else list(line)
    parts: list[str] = []
    current = ""
    for word in words:
        longer = f"{current} {word}" if current and spaced else current + word
        if current and font.getlength(longer) > widest_px:  # type: ignore[attr-defined]
            parts.append(current)
            current = word
        else:
            current = longer
    return [*parts, current]
