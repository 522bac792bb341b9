"""Who meets whom, where each stands at first, what sets it going; then physics, for all of them together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from generators.previz.bouts import air_of
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.bodies import Group, aimed, converging, on_its_way, standing, strike_speed
from generators.previz.meeting.formations import RIGID, formation_called, formation_of
from generators.previz.motion.rotations import Vec
from generators.previz.motion.simulation import Bout, Recording, simulate
from generators.previz.motion.world import Driven, Thing, World, simulate_together
from generators.previz.scene import GeomKind
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Shot
from prompts.wording import short_name

__all__ = ["meetings", "picture_of_strike", "struck_on_the_way"]

STRIKES: Final = re.compile(
    r"\b(?:hit|hits|hitting|strik\w*|struck|knock\w*|crash\w*|collid\w*|smash\w*|bump\w*|slam\w*|ram(?:s|med|ming)?)\b"
)
ROLLS_INTO: Final = re.compile(r"\b(?:roll|run|slid|glid|push|pushed|driv)\w* (?:\w+ ){0,2}?(?:into|against)\b")
"""Words of a strike where what is met is a ball or stands in a row: into a box something goes."""
_TOGETHER: Final = re.compile(r"\b(?:collid\w*|crash\w* into each|hit\w* each|bump\w* into each|meet\w*)\b")
_MUTUAL: Final = re.compile(
    rf"{_TOGETHER.pattern}|\b(?:toward|towards|into|against|at|with) (?:each other|one another)\b"
)
"""Words of several that roll into one another, where each of them is told to."""
HIT_SHARE, LATEST_HIT_S = 0.35, 1.6
"""When a striker arrives, as a share of the story, and at the latest."""
SEEN_AFTER_S: Final = 0.4
"""How long after a strike the picture still holds all of the balls; where two meet, thrice as long."""
TWO_BALLS_MPS: Final = 0.6
"""Of a ball that rolls into one other where no speed is told."""
TWO: Final = 2


@dataclass(frozen=True, slots=True)
class _Strike:
    """A group that runs into another, and when."""

    striker: Group
    struck: Group


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
    balls = _converging(company, shot, groups)
    strike = None if balls else _strike(shot, groups)
    moved = [g for g in groups if g.simulated or (strike and g is strike.struck)]
    moved = [g for g in moved if all(company[i].placed.model.proxy for i in g.indices)]
    if sum(len(g.indices) for g in moved) < 2:
        return {}
    anchor = company[(strike.struck if strike else moved[0]).indices[0]]
    x, y = _met_at(strike, company, story_seconds) or anchor.travel.origin
    floor = anchor.travel.terrain.height(x, y) + anchor.travel.lift_m
    way = _way(shot, strike, company)
    things: dict[int, Thing] = converging(company, balls, (x, y, floor))
    for group in moved:
        if (strike and group is strike.striker) or not things.keys().isdisjoint(group.indices):
            continue
        together = len(group.indices) == 2 and any(_TOGETHER.search(b.action) for b in _beats(shot, group.subject_id))
        struck = strike is not None and group is strike.struck
        things |= standing(company, group, (x, y, floor), way, pushed=strike is None, together=together, struck=struck)
    driven: list[Driven] = []
    if strike:
        target = company[strike.struck.indices[0]]
        striker = company[strike.striker.indices[0]]
        if striker.placed.model.proxy and strike.striker.simulated:
            speed = strike_speed(striker, target)
            if _are_balls((striker, target)) and len(strike.struck.indices) == 1 and not _is_told(shot):
                speed = TWO_BALLS_MPS
            index = strike.striker.indices[0]
            things[index] = aimed(
                striker, target, (x, y, floor), way, speed, min(HIT_SHARE * story_seconds, LATEST_HIT_S)
            )
        elif striker.placed.model.proxy:
            driven.append(on_its_way(striker, floor))
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
    return standing(company, group, at, way, pushed=False, together=False, struck=True)


def picture_of_strike(
    company: Sequence[CompanyMember], shot: Shot, met: Mapping[int, Recording], story_seconds: float
) -> Mapping[int, PlaceTrack]:
    """What the camera has to show where balls strike balls: the run-up and where they go, by place in the company."""
    groups = _groups(company, frozenset())
    balls = _converging(company, shot, groups)
    strike = None if balls else _strike(shot, groups)
    mine = list(balls) if strike is None else [*strike.striker.indices, *strike.struck.indices]
    mine = [i for i in mine if i in met]
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


def _converging(company: Sequence[CompanyMember], shot: Shot, groups: Sequence[Group]) -> tuple[int, ...]:
    """Balls of several kinds that all roll into one another, by their places in the company; empty for others."""
    both = [g for g in groups if g.simulated and any(_MUTUAL.search(b.action) for b in _beats(shot, g.subject_id))]
    indices = tuple(index for group in both for index in group.indices)
    return indices if len(both) > 1 and _are_balls([company[i] for i in indices]) else ()


def _are_balls(members: Sequence[CompanyMember]) -> bool:
    """Whether all of them are round to physics."""
    proxies = (member.placed.model.proxy for member in members)
    return all(proxy is not None and proxy.kind is GeomKind.SPHERE for proxy in proxies)


def _is_told(shot: Shot) -> bool:
    """Whether a speed is given."""
    return any(event.speed_mps for event in shot.physics)


def _met_at(
    strike: _Strike | None, company: Sequence[CompanyMember], story_seconds: float
) -> tuple[float, float] | None:
    """Where what comes on its own way, such as a car, meets what it strikes; None where nothing comes so."""
    if strike is None or strike.striker.simulated:
        return None
    striker, struck = company[strike.striker.indices[0]], company[strike.struck.indices[0]]
    if striker.travel.speed_mps <= 0.0:
        return None
    distance = striker.travel.distance(min(HIT_SHARE * story_seconds, LATEST_HIT_S))
    (x, y), (dx, dy) = striker.travel.point(distance), striker.travel.direction(distance)
    ahead = 0.5 * (striker.placed.model.length_m + struck.placed.model.length_m)
    return x + dx * ahead, y + dy * ahead


def _falls_alone(thing: Thing, member: CompanyMember) -> bool:
    """Whether a thing falls straight down beside the others and meets none of them."""
    return thing.body.kind is GeomKind.SPHERE and member.placed.part.motion == "fall" and not any(thing.body.velocity)


def _groups(company: Sequence[CompanyMember], apart: Set[int]) -> list[Group]:
    found: dict[str, list[int]] = {}
    for index, member in enumerate(company):
        if not member.placed.part.owner and index not in apart:
            found.setdefault(member.placed.part.subject.id, []).append(index)
    groups = []
    for subject_id, indices in found.items():
        part = company[indices[0]].placed.part
        several = formation_of(part.subject) if len(indices) > 1 else None
        groups.append(Group(subject_id, tuple(indices), several, part.simulated and not part.thrower))
    return groups


def _beats(shot: Shot, subject_id: str) -> list[Beat]:
    return [beat for beat in shot.beats if beat.subject == subject_id]


def _strike(shot: Shot, groups: Sequence[Group]) -> _Strike | None:
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
