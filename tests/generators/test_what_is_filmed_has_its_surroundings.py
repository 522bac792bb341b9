"""A train at a station has a platform, fireworks over a city a skyline, and a dog's frisbee comes through the air."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.changing import Shapes
from generators.previz.stage import Stage
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


@pytest.mark.parametrize("words", ["a knight fighting a dragon", "a gladiator fighting a lion"])
def test_who_fights_a_beast_is_before_it_and_not_in_it(words: str) -> None:
    stage = staged(words)
    fighter, beast = stage.tracks[:2]
    apart = np.asarray(beast.centre(1.0)) - np.asarray(fighter.centre(1.0))
    assert np.linalg.norm(apart[:2]) > 0.3 * beast.length_m
    assert not [warning for warning in stage.warnings if "hidden" in warning or "reach" in warning]


def test_several_who_jump_into_a_lake_keep_together() -> None:
    places = [np.asarray(track.centre(0.0))[:2] for track in staged("kids jumping into a lake").tracks]
    assert max(float(np.linalg.norm(a - b)) for a in places for b in places) < 8.0


def test_candles_on_a_cake_are_those_of_the_cake() -> None:
    stage = staged("a girl blowing out candles on a birthday cake")
    assert not [track for track in stage.tracks if track.subject_id.startswith("candle")]
    assert not [warning for warning in stage.warnings if "candle" in warning]
    flames = [stage.performance.altered(t, Shapes.of(stage.whole, _posed(stage, t))) for t in (0.3, 4.8)]
    before, after = (float(np.asarray(shapes.position)[:, 2].min()) for shapes in flames)
    assert before > -1.0
    assert after < -100.0


def _posed(stage: Stage, story_s: float) -> object:
    data = stage.new_data()
    stage.performance.pose(story_s, data)
    return data


def test_a_dinner_by_candlelight_has_its_candle() -> None:
    assert [t for t in staged("a couple having dinner by candlelight").tracks if t.subject_id == "its_candle"]
    assert not [t for t in staged("a couple having dinner").tracks if t.subject_id == "its_candle"]


@pytest.mark.parametrize(
    "words",
    [
        "steam rising from a cup of coffee",
        "a cup of coffee on a desk, steam rising",
        "a bowl of ramen with steam rising",
    ],
)
def test_steam_is_of_the_cup_and_is_in_the_picture(words: str) -> None:
    stage = staged(words)
    assert next(track.subject_id for track in stage.tracks) in ("cup", "bowl")
    assert not [track for track in stage.tracks if track.subject_id == "steam"]
    assert not [warning for warning in stage.warnings if "picture" in warning]
    flakes = stage.frame(2.0, stage.new_data()).flakes
    assert flakes is not None
    assert len(flakes.position) > 0
