"""Sizes, colours, materials and light change from what the words say to what they say, and are seen to."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.changing import Shapes, change_of
from generators.previz.changing.states import levels_in, material_into, sizes_in
from generators.previz.scene import Pattern
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

FIRST_S, LAST_S = 0.05, 4.95


def staged(words: str) -> Stage:
    """The stage of a request."""
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def shapes_at(stage: Stage, story_s: float) -> Shapes:
    """All shapes of an instant."""
    data = stage.new_data()
    stage.frame(story_s, data)
    return stage.performance.altered(story_s, Shapes.of(stage.whole, data))


def of_subject(stage: Stage) -> np.ndarray:
    """Which shapes belong to the first subject."""
    return np.flatnonzero(stage.whole.subject == 1)


@pytest.mark.parametrize(
    ("words", "grows"),
    [
        ("A panda changes from big to small.", False),
        ("A cat changes from small to big.", True),
        ("A balloon changes from small to large.", True),
        ("A kitten grows bigger and bigger.", True),
        ("An elephant shrinks.", False),
    ],
)
def test_what_changes_its_size_is_seen_smaller_at_one_end(words: str, *, grows: bool) -> None:
    stage = staged(words)
    mine = of_subject(stage)
    sizes = [float(np.prod(shapes_at(stage, t).scale[mine], axis=1).mean()) for t in (FIRST_S, LAST_S)]
    assert (sizes[1] > 1.5 * sizes[0]) is grows
    assert (sizes[0] > 1.5 * sizes[1]) is not grows


def test_a_living_thing_takes_on_the_colours_that_are_said() -> None:
    stage = staged("A fish changes from blue to silver.")
    mine = of_subject(stage)
    first, last = (shapes_at(stage, t).colour[mine].mean(axis=0) for t in (FIRST_S, LAST_S))
    assert first[2] > 2.0 * first[0]
    assert last[2] < 1.3 * last[0]


def test_hair_changes_its_colour_and_the_rest_of_somebody_does_not() -> None:
    stage = staged("A person's hair changes from black to blonde.")
    mine = of_subject(stage)
    first, last = (shapes_at(stage, t).colour[mine] for t in (FIRST_S, LAST_S))
    moved = np.abs(last - first).max(axis=1) > 0.1
    assert 0 < int(moved.sum()) < 0.5 * len(mine)
    assert last[moved].mean() > 3.0 * first[moved].mean()


def test_a_thing_of_another_material_stays_the_same_thing() -> None:
    stage = staged("The plastic toy transformed into a glass toy.")
    mine = of_subject(stage)
    first, last = (shapes_at(stage, t) for t in (FIRST_S, LAST_S))
    assert len(stage.tracks) == 1
    assert np.allclose(last.scale[mine], 1.0)
    assert last.finish[mine, 3].mean() > first.finish[mine, 3].mean() + 0.5


@pytest.mark.parametrize(
    ("words", "brighter"),
    [
        ("A room changes from dark to bright as sunlight enters.", True),
        ("A room changes from bright to dark.", False),
        ("The sky changes from deep black to white as dawn breaks.", True),
    ],
)
def test_the_light_of_a_place_changes(words: str, *, brighter: bool) -> None:
    stage = staged(words)
    (first, _), (last, _) = (stage.light.at(t) for t in (FIRST_S, LAST_S))
    assert (sum(last.horizon) > 3.0 * sum(first.horizon)) is brighter
    assert (sum(first.horizon) > 3.0 * sum(last.horizon)) is not brighter


def test_a_screen_comes_on_by_and_by() -> None:
    stage = staged("A screen changes from dark to bright.")
    lit = of_subject(stage)[stage.whole.emission[of_subject(stage)] > 0.5]
    levels = [float(shapes_at(stage, t).colour[lit].mean()) for t in (FIRST_S, 2.5, LAST_S)]
    assert levels[0] < 0.3 * levels[2]
    assert levels[0] < levels[1] < levels[2]


def test_water_of_the_set_takes_on_a_colour() -> None:
    stage = staged("A river changes from blue to brown.")
    water = np.flatnonzero((stage.whole.subject == 0) & (stage.whole.pattern == Pattern.WATER))
    first, last = (shapes_at(stage, t).colour[water].mean(axis=0) for t in (FIRST_S, LAST_S))
    assert first[2] > first[0]
    assert last[0] > last[2]


@pytest.mark.parametrize("words", ["A car changes from white to golden.", "A dog changes from small to big.",
                                   "A candle changes from flickering dimly to steady bright."])  # fmt: skip
def test_nothing_is_said_to_be_missing(words: str) -> None:
    assert not [warning for warning in staged(words).warnings if "not acted" in warning]


def test_what_cannot_be_shown_is_said() -> None:
    warnings = " ".join(staged("A clock changes from five to six.").warnings)
    assert "clock changing" in warnings


def test_words_for_states() -> None:
    assert sizes_in("changing from tall to short") == ((1.0, 0.45), (1.0, 1.0))
    assert sizes_in("changing from left to right") is None
    assert levels_in("changing from off to on") == (0.0, 1.0)
    assert levels_in("walking from home to work") is None
    assert material_into("turning into a wooden seat", ("seat",)) == "wood"
    assert material_into("turning into a butterfly", ("caterpillar",)) is None


@pytest.mark.parametrize(
    "words",
    [
        "A plastic bottle being squeezed by hand, with the pressure intensifying over time.",
        "A toothpaste tube being squeezed by hand, with the pressure rapidly increasing.",
    ],
)
def test_what_is_squeezed_by_hand_gives_way_in_somebodys_hands(words: str) -> None:
    stage = staged(words)
    mine = of_subject(stage)
    first, last = (shapes_at(stage, t) for t in (FIRST_S, LAST_S))
    across = [float(np.ptp(s.position[mine], axis=0).max()) for s in (first, last)]
    assert across[1] < 0.95 * across[0]
    assert any(player.track.subject_id == "somebody" for player in stage.performance.players)
    assert not any("pressure" in warning or "hand" in warning for warning in stage.warnings)


def test_what_a_clip_shows_is_no_deed_of_the_thing() -> None:
    warnings = " ".join(staged("A rubber duck is tossed onto the floor, showing its energetic bounce.").warnings)
    assert "showing" not in warnings


@pytest.mark.parametrize("words", ["A person is spreading jam on bread.", "A woman spreads butter on toast."])
def test_who_spreads_something_on_bread_stands_at_a_table(words: str) -> None:
    shot = shot_of(words)
    assert shot.setting.interior
    assert not [warning for warning in staged(words).warnings if "not acted" in warning]


def test_who_squeezes_a_bottle_over_a_plate_pours() -> None:
    warnings = staged("A person is squeezing ketchup onto a plate.").warnings
    assert not [warning for warning in warnings if "not acted" in warning]


def test_a_colour_that_is_a_metal_too_is_turned_to_from_the_colour_that_is_told() -> None:
    shot = shot_of("A car changes from red to silver.")
    course = change_of(shot, shot.subjects[0], 5.0)
    assert course is not None
    assert course.start_rgb is not None
    assert course.start_rgb[0] > 2 * course.start_rgb[1]
    assert not Stage.build(shot, seed=3, width=160, height=90).warnings
