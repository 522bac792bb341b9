"""What a thing will do, in numbers: formulae, lens optics, and the laws that turn an event into its visible outcome.

    >>> round(fall_time_s(2.0), 2)
    0.64

`formulae` and `optics` are plain functions in SI units; `sighting` finds which phenomena a sentence calls for, by the
rows of `phenomena/*.toml`; `laws` fills a `PhysicalEvent` by the functions of `motion`, `impact`, `air`, `light`,
`heat`, `fire`, `fields`, `liquids`, `mixing`, `handling` and `chemistry`, where a threshold decides; `substances` knows
thresholds, hardness, flames and bodies, `things` what class a thing is of, `choosing` which law a row stands for where
that decides, `ageing` what time does. A new phenomenon is one row, a new substance one row of `substances.toml`, a new
everyday thing one row of `bodies.toml`, what becomes of a thing with time one row of `ageing.toml`.
"""

from __future__ import annotations

from prompts.physics.fire import FIREPROOF
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
from prompts.physics.laws import case_of, event_end, event_quantities, known_laws
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
from prompts.physics.sighting import Sighting, sightings
from prompts.physics.substances import body_of, substance_in, substances_in
from prompts.physics.temperature import degrees_in, dew_point_c, temperature_in

__all__ = [
    "FIREPROOF",
    "GRAVITY_MPS2",
    "SENSOR_LONG_SIDE_MM",
    "DepthOfField",
    "Parabola",
    "Phase",
    "Sighting",
    "body_of",
    "case_of",
    "collision_speeds_mps",
    "degrees_in",
    "depth_of_field",
    "dew_point_c",
    "event_end",
    "event_quantities",
    "fall_speed_mps",
    "fall_time_s",
    "field_of_view_deg",
    "frame_fraction",
    "framing_fraction",
    "hang_angle_deg",
    "known_laws",
    "parabola",
    "pendulum_period_s",
    "phase_at",
    "rebound_heights_m",
    "rebound_times_s",
    "refraction_angle_deg",
    "rolling_acceleration_mps2",
    "sensor_height_mm",
    "shadow_length_m",
    "sightings",
    "slope_acceleration_mps2",
    "stopping_distance_m",
    "stopping_time_s",
    "stride_frequency_hz",
    "stride_length_m",
    "subject_distance_m",
    "submerged_fraction",
    "substance_in",
    "substances_in",
    "temperature_in",
    "terminal_speed_mps",
    "walk_run_speed_mps",
    "wave_speed_mps",
]
