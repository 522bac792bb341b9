"""What an animal begs or waits for and then catches: it comes flying, though its name stands only behind `for`."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_titbits"]

_FOR: Final = re.compile(
    r"\b(?:begg?|wait|ask|leap|jump)\w* (?:\w+ )?for (?:an?|the|his|her|its|some) (?:[\w-]+ )??"
    r"(?P<noun>treat|biscuit|bone|ball|frisbee|stick|toy|fish|carrot|apple|sausage)\b"
)
_CATCHES: Final = re.compile(r"(?:catch|snap|grab|snatch|eat|tak|get)\w* (?:it|one|them)\b")


def with_titbits(shot: Shot) -> Shot:
    """The shot with what an animal begs for in one beat and catches as `it` in a later one.

    Args:
        shot: its animals.
    """
    animals = {s.id for s in shot.subjects if s.kind == "quadruped"}
    wish = next((m for b in shot.beats if b.subject in animals and (m := _FOR.search(b.action.lower()))), None)
    if wish is None or any(wish["noun"] in s.noun.lower() for s in shot.subjects):
        return shot
    row = table("nouns").get(terms_by_phrase("nouns").get(wish["noun"], ""))
    thing = Subject(
        id=wish["noun"], noun=wish["noun"], kind=row.kind if row else "food", importance=Importance.SUPPORTING
    )

    beats = [
        b.model_copy(update={"target": thing.id, "action": f"{b.action.split()[0]} the {thing.noun}"})
        if b.subject in animals and not b.target and _CATCHES.match(b.action.lower())
        else b
        for b in shot.beats
    ]
    if beats == list(shot.beats):
        return shot
    return shot.model_copy(update={"subjects": [*shot.subjects, thing], "beats": beats})
