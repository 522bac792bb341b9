"""What a thing is only like, what is mirrored in it, what is on it: nothing of that is another subject."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("the water is as still as glass", ["water"]),
        ("a snowflake as big as a plate falls on a bench", ["snowflake", "bench"]),
        ("a boy jumps as high as a house", ["boy"]),
        ("a man runs like a cheetah", ["man"]),
        ("an astronaut stands on a rock, the reflections of two moons gliding over her visor", ["astronaut", "rock"]),
        ("a woman looks at her reflection in a shop window", ["woman", "shop window"]),
        ("a man sits on a throne carved from bone", ["man", "throne"]),
        ("a glass blower shapes a vase, sparks around him", ["glass blower", "vase", "sparks"]),
    ],
)
def test_a_likeness_is_no_second_thing(request_: str, nouns: list[str]) -> None:
    assert [s.noun for s in shot_of(request_).subjects] == nouns


def test_what_a_thing_is_made_of_is_its_material() -> None:
    cup = shot_of("a teapot pours tea into a cup made of ice").subjects[-1]
    assert (cup.noun, cup.material, cup.looks[0].text) == ("cup", "ice", "made of ice")


@pytest.mark.parametrize(
    ("request_", "detail"),
    [
        ("a cat naps on a sofa, rain against the window", "rain against the window"),
        ("an old man plays chess, snow on the roofs", "snow on the roofs"),
        ("a woman reads in bed, wind in the trees outside", "wind in the trees outside"),
    ],
)
def test_what_weather_is_on_is_nobodys_place(request_: str, detail: str) -> None:
    shot = shot_of(request_)
    assert (shot.setting.details, shot.subjects[0].position) == ([detail], "")


@pytest.mark.parametrize(
    ("request_", "thing", "where"),
    [
        ("a king with a crown on his head", "crown", "on his head"),
        ("a glass bottle next to a kettle, with two lemons in front of them", "lemons", "in front of them"),
        ("a hedgehog on a stump, with a mushroom on its left", "mushroom", "on its left"),
        ("a soldier with a bandage around his head limps", "bandage", "around his head"),
    ],
)
def test_what_somebody_has_is_where_it_is_said_to_be(request_: str, thing: str, where: str) -> None:
    shot = shot_of(request_)
    assert {s.noun: s.position for s in shot.subjects}[thing] == where
    assert shot.subjects[0].position != where


def test_what_somebody_has_does_not_walk() -> None:
    shot = shot_of("a woman with flowers in her hair and a basket on her arm walks through a field")
    assert [(b.subject, b.action) for b in shot.beats] == [("woman", "walking through a field")]


def test_it_is_the_whole_and_not_its_part() -> None:
    shot = shot_of("A snowman loses its nose, its hat slides off, and then it collapses.")
    assert [b.subject for b in shot.beats] == ["snowman", "hat", "snowman"]


@pytest.mark.parametrize(
    ("request_", "sounds"),
    [
        ("a nurse checks on a patient, soft beeping, blue light", ["soft beeping"]),
        ("a boy draws, quiet humming", ["quiet humming"]),
    ],
)
def test_a_sound_is_no_thing(request_: str, sounds: list[str]) -> None:
    shot = shot_of(request_)
    assert shot.sound.effects == sounds
    assert {s.kind for s in shot.subjects} == {"human"}


def test_a_thing_that_does_something_is_not_what_is_done() -> None:
    shot = shot_of("a cat sleeps, ticking clock")
    assert [(b.subject, b.action) for b in shot.beats] == [("cat", "sleeping")]


def test_lights_that_are_a_cue_do_what_is_told_of_them() -> None:
    (beat,) = shot_of("String lights come on one after another.").beats
    assert (beat.subject, beat.action) == ("", "string lights coming on one after another")


def test_how_a_thing_works_is_a_lesson() -> None:
    shot = shot_of("explain how a sewing machine works")
    assert [s.noun for s in shot.subjects] == ["teacher", "sewing machine"]
    assert shot.title == "how a sewing machine works"
    assert [s.noun for s in shot_of("explain how a geyser erupts").subjects] == ["geyser"]


@pytest.mark.parametrize(
    ("request_", "noun"),
    [("explain how a bicycle pump works", "pump model"), ("explain how a volcano erupts", "volcano model")],
)
def test_how_a_thing_works_is_shown_by_its_model_where_there_is_one(request_: str, noun: str) -> None:
    assert [s.noun for s in shot_of(request_).subjects] == [noun]


def test_an_evening_light_tells_the_hour() -> None:
    shot = shot_of("a violinist plays in the soft evening light")
    assert shot.setting.time_of_day is not None
