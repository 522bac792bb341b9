"""A rack of focus holds both of its subjects, one before the other, and each is soft while the other is sharp."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from generators.previz.raycast.lens import blur_radius_px
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

WIDTH, HEIGHT = 320, 180


@pytest.mark.parametrize(
    "text",
    [
        "rack focus from a boy in the foreground to a dog behind him",
        "in a library, the focus shifts from an old man to the girl behind him",
        "a focus pull from a tulip to a woman in the background, in a garden",
    ],
)
def test_both_are_seen_and_one_is_soft(text: str) -> None:
    shot = complete(read(text).shots[0])
    assert [move.kind for move in shot.camera.moves] == ["rack_focus"]
    stage = Stage.build(shot, seed=2, width=WIDTH, height=HEIGHT)
    first, second = (next(t for t in stage.tracks if t.subject_id == s.id) for s in shot.subjects[:2])
    begins, ends = stage.camera.pose(0.0), stage.camera.pose(stage.camera.seconds)
    places = [project(begins, np.asarray(track.focus(0.0), np.float64)) for track in (first, second)]
    assert all(abs(across) < 0.5 and abs(up) < 0.75 for across, up, _ in places)
    assert abs(places[0][0] - places[1][0]) > 0.1
    soft = [blur_radius_px(depth, pose, WIDTH) for pose, (_, _, depth) in zip((ends, begins), places, strict=True)]
    sharp = [blur_radius_px(depth, pose, WIDTH) for pose, (_, _, depth) in zip((begins, ends), places, strict=True)]
    assert min(soft) > 0.003 * WIDTH
    assert max(sharp) < 0.5 * min(soft)


def test_a_side_that_was_asked_for_is_kept() -> None:
    shot = complete(read("rack focus from a boy to a dog behind him, wide shot, side view").shots[0])
    stage = Stage.build(shot, seed=2, width=WIDTH, height=HEIGHT)
    assert stage.camera.framing.focal_length_mm == shot.camera.focal_length_mm
