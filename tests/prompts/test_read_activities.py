"""Activities that stand as names behind `is` are read as deeds."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "action"),
    [
        ("A person is karate", "doing karate"),
        ("a woman is javelin throw", "throwing a javelin"),
        ("A person is pull ups in a gym", "doing pull ups in a gym"),
        ("A person is punching bag", "punching a punching bag"),
        ("A person is bread baking", "baking bread"),
        ("A man is wood carving", "carving wood"),
        ("A person is sit up", "doing sit up"),
        ("A person is crawling baby", "crawling"),
        ("A person is high jump", "jumping over a high jump bar"),
        ("A person is balloon blowing", "blowing up a balloon"),
        ("A person is knitting or sewing", "knitting"),
    ],
)
def test_a_name_of_an_activity_is_what_somebody_does(request_: str, action: str) -> None:
    assert [beat.action for beat in shot_of(request_).beats] == [action]


def test_who_somebody_is_may_stand_behind_what_they_do() -> None:
    assert [s.noun for s in shot_of("A person is crawling baby").subjects] == ["baby"]
    assert [s.noun for s in shot_of("A person is carrying baby").subjects] == ["person", "baby"]


@pytest.mark.parametrize("request_", ["A person is ice skating", "a boy is spray painting", "A girl is tap dancing"])
def test_a_noun_that_is_no_object_stays_before_its_verb(request_: str) -> None:
    assert [beat.action for beat in shot_of(request_).beats] == [request_.split(" is ")[1]]


def test_what_is_put_in_brackets_as_unwanted_is_not_shown() -> None:
    shot = shot_of("A person is feeding animal (not dog)")
    assert [s.noun for s in shot.subjects] == ["person", "animal"]
    assert shot.avoid == ["dog"]


def test_a_person_who_is_a_child_is_a_child() -> None:
    assert [s.noun for s in shot_of("A person is toddler crawling").subjects] == ["toddler"]


def test_a_rope_that_is_climbed_hangs() -> None:
    assert [s.noun for s in shot_of("a boy climbs a rope").subjects] == ["boy", "climbing rope"]
    assert [s.noun for s in shot_of("a boy holds a rope").subjects] == ["boy", "rope"]


def test_a_backdrop_of_things_is_what_somebody_is_in_front_of() -> None:
    shot = shot_of("a woman poses against a backdrop of mountains")
    assert [s.noun for s in shot.subjects] == ["woman", "mountains"]
    assert shot.setting.stage != "studio"
    assert shot_of("a bottle against a white backdrop").setting.stage == "studio"


def test_limpid_water_is_water() -> None:
    shot = shot_of("a beach with palm trees and crystal-clear water in the foreground")
    assert [s.noun for s in shot.subjects] == ["palm trees", "water"]


def test_a_shade_of_a_colour_is_no_thing() -> None:
    assert [s.noun for s in shot_of("a barn was painted a warm shade of red").subjects] == ["barn"]
