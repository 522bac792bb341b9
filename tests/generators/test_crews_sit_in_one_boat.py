"""Several people who row, paddle or sit in one boat are all in it, one behind the other."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "boat", "crew"),
    [
        ("two fishermen in a rowing boat on a lake", "rowing_boat", 2),
        ("three students paddle a canoe on a lake", "canoe", 3),
        ("a grandfather and his granddaughter row a boat over the lake", "boat", 2),
    ],
)
def test_all_of_a_crew_sit_in_their_boat(words: str, boat: str, crew: int) -> None:
    stage = Stage.build(complete(read(words).shots[0]), seed=4, width=160, height=90)
    hull = next(track for track in stage.tracks if track.subject_id == boat)
    people = [track for track in stage.tracks if track is not hull]
    assert len(people) == crew
    for story_s in (0.5, 2.5, 4.5):
        middle, ahead = np.asarray(hull.centre(story_s)), np.asarray(hull.heading(story_s))
        offsets = [np.asarray(track.centre(story_s)) - middle for track in people]
        assert all(abs(float(offset @ ahead)) < 0.5 * hull.length_m for offset in offsets)
        assert all(abs(float(offset[:2] @ (-ahead[1], ahead[0]))) < 0.6 * hull.width_m for offset in offsets)
        along = sorted(float(offset @ ahead) for offset in offsets)
        assert min(np.diff(along)) > 0.4
    assert all(track.height_m < 1.45 for track in people), "nobody stands in it"
