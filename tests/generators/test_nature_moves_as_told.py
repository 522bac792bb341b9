"""What goes round something, leaps out of water, lifts off or becomes another thing does so on the stage."""

from __future__ import annotations

from math import atan2, pi

import mujoco
import numpy as np
import pytest
from numpy.typing import NDArray

from generators.previz.changing import becoming_of, change_of, with_becoming
from generators.previz.performance import Player
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

SECONDS = np.linspace(0.1, 4.9, 25)


def staged(words: str) -> Stage:
    """The stage of a request."""
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def player_of(stage: Stage, who: str) -> Player:
    """The first figure of a subject."""
    return next(player for player in stage.performance.players if player.track.subject_id == who)


def ways(stage: Stage, who: str) -> NDArray[np.float64]:
    """(25, 3) where its root is over the story, m."""
    animation = player_of(stage, who).animation
    return np.array([animation(float(t)).position for t in SECONDS])


ROUND = [
    ("a bee circles a flower", "bee", "flower"),
    ("a dog runs around a tree", "dog", "tree"),
    ("a shark circling a small rowing boat", "shark", "rowing_boat"),
    ("the moon orbits the earth", "moon", "earth"),
    ("a space station orbiting the earth", "space_station", "earth"),
]


@pytest.mark.parametrize(("words", "who", "middle"), ROUND)
def test_who_goes_round_something_keeps_its_distance_and_comes_all_the_way_round(
    words: str, who: str, middle: str
) -> None:
    stage = staged(words)
    away = (ways(stage, who) - ways(stage, middle))[:, :2]
    distances = np.linalg.norm(away, axis=1)
    assert np.ptp(distances) < 0.05 * distances.mean()
    turned = np.unwrap([atan2(y, x) for x, y in away])
    assert turned[-1] - turned[0] > 1.8 * pi


def test_the_moon_goes_round_an_earth_that_goes_round_the_sun() -> None:
    stage = staged("the moon orbits the earth while the earth orbits the sun")
    sun, earth, moon = (ways(stage, who)[:, :2] for who in ("sun", "earth", "moon"))
    near = np.linalg.norm(moon - earth, axis=1)
    assert np.ptp(near) < 0.05 * near.mean()
    assert np.linalg.norm(earth - sun, axis=1).min() > near.max()
    assert np.ptp(np.linalg.norm(moon - sun, axis=1)) > near.mean()


def test_a_whale_that_breaches_flies_free_and_falls_back() -> None:
    stage = staged("a humpback whale breaches out of the sea and splashes back")
    animation = player_of(stage, "humpback_whale").animation
    times = np.arange(0.0, 5.0, 1 / 48)
    heights = np.array([animation(float(t)).position[2] for t in times])
    top = int(heights.argmax())
    assert heights[top] - heights[-1] > 4.0
    falling = np.diff(heights[top - 12 : top + 12], 2) * 48**2
    assert falling.mean() == pytest.approx(-9.81, rel=0.06)
    assert stage.warnings == ()


def test_a_flock_named_by_its_irregular_plural_is_of_birds() -> None:
    stage = staged("wild geese flying over a lake")
    assert not any("stands in" in warning for warning in stage.warnings)


def test_seagulls_that_only_follow_fly_and_a_duck_that_leads_walks() -> None:
    gulls = ways(staged("seagulls follow a fishing boat"), "seagull")
    duck = ways(staged("a mother duck leads her ducklings across a quiet road"), "duck")
    assert gulls[:, 2].min() > 1.0
    assert duck[:, 2].max() < 0.5


def test_a_shuttle_lifts_off_nose_up_and_faster_and_faster() -> None:
    stage = staged("a space shuttle lifts off in a cloud of smoke")
    player = player_of(stage, "space_shuttle")
    heights = ways(stage, "space_shuttle")[:, 2]
    turn = np.zeros(9)
    mujoco.mju_quat2Mat(turn, np.array(player.animation(1.0).rotation))
    assert turn.reshape(3, 3)[2, 0] == pytest.approx(1.0, abs=1e-6)
    assert np.all(np.diff(heights) >= 0.0)
    assert heights[-1] - heights[-2] > 2.0 * (heights[12] - heights[11])


def test_the_stand_of_a_pendulum_stays_while_its_bob_swings() -> None:
    stage = staged("a pendulum swinging slowly, seen from the front")
    number = player_of(stage, "pendulum").model.figure.number
    own = np.flatnonzero(stage.whole.subject == number)
    data, places = stage.new_data(), []
    for t in SECONDS:
        stage.frame(float(t), data)
        places.append(data.geom_xpos[own].copy())
    moved = np.ptp(np.array(places), axis=0).max(axis=1)
    assert (moved < 1e-6).sum() >= 3
    assert moved.max() > 0.3


BECOMES = [
    ("a caterpillar turns into a butterfly", "caterpillar", "butterfly"),
    ("show how a seed sprouts and grows into a sunflower", "seed", "sunflower"),
    ("a baby turtle hatches from its egg on the beach", "egg", "turtle"),
]


@pytest.mark.parametrize(("words", "source", "target"), BECOMES)
def test_what_becomes_another_thing_gives_way_to_it(words: str, source: str, target: str) -> None:
    shot = with_becoming(shot_of(words), 5.0)
    courses = [change_of(shot, next(s for s in shot.subjects if s.id == who), 5.0) for who in (source, target)]
    starts, ends = ([course.size(t)[0] for course in courses if course is not None] for t in (0.0, 5.0))
    assert starts == pytest.approx([1.0, 0.02])
    assert ends == pytest.approx([0.02, 1.0])
    stage = staged(words)
    assert {source, target} <= stage.performance.altering
    there = np.array([ways(stage, who)[12, :2] for who in (source, target)])
    assert np.linalg.norm(there[0] - there[1]) < 1e-6


def test_what_only_melts_or_climbs_out_of_a_house_becomes_nothing() -> None:
    for words in ("an ice cube melts on a table", "a cat climbs out of a house", "a man turns to a woman"):
        assert becoming_of(shot_of(words), 5.0) is None


def test_the_ground_is_never_taken_away_from_before_the_lens() -> None:
    stage = staged("three dolphins leaping out of the water beside a boat")
    planes = np.flatnonzero(stage.model.geom_type == int(mujoco.mjtGeom.mjGEOM_PLANE))
    assert set(planes.tolist()) <= set(stage.drawn.tolist())


def test_a_swarm_of_specks_is_reported_or_drawn_larger() -> None:
    stage = staged("bees flying in and out of a beehive")
    assert any("larger than life" in warning for warning in stage.warnings)


def test_northern_lights_and_rainbows_stand_in_the_sky_of_a_landscape() -> None:
    for words in ("northern lights dancing over a frozen lake", "a rainbow over a green valley after the rain"):
        stage = staged(words)
        (sky,) = stage.performance.players
        assert sky.animation(0.0).position[1] > 100.0
        assert float(np.asarray(stage.camera.pose(0.0).rotation)[2, 2]) < 0.1  # the lens is about level
        assert stage.warnings == ()
