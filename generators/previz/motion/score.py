"""A score: a posture, a hold and a performance laid over one another, a pure function from seconds to a pose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from math import radians
from types import MappingProxyType
from typing import Any

from generators.previz.motion.mirrored import mirrored, mirrored_hold
from generators.previz.motion.performing import Hold, Key, Performance, holds, performances
from generators.previz.motion.rotations import Vec

__all__ = ["Pose", "Reach", "Score", "score_of"]

_ANGLES = frozenset({"pitch", "roll", "yaw", "lean", "turn", "bend", "nod", "glance", "tilt", "tip", "bank"})
_LENGTHS = ("up", "ahead", "aside", "rise", "knees")
_ARM = ("swing", "out", "twist", "elbow", "wrist")
_FOOT = ("x", "y", "z", "p")

Pose = dict[str, float]
"""Numbers of a pose by name: those of `Key` (radians), `l.swing` and so on for arms, `l.x` for feet."""

_REST: Mapping[str, float] = MappingProxyType(
    {
        "up": 1.0, "ahead": 0.0, "aside": 0.0, "rise": 0.0, "knees": 0.12, **dict.fromkeys(sorted(_ANGLES), 0.0),
        **{f"{side}.{name}": 0.0 for side in "lr" for name in (*_ARM, *_FOOT)},
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a palm is to be at an instant: at `share` of the way between two anchored points.

    Attributes:
        first, second: anchor and the offset from it (forward, left, up over body height); None hangs by its angles.
        fingers: the way the hand points (forward, left, up); None goes on from the forearm.
    """

    first: tuple[str, Vec] | None
    second: tuple[str, Vec] | None
    share: float
    fingers: Vec | None


@dataclass(frozen=True, slots=True)
class _Curve:
    """A number over time."""

    times: tuple[float, ...]
    values: tuple[float, ...]
    period_s: float
    linear: bool

    def __call__(self, t: float) -> float:
        first, second, share = _between(self.times, self.period_s, t, linear=self.linear)
        a, b = self.values[first], self.values[second]
        return a + (b - a) * share


def _between(times: tuple[float, ...], period_s: float, t: float, *, linear: bool) -> tuple[int, int, float]:
    """The keys before and after a time, and the eased share between them."""
    if period_s > 0:
        t %= period_s
    index = bisect_right(times, t) - 1
    last = len(times) - 1
    if index < 0:
        if period_s <= 0:
            return 0, 0, 0.0
        index, start, end, after = last, times[last] - period_s, times[0], 0
    elif index == last:
        if period_s <= 0 or last == 0:
            return last, last, 0.0
        start, end, after = times[last], times[0] + period_s, 0
    else:
        start, end, after = times[index], times[index + 1], index + 1
    share = (t - start) / (end - start) if end > start else 1.0
    return index, after, share if linear else share * share * (3.0 - 2.0 * share)


@dataclass(frozen=True, slots=True)
class _HandCurve:
    times: tuple[float, ...]
    points: tuple[tuple[str, Vec] | None, ...]
    fingers: tuple[Vec | None, ...]
    period_s: float
    linear: bool

    def __call__(self, t: float) -> Reach:
        first, second, share = _between(self.times, self.period_s, t, linear=self.linear)
        return Reach(self.points[first], self.points[second], share, self.fingers[first if share < 0.5 else second])


class Score:
    """A posture, a hold and a performance, laid over one another.

    Attributes:
        layers: rows, what lies above last. arms_given: the sides whose arms something above the posture decides.
    """

    def __init__(self, posture: Performance, hold: Hold | None, other: Hold | None, performance: Performance) -> None:
        self.posture = posture
        self.performance = performance
        self._fixed: Pose = dict(_REST)
        self._moving: dict[str, _Curve] = {}
        self._hands: dict[str, _HandCurve] = {}
        self._lay(posture.keys, posture.period_s, linear=posture.linear)
        below = set(self._hands)
        arms_below = {name: self._fixed.get(name) for name in self._fixed}
        for row in (hold, other):
            if row is not None:
                self._lay((row.pose,), 0.0, linear=False)
        if performance is not posture:
            self._lay(performance.keys, performance.period_s, linear=performance.linear)
        self.arms_given = frozenset(
            side
            for side in "lr"
            if (side in self._hands and side not in below)
            or f"{side}.swing" in self._moving
            or self._fixed[f"{side}.elbow"] != arms_below[f"{side}.elbow"]
        )

    def at(self, t: float) -> Pose:
        """The pose at seconds from the performance's start."""
        pose = dict(self._fixed)
        for name, curve in self._moving.items():
            pose[name] = curve(t)
        return pose

    def hand(self, side: str, t: float) -> Reach | None:
        """Where a palm is to be; None where the arm hangs by its angles."""
        curve = self._hands.get(side)
        return curve(t) if curve else None

    def _lay(self, keys: tuple[Key, ...], period_s: float, *, linear: bool) -> None:
        tracks: dict[str, list[tuple[float, float]]] = {}
        hands: dict[str, list[tuple[float, tuple[str, Vec] | None, Vec | None]]] = {}
        for key in keys:
            for name, value in _numbers(key):
                tracks.setdefault(name, []).append((key.at, value))
            for side, point in _hand_points(key):
                fingers = None
                if key.fingers and point:
                    x, y, z = key.fingers
                    fingers = (x, -y if side == "l" else y, z)
                hands.setdefault(side, []).append((key.at, point, fingers))
        for name, points in tracks.items():
            self._moving.pop(name, None)
            self._fixed[name] = points[0][1]
            if len(points) > 1:
                times, values = zip(*points, strict=True)
                self._moving[name] = _Curve(times, values, period_s, linear)
        for side, marks in hands.items():
            self._hands.pop(side, None)
            if any(point for _, point, _ in marks):
                at, points_of, fingers_of = zip(*marks, strict=True)
                self._hands[side] = _HandCurve(at, points_of, fingers_of, period_s, linear)


def _numbers(key: Key) -> Iterable[tuple[str, float]]:
    for column in fields(key):
        value: Any = getattr(key, column.name)
        if value is None:
            continue
        if column.name in _ANGLES:
            yield column.name, radians(value)
        elif column.name in _LENGTHS:
            yield column.name, float(value)
        elif column.name in ("left", "right", "arms"):
            for side in "lr" if column.name == "arms" else column.name[0]:
                for name, angle in zip(_ARM, value, strict=True):
                    yield f"{side}.{name}", radians(angle)
        elif column.name in ("lfoot", "rfoot"):
            for name, number in zip(_FOOT, value, strict=True):
                yield f"{column.name[0]}.{name}", radians(number) if name == "p" else float(number)


def _hand_points(key: Key) -> Iterable[tuple[str, tuple[str, Vec] | None]]:
    for side, row, arm in (("l", key.lhand, key.left), ("r", key.rhand, key.right)):
        if row:
            yield side, (row[0], (row[1], row[2], row[3]))
        elif key.hands:
            anchor, x, y, z = key.hands
            yield side, (anchor, (x, y if side == "l" else -y, z))
        elif arm or key.arms:
            yield side, None


@cache
def score_of(posture: str, performance: str, hold: str = "", other: str = "", *, left_handed: bool = False) -> Score:
    """The score of rows by their ids; empty holds are none. The left-handed one has the hands' work mirrored."""
    rows, ways = performances(), holds()
    if not left_handed:
        return Score(rows[posture], ways.get(hold), ways.get(other), rows[performance])
    held = [mirrored_hold(ways[name]) if name in ways else None for name in (hold, other)]
    row = rows[performance]
    return Score(rows[posture], held[0], held[1], row if row is rows[posture] else mirrored(row))
