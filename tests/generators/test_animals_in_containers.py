"""An animal in a box, a basket or a bag is within its walls, which are open and of its size."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.containers import with_open_containers
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> tuple[Stage, float]:
    shot = complete(read(request).shots[0])
    return Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0


@pytest.mark.parametrize(
    "request_text",
    [
        "A cat sits in a box, and then pokes its head out.",
        "A kitten sleeps in a basket.",
        "A puppy sleeps in a suitcase.",
        "A cat hides inside a paper bag, and then peeks out cautiously.",
    ],
)
def test_it_is_within_the_walls(request_text: str) -> None:
    stage, seconds = staged(request_text)
    animal, box = stage.performance.players[:2]
    (x, y, _), (cx, cy, _) = (p.animation(0.5 * seconds).position for p in (animal, box))
    assert abs(x - cx) < 0.4 * box.model.length_m
    assert abs(y - cy) < 0.4 * box.model.width_m
    assert stage.warnings == ()


def test_who_jumps_into_a_box_is_outside_before() -> None:
    stage, seconds = staged("A cat jumps into a box.")
    cat, box = stage.performance.players[:2]
    gaps = [
        dist(cat.animation(t).position[:2], box.animation(t).position[:2]) / box.model.length_m
        for t in (0.05 * seconds, 0.95 * seconds)
    ]
    assert gaps[0] > 0.8
    assert gaps[1] < 0.3


def test_all_of_several_are_in_it() -> None:
    stage, seconds = staged("Three kittens play in a box.")
    *kittens, box = sorted(stage.performance.players, key=lambda p: p.model.length_m)
    places = [p.animation(0.5 * seconds).position for p in kittens]
    assert len(places) == 3
    assert all(dist(at[:2], box.animation(0.5 * seconds).position[:2]) < 0.5 * box.model.length_m for at in places)


@pytest.mark.parametrize("request_text", ["A cat opens a mailbox.", "An elephant stands by a box."])
def test_nothing_else_is_opened(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert with_open_containers(shot) == shot
