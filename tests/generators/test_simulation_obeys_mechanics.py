"""Falling, bouncing, sliding, rolling and thrown things do what the formulas say."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

import numpy as np
import pytest

from generators.previz.motion.simulation import Bout, FreeBody, Recording, simulate
from generators.previz.scene import GeomKind
from prompts.shot import PhysicalEvent
from tests.generators.rig_stage import shot_of, stage

GRAVITY = 9.81
FRAME_S = 1 / 24


def dropped(restitution: float, height_m: float, radius_m: float) -> tuple[Recording, np.ndarray, np.ndarray]:
    ball = FreeBody(GeomKind.SPHERE, (radius_m, 0, 0), 0.2, restitution, 0.4, (0, 0, height_m + radius_m))
    recording = simulate([ball], Bout(), 4.0)[0]
    times = np.arange(0.0, 4.0, 0.001)
    return recording, times, np.array([recording.at(t)[0][2] for t in times]) - radius_m


@pytest.mark.parametrize(("height", "radius"), [(1.2, 0.11), (0.4, 0.02), (2.0, 0.05)])
@pytest.mark.parametrize("restitution", [0.4, 0.66, 0.8, 0.9])
def test_the_first_rebound_reaches_e_squared_h(restitution: float, height: float, radius: float) -> None:
    _, _, gap = dropped(restitution, height, radius)
    touch = int(np.argmax(gap <= 0.001))
    after = gap[touch:]
    leaves = touch + int(np.argmax(after > 0.002))
    again = leaves + int(np.argmax(gap[leaves:] <= 0.001))
    assert gap[leaves:again].max() == pytest.approx(restitution**2 * height, rel=0.02)


@pytest.mark.parametrize("height", [0.3, 1.2, 5.0])
def test_the_fall_takes_the_root_of_two_h_over_g(height: float) -> None:
    _, times, gap = dropped(0.5, height, 0.05)
    assert times[int(np.argmax(gap <= 0.0))] == pytest.approx(sqrt(2 * height / GRAVITY), abs=0.1 * FRAME_S)


def test_a_ball_hardly_sinks_into_the_floor() -> None:
    _, _, gap = dropped(0.66, 2.0, 0.05)
    assert gap.min() > -0.004


def test_a_sliding_box_stops_after_v_squared_over_two_mu_g() -> None:
    box = FreeBody(GeomKind.BOX, (0.2, 0.2, 0.1), 5.0, 0.3, 0.4, (0, 0, 0.1), velocity=(3.0, 0, 0))
    end = simulate([box], Bout(), 3.0)[0].at(3.0)[0]
    assert end[0] == pytest.approx(3.0**2 / (2 * 0.4 * GRAVITY), rel=0.02)
    assert abs(end[1]) < 0.01


def test_a_rolling_ball_turns_in_step_with_its_way() -> None:
    radius = 0.11
    ball = FreeBody(
        GeomKind.SPHERE, (radius, 0, 0), 0.4, 0.5, 0.8, (0, 0, radius), velocity=(2, 0, 0), spin=(0, 2 / radius, 0)
    )
    recording = simulate([ball], Bout(), 1.0)[0]
    way = recording.at(0.4)[0][0]
    w, _, y, _ = recording.at(0.4)[1]
    turned = 2 * np.arctan2(y, w) % (2 * np.pi)
    assert turned == pytest.approx(way / radius % (2 * np.pi), abs=0.05)


def test_a_throw_follows_the_parabola() -> None:
    event = PhysicalEvent(law="throw", subject="a", speed_mps=8.0, angle_deg=60.0, height_m=1.0)
    staged = stage(shot_of("ball", "ball", "throw", physics=[event], height_m=0.2))
    track = staged.performance.tracks[0]
    start = track.centre(0.0)
    for time in (0.2, 0.7, 1.2):
        moved = track.centre(time) - start
        assert moved[0] == pytest.approx(8 * cos(radians(60)) * time, abs=0.01)
        assert moved[2] == pytest.approx(8 * sin(radians(60)) * time - GRAVITY * time**2 / 2, abs=0.02)


def test_the_stage_bounces_by_the_materials_of_the_shot() -> None:
    event = PhysicalEvent(law="bounce", subject="a", height_m=1.0, surface="wood")
    staged = stage(shot_of("glass ball", "ball", "bounce", physics=[event], material="glass", stage_id="room"))
    heights = np.array([staged.performance.tracks[0].base(t)[2] for t in np.arange(0.0, 3.0, 0.002)])
    touch = int(np.argmax(heights < 0.002))
    assert heights[0] == pytest.approx(1.0, abs=1e-6)
    assert heights[touch + 20 : touch + 350].max() == pytest.approx(0.66**2, rel=0.03)
