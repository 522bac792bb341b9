"""Clothes that are folded lie in a stack, a jacket that is zipped up is worn, and windows open in a piece of wall."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "words", ["A person is folding clothes.", "A man irons clothes.", "A woman folds clean towels on the table."]
)
def test_clothes_at_hand_lie_in_a_stack(words: str) -> None:
    assert any(s.noun.startswith("stack of") for s in as_staged(shot_of(words)).subjects)


def test_clothes_on_a_line_hang_there() -> None:
    shot = as_staged(shot_of("Clothes dry on a clothesline in the wind."))
    assert not any(s.noun.startswith("stack of") for s in shot.subjects)


@pytest.mark.parametrize("words", ["A person is zipping up a jacket.", "A woman buttons her red coat."])
def test_what_somebody_zips_or_buttons_is_on_them(words: str) -> None:
    (somebody,) = as_staged(shot_of(words)).subjects
    assert any(look.text.endswith(("jacket", "coat")) for look in somebody.looks)
    assert staged(words).warnings == ()


def test_a_jacket_is_seen_to_come_off() -> None:
    assert staged("A man wearing a green jacket takes off the jacket.").warnings == ()


def test_that_several_take_nothing_off_is_said() -> None:
    warnings = staged("Three men take off their jackets.").warnings
    assert any("taking off" in warning for warning in warnings)


@pytest.mark.parametrize("words", ["A person is closing the window.", "A woman opens the window."])
def test_a_window_is_opened_and_closed(words: str) -> None:
    assert staged(words).warnings == ()


def test_a_book_is_put_away_before_both_hands_are_wanted() -> None:
    words = "A person is reading a magazine, then they suddenly get up and start organizing the closet."
    stage = staged(words)
    person, magazine = (
        next(p for p in stage.performance.players if p.track.subject_id == name) for name in ("person", "magazine")
    )
    held, away = (
        float(magazine.track.base(t)[2] - person.track.base(t)[2])
        for t in (0.3, (shot_of(words).duration_s or 5.0) - 0.1)
    )
    assert held > 0.6
    assert away < 0.3 or away > 3.0


@pytest.mark.parametrize(
    "words", ["One person gives another person a hug.", "One person whispers in another person's ear."]
)
def test_two_are_close_who_hug_or_whisper(words: str) -> None:
    people = [p for p in staged(words).performance.players if p.track.subject_id != "ear"]
    first, second = (p.track.base(2.5)[:2] for p in people[:2])
    assert float(((first - second) ** 2).sum() ** 0.5) < 0.7


def test_a_planet_outside_the_window_of_a_craft_is_not_in_the_room() -> None:
    stage = staged("an astronaut floating in a space station, Earth outside the window")
    assert [track.subject_id for track in stage.tracks] == ["astronaut"]
    assert not stage.warnings
