"""What happens to everyday things, by what they are: and what no body does by itself."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.lint import lint
from prompts.read import read
from prompts.shot import Shot


def _shot(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "law", "seen"),
    [
        ("An ice cube is dropped into hot coffee.", "melt", "sliver"),
        ("A steel bolt is held in a candle flame.", "glow", "neither catches fire"),
        ("Salt is scattered on an icy step.", "melt", "pitted"),
        ("A glass of water is turned upside down with a card over its mouth.", "press", "not a drop"),
        ("A puddle at -5 C overnight.", "freeze", "ice"),
        ("A hot glass is dipped into ice water.", "break", "crack"),
        ("A marble rolls down a ramp and hits a row of marbles.", "collide", "farthest"),
        ("A steel ball is lowered into mercury.", "plunge", "floats"),
        ("An iron ball and a cork are thrown into a pond.", "plunge", "light one bobs"),
    ],
)
def test_the_outcome_follows_from_what_things_are(request_: str, law: str, seen: str) -> None:
    events = _shot(request_).physics
    assert events[0].law == law
    assert seen in events[0].outcome


@pytest.mark.parametrize(
    "request_",
    [
        "A boy walks up a wall and along the ceiling.",
        "A ball is thrown and falls up into the sky.",
        "A man walks across the lake.",
    ],
)
def test_what_no_body_does_is_a_finding(request_: str) -> None:
    assert "PHYS-IMPOSSIBLE" in {finding.code for finding in lint(_shot(request_))}


@pytest.mark.parametrize("request_", ["A gecko walks up a wall.", "A man walks across the frozen lake."])
def test_what_some_bodies_do_is_none(request_: str) -> None:
    assert "PHYS-IMPOSSIBLE" not in {finding.code for finding in lint(_shot(request_))}


def test_a_dream_shows_it() -> None:
    shot = _shot("A dreamlike clip: a boy walks up a wall and along the ceiling.")
    assert "PHYS-IMPOSSIBLE" not in {finding.code for finding in lint(shot)}
    assert any("where the floor ends" in event.outcome for event in shot.physics)
