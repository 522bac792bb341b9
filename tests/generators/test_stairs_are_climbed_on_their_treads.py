"""Who goes up or down stairs sets each foot on a tread, on straight flights and on spirals."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.stairs import Flight, StairWay, start_of, turned_place
from generators.previz.motion.stride import Biped, Stride
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from tests.generators._blocking import LevelGround

BONES = Biped(root_m=0.9, hip=(0.0, 0.09, 0.0), thigh_m=0.42, shank_m=0.42, ankle_m=0.08, heel_m=0.06, ball_m=0.13)
SPEED = 0.5


def way_on(flight: Flight, *, down: bool) -> StairWay:
    start_m = start_of(flight, -SPEED * 2.5, down=down)
    return StairWay(LevelGround(), (0.0, 0.0), (1.0, 0.0), SPEED, 2.5, flight=flight, start_m=start_m, down=down)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("radius_m", [0.0, 0.95])
@pytest.mark.parametrize("phase", [0.0, 0.37])
def test_feet_that_bear_lie_on_treads(radius_m: float, down: bool, phase: float) -> None:
    flight = Flight(16, radius_m=radius_m)
    way = way_on(flight, down=down)
    stride = Stride(BONES, way, SPEED, "climb", phase)
    landings = set()
    for time in np.linspace(0.2, 4.8, 200):
        for side in ("l", "r"):
            step = stride.step(side, time)
            if step.planted and abs(step.pitch) < 0.02:
                treads = (step.ankle[2] - BONES.ankle_m) / flight.rise_m
                assert treads == pytest.approx(round(treads), abs=0.02)
                landings.add(round(treads))
    assert len(landings) > 4, "somebody on stairs comes to other treads"


def test_a_foot_in_the_air_clears_the_edge_before_it() -> None:
    flight = Flight(16)
    way = way_on(flight, down=False)
    stride = Stride(BONES, way, SPEED, "climb", 0.0)
    for time in np.linspace(0.2, 4.8, 200):
        for side in ("l", "r"):
            step = stride.step(side, time)
            if not step.planted:
                under = flight.height(way.along(step.ankle[0]))
                assert step.ankle[2] > under - 0.02


def test_stairs_lie_under_the_way() -> None:
    flight = Flight(16)
    (x, y), heading = turned_place(flight, (1.0, 2.0), (0.0, 1.0), -3.0, down=False)
    assert (x, y) == pytest.approx((1.0, -1.0))
    assert heading == (0.0, 1.0)


@pytest.mark.parametrize(
    ("request_", "gain"),
    [
        ("A woman climbs the stairs", 0.9),
        ("a man walks down a staircase", -0.9),
        ("a girl climbs spiral stairs", 0.9),
    ],
)
def test_a_request_for_stairs_is_climbed(request_: str, gain: float) -> None:
    shot = complete(read(request_).shots[0])
    stage = Stage.build(shot, seed=1, width=160, height=90)
    track = next(track for track in stage.tracks if track.subject_id == shot.main_subject.id)
    rise = track.centre(shot.duration_s)[2] - track.centre(0.0)[2]
    assert rise * np.sign(gain) > abs(gain)
    assert not any("not acted" in words for words in stage.warnings)
