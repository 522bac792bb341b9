"""Who is before a huge moon or sun is out of doors with it behind them; who only names the moon has it elsewhere."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "noun", "disc", "hour"),
    [
        ("an owl sitting on a branch in front of a giant moon", "owl", "giant moon behind", "night"),
        ("silhouette of a dancer against the full moon", "dancer", "full moon behind", "night"),
        ("two camels walking against a huge sun", "camels", "huge sun behind", "sunset"),
    ],
)
def test_the_disc_hangs_behind(request_: str, noun: str, disc: str, hour: str) -> None:
    shot = complete(read(request_).shots[0])
    assert shot.subjects[0].noun == noun
    assert not any(s.kind == "celestial" for s in shot.subjects)
    assert disc in shot.setting.details
    assert (shot.setting.time_of_day, shot.setting.interior) == (hour, False)


@pytest.mark.parametrize(
    "request_", ["a witch flies past the full moon", "an astronaut on the moon", "a boy looks at the moon", "the moon"]
)
def test_other_moons_are_where_they_were(request_: str) -> None:
    assert not any("behind" in detail for detail in read(request_).shots[0].setting.details)
