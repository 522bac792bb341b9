"""A train at a station has a platform, fireworks over a city a skyline, and a dog's frisbee comes through the air."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize("words", ["a train leaving the station", "a steam train arriving at a station at dusk"])
def test_a_station_has_more_to_it_than_an_open_track(words: str) -> None:
    shot = shot_of(words)
    assert not shot.setting.interior
    open_track = staged("a train crossing the plain")
    assert staged(words).model.ngeom > open_track.model.ngeom + 20


def test_fireworks_over_a_city_are_seen_before_its_towers() -> None:
    model = staged("fireworks over a city").model
    assert max(2.0 * float(size[2]) for size in model.geom_size) > 50.0


def test_what_a_dog_snaps_comes_through_the_air() -> None:
    words = "a dog catching a frisbee in a park"
    frisbee, dog = track_of(words, "frisbee"), track_of(words, "dog")
    begins, ends = (np.asarray(frisbee.centre(t), np.float64) for t in (0.1, 2.5))
    assert begins[2] > 1.5 * dog.height_m
    assert np.linalg.norm((begins - np.asarray(dog.centre(0.1)))[:2]) > 2.0
    assert np.linalg.norm((ends - np.asarray(dog.centre(2.5)))[:2]) < 1.0
