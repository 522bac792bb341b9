"""A request that only names an occasion, a meal or a season is read as the scene that it is known by."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.occasions import told_as_scene
from prompts.shot import Shot
from prompts.wording import sex_of


def _shot(words: str) -> Shot:
    return read(words).shots[0]


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("a wedding on the beach", {"bride", "groom"}),
        ("first date", {"man", "woman"}),
        ("car chase", {"police car", "sports car"}),
        ("a duel, black and white", {"men", "swords"}),
        ("halloween", {"pumpkins", "house"}),
        ("the breakup scene", {"man", "woman"}),
        ("wide shot of a funeral in the rain", {"people", "coffin"}),
    ],
)
def test_an_occasion_shows_who_takes_part(words: str, nouns: set[str]) -> None:
    assert nouns <= {subject.noun for subject in _shot(words).subjects}


def test_an_occasion_is_where_the_request_puts_it() -> None:
    assert _shot("a wedding on the beach").setting.stage == "beach"


def test_an_hour_leaves_the_usual_place() -> None:
    shot = _shot("a fight at night")
    assert shot.setting.place == "alley"
    assert shot.setting.time_of_day == "night"


@pytest.mark.parametrize(
    "words",
    [
        "a fight between two cats",
        "a wedding dress",
        "a battle of snails",
        "a man on a date",
        "autumn leaves",
        "war horse",
    ],
)
def test_more_than_a_bare_occasion_is_left_as_it_is(words: str) -> None:
    assert told_as_scene(words) == words


def test_who_is_in_love_shows_it() -> None:
    assert any(subject.noun == "rose" for subject in _shot("robot in love").subjects)


def test_names_with_a_title_are_people() -> None:
    assert _shot("Captain Nemo at the helm").subjects[0].kind == "human"


@pytest.mark.parametrize(
    "words", ["a detective, frame right, smoking in an alley", "a cook in the right third, smiling"]
)
def test_a_third_of_the_frame_is_a_composition(words: str) -> None:
    shot = _shot(words)
    assert "right third" in shot.camera.composition
    assert shot.subjects[0].kind == "human"


def test_what_a_circling_camera_goes_around_is_filmed() -> None:
    shot = _shot("360 around a chef tossing a pizza")
    assert shot.subjects[0].noun == "chef"
    assert shot.camera.moves[0].amount == 360.0


def test_a_push_from_size_to_size_begins_at_the_first() -> None:
    shot = _shot("push in from a full shot to a close-up of a boy reading a letter")
    assert shot.camera.size == "full"
    assert shot.subjects[0].noun == "boy"


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("Sherlock Holmes playing the violin", "male"),
        ("Albert Einstein waves", "male"),
        ("Marie Curie waves", "female"),
    ],
)
def test_famous_people_are_the_men_and_women_they_are(words: str, sex: str) -> None:
    assert sex_of(_shot(words).subjects[0]) == sex
