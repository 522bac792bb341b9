"""Those who talk over coffee or dinner sit at a table with it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Beat, Shot

__all__ = ["over_a_meal"]

_OVER: Final = re.compile(
    r"(?P<deed>(?:laugh|talk|chat|gossip|catch|bond|meet|argu|flirt|convers|smil|joke|discuss)\w*\b.*?) over "
    r"(?:(?:an?|some|their|hot|morning|their morning|cups? of|glass(?:es)? of|a cup of|a glass of) )*"
    r"(?P<meal>coffees?|tea|drinks?|wine|beers?|cocktails?|hot chocolate"
    r"|breakfast|brunch|lunch|dinner|a meal|pizza|sushi)\b"
)
_EATEN: Final = frozenset({"breakfast", "brunch", "lunch", "dinner", "a meal", "pizza", "sushi"})


def over_a_meal(shot: Shot) -> Shot:
    """The shot with those who talk over a drink or a meal sitting at it."""
    people = {s.id for s in shot.subjects if is_person(s)}
    beats = [_at_table(b) if b.subject in people else b for b in shot.beats]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _at_table(beat: Beat) -> Beat:
    found = _OVER.match(beat.action.lower())
    if found is None or "table" in beat.action.lower():
        return beat
    does = "eating" if found["meal"] in _EATEN else "drinking"
    rest = beat.action[found.end() :]
    return beat.model_copy(update={"action": f"sitting at a table {does} {found['meal']}{rest}", "motion": "sit"})
