"""Whom somebody takes a picture of: `takes photos of a model` has a model before the camera, and no photo yet."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import singulars
from prompts.shot import Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["show_the_pictured"]

_PICTURE: Final = re.compile(
    r"(?:(?:\w+ )?(?:photo|photograph|picture|snapshot|snap|portrait)s?) of "
    r"(?:(?:an?|the|his|her|their|its|some) )?(?P<whom>.+)$",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"\b(?:tak|snap|shoot)\w* (?:an? |some |the |his |her |their )?(?:\w+ )?(?:photo|picture|snap|portrait)"
)


def show_the_pictured(draft: Draft) -> None:
    """Puts who is photographed into the place of the picture that is only being taken.

    Args:
        draft: what is read so far; its subjects and beats may change.
    """
    for number, subject in enumerate(draft.subjects):
        found = _PICTURE.match(subject.noun)
        beats = [n for n, beat in enumerate(draft.beats) if beat.target == subject.id and _TAKES.search(beat.action)]
        pictured = _pictured(found["whom"], {s.id for s in draft.subjects}) if found and beats else None
        if pictured is None:
            continue
        draft.subjects[number] = pictured.model_copy(update={"importance": subject.importance})
        for n in beats:
            draft.beats[n] = draft.beats[n].model_copy(update={"target": pictured.id})


def _pictured(words: str, taken: set[str]) -> Subject | None:
    """The subject that words name if the vocabulary has their noun; None for anything else, such as a sunset."""
    parts = words.split()
    for start in range(len(parts)):
        phrase = " ".join(parts[start:]).lower()
        noun_id = next((terms_by_phrase("nouns")[f] for f in singulars(phrase) if f in terms_by_phrase("nouns")), "")
        if not noun_id:
            continue
        row = table("nouns")[noun_id]
        ident = re.sub(r"[^a-z0-9]+", "_", phrase).strip("_")
        if row.role != "thing" or ident in taken:
            return None
        several = phrase not in terms_by_phrase("nouns")
        return Subject(id=ident, noun=words, kind=row.kind, count=3 if several else 1)
    return None
