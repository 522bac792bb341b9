"""Changes of whose a thing is, of one of a couple, and of what takes another's place."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot


def revised(request: str, *changes: str) -> Shot:
    shot = complete(read(request).shots[0])
    for change in changes:
        shot = complete(revise(shot, change).shot)
    return shot


def deeds(shot: Shot) -> list[tuple[str, str]]:
    return [(beat.subject, beat.action) for beat in shot.beats]


def looks_of(shot: Shot, subject_id: str) -> list[str]:
    return [look.text for s in shot.subjects if s.id == subject_id for look in s.looks]


def test_a_thing_that_is_given_away_is_in_the_others_hands() -> None:
    shot = revised("a woman stands in the rain with an umbrella", "give the umbrella to a man")
    assert deeds(shot) == [("woman", "standing in the rain"), ("man", "holding the umbrella")]


def test_what_was_done_with_a_thing_is_done_by_who_gets_it() -> None:
    shot = revised("a boy plays the guitar", "give the guitar to a girl")
    assert deeds(shot) == [("boy", "standing"), ("girl", "playing the guitar")]


def test_a_couple_is_two_where_one_is_spoken_of() -> None:
    shot = revised("a couple dances in a ballroom", "she wears green, he wears white")
    assert looks_of(shot, "man") == ["white"]
    assert looks_of(shot, "woman") == ["green"]
    assert {action for _, action in deeds(shot)} == {"dancing together in a ballroom"}


@pytest.mark.parametrize(
    ("request_", "change", "noun", "gone"),
    [
        ("a man rides a bicycle through the city", "put him on a scooter", "scooter", "bicycle"),
        ("a man rides a horse on the beach", "put him on a camel", "camel", "horse"),
    ],
)
def test_who_is_put_on_a_mount_rides_it_instead(request_: str, change: str, noun: str, gone: str) -> None:
    nouns = [subject.noun for subject in revised(request_, change).subjects]
    assert noun in nouns
    assert gone not in nouns


@pytest.mark.parametrize("other", ["make it a truck", "make it a motorbike", "a bus instead"])
def test_another_vehicle_is_of_the_colour_of_the_first(other: str) -> None:
    [vehicle] = revised("a red car drives along a coastal road", other).subjects
    assert [look.text for look in vehicle.looks] == ["red"]


def test_a_vehicle_in_a_colour_of_its_own_keeps_it() -> None:
    [vehicle] = revised("a red car drives along a road", "make it a blue van").subjects
    assert [look.text for look in vehicle.looks] == ["blue"]


def test_a_thing_on_a_table_leaves_its_cook_in_the_kitchen() -> None:
    shot = revised("a grandmother bakes a pie in her kitchen", "the pie should be on the table")
    assert shot.setting.stage == "kitchen"


def test_no_crash_takes_the_crash_back() -> None:
    shot = revised("a cyclist races down a hill", "he crashes", "no crash after all")
    assert all("crash" not in action for _, action in deeds(shot))
    assert shot.avoid == []


def test_the_other_one_is_not_the_one_that_was_spoken_of() -> None:
    shot = revised("two women play chess in a library", "the left one smiles", "give the other one a hat")
    assert [bool(s.looks) for s in shot.subjects if s.position != "left"] == [True]


def test_who_stops_pushing_somebody_has_pushed_them_before() -> None:
    shot = revised("a nurse pushes an old man in a wheelchair", "the nurse stops")
    assert deeds(shot) == [("nurse", "pushing an old man in a wheelchair"), ("nurse", "stopping")]


def test_helpers_are_added_to_whom_they_help() -> None:
    shot = revised("a surgeon operates in a hospital", "two assistants")
    assert [(s.noun, s.count) for s in shot.subjects] == [("surgeon", 1), ("assistants", 2)]


@pytest.mark.parametrize(
    ("change", "hour"), [("earlier in the morning", "early_morning"), ("make that one at night", "night")]
)
def test_hours_told_by_the_way(change: str, hour: str) -> None:
    assert revised("a hot air balloon floats over fields", change).setting.time_of_day == hour


def test_a_lake_goes_rough_and_calm_again() -> None:
    rough = revised("a sailing boat crosses a calm lake", "make the water rough")
    assert "rough water" in rough.setting.details
    assert "rough water" not in complete(revise(rough, "calm water").shot).setting.details


def test_no_trees_keeps_them_from_the_whole_picture() -> None:
    shot = revised("a lion sleeps under a tree", "no trees")
    assert [s.noun for s in shot.subjects] == ["lion"]
    assert shot.avoid == ["trees"]
