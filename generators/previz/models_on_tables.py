"""Great things on a table are models of them: the volcano of a science fair, a castle on a desk."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.things import names_of
from prompts.shot import Shot, Source, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_models_on_tables"]

KINDS: Final = frozenset(
    {"landform", "building", "tree", "vehicle", "boat", "aircraft", "spacecraft", "celestial", "cycle", "smoke"}
)
TABLES: Final = (
    r"(?:desk|table|table ?top|counter|countertop|workbench|shelf|windowsill|mantelpiece|bench top|lab bench|tray"
    r"|nightstand|bedside table|sideboard|bookshelf|coffee table)s?"
)
MODEL_M: Final = 0.32
"""How high, or long, a model is."""
LEAST_M: Final = 0.8
"""What is no larger stands on a table as it is."""
SEEN: Final = {"size": "full", "height_m": None, "distance_m": None, "angle": "eye_level"}


def with_models_on_tables(shot: Shot) -> Shot:
    """The shot with what is far too large for the table that it is on as a model of that.

    Args:
        shot: one of `a volcano erupts on a classroom table`; a height that was told stays.
    """
    subjects = [_as_model(shot, number, s) for number, s in enumerate(shot.subjects)]
    if subjects == list(shot.subjects):
        return shot
    seen = shot.model_copy(update={"subjects": subjects})
    main, whole = seen.main_subject, shot.main_subject
    return without_invented(seen, SEEN) if main is not None and main is not whole else seen


def _as_model(shot: Shot, number: int, subject: Subject) -> Subject:
    noun = table("nouns").get(_row_id(subject))
    high = subject.height_m or (noun.height_m if noun is not None else None) or 0.0
    long = max(high, (noun.length_m if noun is not None else None) or 0.0)
    cue = shot.source_of(f"subjects[{number}].height_m")
    told = cue is not None and cue.source is Source.USER
    if subject.kind not in KINDS or told or long < LEAST_M or not _is_on_a_table(shot, subject):
        return subject
    return subject.model_copy(update={"height_m": MODEL_M * high / long})


def _row_id(subject: Subject) -> str:
    rows = terms_by_phrase("nouns")
    words = subject.noun.lower().split()
    return next((rows[" ".join(words[n:])] for n in range(len(words)) if " ".join(words[n:]) in rows), "")


def _is_on_a_table(shot: Shot, subject: Subject) -> bool:
    names = "|".join(map(re.escape, names_of(subject)))
    where = r"(?:on|atop|upon|across|onto) (?:(?:an?|the|his|her|their|my) )?(?:[\w-]+ ){0,2}?"
    on_it = rf"\b(?:{names})\b[^.,;]*? {where}{TABLES}\b"
    unless = rf"\b(?:{names}) (?:painting|picture|photo|poster|map|drawing|lamp|cake|show|scene)s?\b"
    words = shot.request.lower()
    return re.search(on_it, words) is not None and re.search(unless, words) is None
