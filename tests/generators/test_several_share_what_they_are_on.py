"""Several animals on one thing are side by side on it, and beside the people who sit there."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "apart_m"),
    [
        ("Two cats are sitting on a sofa.", 0.15),
        ("Three birds are sitting on a fence.", 0.1),
        ("A cat and a dog are sitting on a rug.", 0.25),
        ("A boy and his dog sit on a bench.", 0.25),
    ],
)
def test_each_has_a_spot_of_its_own(request_: str, apart_m: float) -> None:
    shot = complete(read(request_).shots[0])
    living = [s.id for s in shot.subjects if s.kind in ("human", "quadruped", "bird")]
    tracks = Stage.build(shot, seed=3, width=64, height=36).performance.tracks
    spots = [track.centre(1.0)[:2] for track in tracks if track.subject_id in living]
    assert min(np.linalg.norm(a - b) for a, b in combinations(spots, 2)) > apart_m
