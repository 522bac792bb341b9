"""A pet that somebody has with them on the sofa sits there by their side, and not in the middle of them or of it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs import noun_of
from generators.previz.rigs.props import prop_of
from generators.previz.rigs.quadruped import breed_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["is_pet", "with_pets_on_seats"]

_ON: Final = r"\b(?:on|in|onto|into) (?:(?:an?|the|his|her|their|its|my|our) )?(?:[\w-]+ ){0,2}?"
_BROAD: Final = frozenset({"sofa", "couch", "settee", "bed", "bench", "loveseat", "swing", "hammock"})
"""What has room for two."""
LARGEST_M: Final = 0.8
"""Higher animals sit on no sofa."""
_IN_ARMS: Final = re.compile(r"(?:hug|embrac|cuddl|kiss|hold|carry|cradl|snuggl)\w*\b")
"""Deeds that have the animal before somebody, wherever they sit."""
_OWN_WAY: Final = frozenset({"jump", "run", "walk", "sleep", "lie", "sit", "stand", "eat", "play"})
"""Motions of an animal that it has to itself there."""


def is_pet(subject: Subject) -> bool:
    """Whether it is a small animal with paws, which is taken along and carries or pulls nobody."""
    if subject.kind != "quadruped":
        return False
    noun = noun_of(subject)
    breed = breed_of(subject.noun, noun.breed if noun else "")
    tall = subject.height_m or (noun.height_m if noun else None) or 0.5
    return breed is not None and breed.family == "paw" and tall <= LARGEST_M


def with_pets_on_seats(shot: Shot) -> Shot:
    """The shot with each small animal that shares a seat with somebody sitting there beside them.

    Args:
        shot: its people, its animals, and the words that put one of them on something with a seat for two.
    """
    beats = list(shot.beats)
    on: dict[str, str] = {}
    for pet in (s for s in shot.subjects if s.kind == "quadruped" and (s.height_m or 0.5) <= LARGEST_M):
        seat = next((found for beat in beats if (found := _shared_seat(shot, beat, pet)) is not None), None)
        own = [n for n, beat in enumerate(beats) if beat.subject == pet.id]
        if seat is None or any(beats[n].motion in _OWN_WAY for n in own):
            continue
        sits = Beat(
            subject=pet.id, action=f"sitting on the {seat.noun}", motion="sit", target=seat.id, end_s=shot.duration_s
        )
        with_it = [b.subject for b in beats if b.subject != pet.id and _shared_seat(shot, b, pet) is seat]
        on |= dict.fromkeys((pet.id, *with_it), f"on the {seat.noun}")
        beats = [beat for n, beat in enumerate(beats) if n not in own] + [sits.model_copy(update={"start_s": 0.0})]
    if not on:
        return shot
    subjects = [s.model_copy(update={"position": s.position or on[s.id]}) if s.id in on else s for s in shot.subjects]
    return shot.model_copy(update={"beats": beats[:24], "subjects": subjects})


def _shared_seat(shot: Shot, beat: Beat, pet: Subject) -> Subject | None:
    """The seat that a beat puts somebody on together with a pet; None where it has nothing to do with both."""
    words = beat.action.lower()
    who = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
    named = any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(pet))
    alike = any(b.subject == pet.id and b.action == beat.action for b in shot.beats)
    if who is None or not (named or alike) or _IN_ARMS.match(words):
        return None
    return next((s for s in shot.subjects if _seats_two(s) and _is_on(words, s)), None)


def _seats_two(subject: Subject) -> bool:
    prop = prop_of(subject.noun)
    return subject.noun.lower().split()[-1] in _BROAD and prop is not None and prop.seat > 0


def _is_on(words: str, seat: Subject) -> bool:
    names = "|".join(re.escape(name) for name in names_of(seat))
    return re.search(rf"{_ON}(?:{names})\b", words) is not None
