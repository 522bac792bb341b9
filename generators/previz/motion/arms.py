"""A person's arms: how they hang, and how they bend so that the palms are where they have work to do."""

from __future__ import annotations

from math import sqrt

from generators.previz.motion.body import SIDES, Arm, Torso, held_turn
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
    lerp,
    multiply,
    rotate,
    scale,
    slerp,
    subtract,
)
from generators.previz.motion.score import Reach
from generators.previz.motion.script import Cue, walks
from generators.previz.motion.stride import Biped

__all__ = ["Arms"]

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


class Arms:
    """The arms of a body with these bones."""

    def __init__(self, bones: Biped) -> None:
        self.bones = bones

    def short(self, cue: Cue, story_s: float, torso: Torso) -> float:
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

    def arm(
        self, cue: Cue, side: str, story_s: float, torso: Torso, palms: dict[str, Vec], hands: dict[str, Quat]
    ) -> Arm:
        """World rotations of upper arm, forearm and hand."""
        score, sign = cue.score, 1.0 if side == "l" else -1.0
        assert score is not None
        local = story_s - cue.start_s + cue.offset_s
        wanted = score.hand(side, local)
        if wanted is not None and walks(cue) and side not in score.arms_given:
            wanted = None
        hanging = self._hanging(side, sign, torso)
        if wanted is None or (wanted.first is None and wanted.second is None):
            return hanging
        goal, weight = self._goal(cue, wanted, story_s, torso, palms, hands)
        at_head = "head" in ((wanted.first or ("",))[0], (wanted.second or ("",))[0])
        reaching = self._reaching(side, sign, goal, wanted.fingers, torso, at_head=at_head)
        if weight >= 1.0:
            return reaching
        return self.mixed(side, hanging, reaching, weight, torso)

    def mixed(self, side: str, a: Arm, b: Arm, share: float, torso: Torso) -> Arm:
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

    def _hanging(self, side: str, sign: float, torso: Torso) -> Arm:
        pose = torso.stand.pose
        arm = multiply(
            torso.chest,
            about_x(sign * pose[f"{side}.out"]),
            about_y(-pose[f"{side}.swing"]),
            about_z(-sign * pose[f"{side}.twist"]),
        )
        forearm = multiply(arm, about_y(-pose[f"{side}.elbow"]))
        return arm, forearm, multiply(forearm, about_y(-pose[f"{side}.wrist"] - 0.08))

    def _reaching(self, side: str, sign: float, goal: Vec, fingers: Vec | None, torso: Torso, *, at_head: bool) -> Arm:
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
        self, cue: Cue, wanted: Reach, story_s: float, torso: Torso, palms: dict[str, Vec], hands: dict[str, Quat]
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
        torso: Torso,
        palms: dict[str, Vec],
        hands: dict[str, Quat],
    ) -> Vec:
        stand, size = torso.stand, self.bones.height_m
        if anchor == "grip":
            grip = next((g for g in cue.grips if g.second is not None and g.hand in palms), None)
            if grip is not None and grip.second is not None:
                turn = held_turn(
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

    def _toward(self, point: Vec, torso: Torso) -> Vec:
        """A straight arm's end on the way to a point."""
        shoulder = torso.shoulders["r"]
        way = subtract(point, shoulder)
        length = sqrt(way[0] ** 2 + way[1] ** 2 + way[2] ** 2) or 1.0
        return add(shoulder, scale(way, 0.97 * (self.bones.arm_m + self.bones.forearm_m + self.bones.palm_m) / length))

    def place(
        self,
        side: str,
        arm: Arm,
        torso: Torso,
        joints: dict[str, Quat | float],
        palms: dict[str, Vec],
        hands: dict[str, Quat],
    ) -> None:
        """Sets the joints of an arm, and tells where its palm is and how its hand is turned."""
        bones = self.bones
        upper, lower, hand = arm
        joints[f"{side}/arm"] = multiply(conjugate(torso.chest), upper)
        joints[f"{side}/forearm"] = multiply(conjugate(upper), lower)
        joints[f"{side}/hand"] = multiply(conjugate(lower), hand)
        elbow = add(torso.shoulders[side], rotate(upper, (0.0, 0.0, -bones.arm_m)))
        wrist = add(elbow, rotate(lower, (0.0, 0.0, -bones.forearm_m)))
        palms[side] = add(wrist, rotate(hand, (0.0, 0.0, -bones.palm_m)))
        hands[side] = hand


def _off_the_line(start: Vec, end: Vec, point: Vec, otherwise: Vec) -> Vec:
    """The way from the line through two points to a third; another way where that lies on the line."""
    line, away = subtract(end, start), subtract(point, start)
    length = line[0] ** 2 + line[1] ** 2 + line[2] ** 2 or 1e-9
    along = (line[0] * away[0] + line[1] * away[1] + line[2] * away[2]) / length
    out = subtract(away, scale(line, along))
    return out if out[0] ** 2 + out[1] ** 2 + out[2] ** 2 > 1e-6 else otherwise
