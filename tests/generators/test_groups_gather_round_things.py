"""Several who are round something stand on all sides of it; who follows what a pronoun names is behind it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.light.tinted import told_light_colours
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def stage_of(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=96, height=54)


@pytest.mark.parametrize(
    ("request_", "middle"),
    [
        ("Children sit around a campfire telling stories", "campfire"),
        ("Seven people sit around a bonfire on a beach at night", "bonfire"),
        ("Five people gathered around a street performer", "street_performer"),
    ],
)
def test_a_group_is_on_all_sides_of_what_it_is_round(request_: str, middle: str) -> None:
    tracks = stage_of(request_).performance.tracks
    thing = next(np.asarray(t.base(1.0))[:2] for t in tracks if t.subject_id == middle)
    away = [np.asarray(t.base(1.0))[:2] - thing for t in tracks if t.subject_id != middle]
    angles = np.sort([np.arctan2(y, x) for x, y in away])
    gaps = np.diff([*angles, angles[0] + 2 * np.pi])
    assert gaps.max() < np.radians(180)


def test_who_follows_it_is_behind_it() -> None:
    tracks = stage_of("A black car drives along a coastal road and a motorcycle follows it").performance.tracks
    car, cycle = (next(t for t in tracks if t.subject_id == name) for name in ("car", "motorcycle"))
    ahead = (np.asarray(car.centre(1.0)) - np.asarray(cycle.centre(1.0))) @ np.asarray(car.heading(1.0))
    assert ahead > 1.0


@pytest.mark.parametrize(
    ("request_", "many"),
    [
        ("A singer on a stage in purple and blue lights", 2),
        ("A dancer on stage in a pink spotlight", 1),
        ("A rock band on stage under red lights", 1),
        ("A car waits at a red light", 0),
        ("A man in a red coat in soft morning light", 0),
    ],
)
def test_lamps_have_the_colours_that_are_told(request_: str, many: int) -> None:
    assert len(told_light_colours(complete(read(request_).shots[0]))) == many
