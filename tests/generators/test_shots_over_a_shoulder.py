"""A shot over somebody's shoulder has them near at one edge, and whom they face beyond, looking into the lens's way."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project, shoulder_of
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "near", "far"),
    [
        ("over-the-shoulder shot, a man talks to a woman in a café", "man", "woman"),
        ("over the doctor's shoulder, the patient listens", "doctor", "patient"),
        ("over-the-shoulder shot of a woman reading a letter", "woman", "letter"),
    ],
)
def test_the_near_one_is_at_the_edge_and_nearer(words: str, near: str, far: str) -> None:
    stage = staged(words)
    pose = stage.camera.pose(stage.camera.seconds)
    tracks = {track.subject_id: track for track in stage.tracks}
    at = {name: project(pose, np.asarray(tracks[name].focus(0.0), np.float64)) for name in (near, far)}
    assert 0.0 < at[near][2] < at[far][2]
    assert abs(at[near][0]) > 0.12
    assert at[near][0] * at[far][0] < 0.0


def test_two_people_face_each_other() -> None:
    one, other = staged("over-the-shoulder shot, a man talks to a woman in a café").tracks[:2]
    assert float(np.dot(one.heading(0.0), other.heading(0.0))) < -0.95


def test_whom_it_is_on_is_beyond() -> None:
    shot = shot_of("OTS on a boy showing his drawing to his mother")
    assert shoulder_of(shot) == ("mother", "boy")


def test_a_look_back_over_a_shoulder_is_no_such_shot() -> None:
    assert shoulder_of(shot_of("a woman looks back over her shoulder at a man")) is None
