"""What is seen of a deed or a movement, in a sentence about its doer."""

from __future__ import annotations

import re

from prompts.completing.deeds import LIVING, Deed, owned_parts
from prompts.completing.knowledge import body_of, pick
from prompts.shot import Beat, Shot, Subject
from prompts.wording import capital, is_many, pronouns_of, short_name
from prompts.wording.naming import COLLECTIVE

__all__ = ["is_told_truly", "outcome_about", "seen_of_deed"]

MECHANICS = frozenset({"fall", "bounce", "throw", "slide", "roll", "swing", "break", "float", "sink", "plunge",
                       "displace"})  # fmt: skip
BODIES = frozenset({"ball", "box", "tool", "food", "vessel", "thing", "device", "instrument", "furniture", "landform",
                    "plant", "liquid", "tree", "building", "smoke", "celestial"})  # fmt: skip
"""What the laws of mechanics tell of truly; of what lives, drives or is of cloth they tell too little to be seen."""

SMALL_M = 0.4
"""Height under which even a car is a toy."""

UNDOES = re.compile(
    r"\b(?:wash|blow|sweep|knock|tear|carry)ing (?:[a-z]+ ){1,4}(?:away|over|off|down)\b"
    r"|\b(?:destroy|smash|wreck|flatten|trampl|ruin|crush|collaps)\w*"
)
"""Beats that take away what was made before them."""


def is_told_truly(law: str, subject: Subject) -> bool:
    """True where a law's own sentence is all that is seen of its subject."""
    small = (subject.height_m or 1.0) < SMALL_M and subject.kind not in LIVING
    afloat = subject.kind == "boat" and law in {"float", "sink"}
    return law not in MECHANICS or subject.kind in BODIES or small or afloat


def seen_of_deed(shot: Shot, doer: Subject, beat: Beat, deed: Deed) -> str:
    """One of the ways to say what a deed visibly does, about its doer; empty where none suits so many."""
    ways = [owned_parts(way, many=is_many(doer)) if doer.kind in LIVING else way for way in deed.outcomes]
    ways = [way for way in ways if way]
    if not ways or _is_undone(shot, beat):
        return ""
    said = pick(ways, doer.noun, beat.action, shot.request)
    return outcome_about(said, doer, alone=len(shot.subjects) == 1, told=shot.request)


def _is_undone(shot: Shot, beat: Beat) -> bool:
    """True when a later beat takes away what this one makes, so that the picture does not end on it."""
    later = shot.beats[shot.beats.index(beat) + 1 :]
    return any(UNDOES.search(other.action) for other in later)


def outcome_about(sentence: str, subject: Subject, *, alone: bool, told: str = "") -> str:
    """A row's sentence about the subject: by pronoun when it is alone in the shot, else by name."""
    body, pronouns = body_of(subject), pronouns_of(subject, told)
    many = is_many(subject) or (subject.kind == "human" and subject.noun.lower().split()[-1] in COLLECTIVE)
    name = short_name(subject, told)
    owned = f"{name}'" if name.endswith("s") and many else f"{name}'s"
    words = {"feet": body.feet, "cover": body.cover, "its": pronouns.possessive, "it": pronouns.object}
    words["they"] = pronouns.subject
    named = {"its": owned, "it": name, "they": name}
    numbered = re.sub(r"\[([^|]*)\|([^\]]*)\]", r"\2" if many else r"\1", sentence)
    met = alone

    def filled(match: re.Match[str]) -> str:
        nonlocal met
        key = match.group(1)
        says = (words if met or key.lower() not in named else named)[key.lower()]
        acts = re.match(r" \w+\(e?s\)", numbered[match.end() :]) is not None
        if met and (key == "It" or (key == "it" and acts)):
            says = pronouns.subject
        met = met or key.lower() in named
        return capital(says) if key[0].isupper() else says

    text = re.sub(r"\{(\w+)\}", filled, numbered)
    they = many or (alone and pronouns.subject == "they")
    return re.sub(r"\((e?s)\)", "" if they else r"\1", text)
