"""Who is on a cliff has a valley or the sea far below behind them; who climbs one is at its face."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from tests.generators.staged_words import staged


def lowest_m(stage: Stage) -> float:
    """Height of the lowest land that is seen half-way through, m; the action is at 0."""
    frame = stage.frame(2.0, stage.new_data())
    depth = RayCaster(stage.scene, 160, 90).draw(frame).depth_m
    camera, (rows, columns) = frame.camera, depth.shape
    aside = (np.arange(columns) + 0.5 - columns / 2) / columns * camera.sensor_mm[0] / camera.focal_length_mm
    above = (rows / 2 - np.arange(rows) - 0.5) / rows * camera.sensor_mm[1] / camera.focal_length_mm
    rotation = np.asarray(camera.rotation).reshape(3, 3)
    climbs = rotation[2, 0] * aside[None, :] + rotation[2, 1] * above[:, None] - rotation[2, 2]
    seen = np.isfinite(depth)
    return float((camera.position[2] + depth[seen] * climbs[seen]).min())


@pytest.mark.parametrize(
    "request_",
    [
        "a man stands at the edge of a cliff",
        "a couple sitting on a clifftop watching the sunset",
        "a woman doing yoga on a mountain top at sunrise",
        "a lighthouse on a cliff",
    ],
)
def test_land_falls_off_behind_who_is_on_a_cliff(request_: str) -> None:
    assert lowest_m(staged(request_)) < -12.0


@pytest.mark.parametrize("request_", ["a man climbing up a cliff", "a hiker below a cliff face"])
def test_at_the_foot_of_a_cliff_the_land_is_level(request_: str) -> None:
    assert lowest_m(staged(request_)) > -5.0
