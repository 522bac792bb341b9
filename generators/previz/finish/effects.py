"""Effects by name, and their order over one picture. A new one is a function with `@effect("name")` in this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import F32, I32

__all__ = ["Effect", "Guide", "effect", "finished", "needs_passes"]

REFERENCE_HEIGHT = 480.0
"""Sizes in pixels are given for a picture this high and grow with it."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What an effect may know beside the picture.

    Attributes:
        depth_m: (h, w), inf for the sky.
        normal: (h, w, 3), subject, geom: (h, w); empty unless the effect was registered with `passes`.
        frame_index, seed: choose what changes from frame to frame; the same pair gives the same bytes.
    """

    depth_m: F32
    normal: F32
    subject: I32
    geom: I32
    frame_index: int
    seed: int

    @property
    def scale(self) -> float:
        """How much larger the picture is than the one that sizes are given for."""
        return float(self.depth_m.shape[0] / REFERENCE_HEIGHT)

    def rng(self, *, every: int = 1) -> np.random.Generator:
        """Random numbers of this frame, or of each run of `every` frames."""
        return np.random.default_rng((self.seed & 0xFFFFFFFF, self.frame_index // every, 77))


Effect = Callable[..., F32]
"""From a picture (h, w, 3) of display values 0..1, its guide and the row's numbers to a new picture."""

_EFFECTS: dict[str, Effect] = {}
_WITH_PASSES: set[str] = set()


def effect(name: str, *, passes: bool = False) -> Callable[[Effect], Effect]:
    """Registers an effect; `passes` says that it reads normals and subjects."""

    def register(function: Effect) -> Effect:
        _EFFECTS[name] = function
        if passes:
            _WITH_PASSES.add(name)
        return function

    return register


@cache
def _effects() -> Mapping[str, Effect]:
    package = importlib.import_module(__package__ or "")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return MappingProxyType(_EFFECTS)


def needs_passes(rows: Sequence[tuple[str | float, ...]]) -> bool:
    """Whether any of these effects reads normals and subjects."""
    return bool(rows) and not _WITH_PASSES.isdisjoint(_effects() and {str(row[0]) for row in rows})


def finished(picture: NDArray[np.uint8], guide: Guide, rows: Sequence[tuple[str | float, ...]]) -> NDArray[np.uint8]:
    """The picture with the effects of `rows` (name, numbers...) laid on in order.

    Raises:
        KeyError: a row names no effect.
    """
    if not rows:
        return picture
    values = picture.astype(np.float32) / np.float32(255.0)
    for name, *numbers in rows:
        values = _effects()[str(name)](values, guide, *numbers)
    return np.asarray(np.clip(values * 255.0 + 0.5, 0.0, 255.0), np.uint8)
