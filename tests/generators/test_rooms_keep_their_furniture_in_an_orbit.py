"""A camera that goes round somebody in a room stays within it, and what furnishes the room is seen."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    "who", ["a wizard in a library", "a chef in a kitchen", "two men talking in a bar", "a girl in a classroom"]
)
def test_a_room_that_is_gone_round_in_is_as_full_as_one_that_is_not(who: str) -> None:
    still, round_ = staged(f"{who}, static shot"), staged(f"{who}, camera orbiting around them")
    struck = [len(stage.whole.kind) - len(stage.scene.kind) for stage in (still, round_)]
    assert struck[1] - struck[0] < 0.1 * len(round_.whole.kind)


def test_who_is_gone_round_outdoors_is_seen_whole() -> None:
    stage = staged("a knight standing in a meadow, 360 degree shot around him")
    knight = next(track for track in stage.tracks if track.subject_id == "knight")
    assert stage.camera.framing.frame_m > knight.height_m


def test_the_camera_goes_all_round_in_a_room_too() -> None:
    stage = staged("a wizard in a library, camera orbiting around him")
    eyes = np.array([stage.camera.pose(t).position[:2] for t in np.linspace(0.0, stage.camera.seconds, 25)])
    turned = np.unwrap(np.arctan2(eyes[:, 1], eyes[:, 0]))
    assert abs(turned[-1] - turned[0]) > np.radians(270.0)
