"""What somebody wears by a sentence of its own is on them: `She wears a blue jacket, dark jeans and tan boots`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generators.previz.rigs.human.wardrobe import is_worn
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Look, Shot, Subject

__all__ = ["as_one_person", "as_worn", "as_worn_beside", "as_worn_where_told"]

_WEARS: Final = re.compile(r"(?:wearing|being (?:dressed|clad) in|having on)\b(?! (?:it|them)\b)")
_CLOTHES: Final = re.compile(r"(?:outfit|attire|clothing|clothes|ensemble|wardrobe)$")
"""Words for all that somebody wears, which say nothing of how it looks."""
IDLE: Final = "resting in place"
LONGEST_LOOK: Final = 2
"""Of how many words what stands before a garment's name is at most: what stands behind it is often of another one."""


def as_worn(shot: Shot) -> Shot:
    """The shot with the garments that its people are said to wear as their looks, and not beside them.

    Args:
        shot: whose reading made a deed of the wearing, and things of the garments.
    """
    wearing = [b for b in shot.beats if _WEARS.match(b.action.lower()) and is_person_of(shot, b.subject)]
    worn = {beat.action: _worn_by(shot, beat, [other for other in wearing if other is not beat]) for beat in wearing}
    gone = {garment.id for garments in worn.values() for garment in garments}
    if not gone:
        return shot
    looks: dict[str, list[Look]] = {}
    for beat in wearing:
        looks.setdefault(_wearer(shot, beat), []).extend(_look(g) for g in worn[beat.action] if not _is_all(g))
    subjects = [
        s.model_copy(update={"looks": [*s.looks, *looks.get(s.id, [])][:24]}) for s in shot.subjects if s.id not in gone
    ]
    beats = [b for b in shot.beats if b.subject not in gone and not (b in wearing and worn[b.action])]
    return shot.model_copy(update={"subjects": subjects, "beats": _without(beats, gone)})


def as_worn_where_told(shot: Shot) -> Shot:
    """The shot with what somebody is said to be `in`, if it is a garment or a jewel, as a look: `in a gold chain`.

    Args:
        shot: whose reading made a place of it.
    """
    worn: dict[str, Subject] = {}
    for who in shot.subjects:
        said = who.position.lower()
        jewels = (s for s in shot.subjects if _is_put_on(s) and s.noun.lower() in said)
        found = next(jewels, None) if said.startswith("in ") and is_person(who) else None
        if found is not None:
            worn[who.id] = found
    if not worn:
        return shot
    gone = {garment.id for garment in worn.values()}
    subjects = [
        s.model_copy(update={"position": "", "looks": [*s.looks, _look(worn[s.id])][:24]}) if s.id in worn else s
        for s in shot.subjects
        if s.id not in gone
    ]
    beats = [b for b in shot.beats if b.subject not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": _without(beats, gone)})


_AND: Final = (
    r"\b(?:with|wearing|wears|in|has|having|dressed in)\b(?P<list>[^.;:]*?)(?:,|\band\b) "
    r"(?:an? |his |her |their )?(?:[\w-]+ ){0,2}?"
)
"""Words of a list of what somebody has on or with them, whose last is a garment."""


def as_worn_beside(shot: Shot) -> Shot:
    """The shot with garments on whoever is told to be `with an umbrella and red boots`, and not beside them.

    Args:
        shot: whose reading made things of the garments that end such a list.
    """
    request = shot.request.lower()
    busy = {id_ for beat in shot.beats for id_ in (beat.subject, beat.target) if beat.action != IDLE}
    for garment in shot.subjects:
        if garment.id in busy or garment.position or not _is_garment(garment) or _is_all(garment):
            continue
        names = "|".join(re.escape(name) for name in names_of(garment))
        found = re.search(rf"{_AND}(?:{names})\b", request)
        who = _last_before(shot, request[: found.start()]) if found is not None else None
        if found is None or who is None or _last_before(shot, found["list"]) is not None:
            continue
        worn = who.model_copy(update={"looks": [*who.looks, _look(garment)][:24]})
        subjects = [worn if s is who else s for s in shot.subjects if s is not garment]
        beats = [b for b in shot.beats if b.subject != garment.id]
        shot = shot.model_copy(update={"subjects": subjects, "beats": beats})
    return shot


def _last_before(shot: Shot, words: str) -> Subject | None:
    """The person who is named last in some words; None where nobody is."""
    ends = {
        found.end(): subject
        for subject in shot.subjects
        if is_person(subject)
        for name in names_of(subject)
        for found in re.finditer(rf"\b{re.escape(name)}\b", words)
    }
    return ends[max(ends)] if ends else None


def _is_put_on(subject: Subject) -> bool:
    """Whether it is worn, by its noun or by what it is made of with it: a gold chain, but not a chain."""
    said = [subject.noun, *(f"{look.text} {subject.noun}" for look in subject.looks)]
    return not is_person(subject) and any(is_worn(noun) for noun in said)


def as_one_person(shot: Shot) -> Shot:
    """The shot with one person where somebody is called twice: `the artist: a woman with red hair`, `Mara (a chef)`."""
    request = shot.request.lower()
    people = [s for s in shot.subjects if is_person(s) and s.count == 1]
    for first, second in pairwise(people):
        names, again = ("|".join(map(re.escape, names_of(s))) for s in (first, second))
        if not re.search(
            rf"\b(?:{names})(?:: | \(| named \w+, )(?:an? |the )?(?:[\w-]+ ){{0,5}}?(?:{again})\b", request
        ):
            continue
        both = first.model_copy(update={"looks": [*first.looks, *second.looks][:24], "age": first.age or second.age})
        subjects = [both if s is first else s for s in shot.subjects if s is not second]
        own = {"subject": first.id}
        beats = [b.model_copy(update=own) if b.subject == second.id else b for b in shot.beats]
        return shot.model_copy(update={"subjects": subjects, "beats": _without(beats, {second.id})})
    return shot


def is_person_of(shot: Shot, subject_id: str) -> bool:
    """Whether an id is of a person, or of nobody while the main subject is one."""
    main = shot.main_subject
    return any(is_person(s) for s in shot.subjects if s.id == subject_id or (not subject_id and s is main))


def _wearer(shot: Shot, beat: Beat) -> str:
    return beat.subject or (shot.main_subject.id if shot.main_subject else "")


def _worn_by(shot: Shot, beat: Beat, others: Sequence[Beat]) -> list[Subject]:
    """The garments of a list: the first that the deed names, and those told of right after it."""
    first = next((n for n, s in enumerate(shot.subjects) if _is_garment(s) and _names(beat, s)), None)
    run: list[Subject] = []
    for subject in shot.subjects[first:] if first is not None else ():
        if not _is_garment(subject) or (run and any(_names(other, subject) for other in others)):
            break
        run.append(subject)
    return run


def _names(beat: Beat, subject: Subject) -> bool:
    words = beat.action.lower()
    return beat.target == subject.id or any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(subject))


def _is_garment(subject: Subject) -> bool:
    return not is_person(subject) and (_is_all(subject) or is_worn(subject.noun))


def _is_all(subject: Subject) -> bool:
    return _CLOTHES.search(subject.noun.lower()) is not None


def _look(garment: Subject) -> Look:
    said = [look.text for look in garment.looks if len(look.text.split()) <= LONGEST_LOOK]
    colour = next((look.colour for look in garment.looks if look.colour), "")
    return Look(text=" ".join([*said, garment.noun])[:160], colour=colour)


def _without(beats: Sequence[Beat], gone: set[str]) -> list[Beat]:
    return [b.model_copy(update={"target": ""}) if b.target in gone else b for b in beats]
