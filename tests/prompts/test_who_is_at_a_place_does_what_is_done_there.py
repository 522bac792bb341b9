"""Of whom only the place is told, they do what is done there, also where it is the place of the whole shot."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("children on an ice rink", "skating"),
        ("a couple at the ice rink", "skating"),
        ("people on a dance floor", "dancing"),
        ("kids in a swimming pool", "swimming in the pool"),
        ("teenagers on a trampoline", "jumping on the trampoline"),
        ("a toddler on a playground slide", "sliding down the slide"),
    ],
)
def test_a_bare_place_tells_the_deed(words: str, action: str) -> None:
    (beat,) = complete(read(words).shots[0]).beats
    assert beat.action == action


def test_what_one_of_two_does_then_comes_after_what_both_do() -> None:
    beats = complete(read("a man and a woman dance tango, then he dips her").shots[0]).beats
    assert beats[0].start_s == beats[1].start_s == 0.0
    assert (beats[2].start_s or 0.0) > 1.0


@pytest.mark.parametrize("words", ["a trombone player plays a solo", "a clarinet player plays in the street"])
def test_who_plays_an_instrument_does_not_run(words: str) -> None:
    assert complete(read(words).shots[0]).beats[0].motion == "work"
