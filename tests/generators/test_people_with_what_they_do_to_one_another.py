"""Adornments are put on others, swings carry who is pushed, and those who do one thing at a wall stand side by side."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.acting import parts_of
from generators.previz.as_staged import as_staged
from generators.previz.performance import Player
from generators.previz.rigs.human.outfits import told_worn
from tests.generators.staged_words import shot_of, staged, track_of, tracks_of


def player_of(words: str, who: str) -> Player:
    """The first figure of a subject."""
    return next(p for p in staged(words).performance.players if p.track.subject_id == who)


def rows_of(words: str, who: str) -> list[str]:
    """The rows by which somebody plays what they do, in order."""
    part = next(p for p in parts_of(as_staged(shot_of(words)), 5.0) if p.subject.id == who)
    return [deed.performance for deed in part.deeds]


@pytest.mark.parametrize(
    ("words", "giver", "taker"),
    [
        ("One person puts a necklace on another person.", "person", "person_2"),
        ("A groom puts a ring on the bride's finger.", "groom", "bride"),
        ("A girl puts a flower in her mother's hair.", "girl", "mother"),
        ("A judge hangs a medal around a runner's neck.", "judge", "runner"),
    ],
)
def test_who_puts_something_on_somebody_stands_before_them(words: str, giver: str, taker: str) -> None:
    one, other = track_of(words, giver), track_of(words, taker)
    assert 0.2 < np.linalg.norm(one.centre(2.0)[:2] - other.centre(2.0)[:2]) < 1.2
    assert abs(one.base(2.0)[2] - other.base(2.0)[2]) < 0.1


def test_who_is_pushed_on_a_swing_swings_on_it_before_who_pushes() -> None:
    words = "One person pushes another on a swing."
    pusher, sitter = track_of(words, "person"), player_of(words, "person_2").animation
    assert rows_of(words, "person_2") == ["swing"]
    away = [float(np.linalg.norm(np.array(sitter(t).position[:2]) - pusher.centre(t)[:2])) for t in (0.0, 1.345)]
    assert away[1] > away[0] + 0.6


def test_who_falls_off_a_bike_rides_it_before() -> None:
    words = "a cyclist falls off his bike"
    bike = track_of(words, "bike")
    assert max(bike.base(t)[2] for t in np.linspace(0.0, 4.0, 9)) < 0.1
    assert rows_of(words, "cyclist")[0] == "cycle"


def test_who_is_thrown_from_a_horse_rides_it_before() -> None:
    beats = as_staged(shot_of("An old man is thrown from his horse.")).beats
    assert [beat.motion for beat in beats] == ["ride", "fall"]


def test_who_gets_on_a_bike_stands_before() -> None:
    motions = [beat.motion for beat in as_staged(shot_of("a man getting on a bicycle")).beats]
    assert motions == ["stand", "ride"]


def test_who_gets_up_sits_before_and_leaves_the_chair() -> None:
    words = "A person is reading a newspaper, then they suddenly get up and start vacuuming the living room."
    chair, person = player_of(words, "person.0.seat.chair").animation, player_of(words, "person").animation
    assert np.linalg.norm(np.subtract(person(1.0).position, chair(1.0).position)[:2]) < 0.45
    assert np.linalg.norm(np.subtract(person(6.5).position, chair(6.5).position)[:2]) > 0.4


def test_each_of_several_has_a_skipping_rope() -> None:
    words = "Three people are jumping rope."
    ropes = [p.track.subject_id for p in staged(words).performance.players if "skipping" in p.track.subject_id]
    assert len(ropes) == 3


@pytest.mark.parametrize("words", ["a couple sharing an umbrella in the rain", "two friends under one umbrella"])
def test_an_umbrella_that_is_shared_is_one(words: str) -> None:
    there = [p.track.subject_id for p in staged(words).performance.players if "umbrella" in p.track.subject_id]
    assert len(there) == 1


@pytest.mark.parametrize("words", ["Two people are painting a wall together.", "Two students write on a whiteboard."])
def test_two_at_a_wall_stand_side_by_side_before_it(words: str) -> None:
    who = as_staged(shot_of(words)).subjects[0].id
    one, other = tracks_of(words, who)
    assert 0.4 < np.linalg.norm(one.centre(2.0)[:2] - other.centre(2.0)[:2]) < 1.2
    assert abs(one.centre(2.0)[2] - other.centre(2.0)[2]) < 0.25


def test_two_who_saw_a_log_are_on_either_side_of_it() -> None:
    words = "two people sawing a log together"
    one, other = tracks_of(words, "person")
    log = track_of(words, "log")
    to_one, to_other = (t.centre(1.0)[:2] - log.centre(1.0)[:2] for t in (one, other))
    assert float(np.dot(to_one, to_other)) < 0.0


def test_friends_stand_in_a_row_before_who_throws_to_them() -> None:
    words = "A bride throws her bouquet to her friends"
    bride = track_of(words, "bride").centre(1.0)[:2]
    friends = [t.centre(1.0)[:2] for t in tracks_of(words, "friend")]
    assert all(friend[0] > bride[0] + 2.0 for friend in friends)


def test_a_batter_faces_the_pitcher_from_some_way_off() -> None:
    words = "a pitcher throws a baseball and the batter hits it"
    one, other = track_of(words, "pitcher"), track_of(words, "batter")
    assert np.linalg.norm(one.centre(1.0)[:2] - other.centre(1.0)[:2]) > 2.0
    assert float(np.dot(one.heading(1.0)[:2], other.heading(1.0)[:2])) < -0.9


def test_a_chefs_tall_hat_is_a_chefs_hat() -> None:
    chef = shot_of("a chef in a tall white hat stirs a pot").subjects[0]
    assert [garment.id for garment, _ in told_worn(chef)] == ["chef_hat"]


def test_a_childs_drums_are_smaller_than_a_mans() -> None:
    sizes = [
        next(s.height_m or 9.0 for s in as_staged(shot_of(f"A {who} is playing drums.")).subjects if s.id != who)
        for who in ("boy", "man")
    ]
    assert sizes[0] < 0.85 * sizes[1]


def test_who_does_a_handstand_is_on_the_ground_whatever_their_height() -> None:
    for who in ("girl", "man"):
        track = track_of(f"A {who} is doing a handstand.", who)
        assert abs(track.base(1.0)[2]) < 0.25


def test_a_spoonful_is_on_the_spoon() -> None:
    shot = as_staged(shot_of("One person feeds another person a spoonful of soup."))
    assert not any("soup" in s.noun for s in shot.subjects)


@pytest.mark.parametrize(
    ("words", "row"),
    [("a street dancer spins on his head", "headspin"), ("A person is blowing glass", "blow_glass")],
)
def test_deeds_have_rows_of_their_own(words: str, row: str) -> None:
    assert rows_of(words, shot_of(words).subjects[0].id) == [row]
