"""Who stands by, behind or before something is there, and both are in the picture; swapped sides are told of."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.supervising.viewfinder import frame_points
from tests.generators.staged_words import shot_of, staged


def _seen(words: str, noun: str) -> tuple[np.ndarray, float]:
    """Middles of a subject's shapes in halves of the frame in the middle of the clip, and its distance, m."""
    stage, shot = staged(words), as_staged(shot_of(words))
    number = next(n for n, s in enumerate(shot.subjects, 1) if s.noun == noun)
    data, middle = stage.new_data(), (shot.duration_s or 5.0) / 2.0
    stage.frame(middle, data, air=False)
    camera = stage.camera.pose(middle)
    places = data.geom_xpos[stage.whole.subject == number]
    depth = -((places - np.asarray(camera.position)) @ np.asarray(camera.rotation))[:, 2]
    return frame_points(camera, places), float(depth.mean())


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("a fox stands next to a rock", "fox", "rock"),
        ("a boy sits by a tree", "boy", "tree"),
        ("a woman waits behind a car", "woman", "car"),
        ("a dog sits in front of a sofa", "dog", "sofa"),
        ("a child hides behind a tree", "child", "tree"),
        ("a fox peeks out from behind a rock", "fox", "rock"),
    ],
)
def test_both_are_in_the_picture(words: str, who: str, what: str) -> None:
    for noun in (who, what):
        points, _ = _seen(words, noun)
        assert np.any(np.abs(points[:, 0]) < 1.0), noun  # of a tall tree the middle of the trunk is above the frame
    assert not staged(words).warnings


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("a woman waits behind a car", "woman", "car"),
        ("a fox stands behind a rock", "fox", "rock"),
        ("a boy hides behind a car", "boy", "car"),
    ],
)
def test_who_is_behind_is_farther_off(words: str, who: str, what: str) -> None:
    assert _seen(words, who)[1] > _seen(words, what)[1]


def test_sides_that_the_picture_swaps_are_told_of() -> None:
    for left, right in (("boy", "girl"), ("girl", "boy")):
        words = f"a {left} on the left shakes hands with a {right} on the right"
        told = [line for line in staged(words).warnings if line.startswith("left and right")]
        swapped = float(_seen(words, left)[0][:, 0].mean()) > float(_seen(words, right)[0][:, 0].mean())
        assert bool(told) is swapped
    words = "a boy on the right shakes hands with a girl on the left"
    assert any(line.startswith("left and right") for line in staged(words).warnings)


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [("a cat sleeps under a bench", "cat", "bench"), ("a dog lies under a table", "dog", "table")],
)
def test_animals_under_furniture_are_below_it(words: str, who: str, what: str) -> None:
    stage, shot = staged(words), as_staged(shot_of(words))
    data = stage.new_data()
    stage.frame(2.0, data, air=False)
    low, high = (
        data.geom_xpos[stage.whole.subject == next(n for n, s in enumerate(shot.subjects, 1) if s.noun == noun)]
        for noun in (who, what)
    )
    assert low[:, 2].max() < high[:, 2].max()
    assert np.all(low.mean(axis=0)[:2] > high.min(axis=0)[:2])
    assert np.all(low.mean(axis=0)[:2] < high.max(axis=0)[:2])


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("a candle burns on the table next to an open book", "candle", "book"),
        ("a phone lies near a cup of coffee", "phone", "cup of coffee"),
        ("a camera next to a notebook", "camera", "notebook"),
    ],
)
def test_things_side_by_side_are_both_seen_on_one_level(words: str, one: str, other: str) -> None:
    for noun in (one, other):
        points, _ = _seen(words, noun)
        assert np.any(np.all(np.abs(points) < 1.1, axis=1)), noun
    stage, shot = staged(words), as_staged(shot_of(words))
    data = stage.new_data()
    stage.frame(1.0, data, air=False)
    lows = [
        float(data.geom_xpos[stage.whole.subject == n, 2].min())
        for n, s in enumerate(shot.subjects, 1)
        if s.noun in (one, other)
    ]
    assert abs(lows[0] - lows[1]) < 0.15
