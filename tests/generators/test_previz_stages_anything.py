"""Whatever a shot says, in any combination, it can be staged, posed and drawn, and the picture shows something."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generators.previz.grade import grade
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from prompts.shot import Beat, Camera, Move, Setting, Shot, Style, Subject
from prompts.vocabulary import TableName, table, term_ids

WIDTH, HEIGHT = 96, 54
DIRECTIONS = ("", "left", "right", "toward", "away", "up", "down")


def any_shot(seed: int) -> Shot:
    """A shot of random terms from every table."""
    rng = np.random.default_rng(seed)

    def one_of(values: Any) -> Any:
        return values[int(rng.integers(len(values)))]

    def term(name: TableName) -> str:
        return str(one_of(term_ids(name)))

    nouns = [entry.say for entry in table("nouns").values()]
    subjects = [
        Subject(id=f"s{number}", noun=one_of(nouns), count=one_of((1, 1, 1, 3)))
        for number in range(one_of((0, 1, 1, 2, 4)))
    ]
    return Shot(
        subjects=subjects,
        beats=[
            Beat(subject=subject.id, action="moving", motion=term("motions"), direction=one_of(DIRECTIONS))
            for subject in subjects
        ],
        setting=Setting(stage=term("stages"), time_of_day=term("times_of_day"), weather=term("weather")),
        camera=Camera(
            size=term("shot_sizes"),
            angle=term("angles"),
            view=term("views"),
            moves=[Move(kind=term("camera_moves")) for _ in range(one_of((0, 1, 1, 2)))],
        ),
        style=Style(look=term("styles")),
        duration_s=one_of((0.5, 2.0, 5.0)),
        time_scale=one_of((None, 0.2, 1.0, 4.0)),
    )


@pytest.mark.parametrize("seed", range(40))
def test_any_shot_has_a_picture(seed: int) -> None:
    shot = any_shot(seed)
    stage = Stage.build(shot, seed=seed, width=WIDTH, height=HEIGHT)
    caster, data = RayCaster(stage.scene, WIDTH, HEIGHT), stage.new_data()
    assert shot.duration_s is not None
    for clip_s in (0.0, shot.duration_s):
        frame = stage.frame(clip_s, data)
        assert np.isfinite(frame.position).all()
        assert np.isfinite(frame.camera.position).all()
        layers = caster.draw(frame)
        assert np.isfinite(layers.light).all()
        assert not np.isnan(layers.depth_m).any()
        picture = grade(layers.light, layers.depth_m, stage.grade, seed=seed, frame_index=0)
        assert 4 < picture.mean() < 250


def test_several_falling_things_are_not_confused() -> None:
    beats = [Beat(subject=name, action="falling", motion="fall") for name in ("a", "b", "c")]
    subjects = [Subject(id=name, noun="ball") for name in ("a", "b", "c")]
    shot = Shot(subjects=subjects, beats=beats, setting=Setting(stage="plain"), duration_s=1.0)
    stage = Stage.build(shot, seed=0, width=WIDTH, height=HEIGHT)
    assert [track.subject_id for track in stage.tracks] == ["a", "b", "c"]
