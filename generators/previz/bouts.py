"""How what physics moves begins: dropped, thrown, kicked, set sliding or rolling."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

import numpy as np

from generators.previz.acting import Part
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, about_x, about_y, multiply
from generators.previz.motion.simulation import GRAVITY, Bout, FreeBody
from generators.previz.motion.travel import Travel
from generators.previz.rigs import Model
from generators.previz.scene import GeomKind
from prompts.vocabulary import table

__all__ = ["air_of", "bout_of"]

DEFAULT_DROP_M = 1.2
KICK_DEG = 24.0
"""How steeply a kicked thing leaves the ground."""


def bout_of(part: Part, model: Model, travel: Travel, seed: int) -> tuple[FreeBody, Bout]:
    """The start of a thing that physics moves: dropped over its place, or set off so that it passes it.

    Args:
        part: its motion and event.
        model: its shape and weight.
        travel: its place and heading.
        seed: how it is turned and spins at the start.
    """
    proxy = model.proxy
    assert proxy is not None
    event = part.event
    restitution, friction = proxy.restitution, proxy.friction
    if event:
        from prompts.physics.laws import Case  # few shots need the laws, and they take a twentieth of a start to load

        surface = table("materials").get(event.surface or "")
        material = table("materials").get(event.material or part.subject.material or "")
        case = Case(event, part.subject, material, surface)
        restitution = event.quantities.get("restitution", case.restitution if material else restitution)
        friction = case.friction if material or surface else friction
    x, y = travel.origin
    floor = travel.terrain.height(x, y) + travel.lift_m
    half = model.root_height_m or model.height_m / 2
    rng = np.random.default_rng(seed)
    gravity, terminal = air_of(part)
    start, velocity, spin, rotation = _start(part, half, friction, travel.heading, rng, proxy.kind, model.height_m)
    return (
        FreeBody(
            kind=proxy.kind,
            size=proxy.size,
            mass_kg=proxy.mass_kg,
            restitution=restitution,
            friction=friction,
            position=(x + start[0], y + start[1], floor + start[2]),
            rotation=rotation,
            velocity=velocity,
            spin=spin,
            start_s=part.start_s,
            terminal_mps=terminal,
        ),
        Bout(floor, gravity=gravity),
    )


def air_of(part: Part) -> tuple[float, float]:
    """Gravity where it happens, m/s2, and the speed to which the air lets a thing come, m/s; 0 for any."""
    from prompts.physics.substances import drift_of

    known = part.event.quantities if part.event else {}
    gravity = known.get("gravity_mps2", GRAVITY)
    airless = "gravity_mps2" in known and "slow_fall_time_s" not in known
    drift = None if airless else drift_of(part.subject.noun)
    return gravity, known.get("terminal_speed_mps", drift.terminal_speed_mps if drift else 0.0)


def _start(
    part: Part,
    half_m: float,
    friction: float,
    heading: tuple[float, float],
    rng: np.random.Generator,
    shape: GeomKind,
    height_m: float,
) -> tuple[Vec, Vec, Vec, Quat]:
    """Start relative to the place, velocity, spin and rotation."""
    event, (hx, hy) = part.event, heading
    speed = part.speed_mps
    yaw = multiply((cos(_angle(hx, hy) / 2), 0.0, 0.0, sin(_angle(hx, hy) / 2)), IDENTITY)
    if part.motion == "throw":
        usual_deg, usual_m = (KICK_DEG, 0.0) if part.from_ground else (45.0, 1.4)
        up = radians(event.angle_deg if event and event.angle_deg is not None else usual_deg)
        speed = speed or 6.0
        height = event.height_m if event and event.height_m is not None else usual_m
        level, rise = speed * cos(up), speed * sin(up)
        flight = (rise + sqrt(rise * rise + 2 * 9.81 * height)) / 9.81
        back = 0.0 if part.thrower else level * flight / 2
        return (-hx * back, -hy * back, height + half_m), (hx * level, hy * level, rise), (0.0, 5.0, 0.0), yaw
    if part.motion in ("slide", "roll"):
        speed = speed or 2.0
        way = speed * speed / (2 * 9.81 * max(friction, 0.02)) if part.motion == "slide" else 1.2 * speed
        back = min(way / 2, 6.0)
        turns = speed / half_m if part.motion == "roll" and shape is GeomKind.SPHERE else 0.0
        return (-hx * back, -hy * back, half_m), (hx * speed, hy * speed, 0.0), (0.0, turns, 0.0), yaw
    drop = event.height_m if event and event.height_m is not None else max(DEFAULT_DROP_M, 1.5 * height_m)
    if shape is GeomKind.SPHERE:
        return (0.0, 0.0, drop + half_m), (0.0, 0.0, 0.0), (0.0, 0.8, 0.0), yaw
    tilt = multiply(yaw, about_x(float(rng.uniform(-0.25, 0.25))), about_y(float(rng.uniform(0.1, 0.3))))
    return (0.0, 0.0, drop + half_m), (0.0, 0.0, 0.0), (0.3, 0.9, 0.2), tilt


def _angle(x: float, y: float) -> float:
    return float(np.arctan2(y, x))
