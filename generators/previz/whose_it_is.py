"""Whose temperature is taken and whose hat is stolen is there, though the words name them only as an owner."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_owners_acted_on"]

_OWNED: Final = re.compile(
    r"\b(?:an?|the|his|her|another) (?P<like>(?:[a-z]+ ){0,2}?)(?P<who>[a-z]+)['’]s (?P<what>[a-z]+(?: [a-z]+)?)"
)
_DONE_TO: Final = re.compile(
    r"^(?:\w+ly )?(?:tak|check|measur|examin|cut|trim|brush|braid|comb|wash|dry|shav|bandag|massag|tap|pat|kiss|strok"
    r"|lick|squeez|listen|shak|steal|snatch|grab|pull|tug|tie|fix|adjust|straighten|hold|wip|pinch|poke|touch)\w*\b"
)
_NOBODY: Final = frozenset(
    {"office", "shop", "house", "room", "desk", "workshop", "table", "home", "place", "chair", "seat"}
)
"""What is somebody's though they are not at it."""


def with_owners_acted_on(shot: Shot) -> Shot:
    """The shot with each person whom a deed names only as the owner of what it is done to.

    Args:
        shot: its deeds, such as `taking a patient's temperature`.
    """
    shot = _with_who_lies_there(shot)
    subjects, beats = list(shot.subjects), []
    for beat in shot.beats:
        who = _owner(beat, subjects)
        beats.append(beat.model_copy(update={"target": beat.target or who.id}) if who else beat)
        subjects += [who] if who else []
    return (
        shot if len(subjects) == len(shot.subjects) else shot.model_copy(update={"subjects": subjects, "beats": beats})
    )


def _with_who_lies_there(shot: Shot) -> Shot:
    """The shot with whom the bed is that somebody sits or stands by: they lie in it."""
    for beat in shot.beats:
        told = _BY_A_BED.search(beat.action.lower())
        row = table("nouns").get(terms_by_phrase("nouns").get(told["who"], "")) if told else None
        if told is None or row is None or row.kind != "human":
            continue
        if any(told["who"] in s.noun.lower().split() for s in shot.subjects):
            continue
        who = Subject(id=told["who"], noun=told["who"], kind="human", importance=Importance.SUPPORTING)
        bed = next((s for s in shot.subjects if s.noun.lower().endswith("bed")), None)
        bed = bed or Subject(id="bed", noun="bed", kind="furniture", importance=Importance.SUPPORTING)
        known = [s for s in shot.subjects if s is not bed]
        lies = Beat(subject=who.id, action=f"lying in the {bed.noun}", motion="lie", target=bed.id)
        return shot.model_copy(update={"subjects": [*known, bed, who], "beats": [*shot.beats, lies][:24]})
    return shot


_BY_A_BED: Final = re.compile(
    r"\b(?:sit|stand|wait|kneel|watch|stay)\w* (?:beside|by|at|next to|near) (?:an?|the|his|her|their) "
    r"(?:[a-z]+ ){0,2}?(?P<who>[a-z]+)['’]s (?:hospital )?bed(?:side)?\b"
)


def _owner(beat: Beat, subjects: list[Subject]) -> Subject | None:
    """Somebody new whom a deed is done to."""
    words = beat.action.lower()
    told = _OWNED.search(words) if _DONE_TO.match(words) else None
    row = table("nouns").get(terms_by_phrase("nouns").get(told["who"], "")) if told else None
    if told is None or row is None or row.kind != "human" or told["what"].split()[0] in _NOBODY:
        return None
    if any(told["who"] in s.noun.lower().split() for s in subjects) or any(s.id == told["who"] for s in subjects):
        return None
    called = f"{told['like'].replace('elderly', 'old')}{told['who']}"  # an old man is one by his noun
    row = table("nouns").get(terms_by_phrase("nouns").get(called, "")) or row
    noun = called if called in terms_by_phrase("nouns") else told["who"]
    return Subject(
        id=told["who"], noun=noun, kind="human", age=row.age or "", height_m=row.height_m,
        importance=Importance.SUPPORTING,
    )  # fmt: skip
