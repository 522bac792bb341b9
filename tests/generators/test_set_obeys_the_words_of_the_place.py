"""The words of a place are obeyed: empty and busy streets, skylines, piers, lakes to sail on, seasons."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.building import StageBuilder, scene_of
from generators.previz.scene import GeomKind, Pattern, Scene
from generators.previz.sets.dressing import TravelBounds
from generators.previz.sets.registry import dress
from prompts.read import read
from prompts.shot import Beat, Camera, Setting, Shot, Subject

WALK = TravelBounds(-5.0, 5.0, -0.5, 0.5)


def set_of(place: str, stage: str, *, subject: str = "man", kind: str = "human", motion: str = "walk") -> Scene:
    shot = Shot(
        subjects=[Subject(id="a", noun=subject, kind=kind)],
        beats=[Beat(subject="a", action="going", motion=motion)],
        setting=Setting(place=place, stage=stage),
        camera=Camera(size="wide"),
    )
    builder = StageBuilder()
    dress(builder, shot, np.random.default_rng(3), travel=WALK)
    return scene_of(builder.spec.compile(), builder.blades)


def tyres(scene: Scene) -> int:
    """Wheels of parked cars: short dark cylinders."""
    round_and_dark = (scene.kind == GeomKind.CYLINDER) & (scene.colour.max(axis=1) < 0.02)
    return int(round_and_dark.sum())


def test_no_car_stands_in_an_empty_street() -> None:
    assert tyres(set_of("an empty street", "street")) == 0
    assert tyres(set_of("a busy street", "street")) > 0


def test_a_skyline_is_of_towers_across_the_water() -> None:
    scene = set_of("a city skyline", "street")
    towers = (scene.pattern == Pattern.WINDOWS) & (scene.size[:, 2] > 10.0)
    assert towers.sum() > 10
    assert (scene.pattern == Pattern.WATER).any()


def test_a_pier_is_boarded() -> None:
    assert (set_of("a wooden pier", "sea").pattern == Pattern.PLANKS).any()
    assert not (set_of("the sea", "sea").pattern == Pattern.PLANKS).any()


@pytest.mark.parametrize(
    ("subject", "kind", "motion", "afloat"), [("boat", "boat", "float", True), ("man", "human", "walk", False)]
)
def test_a_boat_on_a_lake_is_in_the_water_and_a_walker_is_not(
    subject: str, kind: str, motion: str, afloat: bool
) -> None:
    scene = set_of("a lake", "lake", subject=subject, kind=kind, motion=motion)
    endless = (scene.kind == GeomKind.PLANE) & (scene.size[:, 0] == 0.0)
    assert bool((scene.pattern[endless] == Pattern.WATER).any()) is afloat


def test_autumn_is_in_the_leaves() -> None:
    def redness(place: str) -> float:
        scene = set_of(place, "meadow")
        leaves = scene.colour[scene.pattern == Pattern.LEAVES]
        return float((leaves[:, 0] / leaves[:, 1]).mean())

    assert redness("an autumn park") > 1.5 * redness("a park")


@pytest.mark.parametrize(("place", "stage"), [("a coastal road", "road"), ("a sea cliff", "mountains")])
def test_a_coast_has_the_sea_far_below_its_land(place: str, stage: str) -> None:
    scene, inland = set_of(place, stage), set_of("a mountain road", stage)
    assert (scene.pattern == Pattern.WATER).any()
    assert not (inland.pattern == Pattern.WATER).any()


@pytest.mark.parametrize(("place", "watery"), [("the antarctic ice", True), ("a frozen lake", False), ("snow", False)])
def test_polar_ice_ends_at_a_sea_and_has_no_trees(place: str, watery: bool) -> None:
    scene = set_of(place, "snow")
    assert bool((scene.pattern == Pattern.WATER).any()) is watery
    assert bool((scene.kind == GeomKind.CONE).any()) is not watery


def test_a_canyon_under_snow_has_walls_to_both_sides_and_a_way_between() -> None:
    travel = WALK.centre
    builder = StageBuilder()
    shot = Shot(setting=Setting(place="a snowy canyon", stage="mountains"), camera=Camera(size="wide"))
    dress(builder, shot, np.random.default_rng(3), travel=WALK)
    model = builder.spec.compile()
    side = int(model.hfield_nrow[0])
    field = np.asarray(model.hfield_data).reshape(side, side)
    middle, quarter = side // 2, side // 8
    assert travel == WALK.centre
    assert field[middle, middle] < 0.2 * min(field[middle, middle - quarter], field[middle, middle + quarter])


@pytest.mark.parametrize(
    ("place", "stage"),
    [("Colosseum", "meadow"), ("Sydney Opera House", "sea"), ("Mount Fuji", "lake"), ("Times Square", "street")],
)
def test_a_place_of_the_world_has_what_it_is_known_for(place: str, stage: str) -> None:
    read_as = read(f"{place} at sunset").shots[0].setting.stage
    known, plain = set_of(place, stage), set_of("an open place", stage)
    assert read_as == stage
    assert len(known.kind) != len(plain.kind)


@pytest.mark.parametrize("place", ["rooftop", "a balcony in Paris"])
def test_a_roof_is_high_over_the_street(place: str) -> None:
    shot = Shot(subjects=[Subject(id="a", noun="man", kind="human")], setting=Setting(place=place, stage="street"))
    builder = StageBuilder()
    dress(builder, shot, np.random.default_rng(3), travel=WALK)
    model = builder.spec.compile()
    planes = model.geom_pos[model.geom_type == mujoco.mjtGeom.mjGEOM_PLANE]
    assert planes[:, 2].min() < -15.0


def test_a_road_leads_through_what_its_place_is_called_by() -> None:
    open_road, wooded, sandy = (set_of(place, "road") for place in ("road", "forest road", "desert highway"))
    assert (wooded.kind == GeomKind.ROUND_CONE).sum() > 2 * (open_road.kind == GeomKind.ROUND_CONE).sum()
    assert open_road.blades is not None
    assert sandy.blades is None


def test_a_stage_is_in_a_closed_hall() -> None:
    """Walls stand to both sides and behind the audience, which a camera that goes around somebody sees."""
    scene = set_of("an empty stage", "theatre", motion="dance")
    upright = (scene.kind == GeomKind.PLANE) & (scene.colour.max(axis=1) < 0.02)
    assert upright.sum() >= 3


def test_a_pine_wood_is_of_conifers_and_a_birch_wood_of_white_trunks() -> None:
    cones = [int((set_of(f"a {name} forest", "forest").kind == GeomKind.CONE).sum()) for name in ("pine", "oak")]
    white = [
        int((set_of(f"a {name} forest", "forest").colour[:, :3].min(axis=1) > 0.6).sum()) for name in ("birch", "oak")
    ]
    assert cones[0] > 20 > cones[1]
    assert white[0] > 10 > white[1]


@pytest.mark.parametrize("room", ["room", "ballroom", "warehouse"])
def test_an_empty_room_is_barer_than_others(room: str) -> None:
    assert len(set_of(f"an empty {room}", "room").kind) < len(set_of(f"a {room}", "room").kind)
