"""Finding a typeface on this machine that has every letter of a text.

Pillow carries a Latin face of its own, so that English needs no font at all; other scripts need one that is installed.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from PIL import ImageFont

__all__ = ["Face", "face_for"]

_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
_FOLDERS: Final[dict[str, tuple[str, ...]]] = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
}
_LIKED: Final = ("notosans", "dejavusans", "liberationsans", "arial", "helvetica", "opensans", "roboto", "sans")
"""Plain faces first: they read best over pictures."""
_DISLIKED: Final = ("italic", "oblique", "condensed", "mono", "light", "thin", "black", "emoji", "symbol", "serif")
_PROBE_PX: Final = 24
_NOWHERE: Final = "\U0010ffff"
"""No font has this; its picture is the one for missing letters."""
MOST_FONTS: Final = 4000


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: its file, or None for Pillow's own; and which face of a collection."""

    path: Path | None
    index: int = 0

    def at(self, size_px: float) -> Any:
        """The face at a size (of the em), as Pillow's `FreeTypeFont`."""
        if self.path is None:
            return ImageFont.load_default(size_px)
        return ImageFont.truetype(os.fspath(self.path), size_px, index=self.index)


@lru_cache(maxsize=256)
def face_for(text: str) -> Face | None:
    """A face that has every letter of a text, plain ones first; None when this machine has none."""
    letters = frozenset(c for c in text if not c.isspace() and unicodedata.category(c)[0] not in "CZ")
    own = Face(None)
    if _has(own, letters):
        return own
    return next((face for face in _installed() if _has(face, letters)), None)


def _has(face: Face, letters: frozenset[str]) -> bool:
    try:
        font = face.at(_PROBE_PX)
        missing = _shape(font, _NOWHERE)
        return all(_shape(font, letter) != missing or _draws_nothing(letter) for letter in letters)
    except (OSError, ValueError):
        return False  # a file that is no font after all


def _draws_nothing(letter: str) -> bool:
    """Marks that join and direct letters have no shape of their own."""
    return unicodedata.category(letter) in {"Mn", "Cf"}


def _shape(font: Any, letter: str) -> bytes:
    mask = font.getmask(letter)
    return bytes(mask) + repr(mask.size).encode()


@lru_cache(maxsize=1)
def _installed() -> tuple[Face, ...]:
    found = sorted({*_files()}, key=_rank)[:MOST_FONTS]
    return tuple(Face(path) for path in found)


def _files() -> Iterator[Path]:
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        for root, _, names in os.walk(Path(folder).expanduser()):
            yield from (Path(root) / name for name in names if Path(name).suffix.lower() in _SUFFIXES)


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.stem.lower().replace("-", "").replace("_", "")
    liked = next((place for place, word in enumerate(_LIKED) if word in name), len(_LIKED))
    return sum(word in name for word in _DISLIKED), liked, str(path)
