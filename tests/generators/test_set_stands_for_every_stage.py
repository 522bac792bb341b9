"""Every stage of the vocabulary gets a set that leaves the subjects' way and the camera's view free."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.building import StageBuilder, scene_of
from generators.previz.scene import GeomKind
from generators.previz.sets import TravelBounds, dress, set_ids
from prompts.shot import Shot
from prompts.vocabulary import table
from tests.generators._blocking import shot_with

STAGES = list(table("stages"))
RUN = TravelBounds(-10.0, 10.0, -0.5, 0.5)
MOST_GEOMS = 460
"""The street in snow is the largest; what lies out of the picture costs next to nothing."""


def staged(seed=7, travel=RUN, **fields):
    builder = StageBuilder()
    shot = shot_with(**fields)
    dressing = dress(builder, shot, np.random.default_rng(seed), travel=travel)
    model = builder.spec.compile()
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    return dressing, scene_of(model, builder.blades), data


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_set_of_its_own(stage):
    dressing, scene, _ = staged(setting={"stage": stage})
    assert stage in set_ids()
    assert dressing.warnings == ()
    assert 1 <= len(scene.kind) <= MOST_GEOMS
    assert np.all(scene.subject == 0)


def test_a_shot_without_a_place_gets_a_plain_one_and_says_so():
    dressing, scene, _ = staged(setting={"place": "the inside of a clock"})
    assert len(scene.kind) > 0
    assert "inside of a clock" in dressing.warnings[0]


def test_a_set_without_subjects_is_dressed_too():
    builder = StageBuilder()
    dress(builder, Shot(setting={"stage": "meadow"}), np.random.default_rng(0), travel=TravelBounds())
    assert builder.spec.compile().ngeom > 10


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_stands_in_the_subjects_way(stage):
    camera = {"size": "wide", "view": "profile", "moves": [{"kind": "track_side"}]}
    _, scene, data = staged(setting={"stage": stage}, camera=camera)
    for index, kind in enumerate(scene.kind):
        if kind == GeomKind.PLANE:
            continue
        x, y, z = data.geom_xpos[index]
        if kind == GeomKind.HFIELD:
            land = scene.height_fields[scene.hfield_index[index]]
            middle = land.heights_m.shape[0] // 2
            assert z + land.heights_m[middle - 1 : middle + 2, middle - 1 : middle + 2].max() < 0.0
            continue
        axes = data.geom_xmat[index].reshape(3, 3)
        size = scene.size[index].astype(float)
        if kind in (GeomKind.CAPSULE, GeomKind.CYLINDER):
            size = np.array([size[0], size[0], size[1]])
        elif kind in (GeomKind.ROUND_CONE, GeomKind.CONE):
            size = np.array([max(size[0], size[2])] * 2 + [size[1]])
        half = np.abs(axes) @ size
        inside = abs(x) - half[0] < 9.0 and abs(y) - half[1] < 0.3 and z - half[2] < 1.5 and z + half[2] > 0.25
        assert not inside, (GeomKind(kind), data.geom_xpos[index], half)


@pytest.mark.parametrize("stage", ["meadow", "street", "forest"])
def test_the_same_seed_builds_the_same_set_and_another_seed_another(stage):
    first, again, other = (staged(seed, setting={"stage": stage})[2].geom_xpos for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.array_equal(first, other)


def test_a_meadow_has_grass_all_along_the_way():
    _, scene, _ = staged(setting={"stage": "meadow"}, camera={"moves": [{"kind": "track_side"}]})
    blades = scene.blades
    assert 8000 <= len(blades.height_m) <= 20000
    near = np.abs(blades.root[:, 1]) < 1.0
    counts, _ = np.histogram(blades.root[near, 0], bins=10, range=(-10, 10))
    assert counts.min() > 20
    assert np.all(blades.height_m > 0.0)
    assert blades.height_m.max() < 0.8


def test_lamps_are_lit_at_night_and_not_by_day():
    for stage in ("street", "village"):
        night, _, _ = staged(setting={"stage": stage, "time_of_day": "night"})
        day, _, _ = staged(setting={"stage": stage, "time_of_day": "day"})
        assert len(night.lights(0.0)) >= 3
        assert day.lights(0.0) == ()


def test_windows_glow_at_night_only():
    def glow(hour):
        _, scene, _ = staged(setting={"stage": "street", "time_of_day": hour})
        return float(scene.emission.sum())

    assert glow("night") > 5.0
    assert glow("midday") == 0.0


def test_snow_covers_a_snowy_street():
    def whiteness(place):
        _, scene, _ = staged(setting={"stage": "street", "place": place})
        return float(np.mean(scene.colour.min(axis=1) > 0.7))

    assert whiteness("a snowy street") > whiteness("a street") + 0.1


def test_a_room_encloses_the_camera():
    from generators.previz.sets.clearing import clearing_of

    shot = shot_with(setting={"stage": "room"}, camera={"size": "wide"})
    cameras = clearing_of(shot, TravelBounds()).cameras
    _, scene, data = staged(setting={"stage": "room"}, camera={"size": "wide"}, travel=TravelBounds())
    walls = data.geom_xpos[scene.kind == GeomKind.PLANE]
    low, high = walls.min(axis=0), walls.max(axis=0)
    assert np.all(low < cameras.min(axis=0))
    assert np.all(high > cameras.max(axis=0))


@pytest.mark.parametrize(("weather", "down"), [("snow", 0.3), ("rain", 5.0)])
def test_what_the_weather_drops_falls_around_the_camera(weather, down):
    dressing, _, _ = staged(setting={"stage": "street", "weather": weather})
    eye = np.array([30.0, -4.0, 2.0])
    flakes = dressing.flakes(2.0, eye)
    assert len(flakes.position) > 500
    assert np.abs(flakes.position - eye).max() <= 8.1
    assert -flakes.velocity[:, 2].mean() > down
    later = dressing.flakes(2.0 + 1 / 24, eye)
    fallen = flakes.position[:, 2] - later.position[:, 2]
    stayed = np.abs(fallen) < 2.0
    assert fallen[stayed].mean() == pytest.approx(-flakes.velocity[:, 2].mean() / 24, rel=0.1)


def test_nothing_falls_indoors_or_from_a_clear_sky():
    for setting in ({"stage": "room", "weather": "snow"}, {"stage": "street", "weather": "clear"}):
        dressing, _, _ = staged(setting=setting)
        assert dressing.flakes(1.0, np.zeros(3)) is None
