"""Who flies over something tall: a dragon over a castle, a plane over a tower. Both are to be in the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.things import names_of
from prompts.shot import Move, Shot, Speed, Subject
from prompts.vocabulary import table

__all__ = [
    "as_crossing_disc",
    "as_drifting_over_land",
    "as_over_a_place",
    "as_overflown",
    "is_flown_over",
    "is_overflight",
    "over_place_m",
    "put_below",
]

BROAD: Final = frozenset({"building", "landform", "tree", "boat"})
"""Kinds that are flown over whole; over others somebody flies close."""
LEAST_M: Final = 2.5
ABOVE: Final = 1.08
"""How high who flies over something is, over its height."""
SHOWN: Final = 1.6
"""Height of the frame where the thing stands that is flown over, over its height."""
SENSOR_M, LENS_MM = 20.25, 35.0
"""Height of the picture in the camera, mm, and the lens of a shot that names none."""
_OVER: Final = r"\b(?:over|above|past|across) (?:(?:a|an|the|its|his|her|their|some) )?(?:[\w'-]+ ){0,3}?"


_OVER_PLACE: Final = re.compile(
    r"\b(?:over|above|across) (?:(?:a|an|the|its|their) )?(?:[\w'-]+ ){0,3}?"
    r"(?:forests?|woods?|jungle|rainforest|treetops|trees|city|town|rooftops|skyscrapers|village|mountains|peaks)\b"
)
SEEN_FROM_ABOVE: Final = frozenset({"village", "forest"})
"""Stages whose houses and trees are below the frame of a level camera beside who flies over them."""
_SOARS_OVER: Final = re.compile(r"\b(?:soar|glid|circl|wheel)\w* (?:high |\w+ly )?(?:over|above|across)\b")
OPEN_LANDS: Final = frozenset({"meadow", "plain", "desert"})
SOARS_M: Final = 12.0
"""How high is who soars over open land, m."""
HIGH_M: Final = {"forest": 17.0, "street": 22.0, "village": 9.0, "mountains": 16.0}
"""How high somebody flies over what stands in a place of a stage, m."""


def over_place_m(stage: str, words: Sequence[str], place: str = "") -> float:
    """How high a flight leads that goes over a place and not through it, m; 0 for any other.

    Args:
        stage: id of the stage.
        words: what is said of the flight.
        place: how the place is called, which may be by its own name.
    """
    named = re.compile(rf"\b(?:over|above|across) (?:the |an? )?{re.escape(place.lower())}\b") if place else _OVER_PLACE
    over = any(_OVER_PLACE.search(told_of) or named.search(told_of) for told_of in words)
    soars = any(_SOARS_OVER.search(told_of) for told_of in words)
    return HIGH_M.get(stage, SOARS_M if soars and stage in OPEN_LANDS else 0.0) if over or soars else 0.0


def as_over_a_place(shot: Shot) -> Shot:
    """The shot of a flight over a city before its skyline, and of one over a village or a forest from above.

    At the height of a flight a street or a row of cottages is below the frame. What the user said of the camera stays.
    """
    main, stage = shot.main_subject, shot.setting.stage or ""
    if main is None or over_place_m(stage, _flights(shot, main), shot.setting.place or "") == 0.0:
        return shot
    if stage == "street":
        setting = shot.setting.model_copy(update={"details": [*shot.setting.details, "city skyline"]})
        return shot.model_copy(update={"setting": setting})
    above = stage in SEEN_FROM_ABOVE and not told(shot, "camera.angle")
    return shot.model_copy(update={"camera": shot.camera.model_copy(update={"angle": "high_angle"})}) if above else shot


def _flies_over(subject: Subject, words: Sequence[str], other: Subject) -> bool:
    """Whether the words of somebody's flight lead over another subject."""
    if other is subject or other.kind not in BROAD:
        return False
    names = "|".join(re.escape(name) for name in names_of(other))
    return any(re.search(rf"{_OVER}(?:{names})(?:s|es)?\b", told_of) for told_of in words)


def as_overflown(shot: Shot) -> Shot:
    """The shot as a camera takes somebody who flies over something tall: beside them, with it below in the frame.

    What the user said of the camera is kept.
    """
    main = shot.main_subject
    if main is None or not any(_flies_over(main, _flights(shot, main), other) for other in shot.subjects):
        return shot
    camera = shot.camera
    update: dict[str, object] = {}
    if not any(told(shot, path) for path in ("camera.moves", "camera.moves[0]", "camera.moves[0].kind")):
        update["moves"] = [Move(kind="track_side", speed=Speed.MEDIUM, target=main.id)]
    if not told(shot, "camera.composition"):
        update["composition"] = f"{camera.composition or 'centred'}, in the upper third"
    if not told(shot, "camera.view"):
        update["view"] = "profile"
    return shot.model_copy(update={"camera": camera.model_copy(update=update)})


_BEFORE_DISC: Final = re.compile(
    r"\b(?:across|past|before|in front of|against|over) (?:the )?(?:[\w-]+ ){0,2}?(?:moon|sun)(?:'s disc)?\b"
)


def as_crossing_disc(shot: Shot) -> Shot:
    """The shot with a camera that goes along beside somebody who flies past the moon or the sun.

    What is so far off stays in the frame of a camera that goes and does not turn. What the user said of it is kept.
    """
    main = shot.main_subject
    moved = any(told(shot, path) for path in ("camera.moves", "camera.moves[0]", "camera.moves[0].kind"))
    if main is None or moved or not any(_BEFORE_DISC.search(words) for words in _flights(shot, main)):
        return shot
    beside: dict[str, object] = {"moves": [Move(kind="track_side", speed=Speed.MEDIUM, target=main.id)]}
    if not told(shot, "camera.view"):
        beside["view"] = "profile"
    return shot.model_copy(update={"camera": shot.camera.model_copy(update=beside)})


def _flights(shot: Shot, subject: Subject) -> list[str]:
    return [b.action.lower() for b in shot.beats if b.subject == subject.id and b.motion == "fly"]


_OVER_LAND: Final = re.compile(
    r"\b(?:over|above|across) (?:(?:a|an|the|its|their|some) )?(?:[\w'-]+ ){0,3}?"
    r"(?:vineyards?|fields?|farmland|countryside|meadows?|plains?|savann?ahs?|terraces|plantations?|orchards?|dunes|desert"
    r"|valleys?|canyons?|hills|landscape|wetlands|delta|lakes?|forests?|woods|jungle|rainforest)\b"
)
_AIRSHIP: Final = re.compile(r"\b(?:balloons?|airships?|blimps?|zeppelins?|gliders?|paragliders?|drones?|biplanes?)$")


def as_drifting_over_land(shot: Shot) -> Shot:
    """The shot of what drifts over a land as it is seen from above it, with that land below.

    What the user said of the camera is kept.
    """
    main = shot.main_subject
    if main is None or main.kind != "aircraft" or not _AIRSHIP.search(main.noun.lower()):
        return shot
    own = [b.action.lower() for b in shot.beats if b.subject == main.id and b.motion != "rise"]
    if told(shot, "camera.angle") or not any(_OVER_LAND.search(words) for words in own):
        return shot
    return without_invented(shot, {"angle": "high_angle", "height_m": None})


def is_overflight(shot: Shot, first: Subject, second: Subject) -> bool:
    """Whether the words say that one subject flies over another that is flown over whole."""
    return _flies_over(first, _flights(shot, first), second)


def is_flown_over(figures: Sequence[Placed], flyer: int, index: int) -> bool:
    """Whether one figure flies over another that stays where it is and is tall."""
    part, other = figures[flyer].part, figures[index]
    if part.speed_mps == 0.0 or other.part.speed_mps > 0.0 or other.model.height_m < LEAST_M:
        return False
    return _flies_over(part.subject, [deed.words for deed in part.deeds if deed.motion == "fly"], other.part.subject)


def put_below(shot: Shot, figures: Sequence[Placed], places: list[Place], flyer: int) -> None:
    """Puts what a figure flies over below it and so far behind its way that the picture holds both.

    Args:
        shot: whose lens and size say how much the frame holds.
        figures: all of them.
        places: theirs; those of the flyer and of what it flies over are changed.
        flyer: number of who flies.
    """
    below = [index for index in range(len(figures)) if is_flown_over(figures, flyer, index)]
    if not below:
        return
    tall = max(figures[index].model.height_m for index in below)
    size = table("shot_sizes").get(shot.camera.size or "wide")
    frame_m = figures[flyer].model.height_m / min(size.fraction if size else 1.0, 1.0)
    lens = (shot.camera.focal_length_mm or LENS_MM) / SENSOR_M
    behind = max(lens * (SHOWN * tall - frame_m), max(figures[i].model.width_m for i in below))
    at = places[flyer]
    for index in below:
        places[index] = replace(places[index], x=at.x, y=at.y + behind, lift_m=0.0)
    for index, figure in enumerate(figures):
        if figure.part.subject is figures[flyer].part.subject:
            lift = ABOVE * tall + places[index].lift_m - at.lift_m
            places[index] = replace(places[index], lift_m=lift)
