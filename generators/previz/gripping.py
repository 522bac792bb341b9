"""How somebody holds a thing of real size."""

from __future__ import annotations

from math import radians

from generators.previz.deeds import Deed
from generators.previz.motion.mirrored import OTHER_HAND, mirrored_hold
from generators.previz.motion.performing import Hold, hold_of
from generators.previz.motion.rotations import Vec, about_x, about_y, about_z, multiply
from generators.previz.motion.script import Grip
from generators.previz.needs import Placed

__all__ = ["grip_of", "hand_for", "hold_for", "lead_of"]


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


def hold_for(thing: Placed, actor: Placed, deed: Deed | None = None) -> Hold:
    """How somebody holds a thing, in a deed of the left hand by that one."""
    model = thing.model
    wide = max(model.length_m, model.width_m)
    hold = hold_of(thing.part.subject.noun, model.height_m, wide, actor.model.height_m)
    return mirrored_hold(hold) if deed is not None and deed.left_handed else hold


def hand_for(role: str, hold: Hold, deed: Deed | None) -> str:
    """The hand that has a tool: the leading one the first, the other one the second; empty for what is no tool."""
    hand = {"tool": "r", "other_tool": "l" if hold.id != "bow" else "r"}.get(role, "")
    return OTHER_HAND[hand] if deed is not None and deed.left_handed else hand


def lead_of(deed: Deed) -> str:
    """The hand that does a deed."""
    return "l" if deed.left_handed else "r"
