"""How a four-legged animal moves: feet planted on the ground, a trunk that bends, a head that stays calm.

The order of work for one instant: where the feet are (from the distance travelled), how the trunk lies, where that
puts the hips and shoulder blades, and how each leg must bend to reach its foot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import atan2, cos, pi, radians, sin

from generators.previz.motion.gaits import GAITS, Foot, Gait, at_speed, foot_at, gait_of_four, stride_length_m
from generators.previz.motion.habits import Stance, habit_of
from generators.previz.motion.limbs import reach
from generators.previz.motion.rotations import (
    Quat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    aim,
    conjugate,
    multiply,
    rotate,
    yaw_towards,
)
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Posture

__all__ = ["LEGS", "LegBones", "Quadruped", "QuadrupedGait"]

LEGS = ("lf", "rf", "lh", "rh")
LONGEST_SWEEP = 0.92
"""How far a foot stays behind while the body passes over it, at the most, over hip height."""


@dataclass(frozen=True, slots=True)
class LegBones:
    """One leg, in metres.

    Attributes:
        hang: where it hangs on its part of the trunk (chest or pelvis), in that bone's frame.
        upper_m, lower_m, foot_m: lengths of its bones; the third ends at the joint of the paw or hoof.
        sole_m: height of that joint above the ground as it stands.
        ground_x_m: where the foot stands, in the figure's frame (forward of its origin).
        aside_m: and how far to the left.
    """

    hang: Vec
    upper_m: float
    lower_m: float
    foot_m: float
    sole_m: float
    ground_x_m: float
    aside_m: float


@dataclass(frozen=True, slots=True)
class Quadruped:
    """The bones that motion needs to know, in metres and radians.

    Attributes:
        root_m: height of the root as it stands. chest, pelvis: where those bones sit on the root.
        legs: by name. family: paw, hoof, pillar or hop.
        hip_m: height of the hips. neck_rad: slope of the neck as it stands; run_neck_rad: as it runs.
        head_rad: how far the muzzle points down. jaw_rad: how far the mouth opens when it runs.
        tail_rad: carriage of the tail above the level. tail_bones: how many. ears: names of the ear bones.
        hanging_ears: whether they flap with the stride.
        trunk_bones: of an elephant's trunk.
    """

    root_m: float
    chest: Vec
    pelvis: Vec
    legs: Mapping[str, LegBones]
    family: str
    hip_m: float
    neck_rad: float
    run_neck_rad: float
    head_rad: float
    jaw_rad: float
    tail_rad: float
    tail_bones: int
    ears: tuple[str, ...]
    hanging_ears: bool
    trunk_bones: int = 0


@dataclass(frozen=True, slots=True)
class _Trunk:
    """Where the trunk is: world position of the root and world rotations of its parts."""

    position: Vec
    root: Quat
    chest: Quat
    pelvis: Quat


LEAP, LEAP_S = 1.15, 0.75
"""Height of a leap on the way, over hip height, and how long it takes."""
LYING_FROM, LYING_LEAN = 0.45, -1.42
"""How low a trunk lies (over hip height) whose lower legs lie flat, and how those lean then, radians."""
ON_THE_WAY = Stance(wag=0.3, nod=0.03)


class QuadrupedGait:
    """A four-legged animal on its way, or staying in place. Call it with a story time for its posture."""

    def __init__(
        self,
        bones: Quadruped,
        travel: Travel,
        motion: str,
        phase: float = 0.0,
        *,
        words: str = "",
        speed_mps: float | None = None,
        start_s: float = 0.0,
        raise_m: float = 0.0,
        end_s: float = 5.0,
        climb_mps: float = 0.0,
        resting: Stance | None = None,
    ) -> None:
        """Of one motion all the time.

        Args:
            bones: of the animal.
            travel: its way.
            motion: id in `motions`.
            phase: share of a stride by which it is ahead of others.
            words: the action, which may say more than its motion.
            speed_mps: along the way; None for the way's own.
            start_s: story time at which it begins.
            raise_m: how high over the ground it is.
            end_s: story time at which it ends.
            climb_mps: how fast a leap takes it up.
            resting: how the trunk and the legs stay while only the head is at something; None for on its feet.
        """
        self.bones = bones
        self.resting = resting
        self.phase = phase
        speed = travel.speed_mps if speed_mps is None else speed_mps
        self.habit = habit_of(motion, words)
        self.moving = speed > 0.02 and not self.habit.glides
        self.gait_name = gait_of_four(speed, bones.hip_m, bones.family, motion)
        gait = GAITS[self.gait_name]
        self.stride_m = stride_length_m(gait, speed, bones.hip_m)
        self.gait: Gait = at_speed(gait, self.stride_m, LONGEST_SWEEP * bones.hip_m)
        self.start_s = start_s
        self.raise_m = raise_m
        self.leap_s = (start_s + end_s) / 2 if motion == "jump" and self.moving else None
        self.jumps = motion == "jump" and not self.moving
        self._climb = (start_s, end_s, climb_mps)
        self._drop_m = 0.0
        self.travel = replace(travel, pace=None, speed_mps=speed, humps=())
        self._drop_m = self._overreach()
        self.travel = travel

    def busy(self, story_s: float) -> list[float]:
        """Heights that a picture of what it does has to show, world m: the ground where its whole body matters."""
        if self.moving or not self.habit.whole:
            return []
        return [self.travel.ground(self.travel.distance(story_s))]

    def stance(self, story_s: float) -> Stance:
        """How the body is held beside its gait."""
        if self.moving:
            return ON_THE_WAY
        own = self.habit.at(story_s - self.start_s)
        return own if self.resting is None else own.over(self.resting)

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        return self._posture(story_s)[0]

    def _overreach(self) -> float:
        """How far the trunk must sink so that every planted foot is within reach: the most over one stride."""
        if not self.moving:
            return max(0.0, self._posture(0.0)[1])
        turns = [k / 16 for k in range(16)]
        for touchdown in self.gait.touchdown.values():
            turns += [touchdown + 0.001, touchdown + self.gait.duty - 0.001]
        period = self.stride_m / self.travel.speed_mps
        times = [self.travel.origin_s + period * (turn - self.phase) for turn in turns]
        for _ in range(5):
            self._drop_m += 1.2 * max(self._posture(time)[1] for time in times)
        return self._drop_m

    def _posture(self, story_s: float) -> tuple[Posture, float]:
        bones, travel = self.bones, self.travel
        distance = travel.distance(story_s)
        turn = distance / self.stride_m + self.phase
        direction = travel.direction(distance)
        yaw = yaw_towards(*direction)
        trunk = self._trunk(story_s, distance, turn, yaw)
        joints: dict[str, Quat | float] = {
            "chest": multiply(conjugate(trunk.root), trunk.chest),
            "pelvis": multiply(conjugate(trunk.root), trunk.pelvis),
        }
        forward: Vec = (direction[0], direction[1], 0.0)
        missing = 0.0
        for leg, of in bones.legs.items():
            missing = max(missing, self._bend_leg(leg, of, story_s, distance, trunk, forward, joints))
        self._carry_head(story_s, turn, yaw, trunk, joints)
        self._swing_tail(story_s, turn, joints)
        return Posture(trunk.position, trunk.root, joints), missing

    def _trunk(self, story_s: float, distance: float, turn: float, yaw: Quat) -> _Trunk:
        bones, gait, stance = self.bones, self.gait, self.stance(story_s)
        x, y = self.travel.point(distance)
        ground = self.travel.smooth_ground(distance, bones.hip_m * 1.5)
        height = bones.root_m - self._drop_m - stance.lower * bones.hip_m
        height += self._raised(story_s)
        height += self.habit.climb_mps * max(0.0, story_s - self.start_s) if not self.moving else 0.0
        pitch, flex, sway = stance.pitch, 0.0, stance.roll
        if stance.yaw:
            yaw = multiply(yaw, about_z(stance.yaw))
        if self.moving:
            beat = 2 * pi * (turn - gait.bob_phase) * gait.bob_beats
            height += gait.bob * bones.hip_m * cos(beat)
            pitch += gait.pitch * cos(2 * pi * (turn - gait.pitch_phase))
            flex = gait.flex * cos(2 * pi * (turn - gait.flex_phase))
            sway += 0.03 * sin(2 * pi * turn) if gait.duty > 0.5 else 0.0
        else:
            height += 0.004 * bones.hip_m * sin(2 * pi * 0.35 * story_s)
        root = multiply(yaw, about_y(-pitch), about_x(sway))
        chest = multiply(root, about_y(0.4 * flex))
        pelvis = multiply(root, about_y(-0.6 * flex), about_z(sway if self.moving else 0.0))
        return _Trunk((x, y, ground + height + self._hop(story_s)), root, chest, pelvis)

    def _raised(self, story_s: float) -> float:
        """How high over the ground its way is, m."""
        start_s, end_s, rate = self._climb
        return self.raise_m + rate * min(max(story_s - start_s, 0.0), end_s - start_s)

    def _hop(self, story_s: float) -> float:
        """Height of a jump above the ground: a parabola under gravity, then a rest."""
        if self.leap_s is not None:
            within = (story_s - self.leap_s) / LEAP_S + 0.5
            return 4 * LEAP * self.bones.hip_m * within * (1 - within) if 0 < within < 1 else 0.0
        if not self.jumps:
            return 0.0
        height = 0.5 * self.bones.hip_m
        flight = 2 * (2 * height / 9.81) ** 0.5
        within = (story_s + 0.3) % (flight + 0.7) - 0.5
        return 4 * height * within * (flight - within) / flight**2 if 0 < within < flight else 0.0

    def _bend_leg(
        self,
        leg: str,
        of: LegBones,
        story_s: float,
        distance: float,
        trunk: _Trunk,
        forward: Vec,
        joints: dict[str, Quat | float],
    ) -> float:
        fore = leg.endswith("f")
        base, base_at = (trunk.chest, self.bones.chest) if fore else (trunk.pelvis, self.bones.pelvis)
        hip = add(add(trunk.position, rotate(trunk.root, base_at)), rotate(base, of.hang))
        foot, sole = self._foot(leg, of, story_s, distance)
        tucked = self._tucked(leg, of, story_s, hip, base)
        if tucked is not None:
            foot, sole = Foot(0.0, 0.25, False, 0.5), tucked
            x, y, _ = rotate(base, (1.0, 0.0, 0.0))
            if abs(x) + abs(y) > 1e-3:
                forward = (x, y, 0.0)
        ahead = (sole[0] - hip[0]) * forward[0] + (sole[1] - hip[1]) * forward[1]
        slope = atan2(ahead, max(0.2 * of.upper_m, hip[2] - sole[2]))
        fold = foot.lift * (1.25 if fore else 0.95)
        lean = self._rest_lean(fore) - (0.75 if fore else 0.8) * slope + fold
        flat = 0.0 if tucked is not None or self.moving else self._flatness(story_s)
        lean += flat * (LYING_LEAN - lean)
        up = (sin(lean) * forward[0], sin(lean) * forward[1], cos(lean))
        wrist = add(sole, (up[0] * of.foot_m, up[1] * of.foot_m, up[2] * of.foot_m))
        pole = (-forward[0], -forward[1], 0.15) if fore else (forward[0], forward[1], 0.15)
        bend = reach(hip, wrist, of.upper_m, of.lower_m, pole, forward)
        foot_rotation = aim((-up[0], -up[1], -up[2]), forward)
        toes = self._toes(foot, slope)
        level = base if tucked is not None else multiply(yaw_towards(forward[0], forward[1]), about_y(toes))
        joints[f"{leg}/upper"] = multiply(conjugate(base), bend.upper)
        joints[f"{leg}/lower"] = multiply(conjugate(bend.upper), bend.lower)
        joints[f"{leg}/foot"] = multiply(conjugate(bend.lower), foot_rotation)
        joints[f"{leg}/paw"] = multiply(conjugate(foot_rotation), level)
        return bend.missing_m if foot.planted else 0.0

    def _tucked(self, leg: str, of: LegBones, story_s: float, hip: Vec, base: Quat) -> Vec | None:
        """Where a foot is that hangs in the air; None for one on the ground."""
        if self.moving:
            return None
        stance = self.stance(story_s)
        length = stance.tuck or (stance.tuck_fore if leg.endswith("f") else 0.0)
        if length <= 0.0:
            return None
        whole = of.upper_m + of.lower_m + of.foot_m
        beat = LEGS.index(leg) * 0.5 + (0.25 if leg.endswith("h") else 0.0)
        to_and_fro = stance.paddle * sin(2 * pi * (story_s / (self.habit.period_s or 1.0) + beat))
        return add(hip, rotate(base, ((0.18 + to_and_fro) * whole, 0.0, -min(length, 0.96) * whole)))

    def _flatness(self, story_s: float) -> float:
        """How far the lower legs lie on the ground, 0..1: those of who lies do."""
        return min(max((self.stance(story_s).lower - LYING_FROM) / 0.15, 0.0), 1.0)

    def _rest_lean(self, fore: bool) -> float:
        if self.bones.family in ("hoof", "pillar"):
            return 0.0
        return -0.22 if fore else 0.02

    def _toes(self, foot: Foot, slope: float) -> float:
        """How far the toes point down: the heel comes up as the foot leaves, and hangs while it swings."""
        if foot.planted:
            return 0.5 * max(0.0, -slope - 0.15) * foot.share
        return 0.9 * foot.lift * (1.0 - 0.6 * foot.share)

    def _foot(self, leg: str, of: LegBones, story_s: float, distance: float) -> tuple[Foot, Vec]:
        """The foot's state and the world position of its paw joint."""
        travel, hip = self.travel, self.bones.hip_m
        if self.moving:
            foot = foot_at(self.gait, leg, distance + self.phase * self.stride_m, self.stride_m)
            station = foot.station_m - self.phase * self.stride_m + of.ground_x_m
            lift = foot.lift * self.gait.lift * hip
            hop = self._hop(story_s)
            if hop > 0:
                foot = replace(foot, lift=max(foot.lift, min(1.0, hop / (0.5 * hip))), planted=False)
                station = distance + of.ground_x_m + (0.35 if leg.endswith("f") else -0.3) * hip * min(1.0, hop / hip)
                lift = 1.2 * hop
        else:
            foot = Foot(0.0, 0.0, True, 0.5)
            stance = self.stance(story_s)
            shift = stance.fore if leg.endswith("f") else stance.hind
            station = distance + of.ground_x_m + shift * hip
            lift = self._hop(story_s) * 1.15
            foot = Foot(0.0, min(1.0, lift / (0.5 * hip)), lift == 0.0, 0.5)
        x, y = travel.point(station, of.aside_m)
        return foot, (x, y, travel.ground(station, of.aside_m) + of.sole_m + lift + self._raised(story_s))

    def _carry_head(
        self, story_s: float, turn: float, yaw: Quat, trunk: _Trunk, joints: dict[str, Quat | float]
    ) -> None:
        bones, stance = self.bones, self.stance(story_s)
        running = self.moving and self.gait.duty < 0.5
        slope = (bones.run_neck_rad if running else bones.neck_rad) + stance.neck
        glance = 0.0
        if self.moving:
            slope += (0.6 * self.gait.pitch + 0.05) * sin(2 * pi * (turn - self.gait.pitch_phase + 0.35))
        else:
            slope += stance.nod * sin(2 * pi * 0.5 * story_s + self.phase)
            glance = stance.glance * sin(0.9 * story_s + 5 * self.phase)
        neck = multiply(yaw, about_z(0.5 * glance), about_y(-slope))
        dip = bones.head_rad + stance.head - (0.1 if running else 0.0)
        nod = 0.05 * sin(2 * pi * turn) if self.moving else stance.nod * sin(2 * pi * 0.5 * story_s + 0.6)
        head = multiply(yaw, about_z(glance), about_y(dip + nod))
        joints["neck"] = multiply(conjugate(trunk.chest), neck)
        joints["head"] = multiply(conjugate(neck), head)
        pant = 0.12 * sin(2 * pi * 3.2 * story_s)
        joints["jaw"] = about_y(bones.jaw_rad * (1 + pant)) if running else about_y(stance.jaw)
        self._flap_ears(story_s, turn, running, joints)
        for k in range(bones.trunk_bones):
            joints[f"trunk{k}"] = about_y(0.12 + 0.1 * sin(1.3 * story_s - 0.7 * k + self.phase))

    def _flap_ears(self, story_s: float, turn: float, running: bool, joints: dict[str, Quat | float]) -> None:
        """Hanging ears lag behind the head's rise and fall; standing ones flick now and then."""
        for name in self.bones.ears:
            side = 1.0 if name.startswith("l") else -1.0
            if self.bones.hanging_ears:
                wave = sin(2 * pi * (turn - 0.15)) if self.moving else 0.15 * sin(0.7 * story_s)
                out = (0.35 + 0.4 * wave) if running else 0.06 * wave
                joints[name] = multiply(about_x(side * out), about_y(0.35 * out))
            else:
                flick = max(0.0, sin(1.1 * story_s + side)) ** 12
                joints[name] = about_y(-0.35 * flick - (0.25 if running else 0.0))

    def _swing_tail(self, story_s: float, turn: float, joints: dict[str, Quat | float]) -> None:
        bones = self.bones
        running = self.moving and self.gait.duty < 0.5
        for k in range(bones.tail_bones):
            lag = 0.09 * k
            if self.moving:
                up = 0.07 * sin(2 * pi * (turn - lag)) + (0.03 if running else 0.0)
                side = 0.16 * sin(2 * pi * (0.5 * turn - lag))
            else:
                up = 0.04 * sin(1.7 * story_s - 3 * lag)
                side = self.stance(story_s).wag * sin(2 * pi * (1.1 * story_s - lag) + self.phase)
            carriage = bones.tail_rad + self.stance(story_s).tail if k == 0 else radians(4)
            joints[f"tail{k}"] = multiply(about_z(side), about_y(carriage + up))
