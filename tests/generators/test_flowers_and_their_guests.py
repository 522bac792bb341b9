"""Insects and hummingbirds are at the flower that the words name, and the picture is of its head."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> tuple[Stage, float]:
    shot = complete(read(request).shots[0])
    return Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0


@pytest.mark.parametrize(
    "request_text",
    [
        "a bee landing on a sunflower",
        "a bee on a daisy",
        "a bee collecting pollen from a flower",
        "a butterfly opening its wings on a purple flower",
        "a hummingbird drinking from a red flower",
    ],
)
def test_the_guest_is_at_the_head_that_is_filmed(request_text: str) -> None:
    stage, seconds = staged(request_text)
    flower = next(track for track in stage.tracks if getattr(track, "of_a_part", False))
    guest = next(player for player in stage.performance.players if player.track is not flower)
    middle = flower.centre(0.0)
    assert dist(guest.animation(0.98 * seconds).position, middle) < 1.2 * flower.height_m


def test_a_close_up_of_a_flower_is_of_its_head() -> None:
    stage, _ = staged("close-up of a sunflower")
    pose = stage.camera.pose(0.0)
    ahead = -pose.rotation[:, 2]
    head = stage.tracks[0].centre(0.0) - pose.position
    assert ahead @ head / (head @ head) ** 0.5 > 0.99


def test_a_plain_picture_of_a_flower_is_of_all_of_it() -> None:
    stage, _ = staged("a sunflower swaying in the wind")
    assert not any(getattr(track, "of_a_part", False) for track in stage.tracks)
