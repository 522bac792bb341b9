"""Animals that do what hands do, as in a picture book: a panda with a coffee, a cat with a book.

They are cast as people with a coat and an animal's head, and so have all that people's scripts have.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from generators.previz.motion.performing import performance_of
from generators.previz.rigs.human.wardrobe import trade_of
from generators.previz.rigs.quadruped.breeds import breed_of
from generators.previz.rigs.quadruped.dressed import worn_by_animal
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Source, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table

__all__ = ["as_people", "wears_whole", "with_hands"]

ON_TWO_LEGS: Final = frozenset({"all", "dress", "bottom"})
"""Places of `garment.toml` that make a figure of a person of who has them covered."""

MOUTHFUL: Final = {"kind": "food", "height_m": 0.45, "count": 1, "count_text": ""}
"""A piece of a plant that is eaten out of the hand."""


@cache
def _table() -> dict[str, Any]:
    return tables_of(__package__, "humanly")


def as_people(shot: Shot) -> Shot:
    """The shot with animals that do what only hands can do as people, of a height for chairs, cups and instruments."""
    subjects = []
    for number, subject in enumerate(shot.subjects):
        if _does_so(shot, subject):
            cue = shot.source_of(f"subjects[{number}].height_m")
            told = subject.height_m if cue is not None and cue.source is Source.USER else None
            subject = subject.model_copy(update={"kind": "human", "height_m": told or _height_m(subject)})
        subjects.append(subject)
    eaten = _eaten(shot, {s.id for s, was in zip(subjects, shot.subjects, strict=True) if s is not was})
    subjects = [s.model_copy(update=MOUTHFUL) if s.id in eaten else s for s in subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _does_so(shot: Shot, subject: Subject) -> bool:
    """Whether an animal, or a toy of one, does a deed of hands, and has a head that fits a person's body."""
    if is_person(subject) or not _has_a_head_for_it(subject):
        return False
    if wears_whole(subject):
        return True
    own = [beat for beat in shot.beats if beat.subject == subject.id or _shares(beat, subject)]
    return any(with_hands(shot, beat) for beat in own)


def wears_whole(subject: Subject) -> bool:
    """Whether the looks give an animal what only a body on two legs fits: a suit, a dress, trousers, a costume."""
    return any(row.covers in ON_TWO_LEGS for row, _ in worn_by_animal(subject))


def _has_a_head_for_it(subject: Subject) -> bool:
    toy = any(subject.noun.lower().endswith(name) for name in _table()["toys"])
    if (subject.kind == "quadruped" or toy) and breed_of(subject.noun, "bear" if toy else "") is not None:
        return True
    trade = trade_of(subject)
    return subject.kind in _table()["sorts"] and trade is not None and trade.coat


def _eaten(shot: Shot, eaters: set[str]) -> set[str]:
    """Ids of the plants that animals with hands eat of: a cane of bamboo is in the hand."""
    plants = {s.id for s in shot.subjects if s.kind in ("tree", "plant", "grass")}
    return {b.target for b in shot.beats if b.subject in eaters and b.motion == "eat"} & plants


def _shares(beat: Beat, subject: Subject) -> bool:
    """Whether somebody does something together with a subject: plays chess with it, and does not knit beside it."""
    names = "|".join(map(re.escape, names_of(subject)))
    words = beat.action.lower()
    found = re.search(rf"\bwith (?P<whose>an?|the|its|his|her|their|my)? ?(?:\w+ )?(?:{names})\b(?P<on>.*)", words)
    if found is None:
        return False
    pet = found["whose"] in _OWN or _BESIDE_THEM.match(found["on"]) is not None
    return not pet or _GAME.search(words) is not None


_OWN: Final = frozenset({"his", "her", "their", "my"})
_BESIDE_THEM: Final = re.compile(
    r" (?:(?:\w+ing|asleep|curled up|curled) )?(?:at|on|in|by|beside|under|near|next to|around) "
    r"(?:his|her|their|the|my)\b"
    r"| (?:asleep|sleeping|curled|sitting|lying|watching)\b"
)
"""Where a pet is that is only there."""
_GAME: Final = re.compile(r"\b(?:chess|checkers|cards|poker|game|dominoes|draughts|ping[- ]pong|table tennis)\b")


_PLAYS: Final = re.compile(r"(?:[a-z]+ly )?(?:play|practi[sc]|strum|blow)(?:s|ing)?\b")
"""What is done with a musical instrument, which takes hands."""


def with_hands(shot: Shot, beat: Beat) -> bool:
    """Whether a deed is one that only hands do.

    Args:
        shot: whose subjects the words of the deed may name.
        beat: the deed.
    """
    others = [s for s in shot.subjects if s.id != beat.subject and _is_in(beat, s)]
    alone = not any(kind is not None and kind.animate for s in others if (kind := table("kinds").get(s.kind or "")))
    row = performance_of(beat.action, beat.motion or "", [s.noun for s in others], alone=alone)
    if _PLAYS.match(beat.action.lower()) and any(s.kind == "instrument" for s in others):
        return True
    if row is None:
        return False
    words = _table()["some"].get(row.id)
    return row.id in _table()["deeds"] or (words is not None and re.search(words, beat.action.lower()) is not None)


def _is_in(beat: Beat, subject: Subject) -> bool:
    return beat.target == subject.id or any(name in beat.action.lower() for name in names_of(subject))


def _height_m(subject: Subject) -> float:
    """How tall it stands on two legs, m."""
    breed = breed_of(subject.noun)
    if breed is None and subject.kind in _table()["sorts"]:
        return float(_table()["others_m"])
    least, most = _table()["height_m"]
    own = subject.height_m or (breed.height_m if breed is not None else least)
    return float(min(max(_table()["times"] * own, least), most))
