"""Who is on a hill is above the land around; who is on horseback sits on a horse, whatever else they do there."""

from __future__ import annotations

import pytest

from generators.previz.sets.hilltop import is_on_a_hilltop
from tests.generators.staged_words import shot_of, staged, tracks_of


@pytest.mark.parametrize(
    ("words", "subject"), [("a boy flying a kite on a hill", "boy"), ("a lone tree on a hill", "tree")]
)
def test_who_is_on_a_hill_is_above_the_land(words: str, subject: str) -> None:
    terrain, track = staged(words).dressing.terrain, tracks_of(words, subject)[0]
    x, y, z = track.centre(0.0)
    assert z > terrain.height(x, y) > 3.5
    assert terrain.height(x + 30.0, y - 10.0) < 0.5


def test_a_castle_has_a_hill_of_its_size() -> None:
    terrain = staged("a castle on a hill").dressing.terrain
    assert terrain.height(0.0, 0.0) > 9.0


@pytest.mark.parametrize(
    "words", ["a boy walking up a hill", "a dog in a meadow, hills behind", "a car on a hill road"]
)
def test_others_are_on_no_hilltop(words: str) -> None:
    assert not is_on_a_hilltop(shot_of(words))


@pytest.mark.parametrize(
    ("words", "rider"),
    [
        ("a knight on horseback on a hill", "knight"),
        ("a policeman on horseback", "policeman"),
        ("a king on horseback waving to the crowd", "king"),
        ("a shepherd on horseback with his dog", "shepherd"),
    ],
)
def test_who_is_on_horseback_sits_on_a_horse(words: str, rider: str) -> None:
    horse, person = tracks_of(words, f"{rider}_horse")[0], tracks_of(words, rider)[0]
    x, y, z = person.centre(2.0)
    under = horse.centre(2.0)
    assert abs(x - under[0]) + abs(y - under[1]) < 0.6
    assert z > under[2] + 0.4
