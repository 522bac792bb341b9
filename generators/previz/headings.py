"""Which way a figure faces: by where it goes, by what was said, else by the view of it that the camera is to have."""

from __future__ import annotations

import re
from math import cos, radians, sin
from typing import Final

from generators.previz.needs import Placed
from generators.previz.plunging import plunge_in
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["heading_of"]

OFF_AND_AWAY: Final = (0.5, 0.866)
"""How somebody leaves a place before a camera that stays: into the depth, so that it is seen for long."""
ONTO: Final = (0.8, 0.6)
"""How an animal leaps onto something: past the camera, up from before it."""
ACROSS: Final = (0.98, 0.2)
"""How an animal leaps from one thing to another: across the picture."""
ALONG: Final = (0.94, -0.34)
"""How an animal leaps along before the camera."""
BROAD, FACING_CAMERA = 1.8, (0.3, -0.954)
"""Width over length of a thing that shows its long side, and how it is turned."""
SLOW_VIEW_DEG: Final = 25.0


def heading_of(shot: Shot, figure: Placed) -> tuple[float, float]:
    """The level way that a figure faces before others are thought of."""
    part, kind = figure.part, table("kinds").get(figure.part.subject.kind or "thing")
    ways = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "toward": (0.0, -1.0), "away": (0.0, 1.0)}
    if part.speed_mps > 0 or part.simulated or part.motion == "throw":
        if part.vault is not None:
            return ACROSS if part.vault.off else ONTO
        stays = part.pace is not None and part.pace.speeds[0] == 0
        if stays and shot.setting.stage == "lake" and not part.simulated:
            return _by_view(shot)  # along the shore, with the water still behind
        leaves = stays and not _followed(shot)
        return ways.get(_way_word(part.direction), OFF_AND_AWAY if leaves else (1.0, 0.0))
    if plunge_in(part.subject, part.deeds) is not None:
        return ALONG
    facing = _way_word(part.subject.facing)
    if facing:
        return ways[facing]
    if part.subject.kind == "liquid":
        return FACING_CAMERA  # a waterfall is seen from before it
    if kind is not None and not kind.animate and figure.model.width_m > BROAD * figure.model.length_m:
        return FACING_CAMERA  # a branch or a bench end-on hides who is on it
    return _by_view(shot)


def _by_view(shot: Shot) -> tuple[float, float]:
    """The way of who is seen from the side that the camera is to see."""
    view = table("views").get(shot.camera.view or "")
    azimuth = view.azimuth_deg if view else SLOW_VIEW_DEG
    angle = radians(azimuth - 90.0)
    return cos(angle), sin(angle)


def _followed(shot: Shot) -> bool:
    """Whether the camera goes along with its subject."""
    families = table("camera_moves")
    return any(families[move.kind].family == "follow" for move in shot.camera.moves)


def _way_word(words: str) -> str:
    found = {
        "left": "left",
        "right": "right",
        "toward": "toward",
        "towards": "toward",
        "camera": "toward",
        "away": "away",
    }
    return next((found[w] for w in re.findall(r"[a-z]+", words.lower()) if w in found), "")
