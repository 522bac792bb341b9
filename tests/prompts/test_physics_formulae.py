"""The formulae give the values of the handbooks, and keep their laws for any input."""

from __future__ import annotations

from itertools import pairwise
from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import physics as p

positive = st.floats(0.01, 1000)


@pytest.mark.parametrize(("height_m", "seconds"), [(1, 0.45), (2, 0.64), (5, 1.01), (10, 1.43)])
def test_fall_times_are_those_of_the_table(height_m: float, seconds: float) -> None:
    assert p.fall_time_s(height_m) == pytest.approx(seconds, abs=0.005)


@given(positive)
def test_a_fall_keeps_energy(height_m: float) -> None:
    speed = p.fall_speed_mps(height_m)
    assert isclose(speed**2 / 2, p.GRAVITY_MPS2 * height_m, rel_tol=1e-9)
    assert isclose(speed, p.GRAVITY_MPS2 * p.fall_time_s(height_m), rel_tol=1e-9)


@given(st.floats(0.1, 100), st.floats(1, 89))
def test_a_level_throw_reaches_as_far_at_the_complementary_angle(speed_mps: float, angle_deg: float) -> None:
    low, high = p.parabola(speed_mps, angle_deg), p.parabola(speed_mps, 90 - angle_deg)
    assert isclose(low.range_m, high.range_m, rel_tol=1e-6, abs_tol=1e-9)
    assert isclose(low.landing_speed_mps, speed_mps, rel_tol=1e-9)


@given(positive, st.floats(0.01, 0.99))
def test_each_rebound_is_lower_by_the_square_of_the_restitution(height_m: float, e: float) -> None:
    heights = (height_m, *p.rebound_heights_m(height_m, e, 4))
    for before, after in pairwise(heights):
        assert isclose(after / before, e * e, rel_tol=1e-6)
    times = p.rebound_times_s(height_m, e, 4)
    gaps = [b - a for a, b in pairwise(times)]
    assert all(isclose(b / a, e, rel_tol=1e-6) for a, b in pairwise(gaps))


def test_stopping_on_dry_and_icy_road() -> None:
    assert p.stopping_distance_m(13.9, 0.8) == pytest.approx(12.3, abs=0.1)
    assert p.stopping_distance_m(13.9, 0.05) > 190
    assert p.stopping_distance_m(1, 0) == inf
    assert p.stopping_distance_m(10, 0.5) == pytest.approx(10 * p.stopping_time_s(10, 0.5) / 2)


def test_a_slope_below_the_angle_of_friction_holds() -> None:
    assert p.slope_acceleration_mps2(20, 0.5) == 0
    assert p.slope_acceleration_mps2(30, 0.5) == pytest.approx(0.66, abs=0.01)


def test_a_solid_sphere_outruns_a_hoop() -> None:
    assert p.rolling_acceleration_mps2(30) == pytest.approx(5 / 7 * 9.81 / 2)
    assert p.rolling_acceleration_mps2(30, "hoop") == pytest.approx(9.81 / 4)


def test_pendulum_of_a_metre_beats_two_seconds_and_slows_with_a_wide_swing() -> None:
    assert p.pendulum_period_s(1.0) == pytest.approx(2.006, abs=0.001)
    assert p.pendulum_period_s(1.0, 90) == pytest.approx(2.006 * 1.18, rel=0.01)


def test_a_falling_person_reaches_about_53_metres_a_second() -> None:
    assert p.terminal_speed_mps(80, 0.47, 1.0) == pytest.approx(53, abs=2)


def test_ice_floats_nine_tenths_under_and_stone_sinks() -> None:
    assert p.submerged_fraction(917) == pytest.approx(0.92, abs=0.01)
    assert p.submerged_fraction(2600) == 1


def test_shadow_is_ten_times_the_height_at_under_six_degrees() -> None:
    assert p.shadow_length_m(1.0, 5.71) == pytest.approx(10, abs=0.01)
    assert p.shadow_length_m(1.0, 0) == inf


def test_water_at_70_does_not_boil_and_ice_at_minus_10_does_not_melt() -> None:
    assert p.phase_at(70, 0, 100) is p.Phase.LIQUID
    assert p.phase_at(-10, 0, 100) is p.Phase.SOLID
    assert p.phase_at(100, 0, 100) is p.Phase.GAS


def test_people_break_into_a_run_near_two_metres_a_second() -> None:
    assert p.walk_run_speed_mps(0.9) == pytest.approx(2.1, abs=0.05)
    assert p.stride_frequency_hz(1.4, 0.9) == pytest.approx(0.95, rel=0.15)  # Alexander fits many species
    assert p.stride_frequency_hz(0.0, 0.9) == 0


def test_glass_bends_light_and_traps_it_beyond_the_critical_angle() -> None:
    assert p.refraction_angle_deg(45, 1.0, 1.52) == pytest.approx(27.7, abs=0.1)
    assert p.refraction_angle_deg(45, 1.52, 1.0) is None


@given(positive, st.floats(-50, 50), positive, st.floats(-50, 50), st.floats(0, 1))
def test_a_collision_keeps_momentum(ma: float, va: float, mb: float, vb: float, e: float) -> None:
    a, b = p.collision_speeds_mps(ma, va, mb, vb, e)
    assert isclose(ma * a + mb * b, ma * va + mb * vb, rel_tol=1e-6, abs_tol=1e-6)
    assert isclose(b - a, e * (va - vb), rel_tol=1e-6, abs_tol=1e-6)


@given(st.floats(0, 60), st.floats(0, 60))
def test_stronger_wind_lifts_cloth_higher(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= p.hang_angle_deg(low) <= p.hang_angle_deg(high) <= 90


@given(st.floats(0.05, 30), st.floats(10, 200), st.floats(0.05, 8))
def test_distance_and_fraction_are_inverse(height_m: float, focal_mm: float, fraction: float) -> None:
    distance = p.subject_distance_m(height_m, focal_mm, fraction)
    assert isclose(p.frame_fraction(height_m, focal_mm, distance), fraction, rel_tol=1e-9)


def test_depth_of_field_of_a_portrait_is_shallow_and_of_a_wide_lens_deep() -> None:
    assert p.depth_of_field(85, 1.8, 2.0).is_shallow
    assert p.depth_of_field(24, 8, 5.0).far_m == inf
    near = p.depth_of_field(50, 2.8, 3.0)
    assert near.near_m < 3.0 < near.far_m


def test_a_close_up_of_a_thing_does_not_go_inside_it() -> None:
    assert p.framing_fraction(10, has_face=False) < 1.5
    assert p.framing_fraction(10, has_face=True) == 10
    assert p.framing_fraction(0.45, has_face=False) == 0.45
