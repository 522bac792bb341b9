"""Things from the props tables: what people name has a row, it has its size, and its parts move as they should."""

from __future__ import annotations

from dataclasses import replace
from math import pi, sqrt
from typing import Any

import numpy as np
import pytest

from generators.previz.building import StageBuilder, Surface
from generators.previz.rigs import rig_for
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.meshes import Mesh, cut_out, prism, ring, swept, turned
from generators.previz.rigs.props import build_prop
from generators.previz.rigs.props.parts import build_parts
from generators.previz.rigs.props.rows import Prop, handheld, prop_in, props
from generators.previz.rigs.props.shapes import Extents, add_shape, split_name
from prompts.read import read
from prompts.shot import Subject
from prompts.vocabulary import table
from tests.generators.rig_stage import Staged, shot_of, stage

COCO = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light",
    "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant",
    "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard",
    "sports ball", "kite", "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
    "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange", "broccoli",
    "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant", "bed", "dining table", "toilet",
    "tv", "laptop", "computer mouse", "remote", "keyboard", "cell phone", "microwave", "oven", "toaster", "sink",
    "refrigerator", "book", "clock", "vase", "scissors", "teddy bear", "hair drier", "toothbrush",
)  # fmt: skip
KEELS = 0.3
"""How far a boat lies in the water, over its height, at the most."""
GREY = Surface.of(128, 128, 128)


def measured(prop: Prop) -> tuple[Extents, Any]:
    """The box round a row's shapes at rest, m, and the compiled model."""
    builder, scale = StageBuilder(), prop.height_m / prop.high
    figure, extents = Figure(builder, "thing", 1), Extents()
    figure.root()
    for row in prop.shapes:
        add_shape(figure, "root", row, scale, GREY, extents=extents)
    build_parts(figure, prop.parts, scale, lambda _: GREY, "rest", extents)
    return extents, builder.spec.compile()


def moved(staged: Staged, start_s: float, end_s: float) -> float:
    """How far the shape that moves most moves about its thing, over the thing's height."""
    track = staged.performance.tracks[0]
    places = [staged.at(t).geom_xpos - track.base(t) for t in (start_s, end_s)]
    return float(np.abs(places[1] - places[0]).max()) / track.height_m


@pytest.mark.parametrize("name", COCO)
def test_every_coco_class_has_a_rig(name: str) -> None:
    assert len(COCO) == 80
    shot = read(f"a {name}").shots[0]
    assert shot.subjects
    assert stage(shot).performance.warnings == ()


@pytest.mark.parametrize("prop", props().values(), ids=lambda prop: prop.id)
def test_a_row_stands_on_the_ground_as_high_as_it_says(prop: Prop) -> None:
    extents, model = measured(prop)
    assert extents.high[2] == pytest.approx(prop.height_m, rel=0.08)
    assert prop.rooted or extents.low[2] >= -KEELS * prop.height_m
    assert 1 <= model.ngeom <= 110


def test_the_stated_height_is_the_height_it_gets() -> None:
    for noun, kind, height_m in (
        ("park bench", "building", 0.88),
        ("teapot", "vessel", 0.2),
        ("stop sign", "building", 2),
    ):
        staged = stage(shot_of(noun, kind, "rest", height_m=height_m))
        assert staged.performance.tracks[0].height_m == pytest.approx(height_m, rel=0.09)


def test_a_row_has_names_of_its_own() -> None:
    seen: dict[str, str] = {}
    for prop in props().values():
        for name in {prop.id.replace("_", " "), *prop.names}:
            assert seen.setdefault(name, prop.id) == prop.id, name


def test_people_are_people_whatever_their_trade_is_called() -> None:
    made = {"skeleton", "mannequin", "scarecrow", "snowman", "statue", "sculpture"}
    for noun in table("nouns").values():
        if noun.kind != "human":
            continue
        for name in {noun.say, *noun.synonyms} - made:
            assert rig_for(Subject(id="a", noun=name, kind="human")) is not build_prop, name


@pytest.mark.parametrize(
    ("noun", "row"),
    [
        ("old wooden park bench", "bench"),
        ("cup of coffee", "cup"),
        ("slice of pizza", "pizza_slice"),
        ("bunch of bananas", "banana"),
        ("kitchen knives", "knife"),
        ("hot-air balloon", "hot_air_balloon"),
        ("red balloon", "balloon"),
        ("statue of liberty", "statue_of_liberty"),
    ],
)
def test_words_find_their_row(noun: str, row: str) -> None:
    found = prop_in(noun)
    assert found is not None
    assert found[1].id == row


def test_a_name_that_only_ends_like_a_thing_is_not_that_thing() -> None:
    for noun, kind in (("fire engine", "vehicle"), ("apple tree", "tree"), ("cherry blossom", "tree")):
        assert rig_for(Subject(id="a", noun=noun, kind=kind)) is not build_prop


def test_what_is_held_is_turned_for_the_hand() -> None:
    for noun in ("carrot", "newspaper"):
        shown, held = prop_in(noun), prop_in(noun, held=True)
        assert shown is not None
        assert held is not None
        assert shown[1].id in props()
        assert held[1] in handheld().values()


def test_equal_words_and_seeds_give_equal_figures() -> None:
    def text(noun: str) -> str:
        staged = stage(shot_of(noun, "thing", "rest"), seed=7)
        return repr((staged.at(1.3).geom_xpos.tobytes(), staged.model.geom_rgba.tobytes()))

    assert text("octopus") == text("octopus")
    assert text("dragon") != text("teapot")


@pytest.mark.parametrize(
    ("noun", "kind", "motion"),
    [
        ("butterfly", "insect", "fly"),
        ("dragon", "creature", "fly"),
        ("octopus", "fish", "swim"),
        ("jellyfish", "fish", "swim"),
        ("snake", "reptile", "crawl"),
        ("drone", "aircraft", "fly"),
        ("atom", "tool", "rest"),
        ("gear", "tool", "rest"),
        ("spider", "insect", "walk"),
    ],
)
def test_moving_parts_move(noun: str, kind: str, motion: str) -> None:
    staged = stage(shot_of(noun, kind, motion, 0.1 if motion in ("walk", "crawl") else None))
    assert moved(staged, 1.0, 1.19) > 0.01


def test_a_rotor_at_rest_stands_still() -> None:
    staged = stage(shot_of("helicopter", "aircraft", "rest"))
    assert moved(staged, 1.0, 1.19) < 0.01


def test_wheels_roll_by_the_way_over_the_radius() -> None:
    staged = stage(shot_of("bicycle", "cycle", "ride", 4.0))
    address = staged.performance.players[0].puppet.addresses["front"][0]
    angles = [float(staged.at(t).qpos[address]) for t in (2.0, 2.5)]
    radius = 0.34 * staged.performance.tracks[0].height_m / 1.05
    assert angles[1] - angles[0] == pytest.approx(4.0 * 0.5 / radius, rel=0.05)


def test_a_pendulum_swings_as_long_as_it_is() -> None:
    staged = stage(shot_of("pendulum", "tool", "rest"))
    address = staged.performance.players[0].puppet.addresses["string"][0]
    length = 0.84 * staged.performance.tracks[0].height_m / 1.1
    period = 2 * pi * sqrt(length / 9.81)
    times = np.linspace(0.0, 3.0, 601)
    angles = np.array([float(staged.at(float(t)).qpos[address]) for t in times])
    crossings = times[:-1][np.diff(np.sign(angles)) != 0]
    assert np.diff(crossings).mean() == pytest.approx(period / 2, rel=0.03)


def test_a_flame_is_there_only_while_the_rocket_climbs() -> None:
    still = stage(shot_of("rocket", "spacecraft", "rest"))
    rising = stage(shot_of("rocket", "spacecraft", "rise"))
    assert len(rising.scene.kind) > len(still.scene.kind)


def volume(mesh: Mesh) -> float:
    """Of a closed skin whose faces run anticlockwise seen from outside."""
    a, b, c = (mesh[0][mesh[1][:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


@pytest.mark.parametrize(
    ("mesh", "expected"),
    [
        (turned([(0, 0), (1, 0), (1, 2), (0, 2)], 64), 2 * pi),
        (ring(1.0, 0.2, 60, 24), 2 * pi**2 * 0.04),
        (swept([(0, 0, 0), (0, 0, 5)], 0.5, 0.5, around=48), pi * 0.25 * 5 + 4 / 3 * pi * 0.125),
        (cut_out([(0, 0), (2, 0), (2, 1), (1, 0.2), (0, 1)], 0.5), 1.2),
        (cut_out([(0, 1), (1, 0.2), (2, 1), (2, 0), (0, 0)], 0.5), 1.2),
        (prism(4, (1, 0), (1, 3)), 6.0),
        (prism(6, (1, 0), (0, 3)), 1.5 * sqrt(3)),
    ],
)
def test_skins_are_closed_and_face_outwards(mesh: Mesh, expected: float) -> None:
    assert volume(mesh) == pytest.approx(expected, rel=0.06)


def test_a_mirrored_shape_is_as_solid_as_the_other() -> None:
    figure, extents = Figure(StageBuilder(), "thing", 1), Extents()
    figure.root()
    add_shape(figure, "root", ("cut*", "main", 0, 2, 0, 0.5, 0, 0, 1, 0, 0, 3), 1.0, GREY, extents=extents)
    model = figure.builder.spec.compile()
    assert model.ngeom == 2
    assert extents.low[1] == pytest.approx(-3.0)
    assert extents.high[1] == pytest.approx(3.0)


def test_names_of_shapes_are_read_or_refused() -> None:
    assert split_name("limb") == ("limb", False, 1, "z", 1)
    assert split_name("wing*") == ("wing", True, 1, "z", 1)
    assert split_name("box@8x#3*") == ("box", True, 8, "x", 3)
    with pytest.raises(ValueError, match="no shape's name"):
        split_name("box#3@8")


def test_a_like_row_keeps_what_it_does_not_say() -> None:
    moth, butterfly = props()["moth"], props()["butterfly"]
    assert moth.parts == butterfly.parts
    assert replace(moth, id="", names=(), height_m=0, colour=(0, 0, 0)) == replace(
        butterfly, id="", names=(), height_m=0, colour=(0, 0, 0)
    )


def test_a_pair_of_scissors_is_one_thing() -> None:
    for words in ("scissors on a table", "a pair of scissors on a table", "a pair of skis in the snow"):
        staged = stage(read(words).shots[0])
        first = staged.performance.tracks[0].subject_id
        assert sum(track.subject_id == first for track in staged.performance.tracks) == 1, words


def test_a_light_that_is_a_thing_is_seen() -> None:
    assert len(stage(read("a traffic light on a street").shots[0]).performance.tracks) == 1


def test_what_is_too_small_for_a_lens_is_a_model_and_it_is_said() -> None:
    ant = stage(shot_of("ant", "insect", "stand"))
    assert ant.performance.tracks[0].length_m > 0.009
    assert any("model" in warning for warning in ant.performance.warnings)
    assert stage(shot_of("teapot", "vessel", "rest")).performance.warnings == ()


def test_a_clock_tower_is_one_building() -> None:
    assert len(stage(read("a clock tower in a village").shots[0]).performance.tracks) == 1


@pytest.mark.parametrize("noun", ["squirrel", "mouse", "hamster"])
def test_an_animal_that_only_sits_is_a_thing_and_one_that_runs_has_legs(noun: str) -> None:
    animal = Subject(id=noun, noun=noun, kind="quadruped")
    assert rig_for(animal, motions=("sit",)) is build_prop
    assert rig_for(animal, motions=("stand", "run")) is not build_prop
