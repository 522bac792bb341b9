"""Who gets into a vehicle and drives off is beside it, then inside it; and its doors are its own."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.passengers import ALIGHTS, BOARDS, CABINS, DRIVES
from generators.previz.readings import usual_speed
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_those_who_drive_off"]

_DOOR: Final = re.compile(
    r"(?:\w+ly )?(?:open|clos|shut|slam|lock|unlock)\w* (?:the |its |his |her )(?:[\w-]+ )?doors?\b"
    r"(?: behind (?:him|her))?$"
)
_STARTS: Final = re.compile(
    r"(?:\w+ly )?(?:start|turn)\w* (?:on )?(?:the|his|her|its) (?:engine|car|motor|ignition|vehicle)\b"
)

_LEAVES: Final = re.compile(
    r"(?:leav|depart|go|head|speed|mov|set)ing(?: (?:away|off|out|home|down the (?:road|street)))?\b"
)


def with_those_who_drive_off(shot: Shot) -> Shot:
    """The shot with who gets into a vehicle and drives it away seen at its side first, and the vehicle going.

    What they do with its door is part of getting in, or out, and the door no thing beside it.

    Args:
        shot: its people, its vehicles and their beats.
    """
    for who in (s for s in shot.subjects if is_person(s)):
        boarded = next((c for b in shot.beats if b.subject == who.id and (c := _boarded(shot, b))), None)
        if boarded is not None:
            shot = _with_the_way_in(shot, who, boarded)
    return shot


def _boarded(shot: Shot, beat: Beat) -> Subject | None:
    """The vehicle that somebody gets into or out of by a beat."""
    words = beat.action.lower()
    if not (BOARDS.match(words) or ALIGHTS.match(words)):
        return None
    cabins = [s for s in shot.subjects if s.kind in CABINS and s.count == 1]
    return next((s for s in cabins if s.id == beat.target or any(n in words for n in names_of(s))), None)


def _with_the_way_in(shot: Shot, who: Subject, carrier: Subject) -> Shot:
    beats: list[Beat] = []
    inside = False
    for beat in shot.beats:
        words = beat.action.lower()
        own = beat.subject == who.id
        if own and not inside and BOARDS.match(words) and _boarded(shot, beat) is carrier:
            inside = True
            beats.append(beat.model_copy(update={"motion": "stand", "speed_mps": None}))
            continue
        if own and (_DOOR.match(words) or (inside and _STARTS.match(words))):
            if beats and beats[-1].subject == who.id:
                beats[-1] = beats[-1].model_copy(update={"end_s": beat.end_s})
            continue
        away = beat.motion in DRIVES or (beat.motion == "walk" and _LEAVES.match(words))
        if own and inside and away and beat.target in ("", carrier.id):
            words = _LEAVES.sub("driving off", beat.action.lower(), count=1)
            beat = beat.model_copy(
                update={
                    "subject": carrier.id,
                    "action": words,
                    "motion": "drive",
                    "target": "",
                    "speed_mps": usual_speed("drive"),
                }
            )
        beats.append(beat)
    if beats == list(shot.beats):
        return shot
    used = {id_ for beat in beats for id_ in (beat.subject, beat.target)}
    kept = [s for s in shot.subjects if s.id in used or s.noun.lower().split()[-1] not in ("door", "doors", "engine")]
    return shot.model_copy(update={"beats": beats, "subjects": kept})
