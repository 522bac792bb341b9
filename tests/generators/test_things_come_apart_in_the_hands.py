"""What is torn or peeled comes apart; who gets up from a bed or a table does what comes next beside it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from generators.previz.another import with_another
from generators.previz.coming_apart import with_what_comes_apart
from generators.previz.motion.performing import performance_of
from generators.previz.performance import Player
from generators.previz.rigs.human.outfits import outfit_of
from generators.previz.rigs.human.wardrobe import build_of
from prompts.shot import Subject
from tests.generators.staged_words import shot_of, staged, track_of


def player_of(words: str, part_of_id: str) -> Player:
    """The first figure whose id holds some words, also of what only a deed brings."""
    return next(p for p in staged(words).performance.players if part_of_id in p.track.subject_id)


def middle_of(words: str, subject_id: str, story_s: float) -> NDArray[np.float64]:
    return np.asarray(track_of(words, subject_id).centre(story_s))[:2]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("A person is tearing a sheet of paper in half.", "sheet"),
        ("A person is peeling an orange.", "orange"),
        ("A person is breaking a chocolate bar into pieces.", "chocolate"),
    ],
)
def test_it_is_whole_first_and_in_parts_then(words: str, thing: str) -> None:
    player = player_of(words, thing)
    joints = player.animation(0.1).joints
    assert joints
    assert all(player.animation(4.5).joints[name] != joints[name] for name in joints)


@pytest.mark.parametrize(
    "words", ["A woman tears open an envelope.", "A man breaks a branch.", "A cat peels an orange."]
)
def test_nothing_else_comes_apart(words: str) -> None:
    shot = shot_of(words)
    assert with_what_comes_apart(shot) == shot


def test_who_gets_up_from_bed_stands_beside_it() -> None:
    words = "A person is sleeping in bed, then they suddenly get up and start doing jumping jacks."
    bed = player_of(words, "bed")
    gap = middle_of(words, "person", 4.8) - np.asarray(bed.track.centre(4.8))[:2]
    assert float(np.hypot(*gap)) > 0.5 * min(bed.model.length_m, bed.model.width_m)


def test_plants_are_watered_beside_the_table_and_not_under_it() -> None:
    words = "A person is typing on a laptop, then they suddenly get up and start watering the plants."
    table = player_of(words, ".table")
    plant = np.asarray(track_of(words, "plant").centre(4.0))[:2]
    gap = plant - np.asarray(table.track.centre(4.0))[:2]
    assert float(np.hypot(*gap)) > 0.5 * min(table.model.length_m, table.model.width_m)


def test_another_is_somebody() -> None:
    shot = with_another(shot_of("One person helps another put on a backpack."))
    assert len([s for s in shot.subjects if s.kind == "human"]) == 2
    assert any("backpack" in look.text for look in shot.subjects[-1].looks)


def test_another_thing_is_nobody() -> None:
    shot = shot_of("A person eats another apple.")
    assert with_another(shot) == shot


def test_a_toddler_has_a_toddlers_clothes() -> None:
    toddler = Subject(id="toddler", noun="toddler", kind="human")
    assert outfit_of(toddler, build_of(toddler), np.random.default_rng(1)).bottom[0].bib


@pytest.mark.parametrize(
    ("action", "row"),
    [
        ("washing her hands", "wash_hands"),
        ("trimming beard", "trim_beard"),
        ("tap dancing", "dance"),
        ("spraying perfume", "spray_perfume"),
        ("changing a light bulb", "change_bulb"),
        ("lighting a candle with a match", "light_flame"),
        ("lighting a match", "strike_match"),
        ("splashing in a puddle", "jump_in_puddle"),
        ("jumping into a pile of leaves", "jump_in_leaves"),
        ("throwing darts", "throw_dart"),
        ("sharpening a pencil", "sharpen_pencil"),
        ("lending an umbrella to another person", "give"),
    ],
)
def test_a_deed_of_every_day_has_its_row(action: str, row: str) -> None:
    found = performance_of(action, "", action.split(), posture=False, alone=True)
    assert found is not None
    assert found.id == row


def test_a_drawer_and_a_net_are_there() -> None:
    assert not staged("A person is opening a drawer.").warnings
    assert player_of("people are playing volleyball.", "volleyball net").model.height_m > 2.0


def test_laces_are_on_the_shoes() -> None:
    assert not staged("A person is tying shoelaces.").warnings


def test_noodles_are_one_meal() -> None:
    bowls = [p for p in staged("A man is eating noodles.").performance.players if p.track.subject_id == "noodle"]
    assert len(bowls) == 1
    assert bowls[0].model.width_m > 0.15


def test_a_baby_wears_something_pale() -> None:
    baby = Subject(id="baby", noun="baby", kind="human")
    _, colour = outfit_of(baby, build_of(baby), np.random.default_rng(1)).top
    assert min(colour) > 180


def test_who_shares_an_umbrella_is_under_it() -> None:
    words = "Two girls share a red umbrella in the rain."
    girls = [
        np.asarray(p.track.centre(2.0))[:2] for p in staged(words).performance.players if p.track.subject_id == "girl"
    ]
    assert float(np.hypot(*(girls[0] - girls[1]))) < 0.6
