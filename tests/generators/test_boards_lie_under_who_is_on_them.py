"""Boards stand alone, and lie flat under, on and beneath anything else."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import staged, track_of


@pytest.mark.parametrize(
    ("words", "board"),
    [
        ("a dog standing on a surfboard in the sea", "surfboard"),
        ("a woman kneeling on a paddleboard on a lake", "paddleboard"),
        ("skis on the top of a snowboard, front view", "ski"),
        ("a surfboard on the bottom of skis, front view", "surfboard"),
        ("a surfboard on a car", "surfboard"),
        ("a surfboard floating in the sea", "surfboard"),
    ],
)
def test_a_board_lies(words: str, board: str) -> None:
    track = track_of(words, board)
    assert track.height_m < 0.2 * track.length_m


@pytest.mark.parametrize("words", ["a surfboard", "a snowboard and a ball"])
def test_a_board_by_itself_stands(words: str) -> None:
    board = staged(words).tracks[0]
    assert board.height_m > 2.0 * board.length_m


def test_who_is_on_a_board_stands_on_its_deck() -> None:
    words = "a dog standing on a surfboard in the sea"
    dog, board = track_of(words, "dog"), track_of(words, "surfboard")
    assert float(dog.base(1.0)[2]) == pytest.approx(float(board.base(1.0)[2]) + board.height_m, abs=0.05)
