"""Skies, waters, sand, trees and strings of lights look as the words say."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.light.told_skies import sky_colours
from generators.previz.scene import Pattern
from generators.previz.sets.string_lights import has_string_lights
from generators.previz.stage import Stage
from generators.previz.told_colours import colours_told_of
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot

PINK, PURPLE, ORANGE, RED, GREEN = (255, 130, 170), (120, 50, 160), (235, 130, 40), (196, 30, 34), (60, 140, 60)


def _shot(words: str) -> Shot:
    return complete(read(words).shots[0])


def _staged(words: str) -> Stage:
    return Stage.build(_shot(words), seed=3, width=96, height=54)


@pytest.mark.parametrize(
    ("words", "colours"),
    [
        ("a purple sunset over the sea", (PURPLE,)),
        ("a pink and orange sunset over the city", (PINK, ORANGE)),
        ("a man walks under a red sky", (RED,)),
        ("a ship at sea, the sky streaked with pink and purple", (PINK, PURPLE)),
        ("a woman in a red dress under the sky", ()),
        ("a grey sky over the city", ()),
    ],
)
def test_a_sky_has_the_colours_that_are_told_of_it(words: str, colours: tuple[tuple[int, int, int], ...]) -> None:
    assert sky_colours(_shot(words)) == colours


def test_the_sky_is_drawn_in_its_colour() -> None:
    red, green, blue = _staged("a green sky over a desert").light.sky.zenith
    assert green > 2.0 * max(red, blue)


def test_the_names_of_seas_and_rivers_paint_nothing() -> None:
    assert colours_told_of("a cargo ship on the Red Sea", "sea|river") == ()


def test_a_sea_that_is_called_red_is_red() -> None:
    assert colours_told_of("a red sea", "sea|river") == (RED,)


@pytest.mark.parametrize(
    ("words", "colour"), [("a pink lake", PINK), ("a boat on a green river", GREEN), ("the river is green", GREEN)]
)
def test_water_is_painted_as_told(words: str, colour: tuple[int, int, int]) -> None:
    scene = _staged(words).scene
    water = scene.colour[scene.pattern == Pattern.WATER]
    assert np.allclose(water / water.max(), np.array(linear_rgb(colour)) / max(linear_rgb(colour)), atol=0.02)


def test_sand_is_painted_as_told() -> None:
    scene = _staged("a beach with black sand").scene
    assert np.isclose(scene.colour, linear_rgb((22, 22, 24)), atol=1e-3).all(axis=1).any()


def test_a_sky_over_a_place_is_no_place() -> None:
    assert read("a green sky over a desert").shots[0].setting.stage == "desert"


def test_who_flies_in_a_sky_stays_in_it() -> None:
    assert read("an eagle soaring in the sky over the sea").shots[0].setting.stage == "sky"


@pytest.mark.parametrize("words", ["fairy lights in a garden at night", "a bedroom with string lights"])
def test_strings_of_lights_are_hung(words: str) -> None:
    scene = _staged(words).scene
    assert np.count_nonzero((scene.subject == 0) & (scene.emission > 2.0)) > 20


def test_lights_on_a_tree_hang_on_the_tree() -> None:
    scene = _staged("a Christmas tree with lights in a cosy living room").scene
    assert np.count_nonzero((scene.subject == 1) & (scene.emission > 2.0)) > 20


def test_lights_of_a_tree_are_hung_nowhere_else() -> None:
    assert not has_string_lights(_shot("a Christmas tree with lights in a cosy living room"))


def test_a_tree_house_is_up_in_its_tree() -> None:
    stage = _staged("a tree house")
    frame = stage.frame(0.0, stage.new_data())
    own = stage.scene.subject == 1
    trunk = frame.position[own & (stage.scene.pattern == Pattern.PLANKS)][:, 2].min()
    assert trunk > 2.0


def test_a_bare_branch_has_no_leaves() -> None:
    leafy, bare = (_staged(words).scene for words in ("a branch", "a bare branch"))
    assert np.count_nonzero(leafy.subject == 1) > np.count_nonzero(bare.subject == 1)


def test_dominoes_without_a_number_are_a_row() -> None:
    stage = _staged("dominoes falling one after another")
    assert len(stage.tracks) == 9


def test_no_flower_of_a_field_fills_the_picture() -> None:
    stage = _staged("a windmill in a tulip field")
    blades = stage.scene.blades
    assert blades is not None
    eye = np.array([stage.camera.pose(t).position for t in (0.0, 2.5, 5.0)])
    heads = blades.root + np.array([0.0, 0.0, 1.0]) * blades.height_m[:, None]
    away = np.linalg.norm(heads[:, None] - eye[None], axis=2).min(axis=1)
    blooms = blades.flower_radius_m > 0.0
    assert (blades.flower_radius_m[blooms] / away[blooms]).max() < 0.05


def test_what_surrounds_something_grows_there() -> None:
    blades = _staged("a windmill surrounded by tulips").scene.blades
    assert blades is not None
    assert np.count_nonzero(blades.flower_radius_m) > 1000


def test_several_moons_hang_over_a_place() -> None:
    stage = _staged("two moons above a desert")
    frame = stage.frame(0.0, stage.new_data())
    assert np.count_nonzero(frame.position[:, 2] > 15.0) >= 2


def test_a_river_of_lava_shines() -> None:
    scene = _staged("a river of lava").scene
    assert (scene.emission[scene.pattern == Pattern.WATER] > 0.0).all()


def test_leaves_turn_and_wood_does_not() -> None:
    stage = _staged("a tree changes from green to red")
    start, end = (stage.frame(t, stage.new_data()).colour for t in (0.0, 4.9))
    assert start is not None
    assert end is not None
    own = stage.scene.subject == 1
    changed = np.abs(end - start).max(axis=1) > 0.05
    assert changed[own].any()
    assert not changed[own].all()


def test_grass_before_a_small_thing_is_low() -> None:
    stage = _staged("a frog sitting in the grass")
    blades, frog = stage.scene.blades, stage.tracks[0]
    assert blades is not None
    near = np.linalg.norm(blades.root[:, :2] - frog.centre(0.0)[:2], axis=1) < 0.5 * frog.length_m
    assert blades.height_m[near].max(initial=0.0) <= frog.height_m


def test_a_porch_is_built() -> None:
    stage = _staged("an old man sits on a porch")
    assert not any("no set" in words for words in stage.warnings)
