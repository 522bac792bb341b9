"""Balls roll down ramps as mechanics says, and bounce on tables, beds and benches, and fall off them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.motion.rotations import about_y
from generators.previz.motion.simulation import GRAVITY, FreeBody
from generators.previz.motion.world import Fixed, Thing, World, simulate_together
from generators.previz.scene import GeomKind
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=96, height=54)


def way_of(stage: Stage, noun: str, seconds: float = 4.0):
    track = next(t for t in stage.tracks if t.subject_id == noun)
    times = np.arange(0.0, seconds, 0.02)
    return np.array([track.centre(float(t)) for t in times])


@pytest.mark.parametrize("slope_deg", [10.0, 20.0, 30.0])
def test_a_ball_on_a_slope_speeds_up_by_five_sevenths_of_what_a_sliding_one_would(slope_deg: float) -> None:
    slope = math.radians(slope_deg)
    turn = about_y(slope)
    slab = Fixed(GeomKind.BOX, (6.0, 1.0, 0.1), (0.0, 0.0, 5.0), turn, 0.5, 0.8)
    up = np.array([math.sin(slope), 0.0, math.cos(slope)])
    start = np.array([0.0, 0.0, 5.0]) + up * 0.2 - 3.0 * np.array([math.cos(slope), 0.0, -math.sin(slope)])
    ball = FreeBody(GeomKind.SPHERE, (0.1, 0.0, 0.0), 0.4, 0.5, 0.8, tuple(start), rolling=0.0)
    way = simulate_together([Thing(ball)], World(None, fixed=(slab,)), 1.2)[0]
    covered = np.linalg.norm(np.array(way.at(1.1)[0]) - np.array(way.at(0.1)[0]))
    speed = np.linalg.norm(way.velocity(0.1))
    acceleration = 2.0 * (covered - speed * 1.0)
    assert acceleration == pytest.approx(5.0 / 7.0 * GRAVITY * math.sin(slope), rel=0.03)


def test_a_ball_goes_down_its_ramp_and_on_over_the_floor() -> None:
    stage = staged("a ball rolls down a ramp")
    way = way_of(stage, "ball")
    assert way[0, 2] > 0.7
    assert way[-1, 2] == pytest.approx(0.11, abs=0.02)
    assert np.all(np.diff(way[:, 0]) > -1e-6)
    assert way[-1, 0] - way[0, 0] > 2.5


def test_what_comes_down_a_ramp_runs_into_what_stands_at_its_foot() -> None:
    stage = staged("a steel ball rolls down a ramp and knocks over three bottles")
    ball = way_of(stage, "ball")
    bottles = [track for track in stage.tracks if track.subject_id == "bottle"]
    first = np.array([bottle.centre(0.0) for bottle in bottles])
    assert len(bottles) == 3
    assert np.all(first[:, 0] > ball[0, 0] + 1.0)
    assert np.abs(first[:, 1] - ball[0, 1]).max() < 0.3
    struck = [bottle for bottle in bottles if bottle.centre(3.0)[2] < 0.6 * bottle.centre(0.0)[2]]
    assert struck, "none fell over"
    assert np.all([np.allclose(b.centre(0.0), b.centre(0.3), atol=1e-3) for b in bottles]), "they wait until it comes"


def test_what_bounces_on_a_table_never_goes_through_it() -> None:
    way = way_of(staged("a ball bounces off a table"), "ball")
    on_top = np.abs(way[:, 0] - way[0, 0]) < 0.5
    assert way[on_top, 2].min() > 0.75 + 0.11 - 0.02
    assert way[-1, 2] < 0.75


@pytest.mark.parametrize(
    "request_text", ["an orange rolls off a kitchen table", "a cup falls off a table", "a book falls off a shelf"]
)
def test_what_leaves_the_edge_lands_on_the_floor(request_text: str) -> None:
    stage = staged(request_text)
    way = way_of(stage, stage.performance.players[0].track.subject_id)
    assert way[0, 2] > 0.7
    assert way[-1, 2] < 0.2
    assert np.abs(np.diff(way, axis=0)).max() < 0.25


def test_what_drops_onto_a_bed_stays_on_it() -> None:
    way = way_of(staged("a basketball drops onto a bed"), "basketball", 5.0)
    assert 0.3 < way[-1, 2] < way[0, 2] - 0.3


@pytest.mark.parametrize("request_text", ["a ball rolls down a ramp", "a ball bounces off a table"])
def test_all_of_it_is_in_the_frame_at_first(request_text: str) -> None:
    stage = staged(request_text)
    pose = stage.camera.pose(0.3)
    track = next(t for t in stage.tracks if t.subject_id == "ball")
    seen = (np.asarray(track.centre(0.3)) - pose.position) @ pose.rotation
    half = pose.sensor_mm[0] / 2 / pose.focal_length_mm, pose.sensor_mm[1] / 2 / pose.focal_length_mm
    assert abs(seen[0] / -seen[2]) < half[0]
    assert abs(seen[1] / -seen[2]) < half[1]
    assert 0.11 / -seen[2] > 0.02 * half[1]


@pytest.mark.parametrize(
    "request_text",
    ["a tennis ball is thrown against a wall and bounces back", "a ball rolls towards a wall and rebounds"],
)
def test_a_wall_sends_back_what_comes_against_it(request_text: str) -> None:
    stage = staged(request_text)
    ball = next(track.subject_id for track in stage.tracks if "ball" in track.subject_id)
    way = way_of(stage, ball, 2.5)[:, 0]
    turn = int(np.argmax(way))
    assert 0 < turn < len(way) - 1
    assert way[turn] - way[0] > 0.5
    assert way[turn] - way[-1] > 0.3


def test_what_falls_off_a_table_is_in_the_picture_down_to_the_floor() -> None:
    stage = staged("A plate falls off the table and shatters.")
    table = next(track for track in stage.tracks if track.subject_id == "table")
    assert table.extents.height_m > 0.75
    assert table.extents.length_m < 1.5
    assert not any("out of the picture" in warning for warning in stage.warnings)


def test_what_rolls_across_a_table_stays_on_it() -> None:
    way = way_of(staged("a red ball rolls across a table"), "ball")
    assert way[-1, 2] == pytest.approx(way[0, 2], abs=0.02)
    assert way[-1, 0] - way[0, 0] > 0.7


def test_a_pencil_rolls_off_a_desk_about_its_length() -> None:
    way = way_of(staged("a pencil rolls off a desk"), "pencil", 2.0)
    assert way[-1, 2] < way[0, 2] - 0.3


def test_what_slides_down_a_ramp_reaches_what_it_is_told_to_hit() -> None:
    stage = staged("A wooden block slides down a steep ramp and hits a stack of cans.")
    cans = [player for player in stage.performance.players if player.track.subject_id == "can"]
    moved = [np.linalg.norm(np.subtract(p.animation(4.0).position, p.animation(0.0).position)) for p in cans]
    assert max(moved) > 0.02
