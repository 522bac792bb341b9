"""Which side of a house a request is on: its street where the words lead before it, its room where they do not."""

from __future__ import annotations

import pytest

from prompts.complete import complete_all
from prompts.read import read
from prompts.reading.introductions import introduces_character
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete_all(read(request).shots)[0]


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("Exterior: a hospital. A nurse smokes", "street"),
        ("Ext. a library, a boy waits", "street"),
        ("A busker plays outside the railway station", "street"),
        ("Bikes are parked in front of a supermarket", "street"),
        ("A nurse smokes in a hospital", "room"),
        ("Two men talk in the back of a taxi", "room"),
        ("A plane takes off from the runway", "plain"),
        ("A spacecraft docks at a space station", "space"),
    ],
)
def test_the_stage_is_on_the_side_that_is_meant(request_: str, stage: str) -> None:
    assert shot_of(request_).setting.stage == stage


def test_a_heading_introduces_nobody() -> None:
    assert introduces_character("Exterior: a train station. A woman waits") is None
