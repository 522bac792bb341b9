"""Who does something to a thing is filmed doing it, though the words put the thing first."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.passives import told_by_who_does_it


@pytest.mark.parametrize(
    ("words", "active"),
    [
        ("a coffin is carried by six men", "six men carrying a coffin"),
        ("a stroller is pushed by a woman in the park", "a woman pushing a stroller in the park"),
        ("The cake is being cut by the bride.", "The bride cutting the cake."),
        ("a mouse is chased by a cat, slow motion", "a cat chasing a mouse, slow motion"),
        ("a sofa is slowly carried by two movers", "two movers carrying a sofa slowly"),
        (
            "a wooden boat is rowed across a lake by an old fisherman",
            "an old fisherman rowing a wooden boat across a lake",
        ),
    ],
)
def test_a_passive_is_told_by_who_does_it(words: str, active: str) -> None:
    assert told_by_who_does_it(words) == active


@pytest.mark.parametrize(
    "words",
    [
        "a castle is lit by the moon",
        "an icebreaker is hit by a wave",
        "a house is surrounded by trees",
        "a man sits by a lake",
        "a tube is being squeezed by a hand",
        "a car is washed by a man and a dog barks",
    ],
)
def test_what_nobody_does_and_what_is_more_than_one_deed_stays(words: str) -> None:
    assert told_by_who_does_it(words) == words


def test_the_one_who_does_it_acts_in_the_shot() -> None:
    shot = read("a cart is pulled by two horses").shots[0]
    assert [(beat.subject, beat.target) for beat in shot.beats] == [("horse", "cart")]
    assert shot.main_subject is not None
    assert shot.main_subject.noun == "horses"
