"""A vehicle that people are in is the place: seats stand under them, and nobody is walled into a bus."""

from __future__ import annotations

import pytest

from generators.previz.inside import as_inside
from generators.previz.sets.cabins import cabin_of, cabins
from generators.previz.sets.furnishing import room_of
from generators.previz.sets.pieces import pieces
from generators.previz.stage import Stage
from prompts.complete import complete_all
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete_all(read(request).shots)[0]


def staged(request: str) -> Stage:
    return Stage.build(shot_of(request), seed=0, width=320, height=180)


@pytest.mark.parametrize(
    ("request_", "inside"),
    [
        ("A grandmother knits on a tram", "bus"),
        ("A student sleeps on the train", "train"),
        ("A tourist reads a map on the metro", "underground"),
        ("A man eats a sandwich in the cabin of an airplane", "aeroplane"),
        ("A girl sings in the back of a taxi", "car"),
        ("A captain sits in the cockpit of a jet", "cockpit"),
    ],
)
def test_the_vehicle_is_the_place(request_: str, inside: str) -> None:
    shot = as_inside(shot_of(request_))
    assert {subject.kind for subject in shot.subjects}.isdisjoint({"vehicle", "aircraft"})
    cabin = cabin_of(shot.setting.place.lower())
    assert cabin is not None
    assert cabin.words[0] in next(c.words for c in cabins() if cabin_of(c.words[0]) is c and inside in _name(c))


def _name(cabin) -> str:
    names = ("bus", "train", "underground", "aeroplane", "car", "cockpit")
    return dict(zip((c.words[0] for c in cabins()), names, strict=True))[cabin.words[0]]


@pytest.mark.parametrize("request_", ["A man waits at the bus stop", "A woman drives a car", "A dog chases a bus"])
def test_who_is_outside_stays_there(request_: str) -> None:
    shot = shot_of(request_)
    assert as_inside(shot).setting.place == shot.setting.place
    assert len(as_inside(shot).subjects) == len(shot.subjects)


def test_a_passenger_sits_and_a_steward_stands() -> None:
    seated, standing = staged("A boy eats an apple on a bus"), staged("A steward pours tea on a plane")
    boy = next(track for track in seated.tracks if track.subject_id == "boy")
    steward = next(track for track in standing.tracks if track.subject_id == "steward")
    assert boy.height_m < 0.95 * steward.height_m
    assert "bus seat" in as_inside(shot_of("A boy eats an apple on a bus")).beats[0].action


def test_several_passengers_have_a_seat_each() -> None:
    stage = staged("Passengers doze in the cabin of an airliner")
    places = [track.base(2.0)[0] for track in stage.tracks]
    assert all(abs(a - b) > 0.4 for n, a in enumerate(places) for b in places[:n])


def test_every_piece_of_a_cabin_exists() -> None:
    named = {name for cabin in cabins() for name in (*cabin.row, cabin.back, *cabin.passing, cabin.seat_piece)}
    assert named - {""} <= set(pieces())


def test_a_room_is_known_by_what_stands_in_it() -> None:
    assert room_of(as_inside(shot_of("A man waits at the bank counter")).setting.place) is room_of("bank")


def test_who_watches_a_film_sits() -> None:
    shot = as_inside(shot_of("A girl watches a film in a cinema"))
    assert "cinema seat" in shot.beats[0].action


def test_an_aeroplane_rolls_before_it_climbs() -> None:
    track = staged("A plane takes off from a runway").tracks[0]
    low, later, high = (float(track.base(t)[2]) for t in (0.5, 3.0, 4.9))
    assert low == pytest.approx(0.0, abs=0.2)
    assert low < later < high


def test_what_is_driven_past_something_carries_its_driver() -> None:
    stage = staged("A farmer drives a tractor past a red barn")
    farmer, tractor = (next(t for t in stage.tracks if t.subject_id == name) for name in ("farmer", "tractor"))
    assert abs(farmer.base(2.0)[0] - tractor.base(2.0)[0]) < 1.5
