"""Things that others move: held in a hand or a mouth, put down, handed over, thrown, pushed, ridden.

A handled thing has spells: from some time on it goes with a hand, then lies on the table, then goes with another hand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generators.previz.carried import carrying_of, in_hand
from generators.previz.fitting import (
    Company,
    CompanyMember,
    ahead_of,
)
from generators.previz.gliders import is_glider
from generators.previz.letting_go import (
    SNAPS_S,
    Carrying,
    Pose,
    dropped,
    flight,
    gliding,
    hung_on,
    is_snapped,
    landed_on,
    let_go,
    out_of_the_air,
    risen,
    slipped_in,
    thrown_up,
)
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import (
    IDENTITY,
    Vec,
)
from generators.previz.needs import Use
from generators.previz.putting_away import done_with_s, put_away, wanted_from_s
from generators.previz.putting_in import put_down_at, set_in
from generators.previz.rigs import Animation, Posture
from generators.previz.vaulting import DIVES, surfaces_s

__all__ = ["animation_of", "is_handled", "release_of", "taken_up_to_be_thrown"]
COMES_M, COMES_S = 6.0, 0.7
"""How far before who catches it a thing lies that nobody throws, and how long it is in the air, s."""
INSIDE = "inside"
"""Where a letter is left that is posted."""
WALL = "wall"
"""And a picture that is hung up."""
HANDLED = frozenset(
    {"hand", "tool", "other_tool", "push", "drag", "board", "mount", "aloft", "bounce", "mouth", "load"}
)


OUT_OF_SIGHT: Vec = (0.0, 0.0, -60.0)
"""Where what has burst is."""
LEAVES = {
    INSIDE: ("tool",),
    WALL: ("tool",),
    "sky": ("hand", "aloft"),
    "hung": ("tool", "hand"),
    "gone": ("other_tool",),
}
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


def taken_up_to_be_thrown(company: Company, uses: Sequence[Use], thing: int) -> bool:
    """Whether physics has a thing only from a throw on, and somebody takes it up before that.

    Args:
        company: all figures.
        uses: everything that is used.
        thing: which figure.
    """
    part = company[thing].placed.part
    mine = sorted((u for u in uses if u.thing == thing and u.role in HANDLED), key=lambda u: u.deed.start_s)
    taken = bool(mine and mine[0].deed.performance) and mine[0].deed.row.take_s > 0.0
    return bool(part.thrower and part.simulated) and taken and mine[0].deed.row.leaves_to != "air"


def _lying(company: Company, thing: int) -> Carrying:
    """How a thing lies on the ground at its place."""
    member = company[thing]
    model, place = member.placed.model, member.place
    up = 0.0 if model.root_is_foot else model.root_height_m
    floor = member.travel.terrain.height(place.x, place.y)
    pose = ((place.x, place.y, floor + up), IDENTITY)
    return lambda _: pose


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
    mine = sorted((u for u in uses if u.thing == thing and u.role in HANDLED), key=lambda u: u.deed.start_s)
    first_pose = _lying(company, thing) if taken_up_to_be_thrown(company, uses, thing) else None
    spells = [_Spell(-1.0, first_pose or (lambda t: _posed(rest(t))))]
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
        return Posture(position, rotation, rest(story_s).joints)

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
    if to == WALL:
        wall = next((m for m in company if _is_object(m, use)), None)
        return hung_on(company[use.thing], wall) if wall is not None else carrying
    if to == "partner":
        partner = _given_to(company, use)
        gait = actors.get(partner) if partner is not None else None
        if partner is not None and isinstance(gait, BipedGait):
            return in_hand(company[partner], company[use.thing], gait, "r", "")
    if to == "hung":
        hung = carrying(leaves_s)
        return lambda _: hung
    if to == "gone":
        return lambda _: (OUT_OF_SIGHT, IDENTITY)
    if to == "sky":
        return risen(carrying(leaves_s), leaves_s)
    if to == "up":
        return thrown_up(carrying(leaves_s), leaves_s, company[use.thing], company[use.actor])
    if to == "floor":
        return dropped(carrying(leaves_s), leaves_s, company[use.thing], company[use.actor])
    if to == "air":
        return _through_the_air(company, mine, use, actors, rest, carrying, leaves_s)
    put = put_down_at(company, use) if to == "surface" else None
    if put is not None:
        return set_in(carrying(leaves_s), put, company[use.thing], leaves_s, rest(leaves_s).rotation)
    return lambda t: _posed(rest(t))


def _through_the_air(
    company: Company,
    mine: Sequence[Use],
    use: Use,
    actors: Mapping[int, Animation],
    rest: Animation,
    carrying: Carrying,
    leaves_s: float,
) -> Carrying:
    """What becomes of a thing that is thrown: it is caught, comes down on something, or bounces on."""
    catcher = next((u for u in mine if u.deed.start_s >= use.deed.start_s and u.actor != use.actor), None)
    if catcher is not None and (actor := actors.get(catcher.actor)) is not None:
        caught = carrying_of(company, catcher, actor)
        if caught is not None:
            takes = catcher.deed.row.take_s if catcher.deed.performance else 0.5
            return flight(carrying(leaves_s)[0], caught, leaves_s, max(leaves_s + 0.5, catcher.deed.start_s + takes))
    onto = next((m for m in company if use.deed.onto and m.placed.part.subject.id == use.deed.onto), None)
    if onto is not None:
        return landed_on(carrying(leaves_s), leaves_s, company[use.thing], onto)
    if is_glider(company[use.thing].placed.part.subject):
        return gliding(carrying(leaves_s), leaves_s, company[use.thing], company[use.actor])
    if company[use.thing].placed.part.simulated:
        return lambda t: _posed(rest(t))
    return let_go(carrying(leaves_s)[0], company[use.actor], leaves_s, rest)


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
