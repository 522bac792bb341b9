"""What is told by a picture of speech is shown as it is seen."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.plain_deeds import with_plain_deeds
from tests.generators.staged_words import shot_of, track_of


def test_who_curls_into_a_ball_has_no_ball() -> None:
    shot = as_staged(shot_of("A hedgehog curls into a ball, uncurls, and then walks away."))
    assert [s.kind for s in shot.subjects] == ["quadruped"]


def test_a_ball_that_is_played_with_stays() -> None:
    shot = as_staged(shot_of("A puppy plays with a ball, and then curls up."))
    assert any(s.kind == "ball" for s in shot.subjects)


def test_a_knight_who_rises_stays_on_the_ground() -> None:
    words = "A knight kneels before the queen, and then rises."
    assert track_of(words, "knight").centre(0.95 * (shot_of(words).duration_s or 5.0))[2] < 1.3


@pytest.mark.parametrize("words", ["A ghost rises.", "A magician rises into the air."])
def test_who_truly_rises_does(words: str) -> None:
    shot = shot_of(words)
    assert with_plain_deeds(shot).beats == shot.beats


def test_a_horse_that_rolls_in_the_dust_stays_where_it_is() -> None:
    track = track_of("a horse rolling in the dust of a corral", "horse")
    assert track.centre(0.2)[:2] == pytest.approx(track.centre(4.0)[:2], abs=0.5)
