"""Which look a shot has: the row of its style, or that of a word its style speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Look", "look_of"]

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One row of `looks.toml`, whose head says what each field means; None where the row leaves it open."""

    words: tuple[str, ...] = ()
    lift: Triple | None = None
    gain: Triple | None = None
    vignette: float | None = None
    grain: float | None = None
    bloom: float | None = None
    mono_tint: Triple | None = None
    contrast: float | None = None
    saturation: float | None = None
    effects: tuple[tuple[str | float, ...], ...] = ()
    hold: int = 1

    def grade_fields(self) -> dict[str, Any]:
        """The fields of a `Grade` that the row sets."""
        names = ("lift", "gain", "vignette", "grain", "bloom", "mono_tint", "contrast", "saturation")
        set_here = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {**set_here, "effects": self.effects, "hold": self.hold}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


@cache
def _tables() -> tuple[Mapping[str, Look], Mapping[str, Look]]:
    rows = tomllib.loads(files(__package__ or "").joinpath("looks.toml").read_text("utf-8"))
    words = rows.pop("words")

    def looks(of: dict[str, Any]) -> Mapping[str, Look]:
        made = {name: Look(**{key: _frozen(value) for key, value in row.items()}) for name, row in of.items()}
        return MappingProxyType(made)

    return looks(rows), looks(words)


def look_of(shot: Shot) -> Look:
    """The look of a shot; what its row leaves open is filled from the vocabulary's style."""
    styles, words = _tables()
    spoken = " ".join((*shot.style.words, shot.style.grade, *shot.style.palette)).lower()
    found = [
        (len(word), name)
        for name, row in words.items()
        for word in row.words
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", spoken)
    ]
    style = table("styles").get(shot.style.look or "")
    row = words[max(found)[1]] if found else styles.get(style.id if style else "", Look())
    usual = {"saturation": style.saturation, "contrast": style.contrast} if style else {}
    return Look(**{**usual, **_set_fields(row)})


def _set_fields(row: Look) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Look.__slots__ if getattr(row, name) is not None}
