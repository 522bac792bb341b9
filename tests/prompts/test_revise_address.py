"""Which shots a sentence is about."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.revise import address, addresses
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


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ("shot 2 at noon, shot 4 at dusk", [((2,), "at noon"), ((4,), "at dusk")]),
        ("shot 2 slower, shot 4 too", [((2, 4), "slower")]),
        ("make the first one darker and the last one brighter", [((1,), "darker"), ((5,), "brighter")]),
        ("darker, and in shot 2 closer", [((), "darker"), ((2,), "closer")]),
        ("the first and the last shot darker", [((1, 5), "darker")]),
        ("a dog, a cat and a bird", [((), "a dog, a cat and a bird")]),
    ],
)
def test_parts_of_a_sentence_are_each_about_their_own_shots(
    change: str, parts: list[tuple[tuple[int, ...], str]]
) -> None:
    assert [(meant.numbers, meant.rest) for meant in addresses(change, FILM)] == parts


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ("everything but the last one: rain", (1, 2, 3, 4)),
        ("all but shot 2 at night", (1, 3, 4, 5)),
        ("every shot except the first two darker", (3, 4, 5)),
        ("make everything blue except the last", (1, 2, 3, 4)),
        ("last two: handheld", (4, 5)),
        ("the third should be slower", (3,)),
        ("the middle three in slow motion", (2, 3, 4)),
        ("go back to the second one and make it longer", (2,)),
        ("same lens in 4 as in 1", (4,)),
        ("1 and 2 twice as fast", (1, 2)),
        ("the girl wears a yellow dress in 1 and 5", (1, 5)),
        ("all in warm light but the third", (1, 2, 4, 5)),
        ("1 and 2 seconds longer", ()),
        ("add two dogs in 3 seconds", ()),
    ],
)
def test_shots_told_by_what_is_left_out_and_by_their_place(change: str, numbers: tuple[int, ...]) -> None:
    assert address(change, FILM).numbers == numbers


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ("slower in the one with the lasers", 1),
        ("the one where he sneezes: closer", 2),
        ("both of them laugh", 0),
        ("the second should be black", 0),
    ],
)
def test_shots_told_by_what_they_show(change: str, number: int) -> None:
    film = [*read("a laser grid glows red").shots, *read("two boys cook, the boys sneeze").shots]
    assert address(change, film).numbers == ((number,) if number else ())
