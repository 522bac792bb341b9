"""Things that physics moves together keep its laws: momentum, pendulums, springs, floating, falling dominoes."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np
import pytest

from generators.previz.motion.simulation import FreeBody, Recording
from generators.previz.motion.world import Fixed, Hinge, Slide, Thing, Water, World, simulate_together
from generators.previz.scene import GeomKind

GRAVITY = 9.81


def ball(
    x: float, *, speed: float = 0.0, mass: float = 0.5, restitution: float = 0.9, radius: float = 0.05, z=None
) -> Thing:
    spin = (0.0, speed / radius, 0.0)
    return Thing(
        FreeBody(GeomKind.SPHERE, (radius, 0, 0), mass, restitution, 0.0, (x, 0, radius if z is None else z),
                 velocity=(speed, 0, 0), spin=spin if z is None else (0, 0, 0), rolling=0.0)
    )  # fmt: skip


def path(recording: Recording, seconds: float, axis: int, step: float = 0.002) -> np.ndarray:
    return np.array([recording.at(t)[0][axis] for t in np.arange(0.0, seconds, step)])


def test_two_balls_keep_their_momentum_and_part_by_their_restitution() -> None:
    world = World(floor_friction=0.0)
    for masses, restitution in (((0.5, 0.5), 0.9), ((1.0, 0.25), 0.7), ((0.3, 0.9), 0.4)):
        one, other = (
            ball(0.0, speed=2.0, mass=masses[0], restitution=restitution),
            ball(0.4, mass=masses[1], restitution=restitution),
        )
        first, second = simulate_together([one, other], world, 1.0)
        v1, v2 = first.velocity(0.9)[0], second.velocity(0.9)[0]
        assert masses[0] * v1 + masses[1] * v2 == pytest.approx(masses[0] * 2.0, rel=0.02)
        assert v2 - v1 == pytest.approx(restitution * 2.0, rel=0.06)


def test_a_dropped_ball_rebounds_among_others_too() -> None:
    recording = simulate_together([ball(0.0, z=1.05, restitution=0.8), ball(3.0)], World(), 2.0)[0]
    gap = path(recording, 2.0, 2) - 0.05
    touch = int(np.argmax(gap <= 0.002))
    assert touch * 0.002 == pytest.approx(sqrt(2 * 1.0 / GRAVITY), abs=1 / 24)
    assert gap[touch + 20 :].max() == pytest.approx(0.8**2, rel=0.03)


def test_a_pendulum_takes_two_pi_root_l_over_g() -> None:
    length, swing = 1.0, 0.15
    start = (length * np.sin(swing), 0.0, 2.0 - length * np.cos(swing))
    bob = FreeBody(GeomKind.SPHERE, (0.03, 0, 0), 0.2, 0.5, 0.3, start)
    recording = simulate_together([Thing(bob, Hinge((0, 0, 2.0), (0, 1, 0)))], World(), 6.0)[0]
    x = path(recording, 6.0, 0)
    rising = np.flatnonzero((x[:-1] < 0) & (x[1:] >= 0)) * 0.002
    assert np.diff(rising).mean() == pytest.approx(2 * pi * sqrt(length / GRAVITY), rel=0.01)
    assert np.abs(x).max() == pytest.approx(start[0], rel=0.01)


def test_a_mass_on_a_spring_takes_two_pi_root_m_over_k() -> None:
    weight = FreeBody(GeomKind.BOX, (0.05, 0.05, 0.05), 0.5, 0.5, 0.3, (0, 0, 1.0))
    recording = simulate_together([Thing(weight, Slide((0, 0, 1), stiffness=20.0))], World(floor_z=None), 6.0)[0]
    z = path(recording, 6.0, 2)
    middle = 1.0 - 0.5 * GRAVITY / 20.0
    rising = np.flatnonzero((z[:-1] < middle) & (z[1:] >= middle)) * 0.002
    assert np.diff(rising).mean() == pytest.approx(2 * pi * sqrt(0.5 / 20.0), rel=0.01)


@pytest.mark.parametrize(("density", "floats"), [(200.0, True), (600.0, True), (917.0, True), (2500.0, False)])
def test_what_is_lighter_than_water_floats_as_deep_as_it_is_dense(density: float, floats: bool) -> None:
    half = 0.1
    box = FreeBody(GeomKind.BOX, (half, half, half), density * (2 * half) ** 3, 0.3, 0.4, (0, 0, 0.35))
    recording = simulate_together([Thing(box)], World(floor_z=-1.0, water=Water(0.0)), 5.0)[0]
    end = recording.at(5.0)[0][2]
    if floats:
        under = (0.0 - (end - half)) / (2 * half)
        assert under == pytest.approx(density / 1000.0, abs=0.03)
    else:
        assert end == pytest.approx(-1.0 + half, abs=0.02)


def test_dominoes_fall_one_after_another() -> None:
    tall, thick, push = 0.05, 0.008, 3.0
    row = []
    for i in range(6):
        tips = push if i == 0 else 0.0  # about its lower edge
        row.append(
            Thing(
                FreeBody(
                    GeomKind.BOX, (thick / 2, 0.0125, tall / 2), 0.01, 0.3, 0.4, (0.03 * i, 0, tall / 2),
                    velocity=(tips * tall / 2, 0, tips * thick / 2), spin=(0, tips, 0),
                )
            )
        )  # fmt: skip
    recordings = simulate_together(row, World(), 2.0)

    def falls_at(recording: Recording) -> float:
        for time in np.arange(0.0, 2.0, 0.004):
            _w, x, y, _z = recording.at(time)[1]
            if 1 - 2 * (x * x + y * y) < np.cos(0.35):
                return float(time)
        return 9.0

    times = [falls_at(recording) for recording in recordings]
    assert times == sorted(times)
    assert times[-1] < 1.5
    assert len(set(times)) == len(times)


def test_a_pile_stands_until_something_strikes_it() -> None:
    def pile() -> list[Thing]:
        return [
            Thing(FreeBody(GeomKind.BOX, (0.05, 0.05, 0.05), 0.2, 0.2, 0.6, (0, 0, 0.05 + 0.1 * i))) for i in range(4)
        ]

    still = simulate_together(pile(), World(), 2.0)
    assert all(np.linalg.norm(np.subtract(r.at(2.0)[0], r.at(0.0)[0])) < 0.006 for r in still)
    strike = Thing(FreeBody(GeomKind.SPHERE, (0.06, 0, 0), 1.0, 0.5, 0.3, (-1.0, 0, 0.25), velocity=(4, 0, 0.8)))
    struck = simulate_together([*pile(), strike], World(), 2.0)
    assert max(np.linalg.norm(np.subtract(r.at(2.0)[0], r.at(0.0)[0])) for r in struck[:4]) > 0.1


def test_a_ball_rolls_down_a_ramp_and_onto_the_floor() -> None:
    tilt = np.radians(20.0)
    ramp = Fixed(GeomKind.BOX, (0.5, 0.2, 0.01), (0, 0, 0.2), (np.cos(tilt / 2), 0, np.sin(tilt / 2), 0))
    above = 0.2 + 0.4 * np.sin(tilt) + 0.06 / np.cos(tilt)
    marble = FreeBody(GeomKind.SPHERE, (0.03, 0, 0), 0.1, 0.3, 0.6, (-0.4 * np.cos(tilt), 0, above))
    recording = simulate_together([Thing(marble)], World(fixed=(ramp,)), 2.0)[0]
    end = recording.at(2.0)[0]
    assert end[0] > 0.7
    assert end[2] == pytest.approx(0.03, abs=0.005)


def test_a_later_push_waits_for_its_time() -> None:
    late = FreeBody(GeomKind.SPHERE, (0.05, 0, 0), 0.5, 0.5, 0.3, (0, 0, 0.05), velocity=(1, 0, 0), start_s=0.5)
    recording = simulate_together([Thing(late)], World(), 1.0)[0]
    assert recording.at(0.45)[0][0] == pytest.approx(0.0, abs=1e-3)
    assert recording.at(0.9)[0][0] > 0.2
