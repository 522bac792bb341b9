"""Animals that have to do with one another or with somebody: who fights, sniffs, nuzzles, suckles whom, and how close.

The words that say so are rows of `encounters.toml`. Both stop for it, and stand as the row has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import atan2, cos, radians, sin
from typing import TYPE_CHECKING, Final

from generators.previz.deeds import WAITING, Deed
from generators.previz.motion.performing import stem_of, verb_forms
from generators.previz.place import Place
from generators.previz.rigs.base import noun_of
from generators.previz.rigs.quadruped.breeds import breed_of
from generators.previz.tables import rows_of
from generators.previz.things import is_inside, is_person, names_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table
from prompts.wording import is_many

if TYPE_CHECKING:
    from generators.previz.acting import Part
    from generators.previz.needs import Placed, Use

__all__ = ["Encounter", "encounter_in", "encountered", "met_place", "shows_meeting", "with_meetings"]

SAME: Final = "same"
_IDLE: Final = frozenset({"", "stand", "rest", "perch", "walk", WAITING})
"""Words of deeds that nobody told."""
FAN_DEG: Final = (0.0, 58.0, -58.0, 116.0, -116.0)
"""How far round the one that they all go to the further ones of several stand, from straight before it."""
LOW: Final = 0.62
"""Who is lower than this share of an animal's height is met with the head down."""
CHEST_M: Final = 0.12
"""From somebody's middle to where an animal meets them, over their height."""
BELLY: Final = -0.12
"""Where on its mother a young one drinks, over her length, forward of her middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One row of `encounters.toml`, whose head says what each field means."""

    id: str
    verbs: tuple[str, ...]
    where: str
    families: tuple[str, ...] = ()
    reverse: bool = False
    still: bool = False
    over: tuple[str, ...] = ()
    gap: float = 0.0
    does: str = ""
    low: str = ""
    back: str = "stand"


@cache
def _rows() -> Mapping[str, Encounter]:
    return rows_of(__package__ or "", "encounters", Encounter, heading="encounter")


_OWNED: Final = re.compile(r"(?:'s|s'|\bhis|\bher|\bits|\btheir|\bthe|\ban?) $")
"""What stands before a noun: a girl's nose is no verb."""


def encounter_in(words: str, subject: Subject) -> Encounter | None:
    """The encounter that words tell of an animal: by the first verb in them, and there the longest.

    Args:
        words: the action, lower case.
        subject: who does it.
    """
    found: list[tuple[int, int, Encounter]] = []
    family = _family(subject)
    for row in _rows().values():
        if row.families and family not in row.families:
            continue
        for verb in (verb for verb in row.verbs if stem_of(verb) in words):
            match = verb_forms(verb).search(words)
            if match is not None and not _OWNED.search(words[: match.start()]):
                found.append((-match.start(), match.end() - match.start(), row))
    return max(found, key=lambda hit: hit[:2])[2] if found else None


def _family(subject: Subject) -> str:
    noun = noun_of(subject)
    breed = breed_of(subject.noun, noun.breed if noun else "") if subject.kind == "quadruped" else None
    return breed.family if breed else ""


def shows_meeting(shot: Shot, subject: Subject, words: str, *, by_habit: bool) -> bool:
    """Whether the stage shows that an animal meets somebody, as words tell.

    Args:
        shot: whom it can meet.
        subject: who does it.
        words: the action, lower case.
        by_habit: whether it has habits; of others only what standing so shows is seen.
    """
    if not _is_animal(subject):
        return False
    row = encounter_in(words, subject)
    company = _several(subject) or any(s is not subject and _lives(s) for s in shot.subjects)
    return row is not None and company and (by_habit or row.still)


def encountered(parts: Sequence[Part]) -> list[Part]:
    """The parts, animals that meet one another or somebody with whom they meet, and the others doing their share.

    Args:
        parts: in the shot's order.
    """
    done = list(parts)
    for index, part in enumerate(parts):
        if not _is_animal(part.subject) or part.mount or is_inside(part.subject):
            continue
        deeds = list(part.deeds)
        for number, deed in enumerate(deeds):
            row = encounter_in(deed.words, part.subject) if not deed.performance else None
            other = _other(parts, part, deed, row) if row is not None else None
            if row is None or other is None:
                continue
            low = row.low if _height_m(other.subject) < LOW * _height_m(part.subject) else ""
            does = low or row.does or deed.words
            deeds[number] = replace(
                deed, words=does, motion="stand", speed_mps=0.0, object="", partner=other.subject.id, encounter=row.id
            )
            _answers(done, other, part, replace(deeds[number], words=does if row.back == SAME else row.back))
        if deeds != list(part.deeds):
            done[index] = replace(done[index], deeds=tuple(deeds), speed_mps=max(d.speed_mps for d in deeds))
    return done


def _answers(parts: list[Part], other: Part, first: Part, deed: Deed) -> None:
    """Gives who is met and has nothing of its own to do its share in what the first one does."""
    index = next(i for i, part in enumerate(parts) if part.subject is other.subject)
    idle = all(own.words in _IDLE or own.words == own.motion for own in parts[index].deeds)
    if other.subject is first.subject or not _is_animal(other.subject) or not idle or other.speed_mps > 0:
        return
    answer = replace(deed, motion="stand", partner="", encounter="")
    waits = replace(answer, start_s=0.0, end_s=deed.start_s, words=WAITING)
    parts[index] = replace(parts[index], deeds=(waits, answer) if deed.start_s > 0.1 else (answer,))


def _other(parts: Sequence[Part], part: Part, deed: Deed, row: Encounter) -> Part | None:
    """Whom a deed of an animal is about: its object, else the next of several of its own, as over a thing."""
    for other in parts:
        if other is not part and other.subject.id == deed.object:
            if other.subject.noun.lower().split()[-1] in row.over and _several(part.subject):
                return part
            return other if _lives(other.subject) and not other.mount else None
    return part if not deed.object and _several(part.subject) else None


def with_meetings(shot: Shot) -> Shot:
    """The shot with whom each animal meets as the target of its beat, where only the words say so.

    Args:
        shot: its beats.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    beats = []
    for beat in shot.beats:
        actor = by_id.get(beat.subject) or (None if beat.subject else shot.main_subject)
        words = beat.action.lower()
        if actor is not None and not beat.target and _is_animal(actor) and encounter_in(words, actor) is not None:
            other = _spoken_of(shot, actor, words)
            beat = beat.model_copy(update={"target": other.id}) if other is not None else beat
        beats.append(beat)
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _spoken_of(shot: Shot, actor: Subject, words: str) -> Subject | None:
    """Who else is named in the words; of two who are there the other one, whom "its mother" means."""
    others = [s for s in shot.subjects if s is not actor and _lives(s)]
    named = (s for s in others if any(re.search(rf"\b{re.escape(name)}(?:e?s)?\b", words) for name in names_of(s)))
    return next(named, others[0] if len(others) == 1 and not _several(actor) else None)


def _several(subject: Subject) -> bool:
    return subject.count > 1 or is_many(subject)


def _height_m(subject: Subject) -> float:
    noun = noun_of(subject)
    return subject.height_m or (noun.height_m if noun else None) or 0.5


def _lives(subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "thing")
    return kind is not None and kind.animate


def _is_animal(subject: Subject) -> bool:
    return _lives(subject) and not is_person(subject) and subject.kind not in ("fish", "robot")


def met_place(figures: Sequence[Placed], use: Use, index: int, at: Place, number: int) -> Place:
    """The place of one of two who meet, by the other's.

    Args:
        figures: in the cast's order.
        use: of who meets whom.
        index: which of the two wants a place.
        at: the place of the other.
        number: how many have met that one already.
    """
    row = _rows()[use.deed.encounter]
    me, other = figures[index], figures[use.thing if use.actor == index else use.actor]
    gap = row.gap * (me.model.height_m + other.model.height_m)
    hx, hy = at.heading
    if row.where == "face":
        turn = radians(FAN_DEG[number % len(FAN_DEG)])
        base = atan2(hy, hx) + turn
        x, y = cos(base), sin(base)
        away = _nose_m(other) + _nose_m(me) + gap
        return Place(at.x + x * away, at.y + y * away, (-x, -y), at.lift_m)
    if row.where == "side":
        aside = (0.5 * (me.model.width_m + other.model.width_m) + gap) * ((number + 2) // 2) * (1 - 2 * (number % 2))
        return Place(at.x + hy * aside, at.y - hx * aside, at.heading, at.lift_m)
    mine = (use.actor == index) != row.reverse  # whether the one that wants a place is the young one
    young, mother = (me, other) if mine else (other, me)
    aside = 0.5 * (young.model.width_m + mother.model.width_m) * (1.0 if mine else -1.0)  # before her to the camera
    ahead = _nose_m(young) + BELLY * mother.model.length_m + number * 1.1 * young.model.width_m
    return Place(at.x + hx * ahead + hy * aside, at.y + hy * ahead - hx * aside, (-hx, -hy), at.lift_m)


def _nose_m(figure: Placed) -> float:
    """How far before its middle a figure meets another, m."""
    if is_person(figure.part.subject):
        return CHEST_M * figure.model.height_m
    return max(figure.model.focus[0], 0.5 * figure.model.length_m if figure.model.focus[0] <= 0.0 else 0.0)
