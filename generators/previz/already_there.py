"""Who is named by where they are is there already: the baby in a crib, the family that sits at the table."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_those_already_there"]

_LAIN_IN: Final = r"crib|cot|cradle|bed|hospital bed|hammock|stretcher|bunk|sickbed"
_SAT_ON: Final = (
    r"chair|armchair|rocking chair|high chair|highchair|wheelchair|deckchair|sofa|couch|bench|park bench|stool|throne"
    r"|swing"
)
_SAT_AT: Final = r"table|desk|dinner table|dining table|kitchen table|counter|bar"
_WHO: Final = r"(?:who (?:is |are )?)?"
_ITS: Final = r"(?:an?|the|his|her|their|its) (?:\w+ )?"
_LIES: Final = re.compile(rf"{_WHO}(?:lying |asleep |sleeping )?in {_ITS}(?P<it>{_LAIN_IN})\b")
_SITS: Final = re.compile(
    rf"{_WHO}(?:sitting |seated )?(?P<how>on|in) {_ITS}(?P<it>{_SAT_ON})\b"
    rf"|{_WHO}(?:sitting |seated )(?P<at>at|around) {_ITS}(?P<table>{_SAT_AT})\b"
)
_WHERE: Final = (
    r"\b(?P<it>[\w-]+) where (?:an?|the|his|her|their|two|three|four|some) (?:[\w-]+ ){{0,3}}?{name}(?:s|es)? "
    r"(?:is |are )?(?P<verb>sit|stand|wait|sleep|lie|play|eat|dance|work|talk)(?:s|es|ing)?\b"
)
_TAKES_THERE: Final = re.compile(
    r"(?:\w+ly )?(?:put|plac|lay|lai|set|seat|carr|lift|lower|bring|help|tuck|push|throw|drop|pull|strap|buckl)\w*\b"
)
"""Deeds by which somebody else only comes to be there."""
_GERUNDS: Final = {"sit": "sitting", "lie": "lying", "dance": "dancing"}
_MOTIONS: Final = {
    "sit": "sit", "stand": "stand", "wait": "stand", "sleep": "lie", "lie": "lie", "play": "work", "eat": "eat",
    "dance": "dance", "work": "work", "talk": "talk",
}  # fmt: skip
_AT: Final = re.compile(rf"^(?:{_SAT_AT})$")


def with_those_already_there(shot: Shot) -> Shot:
    """The shot with people of whom no deed is told being where the request names them by.

    Args:
        shot: its people and their beats.
    """
    doing = {beat.subject for beat in shot.beats}
    beats = [
        beat
        for who in shot.subjects
        if is_person(who) and who.id not in doing and (beat := _beat_of(shot, who)) is not None
    ]
    return shot.model_copy(update={"beats": [*shot.beats, *beats]}) if beats else shot


def _beat_of(shot: Shot, who: Subject) -> Beat | None:
    words = shot.request.lower()
    for name in names_of(who):
        said = re.search(_WHERE.format(name=re.escape(name)), words)
        if said is not None:
            return _where(shot, who, said["verb"], said["it"])
        after = re.search(rf"\b{re.escape(name)}(?:s|es)? (?P<rest>.+)$", words)
        rest = after["rest"] if after is not None else ""
        if (lies := _LIES.match(rest)) is not None and not _is_brought(shot, who, lies["it"]):
            return _beat(shot, who, f"lying in the {lies['it']}", "lie", lies["it"])
        if (sits := _SITS.match(rest)) is not None and not _is_brought(shot, who, sits["it"] or ""):
            it = sits["it"] or sits["table"]
            return _beat(shot, who, f"sitting {sits['how'] or sits['at']} the {it}", "sit", it)
    return None


def _where(shot: Shot, who: Subject, verb: str, place: str) -> Beat:
    """Somebody who is said to do something `where` somebody else goes: at the table."""
    gerund = _GERUNDS.get(verb) or f"{verb.removesuffix('e')}ing"
    at = f" at the {place}" if _AT.match(place) else ""
    return _beat(shot, who, f"{gerund}{at}", _MOTIONS[verb], place)


def _beat(shot: Shot, who: Subject, action: str, motion: str, name: str) -> Beat:
    thing = next((s for s in shot.subjects if name in names_of(s)), None)
    target = thing.id if thing is not None else ""
    return Beat(subject=who.id, action=action, motion=motion, target=target, start_s=0.0, end_s=shot.duration_s)


def _is_brought(shot: Shot, who: Subject, name: str) -> bool:
    """Whether it is by somebody's deed that they come there: a nurse helps a man into a chair."""
    about = [b for b in shot.beats if any(n in b.action.lower() for n in names_of(who)) and name in b.action.lower()]
    return any(_TAKES_THERE.match(b.action.lower()) and " over " not in b.action.lower() for b in about)
