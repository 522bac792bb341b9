"""Things between people and animals: leashes, tables for several, cups for each, frames that hold what hands do."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from generators.previz.stage import Stage
from prompts.shot import Beat, Camera, Cue, Setting, Shot, Source, Subject
from tests.generators.rig_stage import Staged, stage


def gait_of(staged: Staged, number: int = 0) -> BipedGait:
    gait = staged.performance.players[number].animation
    assert isinstance(gait, BipedGait)
    return gait


def test_a_leash_joins_the_hand_and_the_dog() -> None:
    shot = Shot(
        subjects=[
            Subject(id="woman", noun="woman", kind="human"),
            Subject(id="dog", noun="dog", kind="quadruped", height_m=0.6),
        ],
        beats=[
            Beat(subject="woman", action="walking her dog on a leash", motion="walk", target="dog", speed_mps=1.3),
        ],
        setting=Setting(stage="meadow"),
    )
    staged = stage(shot)
    names = [p.model.figure.name for p in staged.performance.players if p.model.figure.name.startswith("s1.0.x")]
    for time in (0.7, 2.4, 4.2):
        hand = np.array(gait_of(staged).bear(time).palms["r"])
        pieces = np.array([staged.body(f"{name}/root", time) for name in names])
        neck = staged.body("s2.0/neck", time)
        assert np.linalg.norm(pieces - hand, axis=1).min() < 0.02, "it begins in the hand"
        assert np.linalg.norm(pieces - neck, axis=1).min() < 0.35, "and ends at the neck"
        assert np.linalg.norm(np.diff(pieces, axis=0), axis=1).max() < 0.3, "without gaps"


def test_several_sit_round_one_table_each_with_a_spoon() -> None:
    shot = Shot(
        subjects=[Subject(id="men", noun="man", kind="human", count=3)],
        beats=[Beat(subject="men", action="eating soup", motion="eat")],
        setting=Setting(stage="room"),
    )
    staged = stage(shot)
    rows = [(p.track.subject_id, p) for p in staged.performance.players]
    tables = [p for name, p in rows if name.endswith(".surface.table")]
    spoons = [p for name, p in rows if name.endswith(".tool.spoon")]
    assert len(tables) == 1
    assert len(spoons) == 3
    table = np.array(tables[0].animation(1.0).position)
    places = [staged.body(f"s1.{k}/root", 1.0) for k in range(3)]
    for k, place in enumerate(places):
        away = (table - place)[:2]
        assert 0.4 < np.linalg.norm(away) < 1.4
        assert np.dot(gait_of(staged, k).cues[0].facing or staged.performance.tracks[k].heading(1.0)[:2], away) > 0


@pytest.mark.parametrize(("action", "motion"), [("chopping carrots", "work"), ("waving", "wave"), ("typing", "work")])
def test_a_size_that_was_left_open_shows_what_the_hands_do(action: str, motion: str) -> None:
    shot = Shot(
        subjects=[Subject(id="woman", noun="woman", kind="human")],
        beats=[Beat(subject="woman", action=action, motion=motion)],
        setting=Setting(stage="room"),
        camera=Camera(size="medium", view="front"),
        provenance={"camera.size": Cue(source=Source.DIRECTOR)},
        duration_s=5.0,
    )
    staged = Stage.build(shot, seed=0, width=640, height=360)
    gait = staged.performance.players[0].animation
    assert isinstance(gait, BipedGait)
    for time in (1.0, 2.5, 4.0):
        pose = staged.camera.pose(time)
        for palm in gait.bear(time).palms.values():
            away = np.array(palm) - pose.position
            x, y, back = away @ pose.rotation
            half = pose.sensor_mm[1] / 2 / pose.focal_length_mm
            if palm[2] > 0.75:
                assert abs(y / -back) < half, "in the frame from top to bottom"
            assert abs(x / -back) < half * 16 / 9


def test_whoever_walks_by_a_tree_is_under_its_crown() -> None:
    shot = Shot(
        subjects=[
            Subject(id="dog", noun="dog", kind="quadruped", position="next to the tree"),
            Subject(id="tree", noun="oak tree", kind="tree", height_m=8.0),
        ],
        setting=Setting(stage="meadow"),
    )
    dog, tree = stage(shot).performance.tracks
    assert np.linalg.norm((dog.base(1.0) - tree.base(1.0))[:2]) < 2.5
