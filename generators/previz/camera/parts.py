"""Close-ups of a part of somebody: an eye, a mouth, an ear, feet. The rows are in `parts.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table

__all__ = ["Part", "part_of"]

SIZES: Final = MappingProxyType({"extreme_close_up": 1.0, "close_up": 1.7})
"""Sizes that are of a part only, and how much more than the part itself they show."""
_LAST: Final = re.compile(r"^(?!deep|soft|shallow).*?\b([a-z]+)(?: of [a-z' ]+)?$")
"""The part at the end of what the shot is focused on: `sharp focus on her lips`, `the eyes of an old man`."""
_OF_THE_FACE: Final = frozenset({"eye", "eyes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of `parts.toml`, whose head says what each field means; `frame` is that of the size at hand."""

    name: str
    words: tuple[str, ...]
    points: Mapping[str, float]
    frame: float
    azimuth_deg: float
    low: bool = False


def part_of(shot: Shot) -> Part | None:
    """The part of its main subject that a close shot is of; None for a whole face, hands and all else.

    Args:
        shot: whose focus names the part.
    """
    main, closer = shot.main_subject, SIZES.get(shot.camera.size or "")
    focus = _LAST.search(shot.camera.focus.lower())
    if main is None or closer is None or focus is None or not table("kinds")[main.kind or "thing"].animate:
        return None
    part = _rows().get(focus[1])
    if part is None or (main.kind != "human" and not part.low):
        return None
    if part.name in _OF_THE_FACE and shot.camera.size == "close_up":
        part = _rows()["eyes"]
        closer = 1.0
    return Part(
        name=part.name, words=part.words, points=part.points, frame=closer * part.frame, azimuth_deg=part.azimuth_deg,
        low=part.low,
    )  # fmt: skip


@cache
def _rows() -> Mapping[str, Part]:
    """The parts by their words."""
    found: dict[str, Part] = {}
    for name, row in tables_of(__package__, "parts").items():
        part = Part(
            name=name,
            words=tuple(row["words"]),
            points=MappingProxyType(row["points"]),
            frame=row["frame"],
            azimuth_deg=row["azimuth_deg"],
            low=row.get("low", False),
        )
        found |= dict.fromkeys(part.words, part)
    return MappingProxyType(found)
