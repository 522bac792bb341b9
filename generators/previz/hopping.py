"""Riders who jump: what is under them leaves the ground with them, and they stay on it.

Who is on a board, on skis or skates, on a cycle or a horse does not jump off it where the words only say that they
jump. The jump is a hump in the way of both, high over the middle of its deed: a pure function of where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.travel import Hump
from generators.previz.things import named_after, names_of
from prompts.shot import Subject

__all__ = ["Hop", "hops_of", "humps_of", "jumps", "landed", "stays_on"]

GRAVITY: Final = 9.81
LOW_M, HIGH_M = 0.8, 2.0
"""How high a jump on the level goes, and one off a ramp."""
RUN_UP_MPS: Final = 3.0
"""How fast somebody goes at the least who jumps on wheels, blades or boards."""
_JUMPS: Final = re.compile(
    r"(?:\w+ly )?(?:jump|leap|hop|soar|launch|ollie|kickflip|vault|flying (?:off|over|through))\w*\b"
    r"|(?:do|perform|pull|land|throw)\w* (?:\w+ ){0,3}?"
    r"(?:trick|jump|ollie|kickflip|heelflip|backflip|flip|somersault|wheelie|leap|stunt)s?\b"
)
_HIGH: Final = re.compile(
    r"\b(?:ramp|jump|hill|cliff|wave|wake|halfpipe|half-pipe|half pipe|kicker|gap|backflip|high)\b"
)
_FLIPS: Final = re.compile(r"\b(?:kick|heel)flips?\b")
"""Jumps in which a board turns over under the feet."""
_LANDS: Final = re.compile(r"(?:\w+ly )?(?:land|com\w+ down|touch\w* down)")
BLADES: Final = frozenset({"skate", "ski", "board"})
"""Postures of who goes on something that is worn or stood on."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One jump: story time of its top, how long it takes, s, how high it goes, m, and how often a board turns over."""

    top_s: float
    takes_s: float
    high_m: float
    turns: float = 0.0


def jumps(words: str) -> bool:
    """Whether words of a deed, lower case, begin with a jump."""
    return _JUMPS.match(words) is not None


def _rides(deed: Deed) -> bool:
    return bool(deed.performance) and (deed.row.object == "mount" or deed.posture in BLADES)


def stays_on(before: Deed | None, deed: Deed, others: Sequence[Subject]) -> Deed:
    """The deed of who is on something and jumps or lands: on it still, at the pace that it had.

    Args:
        before: what they did before, if anything.
        deed: as it is played by whoever stands on their feet.
        others: whom its words name: one of them may be what is jumped over.
    """
    leaps = jumps(deed.words)
    if not (leaps or _LANDS.match(deed.words)):
        return deed
    if _rides(deed):
        return replace(deed, speed_mps=max(deed.speed_mps, RUN_UP_MPS)) if leaps else deed
    if before is None or not _rides(before) or _leaves(before, deed.words, others):
        return deed
    over = next((o.id for o in others if o.id != before.object and named_after(deed.words, "over", o)), "")
    return replace(
        before, start_s=deed.start_s, end_s=deed.end_s, words=deed.words, over=over,
        speed_mps=max(before.speed_mps, RUN_UP_MPS),
    )  # fmt: skip


def _leaves(before: Deed, words: str, others: Sequence[Subject]) -> bool:
    """Whether the words take somebody off what is under them."""
    if re.search(r"\b(?:jump|leap|hop)\w* (?:off|down)(?: (?:it|again|and .*))?$", words):
        return True
    ridden = [o for o in others if o.id == before.object]
    nouns = [name for o in ridden for name in names_of(o)] + [before.needs("object")]
    return any(n and re.search(rf"\b(?:off|from) (?:\w+ ){{0,2}}{re.escape(n)}\b", words) for n in nouns)


def landed(before: Deed | None, deed: Deed) -> Deed:
    """The deed of who lands after a jump on their own feet: they stand where they have come to."""
    if before is None or not before.performance or before.performance not in ("jump", "leap"):
        return deed
    if not _LANDS.match(deed.words) or deed.performance != "jump":
        return deed
    return replace(deed, performance="landing", posture="stand", motion="stand", speed_mps=0.0, over="")


def hops_of(deeds: Sequence[Deed]) -> tuple[Hop, ...]:
    """The jumps of who rides something, in order; none for who is on their feet.

    Args:
        deeds: of one rider.
    """
    found = []
    for deed in deeds:
        if not _rides(deed) or not jumps(deed.words):
            continue
        high = HIGH_M if _HIGH.search(deed.words) else LOW_M
        takes = min(2.0 * sqrt(2.0 * high / GRAVITY), deed.end_s - deed.start_s)
        turns = 1.0 if _FLIPS.search(deed.words) else 0.0
        found.append(Hop((deed.start_s + deed.end_s) / 2.0, takes, high, turns))
    return tuple(found)


def humps_of(hops: Sequence[Hop], offset_m: Callable[[float], float]) -> tuple[Hump, ...]:
    """The humps that jumps are in the way of who takes them.

    Args:
        hops: the jumps.
        offset_m: how far along the way they are at a story time, m.
    """
    return tuple(
        Hump(offset_m(hop.top_s - hop.takes_s / 2), offset_m(hop.top_s + hop.takes_s / 2), hop.high_m, hop.turns)
        for hop in hops
    )
