"""What kicks up dust goes on and leaves it behind; who watches fireworks is seen with the sky over them."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize("request_", ["a jeep kicking up dust", "a rally car throwing up clouds of dust"])
def test_what_kicks_up_dust_drives_on_through_it(request_: str) -> None:
    stage = staged(request_)
    track = stage.tracks[0]
    assert np.linalg.norm(track.base(4.0) - track.base(1.0)) > 3.0
    assert abs(float(track.base(0.5)[2])) < 0.1
    flakes = stage.frame(3.0, stage.new_data()).flakes
    assert flakes is not None
    assert len(flakes.position) > 20


def test_dust_behind_a_car_is_no_figure() -> None:
    shot = as_staged(shot_of("an old car driving through the desert, dust behind it"))
    assert [subject.kind for subject in shot.subjects] == ["vehicle"]


def test_fireworks_are_in_the_picture_of_who_watches_them() -> None:
    camera = as_staged(shot_of("a family watching fireworks from a hill")).camera
    assert (camera.size, camera.angle, camera.view) == ("wide", "low_angle", "back")
    close = as_staged(shot_of("close-up of a child watching fireworks")).camera
    assert close.size == "close_up"
