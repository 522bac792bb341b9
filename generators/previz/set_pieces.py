"""What the set or a deed brings with it: a Christmas room its tree, an operation its patient, a court its net."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["without_set_pieces"]

_CHRISTMAS: Final = re.compile(r"\b(?:christmas|xmas)\b")
_OPERATES: Final = re.compile(r"(?:operating|performing (?:\w+ ){0,3}?(?:surgery|operation)) on\b")
_NET_GAMES: Final = re.compile(r"\b(?:volleyball|tennis court)\b")
_VOLLEYBALL: Final = re.compile(
    r"\b(?:play|pass|toss|hit|serv|spik|bump|set|div)\w*\b.*\bvolleyball|\bvolleyball (?:player|team|match|game|court)"
)
MOST_DETAILS: Final = 20
_COURTS: Final = frozenset({"room", "beach", "meadow", "plain"})
_TREE: Final = re.compile(r"^(?:the )?(?:christmas |xmas )?tree$")


def without_set_pieces(shot: Shot) -> Shot:
    """The shot without what its set has: the bare tree of a Christmas room, the net of a game.

    Args:
        shot: its place; a tree that somebody decorates or that does something stays.
    """
    shot = _without_net(_without_patient(shot))
    if not (shot.setting.interior and _CHRISTMAS.search(shot.setting.place.lower())):
        return shot
    used = {b.subject for b in shot.beats} | {b.target for b in shot.beats}
    gone = {s.id for s in shot.subjects if _is_bare_tree(s) and s.id not in used}
    if not gone or len(gone) == len(shot.subjects):
        return shot
    physics = [event for event in shot.physics if event.subject not in gone]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "physics": physics})


def _without_patient(shot: Shot) -> Shot:
    """The shot without the patient of an operation, who lies under the cloth of the table that comes with it."""
    operated = {b.target for b in shot.beats if _OPERATES.match(b.action.lower())}
    busy = {b.subject for b in shot.beats}
    gone = {s.id for s in shot.subjects if s.id in operated - busy and s.noun.lower().endswith("patient")}
    if not gone:
        return shot
    beats = [b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "beats": beats})


def _without_net(shot: Shot) -> Shot:
    """The shot with the net of a game as a detail of its place: a fisherman's stays a thing."""
    words = f"{shot.request} {shot.setting.place}".lower()
    if not _NET_GAMES.search(words) or shot.setting.stage not in _COURTS:
        return shot
    if _VOLLEYBALL.search(words) and len(shot.setting.details) < MOST_DETAILS:
        details = [*shot.setting.details, "volleyball net"]
        shot = shot.model_copy(update={"setting": shot.setting.model_copy(update={"details": details})})
    gone = {s.id for s in shot.subjects if s.noun.lower().split()[-1] == "net"} - {b.subject for b in shot.beats}
    beats = [b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats]
    kept = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": kept, "beats": beats}) if gone and kept else shot


def _is_bare_tree(subject: Subject) -> bool:
    return subject.kind == "tree" and subject.count == 1 and _TREE.match(subject.noun.lower()) is not None
