"""Who is taught rides, who is helped up sat before, loads go up stairs, and gestures go to whom they are meant for."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest
from numpy.typing import NDArray

from generators.previz.supervising.viewfinder import frame_points
from tests.generators.staged_words import shot_of, staged, track_of


def points_of(words: str, subject_id: str, story_s: float) -> dict[str, NDArray[np.float64]]:
    """Keypoints of a person at a time, m."""
    stage = staged(words)
    player = next(p for p in stage.performance.players if p.track.subject_id == subject_id)
    data = stage.new_data()
    stage.performance.pose(story_s, data)
    mujoco.mj_kinematics(stage.model, data)
    return player.points(stage.model, data)


def nose_of(words: str, subject_id: str, story_s: float) -> NDArray[np.float64]:
    return points_of(words, subject_id, story_s)["nose"]


def test_a_son_who_is_taught_to_ride_rides_beside_his_father() -> None:
    words = "a dad teaches his son to ride a bike on a quiet street"
    dad, son, bike = (track_of(words, name) for name in ("dad", "son", "bike"))
    for t in (0.5, 2.5, 4.5):
        assert np.linalg.norm(son.centre(t)[:2] - dad.centre(t)[:2]) < 2.0
        assert np.linalg.norm(son.centre(t)[:2] - bike.centre(t)[:2]) < 0.6
    assert np.linalg.norm(son.centre(4.5) - son.centre(0.5)) > 3.0


def test_who_is_helped_out_of_a_wheelchair_sits_and_then_stands() -> None:
    words = "a nurse helps an old man out of his wheelchair"
    man, nurse = track_of(words, "old_man"), track_of(words, "nurse")
    assert nose_of(words, "old_man", 4.5)[2] > nose_of(words, "old_man", 1.0)[2] + 0.3
    assert np.linalg.norm(man.centre(2.5)[:2] - nurse.centre(2.5)[:2]) < 1.0


def test_a_sofa_goes_up_the_stairs_with_those_who_carry_it() -> None:
    words = "two men carry a sofa up the stairs"
    sofa = track_of(words, "sofa")
    assert sofa.base(4.5)[2] > sofa.base(0.5)[2] + 0.6
    assert staged(words).warnings == ()


def test_a_sleeping_child_is_carried_in_the_arms() -> None:
    words = "a father carries his sleeping son across the room"
    father, son = track_of(words, "father"), track_of(words, "son")
    assert father.centre(4.5)[0] > father.centre(0.5)[0] + 2.0
    assert 0.5 < nose_of(words, "son", 2.5)[2] < nose_of(words, "father", 2.5)[2]
    assert np.linalg.norm(son.centre(2.5)[:2] - father.centre(2.5)[:2]) < 0.6


@pytest.mark.parametrize(("who", "whom"), [("teacher", "boy"), ("boy", "teacher")])
def test_who_points_and_who_is_pointed_at_face_one_another(who: str, whom: str) -> None:
    words = "a teacher points at a boy with his hand up"
    first, second = track_of(words, who), track_of(words, whom)
    way = (second.centre(2.5) - first.centre(2.5))[:2]
    points = points_of(words, who, 2.5)
    ahead = points["nose"] - (points["left_ear"] + points["right_ear"]) / 2
    assert float(ahead[:2] @ way) > 0.0


def test_a_ball_comes_to_the_goalkeeper_who_dives_before_the_goal() -> None:
    words = "a goalkeeper dives to save a penalty"
    parts = {player.model.figure.name: player for player in staged(words).performance.players}
    ball = next(p for p in parts.values() if p.model.height_m < 0.3)
    goal = next(p for p in parts.values() if p.model.height_m > 2.0)
    keeper = track_of(words, "goalkeeper")
    places = [np.array(ball.animation(t).position) for t in (0.0, 1.4)]
    assert np.linalg.norm(places[0] - keeper.centre(0.0)) > 4.0
    assert np.linalg.norm(places[1][:2] - keeper.centre(1.4)[:2]) < 2.0
    assert float((np.array(goal.animation(0.0).position)[:2] - keeper.centre(0.0)[:2]) @ keeper.heading(0.0)[:2]) < 0.0


def test_what_is_put_on_a_shelf_is_there_whichever_is_named_first() -> None:
    words = "a boy looks at the cookie jar on the shelf"
    assert track_of(words, "jar").base(0.0)[2] > 0.5


def test_somebody_dances_on_the_table_and_not_beside_it() -> None:
    words = "a teenager dances on the kitchen table"
    assert track_of(words, "teenager").base(2.5)[2] > 0.4
    assert shot_of(words).setting.stage == "kitchen"


def test_who_cooks_behind_somebody_at_a_table_has_a_counter_and_a_pot_of_their_own() -> None:
    words = "a boy does his homework at the kitchen table while his mum stirs soup behind him"
    parts = {p.track.subject_id: p for p in staged(words).performance.players if ".x" not in p.model.figure.name}
    boy, mum = track_of(words, "boy"), track_of(words, "mum")
    assert np.linalg.norm(boy.centre(2.5)[:2] - mum.centre(2.5)[:2]) > 0.8
    assert parts["soup"].model.height_m > 0.12
    soup = np.array(parts["soup"].animation(2.5).position)
    assert np.linalg.norm(soup[:2] - mum.centre(2.5)[:2]) < 0.8


def test_who_is_called_by_what_they_do_does_it() -> None:
    words = "a yoga class on the beach at sunrise"
    stage = staged(words)
    assert all(cue.score.performance.id == "yoga" for p in stage.performance.players for cue in p.animation.cues)


def test_the_head_of_somebody_who_is_gone_to_is_seen_when_they_are_reached() -> None:
    words = "a toddler takes his first steps towards his dad"
    points = points_of(words, "dad", 4.85)
    placed = frame_points(staged(words).camera.pose(4.85), points["nose"][None])
    assert np.all(np.abs(placed) < 1.0)


def test_one_of_several_catches_what_is_thrown() -> None:
    words = "the bride throws her bouquet and the bridesmaids try to catch it"
    places = [
        p.animation(4.5).position for p in staged(words).performance.players if p.track.subject_id == "bridesmaid"
    ]
    assert len(places) == 3
    assert min(np.linalg.norm(np.subtract(a, b)) for n, a in enumerate(places) for b in places[:n]) > 0.3


def test_who_helps_somebody_carry_walks_along() -> None:
    words = "a man helps an elderly woman carry her bags across the street"
    man, woman = track_of(words, "man"), track_of(words, "elderly_woman")
    assert all(np.linalg.norm(man.centre(t)[:2] - woman.centre(t)[:2]) < 2.0 for t in (0.5, 2.5, 4.5))
    assert np.linalg.norm(man.centre(4.5) - man.centre(0.5)) > 2.0


def test_who_is_lifted_onto_the_shoulders_sits_there() -> None:
    words = "a dad lifts his daughter onto his shoulders"
    assert nose_of(words, "daughter", 2.5)[2] > nose_of(words, "dad", 2.5)[2] + 0.2


def test_a_pillow_fight_is_fought_on_top_of_the_bed() -> None:
    words = "two kids have a pillow fight on the bed"
    kids = [p for p in staged(words).performance.players if p.track.subject_id == "kid"]
    assert all(p.animation(2.5).position[2] > 0.8 for p in kids)


def test_a_sink_is_mended_where_it_stands() -> None:
    words = "a plumber fixes a sink"
    assert track_of(words, "sink").base(2.5)[2] < 0.05
    assert np.linalg.norm((track_of(words, "sink").centre(2.5) - track_of(words, "plumber").centre(2.5))[:2]) < 1.2


def test_fans_who_cheer_are_people() -> None:
    fans = [p for p in staged("a crowd of fans cheers at a football match").performance.players if p.model.keypoints]
    assert len(fans) > 5


def test_two_on_a_bench_sit_on_one_bench() -> None:
    words = "two kids share an ice cream on a park bench"
    assert sum("bench" in p.track.subject_id for p in staged(words).performance.players) == 1
    places = [p.animation(2.5).position for p in staged(words).performance.players if p.track.subject_id == "kid"]
    assert 0.3 < np.linalg.norm(np.subtract(*places)[:2]) < 1.0


def test_a_bunch_of_flowers_is_one_thing_and_her_means_who_was_given_it() -> None:
    words = "a boy gives his mum a bunch of flowers and hugs her"
    players = staged(words).performance.players
    assert sum(p.track.subject_id == "bouquet" for p in players) == 1
    hugs = [p.animation.cues[-1].score.performance.id for p in players if p.model.keypoints]
    assert hugs == ["hug", "hug"]


def test_soup_that_is_stirred_is_in_a_pot_and_filmed_from_near() -> None:
    words = "a chef stirs soup in a kitchen"
    stage = staged(words)
    assert stage.warnings == ()
    assert stage.camera.framing.distance_m < 4.0


def test_a_cook_is_in_the_picture_with_the_wok_over_its_flames() -> None:
    words = "a chef tosses vegetables in a wok over big flames"
    nose = nose_of(words, "chef", 2.0)
    assert np.all(np.abs(frame_points(staged(words).camera.pose(2.0), nose[None])) < 1.0)
    flames, wok = track_of(words, "flame"), track_of(words, "wok")
    assert np.linalg.norm(flames.centre(2.0)[:2] - wok.centre(2.0)[:2]) < 0.1
    assert 0.5 < flames.base(2.0)[2] < wok.base(2.0)[2] + 0.02
