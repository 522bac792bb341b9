"""Who is first on one side of a thing and then goes to another: `on the left of the sofa, then runs behind it`.

Sides are the picture's, so the thing stands in the middle before a camera that sees all of it from the front and keeps
still, and both sides are held long enough to be read. `side_words.py` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin
from typing import Final

from generators.previz.acting import Part
from generators.previz.fitting import upon_m
from generators.previz.meeting.filming import is_invented_move, without_invented
from generators.previz.motion.script import Cue
from generators.previz.motion.side_way import Raised, SideWay
from generators.previz.motion.travel import Pace, Travel
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs import Animation, noun_of
from generators.previz.side_words import Side, told_of
from generators.previz.told_of_it import SIMULATED_LAWS
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["Passage", "as_seen_from_the_front", "passages_of", "placed_at", "with_sides"]

GOES_AT, THERE_AT = 0.3, 0.68
"""Shares of the story after which somebody sets off, and has arrived."""
RAMP_S: Final = 0.25
"""How long one takes to come to speed, and to a stop."""
GAP, LEAST_GAP_M = 0.3, 0.08
"""Room between a thing and who is beside it: over the length of who is, and at least, m."""
HOVERS: Final = 0.7
"""How far over a thing one flies who is above it, over its own height."""
PEEPS_OUT, STEPS_ASIDE = 0.7, 0.45
"""How far to the side of a larger thing's middle one is behind it, over its half width; and how far before a smaller
one's, over its own width."""
HIDES: Final = 0.5
"""Height of what hides somebody over theirs."""
BACK_M: Final = 1e-3
"""How far beyond the thing's middle one is behind it."""
BULGE: Final = 0.3
"""How much farther out a way round something is in its middle."""
STEPS: Final = 24
HOP_LENGTH, HOP_HEIGHT, SOAR_HEIGHT = 1.3, 0.5, 0.8
"""Length of a hop over that of who hops; its height, and that of a flight's bow, over their height."""
AT_EASE: Final = (0.5, -0.87)
"""How one stands who has not set off or has arrived: turned to the camera, but not quite."""
FRONT: Final = (0.3, -0.95)
"""How a thing stands that has a front of its own."""
_PLAYED_BY: Final = {**dict.fromkeys(SIMULATED_LAWS, "walk"), "float": "fly"}
"""What moves a thing along its way instead of physics."""
STAGES: Final = {"sky": "meadow", "space": "meadow"}
"""Where one goes instead of where nothing stands on any ground."""
ON_FOOT: Final = {"rest": "stand", "lie": "stand", "perch": "stand"}
SEEN: Final = {"size": "full", "view": "profile", "distance_m": None, "composition": "centred"}
LENS_M: Final = 1.6
"""Height of the lens over that of what it sees, where it looks down only a little."""
SMALL_M: Final = 0.6
SIZES, SIZES_OF_SMALL = 3.0, 7.0
"""A plant or a building is no more than so many times as high as who goes about it, or that one would be a speck; who
is small has more room under it."""
TRUNK: Final = 0.35
"""How wide a tree is where one is beside it, over its crown."""
SHRINK: Final = frozenset({"tree", "plant", "building"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A figure that goes from side to side: its place in the cast and that of the thing, and its part with its deeds.

    `points` are its way on the ground, (x, y) m; `ups` how high it is at the start and the end, m.
    """

    index: int
    base: int
    part: Part
    points: tuple[tuple[float, float], ...]
    ups: tuple[float, float]
    track: PlaceTrack
    hidden: bool = False
    """Whether it is at some time behind something that would hide it from a lens at its own height."""

    def travel(self, way: Travel) -> SideWay:
        """Its way instead of a straight one."""
        paced = replace(
            way, heading=AT_EASE, pace=self.part.pace, speed_mps=self.part.speed_mps, origin_s=self.part.deeds[0].end_s
        )
        return SideWay.along(paced, self.points)

    def cues(self) -> tuple[Cue, ...]:
        """Its script, for what is no person."""
        return tuple(
            Cue(
                deed.start_s, deed.end_s, deed.motion, deed.words, travels=deed.speed_mps > 0,
                speed_mps=deed.speed_mps, facing=None if deed.speed_mps > 0 else AT_EASE,
            )
            for deed in self.part.deeds
        )  # fmt: skip

    def raised(self, level: Animation, way: SideWay, placed: Placed) -> Animation:
        """Its moves with what carries it off the ground."""
        motion, model = self.part.deeds[1].motion, placed.model
        long, (low, high) = way.lengths[-1], self.ups
        flies = placed.part.motion == "fly"
        if not flies and not _hops(self.part) and low == high == 0.0:
            return level
        hops = max(1, round(long / (HOP_LENGTH * max(model.length_m, 0.3)))) if _hops(self.part) else 0
        hop = SOAR_HEIGHT if motion == "fly" else HOP_HEIGHT
        edge = (0.0, 1.0) if flies else (0.35, 0.8) if low > high else (0.2, 0.65)
        return Raised(level, way, low, high, edge, hops, hop * model.height_m * bool(hops or flies), flies)


def with_sides(shot: Shot) -> Shot:
    """The shot with who goes from side to side waiting first, and staying where they have come to.

    Args:
        shot: a completed one.
    """
    told = next((found for s in shot.subjects if (found := told_of(shot, s)) is not None), None)
    if told is None:
        return shot
    seconds = (shot.duration_s or 5.0) * (shot.time_scale or 1.0)
    goes, there = GOES_AT * seconds, THERE_AT * seconds
    beat = _carried(told.beat) if told.beat.motion in _PLAYED_BY else told.beat
    flies = beat.motion == "fly"
    rests = next(b for b in shot.beats if b.subject in (told.subject.id, "") and b is not told.beat)
    still = "fly" if flies and told.first.level == "over" else "perch" if flies else _upright(rests)
    after = "fly" if flies and told.last.level == "over" else "perch" if flies else "stand"
    beats = [
        rests.model_copy(
            update={"start_s": 0.0, "end_s": goes, "motion": still, "speed_mps": 0.0, "action": _at_rest(rests.action)}
        ),
        beat.model_copy(update={"start_s": goes, "end_s": there, "direction": ""}),
        Beat(
            subject=told.subject.id, action="staying there", motion=after, start_s=there, end_s=seconds, speed_mps=0.0
        ),
    ]
    others = [b for b in shot.beats if b.subject and b.subject != told.subject.id]
    where = told.subject.position or rests.action.lower()
    there_first = told.subject.model_copy(update={"position": where})
    changed = {told.thing.id: _within_sight(told.thing, told.subject), told.subject.id: there_first}
    subjects = [changed.get(s.id, s) for s in shot.subjects]
    stage = STAGES.get(shot.setting.stage or "", shot.setting.stage)
    if stage == "table" and told.thing.kind == "furniture":
        stage = "room"
    setting = shot.setting.model_copy(update={"stage": stage, "interior": stage == "room" or shot.setting.interior})
    laws = [e for e in shot.physics if e.law not in SIMULATED_LAWS or e.subject not in (told.subject.id, "")]
    told_so = {"beats": [*beats, *others], "setting": setting, "subjects": subjects, "physics": laws}
    return shot.model_copy(update=told_so)


def _carried(beat: Beat) -> Beat:
    """The beat of a thing that would roll or fall anywhere, as a way to where the words have it."""
    return beat.model_copy(update={"motion": _PLAYED_BY[beat.motion or ""]})


def _within_sight(thing: Subject, who: Subject) -> Subject:
    """A tree or a house of a size by which who goes about it can still be seen."""
    row, own = noun_of(thing), noun_of(who)
    high, small = thing.height_m or (row.height_m if row else None), who.height_m or (own.height_m if own else None)
    if thing.kind not in SHRINK or not high or not small:
        return thing
    most = (SIZES_OF_SMALL if small < SMALL_M else SIZES) * small
    return thing if high <= most else thing.model_copy(update={"height_m": most})


def _at_rest(action: str) -> str:
    """What somebody does of whom the words only say where they are: they stand there."""
    return "standing there" if re.match(r"(?:resting|standing)\b", action.lower()) else action


def _upright(beat: Beat) -> str:
    return ON_FOOT.get(beat.motion or "stand", beat.motion or "stand")


def passages_of(shot: Shot, figures: Sequence[Placed]) -> tuple[Passage, ...]:
    """Who goes from side to side of what, with their ways.

    Args:
        shot: as `with_sides` made it.
        figures: the cast.
    """
    told = next((found for s in shot.subjects if (found := told_of(shot, s)) is not None), None)
    if told is None:
        return ()
    index = next((i for i, f in enumerate(figures) if f.part.subject.id == told.subject.id), None)
    base = next((i for i, f in enumerate(figures) if f.part.subject.id == told.thing.id), None)
    if index is None or base is None or len(figures[index].part.deeds) != 3 or figures[index].part.simulated:
        return ()
    figure, thing = figures[index], figures[base]
    at = [_spot(side, other, figure, thing) for side, other in ((told.first, told.last), (told.last, told.first))]
    points = _out_and_back(figure, thing) if at[0] == at[1] else _round(at[0], at[1], figure, thing)
    long = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    ups = (_up(told.first, figure, thing), _up(told.last, figure, thing))
    part = _paced(figure.part, long)
    track = _picture(figure, thing, points, max(ups))
    under = "under" in (told.first.id, told.last.id)
    tall = thing.part.subject.kind != "tree" and thing.model.height_m > HIDES * figure.model.height_m
    hidden = tall and not under and max(points[0][1], points[-1][1]) > BACK_M  # under a crown one is seen
    return (Passage(index, base, part, points, ups, track, hidden),)


def _hops(part: Part) -> bool:
    return part.deeds[1].motion == "jump" or bool(re.match(r"(?:jump|hop|leap)", part.deeds[1].words))


def _paced(part: Part, long_m: float) -> Part:
    """The part at the speed that takes it over its way in time."""
    before, goes, after = part.deeds
    seconds = goes.end_s - goes.start_s
    ramp = min(RAMP_S, seconds / 4)
    speed = long_m / (seconds - ramp)
    times = (goes.start_s, goes.start_s + ramp, goes.end_s - ramp, goes.end_s)
    rolls = goes.words.startswith("roll")
    motion = "run" if goes.motion == "jump" else "roll" if rolls else goes.motion
    deeds = (
        replace(before, speed_mps=0.0),
        replace(goes, speed_mps=speed, motion=motion),
        replace(after, speed_mps=0.0),
    )
    return replace(
        part,
        motion=motion if rolls else part.motion,
        deeds=deeds,
        speed_mps=speed,
        pace=Pace(times, (0.0, speed, speed, 0.0)),
        origin_s=None,
    )


def _half(figure: Placed, thing: Placed) -> tuple[float, float]:
    """Half sizes of a thing across the picture and into it, m."""
    x, y = FRONT
    share = TRUNK if thing.part.subject.kind == "tree" and figure.part.subject.kind != "bird" else 1.0
    long, wide = share * thing.model.length_m / 2, share * thing.model.width_m / 2
    return abs(x) * long + abs(y) * wide, abs(y) * long + abs(x) * wide


def _spot(side: Side, other: Side, figure: Placed, thing: Placed) -> tuple[float, float]:
    """Where a side is, (x, y) m from the thing's middle."""
    if side.ahead is None:
        return 0.0, 0.0
    (hx, hy), own = _half(figure, thing), figure.model
    room = max(own.length_m, own.width_m) / 2 + max(GAP * own.length_m, LEAST_GAP_M)
    angle = radians(side.ahead)
    x, y = (hx + room) * round(cos(angle)), (hy + room) * round(sin(angle))
    from_left = other.ahead is not None and cos(radians(other.ahead)) < -0.5
    aside = -1.0 if from_left else 1.0
    if y > 0.0 and thing.model.height_m > HIDES * own.height_m:
        x += aside * PEEPS_OUT * hx
    elif y < 0.0 and thing.model.height_m < own.height_m:
        x += aside * (STEPS_ASIDE * own.width_m + hx)
    return x, y


def _up(side: Side, figure: Placed, thing: Placed) -> float:
    """How high over the ground one is on a side, m."""
    if side.level == "over":
        return thing.model.height_m + HOVERS * figure.model.height_m
    return upon_m(thing) if side.level == "top" else 0.0


def _round(
    start: tuple[float, float], end: tuple[float, float], figure: Placed, thing: Placed
) -> tuple[tuple[float, float], ...]:
    """Points from one side to another, round the thing where it is between: before it rather than behind."""
    hx, hy = (half + max(figure.model.length_m, figure.model.width_m) / 2 for half in _half(figure, thing))
    (ra, ta), (rb, tb) = ((hypot(x / hx, y / hy), atan2(y / hy, x / hx)) for x, y in (start, end))
    if min(ra, rb) < 0.1:
        return tuple(
            (start[0] + (end[0] - start[0]) * k / STEPS, start[1] + (end[1] - start[1]) * k / STEPS)
            for k in range(STEPS + 1)
        )
    turn = (tb - ta + pi) % (2 * pi) - pi
    if abs(abs(turn) - pi) < 0.3:
        before = sin(ta + turn / 2) < 0.0
        turn = turn if before or abs(sin(ta + turn / 2)) < 0.5 else turn - 2 * pi * (1 if turn > 0 else -1)
    bulge = BULGE * min(abs(turn) / pi, 1.0)
    points = []
    for k in range(STEPS + 1):
        share = k / STEPS
        r, t = ra + (rb - ra) * share + bulge * sin(pi * share), ta + turn * share
        points.append((hx * r * cos(t), hy * r * sin(t)))
    return tuple(points)


def _out_and_back(figure: Placed, thing: Placed) -> tuple[tuple[float, float], ...]:
    """Points from below a thing out before it, and back to its middle above it."""
    front = -(_half(figure, thing)[1] + max(figure.model.length_m, figure.model.width_m))
    return tuple((0.0, front * sin(pi * k / STEPS)) for k in range(STEPS + 1))


def _picture(figure: Placed, thing: Placed, points: Sequence[tuple[float, float]], up_m: float) -> PlaceTrack:
    """The box that the camera has to show: the thing, and its sides that are gone to."""
    own, (hx, hy) = figure.model, _half(figure, thing)
    half = max(own.length_m, own.width_m) / 2
    xs = [x for x, _ in (points[0], points[-1])]
    ys = [y for _, y in (points[0], points[-1])]
    left, right = min(-hx, *(x - half for x in xs)), max(hx, *(x + half for x in xs))
    near, far = min(-hy, *(y - half for y in ys)), max(hy, *(y + half for y in ys))
    tall = max(thing.model.height_m, up_m + own.height_m)
    size = Extents(tall, right - left, far - near, tall / 2, (0.0, 0.0, tall / 2))
    part = figure.part
    return PlaceTrack(part.subject.id, part.number, size, ((left + right) / 2, (near + far) / 2, tall / 2))


def placed_at(passage: Passage, places: Sequence[Place]) -> tuple[Place, ...]:
    """All places, the thing in the middle with its front to the camera, and who goes where they come to."""
    found = list(places)
    found[passage.base] = replace(found[passage.base], x=0.0, y=0.0, lift_m=0.0, heading=FRONT)
    x, y = passage.points[-1]
    found[passage.index] = replace(found[passage.index], x=x, y=y, lift_m=0.0, from_m=0.0, heading=AT_EASE)
    return tuple(found)


def as_seen_from_the_front(shot: Shot, passage: Passage) -> Shot:
    """The shot as a still camera takes somebody who goes from side to side, unless the user decided.

    Args:
        shot: a completed one.
        passage: who goes where.
    """
    who = passage.part.subject.id
    kept = [move for number, move in enumerate(shot.camera.moves) if not is_invented_move(shot, number)]
    camera = shot.camera.model_copy(update={"moves": kept})
    rank = {True: Importance.MAIN, False: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": rank[s.id == who]}) for s in shot.subjects]
    angle: dict[str, str | float | None] = {"angle": "high_angle", "height_m": None}
    if not passage.hidden:
        angle = {"angle": "eye_level", "height_m": LENS_M * passage.track.height_m}
    return without_invented(shot.model_copy(update={"camera": camera, "subjects": subjects}), {**SEEN, **angle})
