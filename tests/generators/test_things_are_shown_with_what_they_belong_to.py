"""What is in, on or of something else is shown so: a pendulum in its clock, tulips in a vase, a cake on a fridge."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.gear_trains import with_gear_trains
from generators.previz.rigs.stuff import not_of_stuff
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def told(request: str) -> Shot:
    return complete(read(request).shots[0])


def nouns(request: str) -> list[str]:
    return [subject.noun for subject in as_staged(told(request)).subjects]


def bases(request: str) -> dict[str, float]:
    """The heights of the lowest points of things, m, by their ids, at half of the clip."""
    stage = Stage.build(told(request), seed=3, width=64, height=36)
    return {track.subject_id: float(track.base(2.5)[2]) for track in stage.tracks}


@pytest.mark.parametrize(
    "request_text", ["a pendulum swinging inside an old wall clock", "the pendulum of a clock swings back and forth"]
)
def test_a_pendulum_is_in_its_clock(request_text: str) -> None:
    assert nouns(request_text) == ["pendulum clock"]


def test_a_pendulum_beside_a_clock_stays_one() -> None:
    assert "pendulum" in nouns("a pendulum swings beside a clock")


@pytest.mark.parametrize(
    "request_text", ["a pirate opens a chest full of gold", "a girl opens an old chest filled with jewels"]
)
def test_a_chest_of_gold_shows_its_gold(request_text: str) -> None:
    assert "treasure chest" in nouns(request_text)


def test_a_chest_of_clothes_holds_no_treasure() -> None:
    assert "treasure chest" not in nouns("a girl opens a chest full of clothes")


@pytest.mark.parametrize(
    ("request_text", "position"),
    [("a black vase with white tulips", "in the vase"), ("a wooden bowl with red apples", "in the bowl")],
)
def test_a_vessel_has_in_it_what_it_comes_with(request_text: str, position: str) -> None:
    assert as_staged(told(request_text)).subjects[1].position == position


def test_flowers_in_a_vase_do_not_sink_it() -> None:
    stage = Stage.build(told("a black vase with white tulips"), seed=3, width=64, height=36)
    assert not any("sunk" in warning for warning in stage.warnings)


def test_what_is_on_a_pan_lies_in_it() -> None:
    low = bases("an ice cube melts on a hot pan")
    assert 0.0 < low["ice_cube"] < 0.04


def test_a_book_lies_on_the_blanket_of_a_bed() -> None:
    assert bases("a book on a bed")["book"] > 0.38


@pytest.mark.parametrize(
    ("request_text", "carrier"),
    [("a laptop on top of a suitcase, front view", "suitcase"), ("a kite above a sailing boat", "sailing boat")],
)
def test_the_camera_holds_what_carries_a_small_thing(request_text: str, carrier: str) -> None:
    main = as_staged(told(request_text)).main_subject
    assert main is not None
    assert main.noun == carrier


def test_what_would_be_a_speck_beside_its_carrier_keeps_the_camera() -> None:
    main = as_staged(told("a cake on top of a fridge, front view")).main_subject
    assert main is not None
    assert main.noun == "cake"


def test_a_close_up_that_is_asked_for_stays_on_its_thing() -> None:
    main = as_staged(told("close-up of a cake on top of a fridge")).main_subject
    assert main is not None
    assert main.noun == "cake"


@pytest.mark.parametrize(
    ("request_text", "action"),
    [("a woman paints a wall blue", "turning blue"), ("a boy paints the fence green", "turning green")],
)
def test_what_is_painted_takes_the_colour_on(request_text: str, action: str) -> None:
    shot = as_staged(told(request_text))
    painted = next(s.id for s in shot.subjects if s.kind == "building")
    assert action in [beat.action for beat in shot.beats if beat.subject == painted]


def test_who_paints_a_blue_wall_leaves_it_as_it_is() -> None:
    shot = as_staged(told("a woman paints on a blue wall"))
    assert not any(beat.action.startswith("turning") for beat in shot.beats)


def test_two_gears_of_different_size_are_one_train() -> None:
    shot = with_gear_trains(told("show two gears of different size turning together"))
    assert [subject.noun for subject in shot.subjects] == ["gear train"]


def test_lift_doors_slide_apart_in_a_corridor() -> None:
    shot = as_staged(told("the lift doors open and a woman steps out"))
    assert shot.setting.stage == "room"
    stage = Stage.build(told("the lift doors open and a woman steps out"), seed=3, width=64, height=36)
    assert sum(track.subject_id == shot.subjects[0].id for track in stage.tracks) == 1


def test_a_car_of_toy_bricks_is_said_to_be_left_out() -> None:
    assert not_of_stuff(told("a car built from LEGO bricks drives down the street"))


def test_a_pitcher_of_clay_is_on_no_ball_field() -> None:
    assert told("a clay pitcher tips over and breaks").setting.place != "a baseball field"


def test_a_flag_that_is_planted_is_seen_to_its_top() -> None:
    assert as_staged(told("an astronaut plants a flag on the moon")).camera.size == "wide"


def test_marbles_are_balls() -> None:
    assert told("seven marbles on a wooden floor").subjects[0].kind == "ball"
