"""People of another time wear its clothes, and a place that is of today is said to be."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.light.turning import turning_of
from generators.previz.periods import not_of_its_time
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "worn"),
    [
        ("a man and a woman dance in a 1950s diner", "suit"),
        ("a man walks through Victorian London in the fog", "top hat"),
        ("medieval market square, merchants selling bread", "tunic"),
        ("a man listens to 1950s music in a room", ""),
        ("a man in a red coat stands in a 1920s street", "red coat"),
    ],
)
def test_they_wear_the_clothes_of_then(request_: str, worn: str) -> None:
    looks = " ".join(look.text for look in as_staged(shot_of(request_)).subjects[0].looks)
    assert worn in looks
    assert bool(looks) is bool(worn)


def test_what_is_told_of_clothes_is_kept() -> None:
    looks = [look.text for look in as_staged(shot_of("a man in a red coat stands in a 1920s street")).subjects[0].looks]
    assert looks == ["red coat"]


@pytest.mark.parametrize(
    ("request_", "many"),
    [
        ("a taxi drives through New York in the 1940s", 1),
        ("a medieval knight rides across a meadow", 0),
        ("an 80s style picture of a kitchen", 0),
        ("a woman cooks in a kitchen", 0),
        ("a woman in her late 30s cooks in a kitchen", 0),
        ("a couple walks through a meadow in the 1970s", 1),
    ],
)
def test_a_place_of_today_is_said_to_be(request_: str, many: int) -> None:
    assert len(not_of_its_time(shot_of(request_))) == many


def test_night_falls_over_the_whole_of_a_time_lapse() -> None:
    shot = shot_of("Time-lapse of clouds rolling over a city skyline from sunset to night.")
    seconds = (shot.duration_s or 0.0) * (shot.time_scale or 1.0)
    turning = turning_of(shot, seconds)
    assert turning is not None
    assert turning.level(0.0) > 4.0 * turning.level(seconds)
    assert turning.end_s == pytest.approx(seconds)
