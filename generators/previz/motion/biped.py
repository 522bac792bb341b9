"""A person's posture at any instant: what the score says, feet on the ground, hands where they have work to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, hypot, pi, sin, sqrt

from generators.previz.motion.limbs import reach
from generators.previz.motion.performing import Pose, Reach
from generators.previz.motion.rotations import (
    Quat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    aim,
    conjugate,
    lerp,
    multiply,
    rotate,
    scale,
    slerp,
    subtract,
    yaw_towards,
)
from generators.previz.motion.script import Cue, Grip, moment_of
from generators.previz.motion.stride import Biped, Step, Stride, over_sole
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Posture

__all__ = ["Bearing", "Biped", "BipedGait"]

SIDES = (("l", 1.0), ("r", -1.0))
CUSHION = 0.07
"""How far the hip joints lie over the seat, over hip height."""
STEP_LIFT = 0.07
"""How high a foot comes off the ground when it changes its place, over hip height."""
FINGERS = 0.06
"""How far fingers reach beyond the palm, over body height."""
BENDS = 5
"""Rounds in which somebody bends to reach something."""
BACK, MOST_LEAN = 0.3, 1.25
"""Length of the back over body height, and how far it bends forward at the most, radians."""
GRAVITY = 9.81
MOST_GLANCE, MOST_NOD = 1.2, 0.7
"""How far eyes and head follow what is looked at, radians."""
_HANDS_FREE: dict[str, tuple[str, Vec]] = {
    "object": ("hips", (0.27, 0.0, 0.14)),
    "surface": ("hips", (0.27, 0.0, 0.14)),
    "near": ("chest", (0.3, 0.0, -0.02)),
    "top": ("hips", (0.3, 0.0, 0.1)),
    "keys": ("hips", (0.3, 0.0, 0.12)),
    "bars": ("hips", (0.36, 0.0, 0.11)),
    "partner": ("chest", (0.2, 0.0, 0.0)),
    "between": ("chest", (0.3, -0.04, -0.12)),
    "beside": ("hips", (0.02, 0.2, 0.03)),
    "aim": ("chest", (0.36, -0.06, 0.02)),
}
"""Where hands go when there is nothing of that name: an anchor of the body, and a point from it over body height."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """A person at an instant, with what others want to know.

    Attributes:
        posture: for the figure. palms, hands: world points and rotations of the hands, l and r.
        level: the way it faces. chest, head: world rotations. mouth: world point.
        tip, bank: of what is held, radians.
    """

    posture: Posture
    palms: dict[str, Vec]
    hands: dict[str, Quat]
    level: Quat
    chest: Quat
    head: Quat
    mouth: Vec
    tip: float
    bank: float

    def held(self, grip: Grip) -> tuple[Vec, Quat]:
        """World position of the root, and rotation, of a thing held by a grip."""
        turn = _held_turn(grip, self.level, self.chest, self.head, self.hands[grip.hand], self.tip, self.bank)
        return subtract(self.palms[grip.hand], rotate(turn, grip.grip)), turn


def _held_turn(grip: Grip, level: Quat, chest: Quat, head: Quat, hand: Quat, tip: float, bank: float) -> Quat:
    frame = {"level": level, "chest": chest, "head": head, "hand": hand}[grip.frame]
    return multiply(frame, about_y(tip), about_x(bank), grip.turn)


@dataclass(frozen=True, slots=True)
class _Stand:
    """The body without its arms, by one cue: hips, torso base and feet."""

    hips: Vec
    root: Quat
    base: Quat
    level: Quat
    ground: Vec
    pose: Pose
    steps: dict[str, Step]
    gaze: Vec | None
    heed: float
    """How much the eyes follow what is gazed at."""


@dataclass(frozen=True, slots=True)
class _Torso:
    """World frames that hands are placed by."""

    stand: _Stand
    chest: Quat
    shoulders: dict[str, Vec]
    middle: Vec
    head: Quat
    mouth: Vec


Arm = tuple[Quat, Quat, Quat]


class BipedGait:
    """A person playing its script. Call it with a story time for the posture; `bear` tells more."""

    def __init__(self, bones: Biped, travel: Travel, cues: Sequence[Cue], phase: float = 0.0) -> None:
        self.bones = bones
        self.travel = travel
        self.cues = tuple(cues)
        self.phase = phase
        self._starts = [cue.start_s for cue in self.cues]
        self._strides = {
            id(cue): Stride(bones, travel, max(cue.speed_mps, 0.3), cue.motion, phase)
            for cue in self.cues
            if cue.travels and cue.score and not cue.score.posture.glides
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

    def _stand(self, cue: Cue, story_s: float) -> _Stand:
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
            return _Stand(hips, root, level, level, ground, pose, steps, gaze, float(gaze is not None))
        return self._in_place(cue, story_s, local, pose, gaze)

    def _in_place(self, cue: Cue, story_s: float, local: float, pose: Pose, gaze: Vec | None) -> _Stand:
        bones, travel, score = self.bones, self.travel, cue.score
        assert score is not None
        when = story_s if cue.travels else min(max(story_s, cue.start_s), cue.end_s)
        distance = travel.distance(when)
        x, y = cue.mark or travel.point(distance)
        facing = cue.facing or travel.direction(distance)
        level = multiply(yaw_towards(*facing), about_z(pose["yaw"]))
        under = travel.terrain.height(x, y) + travel.lift_m
        floor = under + cue.raise_m
        base = multiply(level, about_y(pose["pitch"]), about_x(pose["roll"]))
        climbed = cue.climb_mps * max(0.0, when - cue.start_s)
        rise = pose["rise"] + self._leap(cue, local) + climbed
        rise += score.posture.lift
        forward = pose["ahead"] * bones.root_m + cue.climb_slope * (climbed + cue.raise_m)
        ahead = rotate(level, (forward, pose["aside"] * bones.root_m, 0.0))
        height = pose["up"] * bones.root_m + floor + rise
        if score.posture.seated and cue.seat_m is not None:
            height = under + cue.seat_m + CUSHION * bones.root_m + rise
        hips = (x + ahead[0], y + ahead[1], height)
        hang = score.posture.hips or score.performance.hips
        place = self._hang if hang else self._plant
        steps = {side: place(side, sign, pose, (x, y, floor + rise), hips, level, base) for side, sign in SIDES}
        return _Stand(hips, base, base, level, (x, y, floor), pose, steps, gaze, float(gaze is not None))

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
            stand = _blended(self._stand(before, story_s), stand, share, eased, self.bones.root_m)
        else:
            eased = 1.0
        joints: dict[str, Quat | float] = {}
        stand, torso = self._bent(self._grounded(stand), story_s, joints, ((now, eased), (before, 1.0 - eased)))
        self._legs(stand, joints)
        palms: dict[str, Vec] = {}
        hands: dict[str, Quat] = {}
        lead = now.grips[0].hand if now.grips else "r"
        for side in (lead, "l" if lead == "r" else "r"):
            arm = self._arm(now, side, story_s, torso, palms, hands)
            if before is not None:
                old = self._arm(before, side, story_s, torso, palms, hands)
                arm = self._mixed(side, old, arm, eased, torso)
            self._set_arm(side, arm, torso, joints, palms, hands)
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
        stand: _Stand,
        story_s: float,
        joints: dict[str, Quat | float],
        cues: Sequence[tuple[Cue | None, float]],
    ) -> tuple[_Stand, _Torso]:
        """Bends the back, and then the knees, until hands reach the points of the world that they go to."""
        torso = self._torso(stand, story_s, joints)
        size = self.bones.height_m
        for _ in range(BENDS):
            short = max(share * self._short(cue, story_s, torso) for cue, share in cues if cue is not None)
            if short < 0.002:
                break
            lean = min(stand.pose["lean"] + short / (BACK * size), max(MOST_LEAN, stand.pose["lean"]))
            x, y, z = stand.hips
            kneels = lean >= MOST_LEAN and any(step.planted for step in stand.steps.values())
            sunk = max(z - 0.7 * short, stand.ground[2] + 0.4 * self.bones.root_m) if kneels else z
            stand = replace(stand, pose={**stand.pose, "lean": lean}, hips=(x, y, min(z, sunk)))
            torso = self._torso(stand, story_s, joints)
        return stand, torso

    def _short(self, cue: Cue, story_s: float, torso: _Torso) -> float:
        """By how much the arms are too short for the points of the world that they go to, m."""
        score, bones = cue.score, self.bones
        if score is None or not cue.anchors:
            return 0.0
        longest = 0.985 * (bones.arm_m + bones.forearm_m + bones.palm_m)
        short = 0.0
        for side, _ in SIDES:
            wanted = score.hand(side, story_s - cue.start_s + cue.offset_s)
            if wanted is None:
                continue
            ends = ((wanted.first, 1.0 - wanted.share), (wanted.second, wanted.share))
            for mark, share in ends:
                if mark is None or mark[0] not in cue.anchors or mark[0] == "aim":
                    continue
                goal = add(cue.anchors[mark[0]](story_s), scale(rotate(torso.stand.level, mark[1]), bones.height_m))
                way = subtract(goal, torso.shoulders[side])
                short = max(short, share * (sqrt(way[0] ** 2 + way[1] ** 2 + way[2] ** 2) - longest))
        return short

    def _grounded(self, stand: _Stand) -> _Stand:
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

    def _legs(self, stand: _Stand, joints: dict[str, Quat | float]) -> None:
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

    def _torso(self, stand: _Stand, story_s: float, joints: dict[str, Quat | float]) -> _Torso:
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
        return _Torso(stand, chest, shoulders, middle, head, add(head_at, rotate(head, bones.mouth)))

    def _look_at(self, point: Vec, eyes: Vec, base: Quat, pose: Pose) -> tuple[float, float]:
        """How far the head turns left and down to look at a point."""
        x, y, z = rotate(conjugate(base), subtract(point, add(eyes, (0.0, 0.0, 0.06 * self.bones.height_m))))
        left = atan2(y, x)
        if abs(left) > 2.4:
            left = 0.0  # what lies behind is not looked at over the shoulder for long
        down = -atan2(z, hypot(x, y) or 1e-6)
        glance = min(max(left, -MOST_GLANCE), MOST_GLANCE)
        return glance + 0.4 * pose["glance"], min(max(down, -MOST_NOD), MOST_NOD) + 0.2 * pose["nod"]

    # --- arms -------------------------------------------------------------------------------------------------------

    def _arm(
        self, cue: Cue, side: str, story_s: float, torso: _Torso, palms: dict[str, Vec], hands: dict[str, Quat]
    ) -> Arm:
        """World rotations of upper arm, forearm and hand."""
        score, sign = cue.score, 1.0 if side == "l" else -1.0
        assert score is not None
        local = story_s - cue.start_s + cue.offset_s
        wanted = score.hand(side, local)
        if wanted is not None and id(cue) in self._strides and side not in score.arms_given:
            wanted = None
        hanging = self._hanging(side, sign, torso)
        if wanted is None or (wanted.first is None and wanted.second is None):
            return hanging
        goal, weight = self._goal(cue, wanted, story_s, torso, palms, hands)
        at_head = "head" in ((wanted.first or ("",))[0], (wanted.second or ("",))[0])
        reaching = self._reaching(side, sign, goal, wanted.fingers, torso, at_head=at_head)
        if weight >= 1.0:
            return reaching
        return self._mixed(side, hanging, reaching, weight, torso)

    def _mixed(self, side: str, a: Arm, b: Arm, share: float, torso: _Torso) -> Arm:
        """Between two poses of an arm: the wrist goes straight from the one to the other, the elbow along with it."""
        bones, shoulder = self.bones, torso.shoulders[side]
        elbows, wrists = [], []
        for upper, lower, _ in (a, b):
            elbow = add(shoulder, rotate(upper, (0.0, 0.0, -bones.arm_m)))
            elbows.append(elbow)
            wrists.append(add(elbow, rotate(lower, (0.0, 0.0, -bones.forearm_m))))
        wrist = lerp(wrists[0], wrists[1], share)
        pole = _off_the_line(shoulder, wrist, lerp(elbows[0], elbows[1], share), rotate(torso.chest, (-0.6, 0.0, -0.8)))
        bend = reach(shoulder, wrist, bones.arm_m, bones.forearm_m, pole, scale(pole, -1.0))
        return bend.upper, bend.lower, slerp(a[2], b[2], share)

    def _hanging(self, side: str, sign: float, torso: _Torso) -> Arm:
        pose = torso.stand.pose
        arm = multiply(
            torso.chest,
            about_x(sign * pose[f"{side}.out"]),
            about_y(-pose[f"{side}.swing"]),
            about_z(-sign * pose[f"{side}.twist"]),
        )
        forearm = multiply(arm, about_y(-pose[f"{side}.elbow"]))
        return arm, forearm, multiply(forearm, about_y(-pose[f"{side}.wrist"] - 0.08))

    def _reaching(self, side: str, sign: float, goal: Vec, fingers: Vec | None, torso: _Torso, *, at_head: bool) -> Arm:
        bones, shoulder = self.bones, torso.shoulders[side]
        up = rotate(conjugate(torso.chest), subtract(goal, shoulder))[2] / (0.3 * bones.height_m)
        raised = min(max(1.4 * up - 0.5, 0.0), 1.0)
        pole = rotate(torso.chest, (-0.5, sign * (0.5 + 0.5 * raised), -0.75 + 0.5 * raised))
        if at_head:
            pole = rotate(torso.chest, (0.35, 0.75 * sign, -0.7))  # elbows hang out before the chest
        front = scale(pole, -1.0)
        if fingers is None:
            bend = reach(shoulder, goal, bones.arm_m, bones.forearm_m + bones.palm_m, pole, front)
            return bend.upper, bend.lower, bend.lower
        x, y, z = fingers
        along = rotate(torso.chest, (x, y, z))
        along = scale(along, 1.0 / (sqrt(along[0] ** 2 + along[1] ** 2 + along[2] ** 2) or 1.0))
        wrist = subtract(goal, scale(along, bones.palm_m))
        bend = reach(shoulder, wrist, bones.arm_m, bones.forearm_m, pole, front)
        return bend.upper, bend.lower, aim(along, rotate(torso.chest, (0.3, -sign, 0.2)))

    def _goal(
        self, cue: Cue, wanted: Reach, story_s: float, torso: _Torso, palms: dict[str, Vec], hands: dict[str, Quat]
    ) -> tuple[Vec, float]:
        """The point that a palm goes to, and how much of the arm's pose it decides."""
        points = [
            None if mark is None else self._point(cue, mark[0], mark[1], story_s, torso, palms, hands)
            for mark in (wanted.first, wanted.second)
        ]
        first, second = points
        if first is not None and second is not None:
            return lerp(first, second, wanted.share), 1.0
        if first is not None:
            return first, 1.0 - wanted.share
        assert second is not None
        return second, wanted.share

    def _point(
        self,
        cue: Cue,
        anchor: str,
        at: Vec,
        story_s: float,
        torso: _Torso,
        palms: dict[str, Vec],
        hands: dict[str, Quat],
    ) -> Vec:
        stand, size = torso.stand, self.bones.height_m
        if anchor == "grip":
            grip = next((g for g in cue.grips if g.second is not None and g.hand in palms), None)
            if grip is not None and grip.second is not None:
                turn = _held_turn(
                    grip, stand.level, torso.chest, torso.head, hands[grip.hand], stand.pose["tip"], stand.pose["bank"]
                )
                root = subtract(palms[grip.hand], rotate(turn, grip.grip))
                return add(add(root, rotate(turn, grip.second)), scale(rotate(stand.level, at), size))
            return add(torso.middle, scale(rotate(torso.chest, (0.16, 0.1, -0.18)), size))
        if anchor in cue.anchors:
            point = cue.anchors[anchor](story_s)
            if anchor == "aim":
                return self._toward(point, torso)
            return add(point, scale(rotate(stand.level, at), size))
        if anchor in _HANDS_FREE:
            anchor, offset = _HANDS_FREE[anchor]
            at = add(at, offset)
        origin, frame = {
            "chest": (torso.middle, torso.chest),
            "hips": (stand.hips, stand.base),
            "head": (torso.mouth, torso.head),
            "ground": ((stand.hips[0], stand.hips[1], stand.ground[2]), stand.level),
        }[anchor]
        return add(origin, scale(rotate(frame, at), size))

    def _toward(self, point: Vec, torso: _Torso) -> Vec:
        """A straight arm's end on the way to a point."""
        shoulder = torso.shoulders["r"]
        way = subtract(point, shoulder)
        length = sqrt(way[0] ** 2 + way[1] ** 2 + way[2] ** 2) or 1.0
        return add(shoulder, scale(way, 0.97 * (self.bones.arm_m + self.bones.forearm_m + self.bones.palm_m) / length))

    def _set_arm(
        self,
        side: str,
        arm: Arm,
        torso: _Torso,
        joints: dict[str, Quat | float],
        palms: dict[str, Vec],
        hands: dict[str, Quat],
    ) -> None:
        bones = self.bones
        upper, lower, hand = arm
        joints[f"{side}/arm"] = multiply(conjugate(torso.chest), upper)
        joints[f"{side}/forearm"] = multiply(conjugate(upper), lower)
        joints[f"{side}/hand"] = multiply(conjugate(lower), hand)
        elbow = add(torso.shoulders[side], rotate(upper, (0.0, 0.0, -bones.arm_m)))
        wrist = add(elbow, rotate(lower, (0.0, 0.0, -bones.forearm_m)))
        palms[side] = add(wrist, rotate(hand, (0.0, 0.0, -bones.palm_m)))
        hands[side] = hand


def _blended(a: _Stand, b: _Stand, share: float, eased: float, root_m: float) -> _Stand:
    """Between two stands: the body goes over smoothly, the feet step one after the other."""
    pose = {name: value + (b.pose[name] - value) * eased for name, value in a.pose.items()}
    gaze = (b.gaze or a.gaze) if a.gaze is None or b.gaze is None else lerp(a.gaze, b.gaze, eased)
    steps = {}
    for index, (side, _) in enumerate(SIDES):
        within = min(max((share - 0.45 * index) / 0.55, 0.0), 1.0)
        steps[side] = _stepped(a.steps[side], b.steps[side], within, root_m)
    return _Stand(
        hips=lerp(a.hips, b.hips, eased),
        root=slerp(a.root, b.root, eased),
        base=slerp(a.base, b.base, eased),
        level=slerp(a.level, b.level, eased),
        ground=lerp(a.ground, b.ground, eased),
        pose=pose,
        steps=steps,
        gaze=gaze,
        heed=a.heed + (b.heed - a.heed) * eased,
    )


def _stepped(a: Step, b: Step, share: float, root_m: float) -> Step:
    if share <= 0.0:
        return a
    if share >= 1.0:
        return b
    eased = share * share * (3 - 2 * share)
    x, y, z = lerp(a.ankle, b.ankle, eased)
    way = hypot(b.ankle[0] - a.ankle[0], b.ankle[1] - a.ankle[1])
    lift = STEP_LIFT * root_m * sin(pi * share) * min(1.0, way / (0.12 * root_m))
    stays = a.planted and b.planted and way < 0.005
    return Step((x, y, z + lift), a.pitch + (b.pitch - a.pitch) * eased, stays, slerp(a.frame, b.frame, eased))


def _off_the_line(start: Vec, end: Vec, point: Vec, otherwise: Vec) -> Vec:
    """The way from the line through two points to a third; another way where that lies on the line."""
    line, away = subtract(end, start), subtract(point, start)
    length = line[0] ** 2 + line[1] ** 2 + line[2] ** 2 or 1e-9
    along = (line[0] * away[0] + line[1] * away[1] + line[2] * away[2]) / length
    out = subtract(away, scale(line, along))
    return out if out[0] ** 2 + out[1] ** 2 + out[2] ** 2 > 1e-6 else otherwise
