"""Checks of who is in the shot and what the words say of them: names, pronouns, looks, and room for the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prompts.dialects.dialect import dialect, dialect_ids
from prompts.dialects.tokens import estimate_tokens
from prompts.linting.finding import Finding, Report, Severity, check
from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import terms_by_phrase

__all__ = ["against_memory"]

PRONOUN = re.compile(
    r"\b(?:he|she|him)\b|\bher(?= (?:the|an?|to|by|in|on|at|with|and|away|back|up|down)\b|[.,;!?]|$)", re.IGNORECASE
)
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
MEMORY_CODE = "LOOK-MEMORY"


def _name_of(subject: Subject) -> str:
    """A character's name: its own, or the proper noun by which the words call it."""
    if subject.name and subject.name.lower() != subject.noun.lower():
        return subject.name
    proper = subject.noun[:1].isupper() and subject.noun.lower() not in terms_by_phrase("nouns")
    return subject.noun if proper and subject.kind in {None, "human", "creature", "robot"} else ""


@check("PRONOUN-NAMED", Severity.NOTE)
def _pronouns(shot: Shot) -> Iterator[Report]:
    names = [name for name in map(_name_of, shot.subjects) if name]
    if not names:
        return
    said = [(f"beats[{i}].action", beat.action) for i, beat in enumerate(shot.beats)]
    said += [(f"extra[{i}]", words) for i, words in enumerate(shot.extra)]
    if not any(PRONOUN.search(words) for _, words in said):
        said.append(("request", QUOTED.sub(" ", shot.request)))  # it is told in the user's own words
    for path, words in said:
        found = PRONOUN.search(words)
        if found:
            yield (
                path,
                f"“{found[0]}” does not say who is meant; each shot is drawn by itself, and a model knows no pronouns",
                f"write the name: {' or '.join(names[:3])}",
            )


@check("LOOK-TWICE", Severity.ERROR)
def _looks(shot: Shot) -> Iterator[Report]:
    for i, subject in enumerate(shot.subjects):
        for first, second in _clashes(subject.looks, subject.looks):
            yield (
                f"subjects[{i}].looks",
                f"{subject.name or subject.noun} has {first.text} and {second.text} at once",
                "keep one of the two",
            )
            break


OF_BODY = re.compile(r"[- ](hair|eye|skin|beard)(?:ed)?\b")
OF_HAIR = re.compile(r"\b(?:blonde?|brunette|redhead|ginger|raven-haired)\b")
"""A part of the body within a look: `red-haired`, and the words that mean hair alone."""


def _part(look: Look) -> str:
    found = OF_BODY.search(look.text.lower())
    hair = "hair" if OF_HAIR.search(look.text.lower()) else ""
    return (look.part or (found[1] if found else hair)).lower().rstrip("s")


def _clashes(known: Sequence[Look], said: Sequence[Look]) -> Iterator[tuple[Look, Look]]:
    """Looks of the same part in different colours."""
    for i, first in enumerate(known):
        for second in said if said is not known else known[i + 1 :]:
            same = _part(first) and _part(first) == _part(second)
            if same and first.colour and second.colour and first.colour.lower() != second.colour.lower():
                both = first.colour.lower() in second.text.lower() or second.colour.lower() in first.text.lower()
                if not both:
                    yield first, second


def against_memory(shot: Shot, remembered: Sequence[Subject]) -> Iterator[Finding]:
    """Findings of looks that contradict what is remembered of a character.

    Args:
        shot: the shot.
        remembered: the characters of the project, each as a subject with its name and looks.
    """
    known = {subject.name.casefold(): subject for subject in remembered if subject.name}
    for i, subject in enumerate(shot.subjects):
        character = known.get((subject.name or subject.noun).casefold())
        for before, now in _clashes(character.looks, subject.looks) if character is not None else ():
            yield Finding(
                MEMORY_CODE,
                Severity.WARNING,
                f"subjects[{i}].looks",
                f"{character.name if character else ''} is remembered with {before.text}, and here has {now.text}",
                "keep the remembered look, or say that the character has changed",
            )


@check("TOKENS-OVER", Severity.WARNING)
def _tokens(shot: Shot) -> Iterator[Report]:
    """The user's own words alone may be more than a family reads; what is over is left out of its prompt."""
    if not shot.request:
        return
    need = estimate_tokens(shot.request)
    short = sorted((dialect(name).tokens, name) for name in dialect_ids() if dialect(name).tokens < need)
    if short:
        room, name = short[-1]
        families = ", ".join(found for _, found in short)
        yield (
            "request",
            f"the words alone are about {need} tokens, more than {families} take in (at most {room} of {name})",
            "split them into several shots, or render with a family that reads more",
        )
