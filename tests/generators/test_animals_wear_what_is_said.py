"""Animals have on what the words give them: a suit on two legs, a coat, a hat and glasses on four."""

from __future__ import annotations

import pytest

from generators.previz.building import Surface
from generators.previz.like_people import as_people
from generators.previz.rigs.human.outfits import told_worn
from generators.previz.rigs.quadruped.coat import is_machine
from generators.previz.rigs.quadruped.dressed import round_the_trunk, worn_by_animal
from prompts.shot import Look, Subject
from tests.generators.staged_words import shot_of, staged


def animal(noun: str, *looks: str) -> Subject:
    return Subject(id="it", noun=noun, kind="quadruped", looks=[Look(text=look) for look in looks])


@pytest.mark.parametrize(
    "words",
    [
        "a cat in a business suit stands in an office",
        "a hamster in an astronaut suit walks on the moon",
        "a bear in a police uniform",
        "two dogs dressed as pirates",
        "a rabbit wearing a red dress",
    ],
)
def test_what_only_two_legs_can_wear_is_worn_on_two_legs(words: str) -> None:
    assert as_people(shot_of(words)).subjects[0].kind == "human"


@pytest.mark.parametrize("words", ["a dog wearing a red sweater", "a cat with a top hat", "a dog in sunglasses runs"])
def test_what_an_animal_can_wear_leaves_it_on_four(words: str) -> None:
    assert as_people(shot_of(words)).subjects[0].kind == "quadruped"


def test_a_sweater_covers_the_trunk_in_its_colour() -> None:
    cloth = round_the_trunk(Subject(id="it", noun="dog", kind="quadruped", looks=[Look(text="sweater", colour="red")]))
    assert cloth is not None
    assert cloth.colour[0] > 3 * cloth.colour[1]


@pytest.mark.parametrize(
    "look", ["brown fur", "a shiny coat", "white wings", "curved horns", "a thick fleece", "red nose"]
)
def test_what_is_its_own_is_not_worn(look: str) -> None:
    assert worn_by_animal(animal("dog", look)) == ()


def test_who_is_dressed_as_somebody_wears_what_they_wear() -> None:
    ids = {garment.id for garment, _ in told_worn(animal("raccoon", "dressed as a chef"))}
    assert {"chef_jacket", "chef_hat"} <= ids


def test_a_hat_is_on_the_head() -> None:
    model = staged("a cat with a top hat walks down the street").model
    assert any(model.body(number).name.endswith("/brow") for number in range(model.nbody))


@pytest.mark.parametrize(
    ("noun", "machine"), [("robot dog", True), ("mechanical horse", True), ("dog", False), ("wild horse", False)]
)
def test_a_robot_animal_is_of_metal(noun: str, machine: bool) -> None:
    assert is_machine(animal(noun)) is machine


def test_a_plain_surface_is_no_cloth() -> None:
    assert isinstance(round_the_trunk(animal("pug", "yellow raincoat")), Surface)
