"""Who is told to be on a bicycle or a horse rides it, whatever else they do, and does so out of doors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generators.previz.aboard import with_riders
from generators.previz.blocking import Track
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators.rig_stage import stage


def _completed(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "mount", "motions"),
    [
        ("a boy on a bicycle races a train", "bicycle", ["ride"]),
        ("a girl on a bike waves", "bike", ["sit", "wave"]),
        ("a man on a horse waves at a farmer", "horse", ["ride", "wave"]),
    ],
)
def test_who_is_on_a_mount_rides_it(request_: str, mount: str, motions: list[str]) -> None:
    shot = with_riders(_completed(request_))
    assert [beat.motion for beat in shot.beats] == motions
    assert shot.beats[0].target == mount


def test_others_keep_their_deeds() -> None:
    shot = _completed("a man stands beside a horse and waves")
    assert with_riders(shot).beats == shot.beats


@pytest.mark.parametrize("request_", ["a boy on a bicycle races a train", "a man on a horse waves"])
def test_riders_and_who_races_a_train_are_out_of_doors(request_: str) -> None:
    assert _completed(request_).setting.interior is False


def test_who_sits_in_a_train_is_in_it() -> None:
    assert _completed("a woman sits in a train and reads").setting.interior is True


def _nearest(rider: Track, mounts: Sequence[Track]) -> tuple[int, float]:
    """Which of the mounts a rider is over in the middle of the clip, and how far from its middle, m."""
    metres = [float(np.linalg.norm((rider.centre(2.5) - mount.centre(2.5))[:2])) for mount in mounts]
    return int(np.argmin(metres)), min(metres)


@pytest.mark.parametrize(
    ("request_", "mount"),
    [
        ("two boys race their bicycles down a street", "bicycles"),
        ("a boy and a girl ride horses on the beach", "horses"),
        ("three men race motorbikes in the desert", "motorbikes"),
        ("two cowboys gallop their horses across the plain", "horses"),
    ],
)
def test_each_rider_has_a_mount_of_its_own(request_: str, mount: str) -> None:
    shot = _completed(request_)
    riders = sum(subject.count for subject in shot.subjects if subject.kind == "human")
    mounts = next(subject for subject in shot.subjects if subject.noun == mount)
    assert mounts.count == riders
    tracks = stage(shot).performance.tracks
    under = [_nearest(rider, tracks[riders : 2 * riders]) for rider in tracks[:riders]]
    assert sorted(index for index, _ in under) == list(range(riders))
    assert max(metres for _, metres in under) < 0.6


def test_all_who_ride_one_cart_share_it() -> None:
    tracks = stage(_completed("two farmers ride a cart down a lane")).performance.tracks
    assert max(_nearest(rider, tracks[2:3])[1] for rider in tracks[:2]) < 1.5
