"""What is told to be of two colours shows both."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

BLUE, YELLOW, RED, WHITE = (45, 90, 190), (245, 205, 40), (196, 30, 34), (245, 245, 242)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("a blue and yellow parrot", BLUE, YELLOW),
        ("a red and white bus", RED, WHITE),
        ("a blue and white vase", BLUE, WHITE),
        ("a red and yellow ball", RED, YELLOW),
        ("a red-and-white lighthouse", RED, WHITE),
    ],
)
def test_both_colours_are_on_it(words: str, first: tuple[int, ...], second: tuple[int, ...]) -> None:
    scene = Stage.build(shot_of(words), seed=3, width=96, height=54).scene
    own = scene.subject == 1
    shown = np.vstack([scene.colour[own], scene.second_colour[own]])
    for colour in (first, second):
        assert np.isclose(shown, linear_rgb(colour), atol=0.01).all(axis=1).any()


def test_one_colour_is_on_all_of_it() -> None:
    scene = Stage.build(shot_of("a blue vase"), seed=3, width=96, height=54).scene
    own = scene.subject == 1
    assert not np.isclose(scene.second_colour[own], linear_rgb(WHITE), atol=0.01).all(axis=1).any()
