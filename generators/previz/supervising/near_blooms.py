"""Flowers of a field that a camera comes too near to: one of them would fill the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from generators.previz.camera import CameraPath
from generators.previz.scene import BladeField, Scene

__all__ = ["without_near_blooms"]

MOMENTS: Final = 9
RADII: Final = 26.0
"""A flower is no nearer to the lens than so many of its radii."""


def without_near_blooms(scene: Scene, path: CameraPath) -> Scene:
    """The scene without the flowers near the lens; a set is dressed before anybody knows where the camera ends up.

    Args:
        scene: with its grass.
        path: the camera's, as it is taken.
    """
    blades = scene.blades
    if blades is None or not blades.flower_radius_m.any():
        return scene
    lens = np.array([path.pose(float(t)).position for t in np.linspace(0.0, path.seconds, MOMENTS)])
    heads = blades.root + np.array([0.0, 0.0, 1.0]) * blades.height_m[:, None]
    away = np.min(np.linalg.norm(heads[:, None] - lens[None], axis=2), axis=1)
    kept = (blades.flower_radius_m == 0.0) | (away > RADII * blades.flower_radius_m)
    return replace(scene, blades=BladeField(**{name: getattr(blades, name)[kept] for name in BladeField.__slots__}))
