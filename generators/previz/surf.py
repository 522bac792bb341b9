"""Waves that break on rocks or at a cliff: both stand in the sea, seen from the water, with the spray over them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["SURF_ROCK", "with_surf"]

_BREAK: Final = re.compile(
    r"\b(?:crash|break|broke|pound|batter|smash|slam|beat|hit|lash|burst|thunder)\w* (?:up )?(?:against|on|onto|upon"
    r"|over|into|at)? ?(?:the foot of )?(?:an?|the|some)? ?(?:[\w-]+ ){0,2}?"
    r"(?P<what>cliffs?|rocks?|boulders|sea stacks?)\b"
)
_WAVES: Final = re.compile(r"\b(?:waves?|surf|breakers?|swells?|seas?|ocean|water)$")
_LANDS: Final = re.compile(r"\b(?:cliffs?|rocks?|boulders?|stacks?)$")
CLIFF, ROCKS = "surf-beaten cliff", "surf-beaten rock"
SURF_ROCK: Final = "surf_rock"
_WILD: Final = re.compile(r"\b(?:storm\w*|wild|raging|rough|furious|angry|violent\w*)\b")


def with_surf(shot: Shot) -> Shot:
    """The shot of waves that break on rocks as one of those rocks in the sea.

    Args:
        shot: a completed one; where somebody else is there as well, it stays as it is.
    """
    waves = {s.id for s in shot.subjects if s.kind == "liquid" and _WAVES.search(s.noun.lower())}
    lands = {s.id for s in shot.subjects if s.kind in ("landform", "building") and _LANDS.search(s.noun.lower())}
    found = next((m for b in shot.beats if (m := _BREAK.search(b.action.lower()))), None)
    if not waves or found is None or len(waves | lands) < len(shot.subjects):
        return shot
    noun = CLIFF if found["what"].startswith(("cliff", "sea")) else ROCKS
    rock = Subject(id=SURF_ROCK, noun=noun, kind="building", importance=Importance.MAIN)
    stays = Beat(subject=rock.id, action="standing in the surf", motion="stand", start_s=0.0, end_s=shot.duration_s)
    setting = shot.setting.model_copy(update={"stage": "sea", "place": ""})
    if _WILD.search(shot.request.lower()) and not told(shot, "setting.weather"):
        setting = setting.model_copy(update={"weather": "storm"})
    staged = shot.model_copy(update={"subjects": [rock], "beats": [stays], "setting": setting, "physics": []})
    return without_invented(staged, {"size": "full", "height_m": None, "distance_m": None, "view": "front"})
