"""A pink lobby is pink, and a coat that is pink paints no wall; a lens that zooms in keeps its subject."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.camera import project
from generators.previz.rigs.surfaces import colour_in
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def stage_of(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=96, height=54)


def painted(stage: Stage, colour: str) -> bool:
    """Whether a shape of the set is of a colour."""
    wanted = linear_rgb(colour_in(colour) or (0, 0, 0))
    of_set = stage.whole.subject == 0
    return bool(np.any(np.all(np.abs(stage.whole.colour[of_set] - wanted) < 0.01, axis=1)))


@pytest.mark.parametrize(
    ("request_", "colour", "is_painted"),
    [
        ("a bellboy stands in a pink lobby", "pink", True),
        ("a man cooks in a yellow kitchen", "yellow", True),
        ("a boy sits on the floor of a room with blue walls", "blue", True),
        ("a man in a pink coat stands in a lobby", "pink", False),
    ],
)
def test_walls_are_as_told(request_: str, colour: str, is_painted: bool) -> None:
    assert painted(stage_of(request_), colour) is is_painted


@pytest.mark.parametrize("request_", ["The camera zooms in quickly on a clown's face", "Crash zoom on a shocked woman"])
def test_a_zoom_ends_on_its_subject(request_: str) -> None:
    stage = stage_of(request_)
    seconds = stage.camera.seconds
    face = np.asarray(stage.camera.target.focus(seconds * stage.time_scale))
    across, up, _ = project(stage.camera.pose(seconds), face)
    assert abs(across) < 0.3
    assert abs(up) < 0.4
