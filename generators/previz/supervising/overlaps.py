"""Whether bodies are inside one another at any time of a clip, by the distances of their shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.strangers import Strangers

__all__ = ["geoms_by_figure", "overlapping"]

LOOKS: Final = 9
"""Times of the clip that are looked at."""
DEEP: Final = 0.06
"""How far one may be in the other, over the height of the lower one: clothes and fur touch."""
MOST_PAIRS: Final = 400
"""Pairs of shapes of two figures that are measured at one time, the nearest first."""


def overlapping(
    model: Any,
    pose: Callable[[float, Any], None],
    strangers: Sequence[Strangers],
    names: Mapping[int, str],
    story_seconds: float,
) -> tuple[str, ...]:
    """Which figures are inside one another, in sentences for the user.

    Args:
        model: the stage's `MjModel`.
        pose: sets `data.qpos` for a story time.
        strangers: the pairs that must be apart.
        names: how the user is told of a segmentation number.
        story_seconds: how long the story is.
    """
    left = [pair for pair in strangers if pair.numbers[0] in names and pair.numbers[1] in names]
    if not left:
        return ()
    data, geoms = mujoco.MjData(model), geoms_by_figure(model)
    told: dict[str, None] = {}
    for story_s in np.linspace(0.0, story_seconds, LOOKS):
        pose(float(story_s), data)
        mujoco.mj_kinematics(model, data)
        still = []
        for pair in left:
            first, second = (_all(geoms, figure) for figure in (pair.first, pair.second))
            if _are_inside(model, data, first, second, DEEP * pair.height_m):
                a, b = (names[number] for number in pair.numbers)
                told[f"inside one another in the previz: {a} and {b if b != a else 'another of them'}"] = None
            else:
                still.append(pair)
        left = still
    return tuple(told)


def geoms_by_figure(model: Any) -> dict[str, list[int]]:
    """The shapes of every figure, by its name."""
    found: dict[str, list[int]] = {}
    for geom in range(model.ngeom):
        root = int(model.body_rootid[model.geom_bodyid[geom]])
        if root:
            name = mujoco.mj_id2name(model, mujoco.mjtObj.mjOBJ_BODY, root)
            found.setdefault(name.partition("/")[0], []).append(geom)
    return found


def _all(geoms: Mapping[str, list[int]], figures: Iterable[str]) -> NDArray[np.intp]:
    return np.array([geom for figure in sorted(figures) for geom in geoms.get(figure, ())], np.intp)


def _are_inside(model: Any, data: Any, first: NDArray[np.intp], second: NDArray[np.intp], deep_m: float) -> bool:
    """Whether any shape of one reaches farther than so into one of the other."""
    if not len(first) or not len(second):
        return False
    reach = model.geom_rbound[first][:, None] + model.geom_rbound[second][None, :]
    away = np.linalg.norm(data.geom_xpos[first][:, None, :] - data.geom_xpos[second][None, :, :], axis=2)
    near = np.argwhere(away + deep_m < reach)
    nearest = near[np.argsort((away - reach)[near[:, 0], near[:, 1]], kind="stable")][:MOST_PAIRS]
    from_to = np.zeros(6)
    return any(
        mujoco.mj_geomDistance(model, data, int(first[a]), int(second[b]), 0.0, from_to) < -deep_m for a, b in nearest
    )
