"""Nouns and looks decide the figure: its rig, its size, and which shapes wear which colour."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.quadruped import breed_of, breeds
from generators.previz.scene import GeomKind
from prompts.shot import Look
from prompts.vocabulary import table
from tests.generators.rig_stage import Staged, shot_of, stage


def shapes_in(staged: Staged, colour: tuple[float, float, float], tolerance: float = 0.02) -> int:
    return int((np.abs(staged.scene.colour - np.array(colour)).max(axis=1) < tolerance).sum())


def srgb(word: str) -> tuple[float, float, float]:
    return linear_rgb(table("colours")[word].srgb)


def test_a_raincoat_is_worn_in_its_colour_and_hair_is_not() -> None:
    looks = [Look(part="raincoat", text="yellow raincoat", colour="yellow"), Look(part="hair", text="long black hair")]
    staged = stage(shot_of("teenage girl", "human", "stand", looks=looks))
    assert shapes_in(staged, srgb("yellow")) >= 8
    assert shapes_in(staged, linear_rgb((22, 20, 22))) >= 3


def test_a_dress_leaves_legs_bare_and_has_a_skirt() -> None:
    looks = [Look(part="dress", text="blue dress", colour="blue")]
    staged = stage(shot_of("woman", "human", "stand", looks=looks))
    skirts = (staged.scene.kind == GeomKind.CONE) & (np.abs(staged.scene.colour - srgb("blue")).max(axis=1) < 0.02)
    assert skirts.sum() >= 1


def test_a_coat_colour_changes_the_animal() -> None:
    plain = stage(shot_of("dog", "quadruped", "stand"))
    white = stage(shot_of("dog", "quadruped", "stand", looks=[Look(part="coat", text="white", colour="white")]))
    assert shapes_in(plain, srgb("white")) == 0
    assert shapes_in(white, srgb("white")) > 10


def test_a_colour_in_the_noun_counts_but_not_one_in_the_breeds_name() -> None:
    black = stage(shot_of("black cat", "quadruped", "stand"))
    assert shapes_in(black, srgb("black")) > 8
    golden = stage(shot_of("golden retriever", "quadruped", "stand"))
    assert shapes_in(golden, linear_rgb(breeds()["retriever"].coat)) > 8


def test_cars_are_painted_as_asked() -> None:
    looks = [Look(part="", text="green", colour="green")]
    staged = stage(shot_of("car", "vehicle", "drive", 10.0, looks=looks))
    assert shapes_in(staged, srgb("green")) >= 2


@pytest.mark.parametrize(
    ("noun", "breed"),
    [
        ("old golden retriever", "retriever"),
        ("dog", "dog"),
        ("polar bear", "polar_bear"),
        ("wild horses", "horse"),
        ("baby elephant", "elephant"),
        ("red panda", "red_panda"),
    ],
)
def test_nouns_find_their_breed(noun: str, breed: str) -> None:
    found = breed_of(noun)
    assert found is not None
    assert found.id == breed


def test_every_four_legged_noun_of_the_vocabulary_has_a_breed_or_a_row() -> None:
    for noun in table("nouns").values():
        if noun.kind == "quadruped":
            assert breed_of(noun.say, noun.breed) or prop_of(noun.say), noun.id


def test_height_is_obeyed() -> None:
    for metres in (0.3, 0.58):
        staged = stage(shot_of("golden retriever", "quadruped", "stand", height_m=metres))
        assert staged.performance.tracks[0].height_m == pytest.approx(1.25 * metres, rel=0.12)
    person = stage(shot_of("man", "human", "stand", height_m=1.9))
    assert person.performance.tracks[0].height_m == pytest.approx(1.9, rel=0.03)


def test_what_no_rig_fits_stands_in_and_says_so() -> None:
    staged = stage(shot_of("flux capacitor", "thing", "rest", height_m=0.4))
    assert any("flux capacitor" in warning for warning in staged.performance.warnings)
    assert len(staged.scene.kind) >= 2
    assert len(stage(shot_of("cup", "vessel", "rest")).performance.warnings) == 0


def test_many_of_a_kind_are_drawn_up_to_a_dozen() -> None:
    staged = stage(shot_of("dog", "quadruped", "run", 5.0, count=40))
    assert len(staged.performance.tracks) == 12
    assert any("40" in warning for warning in staged.performance.warnings)


def test_wheels_turn_by_the_way_over_the_radius() -> None:
    staged = stage(shot_of("car", "vehicle", "drive", 10.0))
    puppet = staged.performance.players[0].puppet
    address = puppet.addresses["wheel0l"][0]
    turned = [float(staged.at(time).qpos[address]) for time in (2.0, 2.5)]
    radius = 0.335 * staged.performance.tracks[0].height_m / 1.46
    assert turned[1] - turned[0] == pytest.approx(10.0 * 0.5 / radius, rel=0.03)


def test_a_figure_keeps_within_its_share_of_shapes() -> None:
    for noun, kind in (("golden retriever", "quadruped"), ("old woman", "human"), ("red car", "vehicle")):
        assert len(stage(shot_of(noun, kind, "stand")).scene.kind) <= 55


@pytest.mark.parametrize(
    ("noun", "kind", "motion"),
    [("eagle", "bird", "fly"), ("hen", "bird", "walk"), ("shark", "fish", "swim"), ("sailboat", "boat", "sail"),
     ("helicopter", "aircraft", "fly"), ("bicycle", "cycle", "stand"), ("wooden chair", "furniture", "rest"),
     ("oak tree", "tree", "sway"), ("cottage", "building", "rest"), ("sunflower", "plant", "sway")],
)  # fmt: skip
def test_everyday_things_have_a_rig_of_their_own(noun: str, kind: str, motion: str) -> None:
    staged = stage(shot_of(noun, kind, motion))
    assert staged.performance.warnings == ()
    assert len(staged.scene.kind) >= 5


def test_wings_beat_and_rotors_turn() -> None:
    for noun, kind in (("eagle", "bird"), ("helicopter", "aircraft")):
        staged = stage(shot_of(noun, kind, "fly"))
        track = staged.performance.tracks[0]
        shapes = [staged.at(t).geom_xpos - track.centre(t) for t in (1.0, 1.13)]
        assert np.abs(shapes[1] - shapes[0]).max() > 0.1 * track.height_m
        assert track.base(1.0)[2] >= 2.0


def test_antlers_and_tusks_tell_animals_apart() -> None:
    assert breed_of("reindeer") is not breed_of("deer")
    for noun, plain in (("moose", "deer"), ("boar", "pig")):
        more, fewer = (stage(shot_of(n, "quadruped", "stand")).scene.kind.size for n in (noun, plain))
        assert more > fewer, noun


def test_a_penguin_has_eyes_that_are_seen_on_its_dark_head() -> None:
    staged = stage(shot_of("penguin", "bird", "stand"))
    assert shapes_in(staged, linear_rgb((240, 238, 230))) == 2


def test_a_mirror_ball_is_no_glass_ball() -> None:
    mirror, glass = (stage(shot_of(noun, "ball", "stand")) for noun in ("disco ball", "glass marble"))
    assert not np.array_equal(mirror.scene.pattern, glass.scene.pattern)
