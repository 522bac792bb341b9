"""A traffic light shows the light that the words say, and the next one from when they say so."""

from __future__ import annotations

import pytest

from generators.previz.signals import signals_of, with_signals_in_place
from prompts.complete import complete
from prompts.read import read


def _lights(request: str) -> list[str]:
    shot = complete(read(request).shots[0])
    signal = next(s for s in shot.subjects if s.noun == "traffic light")
    return [colour for _, colour in signals_of(shot, signal)]


@pytest.mark.parametrize(
    ("request_", "lights"),
    [
        ("A traffic light changes from red to green.", ["red", "green"]),
        ("A traffic light turns yellow.", ["green", "amber"]),
        ("A car stops at a traffic light.", ["red"]),
        ("A car drives past a traffic light.", ["green"]),
        ("A car waits at a red traffic light.", ["red"]),
    ],
)
def test_the_lights_follow_the_words(request_: str, lights: list[str]) -> None:
    assert _lights(request_) == lights


def test_the_post_does_not_turn() -> None:
    shot = complete(read("A traffic light turns from green to yellow to red.").shots[0])
    assert with_signals_in_place(shot).beats[0].motion == "stand"
