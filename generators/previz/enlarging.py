"""Small creatures beside somebody far larger, drawn as large as it takes to make them out."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.circling import circles
from generators.previz.flower_heads import HEAD
from generators.previz.rigs import noun_of
from generators.previz.things import in_mouth, is_person
from prompts.shot import Shot, Source, Subject
from prompts.vocabulary import table
from prompts.wording import short_name

__all__ = ["with_creatures_seen"]

ALIVE: Final = frozenset({"insect", "reptile", "bird", "quadruped", "fish", "creature"})
SEEN: Final = 0.07
"""A creature of this share of the picture's height is made out."""
ROUND: Final = 0.16
"""What goes round something has at least this share of its height."""
MOUTHFUL: Final = 0.22
"""Height of what a mouth or a beak holds, over that of whose it is."""
OUT_OF_HAND_M: Final = 0.14
"""Length of what stands out of the hand that gives it, and is so made out."""
MOST_LARGER: Final = 2.2
_HANDS: Final = re.compile(r"(?:giv|hand|exchang|swap|pass|offer|trad|present)ing\b")
"""What people do with a small thing that is all that the picture is about."""
LARGER: Final = "drawn larger than life, to be made out"
MOST: Final = 0.1
"""It is made no larger than this share of the main subject, however wide the picture."""


def with_creatures_seen(shot: Shot) -> tuple[Shot, tuple[str, ...]]:
    """The shot with small creatures enlarged, and words for the user that say so.

    Args:
        shot: whose size says how large the main subject is in the picture; a height that the user gave stays.
    """
    main = shot.main_subject
    size = table("shot_sizes").get(shot.camera.size or "wide")
    round_what = circles(shot, main) if main is not None else None
    if main is not None and round_what is not None and round_what[1] is not None:
        return _seen_round(shot, main, round_what[1])
    if main is None or not main.height_m or size is None:
        return shot, ()
    shot, handed = _with_handed_things_seen(shot)
    if handed:
        return shot, handed
    least = main.height_m * min(SEEN / size.fraction, MOST) * (HEAD if main.kind == "plant" else 1.0)
    shot = _with_prey_that_fits(shot)
    larger = {s.id for n, s in enumerate(shot.subjects) if s is not main and _is_lost(shot, n, s, least)}
    if not larger:
        return shot, ()
    names = ", ".join(short_name(subject) for subject in shot.subjects if subject.id in larger)
    subjects = [s.model_copy(update={"height_m": least}) if s.id in larger else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}), (f"{LARGER}: {names}",)


def _seen_round(shot: Shot, main: Subject, middle: Subject) -> tuple[Shot, tuple[str, ...]]:
    """The shot with a creature that goes round something large enough to be seen beside that."""
    noun = noun_of(middle)
    least = ROUND * (middle.height_m or (noun.height_m if noun else None) or 0.0)
    number = shot.subjects.index(main)
    if not _is_lost(shot, number, main, least):
        return shot, ()
    subjects = [s.model_copy(update={"height_m": least}) if s is main else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}), (f"{LARGER}: {short_name(main)}",)


def _with_handed_things_seen(shot: Shot) -> tuple[Shot, tuple[str, ...]]:
    """The shot with what people hand to one another large enough to stand out of a hand, and words that say so."""
    people = {s.id for s in shot.subjects if is_person(s)}
    given = {b.target for b in shot.beats if b.subject in people and _HANDS.match(b.action.lower())}
    subjects, names = [], []
    for number, subject in enumerate(shot.subjects):
        noun = noun_of(subject)
        usual = (noun.height_m or 0.0, noun.length_m or 0.0) if noun is not None else (0.0, 0.0)
        cue = shot.source_of(f"subjects[{number}].height_m")
        told = cue is not None and cue.source is Source.USER
        if subject.id in given and not told and noun is not None and 0.0 < max(usual) < OUT_OF_HAND_M:
            factor = min(OUT_OF_HAND_M / max(usual), MOST_LARGER)
            subject = subject.model_copy(update={"height_m": factor * (subject.height_m or usual[0])})
            names.append(short_name(subject))
        subjects.append(subject)
    if not names:
        return shot, ()
    return shot.model_copy(update={"subjects": subjects}), (f"{LARGER}: {', '.join(names)}",)


def _with_prey_that_fits(shot: Shot) -> Shot:
    """The shot with what an animal carries in its mouth no larger than that can hold."""
    most = {
        prey.id: MOUTHFUL * subject.height_m
        for subject in shot.subjects
        if subject.height_m and (prey := in_mouth(shot, subject)) is not None and prey.kind in ALIVE
    }
    subjects = [
        s.model_copy(update={"height_m": most[s.id]}) if s.id in most and (s.height_m or 1.0) > most[s.id] else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects}) if most else shot


def _is_lost(shot: Shot, number: int, subject: Subject, least_m: float) -> bool:
    """Whether a creature would be a speck at its own size."""
    cue = shot.source_of(f"subjects[{number}].height_m")
    told = cue is not None and cue.source is Source.USER
    return subject.kind in ALIVE and not told and bool(subject.height_m) and (subject.height_m or 0.0) < least_m
