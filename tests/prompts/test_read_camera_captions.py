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
        ("Moving forward, the camera pans left.", ["dolly_in", "pan_left"]),
        ("An upward tilt combined with a leftward pan follows the kite.", ["tilt_up", "pan_left", "track"]),
        ("The shot pans right across the market.", ["pan_right"]),
        ("We push in on her hands.", ["dolly_in"]),
        ("The camera moves forward. It then tilts down.", ["dolly_in", "tilt_down"]),
        ("The camera moves backward while zooming in, a vertigo effect.", ["dolly_zoom_out"]),
        ("The camera shifts its gaze to the left.", ["pan_left"]),
        ("The camera pans slowly from the door on the right to the bed on the left.", ["pan_left"]),
        ("The camera pans rigth.", ["pan_right"]),
        ("The camera pans slowly toward the left side of the street.", ["pan_left"]),
        ("The camera follows the car to the left by panning.", ["pan_left"]),
        ("A forward tracking shot follows the man.", ["dolly_in", "track"]),
        ("The camera crouches down while tilting up.", ["pedestal_down", "tilt_up"]),
        ("The camera glides backward down the hallway.", ["dolly_out"]),
        ("As it moves backward, the camera pans right.", ["dolly_out", "pan_right"]),
    ],
)
def test_moves_in_order(caption: str, expected: list[str]) -> None:
    assert moves(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The camera does not pan, tilt or zoom.", ["static"]),
        ("The camera shows no rotation and no zoom.", ["static"]),
        ("The camera moves forward without any zoom or rotation.", ["dolly_in"]),
        ("The camera moves forward smoothly, not zooming in.", ["dolly_in"]),
        ("a lake at dusk, no camera movement", ["static"]),
    ],
)
def test_moves_that_are_denied_are_not_made(caption: str, expected: list[str]) -> None:
    assert moves(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The camera is static, then zooms in.", ["zoom_in"]),
        ("The camera zooms out. Afterwards the camera remains static.", ["zoom_out"]),
        ("The camera is mostly static with slight handheld shaking.", ["static_shake"]),
    ],
)
def test_a_camera_that_moves_at_all_is_not_static(caption: str, expected: list[str]) -> None:
    assert moves(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The camera is fixed on the table, and the plate rotates clockwise.", ["static"]),
        ("As the camera slowly zooms in, the man turns his head to the left.", ["zoom_in"]),
        ("The camera pans left to follow the girl who walks forward and then turns right.", ["pan_left", "track"]),
        ("The camera tilts upward, following the balloon as it floats up.", ["tilt_up", "track"]),
        ("The camera tracks the runner from the back.", ["track"]),
    ],
)
def test_what_other_things_do_is_no_camera_move(caption: str, expected: list[str]) -> None:
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
        ("a whip pan to the left onto a clown", {"Pan Left"}),
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


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The camera is raised upward to look over the wall.", {"Move Up"}),
        ("The camera dips down and then comes back up.", {"Move Down", "Move Up"}),
        ("The camera edges forward with slight shaking.", {"Move In"}),
        ("The camera lowers straight down while panning to the left.", {"Move Down", "Pan Left"}),
        ("The camera moves down with a rolling motion clockwise.", {"Move Down", "Roll Clockwise"}),
    ],
)
def test_verbs_that_say_their_way_twice_say_one_move(caption: str, expected: set[str]) -> None:
    assert camera_labels(read(caption).shots[0].camera) == expected
