"""An animal whose name has a colour in it wears its own coat, and the colour that somebody asks for."""

from __future__ import annotations

import pytest

from generators.previz.rigs import noun_of
from generators.previz.rigs.quadruped.breeds import Breed, breed_of
from generators.previz.rigs.quadruped.coat import coat_of
from generators.previz.rigs.quadruped.said import as_said
from generators.previz.rigs.surfaces import colour_in, named_colour
from prompts.shot import Look, Subject
from tests.generators.staged_words import staged


def _coat(noun: str, *looks: Look) -> tuple[float, ...]:
    subject = Subject(id="it", noun=noun, kind="quadruped", looks=list(looks))
    row = noun_of(subject)
    breed = breed_of(noun, row.breed if row else "")
    assert breed is not None
    return tuple(coat_of(subject, row, breed, breed.height_m).plain.colour)


@pytest.mark.parametrize(("named", "plain"), [("red fox", "fox"), ("grey wolf", "wolf"), ("brown bear", "bear")])
def test_a_species_wears_its_own_coat(named: str, plain: str) -> None:
    assert _coat(named) == _coat(plain)


def test_a_species_of_another_coat_differs() -> None:
    assert max(_coat("black bear")) < 0.05 < max(_coat("bear"))


def test_a_colour_asked_for_wins() -> None:
    red = _coat("fox", Look(text="painted red", colour="red"))
    assert red != _coat("fox")
    assert red[0] > 10 * red[1]


@pytest.mark.parametrize(
    ("noun", "colour"),
    [("blue whale", ""), ("cup of black coffee", ""), ("blue jay", ""), ("silver birch", ""), ("black van", "black")],
)
def test_only_a_colour_beside_the_name_is_said(noun: str, colour: str) -> None:
    subject = Subject(id="it", noun=noun)
    assert named_colour(subject, noun_of(subject)) == (colour_in(colour) if colour else None)


def _told(noun: str, *looks: Look) -> Breed:
    breed = breed_of(noun)
    assert breed is not None
    return as_said(breed, Subject(id="it", noun=noun, kind="quadruped", looks=list(looks)))


@pytest.mark.parametrize(
    ("noun", "look", "key", "value"),
    [
        ("shepherd", Look(part="ears", text="floppy ears"), "ears", "drop"),
        ("beagle", Look(part="ears", text="pointed ears"), "ears", "erect"),
        ("cow", Look(part="tail", text="bushy tail"), "tail", "plume"),
        ("dog", Look(text="brindle"), "pattern", "stripes"),
        ("horse", Look(part="spots", text="black spots", colour="black"), "pattern", "spots"),
        ("horse", Look(text="piebald"), "pattern", "patches"),
        ("cow", Look(text="spotted"), "pattern", "patches"),
        ("horse", Look(part="blaze", text="white blaze", colour="white"), "blaze", colour_in("white")),
        ("dog", Look(part="belly", text="white belly", colour="white"), "under", colour_in("white")),
        ("dog", Look(part="paws", text="white paws", colour="white"), "points", colour_in("white")),
    ],
)
def test_a_part_is_as_it_is_told(noun: str, look: Look, key: str, value: object) -> None:
    assert getattr(_told(noun), key) != value or noun == "cow"
    assert getattr(_told(noun, look), key) == value


def test_of_two_colours_the_second_marks_the_first() -> None:
    told = _told("cow", Look(text="brown", colour="brown"), Look(text="white", colour="white"))
    assert (told.coat, told.marks, told.pattern) == (colour_in("brown"), colour_in("white"), "patches")


@pytest.mark.parametrize("noun", ["zebra", "collie", "panda"])
def test_who_is_black_and_white_stays_so(noun: str) -> None:
    assert _told(noun, Look(text="black", colour="black"), Look(text="white", colour="white")) == _told(noun)


def _feathers(noun: str) -> set[tuple[float, ...]]:
    stage = staged(f"{noun} in a studio")
    return {tuple(round(float(c), 3) for c in colour) for colour in stage.whole.colour}


def test_many_birds_are_of_the_kind_of_one() -> None:
    pink = _feathers("a flamingo") - _feathers("a heron")
    assert pink <= _feathers("three flamingos")
