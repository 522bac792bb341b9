"""A place that the camera goes through is its set, with those who live there; and an orbit shows all sides."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.landscapes import as_landscape, is_landscape
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

CANYON = (
    "The camera begins to descend slowly, revealing a weathered canyon, where the cliffs' red and orange rock layers "
    "show the marks of years of erosion. The surface of the rocks is etched with intricate textures and cracks. As the "
    "camera moves downward, the canyon floor is covered with fine gravel and loose rocks, scattered here and there. As "
    "the camera continues to move forward, the canyon walls rise higher, enclosing the scene in a towering space."
)
FOREST = (
    "The camera moves through a forest shrouded in morning mist, where sunlight filters through haze. Ancient pines "
    "and oaks surround the scene, their branches intertwining. As the camera moves forward, the ground is covered in "
    "fallen leaves, and a few deer quietly pass through. The camera continues, revealing a small stream that winds by "
    "the roots of the trees. Finally, the camera pulls back, showing the entire forest enveloped in mist."
)


LAKE = (
    "The camera moves slowly across a frozen lake. A red fox trots over the ice. It passes a wooden gate and rises to "
    "show the northern lights above the mountains."
)
LAVA = (
    "The camera starts at the edge of a cliff, where molten lava glows between black stones. It moves along the rock "
    "and pulls back to show smoke over the mountain."
)
CLOUDS = (
    "The camera sinks through a layer of clouds onto a green valley, where sheep graze on the slopes. It pulls back to "
    "show a small white church."
)


def staged(words: str) -> Stage:
    """The stage of a request."""
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def test_what_a_landscape_is_made_of_is_its_set() -> None:
    stage = staged(CANYON)
    assert not stage.tracks
    assert not [warning for warning in stage.warnings if "stands in" in warning]


def test_who_lives_in_a_landscape_is_in_it() -> None:
    assert {track.subject_id for track in staged(FOREST).tracks} == {"deer"}


def test_the_lens_sees_over_the_ground_and_not_into_it() -> None:
    stage = staged(CANYON)
    for clip_s in (0.0, stage.camera.seconds / 2, stage.camera.seconds):
        position = stage.camera.pose(clip_s).position
        assert position[2] > stage.dressing.terrain.height(float(position[0]), float(position[1])) + 0.5


def test_what_is_of_the_sky_or_was_built_there_is_kept() -> None:
    nouns = {subject.noun.lower() for subject in as_landscape(shot_of(LAKE)).subjects}
    assert {"red fox", "gate", "northern lights"} <= nouns


def test_what_no_set_has_is_said() -> None:
    assert any("the lava" in warning for warning in staged(LAVA).warnings)


def test_below_the_clouds_is_the_place_that_they_open_on() -> None:
    assert as_landscape(shot_of(CLOUDS)).setting.stage == "mountains"


@pytest.mark.parametrize(
    "words", ["a dog runs through a forest", "The camera follows a woman who walks through a forest.", "A canyon."]
)
def test_a_shot_of_somebody_is_no_landscape(words: str) -> None:
    assert not is_landscape(shot_of(words))


@pytest.mark.parametrize(
    ("words", "least_deg"),
    [
        ("The camera orbits around. Car, the camera circles around.", 270.0),
        ("The camera orbits around. Bowl, the camera circles around.", 270.0),
        ("The camera slowly circles around a vase of flowers.", 180.0),
    ],
)
def test_going_round_something_shows_all_its_sides(words: str, least_deg: float) -> None:
    stage = staged(words)
    middle = np.asarray(stage.tracks[0].centre(0.0))
    times = np.linspace(0.0, stage.camera.seconds, 60)
    away = np.array([np.asarray(stage.camera.pose(float(t)).position) - middle for t in times])
    bearings = np.unwrap(np.arctan2(away[:, 1], away[:, 0]))
    assert abs(math.degrees(bearings[-1] - bearings[0])) >= least_deg


def test_an_arc_is_no_orbit() -> None:
    stage = staged("Arc shot of a parked car.")
    first, last = (np.asarray(stage.camera.pose(t).rotation)[:2, 2] for t in (0.0, stage.camera.seconds))
    assert float(first @ last) > -0.5


def test_what_nothing_is_known_of_is_left_out_and_said() -> None:
    stage = staged("A car and a flumphet stand in a street.")
    assert [track.subject_id for track in stage.tracks] == ["car"]
    assert "not drawn in the previz: the flumphet" in stage.warnings
