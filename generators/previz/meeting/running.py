"""Who meets whom, where each stands at first, what sets it going; then physics, for all of them together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import atan2, pi, sqrt
from typing import Final

import numpy as np

from generators.previz.bouts import air_of, bout_of
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.formations import RIGID, Formation, formation_called, formation_of, spots
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, about_z, conjugate, rotate
from generators.previz.motion.simulation import Bout, FreeBody, Recording, simulate
from generators.previz.motion.world import Driven, Thing, World, simulate_together
from generators.previz.rigs.base import Proxy
from generators.previz.scene import GeomKind
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Shot
from prompts.wording import short_name

__all__ = ["meetings", "picture_of_strike", "struck_on_the_way"]

GRAVITY: Final = 9.81
STRIKES: Final = re.compile(
    r"\b(?:hit|hits|hitting|strik\w*|struck|knock\w*|crash\w*|collid\w*|smash\w*|bump\w*|slam\w*|ram(?:s|med|ming)?)\b"
)
ROLLS_INTO: Final = re.compile(r"\b(?:roll|run|slid|glid|push|pushed|driv)\w* (?:\w+ ){0,2}?(?:into|against)\b")
"""Words of a strike where what is met is a ball or stands in a row: into a box something goes."""
_TOGETHER: Final = re.compile(r"\b(?:collid\w*|crash\w* into each|hit\w* each|bump\w* into each|meet\w*)\b")
HIT_SHARE, LATEST_HIT_S = 0.35, 1.6
"""When a striker arrives, as a share of the story, and at the latest."""
SLOWEST_STRIKE_MPS: Final = 0.8
TIP_S: Final = 0.4
"""When a row is tipped or a pile pushed that nobody strikes."""
TIP: Final = 2.2
"""Speed of the push, over what a thing on edge needs to fall."""
MEETING_MPS: Final = 0.9
"""Of each of two things that run into one another."""
RUN_UP: Final = 12.0
"""How far a ball rolls before it strikes, over its size: both are in one picture."""
SEEN_AFTER_S: Final = 0.4
"""How long after a strike the picture still holds all of the balls; where two meet, thrice as long."""
TWO_BALLS_MPS: Final = 0.6
"""Of a ball that rolls into one other where no speed is told."""
TWO: Final = 2
CLEARANCE: Final = 0.002
ROLLING: Final = 0.01
"""Rolling resistance of a ball on what is hard, or on cloth, over its radius (Mathavan et al. 2009, billiards)."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The figures of one subject.

    Attributes:
        subject_id: whose. indices: of its figures in the company. formation: how they stand, if in one.
        simulated: whether the shot has physics move them.
    """

    subject_id: str
    indices: tuple[int, ...]
    formation: Formation | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class _Strike:
    """A group that runs into another, and when."""

    striker: _Group
    struck: _Group


def meetings(
    company: Sequence[CompanyMember], shot: Shot, story_seconds: float, apart: Set[int] = frozenset()
) -> Mapping[int, Recording]:
    """Recordings for everything that meets something, by its place in the company; empty when nothing does.

    Args:
        company: the cast, each with its place.
        shot: its beats say who strikes whom.
        story_seconds: how much to record.
        apart: places in the company of those that take no part.
    """
    groups = _groups(company, apart)
    strike = _strike(shot, groups)
    moved = [g for g in groups if g.simulated or (strike and g is strike.struck)]
    moved = [g for g in moved if all(company[i].placed.model.proxy for i in g.indices)]
    if sum(len(g.indices) for g in moved) < 2:
        return {}
    anchor = company[(strike.struck if strike else moved[0]).indices[0]]
    x, y = anchor.travel.origin
    floor = anchor.travel.terrain.height(x, y) + anchor.travel.lift_m
    way = _way(shot, strike, company)
    things: dict[int, Thing] = {}
    for group in moved:
        if strike and group is strike.striker:
            continue
        together = len(group.indices) == 2 and any(_TOGETHER.search(b.action) for b in _beats(shot, group.subject_id))
        struck = strike is not None and group is strike.struck
        things |= _standing(company, group, (x, y, floor), way, pushed=strike is None, together=together, struck=struck)
    driven: list[Driven] = []
    if strike:
        target = company[strike.struck.indices[0]]
        striker = company[strike.striker.indices[0]]
        if striker.placed.model.proxy and strike.striker.simulated:
            speed = _strike_speed(striker, target)
            if _are_balls((striker, target)) and len(strike.struck.indices) == 1 and not _is_told(shot):
                speed = TWO_BALLS_MPS
            index = strike.striker.indices[0]
            things[index] = _aimed(
                striker, target, (x, y, floor), way, speed, min(HIT_SHARE * story_seconds, LATEST_HIT_S)
            )
        elif striker.placed.model.proxy:
            driven.append(_on_its_way(striker, floor))
    order = sorted(things)
    surface = things[order[0]].body
    gravity, _ = air_of(company[order[0]].placed.part)
    if strike is None and all(_falls_alone(thing, company[i]) for i, thing in things.items()):
        falls = (simulate([things[i].body], Bout(floor, gravity=gravity), story_seconds)[0] for i in order)
        return dict(zip(order, falls, strict=True))
    world = World(floor, surface.restitution, surface.friction, driven=tuple(driven), gravity=gravity)
    recordings = simulate_together([things[i] for i in order], world, story_seconds)
    return dict(zip(order, recordings, strict=True))


def struck_on_the_way(
    company: Sequence[CompanyMember], shot: Shot, striker: int, at: Vec, way: tuple[float, float]
) -> Mapping[int, Thing]:
    """What somebody's deed says that a thing runs into, as it stands on its way, by its place in the company.

    Args:
        company: the cast.
        shot: its beats say who strikes whom.
        striker: place in the company of the thing that comes.
        at: where the nearest of them stands, m, on the ground.
        way: level direction in which the thing comes.
    """
    strike = _strike(shot, _groups(company, frozenset()))
    if strike is None or striker not in strike.striker.indices:
        return {}
    group = strike.struck
    if not all(company[index].placed.model.proxy for index in group.indices):
        return {}
    if group.formation is None and len(group.indices) > 1:
        group = replace(group, formation=formation_called("triangle"))
    return _standing(company, group, at, way, pushed=False, together=False, struck=True)


def picture_of_strike(
    company: Sequence[CompanyMember], shot: Shot, met: Mapping[int, Recording], story_seconds: float
) -> Mapping[int, PlaceTrack]:
    """What the camera has to show where balls strike balls: the run-up and where they go, by place in the company."""
    groups = _groups(company, frozenset())
    strike = _strike(shot, groups)
    mine = [] if strike is None else [i for i in (*strike.striker.indices, *strike.struck.indices) if i in met]
    if len(mine) < TWO or not _are_balls([company[i] for i in mine]):
        return {}
    after = SEEN_AFTER_S * (3.0 if len(mine) == TWO else 1.0)
    until = min(HIT_SHARE * story_seconds, LATEST_HIT_S) + after
    points = np.array([met[i].at(float(t))[0] for i in mine for t in np.linspace(0.0, until, 24)])
    low, high = points.min(axis=0), points.max(axis=0)
    tall = company[mine[0]].placed.model.height_m
    wide, deep = (float(high[k] - low[k]) + 2 * tall for k in (0, 1))
    extents = Extents(max(tall, 0.4 * wide), wide, deep, tall, (0.0, 0.0, tall))
    middle = tuple(float(v) for v in (low + high) / 2)
    found = {}
    for i in mine:
        part = company[i].placed.part
        found[i] = PlaceTrack(part.subject.id, part.number, extents, (middle[0], middle[1], middle[2]))
    return found


def _are_balls(members: Sequence[CompanyMember]) -> bool:
    """Whether all of them are round to physics."""
    proxies = (member.placed.model.proxy for member in members)
    return all(proxy is not None and proxy.kind is GeomKind.SPHERE for proxy in proxies)


def _is_told(shot: Shot) -> bool:
    """Whether a speed is given."""
    return any(event.speed_mps for event in shot.physics)


def _falls_alone(thing: Thing, member: CompanyMember) -> bool:
    """Whether a thing falls straight down beside the others and meets none of them."""
    return thing.body.kind is GeomKind.SPHERE and member.placed.part.motion == "fall" and not any(thing.body.velocity)


def _groups(company: Sequence[CompanyMember], apart: Set[int]) -> list[_Group]:
    found: dict[str, list[int]] = {}
    for index, member in enumerate(company):
        if not member.placed.part.owner and index not in apart:
            found.setdefault(member.placed.part.subject.id, []).append(index)
    groups = []
    for subject_id, indices in found.items():
        part = company[indices[0]].placed.part
        several = formation_of(part.subject) if len(indices) > 1 else None
        groups.append(_Group(subject_id, tuple(indices), several, part.simulated and not part.thrower))
    return groups


def _beats(shot: Shot, subject_id: str) -> list[Beat]:
    return [beat for beat in shot.beats if beat.subject == subject_id]


def _strike(shot: Shot, groups: Sequence[_Group]) -> _Strike | None:
    """The first beat in which one group runs into another that can be knocked about."""
    by_id = {group.subject_id: group for group in groups}
    names = {subject.id: (short_name(subject).lower(), subject.noun.lower()) for subject in shot.subjects}
    kinds = {subject.id: subject.kind for subject in shot.subjects}
    for beat in shot.beats:
        rolls = ROLLS_INTO.search(beat.action) is not None
        if not (rolls or STRIKES.search(beat.action)) or beat.subject not in by_id:
            continue
        passive = re.search(r"\bby (?:a|an|the) (.+)$", beat.action)
        words = passive[1] if passive else beat.action
        others = [
            i for i in by_id if i != beat.subject and any(name and name in words.lower() for name in names.get(i, ()))
        ]
        other = beat.target if beat.target in by_id else next(iter(others), "")
        if not other or other == beat.subject:
            continue
        striker, struck = (other, beat.subject) if passive else (beat.subject, other)
        if rolls and kinds.get(struck) != "ball" and by_id[struck].formation is None:
            continue
        if kinds.get(struck) in RIGID and kinds.get(striker) in RIGID | {"vehicle", "cycle"}:
            return _Strike(by_id[striker], by_id[struck])
    return None


def _way(shot: Shot, strike: _Strike | None, company: Sequence[CompanyMember]) -> tuple[float, float]:
    """The level direction in which things go."""
    if strike:
        striker = company[strike.striker.indices[0]]
        if not strike.striker.simulated and striker.travel.speed_mps > 0:
            return striker.travel.direction(0.0)
        return striker.travel.heading
    left = any(beat.direction == "left" for beat in shot.beats)
    return (-1.0, 0.0) if left else (1.0, 0.0)


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


def _standing(
    company: Sequence[CompanyMember],
    group: _Group,
    at: Vec,
    way: tuple[float, float],
    *,
    pushed: bool,
    together: bool,
    struck: bool,
) -> dict[int, Thing]:
    """The figures of a group as they stand or start."""
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


_STILL: Final[Vec] = (0.0, 0.0, 0.0)


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


def _strike_speed(striker: CompanyMember, target: CompanyMember) -> float:
    """As told, but in proportion to what is struck, so that it falls instead of flying away."""
    told = striker.placed.part.speed_mps or 2.0
    return max(SLOWEST_STRIKE_MPS, min(told, 3.0 * sqrt(GRAVITY * target.placed.model.height_m)))


def _aimed(
    striker: CompanyMember, target: CompanyMember, at: Vec, way: tuple[float, float], speed: float, hit_s: float
) -> Thing:
    """A striker that sets off so that it arrives at a time; a ball rolls."""
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


def _on_its_way(striker: CompanyMember, floor_z: float) -> Driven:
    """A striker that goes its own way and is not stopped: a car."""
    proxy = striker.placed.model.proxy
    assert proxy is not None
    travel = striker.travel
    half = _size(proxy)[2] / 2

    def path(story_s: float) -> tuple[Vec, Quat]:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        return (x, y, floor_z + half), _turned(travel.direction(distance), quarter=False)

    return Driven(proxy.kind, proxy.size, path, proxy.friction)
