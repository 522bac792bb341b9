"""What a shot tells in order is acted in order: seats carry, feet stay, and one thing goes over into the next."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from generators.previz.motion.travel import Pace
from prompts.shot import Beat, Setting, Shot, Subject
from tests.generators.rig_stage import Staged, stage


def told(*beats: tuple[str, str, str, float], things: tuple[tuple[str, str, str], ...] = ()) -> Shot:
    """A man and things (id, noun, kind); beats are action, motion, target, and how long they last."""
    at, rows = 0.0, []
    for action, motion, target, lasts in beats:
        speed = 1.4 if motion == "walk" else None
        rows.append(
            Beat(
                subject="man",
                action=action,
                motion=motion,
                target=target,
                speed_mps=speed,
                start_s=at,
                end_s=at + lasts,
            )
        )
        at += lasts
    others = [Subject(id=name, noun=noun, kind=kind) for name, noun, kind in things]
    man = Subject(id="man", noun="man", kind="human", height_m=1.78)
    return Shot(subjects=[man, *others], beats=rows, setting=Setting(stage="room"), duration_s=at)


def hips(staged: Staged, time: float) -> np.ndarray:
    return staged.body("s1.0/root", time)


def test_somebody_comes_in_sits_down_and_reads() -> None:
    shot = told(
        ("walking in", "walk", "", 2.5),
        ("sitting down on the sofa", "sit", "sofa", 2.5),
        ("reading a book", "look", "book", 2.5),
        things=(("sofa", "sofa", "furniture"), ("book", "book", "tool")),
    )
    staged = stage(shot, seconds=7.5)
    assert np.linalg.norm((hips(staged, 2.0) - hips(staged, 0.5))[:2]) > 1.5
    assert hips(staged, 1.0)[2] > 0.8
    sofa = staged.body("s2.0/root", 6.0)
    for time in (4.5, 6.0, 7.3):
        sitting = hips(staged, time)
        assert 0.4 < sitting[2] < 0.7
        assert np.linalg.norm((sitting - sofa)[:2]) < 0.3
    gait = staged.performance.players[0].animation
    assert isinstance(gait, BipedGait)
    palms = gait.bear(6.5).palms
    assert np.linalg.norm(staged.body("s3.0/root", 6.5) - np.array(palms["r"])) < 0.4
    assert np.linalg.norm((hips(staged, 6.9) - hips(staged, 4.5))[:2]) < 0.05


def test_a_cup_is_picked_up_drunk_from_and_put_back() -> None:
    shot = told(
        ("picking up a cup", "carry", "cup", 2.5),
        ("drinking from it", "eat", "", 2.5),
        ("putting it down on the table", "carry", "cup", 2.5),
        things=(("cup", "cup", "vessel"), ("table", "table", "furniture")),
    )
    staged = stage(shot, seconds=7.5)
    rest = staged.body("s2.0/root", 0.1)
    assert rest[2] == pytest.approx(0.75, abs=0.06), "at first it stands on the table"
    head = staged.body("s1.0/head", 4.2)
    assert np.linalg.norm(staged.body("s2.0/root", 4.2) - head) < 0.3, "then it is at the mouth"
    assert np.linalg.norm(staged.body("s2.0/root", 7.4) - rest) < 0.02, "at last it stands where it stood"
    way = [staged.body("s2.0/root", float(t)) for t in np.linspace(0.0, 7.5, 376)]
    assert max(np.linalg.norm(b - a) for a, b in pairwise(way)) < 0.1, "it does not jump on the way"


@pytest.mark.parametrize(
    ("action", "motion"),
    [
        ("waving", "wave"),
        ("talking", "talk"),
        ("playing the violin", "work"),
        ("clapping", "wave"),
        ("looking around", "look"),
    ],
)
def test_feet_of_who_stands_stay(action: str, motion: str) -> None:
    staged = stage(told((action, motion, "", 5.0)))
    for side in "lr":
        spots = np.array([staged.body(f"s1.0/{side}/foot", float(t)) for t in np.linspace(0.3, 4.7, 40)])
        assert np.ptp(spots, axis=0).max() < 0.01


def test_feet_change_their_places_one_by_one_and_in_the_air() -> None:
    """Between two postures a foot that moves is off the ground, and the other stands."""
    staged = stage(told(("standing", "stand", "", 2.0), ("kicking", "throw", "", 2.0)))
    fine = np.linspace(1.9, 2.25, 60)
    feet = {side: np.array([staged.body(f"s1.0/{side}/foot", float(t)) for t in fine]) for side in "lr"}
    both = 0
    for k in range(len(fine) - 1):
        moved = [np.linalg.norm((feet[side][k + 1] - feet[side][k])[:2]) > 0.002 for side in "lr"]
        both += all(moved)
    assert both < 0.25 * len(fine)


BEATS = (
    ("walking in", "walk", "", 2.0),
    ("waving", "wave", "", 2.0),
    ("sitting down on a chair", "sit", "chair", 2.0),
    ("standing up", "stand", "", 2.0),
    ("lying down", "lie", "", 2.0),
)


def test_nothing_jumps_from_beat_to_beat() -> None:
    staged = stage(told(*BEATS, things=(("chair", "chair", "furniture"),)), seconds=10.0)
    names = ("root", "head", "l/hand", "r/hand", "l/foot", "r/foot")
    step_s = 0.02
    for name in names:
        way = np.array([staged.body(f"s1.0/{name}", float(t)) for t in np.arange(0.0, 10.0, step_s)])
        speeds = np.linalg.norm(np.diff(way, axis=0), axis=1) / step_s
        assert speeds.max() < 8.0, name


def test_an_implied_chair_is_under_who_sits() -> None:
    staged = stage(told(("writing a letter", "work", "", 5.0)))
    names = [player.model.figure.name for player in staged.performance.players]
    assert sum(".x" in name for name in names) >= 3, "chair, table and pen come with the deed"
    assert len(staged.performance.tracks) == 1, "the camera knows the subjects of the shot alone"
    assert 0.4 < hips(staged, 2.0)[2] < 0.7


def test_animals_do_one_thing_after_another() -> None:
    shot = Shot(
        subjects=[Subject(id="horse", noun="horse", kind="quadruped", height_m=1.6)],
        beats=[
            Beat(subject="horse", action="grazing", motion="eat", start_s=0.0, end_s=3.0),
            Beat(subject="horse", action="lying down", motion="lie", start_s=3.0, end_s=6.0),
        ],
    )
    staged = stage(shot, seconds=6.0)
    head = [staged.body("s1.0/head", t)[2] for t in (1.5, 5.0)]
    back = [staged.body("s1.0/root", t)[2] for t in (1.5, 5.0)]
    assert head[0] < back[0], "a grazing horse has its head low"
    assert back[1] < 0.6 * back[0], "and lies low in the end"


def test_a_shot_is_acted_alike_every_time() -> None:
    shot = told(*BEATS, things=(("chair", "chair", "furniture"),))
    first, second = stage(shot, seconds=10.0, seed=7), stage(shot, seconds=10.0, seed=7)
    for time in (9.1, 0.4, 4.2):
        assert np.array_equal(first.at(time).geom_xpos, second.at(time).geom_xpos)


def test_a_pace_covers_what_its_speeds_add_up_to() -> None:
    pace = Pace((1.0, 2.0, 4.0), (0.0, 2.0, 1.0))
    times = np.linspace(0.0, 6.0, 6001)
    added = np.cumsum([pace.speed(float(t)) for t in times]) * (times[1] - times[0])
    way = np.array([pace.covered(float(t)) for t in times]) - pace.covered(0.0)
    assert np.abs(way - added).max() < 0.01
