"""Pictures that come from outside: opened with care, upright, opaque RGB, at the size that is asked for."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from generators.errors import CannotRender

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["fitted", "open_picture"]

MOST_MEGAPIXELS: Final = 64.0
"""A larger picture is refused before it is decoded."""
FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
BEHIND: Final = (255, 255, 255)
"""What shows through a transparent picture."""


def open_picture(path: Path) -> Picture:
    """The picture, upright by its EXIF orientation, in RGB; transparent parts are white.

    Raises:
        CannotRender: it is missing, no picture, cut short, or too large; says which and what to do.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", Image.DecompressionBombWarning
            )  # the size is looked at here, before decoding
            with Image.open(path, formats=FORMATS) as opened:
                megapixels = opened.width * opened.height / 1e6
                if megapixels > MOST_MEGAPIXELS:
                    raise CannotRender(
                        f"{path} has {megapixels:.0f} megapixels; give one of at most {MOST_MEGAPIXELS:.0f}"
                    )
                opened.load()
                upright = ImageOps.exif_transpose(opened)
    except FileNotFoundError as error:
        raise CannotRender(f"there is no picture {path}") from error
    except UnidentifiedImageError as error:
        raise CannotRender(f"{path} is no picture that can be read; give a PNG, JPEG or WebP") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise CannotRender(
            f"the picture {path} cannot be read ({_line(error)}); save it anew or give another"
        ) from error
    return _opaque(upright)


def fitted(picture: Picture, width: int, height: int) -> Picture:
    """The picture at that size, cut at the sides that are too long; never stretched."""
    return ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS)


def _opaque(picture: Picture) -> Picture:
    if "A" in picture.getbands() or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        behind = Image.new("RGBA", layered.size, (*BEHIND, 255))
        picture = Image.alpha_composite(behind, layered)
    return picture.convert("RGB")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:80]
