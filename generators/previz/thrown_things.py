"""What somebody throws that only the deed's own words name: `tosses his hat onto the sofa` throws the hat."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person, names_of
from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import is_plural

__all__ = ["with_what_is_thrown"]

_THROWS: Final = re.compile(
    r"(?:throw|toss|fling|hurl|lob|chuck)ing (?:away )?(?:an?|the|his|her|their|its|some) "
    r"(?:[\w-]+ ){0,3}?(?P<noun>[\w-]+)"
    r"(?= (?:in|into|on|onto|at|to|over|up|across|through|from|out|away|towards?|high)\b|$)"
)
_ONESELF: Final = frozenset({"arms", "hands", "head", "arm", "hand", "body", "punch", "punches", "fists", "party"})


def with_what_is_thrown(shot: Shot) -> Shot:
    """The shot with the thing that is thrown as one of its subjects, and what it is thrown onto left in its place.

    Args:
        shot: its people and their beats.
    """
    for number, beat in enumerate(shot.beats):
        thrower = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
        found = _THROWS.match(beat.action.lower())
        if thrower is None or found is None or thrower.count > 1:
            continue
        noun = found["noun"]
        told = any(noun in names_of(s) or noun.removesuffix("s") in names_of(s) for s in shot.subjects)
        if told or noun in _ONESELF or prop_of(noun) is None:
            continue
        row = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
        thing = Subject(
            id=noun,
            noun=noun,
            kind=row.kind if row else "thing",
            count=2 if is_plural(noun) else 1,
            importance=Importance.SUPPORTING,
        )
        beats = list(shot.beats)
        beats[number] = beat.model_copy(update={"target": thing.id})
        events = [event for event in shot.physics if event.subject != beat.target or not beat.target]
        return shot.model_copy(update={"subjects": [*shot.subjects, thing], "beats": beats, "physics": events})
    return shot
