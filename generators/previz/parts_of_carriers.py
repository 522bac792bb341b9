"""Work on a part of a car or a bicycle is work on the whole: a tyre is changed on its car, a hood lifted of one."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_whole_carriers"]

_PART: Final = re.compile(
    r"\b(?:tires?|tyres?|wheels?|hood|bonnet|engine|motor|headlights?|bumper|lug nuts?|nuts?|bolts?|chain|brakes?|"
    r"windscreen|windshield|spark plugs?|oil filter|exhaust|battery|number plate|license plate)$"
)
_OF: Final = r"\b{part} (?:of|on|from|off|in) (?:an?|the|his|her|their|my) (?:[\w-]+ ){{0,2}}?(?P<whole>{nouns})\b"
_WHOLES: Final = "car|truck|van|taxi|jeep|bicycle|bike|motorcycle|motorbike|scooter|tractor|bus|lorry|pickup"
_USUAL: Final = (
    (
        re.compile(r"\b(?:tires?|tyres?|hood|bonnet|lug nuts?|windscreen|windshield|spark plugs?|oil filter)$"),
        "car",
        "",
    ),
    (re.compile(r"\b(?:(?:coat |clothes )?hooks?|pegs?)$"), "coat rack", r"\bhang(?:s|ing)?\b"),
    (re.compile(r"\b(?:spinning|turning) wheel$"), "potter's wheel", r"\b(?:potter\w*|clay)\b"),
)
"""Parts, the whole that they are of where none is named, and a word of the request that this takes."""
CARRIERS: Final = frozenset({"vehicle", "cycle"})
WORKS: Final = frozenset({"work", "carry", "open", "grow", "look", "stand", ""})


def with_whole_carriers(shot: Shot) -> Shot:
    """The shot with the car that a part of is worked on, and without that part by itself.

    Args:
        shot: its subjects and beats.
    """
    whole = next((s for s in shot.subjects if s.kind in CARRIERS), None)
    for part in shot.subjects:
        hung_on = _usual_whole(shot, part) if part is not shot.main_subject else None
        if part is whole or not (_PART.search(_head(part)) or hung_on) or not _is_worked_on(shot, part):
            continue
        if hung_on is not None and (whole is None or not _PART.search(_head(part))):
            return _replaced(shot, part, hung_on)
        if whole is not None:
            shot = _without(shot, part, whole.id)
        elif (named := _whole_of(shot, part)) is not None:
            return with_whole_carriers(_replaced(shot, part, named))
    return shot


def _is_worked_on(shot: Shot, part: Subject) -> bool:
    """Whether somebody's hands or eyes are at it, and it does nothing by itself."""
    people = {s.id for s in shot.subjects if is_person(s)}
    by_itself = any(beat.subject == part.id for beat in shot.beats)
    name = _head(part).split()[-1]
    said = (b for b in shot.beats if b.subject in people and (b.motion or "") in WORKS)
    return not by_itself and any(b.target == part.id or name in b.action.lower() for b in said)


def _head(part: Subject) -> str:
    """What a part is called without what it is of."""
    return part.noun.lower().split(" of ")[0]


def _without(shot: Shot, part: Subject, whole: str) -> Shot:
    subjects = [s for s in shot.subjects if s.id != part.id]
    beats = [b.model_copy(update={"target": whole}) if b.target == part.id else b for b in shot.beats]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _whole_of(shot: Shot, part: Subject) -> str | None:
    """The car of `the hood of a car`, where only the hood is in the cast."""
    pattern = _OF.format(part=re.escape(_head(part).split()[-1]), nouns=_WHOLES)
    found = re.search(pattern, shot.request.lower())
    return found["whole"] if found else None


def _usual_whole(shot: Shot, part: Subject) -> str | None:
    """What a part is of that stands alone in the words: a flat tyre is a car's, a hook for coats a rack's."""
    words = shot.request.lower()
    if re.search(_OF.format(part=re.escape(_head(part).split()[-1]), nouns=_WHOLES), words):
        return None
    return next((of for name, of, said in _USUAL if name.search(_head(part)) and re.search(said, words)), None)


def _replaced(shot: Shot, part: Subject, noun: str) -> Shot:
    row = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
    whole = Subject(
        id=noun.replace(" ", "_"), noun=noun, kind=row.kind if row else "vehicle", importance=Importance.SUPPORTING
    )
    added = shot.model_copy(update={"subjects": [*shot.subjects, whole]})
    return _without(added, part, whole.id)
