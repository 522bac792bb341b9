"""Landscapes told at length: the camera goes through a place, and what the place is made of is its set's.

`The camera starts with an aerial view of snow-capped mountains ... it moves down into a valley ...` is no shot of a
mountain, a tree and a river beside one another. The set shows the place; whoever lives there and what was built there
stand in it, and the camera is for all of it.
"""

from __future__ import annotations

import re
from typing import Any, Final

from generators.previz.camera.target import SEEN_PLACE
from generators.previz.rigs import is_unknown
from generators.previz.rigs.props import prop_of
from generators.previz.settling import is_sky
from prompts.shot import Importance, Move, Shot, Speed, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import short_name
from prompts.wording.nouns import singulars

__all__ = ["as_landscape", "as_seen_through", "is_landscape", "is_open", "not_of_the_landscape"]

_CAMERA_LEADS: Final = re.compile(
    r"^\W*(?:the |a )?(?:\w+ )?(?:camera|drone)\b.*?(?:\b(?:the )?(?:camera|drone)\b"
    r"|(?:[.;] |, then |, and then )(?:then |next |finally,? )?(?:it )?(?:slowly |gently |finally |then )?(?:"
    r"moves|glides|rises|passes|drifts|flies|floats|tilts|pans|pulls|pushes|continues|descends|sweeps|follows the|"
    r"dives|climbs|turns|arrives|reaches|travels|soars|skims|cranes|dollies)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A text in which the camera does one thing after another."""
LONG: Final = 26
"""Words from which on a text that the camera leads is a description of a place."""
LEAST_NAMED: Final = 2
STANDS_THERE: Final = frozenset(
    {"human", "quadruped", "bird", "fish", "insect", "reptile", "boat", "vehicle", "cycle", "aircraft", "robot"}
)
BUILT: Final = re.compile(
    r"\b(?:bridge|house|hut|cabin|cottage|castle|tower|lighthouse|windmill|church|temple|pagoda|village|houses|pier|"
    r"waterfalls?|volcano|iceberg|island|statue|ruins|tent|barn|mill|rainbow|farmhouse|cathedral|monastery|palace|"
    r"fortress|chapel|fountain|gate|torii|shrine|mosque|shipwreck|sunken ship|wreck)s?$"
)
"""What is to be seen in a place beside those who live there."""
PUT_THERE: Final = frozenset({"building", "vessel", "furniture", "tool", "instrument", "device", "box", "spacecraft"})
"""Kinds of what somebody has put or built there, which no set has by itself."""
_PARTS: Final = re.compile(
    r"\b(?:walls?|windows?|roofs?|rooftops?|floor|ceiling|doors?|doorframes?|doorways?|signs?|wires?|stones?|columns?|"
    r"pillars?|layers?|steps|stairs|paths?|tiles|bricks|edges?|sides?|view|blade|pavement|ribbons?|mirrors?|steam|"
    r"balcon(?:y|ies)|shop ?fronts?|facades?|façades?|arch(?:es)?|cracks?|streets?|road|railings?|fences?)$"
)
"""Last words of what is a part of the place itself."""
DRAWN_BY_NO_SET: Final = frozenset({"lava", "magma"})
"""Liquids that no water of a set stands for."""
_VIEW: Final = re.compile(r"^(?:[\w-]+ )*?(?:view|shot|panorama|sight) of ")
ON_HIGH: Final = frozenset({"overhead", "birds_eye"})
"""Angles that a flight begins with, and that would show nothing but the ground."""
_FROM_ABOVE: Final = re.compile(
    r"\b(?:aerial|high[- ]altitude|bird's[- ]eye|drone|from (?:high )?above|from the air|overhead)\b", re.IGNORECASE
)
FIRST_WORDS: Final = 16
"""How many words say where such a camera begins."""
INDOORS_M, OVER_M, AWAY_M = 1.7, 6.0, 30.0
"""Height of the lens, m, in a cave and over the ground; and how far from the middle it begins."""
LIVING_OVER_M, LIVING_AWAY_M = 2.8, 15.0
"""The same where animals or people are to be made out."""
BETWEEN_HOUSES_M: Final = 2.4
"""Height of a lens that goes through a street or a village."""
HOUSED: Final = frozenset({"street", "village"})
_TOWARDS: Final = re.compile(
    r"\b(?:through|above|from|over|out of) [^.;,]{0,24}?\bclouds?\b[^.;]{0,30}?"
    r"\b(?:towards?|into|to|over|onto|upon|reveal\w*|on) (?:an? |the )?(?P<place>(?:[a-z-]+ ?){1,4})"
)
LIVING: Final = frozenset({"human", "quadruped", "reptile", "fish"})
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
    kept = [
        s.model_copy(update={"importance": _rank(s)})
        for s in shot.subjects
        if _stands_there(s) and not _lines_the_way(s, shot.setting.stage)
    ]
    ids = {s.id for s in kept}
    setting = shot.setting
    if setting.stage == "sky" and (below := _under_the_clouds(shot.request)):
        setting = setting.model_copy(update={"stage": below[1], "place": below[0]})
    beats = [
        b.model_copy(update={"target": b.target if b.target in ids else ""})
        for b in shot.beats
        if b.subject in ids or not b.subject
    ]
    physics = [event for event in shot.physics if event.subject in ids]
    return shot.model_copy(update={"subjects": kept, "beats": beats, "physics": physics, "setting": setting})


def _under_the_clouds(request: str) -> tuple[str, str] | None:
    """The place below the clouds that a camera comes down through, and its stage; None where none is named."""
    found = _TOWARDS.search(request.lower())
    words = found["place"].split() if found else []
    places = terms_by_phrase("stages")
    for start in range(len(words)):
        phrase = " ".join(words[start:])
        stage = next((places[form] for form in singulars(phrase) if form in places), "")
        if stage and stage not in ("sky", "space"):
            return " ".join(words), stage
    return None


def _stands_there(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "thing")
    alive = kind is not None and kind.animate
    return alive or subject.kind in STANDS_THERE or _is_built(subject) or is_sky(subject) or _is_put_there(subject)


def _lines_the_way(subject: Subject, stage: str | None) -> bool:
    """Whether a subject is the houses of a street or a village, which its set has."""
    return stage in HOUSED and re.search(r"\b(?:houses|buildings|cottages|shops)$", subject.noun.lower()) is not None


def _is_put_there(subject: Subject) -> bool:
    """Whether a subject is a thing of its own that some rig has: a gate, a lantern."""
    named = subject.kind in PUT_THERE and _PARTS.search(subject.noun.lower()) is None
    return named and prop_of(subject.noun) is not None


def not_of_the_landscape(shot: Shot) -> tuple[str, ...]:
    """What the words of a landscape put there and neither its set nor a figure shows, in a sentence for the user.

    Args:
        shot: as it was asked for.
    """
    if not is_landscape(shot):
        return ()
    missed = [short_name(s) for s in shot.subjects if not _stands_there(s) and _is_missed(s)]
    return (f"not drawn in the previz: {', '.join(dict.fromkeys(missed))}",) if missed else ()


def _is_missed(subject: Subject) -> bool:
    put = subject.kind in PUT_THERE and _PARTS.search(subject.noun.lower()) is None
    return (put and not is_unknown(subject)) or not DRAWN_BY_NO_SET.isdisjoint(subject.noun.lower().split())


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
    return shot.setting.stage in HOUSED or not any(_is_built(subject) for subject in shot.subjects)


def as_seen_through(shot: Shot) -> Shot:
    """The shot of a place as the camera takes all of it: over the ground, or from the air where it begins there."""
    moves = [move.model_copy(update={"target": ""}) for move in shot.camera.moves]
    camera: dict[str, Any] = {**SEEN_PLACE, "angle": "eye_level", "moves": moves}
    if shot.setting.interior:
        level = [move for move in moves if not _is_upright(move)]
        camera |= {"height_m": INDOORS_M, "moves": level}
    elif shot.camera.angle in ON_HIGH or _FROM_ABOVE.search(" ".join(shot.request.split()[:FIRST_WORDS])):
        camera |= {"angle": "high_angle", "height_m": None, "moves": [Move(kind="aerial", speed=Speed.SLOW)]}
    elif shot.setting.stage in HOUSED:
        camera |= {"size": None, "height_m": BETWEEN_HOUSES_M, "distance_m": LIVING_AWAY_M}
    else:
        living = any(s.kind in LIVING for s in shot.subjects)
        over, away = (LIVING_OVER_M, LIVING_AWAY_M) if living else (OVER_M, AWAY_M)
        camera |= {"size": None, "height_m": over, "distance_m": away}
    return shot.model_copy(update={"camera": shot.camera.model_copy(update=camera)})
