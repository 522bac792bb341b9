"""Who is on a branch is up on a tree, and not on wood that lies in the grass."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize(
    ("request_", "animal"),
    [
        ("a bird sitting on a branch", "bird"),
        ("an owl landing on a branch in slow motion", "owl"),
        ("a leopard lying on a tree branch", "leopard"),
        ("a snake on a branch", "snake"),
        ("a cat stuck on a branch of a tall tree", "cat"),
    ],
)
def test_who_is_on_a_branch_is_over_the_ground(request_: str, animal: str) -> None:
    assert float(track_of(request_, animal).base(4.5)[2]) > 1.2


def test_a_branch_that_has_fallen_lies_on_the_ground() -> None:
    assert float(track_of("a robin on a fallen branch", "robin").base(2.0)[2]) < 0.4


def test_the_camera_is_at_those_on_the_branch_and_not_at_the_tree() -> None:
    stage = staged("two parrots on a branch")
    assert not [warning for warning in stage.warnings if "parrot" in warning]
    place = stage.frame(2.0, stage.new_data()).camera.position
    parrots = [track for track in stage.tracks if track.subject_id == "parrot"]
    assert all(abs(float(p.base(2.0)[2]) - float(place[2])) < 1.0 for p in parrots)


def test_branches_are_out_of_doors() -> None:
    assert shot_of("a cat stuck on a branch of a tall tree").setting.interior is False


def test_a_ship_under_lightning_is_at_sea() -> None:
    assert shot_of("a pirate ship in a storm, lightning").setting.stage == "sea"


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        ("a cat in a tree", "cat"),
        ("an owl in an oak tree at night", "owl"),
        ("a monkey sitting in a tree eating a banana", "monkey"),
        ("a bird's nest in a tree", "nest"),
        ("a ball stuck in a tree", "ball"),
        ("birds singing in the trees", "bird"),
        ("monkeys sitting in the trees", "monkey"),
    ],
)
def test_what_is_in_a_tree_is_up_in_it(request_: str, what: str) -> None:
    found = next(track for track in staged(request_).tracks if what in track.subject_id)
    assert float(found.base(2.0)[2]) > 1.2


def test_who_climbs_a_tree_starts_at_its_foot() -> None:
    assert float(track_of("a bear climbing up a tree", "bear").base(0.0)[2]) < 0.6


def test_what_is_left_somewhere_is_there() -> None:
    assert float(track_of("a doll left on a chair", "doll").base(2.0)[2]) > 0.3


def test_birds_in_trees_are_not_among_the_clouds() -> None:
    assert shot_of("birds singing in the trees").setting.stage == "forest"
