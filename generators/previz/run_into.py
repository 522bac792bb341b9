"""What small machines and toys run into that the words only name in passing: the leg of a chair, a wall."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Importance, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["SMALL_M", "with_what_is_run_into"]

KINDS: Final = frozenset({"device", "vehicle", "robot"})
SMALL_M: Final = 0.6
"""What is no higher drives as slowly as toys and vacuums do."""
WALLS, LEAST_M = 6.0, 0.06
"""Height of a wall that such a one runs into, over its own, so that both are seen; and the least that counts as, m."""
_INTO: Final = re.compile(
    r"(?:bump|crash|run|smash|driv|roll|slam)\w* (?:gently |softly |straight |right )?(?:in)?to "
    r"(?:an?|the|its|his|her|their) (?P<what>[a-z][\w -]*?)(?: legs?| edges?| corners?| sides?)?$"
    r"|(?:hit|strik)\w* (?:an?|the|its|his|her|their) (?P<hit>[a-z][\w -]*?)(?: legs?| edges?| corners?| sides?)?$"
)


_TOYS: Final = re.compile(r"\b(?:toy|remote[- ]control(?:led)?|rc|radio[- ]controlled|model|miniature)\b")
TOY_M: Final = 0.14


def _is_small(subject: Subject) -> bool:
    return (subject.height_m or 9.0) <= SMALL_M or _TOYS.search(subject.noun.lower()) is not None


def with_what_is_run_into(shot: Shot) -> Shot:
    """The shot with what a small machine runs into as a thing of its own.

    Args:
        shot: one of `a robot vacuum bumps into a chair leg`.
    """
    toys = [s.id for s in shot.subjects if s.kind == "vehicle" and _TOYS.search(s.noun.lower())]
    subjects = [
        s.model_copy(update={"height_m": TOY_M}) if s.id in toys and (s.height_m or 9.0) > SMALL_M else s
        for s in shot.subjects
    ]
    shot = shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot
    by_id = {s.id: s for s in shot.subjects}
    for number, beat in enumerate(shot.beats):
        striker = by_id.get(beat.subject)
        found = _INTO.match(beat.action.lower())
        if striker is None or found is None or striker.kind not in KINDS or not _is_small(striker):
            continue
        noun = found["what"] or found["hit"]
        row = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
        last = noun.split()[-1]
        known = next((s for s in shot.subjects if s is not striker and s.noun.lower().split()[-1] == last), None)
        if row is None and known is None:
            continue
        other = known or Subject(
            id="run_into", noun=noun, kind=row.kind if row else "thing", height_m=row.height_m if row else None,
            importance=Importance.SUPPORTING,
        )  # fmt: skip
        if re.search(r"\bwalls?$", noun):
            other = other.model_copy(update={"height_m": WALLS * max(striker.height_m or 0.0, LEAST_M)})
        kept = [other if s is known else s for s in shot.subjects] if known else [*shot.subjects, other]
        beats = [b.model_copy(update={"target": other.id}) if n == number else b for n, b in enumerate(shot.beats)]
        return shot.model_copy(update={"subjects": kept, "beats": beats})
    return shot
