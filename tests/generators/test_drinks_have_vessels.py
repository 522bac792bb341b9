"""A drink has a vessel where something falls into it; two animals pull at one thing; monuments are lit by night."""

from __future__ import annotations

import pytest

from generators.previz.acting import parts_of
from generators.previz.drinks import with_drinks_in_vessels
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("request_text", "noun"),
    [("a strawberry falling into milk", "bowl of milk"), ("a sugar cube dropping into coffee", "cup of coffee")],
)
def test_a_drink_gets_its_vessel(request_text: str, noun: str) -> None:
    shot = with_drinks_in_vessels(complete(read(request_text).shots[0]))
    assert [subject.noun for subject in shot.subjects if subject.kind == "vessel"] == [noun]


@pytest.mark.parametrize("request_text", ["a strawberry falling into a bowl of milk", "a man diving into the sea"])
def test_what_has_one_or_needs_none_stays(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert with_drinks_in_vessels(shot) == shot


def test_two_puppies_stay_at_the_rope_between_them() -> None:
    shot = complete(read("two puppies playing tug of war with a rope").shots[0])
    puppies = [part for part in parts_of(shot, 5.0) if part.subject.id == "puppy"]
    assert {part.deeds[0].encounter for part in puppies} == {"tug"}
    assert all(part.speed_mps == 0.0 for part in puppies)


def test_nobody_is_told_how_large_a_model_of_the_earth_is() -> None:
    stage = Stage.build(
        complete(read("the earth slowly turning seen from space").shots[0]), seed=3, width=64, height=36
    )
    assert not [warning for warning in stage.warnings if "model" in warning]


@pytest.mark.parametrize(("hour", "lit"), [("at night", True), ("at noon", False)])
def test_a_monument_is_lit_by_night(hour: str, lit: bool) -> None:
    stage = Stage.build(complete(read(f"the Eiffel Tower {hour}").shots[0]), seed=3, width=64, height=36)
    tower = stage.scene.subject > 0
    assert bool((stage.scene.emission[tower] > 0.0).all()) is lit
