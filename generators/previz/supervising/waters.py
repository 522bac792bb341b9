"""A lake, a river or the sea that was asked for and is nowhere in the picture."""

from __future__ import annotations

from typing import Final

import numpy as np

from generators.previz.camera import CameraPath
from generators.previz.camera.frame_size import told
from generators.previz.scene import Pattern, Scene
from generators.previz.supervising.viewfinder import MOMENTS, Viewfinder
from prompts.shot import Shot

__all__ = ["unseen_water"]

_OPEN_WATERS: Final = frozenset({"lake", "river", "sea"})
NEAR_M: Final = 3.0
"""In a frame of less height nobody looks for a shore."""


def unseen_water(
    shot: Shot, path: CameraPath, finder: Viewfinder, scene: Scene, gone: frozenset[int]
) -> tuple[str, ...]:
    """The water of the place, in a sentence for the user, where no moment of a wide enough picture shows any.

    Args:
        shot: as it is staged; only a place that the user named counts.
        path: the camera.
        finder: looks through it.
        scene: all geoms of the model.
        gone: geoms that are taken off the stage.
    """
    if shot.setting.stage not in _OPEN_WATERS or not told(shot, "setting.place") or path.framing.frame_m < NEAR_M:
        return ()
    water = {int(g) for g in np.flatnonzero((np.asarray(scene.pattern) == int(Pattern.WATER)) & (scene.subject == 0))}
    if not water or any(water & finder.met_of_set(path, share, gone) for share in MOMENTS):
        return ()
    place = shot.setting.place.lower()
    return (f"out of the picture: {place if place.startswith(('the ', 'a ', 'an ')) else f'the {place}'}",)
