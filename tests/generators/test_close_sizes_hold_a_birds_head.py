"""A bird's head is a large share of it: a close size holds all of the head, with room over it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    "request_text",
    ["Close-up of a barn owl", "medium close-up of a sparrow", "medium shot of a puffin", "close-up of a hen"],
)
def test_the_frame_is_higher_than_the_head(request_text: str) -> None:
    stage = staged(request_text)
    track = stage.performance.players[0].track
    pose = stage.camera.pose(0.0)
    away = float(np.linalg.norm(np.asarray(pose.position) - track.focus(0.0)))
    frame_m = away * pose.sensor_mm[1] / pose.focal_length_mm
    assert track.head_m > 0.15 * track.height_m
    assert frame_m > 1.2 * track.head_m
