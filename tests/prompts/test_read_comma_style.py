"""Requests in comma style, as people type them: bare film terms behind what is seen."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


@pytest.mark.parametrize(
    ("request_", "moves"),
    [
        ("a cyclist climbing a mountain road, tracking shot from behind", ["track_tail"]),
        ("a horse cantering, front-side tracking", ["track_front_side"]),
        ("a runner on a bridge at dawn, rear-side tracking", ["track_rear_side"]),
        ("a toy car speeding down a hallway, low angle, following it", ["track"]),
        ("a fox trots over a ridge, following it from behind", ["track_tail"]),
        ("two men talking in a diner, static wide", ["static"]),
        ("an old man asleep in a chair, push in slowly then whip pan left to the door", ["dolly_in", "whip_pan"]),
        ("city skyline at night, drone flyover", ["aerial"]),
        ("a drone follows a lorry along a coast road", ["track_aerial"]),
    ],
)
def test_a_move_at_the_end_is_the_cameras(request_: str, moves: list[str]) -> None:
    shot = shot_of(request_)
    assert [move.kind for move in shot.camera.moves] == moves
    assert not any(word in beat.action for beat in shot.beats for word in ("behind", "following", "tracking", "pan"))


@pytest.mark.parametrize(
    ("request_", "size"),
    [
        ("two men talking in a diner, static wide", "wide"),
        ("a raindrop hitting a leaf, slow motion 240fps macro", "extreme_close_up"),
        ("an old jazz musician plays the saxophone, handheld close", "close_up"),
        ("close on a typewriter, keys strike paper", "close_up"),
        ("start wide on the village, crane down to a boy at the well", "wide"),
    ],
)
def test_ordinary_words_among_film_terms_are_film_terms(request_: str, size: str) -> None:
    shot = shot_of(request_)
    assert shot.camera.size == size
    assert not {subject.noun for subject in shot.subjects} & {"wide", "macro"}


@pytest.mark.parametrize(
    "request_",
    [
        "a duck walks beside a pond, its ducklings following it",
        "a wolf hunts a rabbit, chasing it",
        "a wide black river",
    ],
)
def test_the_same_words_of_things_are_no_film_terms(request_: str) -> None:
    camera = shot_of(request_).camera
    assert not camera.moves
    assert camera.size is None


def test_what_a_move_reveals_is_where_it_ends_and_no_deed() -> None:
    shot = shot_of("A pianist's hands on the keys, then pull back to reveal an empty concert hall")
    assert [move.kind for move in shot.camera.moves] == ["dolly_out"]
    assert shot.end_state == "an empty concert hall is revealed"
    assert not shot.beats


def test_a_camera_that_starts_on_a_part_shows_whose_it_is() -> None:
    shot = shot_of("the camera starts on a tall woman's boots, tilts up to her face, and she smiles")
    assert [subject.noun for subject in shot.subjects] == ["woman"]
    assert [move.kind for move in shot.camera.moves] == ["tilt_up"]
    assert shot.camera.focus == "first on a tall woman's boots, then on her face"
    assert [beat.subject for beat in shot.beats] == ["woman"]


def test_whom_a_move_follows_is_no_word_left_over() -> None:
    shot = shot_of("friends laugh around a campfire at night, camera slowly orbits them")
    assert not shot.extra
    assert len(shot.beats) == 1


@pytest.mark.parametrize(
    ("request_", "move", "target"),
    [
        ("a drummer hits the cymbals and sweat flies, low angle wide, whip pan to the crowd", "whip_pan", "crowd"),
        ("close on a typewriter, keys strike paper, rack focus to the window", "rack_focus", "window"),
    ],
)
def test_what_a_move_goes_to_is_its_target_and_no_part_of_a_deed(request_: str, move: str, target: str) -> None:
    shot = shot_of(request_)
    assert [(m.kind, m.target) for m in shot.camera.moves] == [(move, target)]
    assert not any(target in beat.action for beat in shot.beats)
