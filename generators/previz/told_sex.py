"""Women whom only a pronoun tells: `a pilot checks her watch`, `a news anchor at her desk`."""

from __future__ import annotations

from generators.previz.things import is_person
from prompts.shot import Look, Shot, Subject
from prompts.wording.pronouns import pronouns_of, sex_of

__all__ = ["with_women_as_told"]

FEMALE = Look(text="female")


def with_women_as_told(shot: Shot) -> Shot:
    """The shot with those whom its words call `she` as women, where neither noun nor name says what they are.

    Args:
        shot: whose request has the pronouns.
    """
    subjects = [_as_told(subject, shot.request) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _as_told(subject: Subject, request: str) -> Subject:
    if not is_person(subject) or (subject.count or 1) != 1 or sex_of(subject):
        return subject
    if pronouns_of(subject, request).subject != "she":
        return subject
    return subject.model_copy(update={"looks": [*subject.looks, FEMALE][:24]})
