"""What a thing will do, in numbers: formulae, lens optics, and the laws that turn an event into its visible outcome.

    >>> round(fall_time_s(2.0), 2)
    0.64

`formulae` and `optics` are plain functions in SI units; `laws` (motion and light) and `matter` (heat, liquids,
chemistry) map a law's id to the function that fills a `PhysicalEvent`; `substances` knows thresholds, hardness and
flames. A new law is one function with its id in the decorator, a new substance one row of `substances.toml`.
"""

from __future__ import annotations

from prompts.physics.formulae import (
    GRAVITY_MPS2,
    Parabola,
    Phase,
    collision_speeds_mps,
    fall_speed_mps,
    fall_time_s,
    hang_angle_deg,
    parabola,
    pendulum_period_s,
    phase_at,
    rebound_heights_m,
    rebound_times_s,
    refraction_angle_deg,
    rolling_acceleration_mps2,
    shadow_length_m,
    slope_acceleration_mps2,
    stopping_distance_m,
    stopping_time_s,
    stride_frequency_hz,
    stride_length_m,
    submerged_fraction,
    terminal_speed_mps,
    walk_run_speed_mps,
    wave_speed_mps,
)
from prompts.physics.laws import case_of, event_quantities, known_laws
from prompts.physics.matter import FIREPROOF
from prompts.physics.optics import (
    SENSOR_LONG_SIDE_MM,
    DepthOfField,
    depth_of_field,
    field_of_view_deg,
    frame_fraction,
    framing_fraction,
    sensor_height_mm,
    subject_distance_m,
)
from prompts.physics.substances import laws_sighted, substance_in, substances_in

__all__ = [
    "FIREPROOF",
    "GRAVITY_MPS2",
    "SENSOR_LONG_SIDE_MM",
    "DepthOfField",
    "Parabola",
    "Phase",
    "case_of",
    "collision_speeds_mps",
    "depth_of_field",
    "event_quantities",
    "fall_speed_mps",
    "fall_time_s",
    "field_of_view_deg",
    "frame_fraction",
    "framing_fraction",
    "hang_angle_deg",
    "known_laws",
    "laws_sighted",
    "parabola",
    "pendulum_period_s",
    "phase_at",
    "rebound_heights_m",
    "rebound_times_s",
    "refraction_angle_deg",
    "rolling_acceleration_mps2",
    "sensor_height_mm",
    "shadow_length_m",
    "slope_acceleration_mps2",
    "stopping_distance_m",
    "stopping_time_s",
    "stride_frequency_hz",
    "stride_length_m",
    "subject_distance_m",
    "submerged_fraction",
    "substance_in",
    "substances_in",
    "terminal_speed_mps",
    "walk_run_speed_mps",
    "wave_speed_mps",
]
