"""What a caption says of the camera's own manner is no deed, no look and no thing in the shot."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot, Stability


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    "caption",
    [
        "The camera remains completely fixed, exhibiting no movement or shaking.",
        "The camera trucks left, maintaining a steady and fluid motion throughout.",
        "The camera moves forward, with a slightly unsteady motion that includes some shaking.",
        "The camera smoothly pedestals up, keeping a constant distance.",
        "The camera zooms out, maintaining a smooth and clear movement pattern.",
        "The drone descends vertically with a slight wobble.",
        "The camera pans left to right with noticeable shaking.",
    ],
)
def test_how_the_camera_goes_is_nobodys_deed(caption: str) -> None:
    shot = shot_of(caption)
    assert (shot.subjects, shot.beats, shot.extra) == ([], [], [])
    assert shot.camera.moves


def test_what_the_camera_does_besides_stays_word_for_word() -> None:
    shot = shot_of("The camera pans right, transitioning into a slow and dreamy mood of its own.")
    assert (shot.subjects, shot.beats) == ([], [])
    assert any("transitioning" in said for said in shot.extra)


def test_a_shake_is_the_cameras_and_not_the_one_filmed() -> None:
    shot = shot_of("A handheld camera follows a waiter, with noticeable shake.")
    assert [(s.noun, s.looks) for s in shot.subjects] == [("waiter", [])]
    assert shot.camera.stability is Stability.HANDHELD


@pytest.mark.parametrize(
    ("caption", "nouns"),
    [
        ("The camera orbits the statue counterclockwise at a low angle.", ["statue"]),
        ("The camera dollies in, focusing on a violinist.", ["violinist"]),
        ("The camera trucks left past a row of bookshelves, then stops on an open book.", ["bookshelves", "book"]),
        ("The camera smoothly trucks right, maintaining a steady gaze on the orange avatar below.", ["avatar"]),
    ],
)
def test_what_the_camera_shows_is_there(caption: str, nouns: list[str]) -> None:
    assert [s.noun for s in shot_of(caption).subjects] == nouns


def test_what_becomes_of_the_subject_in_the_frame_is_no_deed() -> None:
    shot = shot_of("The camera tracks forward, as the subject gradually becomes smaller in the frame.")
    assert (shot.subjects, shot.beats) == ([], [])


def test_a_place_that_the_camera_goes_over_is_kept_where_its_verb_says_no_direction() -> None:
    shot = shot_of("The camera glides above a market square, where traders fold awnings, children chase pigeons.")
    assert shot.setting.place == "market square"
    assert [(b.subject, b.action) for b in shot.beats] == [("trader", "folding awnings"), ("child", "chasing pigeons")]
    assert shot_of("drone shot flying over a pine forest").setting.place == "pine forest"


@pytest.mark.parametrize(
    ("caption", "noun", "action"),
    [
        ("Handheld camera, slightly shaky, walking behind a firefighter.", "firefighter", ""),
        ("The camera pushes in while zooming out, creating a vertigo effect around the detective.", "detective", ""),
        (
            "The camera tracks backward in front of a bride walking down the aisle.",
            "bride",
            "walking down the aisle of a church",
        ),
        ("The lens slowly zooms in on a ticking watch, with no other movement.", "watch", ""),
    ],
)
def test_whom_the_camera_goes_by_is_there(caption: str, noun: str, action: str) -> None:
    shot = shot_of(caption)
    assert [s.noun for s in shot.subjects] == [noun]
    assert [b.action for b in shot.beats] == ([action] if action else [])


def test_a_tilt_from_boots_to_a_face_shows_one_person() -> None:
    (cowboy,) = shot_of("The camera tilts up from muddy boots to the face of a cowboy.").subjects
    assert (cowboy.noun, [look.text for look in cowboy.looks]) == ("cowboy", ["muddy boots"])
