"""An animal whose name has a colour in it wears its own coat, and the colour that somebody asks for."""

from __future__ import annotations

import pytest

from generators.previz.rigs import noun_of
from generators.previz.rigs.quadruped.breeds import breed_of
from generators.previz.rigs.quadruped.coat import coat_of
from generators.previz.rigs.surfaces import colour_in, named_colour
from prompts.shot import Look, Subject


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
