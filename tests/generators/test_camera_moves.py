"""What a move asks for is what the poses do: displacement, units, what stays fixed, and the label a viewer gives it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.previz.camera import camera_path, movement_labels, project, subject_scale
from generators.previz.camera.moves import eased
from prompts.shot import Shot
from prompts.vocabulary import table
from tests.generators._blocking import CLIP_S, PERSON_KIND, LevelGround, Walker, shot_with

BACKGROUND = np.array([0.0, 40.0, 1.0])


def path_of(track, moves, *, time_scale=1.0, **camera):
    camera = {"size": "wide", "view": "front", "composition": "centred", **camera}
    shot = shot_with(camera={**camera, "moves": moves}, time_scale=time_scale)
    return camera_path(shot, [track], LevelGround(), seconds=CLIP_S, aspect=16 / 9, seed=5)


def ends(path):
    return path.pose(0.0), path.pose(CLIP_S)


def yaw_deg(pose):
    return math.degrees(math.atan2(-pose.rotation[1, 2], -pose.rotation[0, 2]))


def pitch_deg(pose):
    return math.degrees(math.asin(-pose.rotation[2, 2]))


LABELS = {
    "static": {"Static"},
    "pan_left": {"Pan Left"},
    "pan_right": {"Pan Right"},
    "tilt_up": {"Tilt Up"},
    "tilt_down": {"Tilt Down"},
    "roll_cw": {"Roll Clockwise"},
    "roll_ccw": {"Roll Counterclockwise"},
    "dolly_in": {"Move In"},
    "dolly_out": {"Move Out"},
    "truck_left": {"Move Left"},
    "truck_right": {"Move Right"},
    "pedestal_up": {"Move Up"},
    "pedestal_down": {"Move Down"},
    "zoom_in": {"Zoom In"},
    "zoom_out": {"Zoom Out"},
    "dolly_zoom_in": {"Move In", "Zoom Out"},
    "dolly_zoom_out": {"Move Out", "Zoom In"},
}


@pytest.mark.parametrize("kind", list(LABELS))
@pytest.mark.parametrize("speed", ["slow", "medium", "fast"])
def test_a_basic_move_is_seen_as_what_it_is_and_as_nothing_else(kind, speed):
    assert movement_labels(path_of(Walker(), [{"kind": kind, "speed": speed}]), CLIP_S) == LABELS[kind]


@pytest.mark.parametrize(
    ("kind", "among"),
    [
        ("crane_up", {"Move Up", "Tilt Down"}),
        ("arc_cw", {"Move Left", "Pan Right"}),
        ("arc_ccw", {"Move Right", "Pan Left"}),
        ("bullet_time", {"Move Right", "Pan Left"}),
        ("reveal", {"Move Right"}),
        ("whip_pan", {"Pan Right"}),
        ("fpv", {"Move In"}),
        ("steadicam", {"Move In"}),
    ],
)
def test_a_compound_move_has_its_parts(kind, among):
    assert among <= movement_labels(path_of(Walker(), [{"kind": kind}]), CLIP_S)


def test_every_move_of_the_vocabulary_gives_a_path():
    for kind in table("camera_moves"):
        pose = path_of(Walker(speed_mps=1.0), [{"kind": kind}]).pose(2.0)
        assert np.all(np.isfinite(pose.position))
        assert np.allclose(pose.rotation.T @ pose.rotation, np.eye(3), atol=1e-5)


@pytest.mark.parametrize(("kind", "sign"), [("pan_left", 1), ("pan_right", -1)])
def test_a_pan_turns_by_its_degrees_a_second_and_goes_nowhere(kind, sign):
    first, last = ends(path_of(Walker(), [{"kind": kind, "speed": "medium"}]))
    assert np.array_equal(first.position, last.position)
    turned = math.remainder(yaw_deg(last) - yaw_deg(first), 360.0)
    assert turned == pytest.approx(sign * table("camera_moves")[kind].medium * CLIP_S, abs=0.05)
    assert pitch_deg(last) == pytest.approx(pitch_deg(first), abs=1e-3)


def test_a_given_amount_is_the_total():
    first, last = ends(path_of(Walker(), [{"kind": "tilt_up", "amount": 12.0}]))
    assert pitch_deg(last) - pitch_deg(first) == pytest.approx(12.0, abs=0.02)
    first, last = ends(path_of(Walker(), [{"kind": "truck_right", "amount": 2.5}]))
    slide = last.position - first.position
    assert slide @ first.rotation[:, 0] == pytest.approx(2.5, abs=1e-3)
    assert np.linalg.norm(slide) == pytest.approx(2.5, abs=1e-3)
    first, last = ends(path_of(Walker(), [{"kind": "zoom_in", "amount": 2.0}]))
    assert last.focal_length_mm / first.focal_length_mm == pytest.approx(2.0, rel=1e-6)


def test_a_dolly_runs_along_the_view_axis_without_turning():
    first, last = ends(path_of(Walker(), [{"kind": "dolly_in", "amount": 0.4}]))
    way = last.position - first.position
    forward = -first.rotation[:, 2]
    assert way @ forward == pytest.approx(0.4 * first.focus_m, rel=0.01)
    assert np.linalg.norm(np.cross(way, forward)) < 0.05 * np.linalg.norm(way)
    assert np.allclose(first.rotation, last.rotation, atol=1e-6)


def test_a_dolly_keeps_an_off_centre_subject_in_its_place_and_its_head_in_the_frame():
    walker = Walker()
    moves = [{"kind": "dolly_in", "amount": 0.5}]
    for size in ("wide", "medium_full"):
        first, last = ends(path_of(walker, moves, size=size, composition="rule of thirds left"))
        for pose in (first, last):
            assert project(pose, walker.centre(0.0))[0] == pytest.approx(-1 / 6, abs=0.02)
            assert project(pose, np.array([0.0, 0.0, walker.height_m]))[1] < 0.5


def test_several_subjects_are_all_in_the_frame_however_close_the_size():
    pair = [Walker(start=np.array([-0.6, 0.0, 0.0])), Walker(subject_id="b", number=2, start=np.array([0.6, 0.0, 0.0]))]
    subjects = [{"id": "walker", "noun": "boy", "kind": PERSON_KIND}, {"id": "b", "noun": "girl", "kind": PERSON_KIND}]
    for size in ("wide", "medium_full", "close_up"):
        shot = Shot(subjects=subjects, camera={"size": size, "view": "front"})
        pose = camera_path(shot, pair, LevelGround(), seconds=CLIP_S, aspect=16 / 9, seed=1).pose(0.0)
        for track in pair:
            across, up, _ = project(pose, track.focus(0.0))
            assert abs(across) < 0.5
            assert abs(up) < 0.5


def test_a_zoom_does_not_move_the_camera():
    first, last = ends(path_of(Walker(), [{"kind": "zoom_out"}]))
    assert np.array_equal(first.position, last.position)
    assert np.array_equal(first.rotation, last.rotation)


@pytest.mark.parametrize("kind", ["dolly_zoom_in", "dolly_zoom_out"])
@pytest.mark.parametrize("speed_mps", [0.0, 1.2])
def test_a_dolly_zoom_keeps_the_subject_and_changes_the_background(kind, speed_mps):
    walker = Walker(speed_mps=speed_mps)
    path = path_of(walker, [{"kind": kind}])
    sizes = [subject_scale(path.pose(t), walker.centre(t)) for t in np.linspace(0.0, CLIP_S, 21)]
    assert max(sizes) / min(sizes) < 1.01
    behind = [subject_scale(pose, BACKGROUND) for pose in ends(path)]
    ratio = behind[1] / behind[0] if kind == "dolly_zoom_out" else behind[0] / behind[1]
    assert ratio > 1.5


@pytest.mark.parametrize("kind", ["track_side", "track_lead", "track_tail", "track_front_side", "track_rear_side"])
@pytest.mark.parametrize("time_scale", [1.0, 0.4])
def test_a_tracking_camera_travels_with_its_subject(kind, time_scale):
    runner = Walker(speed_mps=6.0, way=(1.0, 0.0, 0.0), story_seconds=CLIP_S * time_scale)
    path = path_of(runner, [{"kind": kind}], time_scale=time_scale, view=None, composition="")
    seen = np.array([project(path.pose(t), runner.centre(t * time_scale))[:2] for t in np.linspace(0, CLIP_S, 26)])
    assert np.ptp(seen, axis=0).max() < 0.02
    first, last = ends(path)
    assert np.linalg.norm(last.position - first.position) == pytest.approx(6.0 * CLIP_S * time_scale, rel=0.01)


def test_leading_backs_away_and_tailing_follows():
    runner = Walker(speed_mps=4.0, way=(1.0, 0.0, 0.0))
    assert movement_labels(path_of(runner, [{"kind": "track_lead"}], view=None), CLIP_S) == {"Move Out"}
    assert movement_labels(path_of(runner, [{"kind": "track_tail"}], view=None), CLIP_S) == {"Move In"}


def test_a_following_pan_stays_put_and_keeps_its_subject():
    runner = Walker(speed_mps=3.0, way=(1.0, 0.0, 0.0))
    path = path_of(runner, [{"kind": "pan_follow"}], view="profile")
    first, last = ends(path)
    assert np.array_equal(first.position, last.position)
    for t in np.linspace(0.0, CLIP_S, 11):
        assert abs(project(path.pose(t), runner.centre(t))[0]) < 0.02


def test_an_orbit_keeps_its_distance_and_its_subject():
    walker = Walker()
    path = path_of(walker, [{"kind": "arc_cw", "amount": 120.0}])
    poses = [path.pose(t) for t in np.linspace(0.0, CLIP_S, 9)]
    away = [np.linalg.norm(pose.position[:2]) for pose in poses]
    assert max(away) - min(away) < 0.01
    bearings = np.unwrap([math.atan2(pose.position[1], pose.position[0]) for pose in poses])
    assert math.degrees(bearings[-1] - bearings[0]) == pytest.approx(-120.0, abs=0.1)
    assert all(abs(project(pose, walker.centre(0.0))[0]) < 0.005 for pose in poses)


def test_a_crane_rises_on_an_arc_and_keeps_looking():
    walker = Walker()
    path = path_of(walker, [{"kind": "crane_up", "amount": 30.0}])
    first, last = ends(path)
    assert pitch_deg(last) - pitch_deg(first) == pytest.approx(-30.0, abs=0.1)
    assert last.position[2] > first.position[2] + 2.0
    assert project(last, walker.centre(0.0))[1] == pytest.approx(project(first, walker.centre(0.0))[1], abs=0.02)


def test_moves_run_one_after_another_and_overlapping_ones_together():
    path = path_of(Walker(), [{"kind": "dolly_in"}, {"kind": "pan_left"}])
    half = path.pose(CLIP_S / 2)
    assert yaw_deg(half) == pytest.approx(yaw_deg(path.pose(0.0)), abs=1e-3)
    assert np.allclose(half.position, path.pose(CLIP_S).position, atol=1e-5)
    both = [{"kind": "dolly_in", "start_s": 0, "end_s": 5}, {"kind": "pan_left", "start_s": 0, "end_s": 5}]
    assert movement_labels(path_of(Walker(), both), CLIP_S) >= {"Move In", "Pan Left"}


def test_a_whip_pan_is_over_in_a_blink_and_lands_on_the_subject():
    walker = Walker()
    path = path_of(walker, [{"kind": "whip_pan"}])
    assert abs(project(path.pose(CLIP_S), walker.centre(0.0))[0]) < 0.01
    rates = np.abs(np.diff(np.unwrap([math.radians(yaw_deg(path.pose(t))) for t in np.arange(0, 5, 1 / 24)]))) * 24
    assert math.degrees(rates.max()) > 180.0
    assert np.count_nonzero(rates > 1e-4) <= 12


def test_handheld_shakes_within_its_band_and_is_the_same_for_a_seed():
    path = path_of(Walker(), [{"kind": "handheld"}])
    times = np.arange(0.0, CLIP_S, 1 / 48)
    yaw = np.array([yaw_deg(path.pose(t)) for t in times])
    assert 0.15 < yaw.std() < 1.2
    again = path_of(Walker(), [{"kind": "handheld"}])
    assert np.array_equal(path.pose(1.3).position, again.pose(1.3).position)
    spectrum = np.abs(np.fft.rfft((yaw - yaw.mean()) * np.hanning(len(yaw)))) ** 2
    frequencies = np.fft.rfftfreq(len(yaw), 1 / 48)
    assert spectrum[frequencies > 7.0].sum() < 0.02 * spectrum.sum()


def test_a_rack_focus_pulls_from_one_subject_to_the_other():
    near, far = Walker(), Walker(subject_id="other", number=2, start=np.array([0.0, 6.0, 0.0]))
    shot = shot_with(camera={"size": "medium", "view": "front", "moves": [{"kind": "rack_focus"}]})
    path = camera_path(shot, [near, far], LevelGround(), seconds=CLIP_S, aspect=16 / 9, seed=1)
    first, last = ends(path)
    depths = sorted(project(first, track.focus(0.0))[2] for track in (near, far))
    assert sorted((first.focus_m, last.focus_m)) == pytest.approx(depths, rel=0.2)
    assert np.array_equal(first.position, last.position)


def test_point_of_view_looks_where_the_subject_goes():
    walker = Walker(speed_mps=1.4, way=(1.0, 0.0, 0.0))
    pose = path_of(walker, [{"kind": "pov"}]).pose(1.0)
    assert -pose.rotation[0, 2] > 0.98
    assert np.linalg.norm(pose.position - walker.focus(1.0)) < 0.6


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(list(table("camera_moves"))),
    size=st.sampled_from(list(table("shot_sizes"))),
    angle=st.sampled_from(list(table("angles"))),
    view=st.sampled_from(list(table("views"))),
    speed=st.sampled_from([0.0, 1.4, 9.0]),
    clip_s=st.floats(0.0, CLIP_S),
)
def test_the_camera_is_never_under_ground_or_inside_its_subject(kind, size, angle, view, speed, clip_s):
    walker = Walker(speed_mps=speed, way=(1.0, 0.0, 0.0))
    pose = path_of(walker, [{"kind": kind}], size=size, angle=angle, view=view).pose(clip_s)
    assert pose.position[2] > 0.0
    local = np.abs(pose.position - walker.centre(clip_s)) / [
        walker.length_m / 2,
        walker.width_m / 2,
        walker.height_m / 2,
    ]
    assert np.linalg.norm(local) > 1.0 or kind == "pov"


@given(start=st.floats(0, 4), span=st.floats(0.05, 4))
def test_a_move_starts_and_stops_gently(start, span):
    times = start + span * np.linspace(0.0, 1.0, 101)
    done = np.array([eased(t, start, start + span) for t in times])
    assert done[0] == pytest.approx(0.0, abs=1e-6)
    assert done[-1] == pytest.approx(1.0, abs=1e-6)
    steps = np.diff(done)
    assert np.all(steps >= -1e-9)
    assert steps[0] < 0.1 * steps.max()
    assert steps[-1] < 0.1 * steps.max()
