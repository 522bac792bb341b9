"""Whose a part is, what a state is no deed of, and what only looks like a thing."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


def nouns(request: str) -> list[str]:
    return [s.noun for s in shot_of(request).subjects]


def deeds(request: str) -> list[tuple[str, str]]:
    return [(b.subject, b.action) for b in shot_of(request).beats]


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("sand pours through the neck of an hourglass", ["sand", "hourglass"]),
        ("a cook cuts dough into stars", ["cook", "dough"]),
        ("my dog barks, then goes nuts", ["dog"]),
        ("a car stops at a red light", ["car", "red light"]),
        ("fishermen haul their nets ashore", ["fishermen", "nets"]),
        ("a welder in a mask joins two pipes", ["welder", "pipes"]),
        ("a tailor measures a man, pins in his mouth", ["tailor", "man", "pins"]),
    ],
)
def test_only_what_is_there_is_a_subject(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("a turquoise truck parked under a willow", [("truck", "standing parked under a willow")]),
        ("kids build a dam in a stream, trousers rolled up", [("kid", "building a dam in a stream")]),
        ("my grandparents slow dancing in the kitchen", [("grandparent", "slow-dancing in the kitchen")]),
        ("a tailor measures a man, pins in his mouth", [("tailor", "measuring a man")]),
    ],
)
def test_a_state_is_no_deed(request_: str, told: list[tuple[str, str]]) -> None:
    assert deeds(request_) == told


def test_clothes_that_are_held_so_are_of_who_wears_them() -> None:
    kids = shot_of("kids build a dam in a stream, trousers rolled up").subjects[0]
    assert [look.text for look in kids.looks] == ["trousers rolled up"]


def test_the_surface_of_a_drink_is_no_place() -> None:
    assert shot_of("milk is poured into coffee, and clouds bloom beneath the surface").setting.place == ""


def test_stairs_do_not_breathe() -> None:
    told = deeds("A first-person view running up a spiral staircase, breathing heavily.")
    assert told == [("", "running up a spiral staircase"), ("", "breathing heavily")]


@pytest.mark.parametrize(
    ("caption", "seen", "moves"),
    [
        ("The camera settles behind a pianist's shoulder and zooms in.", ["pianist"], ["zoom_in"]),
        ("An overhead shot rotates clockwise above a round dinner table.", ["dinner table"], ["roll_cw"]),
        ("A slow dolly out from a child's drawing to reveal an empty classroom.", ["drawing"], ["dolly_out"]),
    ],
)
def test_what_a_move_goes_by_is_whole(caption: str, seen: list[str], moves: list[str]) -> None:
    shot = shot_of(caption)
    assert [s.noun for s in shot.subjects] == seen
    assert [m.kind for m in shot.camera.moves] == moves


def test_a_half_of_a_place_holds_what_it_is_full_of() -> None:
    shot = shot_of("The left half of the shop is full of clocks, the right half is full of mirrors.")
    assert [(s.noun, s.position) for s in shot.subjects] == [
        ("clocks", "in the left half of the shop"),
        ("mirrors", "in the right half"),
    ]
    assert (shot.setting.place, shot.beats) == ("shop", [])


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (
            "a cloud covers the sun, the temperature drops",
            [("cloud", "covering the sun"), ("", "temperature dropping")],
        ),
        ("POV of a dog chasing a ball, jerky motion", [("dog", "chasing a ball")]),
        ("Camera locked off on a tripod, only the clouds move.", [("cloud", "moving")]),
    ],
)
def test_what_nobody_does_is_nobodys(request_: str, told: list[tuple[str, str]]) -> None:
    assert deeds(request_) == told


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("ants carry a crumb bigger than themselves", ["ants", "crumb"]),
        ("a soap film in a wire ring shimmers", ["soap film", "wire ring"]),
        ("Camera locked off on a tripod, only the clouds move.", ["clouds"]),
        ("The camera drifts sideways past sleeping passengers.", ["passengers"]),
    ],
)
def test_a_comparison_or_a_rig_is_no_thing(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen


def test_a_hyphened_word_gives_no_direction() -> None:
    (beat,) = shot_of("three men push a broken-down car across a yard").beats
    assert beat.direction == "across"


def test_frost_is_on_the_beard_that_it_is_said_to_be_on() -> None:
    frost = shot_of("a polar explorer writes in his diary, frost on his beard").subjects[-1]
    assert (frost.noun, frost.position) == ("frost", "on his beard")


def test_a_camera_beside_somebody_does_not_go_ahead() -> None:
    shot = shot_of("The camera tracks alongside two runners, slightly ahead of them.")
    assert [m.kind for m in shot.camera.moves] == ["track_side"]


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("We see a man at a desk.", ["man", "desk"]),
        ("Over the shoulder of a painter we see the model.", ["painter", "model"]),
        ("a tightrope sags under the weight of an acrobat", ["tightrope", "acrobat"]),
        ("a vet listens to a parrot's chest", ["vet", "parrot"]),
        ("a girl walks through the rain in a yellow coat", ["girl"]),
        ("a teenager dyes her hair, towel round her neck", ["teenager"]),
        ("a baker taps its crust, then sings", ["baker"]),
        ("rush hour: a cellist plays on the platform", ["cellist"]),
        ("a beaver gnaws through a trunk", ["beaver", "tree trunk"]),
    ],
)
def test_who_looks_what_is_worn_and_what_is_weighed_is_no_other_thing(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen


def test_a_coat_that_one_walks_in_is_a_look() -> None:
    (girl,) = shot_of("a girl walks through the rain in a yellow coat").subjects
    assert [(look.part, look.colour) for look in girl.looks] == [("coat", "yellow")]


def test_somebody_with_what_is_told_of_him_does_his_own_deed() -> None:
    told = deeds("A cyclist rings her bell, a kingfisher flashes past, and a man in overalls paints his boat.")
    assert told[1:] == [("kingfisher", "flashing past"), ("man", "painting his boat")]


def test_what_is_crowded_with_things_is_a_look() -> None:
    shot = shot_of("Two narrowboats are tied to the towpath, their roofs crowded with flowerpots.")
    assert [s.noun for s in shot.subjects] == ["narrowboats", "flowerpots"]
    assert len(shot.beats) == 1


def test_a_room_that_floods_is_a_place() -> None:
    shot = shot_of("someone left the tap running, the bathroom floods")
    assert (shot.setting.place, [s.noun for s in shot.subjects]) == ("bathroom", ["someone"])


def test_a_camera_that_holds_is_no_waterfall() -> None:
    assert deeds("Camera slowly tilts down a waterfall, then holds.") == []
    shot = shot_of("The camera spins around the kissing couple as confetti falls.")
    assert ([s.noun for s in shot.subjects], [m.kind for m in shot.camera.moves]) == (
        ["couple", "confetti"],
        ["arc_cw"],
    )


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("A man pours cereal, adds milk, and eats it.", ["pouring cereal", "adding milk", "eating it"]),
        ("A tractor starts, coughs smoke, and rolls out.", ["starting", "coughing smoke", "rolling out"]),
        ("The camera follows behind two cyclists, then overtakes them.", []),
    ],
)
def test_each_deed_is_of_who_does_it(request_: str, told: list[str]) -> None:
    assert [action for _, action in deeds(request_)] == told


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("a bus driver waits for a running boy", ["bus driver", "boy"]),
        ("a man waits for a bus", ["man"]),
        ("Slow zoom out from a tear on a child's cheek.", ["child"]),
        ("a girl opens a dusty trunk, and branches scrape the roof", ["girl", "trunk", "branches", "roof"]),
    ],
)
def test_who_is_waited_for_on_the_run_is_there(request_: str, seen: list[str]) -> None:
    assert nouns(request_) == seen
