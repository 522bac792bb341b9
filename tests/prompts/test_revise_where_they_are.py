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


@pytest.mark.parametrize(
    ("request_", "change", "stage"),
    [
        ("a couple dances in a ballroom", "make it a beach at sunset", "beach"),
        ("a dog runs on the beach", "a forest instead", "forest"),
        ("a couple dances in a ballroom", "make it a rooftop", "street"),
    ],
)
def test_a_place_instead_moves_the_shot(request_: str, change: str, stage: str) -> None:
    shot = revised(request_, change)
    assert shot.setting.stage == stage
    assert [s.id for s in shot.subjects] == [s.id for s in revised(request_).subjects]


def test_of_a_building_another_is_made() -> None:
    shot = revised("a house on a hill", "make it a castle")
    assert [s.id for s in shot.subjects] == ["castle"]


@pytest.mark.parametrize(("change", "detail"), [("bigger waves", "high waves"), ("calm the sea", "calm water")])
def test_the_sea_rises_and_calms(change: str, detail: str) -> None:
    assert detail in revised("a ship at sea", change).setting.details


def test_a_crowd_is_no_he() -> None:
    shot = revised("a street musician plays guitar", "a crowd watches", "he has a beard")
    assert [look.text for look in shot.subjects[0].looks] == ["beard"]
    assert shot.subjects[-1].looks == []


def test_who_sits_down_beside_somebody_talks_there() -> None:
    shot = revised("a woman reads a book on a bench", "a man sits down next to her", "they talk")
    assert [beat.motion for beat in shot.beats if beat.subject == "man"] == ["sit", "talk"]
    talks = [beat.start_s for beat in shot.beats if beat.motion == "talk"]
    assert len(set(talks)) == 1, "both at once"


def test_rain_is_nobodys_deed() -> None:
    shot = revised("a woman reads a book on a bench", "it starts to rain")
    assert shot.setting.weather == "rain"
    assert {beat.subject for beat in shot.beats} == {"woman"}


def test_voices_go_beside_the_work_of_hands() -> None:
    assert [b.motion for b in revised("two women knead dough in a kitchen", "they laugh").beats] == ["work", "talk"]


def test_things_everywhere_are_many_of_them() -> None:
    shot = revised("a wizard in a library", "candles everywhere")
    assert shot.subjects[-1].id == "candle"
    assert shot.subjects[-1].count > 3


def test_open_land_is_left_for_the_snow() -> None:
    assert revised("a dog runs on the beach", "in the snow").setting.stage == "snow"


def test_of_a_place_two_things_are_said_at_once() -> None:
    assert revised("a cook stirs soup in a kitchen", "the kitchen is old and dark").setting.place == "dark old kitchen"


@pytest.mark.parametrize(
    ("request_", "change"),
    [
        ("a cat runs through an alley", "it's chased by a dog"),
        ("a red car drives on a road", "a motorcycle follows it"),
    ],
)
def test_who_goes_after_somebody_does_so_meanwhile(request_: str, change: str) -> None:
    shot = revised(request_, change)
    assert len(shot.beats) == 2
    assert len({(beat.start_s, beat.end_s) for beat in shot.beats}) == 1
