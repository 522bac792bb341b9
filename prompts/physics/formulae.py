"""Formulae of everyday mechanics and heat, in SI units and degrees.

Unless a docstring names a source, the formula is textbook mechanics (any first-year university course).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, atan, cos, degrees, exp, inf, pi, radians, sin, sqrt, tan

__all__ = [
    "AIR_DENSITY_KG_M3",
    "GRAVITY_MPS2",
    "MOON_GRAVITY_MPS2",
    "ROLLING_SHAPES",
    "WATER_DENSITY_KG_M3",
    "Parabola",
    "Phase",
    "collision_speeds_mps",
    "fall_speed_mps",
    "fall_time_s",
    "hang_angle_deg",
    "parabola",
    "pendulum_period_s",
    "phase_at",
    "rebound_heights_m",
    "rebound_times_s",
    "refraction_angle_deg",
    "rolling_acceleration_mps2",
    "shadow_length_m",
    "slope_acceleration_mps2",
    "stopping_distance_m",
    "stopping_time_s",
    "stride_frequency_hz",
    "stride_length_m",
    "submerged_fraction",
    "terminal_speed_mps",
    "viscosity_at",
    "walk_run_speed_mps",
    "wave_speed_mps",
]

GRAVITY_MPS2 = 9.81
"""Standard gravity at the Earth's surface, m/s²."""

MOON_GRAVITY_MPS2 = 1.62
"""Gravity at the Moon's surface, m/s²."""

AIR_DENSITY_KG_M3 = 1.2
"""Air at 20 °C and sea level, kg/m³."""

WATER_DENSITY_KG_M3 = 998.0
"""Fresh water at 20 °C, kg/m³."""

ROLLING_SHAPES = {"solid_sphere": 2 / 5, "hollow_sphere": 2 / 3, "solid_cylinder": 1 / 2, "hoop": 1.0}
"""Moment of inertia over m r², by shape."""


class Phase(StrEnum):
    """State of a substance."""

    SOLID = "solid"
    LIQUID = "liquid"
    GAS = "gas"


@dataclass(frozen=True, slots=True)
class Parabola:
    """A throw without drag: level range and apex above the launch point in metres, time in the air in seconds."""

    range_m: float
    apex_m: float
    time_s: float
    landing_speed_mps: float


def fall_time_s(height_m: float, gravity_mps2: float = GRAVITY_MPS2) -> float:
    """Time to fall from rest: sqrt(2 h / g)."""
    return sqrt(2 * max(height_m, 0.0) / gravity_mps2)


def fall_speed_mps(height_m: float, gravity_mps2: float = GRAVITY_MPS2) -> float:
    """Speed after falling from rest: sqrt(2 g h)."""
    return sqrt(2 * gravity_mps2 * max(height_m, 0.0))


def parabola(speed_mps: float, angle_deg: float, height_m: float = 0.0, gravity_mps2: float = GRAVITY_MPS2) -> Parabola:
    """Flight of a body launched at an angle above the level, landing `height_m` below the launch point."""
    across, up = speed_mps * cos(radians(angle_deg)), speed_mps * sin(radians(angle_deg))
    height = max(height_m, 0.0)
    time = (up + sqrt(up * up + 2 * gravity_mps2 * height)) / gravity_mps2
    apex = max(up, 0.0) ** 2 / (2 * gravity_mps2)
    return Parabola(across * time, apex, time, sqrt(speed_mps**2 + 2 * gravity_mps2 * height))


def rebound_heights_m(height_m: float, restitution: float, count: int = 3) -> tuple[float, ...]:
    """Heights of the first `count` rebounds: h e², h e⁴, ..."""
    return tuple(height_m * restitution ** (2 * n) for n in range(1, count + 1))


def rebound_times_s(height_m: float, restitution: float, count: int = 3) -> tuple[float, ...]:
    """Times from release to the first `count` impacts; between two impacts it is up and down from e²ⁿ h."""
    times = [fall_time_s(height_m)]
    for rebound in rebound_heights_m(height_m, restitution, count - 1):
        times.append(times[-1] + 2 * fall_time_s(rebound))
    return tuple(times[:count])


def stopping_distance_m(speed_mps: float, friction: float) -> float:
    """Distance to slide to a stop on the level: v² / (2 mu g); infinite without friction."""
    return speed_mps**2 / (2 * friction * GRAVITY_MPS2) if friction > 0 else inf


def stopping_time_s(speed_mps: float, friction: float) -> float:
    """Time to slide to a stop on the level: v / (mu g); infinite without friction."""
    return speed_mps / (friction * GRAVITY_MPS2) if friction > 0 else inf


def slope_acceleration_mps2(slope_deg: float, friction: float) -> float:
    """Acceleration of a body sliding from rest down a slope: g (sin a - mu cos a); 0 where friction holds it."""
    slope = radians(slope_deg)
    return max(GRAVITY_MPS2 * (sin(slope) - friction * cos(slope)), 0.0)


def rolling_acceleration_mps2(slope_deg: float, shape: str = "solid_sphere") -> float:
    """Acceleration of a body rolling without slipping down a slope: g sin a / (1 + I / m r²).

    Raises:
        KeyError: `shape` is not one of `ROLLING_SHAPES`.
    """
    return GRAVITY_MPS2 * sin(radians(slope_deg)) / (1 + ROLLING_SHAPES[shape])


def pendulum_period_s(length_m: float, amplitude_deg: float = 0.0) -> float:
    """Period of a pendulum: 2 pi sqrt(L / g) (1 + a²/16 + 11 a⁴/3072), good to 1 % below 90 degrees."""
    swing = radians(amplitude_deg)
    return 2 * pi * sqrt(max(length_m, 0.0) / GRAVITY_MPS2) * (1 + swing**2 / 16 + 11 * swing**4 / 3072)


def terminal_speed_mps(
    mass_kg: float, area_m2: float, drag_coefficient: float = 0.47, density_kg_m3: float = AIR_DENSITY_KG_M3
) -> float:
    """Steady falling speed where drag equals weight: sqrt(2 m g / (rho A c)); 0.47 is a smooth sphere."""
    return sqrt(2 * mass_kg * GRAVITY_MPS2 / (density_kg_m3 * area_m2 * drag_coefficient))


def submerged_fraction(body_density_kg_m3: float, fluid_density_kg_m3: float = WATER_DENSITY_KG_M3) -> float:
    """Part of a floating body below the surface (Archimedes); 1 means that it sinks."""
    return min(body_density_kg_m3 / fluid_density_kg_m3, 1.0)


def shadow_length_m(height_m: float, elevation_deg: float) -> float:
    """Length on level ground of the shadow of a body: h / tan(elevation); infinite for a light at the horizon."""
    return height_m / tan(radians(elevation_deg)) if elevation_deg > 0 else inf


def phase_at(temperature_c: float, melting_c: float | None, boiling_c: float | None) -> Phase:
    """State at normal pressure. A threshold that is `None` is never reached."""
    if boiling_c is not None and temperature_c >= boiling_c:
        return Phase.GAS
    if melting_c is not None and temperature_c >= melting_c:
        return Phase.LIQUID
    return Phase.SOLID


def walk_run_speed_mps(leg_length_m: float) -> float:
    """Speed at which a legged animal breaks from a walk into a run: Froude number v² / (g h) = 0.5.

    Source: R. McN. Alexander, "Optimization and gaits in the locomotion of vertebrates", Physiol. Rev. 69 (1989).
    """
    return sqrt(0.5 * GRAVITY_MPS2 * leg_length_m)


def stride_length_m(speed_mps: float, leg_length_m: float) -> float:
    """Length of a stride (two steps of a biped): 2.3 h (v² / (g h))^0.3.

    Source: R. McN. Alexander, "Estimates of speeds of dinosaurs", Nature 261 (1976).
    """
    froude = speed_mps**2 / (GRAVITY_MPS2 * leg_length_m)
    return 2.3 * leg_length_m * float(froude**0.3)


def stride_frequency_hz(speed_mps: float, leg_length_m: float) -> float:
    """Strides per second: speed over `stride_length_m`; 0 when standing."""
    return speed_mps / stride_length_m(speed_mps, leg_length_m) if speed_mps > 0 else 0.0


def wave_speed_mps(wavelength_m: float) -> float:
    """Speed of a wave on deep water: sqrt(g L / 2 pi + 2 pi s / (rho L)), with surface tension s = 0.073 N/m."""
    return sqrt(GRAVITY_MPS2 * wavelength_m / (2 * pi) + 2 * pi * 0.073 / (WATER_DENSITY_KG_M3 * wavelength_m))


def refraction_angle_deg(incidence_deg: float, index_from: float, index_to: float) -> float | None:
    """Angle of the bent ray (Snell); `None` when all light is reflected back inside."""
    ratio = index_from / index_to * sin(radians(incidence_deg))
    return degrees(asin(ratio)) if abs(ratio) <= 1 else None


def collision_speeds_mps(
    mass_a_kg: float, speed_a_mps: float, mass_b_kg: float, speed_b_mps: float, restitution: float
) -> tuple[float, float]:
    """Speeds of two bodies after a straight collision: momentum kept, e = separation / approach."""
    total = mass_a_kg + mass_b_kg
    common = (mass_a_kg * speed_a_mps + mass_b_kg * speed_b_mps) / total
    closing = restitution * (speed_a_mps - speed_b_mps)
    return common - closing * mass_b_kg / total, common + closing * mass_a_kg / total


def hang_angle_deg(wind_mps: float, weight_n_m2: float = 1.5, drag_coefficient: float = 1.2) -> float:
    """Angle from the plumb line at which light cloth or hair trails in wind: tan a = pressure / weight per area.

    Args:
        wind_mps: wind speed across it.
        weight_n_m2: weight per area; 1.5 N/m² is a light fabric of 150 g/m².
        drag_coefficient: 1.2 is a flat plate across the wind.
    """
    return degrees(atan(0.5 * AIR_DENSITY_KG_M3 * drag_coefficient * wind_mps**2 / weight_n_m2))


def viscosity_at(viscosity_pa_s: float, temperature_c: float | None) -> float:
    """Viscosity of a liquid when warm or cold, Pa s: a syrup's falls to a third with every 11 degrees, water's hardly.

    Args:
        viscosity_pa_s: near room temperature; thin liquids are left as they are.
        temperature_c: `None` for room temperature; taken between -20 and 120.
    """
    if temperature_c is None or viscosity_pa_s < 0.5:
        return viscosity_pa_s
    return viscosity_pa_s * exp(-0.1 * (min(max(temperature_c, -20.0), 120.0) - 20.0))
