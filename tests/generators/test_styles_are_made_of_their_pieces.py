"""Pixels, blocks and facets are flat pieces of one colour, and a dream's picture runs down."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.finish import finished, look_of
from generators.previz.finish.effects import Guide
from tests.generators.staged_words import shot_of

HEIGHT, WIDTH = 240, 320


def guide() -> Guide:
    return Guide(
        depth_m=np.full((HEIGHT, WIDTH), 5.0, np.float32),
        normal=np.zeros((HEIGHT, WIDTH, 3), np.float32),
        subject=np.zeros((HEIGHT, WIDTH), np.int32),
        geom=np.zeros((HEIGHT, WIDTH), np.int32),
        frame_index=0,
        seed=1,
    )


def ramp() -> np.ndarray:
    """A picture that is different in every pixel."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([x * 255 // WIDTH, y * 255 // HEIGHT, (x + y) * 255 // (WIDTH + HEIGHT)], -1).astype(np.uint8)


def colours(picture: np.ndarray) -> int:
    return len(np.unique(picture.reshape(-1, 3), axis=0))


@pytest.mark.parametrize("row", [("pixels", 6, 9), ("blocks", 13, 11), ("facets", 17)])
def test_there_are_far_fewer_colours_than_pixels(row: tuple[str | float, ...]) -> None:
    assert colours(finished(ramp(), guide(), [row])) < colours(ramp()) / 20


def test_grey_stays_grey_in_pixels() -> None:
    grey = np.full((HEIGHT, WIDTH, 3), 147, np.uint8)
    made = finished(grey, guide(), [("pixels", 6, 9)]).astype(int)
    assert int(np.ptp(made, axis=-1).max()) <= 1


def test_a_dream_runs_down_below_and_not_at_the_top() -> None:
    stripes = np.where((np.mgrid[0:HEIGHT, 0:WIDTH][0] // 20 % 2)[..., None] == 0, 40, 220).astype(np.uint8)
    stripes = np.repeat(stripes, 3, axis=-1)
    made = finished(stripes, guide(), [("melt", 0.0, 46.0)])
    assert np.array_equal(made[:50], stripes[:50])
    assert np.mean(made[180:] != stripes[180:]) > 0.1


def test_a_drawn_cartoon_has_lines_and_a_computer_made_one_has_none() -> None:
    drawn, made = (look_of(shot_of(words)).effects for words in ("a dog, animated style", "a dog, Pixar style"))
    assert "outline" in {row[0] for row in drawn}
    assert "outline" not in {row[0] for row in made}
