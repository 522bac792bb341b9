"""What follows `with` and `in` is worn or borne by somebody, however the hair is done and whatever lies over what."""

from __future__ import annotations

import pytest

from prompts.read import read


def _looks(text: str) -> set[str]:
    (shot,) = read(text).shots
    assert len(shot.subjects) == 1, [subject.noun for subject in shot.subjects]
    return {look.part for look in shot.subjects[0].looks if look.part}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a woman with white hair in a bun, a jade silk gown and pearl earrings", {"hair", "gown", "pearl earrings"}),
        ("a man with dreadlocks tied back, a lime vest and sandals on a beach", {"dreadlocks", "vest", "sandals"}),
        ("a woman in a teal hoodie and ripped jeans", {"hoodie", "jeans"}),
        ("a boy with blond hair and a green rucksack", {"hair", "rucksack"}),
        ("a man in a tweed jacket over a black jumper", {"jacket", "jumper"}),
        ("a bride with red hair under a veil", {"hair", "veil"}),
        ("a mare with a white star and a dark mane trots over a plain", {"star", "mane"}),
        ("a dog with a white chest and a bushy tail", {"chest", "tail"}),
        ("a kitten with a pink bow on its head", {"bow"}),
    ],
)
def test_looks_stay_with_their_owner(text: str, parts: set[str]) -> None:
    assert _looks(text) >= parts


def test_a_black_and_white_dog_is_filmed_in_colour() -> None:
    (shot,) = read("a black and white spaniel sleeps by a fire").shots
    assert not shot.style or shot.style.look != "black_and_white"
    assert {look.text for look in shot.subjects[0].looks} >= {"black", "white"}


@pytest.mark.parametrize("text", ["a black and white film of a dog", "a dog on a rug, black and white"])
def test_a_black_and_white_film_is_not(text: str) -> None:
    (shot,) = read(text).shots
    assert shot.style
    assert shot.style.look == "black_and_white"
