"""How a person moves: heel to toe, arms against legs, a calm head; and what people do on one spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import cos, pi, sin
from types import MappingProxyType

from generators.previz.motion.gaits import GAITS, Foot, at_speed, foot_at, gait_of_two, stride_length_m
from generators.previz.motion.limbs import reach
from generators.previz.motion.rotations import (
    Quat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    conjugate,
    multiply,
    rotate,
    yaw_towards,
)
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Posture

__all__ = ["Biped", "BipedGait"]

LONGEST_SWEEP = 0.8
"""How far a foot stays behind while the body passes over it, at the most, over hip height."""


@dataclass(frozen=True, slots=True)
class Biped:
    """The bones that motion needs to know, in metres and radians.

    Attributes:
        root_m: height of the hips as it stands. hip: of the left leg in the root's frame.
        thigh_m, shank_m, ankle_m: lengths, and the ankle's height above the sole.
        heel_m, ball_m: how far the heel lies behind the ankle and the ball of the foot before it.
        stoop_rad: how far the back bends as it stands (the old).
        seat_m: height of the seat it sits on.
    """

    root_m: float
    hip: Vec
    thigh_m: float
    shank_m: float
    ankle_m: float
    heel_m: float
    ball_m: float
    stoop_rad: float = 0.0
    seat_m: float = 0.45


@dataclass(frozen=True, slots=True)
class Arm:
    """How an arm is held, radians: forward swing, outward lift, inward twist, bend of elbow and wrist."""

    swing: float = 0.05
    out: float = 0.09
    twist: float = 0.0
    elbow: float = 0.22
    wrist: float = 0.0


@dataclass(frozen=True, slots=True)
class Stance:
    """A person on one spot at an instant.

    Attributes:
        left, right: the arms. lower: how far the hips sink, over hip height; aside: to the left.
        lean: forward bend of the back. turn: of the chest to the left. nod, glance: of the head, down and left.
        step: how far the feet stand forward of their places, over hip height, left then right. apart: and outward.
        lift: of each foot, over hip height.
    """

    left: Arm = Arm()
    right: Arm = Arm()
    lower: float = 0.0
    aside: float = 0.0
    lean: float = 0.0
    turn: float = 0.0
    nod: float = 0.0
    glance: float = 0.0
    step: tuple[float, float] = (0.02, -0.02)
    apart: float = 0.04
    lift: tuple[float, float] = (0.0, 0.0)
    rise_m: float = 0.0


def _idle(t: float) -> Stance:
    """Weight goes from one leg to the other; the chest breathes; the head looks about."""
    shift = sin(0.55 * t)
    breath = sin(2 * pi * 0.25 * t)
    arm = Arm(0.04 + 0.015 * breath, 0.1 + 0.01 * breath, 0.0, 0.22 + 0.02 * breath)
    return Stance(
        left=arm,
        right=replace(arm, swing=0.06, elbow=0.27),
        lower=0.008,
        aside=0.025 * shift,
        lean=0.02 + 0.012 * breath,
        turn=0.04 * shift,
        glance=0.2 * sin(0.37 * t + 0.5),
    )


def _sit(t: float) -> Stance:
    arm = Arm(0.55, 0.12, 0.25, 0.75)
    breath = 0.015 * sin(2 * pi * 0.25 * t)
    return Stance(arm, arm, lean=0.04 + breath, glance=0.25 * sin(0.4 * t), nod=0.05, step=(0.46, 0.42), apart=0.06)


def _ride(t: float) -> Stance:
    """Astride: knees out, hands at the reins."""
    arm = Arm(0.45, 0.1, 0.25, 1.0)
    return Stance(
        arm, arm, lean=0.06 + 0.03 * sin(2 * pi * 1.6 * t), glance=0.12 * sin(0.5 * t), step=(0.1, 0.1), apart=0.15
    )


def _drive(t: float) -> Stance:
    """At the wheel: legs forward and up, hands before the chest."""
    arm = Arm(0.75 + 0.04 * sin(0.9 * t), 0.12, 0.2, 0.75)
    return Stance(arm, arm, glance=0.12 * sin(0.5 * t), step=(0.62, 0.58), apart=0.06, lift=(0.26, 0.26))


def _wave(t: float) -> Stance:
    swing = sin(2 * pi * 1.4 * t)
    return replace(_idle(t), right=Arm(0.1, 2.15 + 0.12 * swing, -0.4, 0.75 + 0.4 * swing, 0.25 * swing), nod=-0.04)


def _point(t: float) -> Stance:
    return replace(_idle(t), right=Arm(1.45 + 0.03 * sin(1.3 * t), 0.1, 0.0, 0.08), turn=0.1, nod=-0.02)


def _talk(t: float) -> Stance:
    beat, other = sin(2 * pi * 0.9 * t), sin(2 * pi * 0.63 * t + 1.0)
    return replace(
        _idle(t),
        left=Arm(0.35 + 0.14 * other, 0.15, 0.35, 1.05 + 0.25 * other),
        right=Arm(0.45 + 0.18 * beat, 0.2, 0.4, 1.2 + 0.3 * beat),
        nod=0.05 * sin(2 * pi * 0.8 * t),
    )


def _dance(t: float) -> Stance:
    beat, half = sin(2 * pi * 1.9 * t), sin(2 * pi * 0.95 * t)
    return Stance(
        left=Arm(0.9 + 0.5 * half, 0.7 + 0.3 * beat, 0.2, 1.2 + 0.4 * half),
        right=Arm(0.9 - 0.5 * half, 0.7 - 0.3 * beat, 0.2, 1.2 - 0.4 * half),
        lower=0.055 + 0.03 * beat,
        aside=0.06 * half,
        lean=0.05,
        turn=0.3 * half,
        glance=-0.2 * half,
        apart=0.1,
        lift=(max(0.0, half) ** 2 * 0.07, max(0.0, -half) ** 2 * 0.07),
    )


def _carry(t: float) -> Stance:
    arm = Arm(0.55, 0.06, 0.1, 1.15)
    return replace(_idle(t), left=arm, right=arm, lean=-0.04)


def _eat(t: float) -> Stance:
    bite = max(0.0, sin(2 * pi * 0.35 * t)) ** 2
    return replace(_idle(t), right=Arm(0.5 + 0.35 * bite, 0.15, 0.5, 1.5 + 0.85 * bite), nod=0.12)


def _look(t: float) -> Stance:
    return replace(_idle(t), glance=0.6 * sin(0.8 * t), turn=0.15 * sin(0.8 * t))


def _throw(t: float) -> Stance:
    """One throw: the arm goes back, whips over the shoulder at half a second, and sinks."""
    back = min(max(t / 0.4, 0.0), 1.0)
    over = min(max((t - 0.4) / 0.15, 0.0), 1.0)
    sink = min(max((t - 0.7) / 0.6, 0.0), 1.0)
    swing = -0.9 * back + 3.2 * over - 2.2 * sink
    arm = Arm(swing, 0.35 * (1 - sink), 0.0, 0.3 + 1.3 * back * (1 - over))
    turn = -0.45 * back * (1 - over) + 0.3 * over * (1 - sink)
    return replace(_idle(t), right=arm, turn=turn, lean=0.02 + 0.2 * over * (1 - sink), step=(0.16, -0.1))


def _jump(t: float) -> Stance:
    """Crouch, leap, land: a standing jump of 0.42 m every second and a half."""
    height, crouch = 0.42, 0.45
    flight = 2 * (2 * height / 9.81) ** 0.5
    cycle = t % (flight + 0.95) - crouch
    if 0 <= cycle < flight:
        up = cycle / flight
        rise = 4 * height * up * (1 - up)
        arm = Arm(2.3, 0.35, 0.0, 0.35)
        return Stance(arm, arm, lower=0.02, lean=0.05, lift=(0.3 * sin(pi * up), 0.22 * sin(pi * up)), rise_m=rise)
    bent = sin(pi * (cycle + crouch) / crouch) if cycle < 0 else max(0.0, sin(pi * (cycle - flight) / 0.5))
    arm = Arm(-0.5 * bent + (0.8 if cycle > 0 else 0.0) * (1 - bent), 0.2, 0.0, 0.4)
    return Stance(arm, arm, lower=0.22 * bent + 0.01, lean=0.45 * bent)


_STANCES: Mapping[str, Callable[[float], Stance]] = MappingProxyType(
    {
        "stand": _idle,
        "sit": _sit,
        "ride": _ride,
        "drive": _drive,
        "wave": _wave,
        "point": _point,
        "talk": _talk,
        "dance": _dance,
        "carry": _carry,
        "eat": _eat,
        "look": _look,
        "jump": _jump,
        "throw": _throw,
    }
)


class BipedGait:
    """A person on the way, or on one spot. Call it with a story time for the posture."""

    def __init__(self, bones: Biped, travel: Travel, motion: str, phase: float = 0.0) -> None:
        self.bones = bones
        self.travel = travel
        self.motion = motion
        self.phase = phase
        self.seated = motion in ("sit", "ride", "drive")
        self.moving = travel.speed_mps > 0.02 and not self.seated
        name = gait_of_two(travel.speed_mps, bones.root_m, motion)
        self.runs = name == "two_run"
        gait = GAITS[name]
        self.stride_m = stride_length_m(gait, travel.speed_mps, bones.root_m)
        self.gait = at_speed(gait, self.stride_m, LONGEST_SWEEP * bones.root_m)
        self._drop_m = 0.0
        self._drop_m = self._overreach()

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        return self._posture(story_s)[0]

    def _overreach(self) -> float:
        if not self.moving:
            return 0.0 if self.seated else self._posture(0.0)[1]
        turns = [k / 16 for k in range(16)]
        for touchdown in self.gait.touchdown.values():
            turns += [touchdown + 0.001, touchdown + self.gait.duty - 0.001]
        period = self.stride_m / self.travel.speed_mps
        times = [self.travel.origin_s + period * (turn - self.phase) for turn in turns]
        for _ in range(5):
            self._drop_m += 1.1 * max(self._posture(time)[1] for time in times)
        return self._drop_m

    def _stance(self, story_s: float, turn: float) -> Stance:
        # A throw has its moment; what people do again and again need not be in step.
        offset = 0.0 if self.motion == "throw" else 7 * self.phase
        at_rest = _STANCES.get(self.motion, _idle)(story_s + offset)
        if not self.moving:
            return at_rest
        swing = cos(2 * pi * (turn - self.gait.duty / 2 - 0.02))
        if self.runs:
            bend, reach_m = 1.45, 0.75
            lean = 0.16 + 0.02 * self.travel.speed_mps
        else:
            bend, reach_m = 0.32, 0.42
            lean = 0.05
        # The left arm goes with the right leg; the elbow opens as the arm swings back.
        left = Arm(0.05 - reach_m * swing, 0.12, 0.15 if self.runs else 0.0, bend - 0.3 * reach_m * swing)
        right = Arm(0.05 + reach_m * swing, 0.12, 0.15 if self.runs else 0.0, bend + 0.3 * reach_m * swing)
        if self.motion in ("wave", "point", "carry", "talk", "eat"):
            left, right = (at_rest.left if self.motion == "carry" else left), at_rest.right
        return Stance(
            left, right, lean=lean, turn=0.2 * swing * (1.2 if self.runs else 0.7), nod=-0.3 * lean, apart=0.0
        )

    def _posture(self, story_s: float) -> tuple[Posture, float]:
        bones = self.bones
        distance = self.travel.distance(story_s)
        turn = distance / self.stride_m + self.phase
        stance = self._stance(story_s, turn)
        direction = self.travel.direction(distance)
        yaw = yaw_towards(*direction)
        root_at, root = self._pelvis(distance, turn, yaw, stance)
        joints: dict[str, Quat | float] = {}
        missing = 0.0
        for side, sign, index in (("l", 1.0, 0), ("r", -1.0, 1)):
            foot, ankle, pitch = self._foot(side, sign, index, distance, stance)
            hip = add(root_at, rotate(root, (bones.hip[0], sign * bones.hip[1], bones.hip[2])))
            forward = (direction[0], direction[1], 0.0)
            out = 0.12 * sign
            pole = (forward[0] - out * forward[1], forward[1] + out * forward[0], 0.25)
            bend = reach(hip, ankle, bones.thigh_m, bones.shank_m, pole, forward)
            joints[f"{side}/thigh"] = multiply(conjugate(root), bend.upper)
            joints[f"{side}/shank"] = multiply(conjugate(bend.upper), bend.lower)
            joints[f"{side}/foot"] = multiply(conjugate(bend.lower), yaw, about_z(0.1 * sign), about_y(pitch))
            if foot.planted:
                missing = max(missing, bend.missing_m)
        self._upper_body(stance, joints, root, yaw)
        return Posture(root_at, root, joints), missing

    def _pelvis(self, distance: float, turn: float, yaw: Quat, stance: Stance) -> tuple[Vec, Quat]:
        bones, gait = self.bones, self.gait
        aside = stance.aside * bones.root_m
        height = bones.root_m - self._drop_m - stance.lower * bones.root_m + stance.rise_m
        twist = tilt = 0.0
        if self.seated:
            height = bones.seat_m + 0.07 * bones.root_m
        if self.moving:
            height += gait.bob * bones.root_m * cos(2 * pi * (turn - gait.bob_phase) * 2)
            aside += 0.018 * bones.root_m * cos(2 * pi * (turn - gait.duty / 2))
            twist = -0.1 * cos(2 * pi * (turn - 0.02))
            tilt = 0.05 * sin(2 * pi * turn)
        x, y = self.travel.point(distance, aside)
        ground = self.travel.smooth_ground(distance, bones.root_m * 0.6)
        return (x, y, ground + height), multiply(yaw, about_z(twist), about_x(tilt))

    def _foot(self, side: str, sign: float, index: int, distance: float, stance: Stance) -> tuple[Foot, Vec, float]:
        """The foot's state, the ankle's world position, and how far the toes point down."""
        bones, travel = self.bones, self.travel
        aside = sign * (bones.hip[1] * (0.55 if self.moving else 1.0) + stance.apart * bones.root_m)
        if self.moving:
            foot = foot_at(self.gait, side, distance + self.phase * self.stride_m, self.stride_m)
            station = foot.station_m - self.phase * self.stride_m + (-0.02 if self.runs else -0.05) * bones.root_m
            pitch = self._roll(foot)
            lift = foot.lift * self.gait.lift * bones.root_m * (1.2 - 0.75 * foot.share)
        else:
            rise = stance.lift[index] * bones.root_m + stance.rise_m
            foot = Foot(0.0, 0.0, rise == 0.0, 0.5)
            station = distance + stance.step[index] * bones.root_m
            pitch = 0.7 * min(1.0, rise / 0.2)
            lift = rise
        x, y = travel.point(station, aside)
        dx, dz = self._over_sole(pitch)
        hx, hy = travel.direction(distance)
        return foot, (x + hx * dx, y + hy * dx, travel.ground(station, aside) + dz + lift), pitch

    def _roll(self, foot: Foot) -> float:
        """Pitch of the foot, toes down positive: heel strike, flat, heel off, swing."""
        strike, leave = (-0.08, 1.0) if self.runs else (-0.32, 0.85)
        if foot.planted:
            if foot.share < 0.18:
                return strike * (1 - foot.share / 0.18)
            return float(leave * max(0.0, (foot.share - 0.55) / 0.45) ** 1.6)
        ease = foot.share * foot.share * (3 - 2 * foot.share)
        return leave + (strike - leave) * ease + (0.35 * sin(pi * foot.share) if self.runs else 0.0)

    def _over_sole(self, pitch: float) -> tuple[float, float]:
        """Where the ankle is over the flat foot's ankle point when the foot turns about its heel or its ball."""
        bones = self.bones
        pivot = bones.ball_m if pitch > 0 else -bones.heel_m
        x, z = -pivot, bones.ankle_m
        return pivot + x * cos(pitch) + z * sin(pitch), -x * sin(pitch) + z * cos(pitch)

    def _upper_body(self, stance: Stance, joints: dict[str, Quat | float], root: Quat, yaw: Quat) -> None:
        lean = stance.lean + self.bones.stoop_rad
        spine = multiply(yaw, about_z(0.4 * stance.turn), about_y(0.45 * lean))
        chest = multiply(yaw, about_z(stance.turn), about_y(lean))
        head = multiply(yaw, about_z(stance.glance + 0.2 * stance.turn), about_y(stance.nod + 0.25 * lean))
        neck = multiply(yaw, about_z(0.5 * stance.glance + 0.4 * stance.turn), about_y(0.7 * lean + 0.12))
        joints["spine"] = multiply(conjugate(root), spine)
        joints["chest"] = multiply(conjugate(spine), chest)
        joints["neck"] = multiply(conjugate(chest), neck)
        joints["head"] = multiply(conjugate(neck), head)
        for side, sign, arm in (("l", 1.0, stance.left), ("r", -1.0, stance.right)):
            joints[f"{side}/arm"] = multiply(about_x(sign * arm.out), about_y(-arm.swing), about_z(-sign * arm.twist))
            joints[f"{side}/forearm"] = about_y(-arm.elbow)
            joints[f"{side}/hand"] = about_y(-arm.wrist - 0.08)
