"""Flags stream with the wind and sink without it, cloth does not stretch, and a rope hangs as a catenary."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.changing import as_hung
from generators.previz.motion.cloth import Sheet, simulate_sheet
from generators.previz.motion.rope import simulate_rope
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

ROWS, COLUMNS, WIDE, TALL, TOP = 6, 9, 1.2, 0.7, 2.4
STILL = np.zeros(3)


def flag() -> Sheet:
    points = np.zeros((ROWS, COLUMNS, 3))
    points[:, :, 0] = np.linspace(0.0, WIDE, COLUMNS)[None, :]
    points[:, :, 1] = 0.01 * np.sin(2.0 * np.arange(COLUMNS))[None, :]
    points[:, :, 2] = np.linspace(TOP, TOP - TALL, ROWS)[:, None]
    pinned = np.zeros((ROWS, COLUMNS), bool)
    pinned[:, 0] = True
    return Sheet(points, pinned, 0.12)


def wind(speed: float, azimuth_deg: float) -> np.ndarray:
    turn = math.radians(azimuth_deg)
    return speed * np.array([math.cos(turn), math.sin(turn), 0.0])


@pytest.mark.parametrize("azimuth_deg", [0.0, 70.0, 160.0, -120.0])
def test_the_free_end_of_a_flag_follows_the_wind(azimuth_deg: float) -> None:
    recording = simulate_sheet(flag(), wind(7.0, azimuth_deg), 3.0, 5)
    end = recording.positions[:, :, -1].mean(axis=(0, 1))
    bearing = math.degrees(math.atan2(end[1], end[0]))
    assert abs(math.remainder(bearing - azimuth_deg, 360.0)) < 12.0
    assert math.hypot(end[0], end[1]) > 0.75 * WIDE


def test_the_stronger_the_wind_the_higher_the_flag_stands() -> None:
    heights = [
        float(simulate_sheet(flag(), wind(speed, 20.0), 2.0, 5).positions[:, :, -1, 2].mean())
        for speed in (0.0, 2.0, 4.0, 8.0)
    ]
    assert heights == sorted(heights)
    assert heights[-1] - heights[0] > 0.5


@pytest.mark.parametrize("speed", [0.0, 6.0, 11.0])
def test_cloth_keeps_its_size_and_its_mast(speed: float) -> None:
    positions = simulate_sheet(flag(), wind(speed, 0.0), 2.0, 5).positions
    along = np.linalg.norm(np.diff(positions, axis=2), axis=-1) / (WIDE / (COLUMNS - 1))
    assert along.mean() == pytest.approx(1.0, abs=0.04)
    assert np.allclose(positions[:, :, 0], flag().points[:, 0], atol=1e-6)
    assert positions[1:, :, -1].std() > 0.0


def test_a_flag_ripples_and_goes_on_without_a_jump_when_the_story_is_long() -> None:
    recording = simulate_sheet(flag(), wind(6.0, 0.0), 60.0, 5)
    length = (len(recording.positions) - 1) * recording.every_s
    assert length < 12.0
    steps = [
        float(np.abs(recording.at(t + 0.02) - recording.at(t)).max())
        for t in np.arange(length - 1.0, length + 3.0, 0.02)
    ]
    assert max(steps) < 0.2
    assert recording.positions[:, :, -1, 1].std() > 0.02


@pytest.mark.parametrize("slack", [0.1, 0.25, 0.5])
def test_a_rope_at_rest_hangs_as_a_catenary(slack: float) -> None:
    span, count = 1.6, 31
    long = (1.0 + slack) * span
    share = np.linspace(-1.0, 1.0, count)
    deep = math.sqrt((long / 2) ** 2 - (span / 2) ** 2)
    start = np.column_stack([share * span / 2, 0.0 * share, 2.0 - deep * (1.0 - np.abs(share))])
    rope = simulate_rope(start, 0.01, 0.4, STILL, 2.0, 1).at(1.9)[0]
    low, high = 0.02, 50.0
    for _ in range(200):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if 2.0 * middle * math.sinh(min(span / 2 / middle, 50.0)) > long else (low, middle)
    sag = low * (math.cosh(span / 2 / low) - 1.0)
    catenary = 2.0 - sag + low * (np.cosh(rope[:, 0] / low) - 1.0)
    assert 2.0 - rope[count // 2, 2] == pytest.approx(sag, rel=0.03)
    assert np.abs(catenary - rope[:, 2]).max() < 0.05 * sag


def test_a_flag_on_the_stage_bends_and_stays_where_it_stands() -> None:
    shot = complete(read("a flag flutters on a hill").shots[0])
    stage = Stage.build(shot, seed=3, width=96, height=54)
    frames = [stage.frame(t, stage.new_data()) for t in (0.5, 1.0)]
    assert frames[0].meshes.keys() == frames[1].meshes.keys() != set()
    geom = next(iter(frames[0].meshes))
    assert np.abs(frames[0].meshes[geom] - frames[1].meshes[geom]).max() > 0.02
    track = stage.tracks[0]
    assert np.allclose(track.centre(0.0), track.centre(4.0))


def test_washing_and_its_line_are_one_thing_and_coiled_ropes_stay_coiled() -> None:
    washing = as_hung(complete(read("laundry flutters on a clothesline in a garden").shots[0]))
    assert len(washing.subjects) == 1
    hanging = as_hung(complete(read("a rope hangs between two posts").shots[0]))
    assert any(s.noun == "hanging rope" for s in hanging.subjects)
    coil = complete(read("a coil of rope on a dock").shots[0])
    assert as_hung(coil).subjects == coil.subjects
