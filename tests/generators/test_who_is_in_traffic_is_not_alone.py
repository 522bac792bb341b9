"""A vehicle that is told to be in traffic has other cars about it."""

from __future__ import annotations

import pytest

from generators.previz.crowds import with_traffic
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def staged(request: str) -> Shot:
    return with_traffic(complete(read(request).shots[0]))


@pytest.mark.parametrize("request_", ["a taxi stuck in heavy traffic", "a van in a traffic jam"])
def test_others_are_in_the_jam(request_: str) -> None:
    assert "cars" in [subject.noun for subject in staged(request_).subjects]


@pytest.mark.parametrize(
    "request_", ["a taxi on an empty street", "a policeman directs traffic", "cars in a traffic jam"]
)
def test_nobody_is_added_where_none_is_meant_or_many_are_there(request_: str) -> None:
    assert "traffic" not in [subject.id for subject in staged(request_).subjects]
