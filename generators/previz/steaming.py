"""Steam that rises from a cup, a bowl or a pot in the shot: it is of that vessel, and not a thing beside it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Importance, Look, Shot, Source, Subject

__all__ = ["as_steaming"]

_STEAM: Final = re.compile(r"\b(?:steam|vapou?r)$")
_STEAMS: Final = re.compile(r"\bsteam(?:s|ing|y)?\b")
STEAMING: Final = "steaming"
ROOM_ABOVE: Final = "centred on the lower third"
"""Where in the frame a thing lies from which steam rises."""
LENS_MM: Final = 85.0
HOT: Final = re.compile(
    r"\b(?:coffee|tea|cocoa|chocolate|soup|ramen|noodles|pasta|pizza|pie|bread|rice|stew|curry|espresso|latte|cappuccino"
    r"|cups?|mugs?|bowls?|teapot|teacups?|plate|dish|dumplings?|buns?|food)\b"
)


def as_steaming(shot: Shot) -> Shot:
    """The shot with the steam of a vessel or a dish as that one's own, which is then what is filmed.

    Args:
        shot: as it is told; steam with nobody's dish in sight stays a thing.
    """
    steam = next((s for s in shot.subjects if s.kind == "smoke" and _STEAM.search(s.noun.lower())), None)
    if steam is None or any(b.target == steam.id for b in shot.beats):
        return _with_room_above(shot)
    hot = next((s for s in shot.subjects if s.kind in ("vessel", "food") and HOT.search(s.noun.lower())), None)
    if hot is None:
        return shot
    alone = steam is shot.main_subject or hot.importance is Importance.MAIN
    subjects = [_hot(s, main=alone) if s is hot else s for s in shot.subjects if s is not steam]
    beats = [beat for beat in shot.beats if beat.subject != steam.id]
    if not any(beat.subject == hot.id for beat in beats) and not beats:
        beats.append(Beat(subject=hot.id, action="resting in place", motion="rest"))
    moves = [m.model_copy(update={"target": hot.id}) if m.target == steam.id else m for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves})
    seen = shot.model_copy(update={"subjects": subjects, "beats": beats, "camera": camera})
    if not alone:
        return seen
    placed = shot.source_of("setting.stage")
    if shot.setting.stage == "studio" and placed is not None and placed.source is not Source.USER:
        table = {"stage": "table", "place": "a wooden table top", "interior": True}  # white on white is not seen
        seen = seen.model_copy(update={"setting": seen.setting.model_copy(update=table)})
    framed = {"size": "wide", "focal_length_mm": LENS_MM, "distance_m": None, "height_m": None}
    return _with_room_above(without_invented(seen, framed))


def _with_room_above(shot: Shot) -> Shot:
    """The shot of a thing that is said to steam, filmed from near, with its steam in the frame above it."""
    main = shot.main_subject
    hot = main is not None and main.kind in ("vessel", "food") and HOT.search(main.noun.lower()) is not None
    steams = main is not None and any(_STEAMS.search(look.text.lower()) for look in main.looks)
    if not hot or not (steams or _STEAMS.search(shot.request.lower())):
        return shot
    return without_invented(shot, {"composition": ROOM_ABOVE})


def _hot(subject: Subject, *, main: bool) -> Subject:
    looks = [*subject.looks, Look(text=STEAMING)]
    return subject.model_copy(update={"looks": looks} | ({"importance": Importance.MAIN} if main else {}))
