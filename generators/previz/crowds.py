"""The people of a busy place, whom nobody names: guests, shoppers, passers-by."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Beat, Importance, Look, Shot, Subject
from prompts.wording import is_many

__all__ = ["with_crowd", "with_full_rooms", "with_spectators", "with_traffic"]

_BUSY: Final = re.compile(r"\b(?:busy|crowded|bustling|packed|lively|teeming|rush[- ]hour)\b")
_SAID: Final = re.compile(
    r"\b(?:crowd|people|guests|shoppers|passers-by|pedestrians|customers|diners|commuters|audience)\b"
)
CROWD: Final = 6
"""How many stand for a crowd."""
NO_PEOPLE: Final = frozenset({"space", "underwater", "sky", "sea", "table", "studio"})


def with_crowd(shot: Shot) -> Shot:
    """The shot with some people behind the action, where its place is busy and none are named who make it so.

    Args:
        shot: its request and place.
    """
    place = f"{shot.setting.place} {' '.join(shot.setting.details)}".lower()
    if not _BUSY.search(place) or shot.setting.stage in NO_PEOPLE:
        return shot
    people = [subject for subject in shot.subjects if subject.kind == "human"]
    if _SAID.search(shot.request.lower()) or any(subject.count > 2 or is_many(subject) for subject in people):
        return shot
    crowd = Subject(
        id="bystanders", noun="people", kind="human", count=CROWD, importance=Importance.BACKGROUND,
        position="in the background" if shot.subjects else "",
    )  # fmt: skip
    beat = Beat(subject=crowd.id, action="talking", motion="talk", start_s=0.0, end_s=shot.duration_s)
    if not shot.subjects:  # they are what there is to see of it
        shot = without_invented(shot, {"size": "wide", "focal_length_mm": 28.0, "distance_m": None})
    return shot.model_copy(update={"subjects": [*shot.subjects, crowd], "beats": [*shot.beats, beat]})


_WATCHES: Final = re.compile(
    r"(?:\w+ly )?(?:cheer|clap|applaud|watch|boo|wav|scream|roar|listen|stand|yell|shout|chant|sing along"
    r"|go(?:es|ing) wild)\w*\b"
)
_SPECTATORS: Final = re.compile(r"\b(?:crowds?|audience|fans|spectators|onlookers|bystanders|supporters)$")


def with_spectators(shot: Shot) -> Shot:
    """The shot with those who watch and cheer behind whom they watch, and not around or before them."""
    main = shot.main_subject
    if main is None or _SPECTATORS.search(main.noun.lower()):
        return shot
    does = {s.id: [b.action.lower() for b in shot.beats if b.subject == s.id] for s in shot.subjects}
    behind = {"position": "in the background", "importance": Importance.BACKGROUND}
    subjects = [
        s.model_copy(update=behind)
        if s is not main
        and s.kind == "human"
        and not s.position
        and _SPECTATORS.search(s.noun.lower())
        and all(_WATCHES.match(words) for words in does[s.id])
        else s
        for s in shot.subjects
    ]
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})


_FULL: Final = re.compile(
    r"\b(?:room|hall|house|classroom|auditorium|theat(?:er|re)|audience|church|cafe|café|bar|office|bus|train) "
    r"(?:is )?(?:full of|filled with|packed with|crowded with)\b"
)
FULL: Final = 7
"""How many stand for a room full of people."""
_AT_WORK: Final = re.compile(r"\b(?:presentation|meeting|briefing|pitch\w*|proposal|colleagues|coworkers|co-workers)\b")
MEETING_ROOM: Final = "conference room"


def with_full_rooms(shot: Shot) -> Shot:
    """The shot with many where a room is told to be full of them, and a room in which colleagues meet as one for it.

    Args:
        shot: its request, place and people.
    """
    request = shot.request.lower()
    if not _FULL.search(request):
        return shot
    subjects = [
        s.model_copy(update={"count": FULL})
        if s.kind == "human" and is_many(s) and not s.count_text and s.count < FULL
        else s
        for s in shot.subjects
    ]
    setting = shot.setting
    if setting.place.lower() == "room" and _AT_WORK.search(request):
        setting = setting.model_copy(update={"place": MEETING_ROOM})
    return shot.model_copy(update={"subjects": subjects, "setting": setting})


_JAM: Final = re.compile(
    r"\b(?:in|through) (?:\w+ ){0,2}traffic\b|\btraffic jam\b|\bgridlock\b|\bbumper[- ]to[- ]bumper\b"
)
JAM: Final = 5
"""How many cars stand for a traffic jam."""


def with_traffic(shot: Shot) -> Shot:
    """The shot with other cars about one vehicle that is told to be in traffic.

    Args:
        shot: its request and the vehicle.
    """
    wheeled = [s for s in shot.subjects if s.kind in ("vehicle", "cycle")]
    if len(wheeled) != 1 or wheeled[0].count > 1 or not _JAM.search(shot.request.lower()):
        return shot
    cars = Subject(
        id="traffic", noun="cars", kind="vehicle", count=JAM, importance=Importance.BACKGROUND,
        position=f"next to the {wheeled[0].noun}", looks=[Look(text="grey", colour="grey")],
    )  # fmt: skip
    return shot.model_copy(update={"subjects": [*shot.subjects, cars]})
