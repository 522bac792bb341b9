"""Balls go down stairs from tread to tread; what the words put into a vessel is in it, and the camera shows both."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    ("words", "thing", "stairs"),
    [
        ("a ball bounces down a staircase", "ball", "staircase"),
        ("an orange rolls down the stairs", "orange", "stair"),
    ],
)
def test_things_go_down_stairs(words: str, thing: str, stairs: str) -> None:
    stage = staged(words)
    player = next(p for p in stage.performance.players if p.track.subject_id == thing)
    flight = next(p.model.flight for p in stage.performance.players if p.model.flight is not None)
    path = np.array([player.animation(t).position for t in np.arange(0.0, 4.9, 0.02)])
    rises = np.diff(path[:, 2])
    turned = int(np.sum((rises[:-1] < -0.004) & (rises[1:] >= 0.0)))
    assert path[-1, 2] < path[0, 2] - 4 * flight.rise_m
    assert turned >= 3, "it meets several treads on its way"
    assert sum(t.subject_id == stairs for t in stage.tracks) == 1


def test_what_melts_in_a_pan_lies_in_it_and_both_are_seen() -> None:
    words = "an ice cube melts in a hot pan"
    stage = staged(words)
    ice, pan = (next(t for t in stage.tracks if t.subject_id == name) for name in ("ice_cube", "pan"))
    away = np.linalg.norm((ice.centre(0.0) - pan.centre(0.0))[:2])
    assert away < 0.5 * pan.width_m
    assert pan.base(0.0)[2] < ice.base(0.0)[2] < pan.base(0.0)[2] + pan.height_m
    assert stage.warnings == ()
    assert stage.camera.target.tracks[0].subject_id == "pan"


def test_who_sits_on_a_branch_sits_on_its_wood() -> None:
    stage = staged("a squirrel sits on a branch")
    squirrel, branch = (next(t for t in stage.tracks if t.subject_id == name) for name in ("squirrel", "branch"))
    assert squirrel.base(1.0)[2] < branch.base(1.0)[2] + branch.height_m
    across = branch.heading(0.0) @ np.array([1.0, 0.0, 0.0])
    assert abs(across) < 0.5, "its long side is across the picture"
