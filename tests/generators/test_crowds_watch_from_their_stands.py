"""Who only watches in a stadium or a circus is in the stands; who does something stays where it is done."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators.staged_words import staged


def staged_shot(words: str) -> Shot:
    return as_staged(complete(read(words).shots[0]))


@pytest.mark.parametrize(
    "words",
    ["a goalkeeper jumps for joy in front of the stadium crowd", "a juggler in a circus ring, the audience claps"],
)
def test_a_watching_crowd_is_no_figure(words: str) -> None:
    assert not any("crowd" in s.noun or "audience" in s.noun for s in staged_shot(words).subjects)


def test_the_stands_of_a_stadium_are_full() -> None:
    assert "packed" in staged_shot("a runner waves at the crowd in a stadium").setting.place


def test_a_crowd_that_storms_the_pitch_is_on_it() -> None:
    assert any("fans" in s.noun for s in staged_shot("a player runs, fans storm the pitch in a stadium").subjects)


def test_who_laughs_in_an_open_car_sits_in_it() -> None:
    shot = staged_shot("two sisters singing in a convertible")
    assert shot.subjects[0].position == "in a convertible"
    assert any(beat.motion == "drive" for beat in shot.beats)


@pytest.mark.parametrize("words", ["a magician on a stage, the audience in the dark", "a poet on stage before a crowd"])
def test_an_audience_is_before_the_stage_and_the_user_is_told(words: str) -> None:
    assert not any(s.noun in ("audience", "crowd") for s in staged_shot(words).subjects)
    assert any("before the stage" in warning for warning in staged(words).warnings)


def test_neon_signs_of_a_street_at_night_stand_in_nobodys_way() -> None:
    shot = staged_shot("neon signs glow on a rainy street at night, a courier runs away from the camera")
    assert [s.noun for s in shot.subjects][:1] == ["courier"]
    assert not any("neon" in s.noun for s in shot.subjects)
