"""An eclipse of the sun: a dark disc with a crown of light over a place, or one that slides before the sun in space."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.leaving_out import without_subjects
from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["ECLIPSED", "with_eclipse"]

_ECLIPSE: Final = re.compile(
    r"\b(?:solar |total |partial |annular |sun )*eclips(?:e|es|ing|ed)\b(?! (?:model|glasses))"
)
_OF_THE_MOON: Final = re.compile(r"\blunar eclipse|eclipse of the moon|blood moon\b")
_BODIES: Final = re.compile(r"\b(?:sun|moon|eclipse)$")
ECLIPSED: Final = "solar eclipse in the sky"
"""How the details of a place say what hangs over it."""
_IN_SPACE: Final = "eclipsed sun"
DARK: Final = "dusk"
MOST_DETAILS: Final = 12


def with_eclipse(shot: Shot) -> Shot:
    """The shot with an eclipse of the sun as one thing, and no moon and sun side by side.

    Args:
        shot: a completed one.
    """
    words = shot.request.lower()
    bodies = [s for s in shot.subjects if s.kind == "celestial" and _BODIES.search(s.noun.lower())]
    if not bodies or not _ECLIPSE.search(words) or _OF_THE_MOON.search(words) or shot.setting.interior:
        return shot
    gone = {s.id for s in bodies}
    over = told(shot, "setting.stage") or len(gone) < len(shot.subjects)
    if not over or shot.setting.stage == "space":
        return _in_space(shot, gone)
    setting = shot.setting.model_copy(update={"details": [*shot.setting.details, ECLIPSED][:MOST_DETAILS]})
    if not told(shot, "setting.time_of_day"):
        setting = setting.model_copy(update={"time_of_day": DARK})
    left = without_subjects(shot, gone).model_copy(update={"setting": setting})
    if not told(shot, "lighting.sun_elevation_deg"):
        dark = {"sun_elevation_deg": None, "colour_temperature_k": None, "key_azimuth_deg": None}
        left = left.model_copy(update={"lighting": left.lighting.model_copy(update=dark)})
    return without_invented(left, {"size": "extreme_wide", "angle": "low_angle", "moves": []})


def _in_space(shot: Shot, gone: set[str]) -> Shot:
    sun = Subject(id="eclipsed_sun", noun=_IN_SPACE, kind="celestial", importance=Importance.MAIN)
    slides = Beat(subject=sun.id, action="shining behind the moon", motion="shine", start_s=0.0, end_s=shot.duration_s)
    setting = shot.setting.model_copy(update={"stage": "space"})
    beats = [b for b in shot.beats if b.subject and b.subject not in gone and b.target not in gone]
    rest = [s for s in shot.subjects if s.id not in gone]
    left = shot.model_copy(update={"subjects": [sun, *rest], "beats": [slides, *beats], "setting": setting})
    left = left.model_copy(update={"physics": [e for e in left.physics if {e.subject, e.other}.isdisjoint(gone)]})
    return without_invented(left, {"size": "full", "angle": "eye_level", "view": "front", "moves": []})
