"""A consequence is true of exactly this thing doing exactly this; where nothing is known, nothing is said."""

from __future__ import annotations

import pytest

from prompts import compile_prompt
from prompts.complete import complete
from prompts.read import read_shot


def told(request: str) -> str:
    """The outcomes of a request's physical events, as one text."""
    return " ".join(event.outcome for event in complete(read_shot(request)).physics)


def prompt(request: str) -> str:
    """The request's prompt in a dialect of middle length."""
    return compile_prompt(complete(read_shot(request)), "wan2.2").text


@pytest.mark.parametrize(
    "request_",
    [
        "a knife slices a ripe tomato",
        "a tuning fork touches water and ripples form",
        "a sheepdog herds sheep through a gate",
        "a violin bow is drawn across a rail",
    ],
)
def test_what_acts_is_not_described_as_lying_still(request_: str) -> None:
    outcome = told(request_)
    assert "firmly in place" not in outcome
    assert "darkest close in" not in outcome
    assert "highlight runs along" not in outcome
    assert "head lifts" not in outcome


def test_what_lies_still_is_described() -> None:
    assert told("a brass key on a table")


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("a phone falls on concrete and the screen does not crack", "cracks"),
        ("a gymnast wobbles on the beam but does not fall", "drops"),
        ("sprinters explode out of the blocks", "fire"),
        ("a campfire dies down to embers", "sinks to the bottom"),
        ("a boxer lands an uppercut", "ground"),
        ("a bubble of oxygen leaves a leaf under water", "step"),
        ("a cat steals a sausage from the grill", "sizzle"),
        ("children race snails across a garden table", "stride"),
        ("a seed splits open in the ground", "impact"),
        ("hail drums on a shed", "sunlight"),
        ("a guitarist strums on a bench while joggers pass", "spotlight"),
        ("a kitten pushes a flower pot off the sill", "grass"),
        ("why do cats always land on their feet", "stride"),
        ("a hosepipe writhes on the lawn, spraying everyone", "grains"),
        ("snow slides off a roof onto a postman", "pans"),
        ("two firefighters carry a hose up a burning staircase", "distant traffic"),
        ("two teachers plant beans behind the school", "window light"),
        ("a cellist plays on the platform while a train rushes by", "spotlight"),
    ],
)
def test_nothing_happens_that_is_denied_or_cannot(request_: str, never: str) -> None:
    assert never not in told(request_).lower()


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("a volcano erupts at night", "ash"),
        ("magma pours into the ocean", "steam"),
        ("a lighthouse beam sweeps across the dark sea", "light passes"),
        ("soldiers march through mud", "mud"),
        ("a woman runs down a street in the rain", "water"),
        ("a steam train crosses a bridge", "rails"),
        ("a shoe lands in a puddle", "crown"),
        ("an umbrella turns inside out in the wind", "ribs"),
        ("leaves turn yellow in autumn", "green drains"),
    ],
)
def test_the_consequence_fits_thing_and_ground(request_: str, seen: str) -> None:
    assert seen in told(request_)


@pytest.mark.parametrize(
    ("request_", "gone"),
    [
        ("An old barn in a wheat field, static wide", "static wide"),
        ("A woman walks along a beach, golden hour backlight", "golden hour backlight"),
        ("A police car chases a motorcycle, tracking shot from behind", "shot from behind"),
        ("macro of a matchstick igniting", "macro of"),
        ("Show why ice floats: an ice cube bobs in a glass of water", "why ice floats"),
    ],
)
def test_words_of_film_and_headings_stay_out_of_the_action(request_: str, gone: str) -> None:
    assert gone.lower() not in prompt(request_).lower()


def test_a_static_camera_is_never_overruled() -> None:
    moves = complete(read_shot("An old barn in a wheat field, static wide")).camera.moves
    assert [move.kind for move in moves] == ["static"]


def test_static_electricity_is_no_camera() -> None:
    moves = complete(read_shot("a man walks over a carpet and feels static electricity")).camera.moves
    assert [move.kind for move in moves] != ["static"]


@pytest.mark.parametrize("request_", ["a night market", "fireworks over a harbour", "a lighthouse beam sweeps the sea"])
def test_what_is_seen_at_night_is_shot_at_night(request_: str) -> None:
    assert complete(read_shot(request_)).setting.time_of_day == "night"
