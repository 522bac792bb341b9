"""A shot's size, angle, view and composition decide where the camera stands, with the subject's real extents."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.camera import camera_path, project, subject_scale
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.vocabulary import table
from tests.generators._blocking import CLIP_S, LevelGround, Walker, shot_with

SIZES = table("shot_sizes")


def path_of(track, aspect=16 / 9, animate=True, **camera):
    shot = shot_with(animate, camera=camera)
    return camera_path(shot, [track], LevelGround(), seconds=CLIP_S, aspect=aspect, seed=3)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_person_fills_the_fraction_of_the_frame_that_the_table_says(size):
    walker = Walker()
    path = path_of(walker, size=size)
    aimed_at = walker.centre(2.5) if SIZES[size].fraction <= 1 else walker.focus(2.5)
    share = walker.height_m * subject_scale(path.pose(0.0), aimed_at)
    assert share == pytest.approx(SIZES[size].fraction, rel=0.05)


@pytest.mark.parametrize("size", ["extreme_wide", "wide", "full"])
@pytest.mark.parametrize("aspect", [16 / 9, 1.0, 9 / 16])
def test_a_whole_body_lies_inside_the_frame_even_when_it_is_long(size, aspect):
    horse = Walker(way=(1.0, 0.0, 0.0), height_m=1.6, length_m=2.6, width_m=0.6)
    pose = path_of(horse, aspect=aspect, size=size, view="profile").pose(0.0)
    for along in (-1.3, 1.3):
        for up in (0.0, 1.6):
            across, high, _ = project(pose, np.array([along, 0.0, up]))
            assert abs(across) < 0.5
            assert abs(high) < 0.5


def test_the_distance_follows_from_the_pinhole():
    walker = Walker()
    path = path_of(walker, size="full", focal_length_mm=50.0)
    expected = walker.height_m * 50.0 / (20.25 * SIZES["full"].fraction)
    assert path.framing.distance_m == pytest.approx(expected, rel=1e-6)
    assert path.pose(0.0).sensor_mm == pytest.approx((36.0, 20.25))


@pytest.mark.parametrize("size", ["medium", "medium_close_up", "close_up"])
def test_a_close_size_keeps_a_little_room_above_the_head(size):
    walker = Walker()
    pose = path_of(walker, size=size).pose(0.0)
    head = project(pose, np.array([0.0, 0.0, walker.height_m]))[1]
    assert 0.38 < head < 0.49


@pytest.mark.parametrize(("angle", "pitch_deg"), [("eye_level", 0.0), ("high_angle", -30.0), ("overhead", -60.0)])
def test_the_angle_is_the_pitch(angle, pitch_deg):
    forward = -path_of(Walker(), size="wide", angle=angle).pose(0.0).rotation[:, 2]
    assert math.degrees(math.asin(forward[2])) == pytest.approx(pitch_deg, abs=0.5)


@pytest.mark.parametrize("angle", ["low_angle", "worms_eye"])
def test_a_low_angle_looks_up_from_above_the_ground(angle):
    pose = path_of(Walker(), size="full", angle=angle).pose(0.0)
    assert pose.position[2] > 0.0
    assert -pose.rotation[2, 2] > 0.05


def test_a_dutch_angle_rolls_the_camera():
    axes = path_of(Walker(), angle="dutch").pose(0.0).rotation
    assert math.degrees(math.atan2(-axes[2, 0], axes[2, 1])) == pytest.approx(
        table("angles")["dutch"].roll_deg, abs=0.1
    )


@pytest.mark.parametrize(("view", "azimuth_deg"), [("front", 0.0), ("profile", 90.0), ("back", 180.0)])
def test_the_view_is_the_side_that_is_seen(view, azimuth_deg):
    walker = Walker(way=(1.0, 0.0, 0.0))
    position = path_of(walker, view=view).pose(0.0).position
    towards = position[:2] / np.linalg.norm(position[:2])
    assert math.degrees(math.acos(np.clip(towards[0], -1, 1))) == pytest.approx(azimuth_deg, abs=1.0)


def test_of_the_two_profiles_the_camera_takes_the_side_that_sets_keep_free():
    for way in ((1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)):
        assert path_of(Walker(way=way), view="profile").pose(0.0).position[1] < 0.0


def test_thirds_put_the_subject_off_centre_and_centred_does_not():
    walker = Walker()
    left = project(path_of(walker, composition="rule of thirds left").pose(0.0), walker.centre(0.0))[0]
    right = project(path_of(walker, composition="rule of thirds right").pose(0.0), walker.centre(0.0))[0]
    middle = project(path_of(walker, composition="centred").pose(0.0), walker.centre(0.0))[0]
    assert left == pytest.approx(-1 / 6, abs=0.01)
    assert right == pytest.approx(1 / 6, abs=0.01)
    assert middle == pytest.approx(0.0, abs=0.001)


def test_a_runner_gets_room_to_run_into():
    moves = [{"kind": "track_side"}]
    for way, sign in (((1.0, 0.0, 0.0), -1), ((-1.0, 0.0, 0.0), 1)):
        runner = Walker(speed_mps=4.0, way=way)
        across = project(path_of(runner, size="wide", view="profile", moves=moves).pose(1.0), runner.centre(1.0))[0]
        assert sign * across > 0.05


def test_a_height_and_a_distance_that_the_user_gave_are_obeyed():
    path = path_of(Walker(), height_m=1.2, distance_m=9.0, focal_length_mm=50.0)
    pose = path.pose(0.0)
    assert pose.position[2] == pytest.approx(1.2, abs=0.01)
    assert project(pose, np.array([0.0, 0.0, 0.9]))[2] == pytest.approx(9.0, abs=0.05)


def test_a_thing_has_no_face_so_a_close_up_shows_all_of_it():
    ball = Walker(height_m=0.1, length_m=0.1, width_m=0.1)
    pose = path_of(ball, animate=False, size="extreme_close_up").pose(0.0)
    assert 0.5 < 0.1 * subject_scale(pose, ball.centre(0.0)) < 1.0


def test_the_focus_lies_on_the_subject():
    walker = Walker()
    pose = path_of(walker, size="medium").pose(0.0)
    assert pose.focus_m == pytest.approx(project(pose, walker.focus(0.0))[2], rel=1e-3)


def test_a_place_is_filmed_as_a_place_unless_the_user_said_from_where() -> None:
    from generators.previz.camera import as_place
    from prompts.complete import complete
    from prompts.read import read

    waves = complete(read("waves crash on a rocky shore").shots[0])
    taken = as_place(waves, waves, ())
    assert taken.camera.focal_length_mm < 35
    assert taken.camera.height_m > 1.5
    lens = complete(read("waves crash on a rocky shore, 85mm").shots[0])
    assert as_place(lens, lens, ()).camera.focal_length_mm == 85
    above = complete(read("top-down view of a city at night").shots[0])
    assert as_place(above, above, ()) == above


@pytest.mark.parametrize("beast", ["cat", "horse", "elephant", "dog"])
def test_a_close_up_of_a_beast_holds_its_whole_head(beast: str) -> None:
    shot = complete(read(f"a {beast}, close-up, static").shots[0])
    stage = Stage.build(shot, seed=3, width=320, height=180)
    data = stage.new_data()
    frame = stage.frame(1.0, data)
    names = [stage.model.body(int(body)).name for body in stage.model.geom_bodyid[stage.drawn]]
    heads = [n for n, name in enumerate(names) if name.endswith(("/head", "/lear", "/rear"))]
    assert heads
    for n in heads:
        across, up, _ = project(frame.camera, np.asarray(frame.position[n], np.float64))
        assert abs(across) < 0.5
        assert abs(up) < 0.5
