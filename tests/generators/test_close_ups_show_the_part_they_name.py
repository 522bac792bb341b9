"""A close-up of an eye, a mouth, an ear or feet shows that part."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import part_of, project
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "part"),
    [
        ("Extreme close-up of a woman's eye as she blinks", "eye"),
        ("Extreme close-up of an old man's mouth whispering", "mouth"),
        ("An extreme close-up of an ear", "ear"),
        ("Close-up of bare feet walking on wet sand", "feet"),
        ("Close-up of a man's boots stepping in a puddle", "feet"),
        ("Close up on dancing feet in red shoes on a wooden floor", "feet"),
        ("Close-up of a horse's hooves galloping through mud", "feet"),
        ("Close-up of a woman's face", ""),
        ("Medium shot of a man with brown eyes", ""),
    ],
)
def test_the_part_is_read(request_: str, part: str) -> None:
    found = part_of(shot_of(request_))
    assert (found.name if found else "") == part


@pytest.mark.parametrize("request_", ["Extreme close-up of a man's mouth", "Close-up of bare feet walking on wet sand"])
def test_the_part_is_in_the_middle_of_the_picture(request_: str) -> None:
    stage = Stage.build(shot_of(request_), seed=3, width=96, height=54)
    model, data = stage.model, stage.new_data()
    seen = []
    for share in (0.1, 0.5, 0.9):
        frame = stage.frame(share * 4.0, data)
        points = dict(stage.performance.keypoints(model, data))[1]
        names = ("nose",) if "mouth" in request_ else ("left_ankle", "right_ankle")
        at = np.mean([points[name] for name in names], axis=0)
        seen.append(project(frame.camera, at)[:2])
    assert np.all(np.abs(np.asarray(seen)) < 0.4)
