"""What somebody does by another's deed or as they are described: the son who is taught to ride rides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generators.previz.joining import joins_in
from generators.previz.motion.performing import performance_of, verb_forms
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["with_caused"]

_CAUSES: Final = r"\b(?:teach|help|let|mak|show|watch|se|hear|tell|ask|train|coach|encourag|film|photograph|assist)\w* "
_WHO: Final = r"(?:(?:an?|the|his|her|their|my|our|two|some|other) )?(?:[\w-]+ ){0,2}?"
_BENDS: Final = re.compile(r"\b(?:teach|help|train|coach|assist)\w* ")
"""Deeds by which somebody goes along with who learns to go."""
_HELPS: Final = re.compile(r"(?:help|assist)")
_OUT: Final = r"\b(?:help|assist|lift|support)\w* "
_UP: Final = r" (?:up )?(?:out of|from|off|up from|out from) (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}?"
_FROM_GROUND: Final = (
    r" (?:(?:back )?(?:up )?to (?:his|her|their) feet|(?:get |stand )?up(?: (?:off|from) the [a-z]+)?(?=$|[ ,.]))"
)
_HANDS_UP: Final = r" with (?:(?:an?|one|both|his|her|their) )?(?:hands?|arms?) (?:up|raised|in the air)\b"
LEARNS_MPS: Final = 1.1
"""Speed of who goes along with who is taught to ride or walk, and of the two of them."""
SEATED: Final = 0.45
"""Share of a deed after which somebody who is helped up from a seat stands."""
MOST_BEATS: Final = 24
CALLED_BY: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "yoga": ("doing yoga", "dance"), "dance (?:class|troupe)": ("dancing", "dance"), "choir": ("singing", "talk"),
        "orchestra": ("playing the violin", "work"), "boxers": ("boxing", "dance"), "joggers": ("jogging", "run"),
        "audience": ("clapping", "wave"), "book club": ("reading", "look"), "knitting": ("knitting", "work"),
        "quartet|quintet": ("playing the violin", "work"),
    }
)  # fmt: skip
"""What groups and people do who are called by it, and by which motion."""
_PLAYS: Final = re.compile(
    r"(?:play|perform|rehears|practis|practic)\w*(?: music| live| together| a song| a concert| a symphony)?"
    r"(?= (?:in|on|at|under|for|as|while)\b|$)"
)
"""What musicians do of whom nobody says on what."""
_IT: Final = re.compile(r"\b(?:it|them)\b")
_AT_IT: Final = re.compile(r"\b(on|onto|in|into|inside|over|under|behind|beside) it\b")
_TAKES: Final = frozenset({"carry", "work", "eat", "throw", "open"})


def with_caused(shot: Shot) -> Shot:
    """The shot with deeds for those who have none of their own and of whom another's words say what they do."""
    acting = {beat.subject for beat in shot.beats}
    idle = [s for s in shot.subjects if s.id not in acting and is_person(s)] if shot.beats else []
    beats = list(shot.beats)
    for subject in idle:
        for number, beat in enumerate(shot.beats):
            found = list(_caused(shot, subject, beat)) or list(_helped_up(shot, subject, beat))
            if found and any(new.speed_mps for new in found) and _BENDS.search(beat.action.lower()):
                along = {"motion": "walk", "speed_mps": LEARNS_MPS}
                helps = {"action": "walking along", "target": ""} if _HELPS.match(beat.action.lower()) else {}
                beats[number] = beat.model_copy(update={**along, **helps})
            found = found or list(joins_in(shot, subject, beat))
            beats += found
            if found:
                break
        else:
            beats += _described(shot, subject)
    beats = [_as_named(shot, beat) for beat in _meaning_it(shot, beats)]
    if beats == list(shot.beats):
        return shot
    return shot.model_copy(update={"beats": beats[:MOST_BEATS]})


def _meaning_it(shot: Shot, beats: list[Beat]) -> list[Beat]:
    """The beats, those about "it" and nothing else with the thing that the beat before was about."""
    things = {s.id for s in shot.subjects if not is_person(s)}
    meant, last = [], ""
    for beat in beats:
        if not beat.target and last and beat.motion in _TAKES and _IT.search(beat.action.lower()):
            beat = beat.model_copy(update={"target": last})
        last = beat.target if beat.target in things else last
        meant.append(_by_name(shot, beat))
    return meant


def _by_name(shot: Shot, beat: Beat) -> Beat:
    """The beat with the name of the thing that it is done to, where that is only "it": sits on the chair."""
    noun = next((s.noun for s in shot.subjects if s.id == beat.target and not is_person(s)), "")
    known = not noun or re.search(rf"\b{re.escape(noun)}\b", beat.action) is not None
    action = beat.action if known else _AT_IT.sub(rf"\1 the {noun}", beat.action)
    return beat.model_copy(update={"action": action}) if action != beat.action else beat


def _as_named(shot: Shot, beat: Beat) -> Beat:
    """What a group does that is called by what it does, where nobody says more: a yoga class."""
    who = next((s for s in shot.subjects if s.id == beat.subject), None)
    if who is None:
        return beat
    idle = beat.motion in ("stand", "rest") and beat.action.startswith("standing")
    plays = _PLAYS.match(beat.action)
    found = next((row for word, row in CALLED_BY.items() if re.search(rf"\b{word}\b", who.noun.lower())), None)
    if found is None or not (idle or (plays and found[0].startswith("playing"))):
        return beat
    rest = beat.action[plays.end() :] if plays else ""
    return beat.model_copy(update={"action": f"{found[0]}{rest}", "motion": found[1]})


def _named(subject: Subject) -> str:
    return "|".join(re.escape(name) for name in names_of(subject))


def _caused(shot: Shot, subject: Subject, beat: Beat) -> Iterator[Beat]:
    """What somebody is made, taught or watched to do in another's deed."""
    words = beat.action.lower()
    said = re.search(rf"{_CAUSES}{_WHO}(?:{_named(subject)}) (?:how )?(?:to )?(\w+.*)", words)
    if said is None:
        return
    deed = said[1]
    names = [name for s in shot.subjects if s is not subject for name in names_of(s)]
    done_to = performance_of(words, "", names, posture=False)
    if done_to is not None and done_to.onto_other and _HELPS.match(words):
        return  # who is helped with their shoelaces lets it be done
    row = performance_of(deed, "", names)
    if row is None or not any(verb_forms(verb).match(deed) for verb in row.verbs):
        return
    first = deed.split()[0]
    motion = terms_by_phrase("motions").get(first) or next(iter(row.motions), "work")
    if motion not in table("motions"):
        return
    target = next((s.id for s in shot.subjects if s is not subject and re.search(rf"\b(?:{_named(s)})\b", deed)), "")
    slow = LEARNS_MPS if table("motions")[motion].speed_mps > 0.0 and _BENDS.search(words) else None
    yield beat.model_copy(
        update={"subject": subject.id, "action": deed, "motion": motion, "target": target, "speed_mps": slow}
    )


def _helped_up(shot: Shot, subject: Subject, beat: Beat) -> Iterator[Beat]:
    """Who is helped up from a seat sits there first, and stands then."""
    words = beat.action.lower()
    if re.search(rf"{_OUT}{_WHO}(?:{_named(subject)}){_FROM_GROUND}", words):
        start, end = beat.start_s or 0.0, beat.end_s or shot.duration_s or 5.0
        up_s = start + SEATED * (end - start)
        sits = {"subject": subject.id, "action": "sitting on the ground", "motion": "sit", "target": "", "end_s": up_s}
        stands = {"subject": subject.id, "action": "standing up", "motion": "stand", "target": "", "start_s": up_s}
        yield beat.model_copy(update=sits)
        yield beat.model_copy(update=stands)
        return
    for seat in shot.subjects:
        if seat is subject or not re.search(rf"{_OUT}{_WHO}(?:{_named(subject)}){_UP}(?:{_named(seat)})\b", words):
            continue
        start, end = beat.start_s or 0.0, beat.end_s or shot.duration_s or 5.0
        up_s = start + SEATED * (end - start)
        sits = {"subject": subject.id, "action": f"sitting in the {seat.noun}", "motion": "sit", "target": seat.id}
        stands = {"subject": subject.id, "action": "standing up", "motion": "stand", "target": ""}
        yield beat.model_copy(update={**sits, "end_s": up_s})
        yield beat.model_copy(update={**stands, "start_s": up_s})
        return


def _described(shot: Shot, subject: Subject) -> Iterator[Beat]:
    """Who is told to have a hand up holds it up."""
    if re.search(rf"\b(?:{_named(subject)}){_HANDS_UP}", shot.request.lower()):
        yield Beat(subject=subject.id, action="raising a hand", motion="wave")
