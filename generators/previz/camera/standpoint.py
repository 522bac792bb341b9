"""When and from which side a subject is framed, and how far the lens looks up or down at it."""

from __future__ import annotations

import math
import re
from typing import Final

import numpy as np

from generators.previz.camera.frame_size import (
    falls,
    meets,
    spread,
    told,
)
from generators.previz.camera.parts import part_of
from generators.previz.camera.target import Target
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["bearing_of", "pitch_deg_of", "still_time"]

IN_DEPTH: Final = 0.8
"""Cosine between the way of a subject and the view axis, from which it comes or leaves."""

FROM_THE_AIR_DEG, AERIAL_DEG = -16.0, -36.0
"""How far a lens in the air looks down on what flies; and on what is on the ground, with the land beyond it."""
_AERIAL: Final = re.compile(r"\baerial\b|\bfrom the air\b")
_STRAIGHT_DOWN: Final = re.compile(r"\b(?:overhead|top[- ]down|straight down|from above|bird)")


def pitch_deg_of(shot: Shot, target: Target, pitch_deg: float) -> float:
    """The angle's pitch; what is in the air is seen from its own height from the air, and not from straight above.

    An aerial shot of what is on the ground shows the land that it stands in.
    """
    main, request = shot.main_subject, shot.request.lower()
    if shot.camera.angle != "overhead" or main is None or target.height_m <= 0.0:
        return pitch_deg
    flies = any(beat.subject == main.id and beat.motion == "fly" for beat in shot.beats)
    if main.kind in ("aircraft", "bird") or flies:
        return max(pitch_deg, FROM_THE_AIR_DEG)
    aerial = _AERIAL.search(request) is not None and _STRAIGHT_DOWN.search(request) is None
    return max(pitch_deg, AERIAL_DEG) if aerial else pitch_deg


def still_time(shot: Shot, target: Target, story_seconds: float, follow_azimuth_deg: float | None) -> float:
    """The middle of the clip; for who comes or leaves, when they are nearest; for what falls, when it is lowest."""
    if meets(target):
        times = np.linspace(0.0, story_seconds, 41)
        return float(times[int(np.argmin([spread(target, float(t)) for t in times]))])
    if not target.tracks or not falls(target, story_seconds):
        half = story_seconds / 2
        bearing = bearing_of(shot, target, half, follow_azimuth_deg)
        heading = target.heading(half)
        nears = math.cos(bearing) * float(heading[0]) + math.sin(bearing) * float(heading[1])
        if abs(nears) < IN_DEPTH or any(track.speed(half) == 0.0 for track in target.tracks):
            return half
        return story_seconds if nears > 0.0 else 0.0
    times = np.linspace(0.0, story_seconds, 61)
    return float(times[int(np.argmin([target.centre(float(t))[2] for t in times]))])


def bearing_of(shot: Shot, target: Target, story_s: float, follow_azimuth_deg: float | None) -> float:
    """Bearing of the camera from the subject; of the two sides, the one nearer to -y, which sets keep free."""
    heading = target.heading(story_s)
    view = shot.camera.view
    azimuth = table("views")[view].azimuth_deg if view else None
    if azimuth is None:
        azimuth = 90.0 if abs(float(heading[0])) > 0.7 and target.speed(story_s) > 0 else 25.0
        azimuth = 0.0 if not target.tracks else azimuth
    part = part_of(shot)
    asked = view is not None and told(shot, "camera.view")
    if part is not None and not asked:
        azimuth = part.azimuth_deg
    if follow_azimuth_deg is not None and abs(azimuth - follow_azimuth_deg) > 35.0 and not asked:
        azimuth = follow_azimuth_deg
    front = math.atan2(float(heading[1]), float(heading[0]))
    sides = (front - math.radians(azimuth), front + math.radians(azimuth))
    return min(sides, key=lambda bearing: (round(math.sin(bearing), 6), -round(math.cos(bearing), 6)))
