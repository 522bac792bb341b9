"""A sentence whose subject is the camera tells its path and what it comes to, and no thing called camera."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "moves", "nouns", "target"),
    [
        ("the camera glides over a misty valley towards a castle on a hill", ["aerial"], ["castle"], "castle"),
        ("camera sweeps around a statue in the rain", ["arc_cw"], ["statue"], "statue"),
        ("the camera glides low over the water towards a lighthouse", ["dolly_in"], ["lighthouse"], "lighthouse"),
        ("the camera drifts across a desk covered in letters", ["truck_right"], ["desk", "letters"], "desk"),
        ("camera sweeps over the crowd", ["pan_right"], ["crowd"], "crowd"),
        ("the camera snakes through the crowd to a lone dancer", ["dolly_in"], ["crowd", "dancer"], "dancer"),
        ("camera zigzags between the trees", ["dolly_in"], ["trees"], "tree"),
        ("camera lingers on an empty swing", ["static"], ["swing"], ""),
        ("the camera moves from the clock to the door", ["pan_right"], ["clock", "door"], "door"),
        ("a slow pan from the window to the bed", ["pan_right"], ["window", "bed"], "bed"),
        ("the camera plunges into the sea and finds a shipwreck", ["dolly_in"], ["shipwreck"], ""),
        ("the camera moves down the hallway towards a door", ["dolly_in"], ["door"], "door"),
        ("we fly through the clouds", ["dolly_in"], [], ""),
        ("we fly over a city", ["aerial"], [], ""),
        ("we follow a courier", ["track"], ["courier"], ""),
    ],
)
def test_the_camera_goes_its_way(request_: str, moves: list[str], nouns: list[str], target: str) -> None:
    shot = shot_of(request_)
    assert [move.kind for move in shot.camera.moves] == moves
    assert [subject.noun for subject in shot.subjects] == nouns
    assert (shot.camera.moves[0].target or "") == target
    assert (shot.beats, shot.extra) == ([], [])


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("two eggs in a pan over a fire", ["eggs", "pan"]),
        ("a drone flying over a snowy forest", ["drone"]),
        ("a tourist holds a camera towards the crowd", ["tourist", "camera", "crowd"]),
    ],
)
def test_a_thing_of_that_name_stays_a_thing(request_: str, nouns: list[str]) -> None:
    shot = shot_of(request_)
    assert [subject.noun for subject in shot.subjects] == nouns
    assert shot.camera.moves == []


def test_what_is_seen_first_is_worn_by_who_is_seen_last() -> None:
    shot = shot_of("the shot opens on a pair of boots, then tilts up to a soldier's face")
    assert [(s.noun, [look.text for look in s.looks]) for s in shot.subjects] == [("soldier", ["boots"])]
    assert shot.camera.focus == "a soldier's face"


@pytest.mark.parametrize(
    ("request_", "nouns", "actions"),
    [
        ("an elephant sprays water over its calf", ["elephant", "water", "calf"], ["spraying water over its calf"]),
        ("a mother elephant helps her baby elephant up a slope", ["mother elephant", "baby elephant"],
         ["helping her baby elephant up a slope"]),
        ("Top-down shot: hands roll out dough, cut circles with a glass, and lay them on a tray",
         ["hands", "dough", "circles", "glass", "tray"],
         ["rolling out dough", "cutting circles with a glass", "laying them on a tray"]),
        ("a man rubs his calf", ["man"], ["rubbing his calf"]),
    ],
)  # fmt: skip
def test_young_and_deeds_in_a_row_are_told_apart(request_: str, nouns: list[str], actions: list[str]) -> None:
    shot = shot_of(request_)
    assert [subject.noun for subject in shot.subjects] == nouns
    assert [beat.action for beat in shot.beats] == actions
