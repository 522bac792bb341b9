"""A cliff, the moon behind a flock, the land under a balloon: the camera is where what was asked for is seen."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.light import cues_of
from generators.previz.sets.grounds import ground_of
from generators.previz.settling import as_in_the_sky
from generators.previz.supervising.heavenly import BEHIND_FLYER
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize("words", ["a lone wolf stands at the edge of a cliff", "a goat on a rocky cliff"])
def test_who_is_on_a_cliff_is_filmed_with_the_cliff(words: str) -> None:
    assert as_staged(shot_of(words)).camera.size == "wide"


def test_a_close_up_on_a_cliff_stays_one() -> None:
    assert as_staged(shot_of("close-up of a wolf at the edge of a cliff")).camera.size == "close_up"


@pytest.mark.parametrize("over", ["vineyards", "a green valley", "golden fields"])
def test_what_drifts_over_a_land_is_looked_down_on(over: str) -> None:
    assert as_staged(shot_of(f"a hot air balloon drifts over {over}")).camera.angle == "high_angle"


def test_a_balloon_over_nothing_in_particular_is_not() -> None:
    assert as_staged(shot_of("a hot air balloon rises into the sky")).camera.angle != "high_angle"


def test_the_moon_that_a_flock_flies_across_is_behind_it() -> None:
    words = "a flock of geese flying across the full moon"
    assert cues_of(shot_of(words)).crossed
    light = staged(words).light
    pose = staged(words).frame(0.1, staged(words).new_data()).camera
    towards = light.sky.sun_direction @ pose.rotation
    across = towards[0] / -towards[2] * 2 * pose.focal_length_mm / pose.sensor_mm[0]
    assert across == pytest.approx(BEHIND_FLYER[0], abs=0.1)


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("vineyards", "vine_field"),
        ("rice terraces on a hillside", "rice_terraces"),
        ("a tea plantation in the hills", "tea_hill"),
    ],
)
def test_terraces_and_rows_stand_behind_the_action(place: str, piece: str) -> None:
    ground = ground_of("meadow", place)
    assert ground is not None
    assert piece in [row[0] for row in ground.pieces]


def test_northern_lights_hang_where_the_camera_of_a_house_looks() -> None:
    assert as_in_the_sky(shot_of("northern lights over a frozen lake with a lone cabin")).camera.view == "front"


def test_the_side_from_which_the_user_looks_stays() -> None:
    words = "northern lights over a cabin, seen from the side"
    assert as_in_the_sky(shot_of(words)).camera.view == shot_of(words).camera.view
