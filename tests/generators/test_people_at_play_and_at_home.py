"""What people do at play, at home and at work is done with what it takes, and where it is done."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from generators.previz.aboard import boat_of
from generators.previz.as_staged import as_staged
from generators.previz.motion.performing import performance_of
from generators.previz.sources import poured_from
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def _shot(request: str) -> Shot:
    return complete(read(request).shots[0])


def _stage(request: str) -> Stage:
    return Stage.build(_shot(request), seed=3, width=64, height=36)


def _centres(stage: Stage, subject: str, story_s: float) -> list[np.ndarray]:
    players = (p for p in stage.performance.players if p.track.subject_id == subject)
    return [np.asarray(p.animation(story_s).position) for p in players]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("doing a cartwheel on the beach", "cartwheel"),
        ("turning cartwheels", "cartwheel"),
        ("doing a backflip", "somersault"),
        ("playing video games on the couch", "play_on_screen"),
        ("running on a treadmill", "on_treadmill"),
        ("jumping on a trampoline", "trampoline"),
        ("playing poker at a table", "card_game"),
        ("playing chess in the park", "board_game"),
        ("listening to a child's heartbeat", "listen_to_chest"),
        ("cracking an egg into a frying pan", "crack_into"),
        ("working under a car", "under_the_car"),
    ],
)
def test_the_deed_has_a_performance_of_its_own(words: str, row: str) -> None:
    found = performance_of(words, "", words.split(), posture=False)
    assert found is not None
    assert found.id == row


@pytest.mark.parametrize(
    ("request_", "of"), [("a clown juggling three balls", 3), ("a man juggling oranges in the park", 3)]
)
def test_what_is_juggled_is_in_the_air_one_after_the_other(request_: str, of: int) -> None:
    stage = _stage(request_)
    juggled = next(s.id for s in as_staged(_shot(request_)).subjects if s.count == of)
    spots = _centres(stage, juggled, 2.0)
    assert len(spots) == of
    assert min(np.linalg.norm(a - b) for a, b in combinations(spots, 2)) > 0.08


def test_who_jumps_on_a_trampoline_is_on_it_beside_the_others() -> None:
    kids = _centres(_stage("kids jumping on a trampoline"), "kid", 2.0)
    assert len(kids) == 3
    assert min(np.linalg.norm(a[:2] - b[:2]) for a, b in combinations(kids, 2)) > 0.4


def test_a_cat_on_the_lap_of_who_sleeps_is_on_the_lap() -> None:
    stage = _stage("grandpa sleeping in his armchair with a cat on his lap")
    (cat,), (grandpa,) = _centres(stage, "cat", 2.0), _centres(stage, "grandpa", 2.0)
    assert np.linalg.norm(cat[:2] - grandpa[:2]) < 0.5
    assert cat[2] > 0.4


def test_a_parrot_on_the_shoulder_is_as_high_as_the_shoulder() -> None:
    stage = _stage("a pirate with a parrot on his shoulder")
    (parrot,) = _centres(stage, "parrot", 2.0)
    assert parrot[2] > 1.2


def test_a_fire_that_is_sat_by_indoors_burns_in_a_fireplace() -> None:
    nouns = {subject.noun for subject in as_staged(_shot("my grandma knitting by the fire")).subjects}
    assert "fireplace" in nouns


def test_a_campfire_is_no_fireplace() -> None:
    nouns = {subject.noun for subject in as_staged(_shot("friends sitting around a campfire")).subjects}
    assert "fireplace" not in nouns


def test_a_car_that_is_worked_under_is_overhead() -> None:
    stage = _stage("a mechanic working under a car")
    (car,) = _centres(stage, "car", 1.0)
    assert car[2] > 1.8
    assert not any("hangs" in warning for warning in stage.warnings)


def test_both_are_on_a_jet_ski() -> None:
    one, other = _centres(_stage("two friends riding a jet ski"), "friend", 1.0)
    assert np.linalg.norm(one[:2] - other[:2]) < 1.2


def test_two_who_wash_dishes_stand_side_by_side() -> None:
    one, other = _centres(_stage("two women washing dishes"), "woman", 2.0)
    assert abs(one[2] - other[2]) < 0.12
    assert np.linalg.norm(one[:2] - other[:2]) < 1.0


def test_a_tower_that_people_are_before_is_seen_behind_them() -> None:
    stage = _stage("a man standing in front of the Eiffel Tower")
    (tower,), (man,) = _centres(stage, "eiffel_tower", 1.0), _centres(stage, "man", 1.0)
    assert np.linalg.norm(tower[:2] - man[:2]) > 60.0


@pytest.mark.parametrize(
    ("request_", "shoes"),
    [
        ("a girl ice skating on a frozen lake", "ice skates"),
        ("figure skater spinning on the ice", "ice skates"),
        ("two kids roller skating in the street", "roller skates"),
    ],
)
def test_who_skates_has_skates_on(request_: str, shoes: str) -> None:
    staged = as_staged(_shot(request_))
    assert staged.main_subject is not None
    assert any(look.text == shoes for look in staged.main_subject.looks)


def test_a_skater_who_takes_them_off_is_not_given_others() -> None:
    staged = as_staged(_shot("a girl takes off her ice skates on a bench"))
    assert all(look.text != "roller skates" for subject in staged.subjects for look in subject.looks)


def test_milk_for_coffee_is_poured_from_a_jug() -> None:
    assert poured_from("pouring milk into a coffee cup") == "jug"
    assert poured_from("pouring coffee into a cup with milk") == "coffee pot"


def test_who_is_towed_is_not_in_the_boat() -> None:
    shot = as_staged(_shot("a man water skiing behind a boat"))
    man = next(subject for subject in shot.subjects if subject.noun == "man")
    assert boat_of(shot, man) is None


def test_the_goal_stands_behind_its_keeper_in_the_picture() -> None:
    assert _shot("a goalkeeper diving to save a penalty").camera.view != "profile"
