"""Animals that do what only hands do stand up and do it; what animals do themselves they do on four legs."""

from __future__ import annotations

import pytest

from generators.previz.like_people import as_people
from tests.generators.staged_words import shot_of, staged, track_of


def is_made_a_person(words: str) -> bool:
    subjects = as_people(shot_of(words)).subjects
    return subjects[0].kind == "human"


@pytest.mark.parametrize(
    "words",
    [
        "a raccoon playing the piano",
        "a cat reading a newspaper",
        "a sheep knitting a scarf",
        "a panda drinking tea from a cup",
        "a fox cooking soup in a kitchen",
        "a rabbit riding a bicycle",
        "a teddy bear washing the dishes",
    ],
)
def test_deeds_of_hands_are_done_as_people_do_them(words: str) -> None:
    assert is_made_a_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "a bear drinking from a river",
        "two horses drawing a carriage",
        "a dog stirs in its sleep",
        "a cat playing with a ball of yarn",
        "a dog digging in the garden",
        "a horse galloping across a field",
    ],
)
def test_what_animals_do_themselves_they_do_as_animals(words: str) -> None:
    assert not is_made_a_person(words)


def test_the_one_it_plays_with_sits_there_too() -> None:
    assert [s.kind for s in as_people(shot_of("a lion playing chess with a bear")).subjects[:2]] == ["human", "human"]


def test_it_is_as_tall_as_its_furniture_needs_and_says_nothing_untrue() -> None:
    words = "a mouse reading a book"
    assert 1.0 < track_of(words, "mouse").height_m < 1.9
    assert not [warning for warning in staged(words).warnings if "not acted" in warning]


def test_a_panda_has_its_bamboo_in_the_hand() -> None:
    bamboo = as_people(shot_of("a panda eating bamboo")).subjects[1]
    assert bamboo.kind == "food"
    assert track_of("a panda eating bamboo", bamboo.id).height_m < 1.0
