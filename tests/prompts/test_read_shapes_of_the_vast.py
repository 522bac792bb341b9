"""What says only how something vast lies is no thing of its own: a wall of water is water, ribbons of fog are fog."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("words", "noun", "kind"),
    [
        ("A wall of water rises before a fishing boat.", "water", "liquid"),
        ("A pillar of fire shoots up from a well.", "fire", "fire"),
        ("A thread of smoke rises from a hut.", "smoke", "smoke"),
        ("A chain of islands lies in a turquoise sea.", "islands", "landform"),
        ("A wall of stone runs through a field.", "wall of stone", "building"),
    ],
)
def test_the_second_noun_is_what_is_seen(words: str, noun: str, kind: str) -> None:
    first = read(words).shots[0].subjects[0]
    assert first.noun == noun
    assert first.kind == kind


@pytest.mark.parametrize(
    ("words", "weather"), [("Ribbons of fog drift between pines.", "fog"), ("Curtains of rain sweep a lake.", "rain")]
)
def test_weather_in_a_shape_is_weather(words: str, weather: str) -> None:
    assert read(words).shots[0].setting.weather == weather


def test_the_sand_of_a_desert_is_in_a_desert() -> None:
    assert read("Camels walk through the red sand of a desert.").shots[0].setting.stage == "desert"


def test_a_camera_that_begins_under_water_is_there() -> None:
    shot = read("The camera begins underwater above a reef, where a sea turtle swims. It moves forward.").shots[0]
    assert shot.setting.stage == "underwater"


def test_further_on_is_nothing_that_is_seen() -> None:
    subjects = read("Further on, a wooden gate stands in a meadow.").shots[0].subjects
    assert [subject.noun for subject in subjects] == ["gate"]


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("A boxer runs up the museum steps.", "street"),
        ("A runner sprints up the stairs of a stadium.", "meadow"),
        ("A woman hurries down the steps of a church.", "street"),
    ],
)
def test_steps_of_a_house_are_before_it(words: str, stage: str) -> None:
    assert read(words).shots[0].setting.stage == stage


def test_who_pulls_herself_up_climbs() -> None:
    beats = read("A climber pulls herself onto the top of a cliff.").shots[0].beats
    assert beats[0].motion == "climb"
