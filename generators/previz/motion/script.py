"""The script of one figure: what it does when, where it is while it does it, and what it touches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from types import MappingProxyType
from typing import TypeAlias

from generators.previz.motion.chute import down_chute
from generators.previz.motion.performing import performance_of
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, lerp
from generators.previz.motion.score import Score, score_of
from generators.previz.motion.travel import Travel

__all__ = ["Anchor", "Cue", "Grip", "Moment", "cue_of", "moment_of", "walks", "way_of", "whereabouts"]

Anchor: TypeAlias = Callable[[float], Vec]
"""A point of the world over story time, m."""


@dataclass(frozen=True, slots=True)
class Grip:
    """A thing in somebody's hand.

    Attributes:
        hand: the hand that leads, l or r. frame: what the thing turns with: level, chest, hand or head.
        grip, second: where the leading hand and the other take it, from its root in its own axes, m.
        turn: of the thing in its frame. size_m: its height.
    """

    hand: str
    frame: str
    grip: Vec
    second: Vec | None = None
    turn: Quat = IDENTITY
    size_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of story time in which a figure does one thing.

    Attributes:
        start_s, end_s: story time. motion: id in `motions`. words: the action, lower case.
        score: its poses; None for figures that have none (animals go by motion and words).
        travels: whether it goes along its way, at `speed_mps`.
        mark: (x, y) where it is instead, m. facing: the level way it faces there.
        seen: the way that the camera is to take it to face, where that is another.
        raise_m: height of what it stands or lies on over the ground. seat_m: of the seat under it.
        climb_mps: how fast it rises; climb_slope: and comes forward, for each metre.
        aloft_m: how high over the hand it holds something on a string.
        anchors: points that hands go to, by name.
        grips: what it holds, the leading hand's first. gaze: what it looks at.
        offset_s: how far into its cycle it begins. blend_s: how long the change to it takes.
        turn: how many go down the same slide before. pendulum: what carries it to and fro: the ropes of its swing.
    """

    start_s: float
    end_s: float
    motion: str = "stand"
    words: str = ""
    score: Score | None = None
    travels: bool = False
    speed_mps: float = 0.0
    mark: tuple[float, float] | None = None
    facing: tuple[float, float] | None = None
    seen: tuple[float, float] | None = None
    raise_m: float = 0.0
    seat_m: float | None = None
    climb_mps: float = 0.0
    climb_slope: float = 0.0
    aloft_m: float = 0.0
    anchors: Mapping[str, Anchor] = field(default_factory=lambda: MappingProxyType({}))
    grips: tuple[Grip, ...] = ()
    gaze: Anchor | None = None
    offset_s: float = 0.0
    blend_s: float = 0.4
    turn: int = 0
    pendulum: tuple[float, float] | None = None


def cue_of(motion: str, speed_mps: float, seconds: float, phase: float = 0.0) -> Cue:
    """One cue for the whole story, for a figure of whom no more is known than its motion."""
    row = performance_of("", motion) or performance_of("", "stand")
    assert row is not None
    posture = row.posture or "stand"
    travels = speed_mps > 0.02 and not row.seated
    offset = 0.0 if row.leave_s > 0 else 7 * phase
    return Cue(
        0.0, seconds, motion, "", score_of(posture, row.id), travels, speed_mps, offset_s=offset, blend_s=row.blend_s
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in its script a figure is: the cue that it leaves, the one that it plays, and how far it has come over.

    `share` is 1 when the change is done; `before` is None then.
    """

    before: Cue | None
    now: Cue
    share: float


def whereabouts(cues: Sequence[Cue], starts: Sequence[float], travel: Travel, story_s: float) -> tuple[Vec, Vec]:
    """Where a figure is, without the to and fro of what it does: the point it is on, and the level way it faces."""
    moment = moment_of(cues, starts, story_s)
    at, way = _where(moment.now, travel, story_s)
    if moment.before is None:
        return at, way
    old_at, old_way = _where(moment.before, travel, story_s)
    eased = moment.share * moment.share * (3 - 2 * moment.share)
    x, y, _ = lerp(old_way, way, eased)
    length = hypot(x, y)
    return lerp(old_at, at, eased), ((x / length, y / length, 0.0) if length > 1e-3 else way)


def _where(cue: Cue, travel: Travel, story_s: float) -> tuple[Vec, Vec]:
    when = story_s if cue.travels else min(max(story_s, cue.start_s), cue.end_s)
    distance = travel.distance(when)
    x, y = cue.mark or travel.point(distance)
    fx, fy = cue.seen or cue.facing or travel.direction(distance)
    rise = cue.climb_mps * max(0.0, when - cue.start_s)
    if cue.score is not None:
        slid = down_chute(cue.score.performance.chute, when - cue.start_s, cue.turn)
        x, y = x + fx * slid.ahead_m, y + fy * slid.ahead_m
        rise += cue.score.posture.lift + slid.up_m
    floor = travel.terrain.height(x, y) + travel.lift_m if cue.mark else travel.level(distance)
    return (x, y, floor + cue.raise_m + rise), (fx, fy, 0.0)


def walks(cue: Cue) -> bool:
    """Whether somebody goes on foot in a cue, step by step."""
    return cue.travels and cue.score is not None and not cue.score.posture.glides


def way_of(cue: Cue, travel: Travel) -> Travel:
    """The way of a cue: of one that stays and faces another way, that way from where it stays."""
    if cue.facing is None or cue.travels:
        return travel
    point = travel.point(travel.distance((cue.start_s + cue.end_s) / 2))
    return replace(travel, origin=point, heading=cue.facing, speed_mps=0.0, pace=None, weave_m=0.0)


def moment_of(cues: Sequence[Cue], starts: Sequence[float], story_s: float) -> Moment:
    """The moment of a script at a story time; before its first cue the first one plays."""
    index = max(0, bisect_right(starts, story_s) - 1)
    now = cues[index]
    if index == 0:
        return Moment(None, now, 1.0)
    blend_s = min(now.blend_s, 0.6 * (now.end_s - now.start_s))
    share = (story_s - now.start_s) / blend_s if blend_s > 0 else 1.0
    return Moment(cues[index - 1], now, share) if share < 1.0 else Moment(None, now, 1.0)
