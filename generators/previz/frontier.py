"""Towns of the old West: wooden fronts on a dusty street in the desert, and no village of cottages."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["as_frontier_town"]

_TOWN: Final = re.compile(
    r"\b(?:western|frontier|wild[- ]west|old[- ]west|cowboy|mining) (?:town|street|village|settlement)\b"
    r"|\b(?:town|street|village) (?:in|of) the (?:wild|old) west\b"
    r"|\b(?:gunslingers?|gunfighters?|western (?:standoff|stand-off|showdown|duel|film|movie)|spaghetti western)\b"
)
BUILT_UP: Final = frozenset({"village", "street", "plain", "desert", "road", "meadow"})


def as_frontier_town(shot: Shot) -> Shot:
    """The shot of a western town in the desert, which its set builds.

    Args:
        shot: a completed one.
    """
    setting = shot.setting
    if setting.interior or setting.stage not in BUILT_UP:
        return shot
    if not _TOWN.search(f"{setting.place} {' '.join(setting.details)} {shot.request}".lower()):
        return shot
    place = f"western town, {setting.place}".strip(", ")
    return shot.model_copy(update={"setting": setting.model_copy(update={"stage": "desert", "place": place})})
