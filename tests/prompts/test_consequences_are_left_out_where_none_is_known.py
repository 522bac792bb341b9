"""A cue that is nonsense for this subject is left out; what is told instead is true of it."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read


def told(request: str) -> str:
    return compile_prompt(complete(read(request).shots[0])).text


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("two chess players stare at the board, one moves the queen", "heel to toe"),
        ("a girl lets go of a red balloon", "heel to toe"),
        ("two sumo wrestlers collide in a packed arena", "bounce is lower"),
        ("a generation ship drifts past a dying red star", "ripple"),
        ("honeybees returning to a hive at sunset", "feelers"),
        ("a fresh croissant torn in half, steam rising", "golden brown"),
        ("a perfume bottle on black marble, a single drop slides down the glass", "Cracks"),
        ("whales breach near a fishing boat", "rod"),
        ("wind turbines turning at golden hour", "pale disc"),
        ("a stone statue of an angel in a cemetery", "breath"),
        ("headphones floating in space", "shadow is darkest"),
        ("the Golden Gate Bridge in fog", "clear against"),
        ("a cat", "breathing"),
        ("a snake sheds its skin", "drops straight down"),
        ("how does a heat pump heat a house", "Bubbles"),
        ("a judo throw in slow motion", "smooth arc"),
        ("a kayaker drops over a waterfall", "bobs back up"),
        ("wireless earbuds snap into their charging case", "Cracks"),
        ("a hermit crab changes shells", "scales"),
        ("why do leaves change colour", "stem lengthens"),
        ("a woman carries a sleeping child", "slack and heavy"),
        ("a robot bartender serves a drink", "throat"),
        ("a boy on a bicycle chased by a dog in the rain", "feet"),
    ],
)
def test_nothing_is_said_that_is_not_true_of_the_subject(request_: str, never: str) -> None:
    assert never not in told(request_)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("trust", "trust."),
        ("hope", "hope."),
        ("the feeling of being late", "the feeling of being late."),
        ("a bar after closing time", "a bar after closing time."),
        (
            "3am in an empty laundromat, one dryer still turning",
            " 3am in an empty laundromat, one dryer still turning.",
        ),
        ("an intro for my cooking channel", "This is an intro for a cooking channel."),
        ("what happens inside a volcano", "a cutaway model of a volcano"),
        ("time as a river of broken clocks", "see time as a river of broken clocks."),
        ("how does a hot air balloon fly", "A hot air balloon flies."),
        ("how a 3D printer builds a gear", "A 3D printer builds a gear."),
        ("hyenas steal a lioness's kill", "dart in low, take hold and are away again"),
        ("knitted sheep jump over a fence", "Knitted sheep jump over a fence."),
        ("a row of lipsticks, top light", "from straight above"),
        ("explain the rings of saturn for children", "We see the rings of saturn."),
        ("8-bit spaceship shoots asteroids", "An 8-bit spaceship shoots asteroids."),
        ("Stonehenge at sunrise", " Stonehenge at sunrise."),
        ("the Eiffel Tower at dawn", "The Eiffel Tower"),
        ("a subway car full of commuters, everyone on their phone", "Everyone's shoulders"),
    ],
)
def test_what_is_only_named_reads_as_english(request_: str, said: str) -> None:
    assert said in told(request_)


def test_the_style_is_not_said_twice() -> None:
    text = told("vintage 8mm footage of a family picnic by a lake, 1965")
    assert text.lower().count("vintage") == 1
