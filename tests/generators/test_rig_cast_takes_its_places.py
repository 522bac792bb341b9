"""Subjects stand where the shot says, apart from one another, and play the same part every time."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.leaping import swims_at_m
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Beat, Camera, Cue, PhysicalEvent, Setting, Shot, Source, Subject
from tests.generators.rig_stage import shot_of, stage


@pytest.mark.parametrize(
    ("direction", "way"), [("right", (1, 0)), ("left", (-1, 0)), ("toward", (0, -1)), ("away", (0, 1))]
)
def test_travel_obeys_the_direction(direction: str, way: tuple[int, int]) -> None:
    track = stage(shot_of("man", "human", "walk", 1.4, beat={"direction": direction})).performance.tracks[0]
    moved = track.centre(4.0) - track.centre(1.0)
    assert np.dot(moved[:2], way) == pytest.approx(3 * 1.4, rel=0.02)
    assert np.dot(track.heading(2.0)[:2], way) > 0.99


def test_the_middle_of_the_clip_finds_the_subject_at_the_origin() -> None:
    track = stage(shot_of("horse", "quadruped", "gallop", 11.0)).performance.tracks[0]
    assert np.linalg.norm(track.base(2.5)[:2]) < 0.8


def test_a_still_subject_turns_the_side_that_the_view_asks_for() -> None:
    for view, heading in (("front", (0, -1)), ("back", (0, 1)), ("profile", (1, 0))):
        shot = shot_of("man", "human", "stand").model_copy(update={"camera": Camera(view=view)})
        assert np.dot(stage(shot).performance.tracks[0].heading(1.0)[:2], heading) > 0.99


def test_nobody_stands_in_anybody() -> None:
    shot = Shot(
        subjects=[
            Subject(id="man", noun="man", kind="human"),
            Subject(id="dogs", noun="dog", kind="quadruped", count=5),
            Subject(id="tree", noun="oak tree", kind="tree", height_m=6),
            Subject(id="car", noun="car", kind="vehicle"),
        ],
        setting=Setting(stage="meadow"),
    )
    tracks = stage(shot).performance.tracks
    for i, a in enumerate(tracks):
        for b in tracks[i + 1 :]:
            reach = 0.45 * (min(a.length_m, a.width_m) + min(b.length_m, b.width_m))
            assert np.linalg.norm((a.centre(2.0) - b.centre(2.0))[:2]) > reach


def test_position_words_are_obeyed() -> None:
    shot = Shot(
        subjects=[
            Subject(id="girl", noun="girl", kind="human"),
            Subject(id="dog", noun="dog", kind="quadruped", position="to the left of the girl"),
            Subject(id="house", noun="house", kind="building", position="in the background", height_m=6),
            Subject(id="crate", noun="crate", kind="box", position="right", height_m=0.8),
            Subject(id="cat", noun="cat", kind="quadruped", position="on the crate"),
        ],
        setting=Setting(stage="meadow"),
    )
    girl, dog, house, crate, cat = (track.base(2.0) for track in stage(shot).performance.tracks)
    assert dog[0] < girl[0] < crate[0]
    assert house[1] > girl[1] + 2
    assert cat[:2] == pytest.approx(crate[:2], abs=0.25)
    assert cat[2] == pytest.approx(0.8, abs=0.05)


def test_companions_travel_together() -> None:
    shot = Shot(
        subjects=[Subject(id="boy", noun="boy", kind="human"), Subject(id="dog", noun="dog", kind="quadruped")],
        beats=[
            Beat(subject="boy", action="running", motion="run", speed_mps=3.0),
            Beat(subject="dog", action="running", motion="run", speed_mps=3.0),
        ],
    )
    boy, dog = stage(shot).performance.tracks
    gaps = [np.linalg.norm(boy.centre(t) - dog.centre(t)) for t in (0.0, 2.5, 5.0)]
    assert max(gaps) < 3.0
    assert np.ptp(gaps) < 0.4


def test_tracks_are_smooth_where_gaits_bob() -> None:
    track = stage(shot_of("golden retriever", "quadruped", "run", 6.0)).performance.tracks[0]
    heights = [track.centre(t)[2] for t in np.linspace(0.0, 5.0, 200)]
    assert np.ptp(heights) < 1e-6


def test_a_pose_depends_on_the_time_alone() -> None:
    shot = shot_of("man", "human", "walk", 1.4)
    first, second = stage(shot, seed=4), stage(shot, seed=4)
    forward = [first.at(t).geom_xpos.copy() for t in (0.3, 1.7, 2.9)]
    backward = [second.at(t).geom_xpos.copy() for t in (2.9, 1.7, 0.3)]
    for a, b in zip(forward, reversed(backward), strict=True):
        assert np.array_equal(a, b)


def test_what_falls_starts_at_its_height_and_when_it_is_told() -> None:
    event = PhysicalEvent(law="fall", subject="a", height_m=2.0, time_s=1.0)
    track = stage(shot_of("crate", "box", "fall", physics=[event], height_m=0.5)).performance.tracks[0]
    assert track.base(0.5)[2] == pytest.approx(2.0, abs=1e-6)
    assert track.base(4.5)[2] < 0.15


def test_a_runner_kicks_up_turf_and_a_walker_does_not() -> None:
    fast = stage(shot_of("golden retriever", "quadruped", "run", 7.0)).performance
    clouds = [fast.flakes(t) for t in np.linspace(0.5, 4.5, 30)]
    assert any(cloud is not None and len(cloud.radius_m) > 4 for cloud in clouds)
    slow = stage(shot_of("man", "human", "walk", 1.2)).performance
    assert all(slow.flakes(t) is None for t in (1.0, 2.0, 3.0))


def test_head_lamps_are_lit_at_night_only() -> None:
    drive = shot_of("car", "vehicle", "drive", 10.0, stage_id="street")
    night = drive.model_copy(update={"setting": Setting(stage="street", time_of_day="night")})
    day = drive.model_copy(update={"setting": Setting(stage="street", time_of_day="midday")})
    assert len(stage(night).performance.lights(1.0)) == 2
    assert stage(day).performance.lights(1.0) == ()


def test_a_rider_sits_on_the_mount_and_goes_where_it_goes() -> None:
    shot = Shot(
        subjects=[
            Subject(id="knight", noun="knight", kind="human", height_m=1.78),
            Subject(id="horse", noun="horse", kind="quadruped", height_m=1.6),
        ],
        beats=[Beat(subject="knight", action="riding a horse", motion="ride", target="horse", speed_mps=5.0)],
    )
    staged = stage(shot)
    for time in (0.5, 2.5, 4.5):
        hips, back = staged.body("s1.0/root", time), staged.body("s2.0/root", time)
        assert hips[:2] == pytest.approx(back[:2], abs=0.05)
        assert 1.5 < hips[2] < 1.85
    assert staged.performance.tracks[1].speed(1.0) == 5.0


def test_an_action_can_say_what_somebody_is_on() -> None:
    shot = Shot(
        subjects=[
            Subject(id="cat", noun="cat", kind="quadruped"),
            Subject(id="table", noun="table", kind="furniture", height_m=0.75),
        ],
        beats=[Beat(subject="cat", action="sitting on a table", motion="sit")],
    )
    cat, table = stage(shot).performance.tracks
    assert cat.base(1.0)[2] == pytest.approx(0.75, abs=0.05)
    assert cat.base(1.0)[:2] == pytest.approx(table.base(1.0)[:2], abs=0.4)


def test_companions_keep_pace_unless_the_user_gave_their_speeds() -> None:
    shot = Shot(
        subjects=[Subject(id="boy", noun="boy", kind="human"), Subject(id="dog", noun="dog", kind="quadruped")],
        beats=[
            Beat(subject="boy", action="running", motion="run", speed_mps=4.0),
            Beat(subject="dog", action="running", motion="run", speed_mps=6.0),
        ],
    )
    boy, dog = stage(shot).performance.tracks
    assert boy.speed(1.0) == dog.speed(1.0) == 4.0
    said = shot.model_copy(update={"provenance": {"beats[1].speed_mps": Cue(source=Source.USER)}})
    assert stage(said).performance.tracks[1].speed(1.0) == 6.0


def test_who_is_chased_runs_ahead() -> None:
    shot = Shot(
        subjects=[
            Subject(id="lion", noun="lion", kind="quadruped"),
            Subject(id="zebra", noun="zebra", kind="quadruped"),
        ],
        beats=[Beat(subject="lion", action="chasing a zebra", motion="run", target="zebra", speed_mps=8.0)],
    )
    lion, zebra = stage(shot).performance.tracks
    assert zebra.speed(1.0) == lion.speed(1.0) == 8.0
    assert zebra.centre(2.0)[0] > lion.centre(2.0)[0] + 1.0


def test_a_thrown_ball_leaves_the_throwers_hand() -> None:
    shot = Shot(
        subjects=[Subject(id="girl", noun="girl", kind="human"), Subject(id="ball", noun="ball", kind="ball")],
        beats=[Beat(subject="girl", action="throwing a ball", motion="throw", target="ball")],
    )
    staged = stage(shot)
    girl, ball = staged.performance.tracks
    assert np.linalg.norm(ball.centre(0.5) - girl.focus(0.5)) < 0.8
    assert ball.centre(1.2)[0] > girl.centre(1.2)[0] + 1.5


def test_two_stand_together_before_a_house() -> None:
    shot = Shot(
        subjects=[
            Subject(id="men", noun="man", kind="human", count=2),
            Subject(id="house", noun="house", kind="building", height_m=7.0),
        ],
        beats=[Beat(subject="men", action="talking in front of a house", motion="talk")],
    )
    first, second, house = (track.base(1.0) for track in stage(shot).performance.tracks)
    assert np.linalg.norm(first - second) < 2.0
    assert house[1] > max(first[1], second[1]) + 2.0


def test_jumping_on_the_spot_leaves_the_ground_and_lands() -> None:
    staged = stage(shot_of("man", "human", "jump", 1.5))
    heights = [staged.body("s1.0/root", t)[2] for t in np.linspace(0.0, 3.0, 90)]
    assert max(heights) - np.median(heights) > 0.3
    assert staged.performance.tracks[0].speed(1.0) == 0.0


def test_people_who_talk_turn_to_one_another() -> None:
    shot = Shot(
        subjects=[Subject(id="women", noun="woman", kind="human", count=2)],
        beats=[Beat(subject="women", action="talking", motion="talk")],
    )
    first, second = stage(shot).performance.tracks
    toward = (second.centre(1.0) - first.centre(1.0))[:2]
    assert np.dot(first.heading(1.0)[:2], toward) > 0
    assert np.dot(second.heading(1.0)[:2], toward) < 0


def test_many_that_fill_a_place_stand_all_over_it() -> None:
    balloons = Subject(id="balloon", noun="balloons", kind="thing", count=8)

    def spread(position: str) -> float:
        shot = Shot(subjects=[balloons.model_copy(update={"position": position})], setting=Setting(stage="room"))
        spots = np.array([track.centre(2.0)[:2] for track in stage(shot).performance.tracks])
        return float(np.ptp(spots, axis=0).max())

    assert spread("in a room") > 2.0 * spread("")
    assert spread("on a branch") == spread("")


@pytest.mark.parametrize(
    ("noun", "swims"), [("crab", False), ("starfish", False), ("lobster", False), ("salmon", True)]
)
def test_what_crawls_stands_on_the_ground_and_only_fish_swim(noun: str, *, swims: bool) -> None:
    (read_shot,) = read(f"a {noun} on a beach").shots
    shot = complete(read_shot)
    assert (swims_at_m(shot, shot.subjects[0], 0.1) < 0) is swims
    assert shot.setting.stage == "beach"
