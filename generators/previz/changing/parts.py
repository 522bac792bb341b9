"""Parts of a thing that grow, shrink or light up while it stands: a lamp that comes on, a root that grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.changing.shapes import F64, Alteration, Shapes
from generators.previz.rigs import Model
from generators.previz.rigs.base import ChangingPart, open_share

__all__ = ["parts_changed"]

LEAST: Final = 1e-3
"""Size of what is not there yet, over its full one."""


FOLDED_WIDE, FOLDED_HIGH = 0.09, 1.9
"""Width and height of a canopy that is folded along its stick, over those of it spread."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """A part in the compiled model: its geoms, with those that hang on it, and one of its own with its place in it."""

    part: ChangingPart
    geoms: NDArray[np.intp]
    own: int
    at: F64
    turn: F64

    def origin(self, shapes: Shapes) -> F64:
        """Where its joint is, (3,) m; what it hangs on must not have changed yet."""
        frame = shapes.rotation[self.own] @ self.turn.T
        return np.asarray(shapes.position[self.own] - frame @ self.at, np.float64)


def parts_changed(
    model: Any, rigged: Model, seconds: float, swings: Sequence[tuple[float, float, float]] = ()
) -> Alteration:
    """What lets the changing parts of a figure grow and light up.

    Args:
        model: the compiled model.
        rigged: the figure.
        seconds: of story.
        swings: when the figure is opened and closed, as `Act.swings`.
    """
    bound = [_bound(model, f"{rigged.figure.name}/{part.bone}", part) for part in rigged.changing]
    return lambda story_s, shapes: _change(bound, story_s, seconds, swings, shapes)


def _bound(model: Any, body_name: str, part: ChangingPart) -> _Bound:
    body = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, body_name)
    own = int(np.flatnonzero(model.geom_bodyid == body)[0])
    turn = np.zeros(9)
    mujoco.mju_quat2Mat(turn, model.geom_quat[own])
    hanging = [geom for geom in range(model.ngeom) if _hangs_on(model, int(model.geom_bodyid[geom]), body)]
    return _Bound(part, np.array(hanging, np.intp), own, model.geom_pos[own].copy(), turn.reshape(3, 3))


def _hangs_on(model: Any, body: int, other: int) -> bool:
    while body not in (0, other):
        body = int(model.body_parentid[body])
    return body == other


def _change(
    bound: Sequence[_Bound],
    story_s: float,
    seconds: float,
    swings: Sequence[tuple[float, float, float]],
    shapes: Shapes,
) -> None:
    for one in reversed(bound):  # what hangs on a part grows with it, so it is changed first
        size = max(one.part.size(story_s, seconds), LEAST)
        if size != 1.0:
            factor = (1.0, 1.0, size) if one.part.upright else (size, size, size)
            shapes.stretch(one.geoms, one.origin(shapes), np.tile(factor, (len(one.geoms), 1)))
        if one.part.folds and (share := open_share(swings, story_s, usual=1.0)) < 1.0:
            wide = FOLDED_WIDE + (1.0 - FOLDED_WIDE) * share
            factor = (wide, wide, FOLDED_HIGH + (1.0 - FOLDED_HIGH) * share)
            shapes.stretch(one.geoms, one.origin(shapes), np.tile(factor, (len(one.geoms), 1)))
        shapes.colour[one.geoms] *= one.part.glow(story_s, seconds)
