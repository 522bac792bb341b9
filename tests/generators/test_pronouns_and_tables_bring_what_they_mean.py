"""Whom only a pronoun names is there, and what lies on a table is before whoever sits at it."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("he crosses behind her and puts a hand on her shoulder", ["man", "woman"]),
        ("she looks at him across a room", ["woman", "man"]),
        ("a woman combs her hair", ["woman"]),
        ("he walks with his dog", ["man"]),
    ],
)
def test_whom_a_pronoun_names_is_there(words: str, people: list[str]) -> None:
    assert [s.noun for s in as_staged(shot_of(words)).subjects if s.kind == "human"] == people


def test_a_cup_is_on_the_desk_of_who_sits_there() -> None:
    words = "pull back from a coffee cup to reveal a man asleep at his desk"
    table = next(track for track in staged(words).tracks if "desk" in track.subject_id)
    assert float(track_of(words, "coffee_cup").base(1.0)[2]) > 0.8 * table.height_m


def test_who_looks_out_of_a_spaceship_is_in_one() -> None:
    setting = as_staged(shot_of("an astronaut looks out of the space station window at Earth")).setting
    assert (setting.stage, setting.place) == ("room", "space station")


def test_who_is_revealed_holds_what_the_camera_draws_back_from() -> None:
    shot = as_staged(shot_of("pull back from an old photograph to reveal a soldier"))
    assert ("soldier", "photograph") in [(beat.subject, beat.target) for beat in shot.beats]


def test_a_glass_that_focus_leaves_stands_on_a_table() -> None:
    shot = as_staged(shot_of("rack focus from a wine glass to a man in a living room"))
    assert {s.noun: s.position for s in shot.subjects}["wine glass"] == "on the side table"


def test_a_cigarette_is_lit_without_a_table() -> None:
    words = "a man lights a cigarette under a street lamp"
    assert not any("table" in track.subject_id for track in staged(words).tracks)
