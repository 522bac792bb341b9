"""A light meter: reads a small picture of the stage and opens or closes the lens until subject and set lie right.

What falls on the subject is read as an incident meter does: light sent back over the surface's reflectance, so that a
black cat stays black and a lab coat white. The meter only corrects what lies outside a band that follows from the
hour and the ratio; the exposure of the shot, of its style and of its set-up stay on top of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.grade import Grade
from generators.previz.light.cues import LightCues
from generators.previz.light.setups import SetupLights
from generators.previz.scene import Layers, Scene

__all__ = ["METER_SIZE", "metered"]

METER_SIZE: Final = (96, 54)
"""Width and height of the picture that is read, pixels."""
LUMA: Final = np.array((0.2126, 0.7152, 0.0722))
BAND: Final = (0.68, 1.2)
"""Light on the subject that is neither too dark nor too bright, where a white surface in full sun has about 1."""
USUAL_RATIO: Final = 4.0
"""Above this ratio of key to fill a subject may lie darker."""
HOURS: Final = ((-18.0, 0.46), (-4.0, 0.50), (-2.0, 0.76), (8.0, 1.0))
"""Sun elevation (degrees), and the band's part that is left of it: evenings are darker."""
NIGHT_ROOM: Final = 0.7
SET_LIMIT: Final = 0.92
"""The lightest part of the set that is not a lamp: above it, walls and snow lose their texture."""
MOST_OPENED, MOST_CLOSED = 0.9, 1.3
"""Stops."""
SKY_LEVEL, LEAST_SKY, MOST_OPENED_FOR_SKY = 0.5, 0.08, 3.0
"""Light of the sky behind a silhouette, the share of the picture it must fill, and stops it may take."""
DARKEST: Final = 0.05
"""Reflectance under which a surface shows its gloss more than the light that falls on it."""
FEWEST_PIXELS: Final = 12


def metered(grade: Grade, layers: Layers, scene: Scene, cues: LightCues, setup: SetupLights, own_stops: float) -> Grade:
    """The grade with its exposure put right.

    Args:
        grade: as it is without a meter.
        layers: the stage in `METER_SIZE`, with passes.
        scene: what was drawn.
        cues: of the shot's light.
        setup: what the set-up adds; one that is not `metered` is left alone.
        own_stops: what the user and the style asked for, which is part of the grade's exposure.
    """
    if setup.of_sky and not cues.interior and layers.geom is not None:
        return replace(grade, exposure_stops=grade.exposure_stops + _for_sky(layers, grade))
    if not setup.metered or layers.geom is None or layers.subject is None:
        return grade
    seen = layers.geom >= 0
    geom = np.maximum(layers.geom, 0)
    light = layers.light @ LUMA * 2.0 ** (grade.exposure_stops - own_stops - setup.stops)
    reflectance = np.maximum(scene.colour, scene.second_colour) @ LUMA
    shines = (scene.emission[geom] > 0.0) | (scene.transmission[geom] > 0.0)
    subject = seen & (layers.subject > 0) & ~shines & (reflectance[geom] > DARKEST)
    stops = _for_subject(light[subject] / (scene.colour @ LUMA)[geom][subject].clip(DARKEST), cues)
    stops = min(stops, -_over(light[seen & ~shines]))
    return replace(grade, exposure_stops=grade.exposure_stops + float(np.clip(stops, -MOST_CLOSED, MOST_OPENED)))


def _for_sky(layers: Layers, grade: Grade) -> float:
    """Stops that bring the sky to what the eye takes for a bright one; none where little of it is seen."""
    assert layers.geom is not None
    sky = layers.geom < 0
    if sky.mean() < LEAST_SKY:
        return 0.0
    light = float(np.median(layers.light[sky] @ LUMA)) * 2.0**grade.exposure_stops
    return float(np.clip(np.log2(SKY_LEVEL / max(light, 1e-4)), -MOST_CLOSED, MOST_OPENED_FOR_SKY))


def _for_subject(falling: NDArray[Any], cues: LightCues) -> float:
    """Stops that bring the light on the subject into its band."""
    if falling.size < FEWEST_PIXELS:
        return 0.0
    hour = NIGHT_ROOM if cues.night else 1.0
    if not cues.interior:
        elevations, parts = zip(*HOURS, strict=True)
        hour = float(np.interp(cues.sun_elevation_deg, elevations, parts))
    low = BAND[0] * hour * min(1.0, (USUAL_RATIO / cues.ratio) ** 0.5)
    measured = float(np.median(falling))
    return float(np.log2(np.clip(measured, low, BAND[1]) / max(measured, 1e-4)))


def _over(light: NDArray[Any]) -> float:
    """Stops by which the set's lightest part lies over its limit; negative under it."""
    if light.size < FEWEST_PIXELS:
        return -MOST_OPENED
    return float(np.log2(max(float(np.percentile(light, 95)), 1e-4) / SET_LIMIT))
