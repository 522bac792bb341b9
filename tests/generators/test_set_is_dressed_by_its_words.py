"""Rooms and grounds are dressed by the words of the place: each row builds, differs, and leaves the way free."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import mujoco
import numpy as np
import pytest

from generators.previz.building import StageBuilder, scene_of
from generators.previz.scene import GeomKind
from generators.previz.sets import TravelBounds, dress
from generators.previz.sets.furnishing import room_ids, room_of
from generators.previz.sets.grounds import ground_of
from generators.previz.sets.pieces import pieces
from prompts.shot import Camera, Setting, Shot, Subject

PACKAGE = "generators.previz.sets"
ROOMS = tomllib.loads(files(PACKAGE).joinpath("rooms.toml").read_text("utf-8"))["rooms"]
GROUNDS = tomllib.loads(files(PACKAGE).joinpath("grounds.toml").read_text("utf-8"))
MOST_GEOMS = 760


def built(place: str, stage: str, *, interior: bool = False, night: bool = False):
    shot = Shot(
        subjects=[Subject(id="a", noun="man", kind="human")],
        setting=Setting(place=place, stage=stage, interior=interior, time_of_day="night" if night else "day"),
        camera=Camera(size="wide"),
    )
    builder = StageBuilder()
    dressing = dress(builder, shot, np.random.default_rng(4), travel=TravelBounds(-1.5, 1.5, -0.5, 0.5))
    model = builder.spec.compile()
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    return dressing, scene_of(model, builder.blades), data


OVER_THEM = {name for name, row in GROUNDS.items() if "under the falls" in row["words"]}
"""Places whose pieces come down over whoever is there."""


def signature(scene) -> tuple:
    return len(scene.kind), round(float(scene.colour.sum()), 3)


@pytest.mark.parametrize("name", list(ROOMS))
def test_every_room_is_found_by_its_words_and_is_its_own(name: str) -> None:
    plan = room_of(f"a {ROOMS[name]['words'][0]}")
    assert plan is not None
    assert plan.words == tuple(ROOMS[name]["words"])
    dressing, scene, _ = built(f"a {ROOMS[name]['words'][0]}", "room", interior=True, night=True)
    plain = built("a simple living room", "room", interior=True, night=True)[1]
    assert signature(scene) != signature(plain)
    assert len(scene.kind) < MOST_GEOMS
    assert dressing.lights(1.0)


def test_no_two_rooms_are_alike() -> None:
    made = {name: signature(built(f"a {row['words'][0]}", "room", interior=True)[1]) for name, row in ROOMS.items()}
    assert len(set(made.values())) == len(room_ids())


@pytest.mark.parametrize("name", list(GROUNDS))
def test_every_ground_is_dressed_by_its_words(name: str) -> None:
    stage, word = GROUNDS[name]["stages"][0], GROUNDS[name]["words"][0]
    assert ground_of(stage, f"a {word}") is not None
    scene, plain = built(f"a {word}", stage)[1], built("somewhere", stage)[1]
    assert signature(scene) != signature(plain)
    assert len(scene.kind) < MOST_GEOMS


@pytest.mark.parametrize(
    ("place", "stage", "interior"),
    [(f"a {row['words'][0]}", "room", True) for row in ROOMS.values()]
    + [(f"a {row['words'][0]}", row["stages"][0], False) for name, row in GROUNDS.items() if name not in OVER_THEM],
)
def test_no_piece_stands_where_the_subjects_move(place: str, stage: str, interior: bool) -> None:
    _, scene, data = built(place, stage, interior=interior)
    for index, kind in enumerate(scene.kind):
        if kind in (GeomKind.PLANE, GeomKind.HFIELD):
            continue
        x, y, z = data.geom_xpos[index]
        size = scene.size[index].astype(float)
        if kind in (GeomKind.CAPSULE, GeomKind.CYLINDER, GeomKind.ROUND_CONE, GeomKind.CONE):
            size = np.array([max(size[0], size[2])] * 2 + [size[1]])
        half = np.abs(data.geom_xmat[index].reshape(3, 3)) @ size
        inside = abs(x) - half[0] < 1.2 and abs(y) - half[1] < 0.3 and z - half[2] < 1.5 and z + half[2] > 0.25
        assert not inside, (GeomKind(kind), data.geom_xpos[index], half)


def test_every_piece_that_a_table_names_exists() -> None:
    named = {piece[0] for row in (*ROOMS.values(), *GROUNDS.values()) for piece in row.get("pieces", [])}
    assert named <= set(pieces())


def test_torches_and_hearths_burn() -> None:
    for place in ("a castle hall", "a log cabin", "a church"):
        dressing, _, _ = built(place, "room", interior=True, night=True)
        cloud = dressing.flakes(1.0, np.zeros(3))
        assert cloud is not None
        assert cloud.glow.max() == 1.0
        flicker = [sum(sum(light.colour) for light in dressing.lights(t)) for t in np.arange(0.0, 1.0, 0.05)]
        assert max(flicker) > 1.01 * min(flicker)


def test_lamps_of_a_park_are_lit_at_night_only() -> None:
    assert len(built("a park", "meadow", night=True)[0].lights(0.0)) > len(built("a park", "meadow")[0].lights(0.0))
