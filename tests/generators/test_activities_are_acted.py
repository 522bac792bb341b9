"""Everyday activities, sports and gestures are acted, with what they need."""

from __future__ import annotations

import pytest

from generators.previz.acting import parts_of
from generators.previz.ball_games import with_kicked_balls
from generators.previz.deeds import Deed
from generators.previz.guests import with_guests
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def deed_of(request: str) -> Deed:
    return parts_of(shot_of(request), 4.0)[0].deeds[0]


@pytest.mark.parametrize(
    ("request_", "performance", "posture"),
    [
        ("a man shakes his head", "shake_head", "stand"),
        ("a woman does sit-ups", "sit_up", "lie"),
        ("a girl does pull-ups", "pull_up", "hang"),
        ("a man stretches his leg", "stretch_leg", "sit_ground"),
        ("a boy is doing squats", "squats", "stand"),
        ("a man ties his tie", "tie_own_tie", "stand"),
        ("a woman plucks her eyebrows", "eyebrows", "stand"),
        ("a man is yawning", "yawn", "stand"),
        ("a girl rides a scooter", "ride_scooter", "scoot"),
        ("a man rides a moped", "ride_motorcycle", "motorcycle"),
        ("a baby wakes up", "wake_in_bed", "lie"),
        ("a man shines his shoes", "shine_shoes", "kneel"),
    ],
)
def test_a_deed_is_played_by_its_own_row(request_: str, performance: str, posture: str) -> None:
    deed = deed_of(request_)
    assert (deed.performance, deed.posture) == (performance, posture)


@pytest.mark.parametrize(
    ("request_", "role", "noun"),
    [
        ("a person is rock climbing", "object", "climbing wall"),
        ("a man is barbecuing", "surface", "barbecue"),
        ("a person is motorcycling", "object", "motorcycle"),
        ("a man mows the lawn", "object", "lawnmower"),
        ("a woman paints a portrait", "object", "easel"),
        ("a girl does chin-ups", "around", "pull-up bar"),
    ],
)
def test_what_a_deed_needs_comes_with_it(request_: str, role: str, noun: str) -> None:
    assert deed_of(request_).needs(role) == noun


@pytest.mark.parametrize("request_", ["a person is hugging", "a person is shaking hands", "a man is giving a trophy"])
def test_who_does_what_takes_two_is_not_alone(request_: str) -> None:
    assert len(with_guests(shot_of(request_)).subjects) > len(shot_of(request_).subjects)


def test_who_hugs_a_toy_needs_nobody() -> None:
    assert len(with_guests(shot_of("a girl hugs a teddy bear")).subjects) == 2


def test_a_ball_that_is_shot_at_a_goal_is_there_to_fly() -> None:
    shot = with_kicked_balls(shot_of("a striker shoots a goal"))
    assert "football" in [subject.noun for subject in shot.subjects]
    assert shot.beats[0].target == "striker_ball"
