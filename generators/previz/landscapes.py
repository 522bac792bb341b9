"""Landscapes told at length: the camera goes through a place, and what the place is made of is its set's.

`The camera starts with an aerial view of snow-capped mountains ... it moves down into a valley ...` is no shot of a
mountain, a tree and a river beside one another. The set shows the place; whoever lives there and what was built there
stand in it, and the camera is for all of it.
"""

from __future__ import annotations

import re
from typing import Any, Final

from generators.previz.camera.target import SEEN_PLACE
from prompts.shot import Importance, Move, Shot, Speed, Subject
from prompts.vocabulary import table

__all__ = ["as_landscape", "as_seen_through", "is_landscape", "is_open"]

_CAMERA_LEADS: Final = re.compile(r"^\W*(?:the )?camera\b.*?\b(?:the )?camera\b", re.IGNORECASE | re.DOTALL)
"""A text in which the camera does one thing after another."""
LONG: Final = 60
"""Words from which on a text that the camera leads is a description of a place."""
LEAST_NAMED: Final = 3
STANDS_THERE: Final = frozenset(
    {"human", "quadruped", "bird", "fish", "insect", "reptile", "boat", "vehicle", "cycle", "aircraft", "robot"}
)
BUILT: Final = re.compile(
    r"\b(?:bridge|house|hut|cabin|cottage|castle|tower|lighthouse|windmill|church|temple|pagoda|village|houses|pier|"
    r"waterfalls?|volcano|iceberg|island|statue|ruins|tent|barn|mill|rainbow)s?$"
)
"""What is to be seen in a place beside those who live there."""
_VIEW: Final = re.compile(r"^(?:[\w-]+ )*?(?:view|shot|panorama|sight) of ")
ON_HIGH: Final = frozenset({"overhead", "birds_eye"})
"""Angles that a flight begins with, and that would show nothing but the ground."""
_FROM_ABOVE: Final = re.compile(
    r"\b(?:aerial|high[- ]altitude|bird's[- ]eye|drone|from (?:high )?above|from the air|overhead)\b", re.IGNORECASE
)
FIRST_WORDS: Final = 16
"""How many words say where such a camera begins."""
INDOORS_M, OVER_M, AWAY_M = 1.7, 6.0, 30.0
"""Height of the lens, m, in a cave and over the ground; and how far from what lives there it begins."""
CLOSED: Final = frozenset({"studio", "table"})


def is_landscape(shot: Shot) -> bool:
    """Whether a shot is of a place that the camera goes through, by its words.

    Args:
        shot: as it was asked for.
    """
    words = shot.request.split()
    named = len(shot.subjects) >= LEAST_NAMED and bool(shot.setting.stage) and shot.setting.stage not in CLOSED
    main = shot.main_subject
    of_somebody = main is not None and main.kind in ("human", "robot")
    return named and len(words) >= LONG and not of_somebody and _CAMERA_LEADS.match(shot.request) is not None


def as_landscape(shot: Shot) -> Shot:
    """The shot of a place with those only who live in it, and what is built there.

    Args:
        shot: as it was asked for.
    """
    if not is_landscape(shot):
        return shot
    kept = [s.model_copy(update={"importance": _rank(s)}) for s in shot.subjects if _stands_there(s)]
    ids = {s.id for s in kept}
    beats = [
        b.model_copy(update={"target": b.target if b.target in ids else ""})
        for b in shot.beats
        if b.subject in ids or not b.subject
    ]
    physics = [event for event in shot.physics if event.subject in ids]
    return shot.model_copy(update={"subjects": kept, "beats": beats, "physics": physics})


def _stands_there(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "thing")
    alive = kind is not None and kind.animate
    return alive or subject.kind in STANDS_THERE or _is_built(subject)


def _is_built(subject: Subject) -> bool:
    noun = _VIEW.sub("", subject.noun.lower()).partition(" of ")[0]
    return BUILT.search(noun) is not None


def _rank(subject: Subject) -> Importance:
    return Importance.MAIN if _is_built(subject) else Importance.SUPPORTING


def _is_upright(move: Move) -> bool:
    return move.kind in ("pedestal_down", "pedestal_up")


def is_open(shot: Shot) -> bool:
    """Whether nothing is built in a landscape that the camera would be for.

    Args:
        shot: as `as_landscape` made it.
    """
    return not any(_is_built(subject) for subject in shot.subjects)


def as_seen_through(shot: Shot) -> Shot:
    """The shot of a place as the camera takes all of it: over the ground, or from the air where it begins there."""
    moves = [move.model_copy(update={"target": ""}) for move in shot.camera.moves]
    camera: dict[str, Any] = {**SEEN_PLACE, "angle": "eye_level", "moves": moves}
    if shot.setting.interior:
        level = [move for move in moves if not _is_upright(move)]
        camera |= {"height_m": INDOORS_M, "moves": level}
    elif shot.camera.angle in ON_HIGH or _FROM_ABOVE.search(" ".join(shot.request.split()[:FIRST_WORDS])):
        camera |= {"angle": "high_angle", "height_m": None, "moves": [Move(kind="aerial", speed=Speed.SLOW)]}
    else:
        camera |= {"size": None, "height_m": OVER_M, "distance_m": AWAY_M}
    return shot.model_copy(update={"camera": shot.camera.model_copy(update=camera)})
