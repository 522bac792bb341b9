"""A swing's seat goes with who sits on it; there are as many seats as sit on them."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.performance import Player
from tests.generators.staged_words import staged


def players_of(words: str, subject: str) -> list[Player]:
    """The figures of a subject."""
    return [p for p in staged(words).performance.players if p.track.subject_id == subject]


@pytest.mark.parametrize(("words", "who"), [("a girl on a swing", "girl"), ("two kids on swings", "kid")])
def test_a_seat_swings_with_who_sits_on_it(words: str, who: str) -> None:
    times = np.linspace(0.0, 4.9, 24)
    swings, sitters = players_of(words, "playground_swing"), players_of(words, who)
    assert len(swings) == len(sitters)
    for swing, sitter in zip(swings, sitters, strict=True):
        seats = [-float(swing.animation(float(t)).joints["seat"]) for t in times]
        ahead = sitter.track.heading(0.0)[:2]
        ways = [float(np.dot(sitter.animation(float(t)).position[:2], ahead)) for t in times]
        assert np.corrcoef(seats, ways)[0, 1] > 0.95


def test_friends_have_a_stool_each() -> None:
    assert len(players_of("four friends sitting on stools", "stool")) == 4
