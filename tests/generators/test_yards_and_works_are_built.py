"""Places known by what stands there are built of it, and not as any street or room."""

from __future__ import annotations

import pytest

from generators.previz.sets.furnishing import room_of
from generators.previz.sets.grounds import ground_of
from generators.previz.sets.pieces import pieces
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "piece"),
    [
        ("a man waits at a petrol station", "fuel_station"),
        ("a scrapyard", "scrap_cars"),
        ("a car park in the morning", "car_rank"),
        ("an industrial estate", "factory_hall"),
        ("a woman sits in a courtyard", "courtyard_walls"),
        ("people stroll on a boardwalk", "board_walk"),
        ("runners on a running track", "running_track"),
        ("a speedway", "race_course"),
        ("a piste", "ski_lift"),
        ("a narrow alley", "alley_walls"),
        ("underwater coral reef", "coral_fan"),
        ("a high cliff", "cliff_wall"),
    ],
)
def test_a_place_is_built_of_what_it_is_known_by(request_: str, piece: str) -> None:
    setting = shot_of(request_).setting
    row = ground_of(setting.stage or "", f"{setting.place} {' '.join(setting.details)}".lower())
    assert row is not None
    assert piece in {row.front, *(name for name, *_ in row.pieces)}


def test_who_is_at_the_edge_of_a_cliff_has_no_wall_behind() -> None:
    row = ground_of("mountains", "edge of a cliff")
    assert row is not None
    assert "cliff_wall" not in {name for name, *_ in row.pieces}


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("drugstore", "medicine_shelf"),
        ("bakery", "bread_shelf"),
        ("butcher's", "meat_rail"),
        ("hotel lobby", "reception_desk"),
        ("sauna", "sauna_benches"),
        ("tv studio", "news_desk"),
        ("movie theater", "cinema_screen"),
        ("fire station", "fire_engine"),
    ],
)
def test_a_room_is_fitted_with_what_it_is_known_by(place: str, piece: str) -> None:
    plan = room_of(place)
    assert plan is not None
    assert piece in {name for name, *_ in plan.pieces}


def test_every_piece_of_a_place_has_a_row() -> None:
    known = pieces()
    for place in ("scrapyard", "car park", "boardwalk", "piste"):
        setting = shot_of(place).setting
        row = ground_of(setting.stage or "", place)
        assert row is not None
        assert {name for name, *_ in row.pieces} <= set(known)
