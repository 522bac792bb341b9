"""Where in a picture something is to be changed: a box that is given in numbers, or a part that has a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from assistant.errors import InputError
from prompts.tables import tables_of

__all__ = ["Box", "box_of", "draw_box", "matte_named", "names_box"]

_NUMBER: Final = r"(\d{1,5}(?:\.\d+)?) ?(%|percent)?"
_PAIR: Final = rf"{_NUMBER} ?[,x]? ?{_NUMBER}"
_BOX: Final = re.compile(
    rf"(?:the )?(?:box|area|rectangle|region|part)?(?: from| between)? ?{_PAIR} ?(?:,|to|-|and) ?{_PAIR}", re.IGNORECASE
)


class Box(NamedTuple):
    """Left, top, right and bottom, as shares of the picture's sides."""

    left: float
    top: float
    right: float
    bottom: float


def box_of(words: str, width: int, height: int) -> Box | None:
    """The box that words mean: "20,30 to 60,80" in percent or pixels, "the left half"; None when they mean no box.

    Numbers above 100 are pixels of the clip, of which the user sees the size; else they are percent.

    Args:
        words: the user's.
        width: of the clip, pixels.
        height: of the clip, pixels.

    Raises:
        InputError: the box is empty or lies outside.
    """
    if (named := _named(words)) is not None:
        return named
    match = _BOX.fullmatch(words.strip())
    if match is None:
        return None
    numbers = [float(match[index]) for index in (1, 3, 5, 7)]
    percent = any(match[index] for index in (2, 4, 6, 8)) or max(numbers) <= 100
    sides = (100.0, 100.0) if percent else (float(width), float(height))
    box = Box(*(number / sides[index % 2] for index, number in enumerate(numbers)))
    if not (0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1):
        raise InputError(
            f"The box “{words}” is not in the picture. Say it as left,top to right,bottom: 20,30 to 60,80."
        )
    return box


def names_box(words: str) -> bool:
    """Whether words mean a part of the picture rather than something in it."""
    return _named(words) is not None or _BOX.fullmatch(words.strip()) is not None


def matte_named(words: str) -> str:
    """What of a previz words name that is no subject: the sky, the background; empty for anything else."""
    return str(_tables()["mattes"].get(_bare(words), ""))


def _named(words: str) -> Box | None:
    said, regions = _bare(words), _tables()["regions"]
    return Box(*regions[said]) if said in regions else None


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ").removesuffix(" of the picture")


def draw_box(box: Box, width: int, height: int, file: Path) -> None:
    """Writes the box as a mask: white inside, black outside.

    Raises:
        OSError: it cannot be written.
    """
    from PIL import Image

    mask = Image.new("L", (width, height), 0)
    corners = (box.left * width, box.top * height, box.right * width, box.bottom * height)
    left, top, right, bottom = (round(corner) for corner in corners)
    mask.paste(255, (left, top, right, bottom))
    mask.save(file, "PNG")


@cache
def _tables() -> Mapping[str, Any]:
    return tables_of(__package__, "regions")
