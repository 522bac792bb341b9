"""Whether figures touch what they should: the ground under who stands, and the things that hands are at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.claims import Reach, Standing
from generators.previz.supervising.overlaps import geoms_by_figure
from generators.previz.supervising.viewfinder import MOMENTS, Viewfinder

__all__ = ["untouched"]

F64 = NDArray[np.float64]

HOVERS_M, HOVERS = 0.07, 0.05
"""Farther above what is below it than so, and this share of its height, something hangs in the air."""
SINKS_M, SINKS = 0.05, 0.12
"""And farther under the top of that, it is sunk into it."""
ABOVE: Final = 0.6
"""Height over a figure's lowest point, over its own, from where what is below it is looked for."""
LOOKED_AT: Final = MOMENTS[::2]
AT_HAND_M: Final = 0.5
"""Who works on a thing is no farther from it than this."""
_HIDDEN_GROUP: Final = 5
_SPHERE, _CAPSULE, _ELLIPSOID, _CYLINDER, _MESH = (
    int(kind)
    for kind in (
        mujoco.mjtGeom.mjGEOM_SPHERE,
        mujoco.mjtGeom.mjGEOM_CAPSULE,
        mujoco.mjtGeom.mjGEOM_ELLIPSOID,
        mujoco.mjtGeom.mjGEOM_CYLINDER,
        mujoco.mjtGeom.mjGEOM_MESH,
    )
)


def untouched(
    model: Any,
    finder: Viewfinder,
    standing: Sequence[Standing],
    reaches: Sequence[Reach],
    names: Mapping[int, str],
    story_seconds: float,
) -> tuple[str, ...]:
    """What hangs in the air, is sunk into what it is on, or is out of the hands of who works on it, in sentences.

    Args:
        model: the stage's `MjModel`; geom groups are used for a moment and put back.
        finder: has everybody posed.
        standing: who must rest on something.
        reaches: whose hands must be at what.
        names: how the user is told of a segmentation number.
        story_seconds: how long the story is.
    """
    standing = [figure for figure in standing if figure.number in names]
    if not standing and not reaches:
        return ()
    geoms = {name: np.array(own, np.intp) for name, own in geoms_by_figure(model).items()}
    return tuple(
        dict.fromkeys(
            (
                *_unsupported(model, finder, standing, geoms, names, story_seconds),
                *_out_of_reach(model, finder, reaches, geoms, names),
            )
        )
    )


MOST_FEET: Final = 6
LEVEL_M: Final = 0.02
"""How many lowest points of a figure it may stand on, and how far over the lowest, m."""


def _unsupported(
    model: Any,
    finder: Viewfinder,
    standing: Sequence[Standing],
    geoms: Mapping[str, NDArray[np.intp]],
    names: Mapping[int, str],
    story_seconds: float,
) -> Iterator[str]:
    data = [finder.standing(share * story_seconds) for share in LOOKED_AT]
    for figure in standing:
        own = geoms.get(figure.figure)
        if own is None:
            continue
        held = [geoms[name] for name in figure.holds if name in geoms]
        hidden = np.concatenate([own, *held])
        gaps = [_gap(model, each, own, hidden, figure.height_m) for each in data]
        if min(gaps) > HOVERS_M + HOVERS * figure.height_m:
            yield f"hangs in the air in the previz: {names[figure.number]}"
        elif max(gaps) < -SINKS_M - SINKS * figure.height_m:
            yield f"sunk into what is under it in the previz: {names[figure.number]}"


def _gap(model: Any, data: Any, own: NDArray[np.intp], hidden: NDArray[np.intp], height_m: float) -> float:
    """How far a figure's lowest points are over what is below them, m; negative inside it.

    `hidden` are its shapes and those of what it holds.

    Of several feet the best placed one counts: beside a leg of a chair there may be somebody's shoe.
    """
    lows = data.geom_xpos[own, 2] - _reach_down(model, data, own)
    feet = np.argsort(lows, kind="stable")[:MOST_FEET]
    feet = feet[lows[feet] < lows[feet[0]] + LEVEL_M]
    gaps = [
        _gap_under(model, data, hidden, data.geom_xpos[own[foot], :2], float(lows[foot]), height_m) for foot in feet
    ]
    return min(gaps, key=abs)


def _gap_under(model: Any, data: Any, hidden: NDArray[np.intp], at: F64, low: float, height_m: float) -> float:
    """How far one low point of a figure is over what is below it, m."""
    start = np.array([at[0], at[1], low + ABOVE * height_m])
    kept = model.geom_group[hidden].copy()
    model.geom_group[hidden] = _HIDDEN_GROUP
    groups = np.ones(mujoco.mjNGROUP, np.uint8)
    groups[_HIDDEN_GROUP] = 0
    try:
        away = mujoco.mj_ray(model, data, start, np.array([0.0, 0.0, -1.0]), groups, 1, -1, np.zeros(1, np.int32))
    finally:
        model.geom_group[hidden] = kept
    return low - (float(start[2]) - away) if away >= 0.0 else 0.0


def _reach_down(model: Any, data: Any, own: NDArray[np.intp]) -> F64:
    """(n,) how far shapes reach below their middles, m; of boxes, their boxes."""
    size, kind = model.geom_size[own], model.geom_type[own]
    along = np.abs(data.geom_xmat[own].reshape(-1, 3, 3)[:, 2, :])
    box = model.geom_aabb[own]
    down = np.einsum("ni,ni->n", along, box[:, 3:]) - np.einsum(
        "ni,ni->n", data.geom_xmat[own].reshape(-1, 3, 3)[:, 2, :], box[:, :3]
    )
    down = np.where(kind == _SPHERE, size[:, 0], down)
    down = np.where(kind == _CAPSULE, size[:, 0] + along[:, 2] * size[:, 1], down)
    down = np.where(kind == _ELLIPSOID, np.linalg.norm(along * size, axis=1), down)
    upright = along[:, 2] * size[:, 1] + size[:, 0] * np.sqrt(np.maximum(1.0 - along[:, 2] ** 2, 0.0))
    down = np.where(kind == _CYLINDER, upright, down)
    for place in np.flatnonzero(kind == _MESH):
        mesh = int(model.geom_dataid[own[place]])
        first = int(model.mesh_vertadr[mesh])
        points = model.mesh_vert[first : first + int(model.mesh_vertnum[mesh])]
        down[place] = -float((points @ data.geom_xmat[own[place]].reshape(3, 3)[2]).min())
    return np.asarray(down, np.float64)


def _out_of_reach(
    model: Any,
    finder: Viewfinder,
    reaches: Sequence[Reach],
    geoms: Mapping[str, NDArray[np.intp]],
    names: Mapping[int, str],
) -> Iterator[str]:
    for reach in reaches:
        who, what = (names.get(number, "") for number in reach.numbers)
        if not who or not what or reach.actor not in geoms or reach.thing not in geoms:
            continue
        data = finder.standing(reach.at_s)
        (a_low, a_high), (b_low, b_high) = (_box(model, data, geoms[name]) for name in (reach.actor, reach.thing))
        if float(np.linalg.norm(np.maximum(np.maximum(a_low - b_high, b_low - a_high), 0.0))) > AT_HAND_M:
            yield f"out of reach in the previz: {what}, of {who}"


def _box(model: Any, data: Any, own: NDArray[np.intp]) -> tuple[F64, F64]:
    """The box round a figure, m, by the spheres round its shapes' middles."""
    at, radius = data.geom_xpos[own], 0.6 * model.geom_rbound[own][:, None]
    return (at - radius).min(axis=0), (at + radius).max(axis=0)
