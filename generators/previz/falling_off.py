"""Who falls off what they ride, rides it before, and who gets on it stands beside it before they ride."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_mounting", "with_rides_before_falls"]

_FALLS_OFF: Final = re.compile(r"(?:\w+ly )?(?:fall|tumbl|slip|slid|topple|toppl)\w* (?:\w+ly )?(?:off|from) ")
_THROWN: Final = re.compile(r"(?:be|is|being|getting|gets) (?:thrown|bucked|tossed|knocked) (?:off|from) ")
_GETS_ON: Final = re.compile(
    r"(?:\w+ly )?(?:(?:get|hop|climb|swing|jump|step)\w* (?:up )?(?:on|onto|on to)|mount\w*) "
    r"(?:an?|the|his|her|their|its) "
)
_RIDDEN: Final = frozenset({"cycle", "quadruped"})
_SHARE: Final = 0.4
"""Of the deed's time that the ride takes."""
_USUAL_S: Final = 4.0


def with_rides_before_falls(shot: Shot) -> Shot:
    """The shot with each fall off a bike or a horse as two deeds: the ride, and the fall to the ground.

    Args:
        shot: its people and their beats; a ride that is told already stays the only one.
    """
    beats: list[Beat] = []
    fallen: set[str] = set()
    for beat in shot.beats:
        mount = _mount(shot, beat)
        if mount is None:
            beats.append(beat)
            continue
        fallen.add(mount.id)
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
        rides = any(b.subject == beat.subject and b.motion == "ride" for b in beats)
        turn = start if rides else start + _SHARE * (end - start)
        if not rides:
            ride = {"action": f"riding the {mount.noun}", "motion": "ride", "target": mount.id, "end_s": turn}
            beats.append(beat.model_copy(update={**ride, "start_s": start}))
        fall = {"action": "falling to the ground", "motion": "fall", "target": "", "start_s": turn, "end_s": end}
        beats.append(beat.model_copy(update={**fall, "direction": ""}))
    if not fallen:
        return shot
    physics = [event for event in shot.physics if event.subject not in fallen]
    return shot.model_copy(update={"beats": beats, "physics": physics})


def _mount(shot: Shot, beat: Beat) -> Subject | None:
    """What somebody falls off in a beat, if it is something that is ridden."""
    words = beat.action.lower()
    rider = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    if rider is None or not (_FALLS_OFF.match(words) or _THROWN.match(words)):
        return None
    ridden = [s for s in shot.subjects if s.kind in _RIDDEN]
    aimed = next((s for s in ridden if s.id == beat.target), None)
    return aimed or next(
        (s for s in ridden if any(re.search(rf"\b{re.escape(n)}\b", words) for n in names_of(s))), None
    )


def with_mounting(shot: Shot) -> Shot:
    """The shot with each getting on a bike or a horse as two deeds: beside it, and on it.

    Args:
        shot: its people and their beats.
    """
    beats: list[Beat] = []
    for beat in shot.beats:
        rider = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        mount = next((s for s in shot.subjects if s.id == beat.target and s.kind == "cycle"), None)
        earlier = any(b.subject == beat.subject for b in beats)
        if rider is None or mount is None or earlier or not _GETS_ON.match(beat.action.lower()):
            beats.append(beat)
            continue
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
        turn = start + _SHARE * (end - start)
        waits = {"action": f"standing beside the {mount.noun}", "motion": "stand", "start_s": start, "end_s": turn}
        rides = {"action": f"riding the {mount.noun}", "motion": "ride", "start_s": turn, "end_s": end}
        beats += [beat.model_copy(update={**waits, "speed_mps": None}), beat.model_copy(update=rides)]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})
