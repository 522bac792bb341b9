"""A camera that draws back goes from a thing to who is revealed; a view through eyes is of who is met."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from generators.previz.camera.eyes import viewer_of
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("pull back from a coffee cup to reveal a man asleep at his desk", "coffee_cup", "man"),
        ("zoom out from a newspaper to reveal an old woman reading it on a train", "newspaper", "old_woman"),
    ],
)
def test_it_begins_on_the_one_and_ends_on_the_other(words: str, first: str, last: str) -> None:
    stage = staged(words)
    tracks = {track.subject_id: track for track in stage.tracks}
    begins, ends = stage.camera.pose(0.0), stage.camera.pose(stage.camera.seconds)
    across, up, depth = project(begins, np.asarray(tracks[first].centre(0.0), np.float64))
    assert max(abs(across), abs(up)) < 0.1
    assert tracks[first].height_m > 0.2 * depth * begins.sensor_mm[1] / begins.focal_length_mm
    across, up, _ = project(ends, np.asarray(tracks[last].focus(0.0), np.float64))
    assert max(abs(across), abs(up)) < 0.5


@pytest.mark.parametrize(
    ("words", "viewer"),
    [
        ("POV of a diver swimming toward a shark", "diver"),
        ("POV: I walk up to a red door", "person"),
        ("POV: a woman smiles at us across a dinner table", ""),
        ("a child's point of view: a huge clown bends down", ""),
    ],
)
def test_whose_eyes_they_are(words: str, viewer: str) -> None:
    assert viewer_of(shot_of(words)) == viewer


def test_who_is_met_is_seen() -> None:
    stage = staged("POV: a woman smiles at us across a dinner table")
    across, up, depth = project(stage.camera.pose(1.0), np.asarray(stage.tracks[0].focus(1.0), np.float64))
    assert depth > 0.0
    assert max(abs(across), abs(up)) < 0.5
