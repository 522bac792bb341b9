"""The moving parts of a thing from a props table: what hangs on which hinge, and what turns it when.

A part is a hinge, or a slide, with shapes. It may be doubled on both sides (`wing*`), stand several times round an
axis (`arm@8`) or in a row (`drop#5`, each `step` further), and be a chain of links; a part `on` another with the same
ending hangs on the matching copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, degrees, exp, pi, radians, sin, sqrt

from generators.previz.building import Surface
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, add, multiply, rotate
from generators.previz.rigs.base import Act, ChangingPart, open_share
from generators.previz.rigs.figure import ROOT, Figure
from generators.previz.rigs.props.shapes import AROUND, Extents, ShapeRow, add_shape, split_name

__all__ = ["Joint", "Part", "angle_of", "build_parts", "changing_part"]

_AIRBORNE = ("fly", "rise", "float", "swim", "dance", "spin")
"""Motions in which a part that rests when its thing stays in place moves none the less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One moving part of a row. Lengths in the row's unit, angles in degrees.

    Attributes:
        id: its name, with `*` or `@n` as a shape's. on: what it hangs on; empty for the thing itself.
        at: its hinge, in what it hangs on. axis: of the hinge.
        shapes: as of a row, from the hinge.
        drive: still: stays at `rest`. turn: `hz` turns a second. beat: swings `deg` either way, `hz` times a second.
            step: swings `deg` with the distance travelled, once a `stride`. roll: turns by the way over `radius`.
            hang: swings as a pendulum of the length `radius` does. open: turns by `deg` where somebody opens it.
            shut: turns by `deg` where somebody closes it.
            once: goes from `rest` by `deg` between the shares `begins` and `ends` of the story, and stays there.
            flow: goes by `deg` and begins again, `hz` times a second, from the share `begins` of the story on.
            settle: swings `deg` either way, less and less, `hz` times a second.
        slides: whether it moves along its axis, by as many units as it would turn degrees.
        sizes: its size from its hinge at `begins` and at `ends`, over its full one; upright: in height only.
        pulse: how much larger and smaller it gets than that, `hz` times a second, `share` ahead.
        glows: how bright it is at `begins` and at `ends`, over its paint.
        hz, deg, rest, stride, radius: see `drive`. share: of a cycle that it is ahead. lag: of a cycle that each link
            or copy is behind the one before. alternate: whether the right side is half a cycle behind the left.
        idle: how much of the drive is left while the thing stays in place, 0..1.
        links: of a chain. step: from one link, or copy in a row, to the next. taper: size of a link over the one
            before.
        when: motions in which the part is there; always, when empty.
        folds: whether it hangs folded from its hinge until somebody opens its thing, as an umbrella's canopy does.
    """

    id: str
    on: str = ""
    at: Vec = (0.0, 0.0, 0.0)
    axis: Vec = (0.0, 0.0, 1.0)
    shapes: tuple[ShapeRow, ...] = ()
    drive: str = "still"
    hz: float = 1.0
    deg: float = 20.0
    rest: float = 0.0
    share: float = 0.0
    lag: float = 0.0
    alternate: bool = False
    stride: float = 1.0
    radius: float = 1.0
    idle: float = 1.0
    links: int = 1
    step: Vec = (0.0, 0.0, 0.0)
    taper: float = 1.0
    when: tuple[str, ...] = ()
    slides: bool = False
    begins: float = 0.0
    ends: float = 1.0
    sizes: tuple[float, ...] = ()
    upright: bool = False
    pulse: float = 0.0
    glows: tuple[float, ...] = ()
    folds: bool = False

    @property
    def changes(self) -> bool:
        """Whether its size or its light changes, beside its place."""
        return bool(self.sizes or self.glows or self.pulse or self.folds)


@dataclass(frozen=True, slots=True)
class Joint:
    """A hinge as built: its bone, its part, and its own share of the cycle.

    Attributes:
        bone: its name in the figure. part: its row, lengths in metres. share: of a cycle that it is ahead.
        unit_m: metres in the row's unit.
        sense: -1 on the right side of a mirrored part whose axis does not point aside.
    """

    bone: str
    part: Part
    share: float
    unit_m: float = 1.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A bone as built, for what hangs on it."""

    bone: str
    side: float
    origin: Vec
    frame: Quat
    scale: float


def build_parts(
    figure: Figure,
    parts: Sequence[Part],
    scale: float,
    paint: Callable[[str], Surface],
    motion: str,
    extents: Extents,
) -> tuple[Joint, ...]:
    """Builds the parts of a row on a figure's root.

    Args:
        figure: the thing.
        parts: in an order in which each comes after what it hangs on.
        scale: metres in the row's unit.
        paint: from a paint's name to its surface.
        motion: what the thing does.
        extents: is widened by the parts at rest.
    """
    places: dict[str, list[_Place]] = {"": [_Place(ROOT, 1.0, (0.0, 0.0, 0.0), IDENTITY, scale)]}
    joints: list[Joint] = []
    for part in parts:
        name, mirrored, copies, axis, row = split_name(part.id)
        places[name] = []
        if part.when and motion not in part.when:
            continue
        for index, base in enumerate(places[part.on]):
            for hand in (1.0, -1.0) if mirrored else (1.0,):
                for copy in range(copies * row):
                    label = f"{name}{index if len(places[part.on]) > 1 else ''}{'lr'[hand < 0] if mirrored else ''}"
                    label += str(copy) if copies * row > 1 else ""
                    turn = AROUND[axis](2 * pi * (copy % copies) / copies) if copies > 1 else IDENTITY
                    one = part if row == 1 else replace(part, at=add(part.at, _times(part.step, copy // copies)))
                    share = part.share + (0.5 if part.alternate and hand * base.side < 0 else 0.0) - part.lag * copy
                    places[name].append(
                        _chain(
                            figure,
                            one,
                            label,
                            replace(base, side=base.side * hand),
                            turn,
                            share,
                            paint,
                            extents,
                            joints,
                        )
                    )
    return tuple(joints)


def _chain(
    figure: Figure,
    part: Part,
    label: str,
    base: _Place,
    turn: Quat,
    share: float,
    paint: Callable[[str], Surface],
    extents: Extents,
    joints: list[Joint],
) -> _Place:
    """Builds the links of one copy of a part; returns the last."""
    place, size = base, base.scale
    for link in range(part.links):
        at = _sided(part.at if link == 0 else part.step, base.side, size if link == 0 else size / part.taper)
        turned = turn if link == 0 else IDENTITY
        # Mirrored, a rotation about an axis is one about the mirrored axis the other way round.
        axis = part.axis if base.side > 0 else (-part.axis[0], part.axis[1], -part.axis[2])
        at = rotate(turned, at)
        bone = f"{label}.{link}" if part.links > 1 else label
        figure.bone(bone, place.bone, at, axis=axis, turn=turned, slides=part.slides)
        rest = 0.0 if part.slides else radians(part.rest)
        origin = add(place.origin, rotate(place.frame, at))
        frame = multiply(place.frame, turned, _about(axis, rest))
        for row in part.shapes:
            add_shape(
                figure, bone, row, size, paint(str(row[1])), side=base.side, extents=extents, origin=origin, frame=frame
            )
        metres = replace(part, stride=part.stride * base.scale, radius=part.radius * base.scale)
        joints.append(Joint(bone, metres, share - (part.lag * link if part.links > 1 else 0.0), base.scale))
        place = _Place(bone, base.side, origin, frame, size)
        size *= part.taper
    return replace(place, scale=base.scale)


def _sided(at: Vec, side: float, scale: float) -> Vec:
    return at[0] * scale, side * at[1] * scale, at[2] * scale


def _times(step: Vec, times: int) -> Vec:
    return step[0] * times, step[1] * times, step[2] * times


def _about(axis: Vec, angle: float) -> Quat:
    long = sqrt(axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2) or 1.0
    s = sin(angle / 2) / long
    return cos(angle / 2), axis[0] * s, axis[1] * s, axis[2] * s


@dataclass(frozen=True, slots=True)
class _Now:
    """What a drive goes by: the part (lengths in metres), story time, the way come, how much, and the cycle's share."""

    part: Part
    story_s: float
    distance_m: float
    much: float
    share: float
    act: Act


def angle_of(joint: Joint, act: Act, distance_m: float, story_s: float) -> float:
    """The angle of a hinge, radians, or the way of a slide, m.

    Args:
        joint: it.
        act: what the thing does.
        distance_m: how far the thing has come.
        story_s: story time.
    """
    part = joint.part
    moving = act.travel.speed_mps > 0 or act.motion in _AIRBORNE
    now = _Now(part, story_s, distance_m, 1.0 if moving else part.idle, joint.share, act)
    turned = radians(part.rest) + _DRIVES[part.drive](now)
    return degrees(turned) * joint.unit_m if part.slides else turned


def _come(part: Part, story_s: float, story_seconds: float) -> float:
    """How far a part's change has come at a story time, 0..1, eased at both ends."""
    share = (story_s / max(story_seconds, 1e-6) - part.begins) / max(part.ends - part.begins, 1e-6)
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


def changing_part(joint: Joint) -> ChangingPart:
    """How a part's size and light change over the story."""
    part = joint.part
    (first, last), (dim, bright) = part.sizes or (1.0, 1.0), part.glows or (1.0, 1.0)

    def size(story_s: float, story_seconds: float) -> float:
        grown = first + (last - first) * _come(part, story_s, story_seconds)
        return grown * (1.0 + part.pulse * sin(2 * pi * (part.hz * story_s + joint.share)))

    def glow(story_s: float, story_seconds: float) -> float:
        return dim + (bright - dim) * _come(part, story_s, story_seconds)

    return ChangingPart(joint.bone, part.upright, part.folds, size, glow)


def _wave(now: _Now, cycles: float) -> float:
    return now.much * radians(now.part.deg) * sin(2 * pi * (cycles + now.share))


def _opened(now: _Now) -> float:
    return open_share(now.act.swings, now.story_s, usual=0.0)


def _flowed(now: _Now) -> float:
    """How far something that flows has come since its last beginning, in cycles."""
    since = now.story_s - now.part.begins * now.act.story_seconds
    return (now.part.hz * max(since, 0.0) + now.share) % 1.0


def _settled(now: _Now) -> float:
    fading = exp(-SETTLING * now.part.hz * now.story_s)
    return fading * radians(now.part.deg) * cos(2 * pi * now.part.hz * now.story_s)


SETTLING = 0.55
"""How fast a needle comes to rest, in each of its swings."""
_DRIVES: Mapping[str, Callable[[_Now], float]] = {
    "still": lambda _: 0.0,
    "turn": lambda now: 2 * pi * (now.much * now.part.hz * now.story_s + now.share),
    "beat": lambda now: _wave(now, now.part.hz * now.story_s),
    "step": lambda now: _wave(now, now.distance_m / now.part.stride),
    "roll": lambda now: now.distance_m / now.part.radius,
    "open": lambda now: radians(now.part.deg) * _opened(now),
    "shut": lambda now: radians(now.part.deg) * (1.0 - open_share(now.act.swings, now.story_s, usual=1.0)),
    "once": lambda now: radians(now.part.deg) * _come(now.part, now.story_s, now.act.story_seconds),
    "flow": lambda now: radians(now.part.deg) * _flowed(now),
    "settle": _settled,
    "hang": lambda now: _wave(now, 0.25 + sqrt(9.81 / now.part.radius) * now.story_s / (2 * pi)),
}
