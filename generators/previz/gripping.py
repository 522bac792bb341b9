"""How somebody holds a thing of real size."""

from __future__ import annotations

from math import radians

from generators.previz.motion.performing import Hold, hold_of
from generators.previz.motion.rotations import Vec, about_x, about_y, about_z, multiply
from generators.previz.motion.script import Grip
from generators.previz.needs import Placed

__all__ = ["grip_of", "hold_for"]


def grip_of(thing: Placed, hold: Hold, hand: str = "") -> Grip:
    """A hold's grip on a thing of real size."""
    model = thing.model
    low = 0.0 if model.root_is_foot else model.root_height_m

    def at(point: Vec) -> Vec:
        return point[0] * model.length_m / 2, point[1] * model.width_m / 2, point[2] * model.height_m - low

    yaw, pitch, roll = (radians(angle) for angle in hold.turn)
    return Grip(
        hand=hand or hold.hand,
        frame=hold.frame,
        grip=at(hold.grip),
        second=at(hold.second) if hold.second else None,
        turn=multiply(about_z(yaw), about_y(pitch), about_x(roll)),
        size_m=model.height_m,
    )


def hold_for(thing: Placed, actor: Placed) -> Hold:
    """How somebody holds a thing."""
    model = thing.model
    return hold_of(thing.part.subject.noun, model.height_m, max(model.length_m, model.width_m), actor.model.height_m)
