"""Birds of prey fly off with what they have snatched."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Shot

__all__ = ["IN_TALONS", "with_prey_flown_off"]

IN_TALONS: Final = frozenset(
    {"eagle", "eagles", "osprey", "ospreys", "hawk", "hawks", "falcon", "falcons", "owl", "owls", "kite"}
)
"""Birds that carry their prey in their feet."""
FISH, USUAL_M = 0.36, 0.6
"""Height of the fish that is taken, over that of the bird; how high a bird is of which nothing is told, m."""
_TAKES: Final = re.compile(
    r"\b(?:snatch|grab|seiz|catch|pluck|carr|lift|fl(?:y|ies)\w* (?:off|away) with|tak\w+ (?:off|away) with)"
)


_FAR: Final = frozenset({"wide", "extreme_wide"})
"""Sizes in which a fish in its talons is a speck."""
_SEA: Final = re.compile(r"\b(?:sea|ocean|waves)\b")


def with_prey_flown_off(shot: Shot) -> Shot:
    """The shot with each bird of prey on the wing as it takes its prey.

    Args:
        shot: its birds and what they snatch.
    """
    birds = {s.id for s in shot.subjects if s.kind == "bird" and s.noun.lower().split()[-1] in IN_TALONS}
    prey = {s.id for s in shot.subjects if s.kind in ("fish", "quadruped", "bird", "reptile") and s.id not in birds}
    beats = [_flown(beat) if beat.subject in birds and _takes(beat, prey) else beat for beat in shot.beats]
    if beats == list(shot.beats):
        return shot
    shot = _over_the_water(shot)
    taken = {b.target for b, old in zip(beats, shot.beats, strict=True) if b != old}
    large = max((s.height_m or USUAL_M) for s in shot.subjects if s.id in birds)
    subjects = [
        s.model_copy(update={"height_m": max(s.height_m or 0.0, FISH * large)})
        if s.id in taken and s.kind == "fish"
        else s
        for s in shot.subjects
    ]
    seen = shot.model_copy(update={"beats": beats, "subjects": subjects})
    return without_invented(seen, {"size": "full"}) if seen.camera.size in _FAR else seen


def _over_the_water(shot: Shot) -> Shot:
    """The shot over the water that a fish is taken from, and not high in the sky."""
    fished = any(s.kind == "fish" for s in shot.subjects)
    if not fished or shot.setting.stage not in ("sky", "meadow", "plain", "forest") or told(shot, "setting.stage"):
        return shot
    sea = _SEA.search(shot.request.lower()) is not None
    return shot.model_copy(update={"setting": shot.setting.model_copy(update={"stage": "sea" if sea else "lake"})})


def _takes(beat: Beat, prey: set[str]) -> bool:
    return beat.target in prey and _TAKES.search(beat.action.lower()) is not None


def _flown(beat: Beat) -> Beat:
    return beat.model_copy(update={"motion": "fly", "direction": beat.direction or "up"})
