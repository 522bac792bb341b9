"""People at a table, a counter or a bench are in a room; hours that are called by a place are no place."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Setting


def setting_of(request: str) -> Setting:
    return complete(read(request).shots[0]).setting


@pytest.mark.parametrize(
    ("request_", "stage", "place"),
    [
        ("a woman rolls out dough on her kitchen counter", "kitchen", ""),
        ("a carpenter saws a plank on his workbench", "room", "a workshop"),
        ("a goalkeeper dives to save a penalty", "meadow", "a playing field"),
        ("a red apple on a wooden table", "table", ""),
        ("an aeroplane taking off", "plain", "a runway"),
        ("an aeroplane flies through clouds", "sky", ""),
        ("a person is swimming", "lake", "a swimming pool"),
        ("a dog is swimming", "lake", ""),
        ("a boat and a bicycle", "beach", ""),
        ("a dog and a boat", "beach", ""),
        ("a man in a boat", "lake", ""),
        ("superman flying above the clouds", "sky", ""),
        ("an iceberg", "sea", ""),
        ("church interior", "room", "inside a church"),
        ("the interior of a barn", "room", "inside a barn"),
        ("an amusement park", "meadow", "amusement park"),
        ("an astronaut feeds ducks by a pond on a sunny afternoon", "lake", ""),
    ],
)
def test_people_at_work_on_a_table_are_in_a_room(request_: str, stage: str, place: str) -> None:
    setting = setting_of(request_)
    assert setting.stage == stage
    assert setting.place == place or not place


def test_before_school_is_no_school() -> None:
    assert setting_of("a mother brushes her daughter's hair before school").stage == "room"


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("Saturn and its rings", "space"),
        ("the planet Mars", "space"),
        ("a mars rover drives over red rocks", "space"),
        ("a fishing boat next to a whale", "sea"),
        ("children play in autumn leaves", "meadow"),
        ("a DJ at a night club", "theatre"),
    ],
)
def test_worlds_rovers_and_whales_are_where_they_belong(request_: str, stage: str) -> None:
    assert setting_of(request_).stage == stage
