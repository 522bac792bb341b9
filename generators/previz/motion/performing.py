"""What people do, as rows: which verbs mean it, what it needs, and the key poses that it goes through.

`performance.toml` holds the performances and the postures that they are played in, `hold.toml` how things are held.
A `Score` is a posture, a hold and a performance laid over one another: a pure function from seconds to a `Pose`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from math import radians
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import ConfigDict

from generators.previz.motion.rotations import Vec
from generators.previz.tables import rows_of

__all__ = [
    "Hold",
    "Key",
    "Performance",
    "Pose",
    "Reach",
    "Score",
    "hold_of",
    "performance_of",
    "performances",
    "score_of",
]

ArmRow = tuple[float, float, float, float, float]
FootRow = tuple[float, float, float, float]
HandRow = tuple[str, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key pose; what a key leaves out stays as the key before it has it. Angles in degrees.

    Attributes:
        at: seconds from the start of the performance (of its cycle).
        up: height of the hips over their standing height; on a seat, the seat decides it.
        ahead, aside: hips forward and left of their place; rise: of the whole body off the ground, m.
        pitch, roll, yaw: of the whole body: forward over, to the right side, turned to the left.
        lean, turn, bend: of the chest: forward, to the left, to the right side.
        nod, glance, tilt: of the head: down, to the left, to the right side.
        knees: how far the knees point outward.
        lfoot, rfoot: forward, outward and up from its place under the hip, over hip height; and toes down.
        left, right: arm swung forward, lifted outward, twisted inward, elbow bent, wrist bent. arms: both.
        lhand, rhand: where the palm is: an anchor, then forward, left and up from it, over body height.
        hands: both, mirrored.
        fingers: the way both hands point, forward, inward and up.
        tip, bank: of what is held: forward over, and to the right.
    """

    at: float = 0.0
    up: float | None = None
    ahead: float | None = None
    aside: float | None = None
    rise: float | None = None
    pitch: float | None = None
    roll: float | None = None
    yaw: float | None = None
    lean: float | None = None
    turn: float | None = None
    bend: float | None = None
    nod: float | None = None
    glance: float | None = None
    tilt: float | None = None
    knees: float | None = None
    lfoot: FootRow | None = None
    rfoot: FootRow | None = None
    left: ArmRow | None = None
    right: ArmRow | None = None
    arms: ArmRow | None = None
    lhand: HandRow | None = None
    rhand: HandRow | None = None
    hands: HandRow | None = None
    fingers: Vec | None = None
    tip: float | None = None
    bank: float | None = None

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """One row of `performance.toml`.

    Attributes:
        verbs: base forms; `*` stands for up to four words. nouns: it needs one of these among its objects or words.
        motions: ids of the vocabulary's motions that it stands for when no verb is found.
        posture: the row that it is played in; empty keeps the posture. is_posture: it is one itself.
        period_s: length of its cycle; 0 plays the keys once and holds the last.
        linear: whether keys are joined by straight lines.
        hips: whether feet hang from the hips instead of standing on the ground.
        seated: whether the hips rest on a seat.
        seat, surface: what is sat on and worked at when the shot names none; "ground" is no thing.
        object: where the object of the action is: hand, surface, front, or nothing.
        implied: the object when none is named. tool, other_tool: what the right and the left hand hold besides.
        take_s, leave_s: when the object comes into the hand, and when it leaves it.
        leaves_to: where it goes: surface, ground, partner, air or worn.
        pair: how far two who do this together stand apart, over body height. gaze: whether eyes follow the object.
        blend_s: how long the change to it takes. lift: height of the hips over the ground, m, where feet do not stand.
        keeps_arms: whether walking does not swing the arms.
        climb_mps: how fast the body rises.
        ends_in: the posture that it leaves somebody in. glides: whether the feet travel with the body, without steps.
        stays: whether it is done on the spot, whatever its motion's usual speed.
        side: how far somebody turns from the camera to the right for it, degrees, so that what is before them is seen.
        whole: whether it is seen only where the whole body is. shared: whether a group has one object between them.
        cord: what joins the hand and the object (a leash, a string): length of its pieces, m, their number, and how far
            it hangs through over its length.
        leap: when in the cycle the feet leave the ground, s, and how high the body flies, m.
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    posture: str = ""
    is_posture: bool = False
    period_s: float = 0.0
    linear: bool = False
    hips: bool = False
    seated: bool = False
    seat: str = ""
    surface: str = ""
    object: str = ""
    implied: str = ""
    tool: str = ""
    other_tool: str = ""
    take_s: float = 0.0
    leave_s: float = 0.0
    leaves_to: str = ""
    pair: float = 0.0
    gaze: bool = False
    blend_s: float = 0.4
    lift: float = 0.0
    keeps_arms: bool = True
    climb_mps: float = 0.0
    ends_in: str = ""
    glides: bool = False
    stays: bool = False
    side: float | None = None
    whole: bool = False
    shared: bool = False
    cord: tuple[float, int, float] | None = None
    leap: tuple[float, float] | None = None
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One row of `hold.toml`: how a thing is held.

    Attributes:
        names: nouns of the things. hand: the hand that leads. frame: what it turns with: level, chest, hand or head.
        grip: where the leading hand takes it, in half extents of its box: x -1 back .. 1 front, y -1 right .. 1 left,
            z 0 bottom .. 1 top. second: where the other hand does. turn: degrees about z, then y, then x.
        pose: the arms as they carry it.
        worn: whether it hangs on the body, and hands are free.
    """

    id: str
    names: tuple[str, ...] = ()
    hand: str = "r"
    frame: str = "level"
    grip: Vec = (0.0, 0.0, 0.5)
    second: Vec | None = None
    turn: Vec = (0.0, 0.0, 0.0)
    pose: Key = field(default_factory=Key)


@cache
def performances() -> Mapping[str, Performance]:
    """All performances by id."""
    return MappingProxyType(rows_of(__package__ or "", "performance", Performance))


@cache
def _holds() -> Mapping[str, Hold]:
    return rows_of(__package__ or "", "hold", Hold)


def hold_of(noun: str, height_m: float, across_m: float, body_m: float) -> Hold:
    """How a thing is held: by its name, else by its size against the body that holds it."""
    words = " ".join(re.findall(r"[a-z]+", noun.lower()))
    found = [
        (len(name), row)
        for row in _holds().values()
        for name in row.names
        if re.search(rf"\b{re.escape(name)}(?:s|es)?\b", words)
    ]
    if found:
        return max(found, key=lambda pair: pair[0])[1]
    size = max(height_m, across_m) / body_m
    return _holds()["small" if size < 0.14 else "armful"]


def verb_pattern(verb: str) -> str:
    """A regular expression for a verb phrase in any of its forms: its first word bends, `*` is up to four words."""
    first, _, rest = verb.partition(" ")
    forms = [first, f"{first}s", f"{first}es", f"{first}ed", f"{first}ing", f"{first}{first[-1]}ing"]
    if first.endswith("ie"):
        forms.append(f"{first[:-2]}ying")
    elif first.endswith("e"):
        forms.append(f"{first[:-1]}ing")
    if first.endswith("y"):
        forms.append(f"{first[:-1]}ies")
    pattern = "(?:" + "|".join(re.escape(form) for form in forms) + ")"
    for word in rest.split():
        pattern += r"(?: [\w'-]+){0,4}" if word == "*" else f" {re.escape(word)}s?"
    return rf"\b{pattern}\b"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, Performance], ...]:
    found = []
    for row in performances().values():
        found += [(re.compile(verb_pattern(verb)), len(verb), row) for verb in row.verbs]
    return tuple(found)


def performance_of(
    action: str, motion: str, nouns: Iterable[str] = (), *, posture: bool | None = None
) -> Performance | None:
    """The performance that an action means.

    That is the row of the first verb in it, and at one place the row whose nouns are there, then the one of the longest
    verb; without any, the row for the motion.

    Args:
        action: in the user's words.
        motion: id in `motions`.
        nouns: of the things that it acts on.
        posture: whether to look only among postures, or only among what is done in them.
    """
    text = " ".join(re.findall(r"[a-z]+(?:[-'][a-z]+)*", action.lower()))
    around = f"{text} {' '.join(nouns)}".lower()
    best: tuple[tuple[int, int, int], Performance] | None = None
    for pattern, length, row in _patterns():
        if posture is not None and row.is_posture is not posture:
            continue
        match = next((m for m in pattern.finditer(text) if _is_verb(text, m)), None)
        if match is None or (row.nouns and not _any_noun(row.nouns, around)):
            continue
        rank = (-match.start(), len(row.nouns) > 0, length)
        if best is None or rank > best[0]:
            best = (rank, row)
    if best:
        return best[1]
    rows = (row for row in performances().values() if posture is None or row.is_posture is posture)
    return next((row for row in rows if motion in row.motions), None)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether a verb's form stands where a verb does: at the start, as an -ing form, or after a word that wants one."""
    if match.start() == 0 or match.group().split()[0].endswith("ing"):
        return True
    return text[: match.start()].split()[-1] in _BEFORE_VERBS


def _any_noun(nouns: Iterable[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(noun)}(?:s|es|ing)?\b", text) for noun in nouns)


_BEFORE_VERBS = frozenset({"to", "and", "then", "or", "not", "suddenly", "slowly", "quickly", "gently", "carefully"})
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
def score_of(posture: str, performance: str, hold: str = "", other: str = "") -> Score:
    """The score of rows by their ids; empty holds are none."""
    rows, holds = performances(), _holds()
    return Score(rows[posture], holds.get(hold), holds.get(other), rows[performance])
