"""Grass that stands before something small: it is as low there as lets that be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera import CameraPath
from generators.previz.scene import BladeField, Scene

__all__ = ["with_low_grass"]

SMALL_M: Final = 0.36
"""Height up to which a thing or an animal is lost in grass."""
MOMENTS: Final = 5
REACH_M: Final = 2.2
"""How far before it grass is kept low."""
BESIDE_M: Final = 0.1
"""How much wider than itself the strip is in which it is."""
LOW: Final = 0.3
"""Height of that grass, over the height of what is to be seen."""


def with_low_grass(scene: Scene, path: CameraPath, tracks: Sequence[Track]) -> Scene:
    """The scene with low grass between the lens and each small thing on the ground.

    Args:
        scene: with its grass.
        path: the camera's, as it is taken.
        tracks: of who and what is there.
    """
    blades = scene.blades
    small = [track for track in tracks if track.height_m < SMALL_M]
    if blades is None or not small:
        return scene
    height = blades.height_m.copy()
    for track in small:
        for clip_s in np.linspace(0.0, path.seconds, MOMENTS):
            at = np.asarray(track.centre(float(clip_s) * path.time_scale), np.float64)
            lens = np.asarray(path.pose(float(clip_s)).position, np.float64)
            near = _between(blades, lens[:2], at[:2], 0.5 * max(track.length_m, track.height_m) + BESIDE_M)
            height[near] = np.minimum(height[near], LOW * track.height_m)
    blooms = np.where(height < blades.height_m, 0.0, blades.flower_radius_m).astype(np.float32)
    return replace(scene, blades=replace(blades, height_m=height.astype(np.float32), flower_radius_m=blooms))


def _between(
    blades: BladeField, lens: NDArray[np.float64], at: NDArray[np.float64], half_m: float
) -> NDArray[np.bool_]:
    """Which blades stand round a place and in the strip that runs from it towards the lens."""
    way = lens - at
    away = max(float(np.linalg.norm(way)), 1e-6)
    ahead = way / away
    off = blades.root[:, :2] - at
    along, aside = off @ ahead, np.abs(off @ np.array([-ahead[1], ahead[0]]))
    return np.asarray((along > -half_m) & (along < min(REACH_M, away)) & (aside < half_m))
