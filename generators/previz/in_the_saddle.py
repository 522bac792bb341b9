"""Who rides or drives and does something else is in the saddle, or at the wheel, still: they wave, sing, look round."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.performing import performances

__all__ = ["in_the_saddle", "keeps_the_saddle"]

_LEAVES: Final = re.compile(
    r"(?:\w+ly )?(?:dismount|alight|get|climb|step|jump|leap|hop|fall|slid|slip|com|stand|ris|walk|run|kneel|crouch"
    r"|crawl|sit|lie|lying|tumbl|roll|push|lean\w* against|lock|unlock|park|swim|danc|sleep|lift|carry|load|unload"
    r"|wheel|land|bow|collaps|hug|greet|pet|feed|strok|groom|brush|wash|clean|repair|fix|fill|pump|check|inspect|enter)\w*\b"
)
"""Deeds of those who get off, or have to do with what they rode from beside it."""
_STOPS: Final = re.compile(
    r"(?:\w+ly )?(?:stop|halt|brak|paus|wait|pull\w* (?:up|over)|com\w* to (?:a|an) (?:stop|halt))\w*\b"
)


def keeps_the_saddle(before: Deed | None, deed: Deed) -> Deed:
    """The deed of who is on or in something that they ride or drive: by the hands alone, at the pace that they had.

    Args:
        before: what they did before, if anything.
        deed: as it is played by whoever stands on their feet.
    """
    if before is None or not in_the_saddle(before) or deed.speed_mps > 0.0:
        return deed
    if deed.posture != "stand" and not in_the_saddle(deed):
        return deed
    if _STOPS.match(deed.words):
        return replace(before, start_s=deed.start_s, end_s=deed.end_s, words=deed.words, speed_mps=0.0)
    if _LEAVES.match(deed.words) or not deed.performance or deed.surface or deed.row.is_posture:
        return deed
    return replace(deed, posture=before.posture, motion=before.motion, speed_mps=before.speed_mps)


def in_the_saddle(deed: Deed) -> bool:
    """Whether somebody rides or drives while they do it."""
    return deed.posture in _mounted()


@cache
def _mounted() -> frozenset[str]:
    """Postures in which somebody rides or drives."""
    return frozenset(row.posture for row in performances().values() if row.object == "mount" and row.posture)
