"""The figures of a group as bodies: how they stand and wait, what tips them, how a striker comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, pi, sin, sqrt
from typing import Final

from generators.previz.bouts import bout_of
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.formations import Formation, spots
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, about_z, conjugate, rotate
from generators.previz.motion.simulation import FreeBody
from generators.previz.motion.world import Driven, Thing
from generators.previz.rigs.base import Proxy
from generators.previz.scene import GeomKind

__all__ = ["Group", "aimed", "converging", "on_its_way", "standing", "strike_speed"]

GRAVITY: Final = 9.81
SLOWEST_STRIKE_MPS: Final = 0.8
TIP_S: Final = 0.4
"""When a row is tipped or a pile pushed that nobody strikes."""
TIP: Final = 2.2
"""Speed of the push, over what a thing on edge needs to fall."""
FLAT: Final = 0.4
"""Height over the lesser side under which the pieces of a stack are flat."""
TIP_STACK: Final = 1.25
"""Speed of a stack of those as it goes over, over the least that tips one body of its size."""
MEETING_MPS: Final = 0.9
"""Of each of two things that run into one another."""
RUN_UP: Final = 12.0
"""How far a ball rolls before it strikes, over its size: both are in one picture."""
CLEARANCE: Final = 0.002
ROLLING: Final = 0.01
"""Rolling resistance of a ball on what is hard, or on cloth, over its radius (Mathavan et al. 2009, billiards)."""
_STILL: Final[Vec] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one subject.

    Attributes:
        subject_id: whose. indices: of its figures in the company. formation: how they stand, if in one.
        simulated: whether the shot has physics move them.
    """

    subject_id: str
    indices: tuple[int, ...]
    formation: Formation | None
    simulated: bool


def _size(proxy: Proxy) -> tuple[float, float, float]:
    """Full extents of a proxy in its own axes, m."""
    a, b, c = (*proxy.size, 0.0, 0.0)[:3]
    if proxy.kind is GeomKind.SPHERE:
        return 2 * a, 2 * a, 2 * a
    if proxy.kind is GeomKind.CAPSULE:
        return 2 * a, 2 * a, 2 * (a + b)
    if proxy.kind is GeomKind.CYLINDER:
        return 2 * a, 2 * a, 2 * b
    return 2 * a, 2 * b, 2 * c


def standing(
    company: Sequence[CompanyMember],
    group: Group,
    at: Vec,
    way: tuple[float, float],
    *,
    pushed: bool,
    together: bool,
    struck: bool,
) -> dict[int, Thing]:
    """The figures of a group as they stand or start, by their places in the company.

    Args:
        company: the cast.
        group: whose figures.
        at: where the first of them stands, m.
        way: level direction of what goes on, of unit length.
        pushed: whether a row or pile is set going by nothing else.
        together: whether two of them run into each other.
        struck: whether something else runs into them.
    """
    things: dict[int, Thing] = {}
    if group.formation is None and (struck or not group.simulated):
        for k, index in enumerate(group.indices):
            things[index] = _at_rest(company[index], at, way, k)
        return things
    if group.formation is None:
        for k, index in enumerate(group.indices):
            member = company[index]
            body, _ = bout_of(member.placed.part, member.placed.model, member.travel, 7 * index + 1)
            things[index] = Thing(_towards(body, member, at, way, 1 - 2 * k) if together else body)
        return things
    proxy = company[group.indices[0]].placed.model.proxy
    assert proxy is not None
    long, broad, tall = _size(proxy)
    thin_first = proxy.kind is GeomKind.BOX and long > broad and group.formation.id == "row"
    turn = _turned(way, quarter=thin_first)
    size = (broad, long, tall) if thin_first else (long, broad, tall)
    count = len(group.indices)
    pushed_one = 0 if group.formation.id == "row" else max(0, count // 3)
    shift = 0.5 * (count - 1) * max(group.formation.gap * tall, 1.6 * size[0]) if group.formation.id == "row" else 0.0
    for place, index in enumerate(group.indices):
        along, across, up = list(spots(group.formation, count, size))[place]
        along -= shift if pushed else 0.0
        x = at[0] + way[0] * along - way[1] * across
        y = at[1] + way[1] * along + way[0] * across
        velocity, spin = _push(group.formation, size, way, turn) if pushed and place == pushed_one else (_STILL, _STILL)
        if pushed and group.formation.id == "stack" and tall < FLAT * min(size[0], size[1]):
            velocity, spin = _tipped(size, count * tall, up, way, turn)
        things[index] = Thing(
            FreeBody(
                kind=proxy.kind,
                size=proxy.size,
                mass_kg=proxy.mass_kg,
                restitution=proxy.restitution if proxy.kind is GeomKind.SPHERE else min(proxy.restitution, 0.4),
                friction=proxy.friction,
                position=(x, y, at[2] + up + CLEARANCE * tall * (up // max(tall, 1e-6))),
                rotation=turn,
                velocity=velocity,
                spin=spin,
                start_s=TIP_S if any((*velocity, *spin)) else 0.0,
                rolling=ROLLING * tall / 2,
            )
        )
    return things


def _at_rest(member: CompanyMember, at: Vec, way: tuple[float, float], number: int) -> Thing:
    """A thing that stands and waits to be struck; several stand side by side across the way."""
    proxy = member.placed.model.proxy
    assert proxy is not None
    long, broad, tall = _size(proxy)
    aside = (number + 1) // 2 * (1 if number % 2 else -1) * 1.3 * max(long, broad)
    position = (at[0] - way[1] * aside, at[1] + way[0] * aside, at[2] + tall / 2)
    return Thing(
        FreeBody(
            proxy.kind, proxy.size, proxy.mass_kg, proxy.restitution, proxy.friction, position,
            _turned(way, quarter=False), rolling=ROLLING * tall / 2,
        )
    )  # fmt: skip


def _turned(way: tuple[float, float], *, quarter: bool) -> Quat:
    """The rotation that turns a thing's own long axis along the way, or its short one."""
    return about_z(atan2(way[1], way[0]) + (pi / 2 if quarter else 0.0))


def _push(formation: Formation, size: Vec, way: tuple[float, float], turn: Quat) -> tuple[Vec, Vec]:
    """Velocity and spin that tip a thing in a row over its lower edge, or knock one out of a pile.

    A slab of thickness t and height h falls once its middle stands over its edge: it needs the speed that lifts it by
    (sqrt(t^2 + h^2) - h) / 2, in a turn about that edge with the moment m (t^2 + h^2) / 3.
    """
    thick, _, tall = size
    if formation.id != "row":
        speed = 2.2 * sqrt(GRAVITY * tall)
        return (way[0] * speed, way[1] * speed, 0.0), _STILL
    lift = (sqrt(thick**2 + tall**2) - tall) / 2
    rate = TIP * sqrt(6.0 * GRAVITY * lift / (thick**2 + tall**2))
    velocity = (way[0] * rate * tall / 2, way[1] * rate * tall / 2, rate * thick / 2)
    # Spins are in the body's own axes; about the level axis to the left of the way.
    axis = (-way[1] * rate, way[0] * rate, 0.0)
    return velocity, _in_body(axis, turn)


def _tipped(size: Vec, high: float, up: float, way: tuple[float, float], turn: Quat) -> tuple[Vec, Vec]:
    """Velocity and spin of a flat piece of a stack that goes over as one: of books or plates, which no knock parts.

    Args:
        size: of the piece along and across the way and upwards, m.
        high: height of the stack, m.
        up: height of the piece's middle over the foot, m.
        way: level direction in which it goes over.
        turn: of the piece.
    """
    thick = size[0]
    lift = (sqrt(thick**2 + high**2) - high) / 2
    rate = TIP_STACK * sqrt(6.0 * GRAVITY * lift / (thick**2 + high**2))
    velocity = (way[0] * rate * up, way[1] * rate * up, rate * thick / 2)
    return velocity, _in_body((-way[1] * rate, way[0] * rate, 0.0), turn)


def _in_body(vector: Vec, turn: Quat) -> Vec:
    return rotate(conjugate(turn), vector)


def _towards(body: FreeBody, member: CompanyMember, at: Vec, way: tuple[float, float], sign: int) -> FreeBody:
    """One of two that run into each other, from either side of a place."""
    half = member.placed.model.root_height_m or member.placed.model.height_m / 2
    far = half + MEETING_MPS * TIP_S * 2.5
    speed = MEETING_MPS * sign
    rolls = body.kind is GeomKind.SPHERE
    spin = (-way[1] * speed / half, way[0] * speed / half, 0.0) if rolls else _STILL
    return replace(
        body,
        position=(at[0] - sign * way[0] * far, at[1] - sign * way[1] * far, at[2] + half),
        rotation=IDENTITY,
        velocity=(way[0] * speed, way[1] * speed, 0.0),
        spin=spin,
        start_s=0.0,
    )


def converging(company: Sequence[CompanyMember], indices: Sequence[int], at: Vec) -> dict[int, Thing]:
    """Balls that roll to one place from all round it, by their places in the company.

    Args:
        company: the cast.
        indices: whose; two of them come from either side.
        at: where they meet, m.
    """
    things: dict[int, Thing] = {}
    for number, index in enumerate(indices):
        angle = 2.0 * pi * number / len(indices)
        member = company[index]
        body, _ = bout_of(member.placed.part, member.placed.model, member.travel, 7 * index + 1)
        things[index] = Thing(_towards(body, member, at, (cos(angle), sin(angle)), 1))
    return things


def strike_speed(striker: CompanyMember, target: CompanyMember) -> float:
    """Speed of a striker, m/s: as told, but in proportion to what is struck, so that it falls and does not fly away."""
    told = striker.placed.part.speed_mps or 2.0
    return max(SLOWEST_STRIKE_MPS, min(told, 3.0 * sqrt(GRAVITY * target.placed.model.height_m)))


def aimed(
    striker: CompanyMember, target: CompanyMember, at: Vec, way: tuple[float, float], speed: float, hit_s: float
) -> Thing:
    """A striker that sets off so that it arrives at a time; a ball rolls.

    Args:
        striker: what comes; it has a proxy.
        target: what it meets.
        at: where the target stands, m.
        way: level direction from the one to the other, of unit length.
        speed: of the striker, m/s.
        hit_s: when it arrives, s of the story.
    """
    model = striker.placed.model
    proxy = model.proxy
    assert proxy is not None
    half = proxy.size[0] if proxy.kind is GeomKind.SPHERE else _size(proxy)[2] / 2
    reach = half + 0.5 * max(target.placed.model.length_m, target.placed.model.width_m)
    far = speed * hit_s + reach
    if proxy.kind is GeomKind.SPHERE:
        far = min(far, RUN_UP * 2 * half + reach)
    spin = (-way[1] * speed / half, way[0] * speed / half, 0.0) if proxy.kind is GeomKind.SPHERE else _STILL
    return Thing(
        FreeBody(
            kind=proxy.kind,
            size=proxy.size,
            mass_kg=proxy.mass_kg,
            restitution=proxy.restitution,
            friction=proxy.friction,
            position=(at[0] - way[0] * far, at[1] - way[1] * far, at[2] + half),
            velocity=(way[0] * speed, way[1] * speed, 0.0),
            spin=spin,
            rolling=ROLLING * half,
            start_s=max(hit_s - (far - reach) / speed, 0.0),
        )
    )


def on_its_way(striker: CompanyMember, floor_z: float) -> Driven:
    """A striker that goes its own way, over a floor at a height in m, and is not stopped: a car."""
    proxy = striker.placed.model.proxy
    assert proxy is not None
    travel = striker.travel
    half = _size(proxy)[2] / 2

    def path(story_s: float) -> tuple[Vec, Quat]:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        return (x, y, floor_z + half), _turned(travel.direction(distance), quarter=False)

    return Driven(proxy.kind, proxy.size, path, proxy.friction)
