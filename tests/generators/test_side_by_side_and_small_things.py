"""Who goes side by side is seen so in one picture; small things that change hands, and lamps that change, are seen."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.changing import Shapes
from prompts.read import read
from tests.generators.staged_words import shot_of, staged, tracks_of


@pytest.mark.parametrize(
    "words",
    ["Two people are walking side by side down a hallway.", "Two horses are running side by side on the beach."],
)
def test_side_by_side_is_one_picture_from_no_told_side(words: str) -> None:
    shot = shot_of(words)
    assert shot.camera.view is None or "camera.view" not in read(words).shots[0].provenance
    assert not any("split screen" in warning for warning in staged(words).warnings)


def test_pictures_side_by_side_are_a_split_screen_still() -> None:
    shot = shot_of("Two pictures side by side: a cat and a dog, side-by-side view")
    assert any("side" in word for word in shot.style.words)


def test_who_walks_side_by_side_does_not_hide_the_other() -> None:
    first, second = tracks_of("Two people are walking side by side down a hallway.", "person")
    away = second.base(2.0) - first.base(2.0)
    assert abs(away[0]) > 0.25


def test_small_things_that_change_hands_are_larger_and_that_is_said() -> None:
    warnings = staged("One person hands the keys to another.").warnings
    assert any(warning.startswith("drawn larger than life") for warning in warnings)
    assert not any("larger than life" in w for w in staged("One person hands a map to another person.").warnings)


@pytest.mark.parametrize(
    ("words", "alone"),
    [("A streetlight changes from off to on.", True), ("A street lamp in a narrow street is switched off.", False)],
)
def test_a_lamp_that_changes_stands_alone_by_a_road(words: str, alone: bool) -> None:
    assert (as_staged(shot_of(words)).setting.stage == "road") is alone


def test_a_lamp_comes_on_before_the_camera() -> None:
    stage = staged("A streetlight changes from off to on.")
    data = stage.new_data()
    stage.frame(0.1, data)
    dark, lit = (stage.performance.altered(t, Shapes.of(stage.whole, data)).colour.sum() for t in (0.1, 4.8))
    assert lit > dark


@pytest.mark.parametrize("words", ["A person is cutting a carrot into sticks.", "A man tears paper into strips."])
def test_pieces_that_a_thing_is_cut_into_are_no_things_beside_it(words: str) -> None:
    assert not {"stick", "strip", "sticks", "strips"} & {s.noun for s in shot_of(words).subjects}
