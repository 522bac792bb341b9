"""A pastime that stands right behind who does it is what they do: `a boy rock climbing` is no rock."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "who", "deed"),
    [
        ("a girl ice skating on a frozen lake", "girl", "ice-skating on a frozen lake"),
        ("a man water skiing behind a boat", "man", "water-skiing behind a boat"),
        ("a woman horse riding on the beach", "woman", "riding a horse on the beach"),
        ("a boy rock climbing", "boy", "climbing a rock face"),
        ("a girl bike riding in the park", "girl", "riding a bike in the park"),
        ("a man weight lifting in a gym", "man", "lifting weights in a gym"),
        ("a boy break dancing in the street", "boy", "breakdancing in the street"),
        ("two men arm wrestling in a bar", "men", "arm-wrestling in a bar"),
        ("a teenager playing video games on the couch", "teenager", "playing video games on the couch"),
        ("a fisherman pulling in his net at dawn", "fisherman", "pulling in his net"),
    ],
)
def test_who_does_it_is_the_subject(request_: str, who: str, deed: str) -> None:
    shot = read(request_).shots[0]
    assert shot.subjects[0].noun == who
    assert [beat.action for beat in shot.beats] == [deed]


def test_what_is_called_after_a_pastime_is_a_thing() -> None:
    shot = read("a rock climbing wall in a gym").shots[0]
    assert all("rock face" not in beat.action for beat in shot.beats)


def test_who_hails_a_taxi_stands_in_no_hail() -> None:
    shot = read("a woman hailing a taxi in New York").shots[0]
    assert shot.setting.weather is None
    assert shot.beats[0].motion == "wave"


def test_hail_is_still_a_weather() -> None:
    assert read("a man walks down a street, it is hailing").shots[0].setting.weather == "hail"
