"""Single pictures out of a clip or a render."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["jpeg_preview"]


def jpeg_preview(picture: NDArray[np.uint8], *, longest_side: int = 320, quality: int = 80) -> bytes:
    """A small JPEG of a picture.

    Args:
        picture: (h, w, 3) display RGB.
        longest_side: pixels; a smaller picture keeps its size.
        quality: 1..95, as in Pillow.
    """
    image: Any = Image.fromarray(picture)
    image.thumbnail((longest_side, longest_side), Image.Resampling.BILINEAR, reducing_gap=2.0)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
