"""What four-legged animals do on the spot, as rows: the verbs that mean it and how the body is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from math import cos, pi
from typing import ClassVar

from pydantic import ConfigDict

from generators.previz.motion.performing import stem_of, verb_forms
from generators.previz.tables import rows_of

__all__ = ["Habit", "Stance", "habit_named", "habit_of", "resting_after"]

LOW = 0.15
"""How far the root sinks in what an animal stays in, over hip height."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A way of staying in place; lengths over hip height, angles in radians.

    Attributes:
        lower: how far the root sinks. pitch: of the trunk, positive fore end up. roll: to the right. yaw: to the left.
        fore, hind: how far the feet stand forward of their places.
        neck: added to the neck's slope. head: added to the muzzle's dip. nod: how far the head goes up and down.
        glance: how far it looks from side to side. jaw: how far the mouth is open.
        tail: added to the tail's carriage. wag: how far it swings.
        tuck: length of all legs where they hang in the air; tuck_fore: of the fore legs; 0 stands on the ground.
        paddle: how far hanging feet go to and fro.
    """

    lower: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0
    fore: float = 0.0
    hind: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    nod: float = 0.02
    glance: float = 0.22
    jaw: float = 0.04
    tail: float = 0.0
    wag: float = 0.25
    tuck: float = 0.0
    tuck_fore: float = 0.0
    paddle: float = 0.0

    def over(self, resting: Stance) -> Stance:
        """This of the head and the tail, and of trunk and legs another one: a lion that yawns as it lies."""
        own = {name: getattr(self, name) for name in ("neck", "head", "nod", "glance", "jaw", "wag")}
        return replace(resting, **own)

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One row of `habit.toml`.

    Attributes:
        verbs: base forms. motions: ids of the vocabulary's motions that it stands for when no verb is found.
        stance: how the body is held; then: what is otherwise at the other end of the cycle.
        period_s: length of the cycle; 0 for none. linear: whether it turns on and on instead of going to and fro.
        once: whether it is done once a cycle, with a rest. glides: whether it goes along without steps.
        climb_mps: how fast it rises. whole: whether it is seen only where the whole body is.
    """

    id: str
    verbs: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    stance: Stance = field(default_factory=Stance)
    then: Mapping[str, float] = field(default_factory=dict)
    period_s: float = 0.0
    linear: bool = False
    once: bool = False
    glides: bool = False
    climb_mps: float = 0.0
    whole: bool = True

    def at(self, t: float) -> Stance:
        """The stance at seconds from its start."""
        if not self.then or self.period_s <= 0:
            return self.stance
        turn = t / self.period_s
        if self.linear:
            within = turn % (1.6 if self.once else 1.0)
            share = min(within, 1.0)
            share = share * share * (3 - 2 * share)
        else:
            share = 0.5 - 0.5 * cos(2 * pi * turn)
        changed = {name: getattr(self.stance, name) for name in self.then}
        return replace(
            self.stance, **{name: start + (self.then[name] - start) * share for name, start in changed.items()}
        )


@cache
def _habits() -> Mapping[str, Habit]:
    rows = rows_of(__package__ or "", "habit", Habit)
    known = {column.name for column in fields(Stance)}
    for row in rows.values():
        if unknown := row.then.keys() - known:
            raise ValueError(f"habit.toml: {row.id!r} changes unknown {sorted(unknown)}")
    return rows


def habit_named(words: str) -> Habit | None:
    """The habit that the words of an action name: the first verb in them, the longest there; None without any.

    Args:
        words: the action, lower case.
    """
    best: tuple[tuple[int, int], Habit] | None = None
    for row in _habits().values():
        for verb in (verb for verb in row.verbs if stem_of(verb) in words):
            match = verb_forms(verb).search(words)
            if match and (best is None or (-match.start(), len(verb)) > best[0]):
                best = ((-match.start(), len(verb)), row)
    return best[1] if best else None


AFLOAT = 0.8
"""How far the root of an animal that swims sinks at the least, over hip height."""


def resting_after(
    before: Stance | None, habit: Habit, *, moving: bool, named: bool = True
) -> tuple[Stance | None, Stance | None]:
    """How an animal keeps lying or sitting: while it does something, and for what it does next.

    Args:
        before: how it lay or sat until then; None on its feet.
        habit: what it does.
        moving: whether it goes somewhere meanwhile.
        named: whether its words name the habit; who floats and does what nobody knows goes on floating.
    """
    if not named and not moving and before is not None and before.lower > AFLOAT:
        return before, before
    if moving or (habit.whole and habit.stance.lower < LOW) or habit.id == "stand":
        return None, None
    return (None, habit.stance) if habit.whole else (before, before)


def habit_of(motion: str, words: str = "") -> Habit:
    """The habit that an action means: the one that its words name, else the one for its motion.

    Args:
        motion: id in `motions`.
        words: the action, lower case.
    """
    named = habit_named(words)
    if named is not None:
        return named
    rows = _habits()
    return next((row for row in rows.values() if motion in row.motions), rows["stand"])
