"""What is known of a person's body at an instant: hips, feet, trunk, and what the hands hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, pi, sin

from generators.previz.motion.rotations import Quat, Vec, about_x, about_y, lerp, multiply, rotate, slerp, subtract
from generators.previz.motion.score import Pose
from generators.previz.motion.script import Grip
from generators.previz.motion.stride import Step
from generators.previz.rigs.figure import Posture

__all__ = ["SIDES", "Arm", "Bearing", "Stand", "Torso", "blended_stands", "held_turn"]

SIDES = (("l", 1.0), ("r", -1.0))
STEP_LIFT = 0.07
"""How high a foot comes off the ground when it changes its place, over hip height."""


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
        turn = held_turn(grip, self.level, self.chest, self.head, self.hands[grip.hand], self.tip, self.bank)
        return subtract(self.palms[grip.hand], rotate(turn, grip.grip)), turn


def held_turn(grip: Grip, level: Quat, chest: Quat, head: Quat, hand: Quat, tip: float, bank: float) -> Quat:
    """World rotation of a thing in a hand, from the rotations of the body's parts."""
    frame = {"level": level, "chest": chest, "head": head, "hand": hand}[grip.frame]
    return multiply(frame, about_y(tip), about_x(bank), grip.turn)


@dataclass(frozen=True, slots=True)
class Stand:
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
class Torso:
    """World frames that hands are placed by."""

    stand: Stand
    chest: Quat
    shoulders: dict[str, Vec]
    middle: Vec
    head: Quat
    mouth: Vec


Arm = tuple[Quat, Quat, Quat]
"""World rotations of upper arm, forearm and hand."""


def blended_stands(a: Stand, b: Stand, share: float, eased: float, root_m: float) -> Stand:
    """Between two stands: the body goes over smoothly, the feet step one after the other."""
    pose = {name: value + (b.pose[name] - value) * eased for name, value in a.pose.items()}
    gaze = (b.gaze or a.gaze) if a.gaze is None or b.gaze is None else lerp(a.gaze, b.gaze, eased)
    steps = {}
    for index, (side, _) in enumerate(SIDES):
        within = min(max((share - 0.45 * index) / 0.55, 0.0), 1.0)
        steps[side] = _stepped(a.steps[side], b.steps[side], within, root_m)
    return Stand(
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
