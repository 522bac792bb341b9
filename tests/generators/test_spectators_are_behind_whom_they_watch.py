"""A crowd that cheers is behind whom it cheers, and hides nobody."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    ("request_", "watched"),
    [
        ("a boxer raises his arms, the crowd cheers", "boxer"),
        ("a street performer juggling while a crowd watches", "performer"),
    ],
)
def test_the_crowd_is_farther_from_the_lens(request_: str, watched: str) -> None:
    stage = staged(request_)
    lens = stage.frame(2.0, stage.new_data()).camera.position
    away = {
        who: [((track.base(2.0)[:2] - lens[:2]) ** 2).sum() ** 0.5 for track in stage.tracks if who in track.subject_id]
        for who in (watched, "crowd")
    }
    assert len(away["crowd"]) > 3
    assert min(away["crowd"]) > max(away[watched])
