"""Misspelt film terms are forgiven; ordinary words are left alone."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "move"),
    [
        ("doly zoom on a man", "dolly_zoom_in"),
        ("a dog running, trackng shot", "track"),
        ("a city, steadycam shot", "steadicam"),
        ("a city, cran up", "crane_up"),
    ],
)
def test_a_slip_in_a_move_is_mended(request_: str, move: str) -> None:
    assert [m.kind for m in read(request_).shots[0].camera.moves] == [move]


def test_a_slip_in_a_style_is_mended() -> None:
    assert read("a dog running, cinimatic").shots[0].style.look == "cinematic"


@pytest.mark.parametrize("word", ["trick", "plan", "train", "tile"])
def test_an_ordinary_word_is_no_film_term(word: str) -> None:
    shot = read(f"a man with a {word}").shots[0]
    assert shot.camera.moves == []
    assert word in shot.model_dump_json(exclude={"request"})
