"""What strangers ask of families, friends and crowds first is read as they mean it, and is where it happens."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def _read(request: str) -> Shot:
    return read(request).shots[0]


def _done(request: str) -> Shot:
    return complete(_read(request))


@pytest.mark.parametrize(
    ("request_", "deed"),
    [
        ("a family of four eating dinner together at home", "eating dinner together at home"),
        ("a family of five opening presents", "opening presents"),
        ("a team of three playing cards", "playing cards"),
    ],
)
def test_so_many_of_a_family_do_something(request_: str, deed: str) -> None:
    shot = _read(request_)
    assert shot.main_subject is not None
    assert shot.main_subject.kind == "human"
    assert [beat.action for beat in shot.beats] == [deed]


def test_so_many_that_are_counted_stay_what_they_are() -> None:
    buses = _read("a convoy of six burning buses").subjects[0]
    assert (buses.noun, buses.count) == ("buses", 6)


def test_people_ice_skating_are_people() -> None:
    assert [s.kind for s in _read("people ice skating on a frozen lake").subjects] == ["human"]


@pytest.mark.parametrize(
    "request_",
    [
        "a crowd cheering at a football match",
        "kids having a snowball fight in the street",
        "people at a football match",
    ],
)
def test_matches_and_fights_are_no_things(request_: str) -> None:
    assert [s.kind for s in _read(request_).subjects] == ["human"]


def test_christmas_presents_are_opened_and_nobody_presents_anything() -> None:
    shot = _read("Kids opening Christmas presents under the tree")
    assert [beat.motion for beat in shot.beats] == ["open"]
    assert [s.kind for s in shot.subjects][1] == "box"


def test_a_snowball_fight_before_a_house_has_snow() -> None:
    assert _done("kids having a snowball fight in front of a house").setting.season == "winter"


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("a man shaving in front of the bathroom mirror", "bathroom"),
        ("a woman getting her hair cut at the hairdresser", "a hair salon"),
        ("a father carrying his daughter on his shoulders at a fair", "a fairground"),
        ("a crowd cheering at a football match", "a stadium"),
        ("soldier coming home and hugging his wife at the airport", "airport terminal"),
        ("a man kissing his wife at the train station", "train station"),
        ("two women playing tennis", "a tennis court"),
        ("a woman waving goodbye to a train leaving the station", "a railway platform"),
    ],
)
def test_it_happens_where_the_words_of_the_deed_say(request_: str, place: str) -> None:
    assert _done(request_).setting.place == place


def test_kitchen_light_is_in_a_kitchen() -> None:
    assert _done("grandma baking cookies, warm kitchen light").setting.stage == "kitchen"
