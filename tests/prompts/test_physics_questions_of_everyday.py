"""Everyday questions of physics: figures in the words decide, and the shot shows what comes of it."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.lint import lint
from prompts.read import read_shot
from prompts.shot import Shot


def shown(request: str) -> Shot:
    return complete(read_shot(request))


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("iron is heated to 450 degrees", "no glow"),
        ("iron is heated to 600 degrees", "dull red"),
        ("iron is heated to 900 degrees", "bright orange"),
        ("iron is heated to 1100 degrees", "yellow"),
        ("a copper bar at 1150 degrees", "pool"),
        ("alcohol at 80 degrees in a flask", "Bubbles"),
        ("a lit match is held to a cotton ball", "Flame climbs"),
        ("a lit match is held to a steel nail", "Soot"),
        ("an aluminium can is put in a campfire", "soot"),
        ("a fresh egg is put into salt water", "floats"),
        ("a steel ball is dropped from 1 m onto glass", "cracks run"),
        ("a plate slips from a waiter's hand onto marble", "bursts apart"),
        ("a bowling ball hits a ping-pong ball", "shoots off"),
        ("a child jumps out of a rowing boat", "the other way"),
        ("a man pushes off a wall on roller skates", "backward"),
        ("a car drives off a 10 m cliff", "curves down"),
        ("a silk scarf falls from a balcony", "side to side"),
        ("ketchup is shaken out of a bottle", "thick gob"),
        ("a wool sweater on a washing line in still air", "hangs almost straight"),
        ("a tall oak at noon and its shadow", "small and close"),
        ("a balloon filled with air is let go in a room", "sinks slowly"),
        ("a soap bubble touches a needle", "gone in a blink"),
        ("an umbrella flips in a gust", "inside out"),
        ("a wet towel freezes on the line at -12 degrees", "like a board"),
    ],
)
def test_the_outcome_is_seen(request_: str, seen: str) -> None:
    outcomes = " ".join(event.outcome for event in shown(request_).physics)
    assert seen in outcomes
    assert len(outcomes.split()) <= 32


@pytest.mark.parametrize(
    ("request_", "quantity", "value"),
    [
        ("a bar of chocolate lies on a 45 degree dashboard", "temperature_c", 45.0),
        ("a bottle of water in a freezer at -18 overnight", "temperature_c", -18.0),
        ("a bottle of water in a freezer at -18 overnight", "freezing_point_c", 0.0),
        ("a marble rolls down a 20 degree ramp", "slope_deg", 20.0),
        ("a ceramic mug falls 2 cm onto a carpet", "impact_speed_mps", 0.626),
    ],
)
def test_figures_in_the_words_count(request_: str, quantity: str, value: float) -> None:
    found = {name: number for event in shown(request_).physics for name, number in event.quantities.items()}
    assert found[quantity] == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("a wooden block sits on a 5 degree slope", "studio"),
        ("a straw stands in a glass of water", "table"),
        ("sand runs through an hourglass", "table"),
    ],
)
def test_a_demonstration_is_where_it_would_be_filmed(request_: str, stage: str) -> None:
    assert shown(request_).setting.stage == stage


@pytest.mark.parametrize(
    ("request_", "impossible"),
    [
        ("a glass of water floats up into the air in a kitchen", True),
        ("water flows up the stairs", True),
        ("cartoon: water flows up the stairs", False),
        ("a magic glass floats up into the air", False),
        ("a copper kettle on the fire boils", False),
        ("a spoon of sugar burns", False),
        ("a helium balloon floats up", False),
    ],
)
def test_only_the_impossible_is_a_finding(request_: str, impossible: bool) -> None:
    codes = {finding.code for finding in lint(shown(request_))}
    assert ("PHYS-IMPOSSIBLE" in codes) is impossible


@pytest.mark.parametrize(
    ("request_", "code", "raised"),
    [
        ("locked-off tripod shot that tracks alongside the cyclist", "CAM-STATIC-MOVE", True),
        ("a locked-off tripod shot of a cyclist who rides past", "CAM-STATIC-MOVE", False),
        ("a sunset glow over the market at 11 in the morning", "TIME-CLASH", True),
        ("a sunset glow over the market at 7 pm", "TIME-CLASH", False),
        ("a hopeful mood as the nurse smiles", "MOOD-UNSEEN", True),
        ("an uneasy feeling in the waiting room", "MOOD-UNSEEN", True),
        ("an uneasy feeling in the waiting room at dusk", "MOOD-UNSEEN", False),
        ("a room that doesn't feel modern", "NEGATION", True),
        ("an empty kitchen without people", "NEGATION", False),
        ('a sign reads "no entry"', "NEGATION", False),
        ("Anna the baker greets Anna the postwoman", "SUBJECT-TWINS", True),
        ("Anna the baker greets Clara the postwoman", "SUBJECT-TWINS", False),
        ("a melancholy man on a bench", "WORDS-LEFT", False),
        ("a bittersweet mood on the platform", "MOOD-UNSEEN", True),
        ("a tense atmosphere in the lift", "EMPTY-SHOT", False),
        ("a gardener waters roses at midnight, the sun blazing overhead", "TIME-LIGHT-CLASH", True),
        ("a gardener waters roses at noon, the sun blazing overhead", "TIME-LIGHT-CLASH", False),
        ("first a tilt up the tower, then a dolly back", "CAM-CARRIER", False),
        ("a bottle of water in a freezer at -18 overnight", "SUBJECT-MANY", False),
        ("an ice cube in a glass at -5 degrees", "WORDS-LEFT", False),
    ],
)
def test_findings_are_raised_where_they_belong(request_: str, code: str, raised: bool) -> None:
    shot = read_shot(request_)
    codes = {finding.code for finding in (*lint(shot), *lint(complete(shot)))}
    assert (code in codes) is raised
