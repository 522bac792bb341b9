"""Nature as it is asked for: the faces of low beasts, islands whole, the moon with who flies past it."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.going import as_they_go
from generators.previz.lone_isles import is_lone_isle
from generators.previz.sets.grounds import ground_of
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize("words", ["a close-up of a lizard", "close-up of a chameleon", "close up of a crocodile"])
def test_a_close_up_looks_at_the_eyes_of_what_is_long(words: str) -> None:
    track = track_of(words, shot_of(words).subjects[0].id)
    ahead = (track.focus(0.0) - track.centre(0.0)) @ track.heading(0.0)
    assert ahead > 0.1 * track.length_m


def test_no_face_in_a_close_up_is_called_out_of_sight() -> None:
    assert not [warning for warning in staged("close-up of a snake").warnings if "out of sight" in warning]


@pytest.mark.parametrize(
    ("words", "lone"),
    [
        ("a tiny island with a single palm tree in the middle of the ocean", True),
        ("a deserted island at sunset", True),
        ("two people sit on the beach of a small island", False),
        ("a beach at sunset", False),
    ],
)
def test_an_island_alone_is_seen_whole(words: str, lone: bool) -> None:
    assert is_lone_isle(shot_of(words)) is lone


def test_an_island_alone_is_seen_from_the_air() -> None:
    assert staged("a small tropical island in the sea").camera.pose(0.0).position[2] > 8.0


def test_a_camera_that_goes_round_a_place_is_far_enough_off() -> None:
    path = staged("a tiny island in the middle of the ocean, drone shot circling").camera
    assert path.framing.distance_m > 20.0


@pytest.mark.parametrize("words", ["a flock of geese flies across the full moon", "birds fly past the moon"])
def test_the_moon_stays_with_who_flies_past_it(words: str) -> None:
    assert [move.kind for move in as_staged(shot_of(words)).camera.moves] == ["track_side"]


def test_who_goes_round_somebody_is_no_speck() -> None:
    words = "a horse runs in a circle around a trainer"
    assert track_of(words, "horse").length_m < 14.0  # the picture of the whole circle


def swims(shot: Shot) -> bool:
    return as_they_go(shot).beats[0].motion == "swim"


def test_who_chases_somebody_under_water_swims() -> None:
    assert swims(shot_of("a penguin chases a fish underwater"))
    assert not swims(shot_of("a diver walks on the sea floor"))


@pytest.mark.parametrize(
    ("stage", "words"),
    [("snow", "frozen lake"), ("desert", "western town"), ("meadow", "a park strewn with fallen leaves")],
)
def test_places_have_what_they_are_known_for(stage: str, words: str) -> None:
    assert ground_of(stage, words) is not None


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("a western town at high noon", "desert"),
        ("a gunslinger walks down the main street of a western town", "desert"),
        ("a small town in the hills", "village"),
    ],
)
def test_a_town_of_the_old_west_lies_in_the_desert(words: str, stage: str) -> None:
    assert as_staged(shot_of(words)).setting.stage in (stage, "street" if stage == "village" else stage)


def test_a_paper_boat_bobs_by_less_than_its_height() -> None:
    words = "a paper boat floats on a pond"
    track = track_of(words, "paper_boat")
    heights = [float(track.centre(0.25 * step)[2]) for step in range(16)]
    assert max(heights) - min(heights) < 0.5 * track.height_m
