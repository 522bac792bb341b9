"""What a picture of somebody at work must hold: the head, the hands that work, and what they work at with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.camera import CameraPath
from generators.previz.claims import Work
from generators.previz.supervising.overlaps import geoms_by_figure
from generators.previz.supervising.viewfinder import Viewfinder, frame_points

__all__ = ["WIDER", "AtWork", "at_work"]

F64 = NDArray[np.float64]

WIDER: Final[Mapping[str, float]] = MappingProxyType(
    {"close_up": 3.2, "medium_close_up": 2.6, "medium": 2.0, "medium_full": 1.8}
)
"""How many times as far as its size asks a camera goes to hold somebody at work, by the size; others as ever."""
AT_HAND_M: Final = 0.3
"""A hand is at work while it is no farther from what is worked at, or with; else it hangs, or leans on something."""
REACH_M: Final = 0.42
"""What of a thing is farther from the hands than this need not be seen: the far end of a broom, the rest of a wall."""
_HANDS: Final = ("l/hand", "r/hand")


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody at work for a time.

    Attributes:
        number: the worker's. start_s, end_s: story time.
        head, hands, things: shapes of the model: the head with what it wears, the working hands, the things.
    """

    number: int
    start_s: float
    end_s: float
    head: NDArray[np.intp]
    hands: NDArray[np.intp]
    things: NDArray[np.intp]

    def box(self, finder: Viewfinder, path: CameraPath, share: float) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of it all in halves of the frame; None while the hands are at something else.

        Args:
            finder: has everybody posed.
            path: the camera.
            share: of the clip.
        """
        story_s = share * path.seconds * path.time_scale
        if not self.start_s <= story_s <= self.end_s:
            return None
        hands = finder.corners(story_s, self.hands).reshape(-1, 3)
        things = finder.corners(story_s, self.things).reshape(-1, 3)
        near = np.all((things > hands.min(axis=0) - REACH_M) & (things < hands.max(axis=0) + REACH_M), axis=1)
        held = np.concatenate((finder.corners(story_s, self.head).reshape(-1, 3), hands, things[near]))
        placed = frame_points(path.pose(share * path.seconds), held)
        (left, bottom), (right, top) = placed.min(axis=0), placed.max(axis=0)
        return float(left), float(bottom), float(right), float(top)


def at_work(model: Any, works: Sequence[Work], mains: Sequence[int], finder: Viewfinder) -> tuple[AtWork, ...]:
    """Whoever of the main subjects works at something with the hands, with the shapes that show it.

    Args:
        model: the stage's `MjModel`.
        works: who has the hands at what.
        mains: segmentation numbers of whom the camera is for.
        finder: has everybody posed.
    """
    chosen = [work for work in works if work.number in mains]
    geoms = geoms_by_figure(model) if chosen else {}
    return tuple(found for work in chosen if (found := _shapes(model, work, geoms, finder)))


def _shapes(model: Any, work: Work, geoms: Mapping[str, Sequence[int]], finder: Viewfinder) -> AtWork | None:
    things = np.array([geom for name in work.things for geom in geoms.get(name, ())], np.intp)
    middle_s = (work.start_s + work.end_s) / 2.0
    near = [hand for side in _HANDS if len(hand := _limb(model, work.actor, side)) and len(things)]
    hands = [hand for hand in near if _gap_m(finder, middle_s, hand, things) < AT_HAND_M]
    if not hands:
        return None
    return AtWork(
        work.number, work.start_s, work.end_s, _limb(model, work.actor, "head"), np.concatenate(hands), things
    )


def _limb(model: Any, figure: str, bone: str) -> NDArray[np.intp]:
    """The shapes of a bone and of those that hang from it."""
    root = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{figure}/{bone}")
    if root < 0:
        return np.zeros(0, np.intp)
    bodies = {root}
    for body in range(root + 1, model.nbody):
        if int(model.body_parentid[body]) in bodies:
            bodies.add(body)
    return np.flatnonzero(np.isin(model.geom_bodyid, list(bodies)))


def _gap_m(finder: Viewfinder, story_s: float, hand: NDArray[np.intp], things: NDArray[np.intp]) -> float:
    """How far a hand is from the nearest of some shapes, by their boxes, m."""
    at = finder.corners(story_s, hand).reshape(-1, 3).mean(axis=0)
    corners = finder.corners(story_s, things)
    outside = np.maximum(np.maximum(corners.min(axis=1) - at, at - corners.max(axis=1)), 0.0)
    return float(np.linalg.norm(outside, axis=1).min())
