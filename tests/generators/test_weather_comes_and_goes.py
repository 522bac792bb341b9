"""Rain and snow that a later deed tells of begin then; clouds that bring them are the sky's."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.stage import Stage
from prompts.read import read
from tests.generators.staged_words import staged


def _drops(stage: Stage, story_s: float) -> int:
    """How many drops or flakes fall in the picture's air."""
    flakes = stage.frame(story_s, stage.new_data()).flakes
    if flakes is None:
        return 0
    return int(np.sum((flakes.velocity[:, 2] < -0.5) & (flakes.opacity > 0.05)))


@pytest.mark.parametrize(
    "words",
    [
        "Dark clouds gather, lightning strikes a tree, and then it starts to rain.",
        "Leaves swirl across a field, a dog barks, and then it begins to snow.",
    ],
)
def test_what_falls_begins_with_its_deed(words: str) -> None:
    stage = staged(words)
    assert _drops(stage, 1.0) == 0
    assert _drops(stage, 7.0) > 50


def test_rain_that_stops_is_over() -> None:
    stage = staged("The rain stops, the clouds part, and a rainbow appears.")
    assert _drops(stage, 0.0) > 50
    assert _drops(stage, 3.0) == 0


def test_clouds_that_gather_stand_before_nobody() -> None:
    stage = staged("Storm clouds roll in over a field, cows lie down, and then it starts to rain.")
    assert {track.subject_id for track in stage.tracks} == {"cow"}


@pytest.mark.parametrize(
    ("words", "weather"),
    [
        ("Dark clouds gather over the village, and then it starts to rain.", "rain"),
        ("The wind picks up, leaves swirl, and then it begins to snow.", "snow"),
        ("Rain falls on dark clouds of dust.", "rain"),
    ],
)
def test_rain_outranks_the_clouds_that_bring_it(words: str, weather: str) -> None:
    assert read(words).shots[0].setting.weather == weather
