"""A pan from one subject to another begins on the first and ends on the second, and is sharp on both."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import from_one_to_another, project
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "text",
    [
        "a whip pan from a baker to a cat",
        "a pan from a violinist to a pianist on a stage",
        "whip pan to the left from a boy to his father",
    ],
)
def test_it_begins_on_the_first_and_ends_on_the_second(text: str) -> None:
    shot = complete(read(text).shots[0])
    assert shot.camera.moves[0].target == shot.subjects[1].id
    camera = (stage := Stage.build(shot, seed=4, width=320, height=180)).camera
    tracks = [next(t for t in stage.tracks if t.subject_id == s.id) for s in shot.subjects[:2]]
    for track, other, clip_s in ((tracks[0], tracks[1], 0.0), (tracks[1], tracks[0], camera.seconds)):
        pose = camera.pose(clip_s)
        across, _, depth = project(pose, np.asarray(track.focus(clip_s), np.float64))
        assert abs(across) < 0.35
        assert pose.focus_m == pytest.approx(depth, rel=0.05)
        assert abs(project(pose, np.asarray(other.focus(clip_s), np.float64))[0]) > abs(across)


def test_an_amount_that_was_asked_for_is_kept() -> None:
    shot = complete(read("pan right by 20 degrees from a man to a dog").shots[0])
    camera = Stage.build(shot, seed=4, width=320, height=180).camera
    assert abs(camera.planned[0].total) == pytest.approx(20.0)


def test_a_door_in_the_words_does_not_keep_a_pan_from_its_ends() -> None:
    shot = complete(read("whip pan from a boy at the window to his dog at the door").shots[0])
    assert from_one_to_another(shot) == ("boy", "dog")
