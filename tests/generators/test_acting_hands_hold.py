"""Hands hold what they hold, reach what they work at, and meet the hands of others."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from prompts.shot import Beat, Setting, Shot, Subject
from tests.generators.rig_stage import Staged, stage

GRIP_M = 0.02


def acted(action: str, motion: str, *things: tuple[str, str], kind: str = "human", noun: str = "woman") -> Shot:
    """One person who does one thing with things: (noun, kind)."""
    others = [Subject(id=f"thing{i}", noun=thing, kind=sort) for i, (thing, sort) in enumerate(things)]
    return Shot(
        subjects=[Subject(id="actor", noun=noun, kind=kind), *others],
        beats=[Beat(subject="actor", action=action, motion=motion, target="thing0" if things else "")],
        setting=Setting(stage="room"),
    )


def gait_of(staged: Staged, number: int = 0) -> BipedGait:
    gait = staged.performance.players[number].animation
    assert isinstance(gait, BipedGait)
    return gait


HELD = [
    ("reading a newspaper", "look", ("newspaper", "tool")),
    ("holding an umbrella", "carry", ("umbrella", "tool")),
    ("drinking from a cup", "eat", ("cup", "vessel")),
    ("playing the guitar", "work", ("guitar", "instrument")),
    ("carrying a box", "carry", ("box", "box")),
    ("playing the violin", "work", ("violin", "instrument")),
    ("looking at her phone", "look", ("phone", "device")),
]


@pytest.mark.parametrize(("action", "motion", "thing"), HELD)
def test_the_palm_is_at_the_grip_all_the_time(action: str, motion: str, thing: tuple[str, str]) -> None:
    staged = stage(acted(action, motion, thing))
    gait = gait_of(staged)
    for time in np.linspace(0.2, 4.8, 24):
        cue = gait.cues[0]
        bearing = gait.bear(float(time))
        held = next(g for g in cue.grips)
        root, turn = bearing.held(held)
        body = staged.body("s2.0/root", float(time))
        assert np.linalg.norm(body - root) < 1e-6, "the thing goes where the hand has it"
        del turn
        wrist = staged.body(f"s1.0/{held.hand}/hand", float(time))
        assert np.linalg.norm(wrist - bearing.palms[held.hand]) == pytest.approx(gait.bones.palm_m, abs=1e-6)


@pytest.mark.parametrize(
    ("action", "motion", "thing"),
    [
        ("reading a newspaper", "look", ("newspaper", "tool")),
        ("carrying a box", "carry", ("box", "box")),
        ("reading a book", "look", ("book", "tool")),
    ],
)
def test_the_other_hand_is_at_its_own_grip(action: str, motion: str, thing: tuple[str, str]) -> None:
    gait = gait_of(stage(acted(action, motion, thing)))
    for time in (0.5, 2.0, 3.7):
        bearing = gait.bear(time)
        grip = gait.cues[0].grips[0]
        assert grip.second is not None
        root, turn = bearing.held(grip)
        second = np.array(root) + _turned(turn, grip.second)
        other = "l" if grip.hand == "r" else "r"
        assert np.linalg.norm(second - np.array(bearing.palms[other])) < GRIP_M


def _turned(turn: tuple[float, ...], vector: tuple[float, ...]) -> np.ndarray:
    w, x, y, z = turn
    axis = np.array([x, y, z])
    v = np.array(vector)
    return v + 2 * w * np.cross(axis, v) + 2 * np.cross(axis, np.cross(axis, v))


def test_a_cook_works_over_the_board_on_the_counter() -> None:
    staged = stage(acted("chopping carrots", "work", ("carrot", "food")))
    gait = gait_of(staged)
    carrot = staged.body("s2.0/root", 2.0)
    for time in np.linspace(0.5, 4.5, 15):
        for palm in gait.bear(float(time)).palms.values():
            assert np.linalg.norm(np.array(palm)[:2] - carrot[:2]) < 0.25
            assert 0.0 < palm[2] - carrot[2] < 0.3
    assert 0.75 < carrot[2] < 1.0, "it lies on the counter"


def test_hands_of_two_meet_in_a_handshake() -> None:
    shot = Shot(
        subjects=[Subject(id="men", noun="man", kind="human", count=2)],
        beats=[Beat(subject="men", action="shaking hands", motion="wave")],
    )
    staged = stage(shot)
    first, second = gait_of(staged, 0), gait_of(staged, 1)
    for time in (0.4, 1.9, 3.3):
        a, b = first.bear(time).palms["r"], second.bear(time).palms["r"]
        assert np.linalg.norm(np.array(a) - np.array(b)) < 0.06
    ways = [track.heading(1.0) for track in staged.performance.tracks]
    assert np.dot(ways[0], ways[1]) < -0.9


def test_who_is_embraced_embraces() -> None:
    shot = Shot(
        subjects=[Subject(id="girl", noun="girl", kind="human"), Subject(id="mother", noun="mother", kind="human")],
        beats=[Beat(subject="girl", action="hugging her mother", motion="wave", target="mother")],
    )
    staged = stage(shot)
    girl, mother = staged.body("s1.0/root", 2.0), staged.body("s2.0/root", 2.0)
    assert np.linalg.norm((girl - mother)[:2]) < 0.45
    assert gait_of(staged, 1).cues[0].score is gait_of(staged, 0).cues[0].score


def test_a_rider_holds_the_bars_and_sits_over_the_saddle() -> None:
    shot = acted("riding a bicycle", "ride", ("bicycle", "cycle"), noun="man")
    staged = stage(shot)
    gait = gait_of(staged)
    for time in (0.6, 2.2, 4.1):
        bearing, bike = gait.bear(time), staged.body("s2.0/root", time)
        for side in "lr":
            bar = gait.cues[0].anchors["bars"](time)
            assert np.linalg.norm(np.array(bearing.palms[side]) - np.array(bar)) < 0.3
        hips = staged.body("s1.0/root", time)
        assert 0.8 < hips[2] < 1.1
        assert hips[0] - bike[0] == pytest.approx(-0.2 * 1.05, abs=0.08)


def test_a_thrown_ball_is_in_the_hand_until_it_flies_and_the_dog_has_it_in_the_end() -> None:
    shot = Shot(
        subjects=[
            Subject(id="boy", noun="boy", kind="human"),
            Subject(id="ball", noun="ball", kind="ball", height_m=0.2),
            Subject(id="dog", noun="dog", kind="quadruped", height_m=0.6),
        ],
        beats=[
            Beat(subject="boy", action="throwing a ball", motion="throw", target="ball", start_s=0.0, end_s=2.5),
            Beat(subject="dog", action="catching it", motion="carry", target="ball", start_s=2.5, end_s=5.0),
        ],
    )
    staged = stage(shot)
    boy = gait_of(staged)
    assert np.linalg.norm(staged.body("s2.0/root", 0.5) - np.array(boy.bear(0.5).palms["r"])) < 0.2
    assert np.linalg.norm(staged.body("s2.0/root", 4.5) - staged.body("s3.0/head", 4.5)) < 0.4
    way = [staged.body("s2.0/root", float(time)) for time in np.linspace(0.0, 5.0, 251)]
    steps = [np.linalg.norm(b - a) for a, b in pairwise(way)]
    assert max(steps) < 0.35, "it is never in two places at once"
