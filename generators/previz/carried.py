"""How a thing goes with somebody: in a hand or a mouth, overhead, bounced, before them or under them."""

from __future__ import annotations

import re
from math import atan2, cos, pi
from typing import Final

from generators.previz.bearing import is_flat_in_use
from generators.previz.deeds import Deed
from generators.previz.fitting import (
    Company,
    CompanyMember,
    goes_ahead,
)
from generators.previz.gripping import grip_of, hand_for, hold_for, lead_of
from generators.previz.juggling import juggled
from generators.previz.letting_go import (
    Carrying,
    Pose,
    tossed,
)
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import (
    IDENTITY,
    Quat,
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
from generators.previz.needs import Use
from generators.previz.preying import IN_TALONS
from generators.previz.reach import aloft_of
from generators.previz.rigs import Animation, Model
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.props.boards import FLATWISE

__all__ = ["carrying_of"]

_BALANCES = re.compile(r"\bbalanc\w*\b")
NOSE, NOSE_UP = 0.4, 0.9
"""How far forward the tip of a nose is that is held up, over the length, and how high, over the height."""
MUZZLE, BEAK = 1.75, 2.6
"""How far before the middle of an animal's head its mouth and a bird's beak hold things, over its face's distance."""


def in_hand(
    member: CompanyMember, thing: CompanyMember, gait: BipedGait, hand: str, role: str, deed: Deed | None = None
) -> Carrying:
    hold = hold_for(thing.placed, member.placed, deed)
    wanted = hand_for(role, hold, deed) or hand
    grip = grip_of(thing.placed, hold, wanted)

    def pose(story_s: float) -> Pose:
        return gait.bear(story_s).held(grip)

    return pose


def carrying_of(company: Company, use: Use, actor: Animation) -> Carrying | None:
    """The pose of a thing that goes with somebody."""
    member, thing = company[use.actor], company[use.thing]
    if use.role == "mouth":
        held = _in_mouth(member, thing, actor, use)
        return tossed(held, member.placed.part.deeds, member.placed.model.height_m) if held is not None else None
    if not isinstance(actor, BipedGait):
        return None
    if use.role == "hand" and use.deed.performance and use.deed.row.juggles:
        return juggled(thing, member, actor)
    if use.role in ("hand", "tool", "other_tool"):
        pose = in_hand(member, thing, actor, "", use.role, use.deed)
        return _beside_the_first(pose, thing, member) if _is_one_more(use, thing) else pose
    if use.role in ("aloft", "bounce"):
        return _aloft(use, thing, actor) if use.role == "aloft" else _bounced(member, thing, actor, use)
    return _alongside(member, thing, use)


BUNCHED = 0.55
"""From one of several things in a hand to the next, over their width."""


def _is_one_more(use: Use, thing: CompanyMember) -> bool:
    """Whether a hand that has such a thing has this one too: the third balloon, the fourth bag."""
    placed = thing.placed
    more = use.role == "other_tool" or placed.part.subject.id != use.deed.tool
    return use.role != "hand" and not placed.part.owner and more and placed.copy > 1


def _beside_the_first(carried: Carrying, thing: CompanyMember, member: CompanyMember) -> Carrying:
    """Where one more thing is in a hand: aside of the first, away from the body and towards it in turn."""
    model, rank = thing.placed.model, thing.placed.copy // 2
    away = BUNCHED * min(model.width_m, model.length_m, 0.12 * member.placed.model.height_m) * rank
    hx, hy = member.place.heading

    def pose(story_s: float) -> Pose:
        at, turn = carried(story_s)
        return (at[0] + away * hx, at[1] + away * hy, at[2] + 0.06 * rank), turn

    return pose


def _on_nose(member: CompanyMember, thing: CompanyMember, actor: Animation) -> Carrying:
    """Where an animal without a head of its own that moves has a thing on the tip of its nose."""
    model, focus = member.placed.model, member.placed.model.focus
    low = 0.0 if thing.placed.model.root_is_foot else thing.placed.model.root_height_m
    ahead = max(focus[0], NOSE * model.length_m)
    up = NOSE_UP * model.height_m - (0.0 if model.root_is_foot else model.root_height_m)

    def pose(story_s: float) -> Pose:
        posture = actor(story_s)
        x, y, z = add(posture.position, rotate(posture.rotation, (ahead, 0.0, up)))
        return (x, y, z + low), IDENTITY

    return pose


FEET_BELOW: Final = 0.34
"""How far under the middle of a flying bird its feet hold something, over its height."""


def _in_mouth(member: CompanyMember, thing: CompanyMember, actor: Animation, use: Use) -> Carrying | None:
    figure, model = member.placed.model.figure, member.placed.model
    if not figure.has("head"):
        return _on_nose(member, thing, actor) if _BALANCES.search(use.deed.words) else None
    low = 0.0 if thing.placed.model.root_is_foot else thing.placed.model.root_height_m
    drop = 0.5 * thing.placed.model.height_m - low
    ahead = BEAK if member.placed.part.subject.kind == "bird" else MUZZLE
    across = thing.placed.model.length_m > 1.5 * thing.placed.model.width_m  # a stick, a worm, a fish

    talons = member.placed.part.subject.noun.lower().split()[-1] in IN_TALONS

    def pose(story_s: float) -> Pose:
        if talons:
            posture = actor(story_s)
            x, y, z = posture.position
            return (x, y, z - FEET_BELOW * model.height_m - drop), posture.rotation
        at, turn = figure.place_of("head", actor(story_s))
        mouth = add(at, rotate(turn, (ahead * model.face_ahead_m, 0.0, -0.25 * model.face_ahead_m)))
        return (mouth[0], mouth[1], mouth[2] - drop), multiply(turn, about_z(pi / 2)) if across else turn

    return pose


def _aloft(use: Use, thing: CompanyMember, gait: BipedGait) -> Carrying:
    offset = aloft_of(thing.placed.part.subject.noun)

    def pose(story_s: float) -> Pose:
        bearing = gait.bear(story_s)
        sway = (
            0.12 * offset[2] * cos(1.3 * story_s),
            0.1 * offset[2] * cos(0.9 * story_s + 1.0),
            0.04 * cos(1.7 * story_s),
        )
        away = rotate(bearing.level, add(offset, sway))
        return add(bearing.palms[lead_of(use.deed)], away), multiply(
            bearing.level, (0.92, 0.0, -0.39, 0.0) if offset[0] > 1 else IDENTITY
        )

    return pose


def _bounced(member: CompanyMember, thing: CompanyMember, gait: BipedGait, use: Use) -> Carrying:
    """A ball dribbled: down from the palm and up again once in the cycle of the hand."""
    model = thing.placed.model
    period = use.deed.row.period_s or 0.8
    terrain = member.travel.terrain

    def pose(story_s: float) -> Pose:
        palm = gait.bear(story_s).palms[lead_of(use.deed)]
        floor = terrain.height(palm[0], palm[1])
        radius = model.height_m / 2
        high = max(palm[2] - model.height_m - floor, 0.05)
        share = ((story_s - use.deed.start_s) / period) % 1.0
        up = abs(cos(pi * share)) ** 0.8
        return (palm[0], palm[1], floor + (0.0 if model.root_is_foot else radius) + up * high), IDENTITY

    return pose


def _under_the_rider(thing: CompanyMember) -> float:
    """How far before its rider the middle of a thing is."""
    prop = prop_of(thing.placed.part.subject.noun)
    return -prop.seat_x * thing.placed.model.height_m if prop else 0.0


def _alongside(member: CompanyMember, thing: CompanyMember, use: Use) -> Carrying:
    """A thing that keeps its place before, behind or under somebody on the way."""
    travel, place = member.travel, thing.place
    model = thing.placed.model
    low = 0.0 if model.root_is_foot else model.root_height_m
    under = use.role in ("board", "mount")
    hx, hy = member.place.heading
    ahead = (place.x - member.place.x) * hx + (place.y - member.place.y) * hy
    ahead = _under_the_rider(thing) if under else ahead
    turned, across = (
        use.role == "push" and not goes_ahead(thing.placed),
        use.role == "load" and model.width_m > model.length_m,
    )
    flat = use.role in ("board", "load") and is_flat_in_use(thing.placed)
    leans = atan2(model.length_m, model.height_m) if use.role == "load" else 0.0
    sunk = model.length_m / 2 if use.role == "load" else 0.0
    up = low + (thing.place.lift_m - member.place.lift_m if use.role == "load" else 0.0)

    def pose(story_s: float) -> Pose:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        dx, dy = travel.direction(distance)
        x, y = x + dx * ahead, y + dy * ahead
        over = sum(hump.height(distance) for hump in travel.humps) if under else 0.0
        yaw = yaw_towards(-dx, -dy) if turned else yaw_towards(dy, -dx) if across else yaw_towards(dx, dy)
        if flat:
            # It was built upright: laid down, its foot is behind and its middle below who stands on it.
            back = model.height_m / 2 - low
            at = (x - dx * back, y - dy * back, travel.terrain.height(x, y) + travel.lift_m + over + up - low + sunk)
            turned_over = multiply(yaw, _turned_over(travel, distance))
            return at, multiply(turned_over, FLATWISE if use.role == "board" else about_y(pi / 2 + leans))
        if use.role == "load" and use.deed.row.bears:
            return (x, y, travel.level(distance + ahead) + up), multiply(_sloping(travel, distance + ahead, model), yaw)
        at = (x, y, travel.terrain.height(x, y) + travel.lift_m + over + up)
        return at, multiply(yaw, _turned_over(travel, distance)) if use.role == "board" else yaw

    return pose


def _turned_over(travel: Travel, distance_m: float) -> Quat:
    """How far a board has turned over its length in a jump."""
    return about_x(2.0 * pi * sum(hump.turns * hump.share(distance_m) for hump in travel.humps))


def _sloping(travel: Travel, distance_m: float, model: Model) -> Quat:
    """The turn by which what two bear lies along a way that climbs, in the world."""
    half = 0.5 * max(model.length_m, model.width_m)
    rise = travel.level(distance_m + half) - travel.level(distance_m - half)
    along = yaw_towards(*travel.direction(distance_m))
    return multiply(multiply(along, about_y(-atan2(rise, 2.0 * half))), conjugate(along))
