"""Whom somebody takes a picture of: `takes photos of a model` has a model before the camera, and no photo yet."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import NUMBER_WORDS, singulars
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
    for subject in tuple(draft.subjects):
        found = _PICTURE.match(subject.noun)
        beats = [n for n, beat in enumerate(draft.beats) if beat.target == subject.id and _TAKES.search(beat.action)]
        if found is None or not beats:
            continue
        shown = _there_already(draft, subject, found["whom"], draft.beats[beats[0]].subject)
        at = draft.subjects.index(subject)
        if shown is not None:
            draft.subjects.pop(at)
        elif (shown := _pictured(found["whom"], {s.id for s in draft.subjects})) is not None:
            draft.subjects[at] = shown.model_copy(update={"importance": subject.importance})
        for n in beats if shown else ():
            draft.beats[n] = draft.beats[n].model_copy(update={"target": shown.id if shown else ""})


def _there_already(draft: Draft, picture: Subject, whom: str, taker: str) -> Subject | None:
    """The one who is photographed where they are a subject of their own, as in `takes a photo of another`."""
    last = whom.lower().split()[-1]
    others = (s for s in draft.subjects if s is not picture and s.id != taker)
    return next((s for s in others if s.noun.lower().split()[-1] == last), None)


def _pictured(words: str, taken: set[str]) -> Subject | None:
    """The subject that words name if the vocabulary has their noun; None for anything else, such as a sunset."""
    parts = words.split()
    number = NUMBER_WORDS.get(parts[0].lower(), 0)
    parts = parts[1:] if number else parts
    irregular = {row.plural: row.id for row in table("nouns").values() if row.plural}
    for start in range(len(parts)):
        phrase = " ".join(parts[start:]).lower()
        forms = (terms_by_phrase("nouns").get(form, "") for form in singulars(phrase))
        noun_id = next((found for found in forms if found), irregular.get(phrase, ""))
        if not noun_id:
            continue
        row = table("nouns")[noun_id]
        ident = re.sub(r"[^a-z0-9]+", "_", phrase).strip("_")
        if row.role != "thing" or ident in taken:
            return None
        several = phrase not in terms_by_phrase("nouns")
        return Subject(id=ident, noun=" ".join(parts), kind=row.kind, count=(number or 3) if several else 1)
    return None
