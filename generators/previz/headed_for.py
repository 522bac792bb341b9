"""What a camera or somebody goes towards is there to be seen, though only a detail of the place names it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs import is_unknown
from prompts.shot import Importance, Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_what_is_headed_for"]

_TOWARD: Final = re.compile(r"^(?:towards?|past|around|up to|over to) (?:an?|the) (?P<what>[\w' -]+)$")
STANDING: Final = frozenset({"building", "vehicle", "boat", "aircraft", "spacecraft", "furniture"})
"""Kinds of what stands somewhere and is gone to."""


def with_what_is_headed_for(shot: Shot) -> Shot:
    """The shot with what its details say that it goes towards, as a subject of its own.

    Args:
        shot: a completed one.
    """
    if shot.setting.interior:
        return shot
    found = [subject for detail in shot.setting.details if (subject := _named(detail.lower()))]
    there = {subject.noun.lower() for subject in shot.subjects}
    new = [subject for subject in found if subject.noun not in there][:1]
    return shot.model_copy(update={"subjects": [*shot.subjects, *new]}) if new else shot


def _named(detail: str) -> Subject | None:
    match = _TOWARD.match(detail)
    said = match["what"].split() if match else []
    nouns, colours = terms_by_phrase("nouns"), terms_by_phrase("colours")
    for start in range(len(said)):
        noun = " ".join(said[start:])
        row = table("nouns").get(nouns.get(noun, ""))
        if row is not None and row.kind in STANDING:
            looks = [Look(text=word, colour=word) for word in said[:start] if word in colours]
            subject = Subject(id="headed_for", noun=noun, kind=row.kind, looks=looks, importance=Importance.MAIN)
            return None if is_unknown(subject) else subject
    return None
