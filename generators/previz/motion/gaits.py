"""How legs take turns: footfall patterns, stride lengths, and where a foot is at any distance along the way.

Phases run over the distance travelled, not over time: a foot on the ground stays on its spot whatever the speed
does. Footfall sequences: Hildebrand, "The quadrupedal gaits of vertebrates", BioScience 39 (1989); speeds at which
gaits change go with the Froude number v^2 / (g h), Alexander and Jayes, J. Zool. 201 (1983).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import floor, pi, sin, sqrt
from types import MappingProxyType

__all__ = ["GAITS", "Foot", "Gait", "at_speed", "foot_at", "gait_of_four", "gait_of_two", "stride_length_m"]

GRAVITY = 9.81


@dataclass(frozen=True, slots=True)
class Gait:
    """A footfall pattern; shares are of one stride.

    Attributes:
        touchdown: for each leg, the share at which its foot lands. Legs: lf, rf, lh, rh; for two-legged: l, r.
        duty: share for which a foot stays on the ground.
        lift: height of a swinging foot, over hip height.
        bob: rise and fall of the trunk, over hip height; `bob_beats` times a stride, highest at `bob_phase`.
        pitch: nodding of the trunk once a stride, radians (highest fore end at `pitch_phase`).
        flex: bending of the spine, radians, most arched at `flex_phase`.
        stride: stride length over hip height at a Froude number of 1; it grows with the number's root to `growth`.
    """

    touchdown: Mapping[str, float]
    duty: float
    lift: float
    bob: float
    stride: float
    growth: float
    bob_beats: int = 2
    bob_phase: float = 0.0
    pitch: float = 0.0
    pitch_phase: float = 0.0
    flex: float = 0.0
    flex_phase: float = 0.0


GAITS: Mapping[str, Gait] = MappingProxyType(
    {
        # Lateral sequence: left hind, left fore, right hind, right fore, a quarter of the stride apart.
        "walk": Gait(
            {"lh": 0.0, "lf": 0.25, "rh": 0.5, "rf": 0.75}, 0.62, 0.11, 0.012, 2.0, 0.5, bob_phase=0.1, flex=0.02
        ),
        # Diagonal pairs together, a short flight between them.
        "trot": Gait(
            {"lh": 0.0, "rf": 0.0, "rh": 0.5, "lf": 0.5}, 0.42, 0.16, 0.03, 2.3, 0.6, bob_phase=0.45, flex=0.02
        ),
        # Rotary gallop of dogs and cats: both hind, extended flight, both fore the other way round, gathered flight.
        "gallop": Gait(
            {"lh": 0.0, "rh": 0.1, "rf": 0.5, "lf": 0.62},
            0.25,
            0.24,
            0.035,
            2.35,
            0.62,
            bob_phase=0.43,
            pitch=0.085,
            pitch_phase=0.36,
            flex=0.3,
            flex_phase=0.93,
        ),
        # Transverse gallop of hoofed animals: stiff back, one gathered flight.
        "hoofed_gallop": Gait(
            {"lh": 0.0, "rh": 0.14, "lf": 0.36, "rf": 0.52},
            0.27,
            0.2,
            0.03,
            2.5,
            0.62,
            bob_beats=1,
            bob_phase=0.9,
            pitch=0.07,
            pitch_phase=0.3,
            flex=0.1,
            flex_phase=0.9,
        ),
        # Hops of rabbits and hares: hind feet together, fore feet one after the other.
        "bound": Gait(
            {"lh": 0.0, "rh": 0.02, "lf": 0.5, "rf": 0.6},
            0.27,
            0.3,
            0.1,
            2.4,
            0.6,
            bob_beats=1,
            bob_phase=0.4,
            pitch=0.14,
            pitch_phase=0.3,
            flex=0.32,
            flex_phase=0.95,
        ),
        "two_walk": Gait({"l": 0.0, "r": 0.5}, 0.58, 0.07, 0.014, 2.05, 0.55, bob_phase=0.29),
        "two_run": Gait({"l": 0.0, "r": 0.5}, 0.28, 0.24, 0.035, 2.0, 0.75, bob_phase=0.4),
    }
)


def gait_of_four(speed_mps: float, hip_height_m: float, family: str, named: str = "") -> str:
    """The gait of a four-legged animal.

    Args:
        speed_mps: travelling speed.
        hip_height_m: height of its hips.
        family: "paw", "hoof", "pillar" (elephants do not gallop) or "hop".
        named: a motion that asks for a gait: walk, trot, gallop or run; other names leave it to the speed.
    """
    froude = speed_mps**2 / (GRAVITY * hip_height_m)
    fast = {"paw": "gallop", "hoof": "hoofed_gallop", "hop": "bound"}.get(family, "walk")
    if named == "gallop" or (named == "run" and froude > 0.9):
        return fast
    if named in ("walk", "trot"):
        return fast if family == "hop" else named
    if froude < 0.5 or family == "pillar":
        return fast if family == "hop" else "walk"
    return "trot" if froude < 2.2 else fast


def gait_of_two(speed_mps: float, hip_height_m: float, named: str = "") -> str:
    """Walk or run; people change over at a Froude number of about 0.5."""
    if named == "run":
        return "two_run"
    return "two_run" if speed_mps**2 > 0.55 * GRAVITY * hip_height_m and named != "walk" else "two_walk"


def stride_length_m(gait: Gait, speed_mps: float, hip_height_m: float) -> float:
    """Length of one whole stride (every foot once), m; a power of speed, as in Alexander and Jayes."""
    froude_root = max(speed_mps, 0.05) / sqrt(GRAVITY * hip_height_m)
    return float(hip_height_m * gait.stride * froude_root**gait.growth)


def at_speed(gait: Gait, stride_m: float, longest_sweep_m: float) -> Gait:
    """The gait with feet that stay down no longer than a leg can reach: the duty falls as strides grow."""
    return replace(gait, duty=min(gait.duty, longest_sweep_m / stride_m))


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a foot is.

    Attributes:
        station_m: the distance along the way at which the hip passes over the foot.
        lift: 0 on the ground .. 1 at the top of its swing.
        planted: whether it bears.
        share: of its stance (0 landing .. 1 leaving) or, in the air, of its swing.
    """

    station_m: float
    lift: float
    planted: bool
    share: float


def foot_at(gait: Gait, leg: str, distance_m: float, stride_m: float) -> Foot:
    """Where the foot of `leg` is when the body has come `distance_m` along its way.

    A planted foot keeps its station; a swinging one goes to the next with no jerk at either end.
    """
    turn = distance_m / stride_m - gait.touchdown[leg]
    number = floor(turn)
    share = turn - number
    station = (number + gait.touchdown[leg] + gait.duty / 2) * stride_m
    if share < gait.duty:
        return Foot(station, 0.0, True, share / gait.duty)
    swing = (share - gait.duty) / (1 - gait.duty)
    eased = swing * swing * (3 - 2 * swing)
    return Foot(station + eased * stride_m, sin(pi * swing) ** 1.3, False, swing)
