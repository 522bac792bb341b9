"""What changes of the set: a river that turns brown, a floor that turns into metal, windows that go dark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import own_numbers
from generators.previz.changing.course import change_of
from generators.previz.changing.shapes import Alteration, Shapes, both
from generators.previz.scene import GeomKind, Pattern
from prompts.shot import Shot

__all__ = ["scenery_of"]

PATTERNS: Final[Mapping[str, Pattern]] = MappingProxyType(
    dict.fromkeys(("river", "sea", "lake", "ocean", "pond", "water", "stream", "waves", "pool"), Pattern.WATER)
    | dict.fromkeys(("forest", "leaves", "trees", "foliage", "woods", "leaf"), Pattern.LEAVES)
)
"""What the set draws, by the last word of its name and the pattern that it has."""
FLOORS: Final = frozenset({"floor", "ground"})
SHINES: Final = 0.3
"""Emission above which something of the set is a window or a lamp."""


def scenery_of(
    shot: Shot, model: Any, seconds: float, level: Callable[[float], float] | None
) -> tuple[Alteration | None, frozenset[str]]:
    """What changes the set's shapes, and the ids of the subjects that it is told of.

    Args:
        shot: its beats.
        model: the compiled model.
        seconds: of story.
        level: how bright everything is at a story time, where that changes.
    """
    numbers = own_numbers(model)
    of_the_set = numbers["subject"] == 0.0
    alter: Alteration | None = None
    ids = set()
    if level is not None:
        shining = np.flatnonzero(of_the_set & (numbers["emission"] > SHINES))
        alter = _dimmed(shining, level)
    for subject in shot.subjects:
        geoms = _geoms(subject.noun.lower().split()[-1], numbers, of_the_set)
        course = change_of(shot, subject, seconds) if len(geoms) else None
        if course is not None and (course.end_rgb or any(f is not None for f in course.finishes)):
            alter = both(alter, course.repaint(geoms))
            ids.add(subject.id)
    return alter, frozenset(ids)


def _geoms(word: str, numbers: Mapping[str, Any], of_the_set: NDArray[np.bool_]) -> NDArray[np.intp]:
    if word in PATTERNS:
        return np.flatnonzero(of_the_set & (numbers["pattern"] == PATTERNS[word]))
    if word in FLOORS:
        return np.flatnonzero(of_the_set & (numbers["kind"] == GeomKind.PLANE))
    return np.zeros(0, np.intp)


def _dimmed(geoms: NDArray[np.intp], level: Callable[[float], float]) -> Alteration:
    def apply(story_s: float, shapes: Shapes) -> None:
        shapes.finish[geoms, 2] *= min(level(story_s), 1.0)

    return apply
