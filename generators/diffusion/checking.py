"""Looking at a file from outside before it is kept: a picture, footage or sound that can be used, or a line why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import numpy as np

from generators.diffusion.footage import first_picture, frames_of
from generators.diffusion.pictures import open_picture
from generators.errors import CannotRender
from generators.media import Medium, medium_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["check_file", "check_mask"]

WHITE: Final = 128
"""From this brightness on, of 255, a mask counts as white."""
ALIKE: Final = 1.02
"""Shapes that differ by less lie over one another."""
MOST_BYTES: Final = 4_000_000_000
"""A larger file is not copied into a project."""


def check_file(path: Path, medium: Medium) -> None:
    """Opens a file as what it is to be: a picture is decoded whole, of footage and sound the beginning.

    Raises:
        CannotRender: it is missing, too large, or not that; says which and what to do.
    """
    if not path.exists():
        raise CannotRender(f"there is no file {path}; check its name and folder")
    if not path.is_file():
        raise CannotRender(f"{path} is no ordinary file; name a picture, a video or a sound file")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise CannotRender(f"{path} has {size / 1e9:.1f} GB; cut out the part that you need first")
    if medium == "picture":
        open_picture(path)
    elif medium == "footage":
        frames_of(path, 1, 24.0, 64, 64)
    else:
        _check_sound(path)


def check_mask(mask: Path, source: Path, name: str = "") -> None:
    """Whether a mask marks something, and lies over the footage that it is for.

    Args:
        mask: the file, a picture or a video.
        source: the footage.
        name: of the mask as the user knows it.

    Raises:
        CannotRender: it is black all over, or of another shape; says what to do.
    """
    name = name or mask.name
    drawn, shown = _first_picture(mask), _first_picture(source)
    if medium_of(mask) == "picture" and np.asarray(drawn.convert("L")).max() < WHITE:
        raise CannotRender(f"the mask {name} is black all over; paint white what is to be redrawn")
    shapes = sorted((drawn.width / drawn.height, shown.width / shown.height))
    if shapes[1] > ALIKE * shapes[0]:
        raise CannotRender(
            f"the mask {name} is {drawn.width}x{drawn.height} and what it is for {shown.width}x{shown.height}: "
            "give one of the same shape"
        )


def _first_picture(path: Path) -> Picture:
    return open_picture(path) if medium_of(path) == "picture" else first_picture(path)


def _check_sound(path: Path) -> None:
    try:
        with av.open(os.fspath(path)) as container:
            if not container.streams.audio:
                raise CannotRender(f"{path} holds no sound; give another file")
            if next(container.decode(container.streams.audio[0]), None) is None:
                raise CannotRender(f"{path} holds no sound that can be heard; give another file")
    except (av.FFmpegError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRender(f"the sound {path} cannot be read ({reason}); give it in another format") from error
