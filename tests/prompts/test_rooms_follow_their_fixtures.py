"""What stands in one kind of room only is shown there, and what lives on its legs is not in the sky."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "place"), [("a toilet", "a bathroom"), ("a sink and a mirror", "a bathroom"), ("a bed", "a bedroom")]
)
def test_a_fixture_tells_its_room(words: str, place: str) -> None:
    assert complete(read(words).shots[0]).setting.place == place


@pytest.mark.parametrize("words", ["a bird", "a purple bird"])
def test_a_bird_that_does_nothing_stands_on_the_ground(words: str) -> None:
    assert complete(read(words).shots[0]).setting.stage != "sky"


def test_a_bird_that_flies_is_in_the_sky() -> None:
    assert complete(read("a bird flying").shots[0]).setting.stage == "sky"


def test_a_taxi_beside_a_bus_is_seen_from_outside() -> None:
    assert complete(read("a bus on the left of a taxi, front view").shots[0]).setting.stage in {"street", "road"}
    assert complete(read("a woman in the back of a taxi").shots[0]).setting.stage == "room"
