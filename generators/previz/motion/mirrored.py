"""Rows of performances and holds for the left hand: key poses seen in a mirror, with left for right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from generators.previz.motion.performing import HandRow, Hold, Key, Performance

__all__ = ["OTHER_HAND", "mirrored", "mirrored_hold"]

OTHER_HAND: Final = {"l": "r", "r": "l", "": ""}
_TO_ONE_SIDE: Final = ("aside", "roll", "yaw", "turn", "bend", "glance", "tilt", "bank")
"""Columns of a key that have a side by their sign."""


def mirrored(row: Performance) -> Performance:
    """The row as a left-hander plays it."""
    return replace(row, keys=tuple(map(_mirrored_key, row.keys)))


def mirrored_hold(hold: Hold) -> Hold:
    """The hold by the other hand."""
    x, y, z = hold.grip
    yaw, pitch, roll = hold.turn
    second = (hold.second[0], -hold.second[1], hold.second[2]) if hold.second else None
    return replace(
        hold,
        hand=OTHER_HAND[hold.hand],
        grip=(x, -y, z),
        second=second,
        turn=(-yaw, pitch, -roll),
        pose=_mirrored_key(hold.pose),
    )


def _mirrored_key(key: Key) -> Key:
    signs: dict[str, Any] = {name: -value for name in _TO_ONE_SIDE if (value := getattr(key, name)) is not None}
    return replace(
        key,
        left=key.right,
        right=key.left,
        lhand=_across(key.rhand),
        rhand=_across(key.lhand),
        lfoot=key.rfoot,
        rfoot=key.lfoot,
        **signs,
    )


def _across(hand: HandRow | None) -> HandRow | None:
    return (hand[0], hand[1], -hand[2], hand[3]) if hand else None
