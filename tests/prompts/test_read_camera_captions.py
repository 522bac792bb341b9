"""Sentences about the camera give its moves, with direction, speed and order."""

from __future__ import annotations

import pytest

from prompts.read import camera_labels, read


def moves(request: str) -> list[str]:
    return [move.kind for move in read(request).shots[0].camera.moves]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The camera remains completely fixed, without any shaking.", ["static"]),
        ("The camera remains fixed but with noticeable shaking.", ["static_shake"]),
        ("The camera slowly pans left while tilting up.", ["pan_left", "tilt_up"]),
        ("The camera smoothly moves down and to the right.", ["pedestal_down", "truck_right"]),
        ("The camera pans from right to left.", ["pan_left"]),
        ("The camera trucks right, then quickly zooms out.", ["truck_right", "zoom_out"]),
        ("The camera dollies forward before pulling back.", ["dolly_in", "dolly_out"]),
        ("The camera arcs counter-clockwise around the car.", ["arc_ccw"]),
        ("The camera rolls clockwise with a slight downward tilt.", ["roll_cw", "tilt_down"]),
        ("The camera descends slowly as the car turns left.", ["pedestal_down"]),
        ("The camera moves forward to follow a man moving backward.", ["dolly_in", "track"]),
    ],
)
def test_moves_in_order(caption: str, expected: list[str]) -> None:
    assert moves(caption) == expected


def test_speed_belongs_to_its_move() -> None:
    slow, fast = read("The camera slowly pans left, then quickly zooms in.").shots[0].camera.moves
    assert (slow.speed, fast.speed) == ("slow", "fast")


@pytest.mark.parametrize(
    ("caption", "labels"),
    [
        ("The camera moves backward while zooming in.", {"Move Out", "Zoom In"}),
        ("a street, dolly zoom", {"Move In", "Zoom Out"}),
        ("The camera stays perfectly still.", {"Static"}),
        ("a runner, camera tracking left to right", {"Move Right"}),
    ],
)
def test_movement_labels(caption: str, labels: set[str]) -> None:
    assert camera_labels(read(caption).shots[0].camera) == labels


@pytest.mark.parametrize(
    "request_", ["a crane lifts a box", "a man pans for gold", "a truck on a road", "a dog rolls over"]
)
def test_things_and_deeds_are_no_camera_moves(request_: str) -> None:
    assert moves(request_) == []


def test_a_camera_in_the_picture_is_a_thing() -> None:
    shot = read("a woman holding a camera waves").shots[0]
    assert "camera" in [s.noun for s in shot.subjects]
    assert shot.camera.moves == []
