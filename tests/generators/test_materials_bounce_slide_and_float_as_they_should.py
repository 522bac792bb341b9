"""What is staged obeys figures: rebounds by pairs of materials, falls, slopes, floating depths, pendulums, springs."""

from __future__ import annotations

from math import atan, cos, degrees, pi, radians, sin, sqrt

import mujoco
import numpy as np
import pytest

from generators.previz.immersing import Bath, sunk_heights
from generators.previz.motion.simulation import Bout, FreeBody, Recording, simulate
from generators.previz.motion.world import Fixed, Hinge, Slide, Thing, World, simulate_together
from generators.previz.scene import GeomKind
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.vocabulary import table

GRAVITY = 9.81
FRAME_S = 1 / 24
DENT_M = 0.0025
"""A contact gives way by so much, and what rebounds leaves it from there."""


def path(recording: Recording, seconds: float, axis: int, step_s: float = 0.002) -> np.ndarray:
    return np.array([recording.at(t)[0][axis] for t in np.arange(0.0, seconds, step_s)])


def period(values: np.ndarray, step_s: float = 0.002) -> float:
    rising = np.flatnonzero((values[:-1] < 0) & (values[1:] >= 0))
    return float(np.diff(rising).mean() * step_s)


@pytest.mark.parametrize("ball", ["rubber", "wood", "steel", "glass"])
@pytest.mark.parametrize("floor", ["wood", "stone", "cloth"])
def test_twelve_pairs_of_materials_rebound_to_e_squared_h(ball: str, floor: str) -> None:
    restitution = min(table("materials")[ball].restitution, max(table("materials")[floor].restitution, 0.1))
    height, radius = 1.2, 0.05
    body = FreeBody(GeomKind.SPHERE, (radius, 0, 0), 0.5, restitution, 0.4, (0, 0, height + radius))
    for recording in (simulate([body], Bout(), 2.0)[0], simulate_together([Thing(body)], World(), 2.0)[0]):
        gap = path(recording, 2.0, 2) - radius
        touch = int(np.argmax(gap <= 0.0))
        assert touch * 0.002 == pytest.approx(sqrt(2 * height / GRAVITY), abs=FRAME_S)
        assert gap[touch + 5 :].max() == pytest.approx(restitution**2 * height, rel=0.02, abs=DENT_M)


@pytest.mark.parametrize("friction", [0.2, 0.4, 0.7])
@pytest.mark.parametrize(("over_deg", "slides"), [(-3.0, False), (3.0, True)])
def test_a_box_slides_down_a_slope_that_is_steeper_than_its_friction(
    friction: float, over_deg: float, slides: bool
) -> None:
    slope = radians(degrees(atan(friction)) + over_deg)
    turn = (cos(slope / 2), 0.0, -sin(slope / 2), 0.0)
    ramp = Fixed(GeomKind.BOX, (3.0, 1.0, 0.1), (0.1 * sin(slope), 0.0, -0.1 * cos(slope)), turn, friction=friction)
    start = (-0.101 * sin(slope), 0.0, 0.101 * cos(slope))
    box = FreeBody(GeomKind.BOX, (0.1, 0.1, 0.1), 1.0, 0.1, friction, start, turn)
    recording = simulate_together([Thing(box)], World(floor_z=None, fixed=(ramp,)), 1.0)[0]
    way = float(np.linalg.norm(np.subtract(recording.at(1.0)[0], recording.at(0.0)[0])))
    gains = GRAVITY * (sin(slope) - friction * cos(slope)) / 2
    assert way == pytest.approx(gains if slides else 0.0, rel=0.05, abs=0.01)


@pytest.mark.parametrize("material", ["wood", "cork", "ice", "wax", "foam", "steel", "stone", "glass"])
@pytest.mark.parametrize("round_", [True, False], ids=["ball", "block"])
def test_what_floats_is_as_deep_under_as_it_is_dense(material: str, round_: bool) -> None:
    density, half = table("materials")[material].density_kg_m3, 0.05
    bath = Bath((0.0, 0.0), 0.5, 0.0, 1.0, 1000.0)
    end = float(sunk_heights(bath, half, 1.2, density, 30.0, 0.0, round_=round_)[-1])
    if density > bath.density:
        assert end == pytest.approx(half, abs=0.001)
        return
    depth = (bath.face_m - end + half) / (2 * half)
    under = depth * depth * (3 - 2 * depth) if round_ else depth
    assert under == pytest.approx(density / bath.density, abs=0.01)


def test_a_cork_floats_with_a_quarter_of_its_height_under_water() -> None:
    shot = complete(read("A cork is dropped into a glass tank of water").shots[0])
    stage = Stage.build(shot.model_copy(update={"duration_s": 12.0}), seed=3, width=160, height=90)
    cork = next(p for p in stage.performance.players if p.track.subject_id == "cork")
    high = cork.track.extents.height_m
    tank = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, "s2.0/root")
    water = np.flatnonzero(stage.model.geom_bodyid == tank)[-1]
    data = stage.new_data()
    stage.frame(12.0, data, air=False)
    face = float(data.geom_xpos[water][2] + stage.model.geom_size[water][2])
    body = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, "s1.0/root")
    foot = float(data.geom_xpos[stage.model.geom_bodyid == body][0][2]) - high / 2
    assert (face - foot) / high == pytest.approx(0.24, abs=0.02)


@pytest.mark.parametrize("length", [0.25, 0.5, 1.0, 2.0])
def test_pendulums_of_four_lengths_keep_their_period(length: float) -> None:
    swing = 0.12
    start = (length * sin(swing), 0.0, 3.0 - length * cos(swing))
    bob = FreeBody(GeomKind.SPHERE, (0.01, 0, 0), 0.2, 0.5, 0.3, start)
    recording = simulate_together([Thing(bob, Hinge((0, 0, 3.0), (0, 1, 0)))], World(), 10.0)[0]
    assert period(path(recording, 10.0, 0)) == pytest.approx(2 * pi * sqrt(length / GRAVITY), rel=0.01)


@pytest.mark.parametrize(("mass", "stiffness"), [(0.2, 40.0), (0.5, 20.0), (1.0, 100.0), (2.0, 15.0)])
def test_springs_keep_their_period(mass: float, stiffness: float) -> None:
    weight = FreeBody(GeomKind.BOX, (0.05, 0.05, 0.05), mass, 0.5, 0.3, (0, 0, 1.0))
    recording = simulate_together([Thing(weight, Slide((0, 0, 1), stiffness=stiffness))], World(floor_z=None), 10.0)[0]
    middle = 1.0 - mass * GRAVITY / stiffness
    assert period(path(recording, 10.0, 2) - middle) == pytest.approx(2 * pi * sqrt(mass / stiffness), rel=0.01)


@pytest.mark.parametrize("count", [5, 12])
def test_a_staged_row_of_dominoes_falls_to_its_end_in_order(count: int) -> None:
    shot = complete(read(f"A row of {count} dominoes falls over one after another").shots[0])
    stage = Stage.build(shot.model_copy(update={"duration_s": 8.0}), seed=3, width=160, height=90)
    falls = []
    for player in stage.performance.players:
        for t in np.arange(0.0, 8.0, 0.01):
            _, x, y, _ = player.animation(float(t)).rotation
            if 1 - 2 * (x * x + y * y) < cos(0.35):
                falls.append(float(t))
                break
    assert len(falls) == count
    assert falls == sorted(falls)
