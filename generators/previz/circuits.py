"""Circles that figures go on: their ways round what the words name, and the picture that holds them.

Who goes round what is read by `circling`; what is gone round keeps its place. A circle is as wide as both ask for, and
is gone round once or more in the story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import pi
from typing import Final

from generators.previz.circling import circles
from generators.previz.corners import bend_of, turns_corner
from generators.previz.motion.circle import CircleWay
from generators.previz.motion.corner import CornerWay
from generators.previz.motion.travel import Travel
from generators.previz.needs import Placed
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Shot, Subject

__all__ = ["circled", "picture_round", "seen_from"]

SPARE, CELESTIAL_SPARE = 1.5, 2.3
"""From the middle, over the half sizes of both; planets keep farther off, so that their sun does not hide them."""
FREE_SIZES: Final = 1.6
"""Radius of a circle round nothing, over the length of who goes."""
LEAST_TURNS, CARRIED_TURNS, LEAST_TURN_S = 1.0, 3.0, 2.4
"""Turns in the story, at the least; those round what is itself under way; and the shortest time for one, s."""
LEAN_MPS2: Final = 5.0
"""What pushes sideways in a circle, at the most: wheels and hooves keep to the ground."""
WIDEST: Final = 1.6
"""Radius of a circle on the ground, over the length of who goes: who would be too fast for that slows down."""
IN_A_ROW: Final = 1.25
"""From one to the next of those who chase one another, over their length."""
CHASES: Final = re.compile(r"\b(?:chas|follow|rac|pursu)\w*")
HIGH_UP_M: Final = 2.5
"""From here on what goes round is seen against the sky."""
ALOFT: Final = frozenset({"fly", "swim", "spin", "float"})
"""Motions that no ground holds."""
HIGH: Final = {"plant": 0.88, "celestial": 0.5}
MIDDLE: Final = 0.62
"""How high one flies round something, over its height, by its kind and else."""
TRUNK: Final = 0.2
"""A tree is gone round at its trunk: width of that way over the crown's."""


def circled(
    shot: Shot, figures: Sequence[Placed], travels: Sequence[Travel], seconds: float
) -> tuple[list[Travel], dict[int, CircleWay]]:
    """The ways of all, those of who go round something as circles; and these by their place in the cast.

    Args:
        shot: its beats say who goes round what.
        figures: the cast.
        travels: their ways as they were.
        seconds: of story.
    """
    found = {
        index: told
        for index, figure in enumerate(figures)
        if not (figure.part.simulated or figure.part.owner or figure.part.mount)
        and (told := circles(shot, figure.part.subject)) is not None
    }
    ways, rings = list(travels), {}
    for index in sorted(found, key=lambda i: _depth(shot, figures[i].part.subject)):
        beat, other = found[index]
        middle = next((i for i, f in enumerate(figures) if other is not None and f.part.subject is other), None)
        if middle is not None and middle not in rings and index not in rings:
            ways[middle] = _at_the_middle(shot, figures, ways, middle)
        rings[index] = ways[index] = _ring(figures, ways, index, middle, beat, seconds)
    for index, figure in enumerate(figures):
        own = [beat for beat in shot.beats if figure.part.subject.id in (beat.subject, beat.target)]
        if any(turns_corner(shot, beat) for beat in own) and figure.copy == 0 and index not in rings:
            rings[index] = ways[index] = _corner_way(shot, ways[index], seconds)
    return ways, rings


def _corner_way(shot: Shot, way: Travel, seconds: float) -> CornerWay:
    """The bend of somebody whose way was straight, half gone round in the middle of the story.

    Args:
        shot: who goes, on what.
        way: along the road; the bend begins before its origin.
        seconds: of story.
    """
    (x, y), radius = way.origin, bend_of(shot)
    return CornerWay(
        terrain=way.terrain, origin=(x - radius / 2, y), heading=(1.0, 0.0), speed_mps=way.speed_mps,
        origin_s=seconds / 2 - radius * pi / 4 / max(way.speed_mps, 0.1), lift_m=way.lift_m, radius_m=radius,
    )  # fmt: skip


def _picture_of_corner(way: CornerWay, figure: Placed) -> PlaceTrack:
    """What the camera has to show of a bend: all of it, and who takes it before and after.

    Args:
        way: the bend.
        figure: who takes it.
    """
    half, tall = 1.1 * way.radius_m, figure.model.height_m
    extents = Extents(tall, 2 * half, 2 * half, tall / 2, (0.0, 0.0, tall / 2))
    x, y = way.origin
    middle = (x + 0.25 * way.radius_m, y - 0.8 * way.radius_m, tall / 2)
    return PlaceTrack(figure.part.subject.id, figure.part.number, extents, middle)


def _at_the_middle(shot: Shot, figures: Sequence[Placed], ways: Sequence[Travel], middle: int) -> Travel:
    """The way of what is gone round, at the stage's origin where nobody else is filmed."""
    main = shot.main_subject
    circling = main is not None and circles(shot, main) is not None
    stays = figures[middle].part.speed_mps == 0 and figures[middle].copy == 0
    return replace(ways[middle], origin=(0.0, 0.0)) if circling and stays else ways[middle]


def _depth(shot: Shot, subject: Subject, most: int = 4) -> int:
    """How many circles a subject's own lies on: the moon's on the earth's on none."""
    told = circles(shot, subject)
    other = told[1] if told else None
    return 0 if other is None or most == 0 else 1 + _depth(shot, other, most - 1)


def _ring(
    figures: Sequence[Placed], ways: Sequence[Travel], index: int, middle: int | None, beat: Beat, seconds: float
) -> CircleWay:
    figure, way = figures[index], ways[index]
    model = figure.model
    own_m = max(model.length_m, model.width_m)
    speed = figure.part.speed_mps or (way.pace.speeds[-1] if way.pace else 0.0)
    if middle is None:
        radius, (x, y), lift, carrier = FREE_SIZES * own_m + 0.2 * speed, way.origin, way.lift_m, None
    else:
        at = ways[middle]
        spare = CELESTIAL_SPARE if figure.part.subject.kind == "celestial" else SPARE
        radius = spare * (own_m / 2 + _across(figures[middle]) / 2)
        radius += _rings_within(figures, ways, index, middle)
        (x, y), lift = at.origin, _level(figures[index], figures[middle], at.lift_m)
        carrier = at if isinstance(at, CircleWay) else None
    turns = LEAST_TURNS if carrier is None else CARRIED_TURNS
    if figure.part.motion not in ALOFT:
        radius = max(radius, min(speed**2 / LEAN_MPS2, WIDEST * own_m))
        speed = min(speed, (LEAN_MPS2 * radius) ** 0.5)
    slow, fast = turns * 2 * pi * radius / seconds, 2 * pi * radius / LEAST_TURN_S
    speed = min(max(speed, slow), max(fast, slow))
    alike = [i for i, f in enumerate(figures) if f.part.subject is figure.part.subject]
    step = 2 * pi / len(alike)
    if CHASES.search(beat.action.lower()):
        step = min(step, IN_A_ROW * own_m / radius)
    return CircleWay(
        terrain=way.terrain,
        origin=(x, y),
        heading=(1.0, 0.0),
        speed_mps=speed,
        origin_s=seconds / 2,
        lift_m=lift,
        radius_m=radius,
        start_rad=-pi / 2 - step * figure.copy,
        carrier=carrier,
    )


def _rings_within(figures: Sequence[Placed], ways: Sequence[Travel], index: int, middle: int) -> float:
    """How much wider a circle is than those of others round the same middle: one orbit lies outside the other."""
    own = figures[index].part.subject
    if isinstance(ways[middle], CircleWay):
        return 0.0
    inner = [
        way.radius_m + figures[i].model.length_m - SPARE * figures[middle].model.length_m / 2
        for i, way in enumerate(ways)
        if isinstance(way, CircleWay) and i != index and figures[i].part.subject is not own
        and way.origin == ways[middle].origin and way.carrier is None
    ]  # fmt: skip
    return max(0.0, *inner) if inner else 0.0


def _across(figure: Placed) -> float:
    """How wide what is gone round is where one goes round it, m."""
    wide = max(figure.model.length_m, figure.model.width_m)
    return TRUNK * wide if figure.part.subject.kind == "tree" else wide


def _level(figure: Placed, other: Placed, lift_m: float) -> float:
    """How high over the ground one goes round something, m."""
    share = HIGH.get(other.part.subject.kind or "", MIDDLE)
    up_m = lift_m + share * other.model.height_m - figure.model.height_m / 2
    return max(up_m, 0.0) if figure.part.motion in ALOFT else 0.0


def picture_round(rings: Mapping[int, CircleWay], figures: Sequence[Placed], main: Subject | None) -> PlaceTrack | None:
    """What the camera has to show where the main subject goes round something: the widest circle, and what is in it.

    Args:
        rings: the circles, by their place in the cast.
        figures: the cast.
        main: the shot's main subject.
    """
    of_main = [i for i in rings if figures[i].part.subject is main]
    if not of_main:
        return None
    bend = rings[of_main[0]]
    if isinstance(bend, CornerWay):
        return _picture_of_corner(bend, figures[of_main[0]])
    widest = max(rings.values(), key=lambda way: way.radius_m)
    sizes = [figures[i].model for i in rings]
    half = widest.radius_m + max(max(m.length_m, m.width_m) for m in sizes) / 2
    inner = [rings[i].radius_m for i in rings if rings[i].carrier is not None]
    half += max(inner, default=0.0)
    there = [f.model.height_m for i, f in enumerate(figures) if i not in rings and f.model.height_m < 2.0 * half]
    aloft = min(way.lift_m for way in rings.values())
    low = aloft if aloft > HIGH_UP_M and not there else 0.0
    high = max([*(rings[i].lift_m + figures[i].model.height_m for i in rings), *there])
    tall = max(high - low, 0.1)
    extents = Extents(tall, 2 * half, 2 * half, tall / 2, (0.0, 0.0, tall / 2))
    x, y = widest.origin
    part = figures[of_main[0]].part
    return PlaceTrack(part.subject.id, part.number, extents, (x, y, low + tall / 2))


def seen_from(ring: PlaceTrack) -> str:
    """The angle that shows a circle best: from above, but from below what goes round high in the air."""
    return "low_angle" if float(ring.base(0.0)[2]) > 0.0 else "high_angle"
