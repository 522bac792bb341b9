"""The stage is one MuJoCo model and functions of time; written as MJCF and read back it is the same stage."""

from __future__ import annotations

from dataclasses import fields

import mujoco
import numpy as np
import pytest

from generators.previz.building import scene_of, with_geoms
from generators.previz.stage import Stage, travel_of
from prompts.shot import Beat, Camera, Setting, Shot, Subject

SHOT = Shot(
    subjects=[Subject(id="dog", noun="dog"), Subject(id="ball", noun="ball")],
    beats=[Beat(subject="dog", action="running", motion="run", speed_mps=6.0)],
    setting=Setting(place="a snowy meadow", stage="meadow", weather="snow"),
    duration_s=2.0,
    time_scale=0.5,
)


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage.build(SHOT, seed=3, width=160, height=90)


def test_every_frame_is_a_function_of_its_time_alone(stage: Stage) -> None:
    forwards, backwards = stage.new_data(), stage.new_data()
    times = [0.0, 0.7, 1.9]
    first = [stage.frame(t, forwards) for t in times]
    second = [stage.frame(t, backwards) for t in reversed(times)][::-1]
    for a, b in zip(first, second, strict=True):
        assert np.array_equal(a.position, b.position)
        assert np.array_equal(a.rotation, b.rotation)
        assert np.array_equal(a.camera.position, b.camera.position)
        assert a.lights == b.lights


def test_the_same_seed_builds_the_same_stage(stage: Stage) -> None:
    again = Stage.build(SHOT, seed=3, width=160, height=90)
    assert again.mjcf() == stage.mjcf()
    assert again.grade == stage.grade


def test_mjcf_read_back_draws_the_same(stage: Stage) -> None:
    model = mujoco.MjModel.from_xml_string(stage.mjcf())
    scene = with_geoms(scene_of(model), stage.drawn)
    for field in fields(scene):
        before, after = getattr(stage.scene, field.name), getattr(scene, field.name)
        if isinstance(before, np.ndarray) and field.name not in ("mesh_vertices", "mesh_faces", "mesh_face_range"):
            assert np.allclose(before, after, atol=1e-4), field.name
    data, posed = mujoco.MjData(model), stage.new_data()
    stage.performance.pose(0.0, posed)
    data.qpos[:] = posed.qpos
    mujoco.mj_kinematics(model, data)
    mujoco.mj_kinematics(stage.model, posed)
    assert np.allclose(data.geom_xpos, posed.geom_xpos, atol=1e-3)


def test_the_model_holds_the_shots_camera_and_key_light(stage: Stage) -> None:
    model = mujoco.MjModel.from_xml_string(stage.mjcf())
    pose = stage.camera.pose(0.0)
    assert np.allclose(model.cam("shot").pos, pose.position, atol=1e-4)
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    assert np.allclose(data.cam("shot").xmat.reshape(3, 3), pose.rotation, atol=1e-4)
    vertical = 2 * np.degrees(np.arctan(pose.sensor_mm[1] / 2 / pose.focal_length_mm))
    assert model.cam("shot").fovy[0] == pytest.approx(vertical, rel=1e-4)
    assert model.light("key").dir[2] < 0


def test_story_time_is_clip_time_slowed(stage: Stage) -> None:
    track = next(track for track in stage.tracks if track.subject_id == "dog")
    way = np.linalg.norm(track.base(1.0) - track.base(0.0))
    assert way == pytest.approx(6.0, rel=0.1)
    assert stage.frame(2.0, stage.new_data()).time_s == pytest.approx(1.0)


def test_the_way_of_the_subjects_is_known_to_the_set() -> None:
    across = travel_of(SHOT)
    assert across.x_max - across.x_min > 6.0 > across.y_max - across.y_min
    towards = travel_of(SHOT.model_copy(update={"beats": [SHOT.beats[0].model_copy(update={"direction": "toward"})]}))
    assert towards.y_max - towards.y_min > 6.0 > towards.x_max - towards.x_min


@pytest.mark.parametrize(("wind_mps", "stormy"), [(0.0, False), (20.0, True)])
def test_wind_bends_the_grass(wind_mps: float, stormy: bool) -> None:
    shot = SHOT.model_copy(update={"setting": SHOT.setting.model_copy(update={"wind_mps": wind_mps})})
    stage = Stage.build(shot, seed=3, width=160, height=90)
    assert (stage.frame(0.0, stage.new_data()).wind_lean > 0.2) is stormy


def test_snow_falls_where_the_weather_says_so(stage: Stage) -> None:
    frame = stage.frame(0.0, stage.new_data())
    assert frame.flakes is not None
    assert len(frame.flakes.position) > 100


def test_a_shutter_of_180_degrees_is_half_a_frame_of_story_time(stage: Stage) -> None:
    assert stage.exposure_s == pytest.approx(0.5 / 24 * 0.5)
    slow = SHOT.model_copy(update={"camera": Camera(shutter_deg=360)})
    assert Stage.build(slow, seed=3, width=160, height=90).exposure_s == pytest.approx(1 / 24 * 0.5)
