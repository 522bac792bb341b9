"""Animals on roofs, in burrows and on mounds, and over the land that they fly over."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.overflying import over_place_m
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("request_text", "animal"),
    [
        ("A stork stands on the roof of a farmhouse.", "stork"),
        ("A raccoon sits on a shed roof", "raccoon"),
        ("two goats on the roof of a barn", "goat"),
    ],
)
def test_who_is_on_a_roof_has_the_house_under_it(request_text: str, animal: str) -> None:
    stage = staged(request_text)
    players = {p.track.subject_id: p for p in stage.performance.players}
    house = next(p for name, p in players.items() if name.endswith("_underfoot"))
    assert players[animal].animation(2.0).position[2] > 0.9 * house.model.height_m
    assert stage.warnings == ()


def test_a_man_on_a_roof_stays_on_that_of_a_town() -> None:
    shot = as_staged(shot_of("A man stands on the roof of a house."))
    assert not any(s.id.endswith("_underfoot") for s in shot.subjects)


@pytest.mark.parametrize(
    "request_text", ["A hare peeks out of its burrow.", "A marten pops its head up out of a hole in the ground."]
)
def test_who_looks_out_of_a_hole_comes_up_in_it(request_text: str) -> None:
    stage = staged(request_text)
    animal, hole = stage.performance.players[:2]
    first, last = (animal.animation(t).position for t in (0.1, 4.5))
    assert last[2] - first[2] > 0.4 * animal.model.height_m
    assert abs(last[0] - hole.animation(0.0).position[0]) < animal.model.length_m
    assert stage.warnings == ()


def test_who_goes_down_is_seen_no_more() -> None:
    animal = staged("A rabbit darts into its burrow.").performance.players[0]
    assert animal.animation(4.8).position[2] < 0.0 < animal.animation(0.0).position[2]


def test_nobody_comes_up_out_of_a_hole_in_a_wall_of_a_room() -> None:
    shot = as_staged(shot_of("A man looks through a hole in the fence."))
    assert not any(s.noun == "burrow" for s in shot.subjects)


@pytest.mark.parametrize("noun", ["meerkat", "prairie dog", "marmot"])
def test_sentinels_stand_up_and_run_on_four_feet(noun: str) -> None:
    stands = staged(f"A {noun} keeps watch.").performance.players[0].model
    runs = staged(f"A {noun} runs over the plain.").performance.players[0].model
    assert stands.height_m > 0.9 * stands.length_m
    assert runs.length_m > runs.height_m


def test_who_stands_guard_brings_no_guard() -> None:
    shot = shot_of("Two dogs stand guard at a gate.")
    assert {s.noun.lower() for s in shot.subjects} == {"dogs", "gate"}


@pytest.mark.parametrize(
    ("request_text", "stage"),
    [("a vulture soaring over a desert", "desert"), ("a kestrel circles over a mountain valley", "mountains")],
)
def test_who_soars_over_a_land_is_high(request_text: str, stage: str) -> None:
    shot = shot_of(request_text)
    words = [beat.action.lower() for beat in shot.beats]
    assert over_place_m(stage, words, shot.setting.place or "") > 8.0


def test_the_baby_of_elephants_is_one() -> None:
    shot = shot_of("Elephants wade through a river, the baby holds on to its mother's tail")
    assert all(s.kind == "quadruped" for s in shot.subjects)


def test_wildebeest_are_more_than_one() -> None:
    shot = shot_of("A leopard waits in a tree while wildebeest drink.")
    assert [s.count for s in shot.subjects if s.noun.lower() == "wildebeest"] == [3]


def test_the_baby_of_several_of_a_kind_is_of_that_kind() -> None:
    shot = as_staged(shot_of("Elephants walk over the plain, the baby follows its mother"))
    assert all("elephant" in s.noun.lower() for s in shot.subjects)
    assert min(s.height_m or 9.0 for s in shot.subjects) < 2.0


def test_who_swings_from_branch_to_branch_is_said_not_to() -> None:
    warnings = staged("Gibbons swing from branch to branch.").warnings
    assert any("not acted out" in line for line in warnings)


def test_a_baby_with_a_monkey_is_a_child() -> None:
    shot = shot_of("A baby plays with a monkey.")
    assert next(s for s in shot.subjects if s.id == "baby").kind == "human"
