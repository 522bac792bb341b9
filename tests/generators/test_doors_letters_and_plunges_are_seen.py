"""Doors swing when somebody opens them, letters go into the box, an animal that dives into snow goes in nose first."""

from __future__ import annotations

import numpy as np

from generators.previz.performance import Player
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    """A request on the stage."""
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def player_of(stage: Stage, subject_id: str) -> Player:
    """The first figure of a subject."""
    return next(p for p in stage.performance.players if p.track.subject_id == subject_id)


def test_a_door_that_is_opened_swings_away_and_is_not_reported() -> None:
    stage = staged("a woman opens the door")
    leaf = [player_of(stage, "door").animation(t).joints["leaf"] for t in (0.0, 4.9)]
    assert leaf[0] == 0.0
    assert abs(float(leaf[1])) > 1.2
    assert not any("not acted" in told for told in stage.warnings)


def test_a_door_that_is_closed_was_open_before() -> None:
    leaf = [player_of(staged("a man closes the front door"), "door").animation(t).joints["leaf"] for t in (0.0, 4.9)]
    assert abs(float(leaf[0])) > 1.2 > 0.01 > abs(float(leaf[1]))


def test_a_door_opens_by_itself_slowly() -> None:
    door = player_of(staged("the door slowly opens in a dark corridor"), "door")
    angles = [abs(float(door.animation(t).joints["leaf"])) for t in (0.0, 1.5, 4.9)]
    assert angles[0] < angles[1] < angles[2]


def test_a_posted_letter_is_in_the_box_at_the_end() -> None:
    stage = staged("a man posts a letter in a red postbox")
    letter, box = player_of(stage, "letter"), player_of(stage, "postbox")
    away = [
        float(np.hypot(*np.subtract(letter.animation(t).position, box.animation(t).position)[:2])) for t in (0.5, 4.5)
    ]
    assert away[0] > 0.3 > 0.1 > away[1]


def test_a_fox_that_dives_into_snow_leaps_and_goes_in_nose_first() -> None:
    stage = staged("a fox dives into the snow headfirst to catch a mouse")
    fox = player_of(stage, "fox")
    times = np.linspace(0.0, 5.0, 41)
    high = [fox.animation(float(t)).position[2] for t in times]
    assert max(high) > high[0] + 0.3
    lands = float(times[int(np.argmin(high))])
    w, x, y, z = fox.animation(lands).rotation
    nose_up = 2.0 * (x * z - w * y)  # of the axis that points forward
    assert nose_up < -0.5
    assert fox.debris is not None
    assert any(fox.debris(float(t)) is not None for t in times)


def test_who_blows_soap_bubbles_gives_them_off_and_smokes_nothing() -> None:
    stage = staged("a girl blows soap bubbles in the garden")
    assert player_of(stage, "girl").plume is not None
    assert not any("pipe" in p.track.subject_id for p in stage.performance.players)


def test_a_place_that_burns_is_lit_by_its_fires() -> None:
    burning, calm = staged("a burning village at night"), staged("a village at night")
    fires = [light for light in burning.practicals(2.0) if light.colour[0] > 2.0 * light.colour[2]]
    assert len(fires) > len([light for light in calm.practicals(2.0) if light.colour[0] > 2.0 * light.colour[2]])
    assert burning.surroundings(2.0, burning.camera.pose(2.0)).flakes is not None


def test_who_serves_a_bowl_keeps_it_in_the_hands() -> None:
    stage = staged("the cook serves a bowl of noodles in a ramen shop")
    cook, bowl = player_of(stage, "cook"), player_of(stage, "bowl")
    for time in (0.5, 4.5):
        assert float(np.hypot(*np.subtract(bowl.animation(time).position, cook.animation(time).position)[:2])) < 0.7


def test_a_parrot_on_a_shoulder_sits_beside_the_head_and_under_its_top() -> None:
    stage = staged("a parrot sits on a pirate's shoulder")
    parrot, pirate = player_of(stage, "parrot"), player_of(stage, "pirate")
    aside = np.subtract(parrot.animation(1.0).position, pirate.animation(1.0).position)
    assert 0.12 < float(np.hypot(*aside[:2])) < 0.4
    assert float(parrot.track.base(1.0)[2]) < 0.9 * pirate.model.height_m
