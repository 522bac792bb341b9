"""What is asked for in plain words is in the picture, whole, near enough to be made out, and like itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.raycast import RayCaster
from generators.previz.rigs.quadruped import breeds
from generators.previz.scene import GeomKind, Pattern
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.vocabulary import table
from tests.generators.rig_stage import shot_of, stage

SIZE = (160, 90)


def drawn(request: str, moment: float = 0.5):
    shot = complete(read(request).shots[0])
    staged = Stage.build(shot, seed=3, width=SIZE[0], height=SIZE[1])
    frame = staged.frame(moment * (shot.duration_s or 0.0), staged.new_data())
    return staged, frame, RayCaster(staged.scene, *SIZE).draw(frame, passes=True)


@pytest.mark.parametrize(
    "thing", ["traffic light", "camera", "frying pan", "coil spring", "bus", "rowing boat", "sheet of paper", "globe"]
)
def test_a_thing_in_a_studio_is_in_the_picture_before_seamless_paper(thing: str) -> None:
    _, _, layers = drawn(f"a {thing}, full shot, three-quarter view, in a studio")
    assert (layers.subject > 0).mean() > 0.01
    assert np.isfinite(layers.depth_m).all()


@pytest.mark.parametrize("thing", ["snowboard", "surfboard", "kite", "skis", "fishing rod", "rowing boat", "spear"])
def test_the_studios_paper_hides_nothing_of_what_stands_before_it(thing: str) -> None:
    staged, frame, layers = drawn(f"a {thing}, full shot, three-quarter view, in a studio")
    bare = RayCaster(staged.scene, *SIZE)
    paper = (staged.scene.kind == GeomKind.MESH) & (staged.scene.subject == 0)
    away = np.where(paper[:, None], (0.0, 0.0, -500.0), frame.position).astype(np.float32)
    shown = bare.draw(replace(frame, position=away), passes=True)
    assert np.array_equal(layers.subject > 0, shown.subject > 0)


@pytest.mark.parametrize("thing", ["pine tree", "palm tree", "oak tree", "tower", "lighthouse"])
def test_nothing_that_is_strewn_fills_the_frame_before_what_a_wide_shot_is_of(thing: str) -> None:
    _, frame, layers = drawn(f"a {thing} in a meadow, wide shot")
    upper = layers.depth_m[: SIZE[1] // 2]
    assert (upper < 0.3 * frame.camera.focus_m).mean() < 0.01


@pytest.mark.parametrize("thing", ["tower", "skyscraper", "lighthouse", "windmill"])
def test_what_stands_low_under_a_lot_of_sky_keeps_its_foot_in_the_frame(thing: str) -> None:
    _, _, layers = drawn(f"a {thing} in a meadow, wide shot")
    rows = np.flatnonzero((layers.subject > 0).any(axis=1))
    assert rows.max() < SIZE[1] - 3


@pytest.mark.parametrize("animal", ["whale", "orca", "shark", "dolphin", "tuna"])
def test_water_leaves_what_swims_to_be_seen_however_far_the_lens_must_stand_off(animal: str) -> None:
    staged, frame, _ = drawn(f"a {animal} swimming underwater")
    away = float(np.hypot(*frame.camera.position[:2]))
    assert np.exp(-frame.sky.haze_per_m * away) > 0.5
    assert not any("out of" in words or "hidden" in words for words in staged.warnings)


@pytest.mark.parametrize("world", ["planet", "moon", "jupiter"])
def test_no_other_world_lies_behind_one(world: str) -> None:
    staged, _, _ = drawn(f"a {world} in outer space")
    assert not ((staged.scene.size[:, 0] > 20.0) & (staged.scene.subject == 0)).any()


def test_whales_have_level_flukes_and_sharks_an_upright_tail() -> None:
    def spread(noun: str) -> tuple[float, float]:
        staged = stage(shot_of(noun, "fish", "swim"))
        model = staged.model
        tail = next(b for b in range(model.nbody) if model.body(b).name.endswith("/tail"))
        data = staged.at(0.0)
        reach = [
            np.abs(data.geom_xmat[g].reshape(3, 3)) @ model.geom_aabb[g, 3:]
            for g in range(model.ngeom)
            if model.geom_bodyid[g] == tail
        ]
        across, up = np.max(reach, axis=0)[1:]
        return float(across), float(up)

    across, up = spread("whale")
    assert across > up
    across, up = spread("shark")
    assert up > across


def test_a_cat_in_a_colour_of_its_own_has_no_tabbys_stripes_and_a_tiger_keeps_its_own() -> None:
    striped = set(stage(shot_of("cat", "quadruped", "stand")).scene.pattern.tolist())
    white = set(stage(shot_of("white cat", "quadruped", "stand")).scene.pattern.tolist())
    tiger = set(stage(shot_of("white tiger", "quadruped", "stand")).scene.pattern.tolist())
    assert white < striped
    assert tiger == striped


def test_a_puppy_has_a_larger_head_for_its_height_than_a_dog() -> None:
    def share(noun: str) -> float:
        staged = stage(shot_of(noun, "quadruped", "stand"))
        names = [staged.model.body(b).name for b in staged.model.geom_bodyid]
        heads = [g for g, name in enumerate(names) if name.endswith("/head")]
        high = staged.at(0.0).geom_xpos[:, 2].max()
        return float(max(staged.model.geom_size[g].max() for g in heads) / high)

    assert share("puppy") > 1.15 * share("dog")
    assert share("kitten") > 1.15 * share("cat")


def test_a_panda_has_dark_rings_round_its_eyes() -> None:
    scene = stage(shot_of("panda", "quadruped", "stand")).scene
    rings = np.abs(scene.colour - np.array(linear_rgb(breeds()["panda"].eye_patch))).max(axis=1) < 0.01
    assert rings[scene.kind == GeomKind.ELLIPSOID].sum() >= 2


def test_a_peacocks_train_stands_as_a_fan_above_its_back() -> None:
    def top(noun: str) -> float:
        staged = stage(shot_of(noun, "bird", "stand"))
        data = staged.at(0.0)
        head = next(data.xpos[b][2] for b in range(staged.model.nbody) if staged.model.body(b).name.endswith("/head"))
        return float(data.geom_xpos[:, 2].max() - head)

    assert top("peacock") > 0.2
    assert top("pigeon") < 0.2


@pytest.mark.parametrize(
    ("clothes", "pattern", "colours"),
    [
        ("a striped t-shirt", Pattern.STRIPES, ()),
        ("a red and white striped dress", Pattern.STRIPES, ("red", "white")),
        ("a checked shirt", Pattern.CHECKER, ()),
        ("a blue polka dot dress", Pattern.SPOTS, ("blue",)),
    ],
)
def test_cloth_is_woven_as_the_words_say(clothes: str, pattern: Pattern, colours: tuple[str, ...]) -> None:
    subject = read(f"a woman in {clothes}").shots[0].subjects[0]
    scene = stage(shot_of("woman", "human", "stand", looks=subject.looks)).scene
    cloth = (scene.pattern == pattern) & (scene.subject == 1)
    assert cloth.sum() >= 3
    shown = np.concatenate([scene.colour[cloth], scene.second_colour[cloth]])
    for word in colours:
        assert (np.abs(shown - linear_rgb(table("colours")[word].srgb)).max(axis=1) < 0.02).any()
    plain = stage(shot_of("woman", "human", "stand")).scene
    assert not (plain.pattern == pattern).any()


def test_who_glides_holds_the_wings_still_and_who_flaps_beats_them() -> None:
    def rise(request: str) -> float:
        staged = stage(complete(read(request).shots[0]))
        names = [staged.model.body(b).name for b in range(staged.model.nbody)]
        tip = next(name for name in names if name.endswith("/lwingtip"))
        root = tip.replace("lwingtip", "root")
        return float(np.ptp([staged.body(tip, t)[2] - staged.body(root, t)[2] for t in np.linspace(1.0, 3.0, 41)]))

    assert rise("an eagle glides over the mountains") < 0.5 * rise("an eagle flies over the mountains, flapping")
