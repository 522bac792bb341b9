"""Where things of the hands are before they are wanted and after they are done with: in a pocket, out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generators.previz.deeds import WAITING, Deed
from generators.previz.fitting import Company
from generators.previz.letting_go import Carrying, Pose
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import IDENTITY
from generators.previz.needs import Use

__all__ = ["done_with_s", "put_away", "wanted_from_s"]

IN_HAND: Final = frozenset({"hand", "tool", "other_tool"})
TOOLS: Final = frozenset({"tool", "other_tool"})
AT_WORK: Final = IN_HAND | {"surface", "front", "floor", "ground", "aloft", "push", "drag", "partner", "companion"}
"""What hands have to do with in a deed that leaves none of them for a thing of an earlier one."""
MEALS: Final = frozenset({"eat", "drink"})
"""Deeds for which somebody has something at hand that nobody names, and only then."""
WITH_TOOLS: Final = frozenset({"walk", "run", "look", "look_up", "look_around", "stand", "wait", "sit", "talk", "turn"})
"""What people do with a tool still in the hand."""
POCKET_M: Final = 0.3
"""What is no larger is in a pocket, m."""
OUT_OF_SIGHT: Final = (0.0, 0.0, -30.0)
TOGETHER_S: Final = 0.05


def wanted_from_s(company: Company, uses: Sequence[Use], use: Use) -> float | None:
    """From when on somebody has a thing in the hand which an earlier deed leaves no hand for; None: from the first.

    Args:
        company: all figures.
        uses: everything that is used.
        use: the first of the thing, in seconds of the story.
    """
    if use.role not in IN_HAND:
        return None
    before = [d for d in _told(company, use) if d.end_s <= use.deed.start_s + TOGETHER_S]
    meal = use.deed.performance in MEALS and company[use.thing].placed.part.owner
    if any(use.role in TOOLS or meal or _keeps_hands_busy(uses, use, deed) for deed in before):
        return use.deed.start_s
    return None


def done_with_s(company: Company, uses: Sequence[Use], use: Use) -> float | None:
    """When somebody puts a thing away, as the hands are wanted for what is done next; None for never, s."""
    if use.role not in IN_HAND or use.deed.row.leaves_to:
        return None
    for after in (d for d in _told(company, use) if d.start_s >= use.deed.end_s - TOGETHER_S):
        if any(u.thing == use.thing and u.deed is after for u in uses):
            return None
        if _keeps_hands_busy(uses, use, after) or _has_no_use_for(company, use, after):
            return max(use.deed.end_s, after.start_s)
    return None


def put_away(company: Company, use: Use, gait: BipedGait, rest: Carrying) -> Carrying:
    """Where a thing is that nobody has in the hand: on who has it, if it is small; else where it stands, or nowhere."""
    thing = company[use.thing].placed
    if max(thing.model.height_m, thing.model.length_m, thing.model.width_m) > POCKET_M:
        return (lambda _: (OUT_OF_SIGHT, IDENTITY)) if thing.part.owner else rest

    def pose(story_s: float) -> Pose:
        posture = gait.bear(story_s).posture
        return posture.position, posture.rotation

    return pose


def _has_no_use_for(company: Company, use: Use, after: Deed) -> bool:
    """Whether something in the hand that nobody names is of no use in a later deed: an iron in a dance."""
    owned = bool(company[use.thing].placed.part.owner) and use.role in IN_HAND
    return owned and after.performance not in WITH_TOOLS


def _told(company: Company, use: Use) -> list[Deed]:
    """The other deeds of who uses a thing that the words tell of."""
    deeds = company[use.actor].placed.part.deeds
    return [d for d in deeds if d is not use.deed and d.performance and d.words not in ("", "stand", WAITING)]


def _keeps_hands_busy(uses: Sequence[Use], use: Use, deed: Deed) -> bool:
    return any(u.actor == use.actor and u.deed is deed and u.role in AT_WORK and u.thing != use.thing for u in uses)
