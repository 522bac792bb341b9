"""Who is inside a bus, a train or an aeroplane: the vehicle is then the place, and people have seats in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generators.previz.sets.cabins import Cabin, cabin_of, cabin_within, cabins
from generators.previz.sets.furnishing import room_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Source, Subject

__all__ = ["as_inside"]

_WITHIN: Final = (
    r"\b(?:in|on|inside|aboard|(?<!front )(?<!back )(?<!left )(?<!right )(?<!side )(?<!rear )(?<!trunk )(?<!boot )"
    r"(?<!hood )(?<!roof )(?<!bonnet )of)"
    r" (?:the (?:back|cabin|middle|front|aisle|window) of )?"
    r"(?:(?:a|an|the|his|her|their) )?(?:[\w-]+ ){{0,2}}?(?:{names})\b"
    r"(?!'s| (?:station|platform|stop|stairs|entrance|map|shelter|lane|line|deck|park)s?\b)"
)
_ON_FOOT: Final = re.compile(
    r"\b(?:stand\w*|walk\w*|serv\w*|pour\w*|push\w*|board\w*|enter\w*|step\w*|run\w*|dance\w*|fight\w*|crawl\w*|hang\w*"
    r"|check\w*|punch\w* (?:the |a )?ticket\w*|climb\w*|lean\w*|hold\w* (?:on|the (?:pole|rail|strap)))\b"
)
"""Words of who has no seat in a vehicle."""
SEATABLE: Final = frozenset(
    {"stand", "sit", "look", "eat", "drink", "work", "talk", "laugh", "cry", "lie", "rest", "write", "carry", ""}
)
"""Motions that somebody who has a seat keeps up in it."""
_IN_STALLS: Final = frozenset({"sit", "look", "eat", "drink", "laugh", "cry", "talk"})
"""Motions of who has a seat in a hall; a trade's hands are on their feet there."""
_PARTS: Final = frozenset({"window", "windows", "cabin", "carriage", "compartment", "door", "seat", "seats", "aisle"})
"""Last words of nouns that the vehicle's own set shows."""
_OPEN: Final = re.compile(r"\b(?:rac(?:e|ing)|formula|f1|toy|model|cable|open|bumper|dodgem)\b")
"""Words of cars that nobody is seen inside of."""
_ON_THE_MOVE: Final = frozenset({"drive", "ride", "walk", "run", "climb", "arrive"})
_GOES_BY_CAR: Final = re.compile(
    r"\b(?:driv|steer|get|climb|enter|arriv|leav|jump|pull|park(?!ed)|race|speed|escap|flee)\w*\b"
)
"""What somebody does in a car that is seen from outside."""
_MOST_BEATS: Final = 24


def as_inside(shot: Shot) -> Shot:
    """The shot with the vehicle that people are in as its place, and with a seat under each who needs none to stand.

    Where no words name the room, what stands in it may: who is at the bank counter is in a bank.
    """
    shot = _in_the_car(_in_the_room_of_its_furniture(shot))
    if not shot.setting.interior or not any(is_person(subject) for subject in shot.subjects):
        return shot
    vehicle, cabin = _vehicle(shot)
    cabin = cabin or cabin_of(shot.setting.place.lower())
    if cabin is None:
        return _in_the_stalls(shot)
    gone = {subject.id for subject in shot.subjects if subject is vehicle or _is_part(subject)}
    beats = [
        beat.model_copy(update={"target": "" if beat.target in gone else beat.target} | _at_rest(shot, number))
        for number, beat in enumerate(shot.beats)
        if beat.subject not in gone
    ]
    place = shot.setting.place if cabin_of(shot.setting.place.lower()) is cabin else cabin.words[0]
    subjects = [_towards_the_lens(subject) for subject in shot.subjects if subject.id not in gone]
    return shot.model_copy(
        update={
            "subjects": subjects,
            "beats": _seated(subjects, beats, cabin)[:_MOST_BEATS],
            "setting": shot.setting.model_copy(update={"stage": "room", "place": place}),
        }
    )


def _in_the_room_of_its_furniture(shot: Shot) -> Shot:
    if shot.setting.place or shot.setting.stage != "room":
        return shot
    of_rooms = (subject.noun.lower().rpartition(" ")[0] for subject in shot.subjects if not is_person(subject))
    named = next((words for words in of_rooms if words and room_of(words)), "")
    return shot.model_copy(update={"setting": shot.setting.model_copy(update={"place": named})}) if named else shot


def _in_the_car(shot: Shot) -> Shot:
    """The shot seen from inside a car where somebody does something in it other than to drive, or only to be there."""
    cars = [s for s in shot.subjects if s.kind == "vehicle" and _has_an_inside(s)]
    for who in (s for s in shot.subjects if cars and is_person(s)):
        own = [beat for beat in shot.beats if beat.subject == who.id]
        told = " ".join([who.position, *(beat.action for beat in own)]).lower()
        moves = any(_GOES_BY_CAR.search(beat.action.lower()) or beat.motion in _ON_THE_MOVE for beat in own)
        idle = all((beat.motion or "stand") == "stand" for beat in own)
        if not moves and not idle and any(_is_inside(told, names_of(car)) for car in cars):
            return shot.model_copy(update={"setting": shot.setting.model_copy(update={"interior": True, "place": ""})})
    return shot


def _in_the_stalls(shot: Shot) -> Shot:
    """The shot with the seats of a hall, a row of `rooms.toml`, under those who sit or watch in it."""
    plan = room_of(shot.setting.place.lower(), shot.setting.stage or "")
    if plan is None or not plan.seat:
        return shot
    beats = [_on_seat(beat, plan.seat) if _takes_a_seat(shot, beat) else beat for beat in shot.beats]
    seated = {new.subject for beat, new in zip(shot.beats, beats, strict=True) if new is not beat}
    subjects = [_towards_the_lens(subject) if subject.id in seated else subject for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _takes_a_seat(shot: Shot, beat: Beat) -> bool:
    who = next((subject for subject in shot.subjects if subject.id == beat.subject), None)
    other = next((subject for subject in shot.subjects if subject.id == beat.target), None)
    stays = (beat.motion or "") in _IN_STALLS and not _ON_FOOT.search(beat.action.lower())
    on_own = other is not None and other.kind == "furniture"
    return who is not None and is_person(who) and stays and not on_own


def _vehicle(shot: Shot) -> tuple[Subject | None, Cabin | None]:
    """The vehicle that somebody is said to be in, if it is a subject, and its inside; nothing where nobody is."""
    told = " ".join((shot.request, *(beat.action for beat in shot.beats), *(s.position for s in shot.subjects))).lower()
    for subject in shot.subjects:
        cabin = None if subject is shot.main_subject else cabin_within(subject.noun.lower())
        if cabin is not None and _is_in(told, names_of(subject)):
            return subject, cabin
    named = [] if shot.setting.place else [cabin for cabin in cabins() if _is_in(told, cabin.within)]
    return None, named[-1] if named else None


def _is_in(told: str, names: Iterable[str]) -> bool:
    return re.search(_WITHIN.format(names="|".join(re.escape(name) for name in names)), told) is not None


def _at_rest(shot: Shot, number: int) -> dict[str, str]:
    """What differs of a beat that only says that somebody is there, which nobody asked to be on their feet."""
    cue = shot.source_of(f"beats[{number}]")
    told = cue is None or cue.source is Source.USER
    return {} if told or shot.beats[number].motion != "stand" else {"action": "sitting quietly", "motion": "sit"}


def _has_an_inside(vehicle: Subject) -> bool:
    return cabin_within(vehicle.noun.lower()) is not None and not _OPEN.search(vehicle.noun.lower())


def _is_inside(told: str, names: Iterable[str]) -> bool:
    """Whether words say that somebody is in a car, and not on it or at work on it."""
    cars = "|".join(re.escape(name) for name in names)
    return (
        re.search(
            rf"\b(?:in|inside)(?: of)? (?:(?:an?|the|his|her|their|my|our) )?(?:[\w-]+ ){{0,3}}?(?:{cars})\b", told
        )
        is not None
    )


def _is_part(subject: Subject) -> bool:
    words = re.findall(r"[a-z]+", subject.noun.lower().split(" of ")[0])
    return not is_person(subject) and bool(words) and words[-1] in _PARTS


def _towards_the_lens(subject: Subject) -> Subject:
    """Somebody turned to the camera, which looks down the aisle as the seats face."""
    return subject.model_copy(update={"facing": "toward camera"}) if is_person(subject) else subject


def _seated(subjects: list[Subject], beats: list[Beat], cabin: Cabin) -> list[Beat]:
    """The beats with a seat for everybody whose own deeds leave them in one."""
    for subject in (s for s in subjects if is_person(s)):
        own = [beat for beat in beats if beat.subject == subject.id]
        if any(_ON_FOOT.search(beat.action.lower()) or (beat.motion or "") not in SEATABLE for beat in own):
            continue
        beats = [_on_seat(beat, cabin.seat) if beat in own else beat for beat in beats]
        if not own:
            beats.append(Beat(subject=subject.id, action=f"sitting on a {cabin.seat}", motion="sit"))
    return beats


def _on_seat(beat: Beat, seat: str) -> Beat:
    return beat.model_copy(update={"action": f"{beat.action} on a {seat}", "direction": "", "speed_mps": None})
