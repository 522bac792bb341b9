"""A deed: one thing that somebody does for a time, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass

from generators.previz.motion.performing import Performance, performances

__all__ = ["DEFAULT_SECONDS", "UPRIGHT", "WAITING", "Deed"]

DEFAULT_SECONDS = 5.0
WAITING = "waiting"
"""The words of a deed that nobody told: before the first one."""
UPRIGHT = frozenset({"stand", "walk", "run", "dance", "jump"})
"""Motions of who is on a table with the feet, and does not work at it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a subject does.

    Attributes:
        start_s, end_s: story time. motion: id in `motions`. words: the action, lower case.
        performance, posture: ids of rows; empty for what is no person. speed_mps: along the way; 0 on the spot.
        object, seat, surface, partner, tool: ids of subjects in the shot, or empty.
        noun: of the object. tool_noun: of a tool that is one and that everybody who does this has for themselves.
        implied: nouns of what it needs and the shot does not name: object, seat, surface, tool, other_tool, behind,
            ahead, around.
        encounter: id of the row by which an animal meets its partner.
        over: id of what a rider jumps over.
        onto: id of what a thing is thrown onto or into.
        other_hand: id of what the other hand has meanwhile.
        left_handed: whether the left hand does what the row has the right one do.
        mirror: id of the mirror that it is done before.
    """

    start_s: float
    end_s: float
    motion: str
    words: str = ""
    performance: str = ""
    posture: str = ""
    speed_mps: float = 0.0
    object: str = ""
    seat: str = ""
    surface: str = ""
    partner: str = ""
    tool: str = ""
    noun: str = ""
    tool_noun: str = ""
    implied: tuple[tuple[str, str], ...] = ()
    encounter: str = ""
    over: str = ""
    mirror: str = ""
    onto: str = ""
    other_hand: str = ""
    left_handed: bool = False

    @property
    def row(self) -> Performance:
        """What it is played by."""
        return performances()[self.performance]

    def needs(self, role: str) -> str:
        """The noun of an implied thing in a role, or nothing."""
        return dict(self.implied).get(role, "")
