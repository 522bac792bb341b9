"""Clothes that hands are at: folded or ironed they lie in a pile, and what somebody zips up or buttons is on them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.human.wardrobe import is_worn
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Look, Shot, Subject

__all__ = ["as_garments"]

STACK_M: Final = 0.15
"""Height of a stack of folded clothes, m."""
_CLOTHES: Final = re.compile(r"^(?:\w+ )?(?:clothes|clothing|laundry|towels|shirts|sweaters|jeans)$")
_AT_HAND: Final = re.compile(
    r"(?:start\w* )?(?:fold|iron|press|pack|unpack|sort|stack|pick|gather|collect|carr|hold|"
    r"put|load|throw|stuff|drop|plac|toss|push|wash|tidy|organi[sz])\w* "
)
"""What is done to clothes that hang nowhere then."""
_ON_ONESELF: Final = re.compile(
    r"(?:start\w* )?(?:zip|unzip|button|unbutton|fasten|unfasten|adjust|straighten|smooth|tug\w* at)\w*\b"
)
"""What people do to a garment that they have on."""


def as_garments(shot: Shot) -> Shot:
    """The shot with clothes in a pile where somebody folds or irons them, and with what is zipped up on its wearer.

    Args:
        shot: its people and what they do to clothes.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    people = [s for s in shot.subjects if is_person(s)]
    looks: dict[str, Look] = {}
    worn: dict[str, str] = {}
    piled: set[str] = set()
    for beat in shot.beats:
        who = by_id.get(beat.subject)
        if who is None or not is_person(who):
            continue
        words = beat.action.lower()
        garment = _garment(shot, beat)
        if garment is None:
            continue
        if _CLOTHES.match(garment.noun.lower()) and _AT_HAND.match(words):
            piled.add(garment.id)
        elif len(people) == 1 and is_worn(garment.noun) and garment.count == 1 and _ON_ONESELF.match(words):
            worn[garment.id] = who.id
            colour = next((look.colour for look in garment.looks if look.colour), "")
            said = " ".join([*(look.text for look in garment.looks if len(look.text.split()) < 3), garment.noun])
            looks.setdefault(who.id, Look(text=said[:160], colour=colour))
    if not worn and not piled:
        return shot
    subjects = [_changed(s, looks, piled) for s in shot.subjects if s.id not in worn]
    beats = [
        b.model_copy(update={"target": ""}) if b.target in worn else b for b in shot.beats if b.subject not in worn
    ]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _garment(shot: Shot, beat: Beat) -> Subject | None:
    """What a deed is done to by its target or its words."""
    words = beat.action.lower()
    things = [s for s in shot.subjects if not is_person(s)]
    named = (s for s in things if any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(s)))
    return next((s for s in things if s.id == beat.target), None) or next(named, None)


def _changed(subject: Subject, looks: dict[str, Look], piled: set[str]) -> Subject:
    if subject.id in piled:
        what = subject.noun.lower().split()[-1]
        stack = "stack of towels" if what == "towels" else "stack of clothes"
        return subject.model_copy(update={"noun": stack, "kind": "cloth", "height_m": STACK_M, "count": 1})
    own = looks.get(subject.id)
    garment = own.text.split()[-1] if own is not None else ""
    if own is None or any(garment in look.text for look in subject.looks):
        return subject
    return subject.model_copy(update={"looks": [*subject.looks, own][:24]})
