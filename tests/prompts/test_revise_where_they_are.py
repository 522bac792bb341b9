"""Who is told to do something else does it where they are: in the saddle, at the wheel, on the bench."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot


def revised(request: str, *changes: str) -> Shot:
    """A completed shot after changes, each said of what the one before has left."""
    shot = complete(read(request).shots[0])
    for change in changes:
        shot = complete(revise(shot, change).shot)
    return shot


@pytest.mark.parametrize(
    ("request_", "change", "motions"),
    [
        ("a man drives a car", "he sings", ["drive", "talk"]),
        ("a girl rides a bike", "she waves", ["ride", "wave"]),
        ("a cowboy rides a horse", "he stops", ["ride", "stand"]),
        ("a knight rides a horse through a forest", "he draws his sword", ["ride", "carry"]),
    ],
)
def test_who_is_carried_goes_on(request_: str, change: str, motions: list[str]) -> None:
    assert [beat.motion for beat in revised(request_, change).beats] == motions


def test_who_has_to_do_with_the_mount_from_beside_it_rides_no_more() -> None:
    assert [beat.motion for beat in revised("a man rides a horse", "he feeds the horse").beats] == ["eat"]


def test_a_gait_of_a_rider_is_the_mounts() -> None:
    (beat,) = revised("a man rides a horse", "he gallops").beats
    assert beat.motion == "ride"
    assert beat.target == "horse"


@pytest.mark.parametrize(
    ("request_", "change", "where"),
    [
        ("an old man reads a newspaper on a park bench", "he is asleep", "on a park bench"),
        ("a woman reads on a sofa", "she falls asleep", "on a sofa"),
        ("a man works at his desk", "he drinks coffee", "at his desk"),
    ],
)
def test_what_is_done_instead_is_done_in_the_same_seat(request_: str, change: str, where: str) -> None:
    assert revised(request_, change).beats[-1].action.endswith(where)


def test_who_gets_up_leaves_the_seat() -> None:
    assert "bench" not in revised("a man sits on a bench", "he stands up").beats[-1].action


@pytest.mark.parametrize(
    ("change", "thing"),
    [
        ("slice onions, not tomatoes", "onion"),
        ("she should slice onions", "onion"),
        ("slice carrots instead", "carrot"),
    ],
)
def test_the_same_deed_with_another_thing_leaves_the_old_one_out(change: str, thing: str) -> None:
    shot = revised("a chef slices tomatoes in a kitchen", change)
    assert [subject.id for subject in shot.subjects] == ["chef", thing]
    assert shot.beats[0].target == thing


def test_the_deed_of_somebody_else_takes_nothing_away() -> None:
    shot = revised("a dog chases a cat", "the cat chases a mouse")
    assert {subject.id for subject in shot.subjects} == {"dog", "cat", "mouse"}


def test_snow_is_the_weather_of_a_named_place() -> None:
    shot = revised("a red car drives down a street", "in the snow")
    assert (shot.setting.stage, shot.setting.weather, shot.setting.season) == ("street", "snow", "winter")


def test_open_land_is_left_for_the_snow() -> None:
    assert revised("a dog runs on the beach", "in the snow").setting.stage == "snow"
