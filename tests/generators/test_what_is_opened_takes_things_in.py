"""What somebody opens takes in what is put there, and is closed again: suitcases, ovens, washing machines."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.rigs.props import prop_of
from tests.generators.staged_words import shot_of, staged


def deeds(words: str) -> list[tuple[str, str]]:
    return [(beat.action, beat.target) for beat in as_staged(shot_of(words)).beats]


def test_it_is_what_was_opened() -> None:
    assert deeds("A man opens the washing machine, puts clothes in, and then starts it.")[1:] == [
        ("putting clothes in the washing machine", "clothes"),
        ("starting the washing machine", "washing_machine"),
    ]


def test_the_door_that_is_closed_is_that_of_the_oven() -> None:
    shot = as_staged(shot_of("A woman opens the oven, puts a pizza in, and then closes the door."))
    assert [s.noun for s in shot.subjects] == ["woman", "oven", "pizza"]
    assert shot.beats[-1].target == "oven"


def test_a_door_of_a_house_stays_a_door() -> None:
    assert deeds("A woman opens a window, waters a plant, and then closes the door.")[-1] == (
        "closing the door",
        "door",
    )
    assert deeds("A woman waters a plant, and then closes the door.")[-1] == ("closing the door", "door")


@pytest.mark.parametrize("shuts", ["closes it", "zips it shut", "shuts it"])
def test_a_suitcase_lies_flat_under_a_lid(shuts: str) -> None:
    shot = as_staged(shot_of(f"A man opens a suitcase, packs a shirt into it, and then {shuts}."))
    case = next(s for s in shot.subjects if s.id == "suitcase")
    assert case.noun == "lidded suitcase"
    assert shot.beats[-1].target == "suitcase"


def test_a_suitcase_that_is_rolled_stands() -> None:
    shot = as_staged(shot_of("A man rolls a suitcase through the station."))
    assert [s.noun for s in shot.subjects if s.kind == "box"] == ["suitcase"]


@pytest.mark.parametrize("noun", ["oven", "washing machine", "microwave", "fridge", "lidded suitcase"])
def test_what_is_opened_has_a_part_that_moves(noun: str) -> None:
    prop = prop_of(noun)
    assert prop is not None
    assert any(part.drive == "open" for part in prop.parts)


def test_a_pizza_goes_into_the_oven() -> None:
    stage = staged("A woman opens the oven, puts a pizza in, and then closes the door.")
    pizza, oven = (next(t for t in stage.tracks if t.subject_id == name) for name in ("pizza", "oven"))
    away = pizza.centre(7.0)[:2] - oven.centre(7.0)[:2]
    assert float((away**2).sum() ** 0.5) < 0.35
