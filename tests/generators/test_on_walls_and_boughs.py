"""Who sits or goes on a wall or a bough is on top of it; bartenders stand at a bar, players by their net."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.perches import LOW_WALL_M
from prompts.shot import Subject
from tests.generators.staged_words import shot_of, staged, track_of


def subject(words: str, noun: str) -> Subject:
    return next(s for s in as_staged(shot_of(words)).subjects if s.noun == noun)


@pytest.mark.parametrize("words", ["A boy sits on a branch.", "A girl sits in a tree and reads a book."])
def test_a_child_sits_on_a_bough_and_not_under_it(words: str) -> None:
    child = shot_of(words).subjects[0].id
    assert track_of(words, child).centre(1.0)[2] > 1.5


def test_a_wall_that_people_sit_on_is_low() -> None:
    words = "Three kids sit on a wall, one jumps off, and then another follows."
    assert (subject(words, "stone wall").height_m or 9.0) < 1.1
    assert track_of(words, "kid").centre(0.5)[2] > 0.9


def test_a_wall_that_is_only_passed_keeps_its_height() -> None:
    assert "stone wall" not in {s.noun for s in as_staged(shot_of("A man walks past a brick wall.")).subjects}


def test_a_goat_that_climbs_onto_a_wall_stands_on_it() -> None:
    words = "A goat climbs onto a wall, balances there, and then jumps off."
    assert track_of(words, "goat").centre(4.0)[2] > 0.9


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("A squirrel runs along a thick branch and eats an acorn.", "squirrel"),
        ("A leopard walks along a branch, lies down, and then falls asleep.", "leopard"),
    ],
)
def test_an_animal_goes_along_the_top_of_a_branch(words: str, who: str) -> None:
    assert track_of(words, who).centre(1.0)[2] > 1.2


def test_an_eagle_is_on_the_wing_as_it_takes_its_fish() -> None:
    words = "An eagle soars over a lake, dives down, and then snatches a fish from the water."
    seconds = shot_of(words).duration_s or 7.0
    assert track_of(words, "eagle").centre(0.98 * seconds)[2] > 0.8
    assert track_of(words, "fish").centre(0.98 * seconds)[2] > 0.4


@pytest.mark.parametrize("deed", ["polishes a glass", "shakes a cocktail"])
def test_a_bartender_works_at_a_counter_in_a_bar(deed: str) -> None:
    shot = as_staged(shot_of(f"A bartender {deed}."))
    assert any(s.noun == "bar counter" for s in shot.subjects)
    assert "bar" in shot.setting.place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A batter swings at the ball, hits it, and then runs to first base.", "baseball field"),
        ("A pitcher winds up and throws the ball.", "baseball field"),
        ("A woman unlocks her bicycle, gets on, and then rides away.", "street"),
        ("A student raises her hand and answers the question.", "classroom"),
        ("A volleyball player tosses the ball up and jumps.", "volleyball court"),
    ],
)
def test_people_and_birds_are_where_they_do_it(words: str, place: str) -> None:
    assert place in shot_of(words).setting.place


def test_beach_volleyball_has_a_net_and_who_dives_for_the_ball_stays_dry() -> None:
    shot = as_staged(
        shot_of("Two girls play volleyball on the beach, one dives for the ball, and then they high-five.")
    )
    assert "volleyball net" in shot.setting.details
    assert [b.target for b in shot.beats if b.action.startswith("diving")] == ["volleyball"]


def test_a_pitcher_has_no_table() -> None:
    stage = staged("A pitcher winds up, throws the ball, and then the batter hits a home run.")
    assert not any("table" in track.subject_id for track in stage.tracks)


def test_a_man_on_a_wall_has_no_foot_on_the_ground() -> None:
    words = "A man sits on a stone wall and eats an apple."
    assert track_of(words, "man").centre(1.0)[2] > LOW_WALL_M
