"""What floats rides the waves that are drawn: the same sum of trains lifts the boat and raises the water."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.raycast.water import SIDE, TILE_CELLS, TILE_HEADER, WAVES_ACROSS, raise_water, wave_trains
from generators.previz.sets.shore import OPEN_SEA, STORM_SEA
from generators.previz.sets.swell import Swell
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def test_the_swell_is_the_drawn_water() -> None:
    scale, rough = STORM_SEA.pattern_scale, STORM_SEA.roughness
    swell, tile = Swell.of(STORM_SEA), np.zeros(TILE_CELLS + 1)
    raise_water(tile, 1, wave_trains(scale, rough), scale, 3.2)
    cell = WAVES_ACROSS * scale / SIDE
    for i, j in ((0, 0), (17, 40), (90, 5), (64, 127)):
        drawn = tile[1 + TILE_HEADER + 3 * (j * SIDE + i)]
        assert swell.rise(i * cell, j * cell, 3.2) == pytest.approx(drawn, abs=5e-3)  # m; the picture's sine is quick


def boat_heights(request: str) -> np.ndarray:
    stage = Stage.build(complete(read(request).shots[0]), seed=1, width=64, height=36)
    boat = next(player for player in stage.performance.players if player.model.figure.number == 1)
    return np.array([boat.animation(t).position[2] for t in np.arange(0.0, 5.0, 0.25)])


def test_a_storm_tosses_a_boat_and_a_fair_sea_rocks_it() -> None:
    storm, fair = boat_heights("a sailing boat on the sea in a storm"), boat_heights("a sailing boat on the sea")
    assert np.ptp(storm) > 0.8
    assert 0.02 < np.ptp(fair) < 0.5
    assert np.abs(np.diff(storm)).max() < 1.2


def test_a_storm_is_higher_than_a_fair_sea() -> None:
    def most(swell: Swell) -> float:
        return max(swell.rise(x, 0.0, t) for x in np.arange(0.0, 60.0, 1.5) for t in (0.0, 1.0, 2.0))

    assert most(Swell.of(STORM_SEA)) > 5.0 * most(Swell.of(OPEN_SEA))
