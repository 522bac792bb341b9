"""A tilt from or to the sky has it at one end and who is filmed at the other; eyepieces leave their opening."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.camera import is_of_hands, part_of
from generators.previz.finish import Guide, finished, look_of
from generators.previz.supervising.heavenly import NOWHERE
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged

DOWN = "tilt down from the moon to a man walking in the desert"
UP = "tilt up from a couple on a bench to the full moon"


def _pitch_deg(words: str, share: float) -> float:
    path = staged(words).camera
    return math.degrees(math.asin(-float(np.asarray(path.pose(share * path.seconds).rotation)[2, 2])))


def test_a_tilt_down_from_the_moon_begins_in_the_sky() -> None:
    assert _pitch_deg(DOWN, 0.0) > 20.0
    assert abs(_pitch_deg(DOWN, 1.0)) < 12.0


def test_a_tilt_up_to_the_moon_ends_in_the_sky() -> None:
    assert abs(_pitch_deg(UP, 0.0)) < 12.0
    assert _pitch_deg(UP, 1.0) > 20.0


@pytest.mark.parametrize("words", [DOWN, UP])
def test_nobody_is_missed_while_the_lens_is_on_the_sky(words: str) -> None:
    told = staged(words).warnings
    assert not any("out of sight" in warning or warning.startswith(NOWHERE[:18]) for warning in told)


def test_who_sits_by_a_fire_keeps_their_knees_apart() -> None:
    told = staged("a couple sitting by a campfire at night").warnings
    assert not any("inside one another" in warning for warning in told)


def _through(words: str) -> np.ndarray:
    rows = look_of(Shot(request=words)).effects
    flat = np.zeros((90, 160), np.float32)
    guide = Guide(flat, np.zeros((90, 160, 3), np.float32), flat.astype(np.int32), flat.astype(np.int32), 0, 0)
    return finished(np.full((90, 160, 3), 200, np.uint8), guide, rows)


@pytest.mark.parametrize(
    "words",
    [
        "a ship seen through binoculars",
        "a ship seen through a telescope",
        "a man seen through a keyhole",
        "a man seen through a car window",
    ],
)
def test_an_eyepiece_is_open_in_the_middle_and_dark_in_the_corners(words: str) -> None:
    picture = _through(words)
    assert picture[45, 80].min() > 180
    assert picture[:3, :3].max() < 20


def test_who_looks_through_binoculars_leaves_the_picture_open() -> None:
    assert _through("a sailor looking through binoculars")[:3, :3].min() > 180


def test_an_extreme_close_up_of_eyes_is_nearer_than_one_of_a_face() -> None:
    eyes, face = (
        staged(f"extreme close-up of a man{part}").camera.framing.frame_m for part in ("'s eyes", " with a beard")
    )
    assert eyes < 0.7 * face


def test_a_lone_rider_has_a_horse() -> None:
    assert any(subject.noun == "horse" for subject in as_staged(shot_of("a lone rider crossing a salt flat")).subjects)


def test_a_close_up_of_somebodys_hands_is_of_hands() -> None:
    assert is_of_hands(shot_of("close-up of a pianist's hands"))


def test_no_tree_stands_beside_a_lone_one() -> None:
    lone, some = (len(staged(f"a {words} in a meadow").scene.subject) for words in ("lone tree", "tree"))
    assert lone < some


def test_eyes_of_animals_are_framed_as_their_faces_are() -> None:
    assert not part_of(shot_of("extreme close-up of a cat's eye"))
