"""A word of two meanings is what the words around it make of it."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.lists import lists_of
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "noun", "kind"),
    [
        ("a boy swings a bat at a ball", "baseball bat", "tool"),
        ("a bat hangs upside down in a cave", "bat", "bird"),
        ("fans cheer in a stadium", "fans", "human"),
        ("a fan spins on the ceiling", "fan", "device"),
        ("a coach shouts at his players", "coach", "human"),
        ("a coach full of tourists climbs a mountain road", "coach", "vehicle"),
        ("a red kite above two green tents", "kite", "aircraft"),
        ("a red kite circles over a field", "red kite", "bird"),
        ("a crane lifts a beam at a construction site", "construction crane", "device"),
        ("a crane wades through a marsh", "crane", "bird"),
        ("a turkey roasts in the oven", "roast turkey", "food"),
        ("a turkey struts across the yard", "turkey", "bird"),
        ("a ruler on a throne", "ruler", "human"),
        ("a cook whisks batter in a bowl", "batter", "food"),
        ("a batter waits for the ball", "batter", "human"),
        ("a kitten washes its mother", "mother cat", "quadruped"),
        ("a chess master moves the queen", "chess queen", "tool"),
        ("the king and the queen play chess", "queen", "human"),
    ],
)
def test_the_words_around_it_tell_which_is_meant(request_: str, noun: str, kind: str) -> None:
    assert (noun, kind) in [(s.noun, s.kind) for s in shot_of(request_).subjects]


def test_a_game_and_a_part_are_no_things() -> None:
    assert [s.noun for s in shot_of("two boys play cricket").subjects] == ["boys"]
    assert [s.noun for s in shot_of("an elephant lifts its trunk").subjects] == ["elephant"]
    assert [s.noun for s in shot_of("a man scratches his chest").subjects] == ["man"]


def test_a_ring_of_boxers_is_a_place() -> None:
    shot = shot_of("a boxer rests in the ring")
    assert ([s.noun for s in shot.subjects], shot.setting.place) == (["boxer"], "ring")


def test_every_row_names_what_the_vocabulary_has() -> None:
    rows = [row.split("|") for row in lists_of("homonyms")["rows"].splitlines() if row.strip()]
    assert all(len(row) == 3 for row in rows)
    for word, _, _ in rows:
        shot_of(f"a {word.strip()} on a table")  # a meaning that no table has would raise


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a man dressed as a chicken hands out flyers", ["man"]),
        ("kids play in the street, one dressed as a pumpkin, one as a ghost", ["kids"]),
        ("an oak leaf turns from green to orange to brown", ["leaf"]),
        ("a cube of jelly wobbles on a plate after being poked with a spoon", ["cube of jelly", "plate", "spoon"]),
    ],
)
def test_a_costume_a_colour_and_a_passive_are_nobody(request_: str, nouns: list[str]) -> None:
    assert [s.noun for s in shot_of(request_).subjects if s.noun != "flyers"] == nouns


def test_a_part_is_of_who_lives_and_not_of_what_was_named_last() -> None:
    son, _, carpet = shot_of("my son building a lego castle on the carpet, tongue out").subjects
    assert ([look.text for look in son.looks], carpet.looks) == (["tongue out"], [])


def test_a_chimera_is_one_animal_seen_whole() -> None:
    shot = shot_of("a lion's body with an eagle's head, standing on a cliff")
    assert [s.noun for s in shot.subjects] == ["lion"]
    assert [look.text for look in shot.subjects[0].looks] == ["a lion's body", "eagle's head"]
    assert shot.camera.size is None


def test_a_place_of_two_words_is_no_cue() -> None:
    shot = shot_of("a market square in the rain, people with umbrellas hurry past")
    assert (shot.setting.place, shot.setting.weather) == ("market square", "rain")


def test_rain_that_is_over_does_not_fall() -> None:
    assert shot_of("a rice field after rain").setting.weather is None
