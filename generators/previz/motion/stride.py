"""How a person walks and runs: heel to toe, the hips over the feet, arms against legs."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from generators.previz.motion.gaits import GAITS, Foot, at_speed, foot_at, gait_of_two, stride_length_m
from generators.previz.motion.rotations import Quat, Vec, about_x, about_z, multiply, yaw_towards
from generators.previz.motion.score import Pose
from generators.previz.motion.stairs import StairWay
from generators.previz.motion.travel import Travel

__all__ = ["Biped", "Step", "Stride"]

LONGEST_SWEEP = 0.8
"""How far a foot stays behind while the body passes over it, at the most, over hip height."""


@dataclass(frozen=True, slots=True)
class Biped:
    """The bones that motion needs to know, in metres and radians. Joints lie in the frame of the bone before them.

    Attributes:
        root_m: height of the hips as it stands. hip: of the left leg in the root's frame.
        thigh_m, shank_m, ankle_m: lengths, and the ankle's height above the sole.
        heel_m, ball_m: how far the heel lies behind the ankle and the ball of the foot before it.
        stoop_rad: how far the back bends as it stands (the old).
        seat_m: height of the seat it sits on at its ease.
        height_m: of the whole body. mouth: from the joint of the head.
        spine, chest, neck, head, shoulder: joints; the shoulder is the left one.
        arm_m, forearm_m: lengths. palm_m: from the wrist to the middle of the closed hand.
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
    height_m: float = 1.7
    mouth: Vec = (0.09, 0.0, 0.05)
    spine: Vec = (0.0, 0.0, 0.12)
    chest: Vec = (0.0, 0.0, 0.12)
    neck: Vec = (-0.02, 0.0, 0.28)
    head: Vec = (0.02, 0.0, 0.08)
    shoulder: Vec = (-0.01, 0.17, 0.2)
    arm_m: float = 0.3
    forearm_m: float = 0.25
    palm_m: float = 0.08


@dataclass(frozen=True, slots=True)
class Step:
    """A foot at an instant: where its ankle is (world m), the toes' pitch, whether it bears, and how it is turned."""

    ankle: Vec
    pitch: float
    planted: bool
    frame: Quat


class Stride:
    """Walking or running along a way."""

    def __init__(self, bones: Biped, travel: Travel, speed_mps: float, motion: str, phase: float) -> None:
        self.bones = bones
        self.travel = travel
        self.phase = phase
        name = gait_of_two(speed_mps, bones.root_m, motion)
        self.runs = name == "two_run"
        gait = GAITS[name]
        self.stride_m = stride_length_m(gait, speed_mps, bones.root_m)
        self._stairs = travel if isinstance(travel, StairWay) else None
        if self._stairs is not None:
            self.stride_m = 2.0 * self._stairs.flight.tread_m
        self.gait = at_speed(gait, self.stride_m, LONGEST_SWEEP * bones.root_m)
        self._drop_m = 0.0
        if self._stairs is not None:
            landing = self._station(foot_at(self.gait, "l", phase * self.stride_m, self.stride_m))
            self.phase -= self._stairs.mid_tread(landing, bones.heel_m, bones.ball_m) / self.stride_m
        self._sink()

    def turn(self, story_s: float) -> float:
        """Strides made."""
        return self.travel.distance(story_s) / self.stride_m + self.phase

    def pelvis(self, story_s: float) -> tuple[Vec, Quat, Quat]:
        """World position and rotation of the hips, and the level rotation along the way."""
        return self._pelvis(self.travel.distance(story_s))

    def step(self, side: str, story_s: float) -> Step:
        """The foot of a side, l or r."""
        return self._step(side, self.travel.distance(story_s))

    def arms(self, story_s: float) -> Pose:
        """Angles of arms, chest and head: the left arm goes with the right leg; the elbow opens as it swings back."""
        swing = cos(2 * pi * (self.turn(story_s) - self.gait.duty / 2 - 0.02))
        bend, reach = (1.45, 0.75) if self.runs else (0.32, 0.42)
        lean = 0.16 + 0.02 * self.travel.speed(story_s) if self.runs else 0.05
        pose: Pose = {"lean": lean, "turn": (0.24 if self.runs else 0.14) * swing, "nod": -0.3 * lean, "glance": 0.0}
        for side, sign in (("l", -1.0), ("r", 1.0)):
            pose[f"{side}.swing"] = 0.05 + sign * reach * swing
            pose[f"{side}.out"] = 0.12
            pose[f"{side}.twist"] = 0.15 if self.runs else 0.0
            pose[f"{side}.elbow"] = bend + sign * 0.3 * reach * swing
            pose[f"{side}.wrist"] = 0.0
        return pose

    def _sink(self) -> None:
        """Lowers the hips until every planted foot of a stride is within reach."""
        turns = [k / 16 for k in range(16)]
        for touchdown in self.gait.touchdown.values():
            turns += [touchdown + 0.001, touchdown + self.gait.duty - 0.001]
        for _ in range(5):
            self._drop_m += 1.1 * max(self._missing(self.stride_m * (turn - self.phase)) for turn in turns)

    def _missing(self, distance: float) -> float:
        """By how much the legs are too short for their planted feet."""
        bones = self.bones
        (x, y, z), root, _ = self._pelvis(distance)
        del root
        longest = (bones.thigh_m + bones.shank_m) * 0.9995
        missing = 0.0
        hx, hy = self.travel.direction(distance)
        for side, sign in (("l", 1.0), ("r", -1.0)):
            step = self._step(side, distance)
            if step.planted:
                dx = step.ankle[0] - (x - hy * sign * bones.hip[1])
                dy = step.ankle[1] - (y + hx * sign * bones.hip[1])
                dz = step.ankle[2] - z
                missing = max(missing, (dx * dx + dy * dy + dz * dz) ** 0.5 - longest)
        return max(0.0, missing)

    def _pelvis(self, distance: float) -> tuple[Vec, Quat, Quat]:
        bones, gait = self.bones, self.gait
        turn = distance / self.stride_m + self.phase
        yaw = yaw_towards(*self.travel.direction(distance))
        height = bones.root_m - self._drop_m + gait.bob * bones.root_m * cos(4 * pi * (turn - gait.bob_phase))
        aside = 0.018 * bones.root_m * cos(2 * pi * (turn - gait.duty / 2))
        twist = -0.1 * cos(2 * pi * (turn - 0.02))
        tilt = 0.05 * sin(2 * pi * turn)
        x, y = self.travel.point(distance, aside)
        ground = self.travel.smooth_ground(distance, bones.root_m * 0.6)
        return (x, y, ground + height), multiply(yaw, about_z(twist), about_x(tilt)), yaw

    def _step(self, side: str, distance: float) -> Step:
        bones, travel = self.bones, self.travel
        sign = 1.0 if side == "l" else -1.0
        aside = sign * bones.hip[1] * 0.55
        foot = foot_at(self.gait, side, distance + self.phase * self.stride_m, self.stride_m)
        station = self._station(foot)
        pitch = self._roll(foot)
        lift = foot.lift * self.gait.lift * bones.root_m * (1.2 - 0.75 * foot.share)
        x, y = travel.point(station, aside)
        dx, dz = over_sole(bones, pitch)
        hx, hy = travel.direction(distance)
        ground = travel.ground(station, aside)
        if self._stairs is not None and not foot.planted:
            ground = self._stairs.over_edges(station, bones.heel_m, 1.5 * bones.ball_m)
        ankle = (x + hx * dx, y + hy * dx, ground + dz + lift)
        return Step(ankle, pitch, foot.planted, multiply(yaw_towards(hx, hy), about_z(0.1 * sign)))

    def _station(self, foot: Foot) -> float:
        """Where on the way a foot is."""
        back = (-0.02 if self.runs else -0.05) * self.bones.root_m
        return foot.station_m - self.phase * self.stride_m + back

    def _roll(self, foot: Foot) -> float:
        """Pitch of the foot, toes down positive: heel strike, flat, heel off, swing."""
        strike, leave = (-0.08, 1.0) if self.runs else (-0.32, 0.85)
        if foot.planted:
            if foot.share < 0.18:
                return strike * (1 - foot.share / 0.18)
            return float(leave * max(0.0, (foot.share - 0.55) / 0.45) ** 1.6)
        ease = foot.share * foot.share * (3 - 2 * foot.share)
        return leave + (strike - leave) * ease + (0.35 * sin(pi * foot.share) if self.runs else 0.0)


def over_sole(bones: Biped, pitch: float) -> tuple[float, float]:
    """Where the ankle is over the flat foot's ankle point when the foot turns about its heel or its ball."""
    pivot = bones.ball_m if pitch > 0 else -bones.heel_m
    x, z = -pivot, bones.ankle_m
    return pivot + x * cos(pitch) + z * sin(pitch), -x * sin(pitch) + z * cos(pitch)
