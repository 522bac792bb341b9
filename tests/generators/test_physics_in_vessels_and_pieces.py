"""What is dropped into liquid floats as deep as its weight asks; what shatters is in pieces; no part is built twice."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.immersing import Bath, sunk_heights
from generators.previz.stage import Stage
from generators.previz.supervising.unbuilt import unbuilt
from tests.generators.staged_words import shot_of

WATER = Bath((0.0, 0.0), 0.2, 0.0, 1.0, 1000.0)


def staged(words: str) -> Stage:
    """The stage of a request."""
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


@pytest.mark.parametrize("density", [80.0, 240.0, 650.0, 917.0])
def test_what_floats_pushes_its_own_weight_of_water_aside(density: float) -> None:
    radius = 0.03
    height = float(sunk_heights(WATER, radius, 1.3, density, 20.0, 0.0)[-1])
    depth = (1.0 - height + radius) / (2.0 * radius)
    assert depth * depth * (3.0 - 2.0 * depth) == pytest.approx(density / 1000.0, abs=0.01)


def test_what_is_denser_lies_on_the_floor_and_falls_freely_until_the_water() -> None:
    heights = sunk_heights(WATER, 0.03, 1.5, 7850.0, 4.0, 0.0)
    assert heights[-1] == pytest.approx(0.03)
    strikes = int(np.argmax(heights - 0.03 <= 1.0))
    assert strikes * 0.002 == pytest.approx((2.0 * 0.47 / 9.81) ** 0.5, abs=1 / 48)


def test_a_cork_floats_and_a_stone_sinks_within_a_tank_that_is_seen() -> None:
    stage = staged("a cork and a stone dropped into a tank of water, the cork floats and the stone sinks")
    ends = {p.track.subject_id: p.animation(4.9).position for p in stage.performance.players}
    assert ends["cork"][2] > ends["stone"][2] + 0.2
    assert not any("tank" in warning for warning in stage.warnings)


@pytest.mark.parametrize(
    ("words", "thing", "floats"),
    [
        ("A cork is placed on the surface of a bucket filled with water.", "cork", True),
        ("A wooden block is gently placed on the surface of a bowl of water.", "wooden_block", True),
        ("A metal spoon is gently placed on the surface of a glass of water.", "spoon", False),
    ],
)
def test_what_is_put_on_the_water_of_a_vessel_shows_whether_it_floats(words: str, thing: str, floats: bool) -> None:
    stage = staged(words)
    first, *_ = (p for p in stage.performance.players if p.track.subject_id == thing)
    heights = [first.animation(t).position[2] for t in (0.0, 4.9)]
    assert heights[1] < heights[0]
    assert (heights[1] > 0.3 * heights[0]) is floats
    assert stage.warnings == ()


def test_a_vase_that_breaks_as_it_strikes_the_floor_is_gone_and_in_pieces() -> None:
    stage = staged("a vase drops on the stone floor and breaks into pieces")
    (player,) = stage.performance.players
    own = np.flatnonzero(stage.whole.subject == player.model.figure.number)
    before, after = (stage.frame(t, stage.new_data()) for t in (0.05, 4.0))
    drawn = np.isin(stage.drawn, own)
    assert before.position[drawn, 2].min() > -1.0
    assert after.position[drawn, 2].max() < -100.0
    assert player.debris is not None
    pieces = player.debris(4.0)
    assert pieces is not None
    assert np.ptp(pieces.position[:, 2]) < 0.01


def test_the_electrons_of_an_atom_are_those_that_it_shows() -> None:
    stage = staged("an atom with electrons whirling around the nucleus")
    assert [player.track.subject_id for player in stage.performance.players] == ["atom"]
    assert stage.warnings == ()


PLACES = [
    ("a sandstorm rolls across the desert towards a small village", ("village",)),
    ("a dog runs through a meadow with mountains behind", ()),
    ("a house in a meadow, aerial flyover", ()),
    ("a boat sails on the sea past a sandy beach", ()),
    ("two children play in the snow near a frozen lake", ()),
]


@pytest.mark.parametrize(("words", "missing"), PLACES)
def test_a_second_place_that_the_set_does_not_show_is_named(words: str, missing: tuple[str, ...]) -> None:
    told = [warning for warning in unbuilt(shot_of(words)) if warning.startswith("not seen")]
    assert told == [f"not seen in the previz: the {place}" for place in missing]


def test_a_deed_of_something_that_is_no_subject_is_reported() -> None:
    stage = staged("a weight bouncing up and down on a spring")
    assert any("weight bouncing" in warning for warning in stage.warnings)


def test_a_ship_goes_through_under_a_bridge_that_is_high_enough_for_it() -> None:
    stage = staged("a cargo ship passing under a bridge")
    ship, bridge = (
        next(p for p in stage.performance.players if p.track.subject_id == who) for who in ("cargo_ship", "bridge")
    )
    assert bridge.model.height_m > 1.5 * ship.model.height_m
    gaps = [np.hypot(*(np.subtract(ship.animation(t).position, bridge.animation(t).position)[:2])) for t in (0.0, 2.5)]
    assert gaps[1] < 0.1 < gaps[0]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("A rubber duck floats in a bathtub full of foam.", "rubber_duck"),
        ("an apple floats in a bucket of water", "apple"),
    ],
)
def test_what_floats_in_a_vessel_is_on_its_liquid_from_the_first(words: str, thing: str) -> None:
    stage = staged(words)
    heights = [
        p.animation(t).position[2] for p in stage.performance.players if p.track.subject_id == thing for t in (0.0, 4.0)
    ]
    assert abs(heights[0] - heights[1]) < 0.1
    assert stage.warnings == ()


def test_what_runs_out_of_a_vessel_that_falls_over_is_said_to_be_left_out() -> None:
    told = "not drawn in the previz: the milk that runs out of the glass"
    assert told in staged("a glass of milk tips over on the table").warnings
    assert told not in staged("a glass of milk on a table").warnings
