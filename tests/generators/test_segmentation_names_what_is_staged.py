"""The segmentation's numbers are named as the stage has them, whatever staging left out or added."""

from __future__ import annotations

import pytest

from generators.previz.camera import project
from generators.previz.passes.writing import legend_of
from generators.previz.pins import Pins
from generators.previz.stage import Stage
from prompts.shot import OnScreenText
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


def test_a_label_points_at_its_subject_where_another_is_left_out() -> None:
    told = shot_of("a girl blowing out candles on a birthday cake")
    cake = next(s for s in told.subjects if s.id == "birthday_cake")
    label = OnScreenText(text="cake", role="label", target=cake.id)
    shot = told.model_copy(update={"text": [label]})
    stage = Stage.build(shot, seed=3, width=320, height=180)
    data = stage.new_data()
    anchor = Pins(shot, stage).anchors(data, stage.frame(1.0, data), 320, 180)[0]
    middle = next(track for track in stage.tracks if track.subject_id == cake.id).centre(1.0)
    across, up, _ = project(stage.camera.pose(1.0), middle)
    assert abs(anchor.x - (0.5 + across) * 320) < 20
    assert abs(anchor.y - (0.5 - up) * 180) < 20
