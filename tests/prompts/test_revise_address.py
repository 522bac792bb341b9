"""Which shots a sentence is about."""

from __future__ import annotations

import pytest

from prompts.revise import address
from prompts.shot import Shot

FILM = [Shot() for _ in range(5)]


@pytest.mark.parametrize(
    ("change", "numbers", "rest"),
    [
        ("shot 2: slower", (2,), "slower"),
        ("in shot two, make it slower", (2,), "make it slower"),
        ("in the second one, slower", (2,), "slower"),
        ("make the third shot darker", (3,), "darker"),
        ("the last shot at night", (5,), "at night"),
        ("all shots in black and white", (1, 2, 3, 4, 5), "in black and white"),
        ("shots 2 and 4: closer", (2, 4), "closer"),
        ("shots 2 to 4: closer", (2, 3, 4), "closer"),
        ("the first two shots warmer", (1, 2), "warmer"),
        ("every shot vertical", (1, 2, 3, 4, 5), "vertical"),
    ],
)
def test_shots_named(change: str, numbers: tuple[int, ...], rest: str) -> None:
    meant = address(change, FILM)
    assert (meant.numbers, meant.rest, meant.explicit) == (numbers, rest, True)


@pytest.mark.parametrize(
    "change", ["slower", "make it a wide shot", "two dogs", "for 5 seconds", "medium shot at 85 mm"]
)
def test_no_shot_named(change: str) -> None:
    meant = address(change, FILM)
    assert (meant.numbers, meant.rest, meant.explicit) == ((), change, False)


def test_a_shot_that_is_not_there() -> None:
    meant = address("shot 9: slower", FILM)
    assert (meant.numbers, meant.strangers, meant.explicit) == ((), (9,), True)


def test_what_is_spared() -> None:
    assert address("redo everything but the light", FILM).spared == "light"
