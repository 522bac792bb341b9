"""Who is told to be on a bicycle or a horse rides it, whatever else they do, and does so out of doors."""

from __future__ import annotations

import pytest

from generators.previz.aboard import with_riders
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


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
