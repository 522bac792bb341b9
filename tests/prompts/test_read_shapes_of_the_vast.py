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


@pytest.mark.parametrize(
    "words", ["Three men in black suits stand at a bar.", "Two beekeepers in white suits stand beside a row of hives."]
)
def test_suits_after_a_colour_are_worn(words: str) -> None:
    shot = read(words).shots[0]
    assert "suits" in shot.subjects[0].looks[0].text
    assert shot.beats[0].motion == "stand"


@pytest.mark.parametrize(
    ("words", "noun"),
    [("A shepherd leads his flock over a bridge.", "sheep"), ("A cowboy drives his herd across a river.", "cattle")],
)
def test_a_flock_is_of_what_its_herder_keeps(words: str, noun: str) -> None:
    assert noun in {subject.noun for subject in read(words).shots[0].subjects}


def test_a_bed_of_seedlings_is_no_furniture() -> None:
    shot = read("A gardener kneels beside a raised bed and plants seedlings.").shots[0]
    assert "furniture" not in {subject.kind for subject in shot.subjects}


def test_a_story_that_leaves_a_house_is_two_shots() -> None:
    shots = read(
        "A boy builds a kite in his grandfather's shed. He runs with it up a green hill. The wind takes the kite."
    ).shots
    assert [shot.setting.stage for shot in shots] == ["room", "meadow"]


@pytest.mark.parametrize(
    "words",
    [
        "A dog runs across a meadow. It jumps over a fence. It stops and barks at a cat.",
        "The camera glides through a forest. It enters a cave. It stops at a lake.",
        "A woman swims in a lake. She climbs out and dries her hair. She smiles.",
    ],
)
def test_a_story_of_one_place_or_of_one_camera_is_one_shot(words: str) -> None:
    assert len(read(words).shots) == 1
