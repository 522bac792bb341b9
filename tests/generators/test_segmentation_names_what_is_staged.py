"""The segmentation's numbers are named as the stage has them, whatever staging left out or added."""

from __future__ import annotations

import pytest

from generators.previz.passes.writing import legend_of
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("a girl blowing out candles on a birthday cake", {"girl", "birthday_cake"}),
        ("a couple having dinner by candlelight", {"couple", "its_candle"}),
        ("a dog runs after a ball", {"dog", "ball"}),
    ],
)
def test_each_number_has_the_name_of_who_is_drawn_in_it(words: str, named: set[str]) -> None:
    stage, shot = staged(words), shot_of(words)
    rows = {row["name"]: row["number"] for row in legend_of(stage.tracks, shot)}
    assert named <= rows.keys()
    for track in stage.tracks:
        if track.subject_id in rows:
            assert rows[track.subject_id] == track.number
