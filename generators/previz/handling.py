"""Things that others move: held in a hand or a mouth, put down, handed over, thrown, pushed, ridden.

A handled thing has spells: from some time on it goes with a hand, then lies on the table, then goes with another hand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi

from generators.previz.bearing import is_flat_in_use
from generators.previz.fitting import (
    Company,
    CompanyMember,
    ahead_of,
    goes_ahead,
    grip_of,
    hold_for,
)
from generators.previz.letting_go import (
    SNAPS_S,
    Carrying,
    Pose,
    dropped,
    flight,
    is_snapped,
    let_go,
    out_of_the_air,
    risen,
    slipped_in,
)
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import (
    IDENTITY,
    Quat,
    Vec,
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
from generators.previz.putting_away import done_with_s, put_away, wanted_from_s
from generators.previz.reach import aloft_of
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.props.boards import FLATWISE
from generators.previz.vaulting import DIVES, surfaces_s

__all__ = ["Carrying", "animation_of", "carrying_of", "is_handled", "release_of"]

MUZZLE, BEAK = 1.75, 2.6
"""How far before the middle of an animal's head its mouth and a bird's beak hold things, over its face's distance."""
COMES_M, COMES_S = 6.0, 0.7
"""How far before who catches it a thing lies that nobody throws, and how long it is in the air, s."""
INSIDE = "inside"
"""Where a letter is left that is posted."""
HANDLED = frozenset(
    {"hand", "tool", "other_tool", "push", "drag", "board", "mount", "aloft", "bounce", "mouth", "load"}
)


LEAVES = {INSIDE: ("tool",), "sky": ("hand", "aloft")}
"""In which role of a deed a thing is that leaves to such a place; else it leaves a hand."""


@dataclass(frozen=True, slots=True)
class _Spell:
    """From `start_s` on, the thing is where `pose` says."""

    start_s: float
    pose: Carrying


def release_of(
    company: Company, uses: Sequence[Use], thing: int, actors: Mapping[int, Animation]
) -> Callable[[float], Vec] | None:
    """Where the hand that lets a thing fly has it, over story time; None where no hand does."""
    use = next((u for u in uses if u.thing == thing and u.role == "hand" and u.deed.row.leaves_to == "air"), None)
    actor = actors.get(use.actor) if use is not None else None
    carrying = carrying_of(company, use, actor) if use is not None and actor is not None else None
    return (lambda t: carrying(t)[0]) if carrying is not None else None


def is_handled(uses: Sequence[Use], thing: int) -> bool:
    """Whether somebody moves the thing."""
    return any(use.thing == thing and use.role in HANDLED for use in uses)


def animation_of(
    company: Company, uses: Sequence[Use], thing: int, actors: Mapping[int, Animation], rest: Animation
) -> Animation:
    """How a handled thing moves.

    Args:
        company: all figures.
        uses: everything that is used.
        thing: which figure.
        actors: the animations of people and animals, by index.
        rest: how the thing is where it has its place.
    """
    spells = [_Spell(-1.0, lambda t: _posed(rest(t)))]
    mine = sorted((u for u in uses if u.thing == thing and u.role in HANDLED), key=lambda u: u.deed.start_s)
    for number, use in enumerate(mine):
        first = number == 0
        spells += _spells(company, mine, use, actors, rest, first=first)
        gait = actors.get(use.actor)
        if isinstance(gait, BipedGait):
            spells += _laid_aside(company, uses, use, gait, rest, first=first)
    spells.sort(key=lambda spell: spell.start_s)
    starts = [spell.start_s for spell in spells]

    def animate(story_s: float) -> Posture:
        spell = spells[max(0, bisect_right(starts, story_s) - 1)]
        position, rotation = spell.pose(story_s)
        return Posture(position, rotation)

    return animate


def _laid_aside(
    company: Company, uses: Sequence[Use], use: Use, gait: BipedGait, rest: Animation, *, first: bool
) -> list[_Spell]:
    """Spells of a thing while what somebody does before or next leaves no hand for it."""
    takes = bool(use.deed.performance) and use.deed.row.take_s > 0
    away = put_away(company, use, gait, lambda t: _posed(rest(t)))
    from_s = wanted_from_s(company, uses, use) if first and not takes else None
    carrying = carrying_of(company, use, gait)
    spells = [_Spell(-0.4, away), _Spell(from_s, carrying)] if from_s is not None and carrying is not None else []
    until_s = done_with_s(company, uses, use)
    return spells if until_s is None else [*spells, _Spell(until_s, away)]


def _posed(posture: Posture) -> Pose:
    return posture.position, posture.rotation


def _spells(
    company: Company,
    mine: Sequence[Use],
    use: Use,
    actors: Mapping[int, Animation],
    rest: Animation,
    *,
    first: bool,
) -> list[_Spell]:
    actor = actors.get(use.actor)
    if actor is None:
        return []
    deed = use.deed
    takes = deed.performance and deed.row.take_s > 0
    begins = deed.start_s + (deed.row.take_s if takes else 0.0)
    if first and not takes and use.role in ("hand", "tool", "other_tool"):
        begins = -0.5
    carrying = carrying_of(company, use, actor)
    if carrying is None:
        return []
    if use.role == "mouth" and (catch := re.search(r"\b(?:catch|pick|grab|fetch)", deed.words)):
        begins = deed.start_s + (0.5 if catch else 0.0)
    if use.role == "mouth" and DIVES.search(deed.words):
        begins = surfaces_s(deed)
    snapped = use.role == "mouth" and first and is_snapped(company[use.thing], use.deed.words)
    if snapped:
        begins = deed.start_s + min(SNAPS_S, 0.6 * (deed.end_s - deed.start_s))
    thrown = _thrown_before(mine, use)
    if thrown is not None:
        begins = max(begins, thrown.deed.start_s + thrown.deed.row.leave_s + 0.5)
    spells = [_Spell(begins, carrying)]
    if first and takes and deed.row.flies_in and use.role == "hand":
        spells += _coming(company[use.actor], company[use.thing], carrying, begins)
    if snapped and thrown is None:
        spells.append(_Spell(-0.9, out_of_the_air(company[use.actor], carrying, begins)))
    if deed.performance and use.role in LEAVES.get(deed.row.leaves_to, ("hand",) if deed.row.leaves_to else ()):
        leaves = deed.start_s + deed.row.leave_s
        spells.append(_Spell(leaves, _left(company, mine, use, actors, rest, carrying, leaves)))
    return spells


def _coming(member: CompanyMember, thing: CompanyMember, caught: Carrying, taken_s: float) -> list[_Spell]:
    """Spells of what nobody throws before it is caught: it lies before who catches it, and comes through the air."""
    x, y = ahead_of(member.place, COMES_M)
    low = 0.0 if thing.placed.model.root_is_foot else thing.placed.model.root_height_m
    start = (x, y, member.travel.terrain.height(x, y) + low)
    leaves_s = max(taken_s - COMES_S, 0.0)
    comes = flight(start, caught, leaves_s, taken_s)
    return [_Spell(-0.9, lambda _: (start, IDENTITY)), _Spell(leaves_s, comes)]


def _thrown_before(mine: Sequence[Use], use: Use) -> Use | None:
    """The throw that a catch ends."""
    throws = [u for u in mine if u is not use and u.deed.performance and u.deed.row.leaves_to == "air"]
    earlier = [u for u in throws if u.deed.start_s <= use.deed.start_s]
    return earlier[-1] if earlier else None


def _left(
    company: Company,
    mine: Sequence[Use],
    use: Use,
    actors: Mapping[int, Animation],
    rest: Animation,
    carrying: Carrying,
    leaves_s: float,
) -> Carrying:
    """What becomes of a thing that has left the hand."""
    to = use.deed.row.leaves_to
    if to == INSIDE:
        box = next((m for m in company if _is_object(m, use)), None)
        return slipped_in(carrying(leaves_s), box, leaves_s) if box is not None else carrying
    if to == "partner":
        partner = _given_to(company, use)
        gait = actors.get(partner) if partner is not None else None
        if partner is not None and isinstance(gait, BipedGait):
            return _in_hand(company[partner], company[use.thing], gait, "r", "")
    if to == "sky":
        return risen(carrying(leaves_s), leaves_s)
    if to == "floor":
        return dropped(carrying(leaves_s), leaves_s, company[use.thing], company[use.actor])
    if to == "air":
        catcher = next((u for u in mine if u.deed.start_s >= use.deed.start_s and u.actor != use.actor), None)
        if catcher is not None and (actor := actors.get(catcher.actor)) is not None:
            caught = carrying_of(company, catcher, actor)
            if caught is not None:
                takes = catcher.deed.row.take_s if catcher.deed.performance else 0.5
                return flight(
                    carrying(leaves_s)[0], caught, leaves_s, max(leaves_s + 0.5, catcher.deed.start_s + takes)
                )
        if company[use.thing].placed.part.simulated:
            return lambda t: _posed(rest(t))
        return let_go(carrying(leaves_s)[0], company[use.actor], leaves_s, rest)
    return lambda t: _posed(rest(t))


def _given_to(company: Company, use: Use) -> int | None:
    """Who gets what a deed hands over: whom it names, or of a group of two the other one."""
    own = company[use.actor].placed
    for index, member in enumerate(company):
        placed = member.placed
        if placed.part.subject.id == use.deed.partner:
            return index
        if not use.deed.partner and placed.part.subject is own.part.subject and placed.copy == own.copy ^ 1:
            return index
    return None


def _is_object(member: CompanyMember, use: Use) -> bool:
    """Whether somebody is what a deed's hands are at: the named one, or the one that comes with who does it."""
    part = member.placed.part
    implied = use.deed.needs("object")
    return part.subject.id == use.deed.object or (
        implied != "" and part.role == "object" and part.subject.noun == implied
    )


def _in_hand(member: CompanyMember, thing: CompanyMember, gait: BipedGait, hand: str, role: str) -> Carrying:
    hold = hold_for(thing.placed, member.placed)
    wanted = {"tool": "r", "other_tool": "l" if hold.id != "bow" else "r"}.get(role, hand)
    grip = grip_of(thing.placed, hold, wanted)

    def pose(story_s: float) -> Pose:
        return gait.bear(story_s).held(grip)

    return pose


def carrying_of(company: Company, use: Use, actor: Animation) -> Carrying | None:
    """The pose of a thing that goes with somebody."""
    member, thing = company[use.actor], company[use.thing]
    if use.role == "mouth":
        return _in_mouth(member, thing, actor)
    if not isinstance(actor, BipedGait):
        return None
    if use.role in ("hand", "tool", "other_tool"):
        pose = _in_hand(member, thing, actor, "", use.role)
        return _beside_the_first(pose, thing, member) if _is_one_more(use, thing) else pose
    if use.role in ("aloft", "bounce"):
        return _aloft(member, thing, actor) if use.role == "aloft" else _bounced(member, thing, actor, use)
    return _alongside(member, thing, use)


BUNCHED = 0.55
"""From one of several things in a hand to the next, over their width."""


def _is_one_more(use: Use, thing: CompanyMember) -> bool:
    """Whether a hand that has such a thing has this one too: the third balloon, the fourth bag."""
    placed = thing.placed
    return use.role != "hand" and not placed.part.owner and placed.part.subject.id != use.deed.tool and placed.copy > 1


def _beside_the_first(carried: Carrying, thing: CompanyMember, member: CompanyMember) -> Carrying:
    """Where one more thing is in a hand: aside of the first, away from the body and towards it in turn."""
    model, rank = thing.placed.model, thing.placed.copy // 2
    away = BUNCHED * min(model.width_m, model.length_m, 0.12 * member.placed.model.height_m) * rank
    hx, hy = member.place.heading

    def pose(story_s: float) -> Pose:
        at, turn = carried(story_s)
        return (at[0] + away * hx, at[1] + away * hy, at[2] + 0.06 * rank), turn

    return pose


def _in_mouth(member: CompanyMember, thing: CompanyMember, actor: Animation) -> Carrying | None:
    figure, model = member.placed.model.figure, member.placed.model
    if not figure.has("head"):
        return None
    low = 0.0 if thing.placed.model.root_is_foot else thing.placed.model.root_height_m
    drop = 0.5 * thing.placed.model.height_m - low
    ahead = BEAK if member.placed.part.subject.kind == "bird" else MUZZLE
    across = thing.placed.model.length_m > 1.5 * thing.placed.model.width_m  # a stick, a worm, a fish

    def pose(story_s: float) -> Pose:
        at, turn = figure.place_of("head", actor(story_s))
        mouth = add(at, rotate(turn, (ahead * model.face_ahead_m, 0.0, -0.25 * model.face_ahead_m)))
        return (mouth[0], mouth[1], mouth[2] - drop), multiply(turn, about_z(pi / 2)) if across else turn

    return pose


def _aloft(member: CompanyMember, thing: CompanyMember, gait: BipedGait) -> Carrying:
    offset = aloft_of(thing.placed.part.subject.noun)

    def pose(story_s: float) -> Pose:
        bearing = gait.bear(story_s)
        sway = (
            0.12 * offset[2] * cos(1.3 * story_s),
            0.1 * offset[2] * cos(0.9 * story_s + 1.0),
            0.04 * cos(1.7 * story_s),
        )
        away = rotate(bearing.level, add(offset, sway))
        return add(bearing.palms["r"], away), multiply(
            bearing.level, (0.92, 0.0, -0.39, 0.0) if offset[0] > 1 else IDENTITY
        )

    del member
    return pose


def _bounced(member: CompanyMember, thing: CompanyMember, gait: BipedGait, use: Use) -> Carrying:
    """A ball dribbled: down from the palm and up again once in the cycle of the hand."""
    model = thing.placed.model
    period = use.deed.row.period_s or 0.8
    terrain = member.travel.terrain

    def pose(story_s: float) -> Pose:
        palm = gait.bear(story_s).palms["r"]
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
        yaw = yaw_towards(-dx, -dy) if turned else yaw_towards(dy, -dx) if across else yaw_towards(dx, dy)
        if flat:
            # It was built upright: laid down, its foot is behind and its middle below who stands on it.
            back = model.height_m / 2 - low
            at = (x - dx * back, y - dy * back, travel.terrain.height(x, y) + travel.lift_m + up - low + sunk)
            return at, multiply(yaw, FLATWISE if use.role == "board" else about_y(pi / 2 + leans))
        if use.role == "load" and use.deed.row.bears:
            return (x, y, travel.level(distance + ahead) + up), multiply(_sloping(travel, distance + ahead, model), yaw)
        return (x, y, travel.terrain.height(x, y) + travel.lift_m + up), yaw

    return pose


def _sloping(travel: Travel, distance_m: float, model: Model) -> Quat:
    """The turn by which what two bear lies along a way that climbs, in the world."""
    half = 0.5 * max(model.length_m, model.width_m)
    rise = travel.level(distance_m + half) - travel.level(distance_m - half)
    along = yaw_towards(*travel.direction(distance_m))
    return multiply(multiply(along, about_y(-atan2(rise, 2.0 * half))), conjugate(along))
