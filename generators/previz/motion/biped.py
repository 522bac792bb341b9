"""A person's posture at any instant: what the score says, feet on the ground, hands where they have work to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan, atan2, cos, hypot, pi, radians, sin, sqrt

from generators.previz.motion.arms import Arms
from generators.previz.motion.body import SIDES, Bearing, Stand, Torso, blended_stands
from generators.previz.motion.chute import down_chute
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
    subtract,
    yaw_towards,
)
from generators.previz.motion.score import Pose
from generators.previz.motion.script import Cue, moment_of, walks
from generators.previz.motion.stride import Biped, Step, Stride, over_sole
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Posture

__all__ = ["Bearing", "Biped", "BipedGait"]

CUSHION = 0.07
"""How far the hip joints lie over the seat, over hip height."""
FINGERS = 0.06
"""How far fingers reach beyond the palm, over body height."""
BENDS = 5
"""Rounds in which somebody bends to reach something."""
BACK, MOST_LEAN = 0.3, 1.25
"""Length of the back over body height, and how far it bends forward at the most, radians."""
GRAVITY = 9.81
MOST_GLANCE, MOST_NOD = 1.2, 0.7
"""How far eyes and head follow what is looked at, radians."""


@dataclass(frozen=True, slots=True)
class _Swung:
    """Where a pendulum has somebody: its angle forward, rad; how far ahead of its lowest point and above it, m."""

    angle: float = 0.0
    ahead_m: float = 0.0
    rise_m: float = 0.0


def _swung(pendulum: tuple[float, float] | None, story_s: float) -> _Swung:
    """A small swing of a pendulum that begins at its backmost point, as the parts of props that hang do."""
    if pendulum is None:
        return _Swung()
    length, degrees = pendulum
    angle = -radians(degrees) * cos(sqrt(GRAVITY / length) * story_s)
    return _Swung(angle, length * sin(angle), length * (1.0 - cos(angle)))


class BipedGait:
    """A person playing its script. Call it with a story time for the posture; `bear` tells more."""

    def __init__(self, bones: Biped, travel: Travel, cues: Sequence[Cue], phase: float = 0.0) -> None:
        self.bones = bones
        self.arms = Arms(bones)
        self.travel = travel
        self.cues = tuple(cues)
        self.phase = phase
        self._starts = [cue.start_s for cue in self.cues]
        self._strides = {
            id(cue): Stride(bones, travel, max(cue.speed_mps, 0.3), cue.motion, phase)
            for cue in self.cues
            if walks(cue)
        }
        fastest = max(self._strides.values(), key=lambda stride: stride.stride_m, default=None)
        self.steps = fastest is not None
        stride = fastest or Stride(bones, travel, 1.4, "walk", phase)
        self.gait, self.stride_m = stride.gait, stride.stride_m
        self.bear = lru_cache(maxsize=32)(self._bear)

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        return self.bear(story_s).posture

    def busy(self, story_s: float) -> list[float]:
        """Heights of what the hands are at, world m: the palms that have work, and the ends of what they hold."""
        cue = moment_of(self.cues, self._starts, story_s).now
        score = cue.score
        if score is None:
            return []
        bearing = self.bear(story_s)
        fingers = FINGERS * self.bones.height_m
        heights = [bearing.palms[side][2] + up for side in score.arms_given for up in (-fingers, fingers)]
        heights += [bearing.palms["r"][2] + cue.aloft_m] if cue.aloft_m else []
        for grip in cue.grips:
            at, turn = bearing.held(grip)
            heights += [at[2], at[2] + rotate(turn, (0.0, 0.0, grip.size_m))[2]]
        if score.performance.whole or score.posture.whole:
            heights.append(self._stand(cue, story_s).ground[2])
        return heights

    # --- hips, torso base and feet --------------------------------------------------------------------------------

    def _stand(self, cue: Cue, story_s: float) -> Stand:
        score = cue.score
        assert score is not None
        local = story_s - cue.start_s + cue.offset_s
        pose = score.at(local)
        gaze = cue.gaze(story_s) if cue.gaze else None
        stride = self._strides.get(id(cue))
        if stride is not None:
            hips, root, level = stride.pelvis(story_s)
            for name, value in stride.arms(story_s).items():
                if name[:2] not in ("l.", "r.") or name[0] not in score.arms_given:
                    pose[name] = value
            steps = {side: stride.step(side, story_s) for side, _ in SIDES}
            rise = self._leap(cue, local)
            if rise > 0:
                hips = (hips[0], hips[1], hips[2] + rise)
            ground = (hips[0], hips[1], hips[2] - self.bones.root_m)
            return Stand(hips, root, level, level, ground, pose, steps, gaze, float(gaze is not None))
        return self._in_place(cue, story_s, local, pose, gaze)

    def _in_place(self, cue: Cue, story_s: float, local: float, pose: Pose, gaze: Vec | None) -> Stand:
        bones, travel, score = self.bones, self.travel, cue.score
        assert score is not None
        when = story_s if cue.travels else min(max(story_s, cue.start_s), cue.end_s)
        distance = travel.distance(when)
        x, y = cue.mark or travel.point(distance)
        facing = cue.facing or travel.direction(distance)
        level = multiply(yaw_towards(*facing), about_z(pose["yaw"]))
        under = travel.terrain.height(x, y) + travel.lift_m if cue.mark else travel.ground(distance)
        floor = under + cue.raise_m
        to_and_fro = _swung(score.performance.pendulum or cue.pendulum, story_s)
        slid = down_chute(score.performance.chute, when - cue.start_s, cue.turn)
        pitch = pose["pitch"] - to_and_fro.angle + slid.slope + atan(cue.climb_slope)
        base = multiply(level, about_y(pitch), about_x(pose["roll"]))
        pose["lean"] -= slid.slope  # the back stays upright over the legs
        climbed = cue.climb_mps * max(0.0, when - cue.start_s)
        rise = pose["rise"] + self._leap(cue, local) + climbed
        rise += score.posture.lift + to_and_fro.rise_m + slid.up_m
        forward = pose["ahead"] * bones.root_m + to_and_fro.ahead_m + slid.ahead_m
        forward += cue.climb_slope * (climbed + cue.raise_m)
        ahead = rotate(level, (forward, pose["aside"] * bones.root_m, 0.0))
        height = pose["up"] * bones.root_m + floor + rise
        if score.posture.seated and cue.seat_m is not None:
            height = under + cue.seat_m + CUSHION * bones.root_m + rise
        hips = (x + ahead[0], y + ahead[1], height)
        hang = score.posture.hips or score.performance.hips
        place = self._hang if hang else self._plant
        steps = {side: place(side, sign, pose, (x, y, floor + rise), hips, level, base) for side, sign in SIDES}
        return Stand(hips, base, base, level, (x, y, floor), pose, steps, gaze, float(gaze is not None))

    def _plant(self, side: str, sign: float, pose: Pose, at: Vec, hips: Vec, level: Quat, base: Quat) -> Step:
        """A foot on the ground beside its place."""
        del hips, base
        bones = self.bones
        pitch = pose[f"{side}.p"]
        dx, dz = over_sole(bones, pitch)
        out = sign * (bones.hip[1] + pose[f"{side}.y"] * bones.root_m)
        x, y, _ = rotate(level, (pose[f"{side}.x"] * bones.root_m + dx, out, 0.0))
        lift = pose[f"{side}.z"] * bones.root_m
        ankle = (at[0] + x, at[1] + y, at[2] + dz + lift)
        return Step(ankle, pitch, lift < 0.002, multiply(level, about_z(0.1 * sign)))

    def _hang(self, side: str, sign: float, pose: Pose, at: Vec, hips: Vec, level: Quat, base: Quat) -> Step:
        """A foot that hangs from the hips."""
        del at, level
        bones = self.bones
        out = sign * (bones.hip[1] + pose[f"{side}.y"] * bones.root_m)
        length = (bones.thigh_m + bones.shank_m) * 0.998
        down = (pose[f"{side}.x"] * bones.root_m, out, pose[f"{side}.z"] * bones.root_m - length)
        return Step(add(hips, rotate(base, down)), pose[f"{side}.p"], False, base)

    def _leap(self, cue: Cue, local: float) -> float:
        """Height of a leap: a parabola under gravity."""
        row = cue.score.performance if cue.score else None
        if row is None or row.leap is None:
            return 0.0
        start, height = row.leap
        within = (local % row.period_s if row.period_s else local) - start
        flight = 2 * sqrt(2 * height / GRAVITY)
        return 4 * height * within * (flight - within) / flight**2 if 0 < within < flight else 0.0

    # --- the whole body ---------------------------------------------------------------------------------------------

    def _bear(self, story_s: float) -> Bearing:
        moment = moment_of(self.cues, self._starts, story_s)
        now, before, share = moment.now, moment.before, moment.share
        stand = self._stand(now, story_s)
        if before is not None:
            eased = share * share * (3 - 2 * share)
            stand = blended_stands(self._stand(before, story_s), stand, share, eased, self.bones.root_m)
        else:
            eased = 1.0
        joints: dict[str, Quat | float] = {}
        stand, torso = self._bent(self._grounded(stand), story_s, joints, ((now, eased), (before, 1.0 - eased)))
        self._legs(stand, joints)
        palms: dict[str, Vec] = {}
        hands: dict[str, Quat] = {}
        lead = now.grips[0].hand if now.grips else "r"
        for side in (lead, "l" if lead == "r" else "r"):
            arm = self.arms.arm(now, side, story_s, torso, palms, hands)
            if before is not None:
                old = self.arms.arm(before, side, story_s, torso, palms, hands)
                arm = self.arms.mixed(side, old, arm, eased, torso)
            self.arms.place(side, arm, torso, joints, palms, hands)
        pose = stand.pose
        return Bearing(
            Posture(stand.hips, stand.root, joints),
            palms,
            hands,
            stand.level,
            torso.chest,
            torso.head,
            torso.mouth,
            pose["tip"],
            pose["bank"],
        )

    def _bent(
        self,
        stand: Stand,
        story_s: float,
        joints: dict[str, Quat | float],
        cues: Sequence[tuple[Cue | None, float]],
    ) -> tuple[Stand, Torso]:
        """Bends the back, and then the knees, until hands reach the points of the world that they go to."""
        torso = self._torso(stand, story_s, joints)
        size = self.bones.height_m
        for _ in range(BENDS):
            short = max(share * self.arms.short(cue, story_s, torso) for cue, share in cues if cue is not None)
            if short < 0.002:
                break
            lean = min(stand.pose["lean"] + short / (BACK * size), max(MOST_LEAN, stand.pose["lean"]))
            x, y, z = stand.hips
            kneels = lean >= MOST_LEAN and any(step.planted for step in stand.steps.values())
            sunk = max(z - 0.7 * short, stand.ground[2] + 0.4 * self.bones.root_m) if kneels else z
            stand = replace(stand, pose={**stand.pose, "lean": lean}, hips=(x, y, min(z, sunk)))
            torso = self._torso(stand, story_s, joints)
        return stand, torso

    def _grounded(self, stand: Stand) -> Stand:
        """Lowers the hips where planted feet are out of reach."""
        bones = self.bones
        longest = (bones.thigh_m + bones.shank_m) * 0.9985
        x, y, z = stand.hips
        top = z
        for side, sign in SIDES:
            step = stand.steps[side]
            if step.planted:
                hip = rotate(stand.root, (bones.hip[0], sign * bones.hip[1], bones.hip[2]))
                away = hypot(step.ankle[0] - x - hip[0], step.ankle[1] - y - hip[1])
                top = min(top, step.ankle[2] - hip[2] + sqrt(max(longest**2 - away**2, 0.04 * longest**2)))
        if top >= z:
            return stand
        return replace(stand, hips=(x, y, top))

    def _legs(self, stand: Stand, joints: dict[str, Quat | float]) -> None:
        bones, root = self.bones, stand.root
        knees = stand.pose["knees"]
        for side, sign in SIDES:
            step = stand.steps[side]
            hip = add(stand.hips, rotate(root, (bones.hip[0], sign * bones.hip[1], bones.hip[2])))
            pole = rotate(stand.base, (1.0, sign * knees, 0.25))
            forward = rotate(stand.base, (1.0, sign * 0.5 * knees, 0.0))
            bend = reach(hip, step.ankle, bones.thigh_m, bones.shank_m, pole, forward)
            joints[f"{side}/thigh"] = multiply(conjugate(root), bend.upper)
            joints[f"{side}/shank"] = multiply(conjugate(bend.upper), bend.lower)
            joints[f"{side}/foot"] = multiply(conjugate(bend.lower), step.frame, about_y(step.pitch))

    def _torso(self, stand: Stand, story_s: float, joints: dict[str, Quat | float]) -> Torso:
        bones, pose, base, root = self.bones, stand.pose, stand.base, stand.root
        breath = 0.012 * sin(2 * pi * 0.25 * story_s + 6 * self.phase)
        lean = pose["lean"] + bones.stoop_rad + breath
        turn, bend = pose["turn"], pose["bend"]
        spine = multiply(base, about_z(0.4 * turn), about_y(0.45 * lean), about_x(0.5 * bend))
        chest = multiply(base, about_z(turn), about_y(lean), about_x(bend))
        spine_at = add(stand.hips, rotate(root, bones.spine))
        chest_at = add(spine_at, rotate(spine, bones.chest))
        neck_at = add(chest_at, rotate(chest, bones.neck))
        glance, nod = pose["glance"] + 0.2 * turn, pose["nod"] + 0.25 * lean
        glance += 0.1 * sin(0.37 * story_s + 9 * self.phase) * (1.0 - stand.heed)
        if stand.gaze is not None:
            to_side, down = self._look_at(stand.gaze, neck_at, base, pose)
            glance += (to_side - glance) * stand.heed
            nod += (down - nod) * stand.heed
        neck = multiply(base, about_z(0.5 * (glance + turn)), about_y(0.5 * (lean + nod) + 0.12))
        head = multiply(base, about_z(glance), about_y(nod), about_x(pose["tilt"]))
        head_at = add(neck_at, rotate(neck, bones.head))
        joints["spine"] = multiply(conjugate(root), spine)
        joints["chest"] = multiply(conjugate(spine), chest)
        joints["neck"] = multiply(conjugate(chest), neck)
        joints["head"] = multiply(conjugate(neck), head)
        sx, sy, sz = bones.shoulder
        shoulders = {side: add(chest_at, rotate(chest, (sx, sign * sy, sz))) for side, sign in SIDES}
        middle = add(chest_at, rotate(chest, (sx, 0.0, sz)))
        return Torso(stand, chest, shoulders, middle, head, add(head_at, rotate(head, bones.mouth)))

    def _look_at(self, point: Vec, eyes: Vec, base: Quat, pose: Pose) -> tuple[float, float]:
        """How far the head turns left and down to look at a point."""
        x, y, z = rotate(conjugate(base), subtract(point, add(eyes, (0.0, 0.0, 0.06 * self.bones.height_m))))
        left = atan2(y, x)
        if abs(left) > 2.4:
            left = 0.0  # what lies behind is not looked at over the shoulder for long
        down = -atan2(z, hypot(x, y) or 1e-6)
        glance = min(max(left, -MOST_GLANCE), MOST_GLANCE)
        return glance + 0.4 * pose["glance"], min(max(down, -MOST_NOD), MOST_NOD) + 0.2 * pose["nod"]
