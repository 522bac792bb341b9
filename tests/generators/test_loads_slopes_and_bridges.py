"""Two carry a long load between them; who goes uphill rises; bridges are under who crosses them; liquids are poured."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.sets.hillside import slope_of
from tests.generators.staged_words import shot_of, staged, tracks_of


@pytest.mark.parametrize(
    ("words", "bearers", "load"),
    [
        ("two men carry a sofa up to a van", "man", "sofa"),
        ("two paramedics carry a stretcher with a patient through a corridor", "paramedic", "stretcher"),
    ],
)
def test_two_carry_a_load_between_them(words: str, bearers: str, load: str) -> None:
    (thing,) = tracks_of(words, load)
    first, second = tracks_of(words, bearers)
    goes = (thing.centre(4.5) - thing.centre(0.5))[:2]
    assert np.linalg.norm(goes) > 2.0
    way = goes / np.linalg.norm(goes)
    for time in (0.5, 2.5, 4.5):
        a, b, middle = (float(track.centre(time)[:2] @ way) for track in (first, second, thing))
        assert min(a, b) < middle < max(a, b), "one at each end"
        assert thing.base(time)[2] > 0.05, "off the ground"


def test_who_is_carried_lies_on_the_load_and_goes_along() -> None:
    words = "two paramedics carry a stretcher with a patient through a corridor"
    (patient,), (stretcher,) = tracks_of(words, "patient"), tracks_of(words, "stretcher")
    for time in (0.5, 4.5):
        assert np.linalg.norm((patient.centre(time) - stretcher.centre(time))[:2]) < 0.6
        assert patient.base(time)[2] > stretcher.base(time)[2] + 0.4


@pytest.mark.parametrize(
    ("words", "who", "rises"),
    [
        ("two hikers walk up a mountain path", "hiker", 1.0),
        ("a jeep drives up a hill", "jeep", 1.0),
        ("a camel walks down a sand dune", "camel", -1.0),
    ],
)
def test_ways_up_and_down_are_slopes(words: str, who: str, rises: float) -> None:
    track = tracks_of(words, who)[0]
    assert rises * (track.base(4.5)[2] - track.base(0.5)[2]) > 0.5


def test_what_goes_on_the_level_has_no_slope() -> None:
    assert slope_of(shot_of("a woman walks across a meadow towards the hills")) == 0.0
    assert slope_of(shot_of("a boy runs up the stairs in a house")) == 0.0


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("a steam train crosses a stone bridge over a valley", "steam_train"),
        ("a red car drives across a suspension bridge", "car"),
        ("a woman walks over a stone bridge in the park", "woman"),
    ],
)
def test_who_crosses_a_bridge_is_on_its_deck(words: str, who: str) -> None:
    bridge, track = next(t for t in staged(words).tracks if "bridge" in t.subject_id), tracks_of(words, who)[0]
    high = track.base(2.5)[2] - bridge.base(2.5)[2]
    assert 0.2 * bridge.height_m < high <= bridge.height_m
    assert staged(words).warnings == ()


def test_liquids_come_from_what_they_are_poured_from() -> None:
    parts = {m.subject_id for m in staged("a man pours water from a jug into a glass on a table").tracks}
    assert {"jug", "glass"} <= parts
    assert staged("a man pours water from a jug into a glass on a table").warnings == ()


def test_a_close_up_of_pouring_shows_the_vessel_and_its_insert_the_vessel_alone() -> None:
    stage = staged("a woman pours tea into a cup, close-up")
    assert stage.camera.target.tracks[0].subject_id == "woman"
    assert stage.warnings == (), "the cup is in the picture"
    insert = staged("close-up of the hands of a woman who pours tea into a cup")
    assert insert.camera.target.tracks[0].subject_id == "cup"


def test_a_waterfall_stands_where_it_is() -> None:
    (track,) = tracks_of("a waterfall falls into a pool in a forest", "waterfall")
    assert np.allclose(track.centre(0.0), track.centre(4.0))
