"""Drawers, fridges and cases open, take in what is put into them by hands that nobody names, and close."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.performance import Player
from generators.previz.stage import Stage
from generators.previz.taking_in import takers_of
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    """A request on the stage."""
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def player_of(stage: Stage, subject_id: str) -> Player:
    """The first figure of a subject."""
    return next(p for p in stage.performance.players if p.track.subject_id == subject_id)


def away_m(stage: Stage, thing: str, taker: str, story_s: float) -> float:
    """How far a thing is from another on the ground, m."""
    a, b = (player_of(stage, one).animation(story_s).position for one in (thing, taker))
    return float(np.hypot(a[0] - b[0], a[1] - b[1]))


@pytest.mark.parametrize(
    ("words", "thing", "taker", "part"),
    [
        ("A fridge door opens, a carton of milk is put in, and the door closes", "carton", "door", "door"),
        ("A drawer opens, a pen is put in, and the drawer closes", "pen", "drawer", "drawer"),
        ("An oven opens, a tray of cookies is slid in, and the oven closes", "tray", "oven", "door"),
    ],
)
def test_what_is_put_in_is_inside_when_the_thing_is_shut_again(words: str, thing: str, taker: str, part: str) -> None:
    stage = staged(words)
    seconds = stage.camera.seconds * stage.time_scale
    player = player_of(stage, taker)
    opened = [abs(float(player.animation(t).joints[part])) for t in (0.0, 0.5 * seconds, seconds)]
    assert opened[1] > max(opened[0], opened[2]) + 0.1
    assert away_m(stage, thing, taker, seconds) < 0.35 < 0.6 < away_m(stage, thing, taker, 0.0)
    assert not any("not acted" in told or "not drawn" in told for told in stage.warnings)


def test_nobody_who_was_not_named_stands_by_a_thing_that_opens_by_itself() -> None:
    shot = as_staged(
        complete(read("A microwave opens, a plate of pasta is placed inside, and the door closes").shots[0])
    )
    assert {s.kind for s in shot.subjects}.isdisjoint({"human", "building"})


def test_what_is_taken_out_is_inside_first() -> None:
    stage = staged("A cupboard opens, a mug is taken out and the cupboard closes")
    assert away_m(stage, "mug", "cupboard", 0.0) < 0.4 < away_m(stage, "mug", "cupboard", stage.camera.seconds)


def test_what_is_put_in_fits() -> None:
    stage = staged("A CD tray opens, a disc is placed inside, and then the tray closes.")
    assert player_of(stage, "disc").model.length_m < 0.13


def test_somebody_who_is_named_puts_things_in_with_their_own_hands() -> None:
    shot = complete(read("A woman opens the fridge, puts a carton of milk in it and closes the door").shots[0])
    assert not takers_of(as_staged(shot))


def test_a_thing_that_slams_shut_is_read_as_closing() -> None:
    shot = read("A drawer opens and the drawer slams shut").shots[0]
    assert [(s.noun, s.count) for s in shot.subjects] == [("drawer", 1)]


def test_kitchen_machines_stand_in_kitchens() -> None:
    shot = complete(read("The door of the dishwasher opens and a dirty plate is put in").shots[0])
    assert "kitchen" in f"{shot.setting.place} {shot.setting.stage}"


def test_what_sparkles_inside_a_small_box_is_in_it_all_the_time() -> None:
    stage = staged("A ring box opens, a diamond ring sparkles inside, and the box snaps closed.")
    assert max(away_m(stage, "ring", "box", t) for t in (0.0, 3.0, 6.0)) < 0.05
    assert player_of(stage, "box").model.height_m < 0.1


@pytest.mark.parametrize(
    "words", ["a slice of toast popping out of a toaster", "two slices of bread pop up from the toaster"]
)
def test_toast_comes_up_in_its_toaster(words: str) -> None:
    stage = staged(words)
    tops = []
    for story_s in (0.0, 4.9):
        data = mujoco.MjData(stage.model)
        stage.performance.pose(story_s, data)
        mujoco.mj_kinematics(stage.model, data)
        own = [g for g in range(stage.model.ngeom) if "slices" in stage.model.body(stage.model.geom_bodyid[g]).name]
        tops.append(float(data.geom_xpos[own, 2].max()))
    assert tops[1] > tops[0] + 0.05
