"""What a file is by its name: a picture, footage or sound. Importing this imports nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

__all__ = ["SUFFIXES", "Medium", "medium_of"]

Medium: TypeAlias = Literal["picture", "footage", "sound"]

SUFFIXES: Final[Mapping[Medium, frozenset[str]]] = MappingProxyType(
    {
        "picture": frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif"}),
        "footage": frozenset(
            {".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mpg", ".mpeg", ".ts", ".ogv"},
        ),
        "sound": frozenset({".wav", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".aac"}),
    }
)
"""How the names of files of each medium end, in small letters."""


def medium_of(path: Path) -> Medium | None:
    """What a file is by its name; None for another kind of file."""
    ending = path.suffix.lower()
    return next((medium for medium, suffixes in SUFFIXES.items() if ending in suffixes), None)
