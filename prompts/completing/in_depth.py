"""Who comes towards the lens, leaves it or makes for something far: which way they go, and the camera for it."""

from __future__ import annotations

import re
from typing import Final

from prompts.completing.deciding import Slate
from prompts.completing.framing import LIVING
from prompts.shot import Move, Shot, Speed, Subject
from prompts.wording import any_such

__all__ = ["choose_in_depth"]


def choose_in_depth(slate: Slate, main: Subject) -> None:
    """The camera of who comes towards it, leaves it, or makes for something as large as a castle."""
    shot = slate.shot
    for number, beat in enumerate(shot.beats):
        if beat.subject != main.id or beat.motion not in _GOES:
            continue
        words = beat.action.lower()
        if beat.direction in ("toward", "away") and (_IN_DEPTH.search(words) or _is_alone(shot, main)):
            if beat.direction == "toward" and main.kind in LIVING:
                why = "going before who comes to the lens holds the face in frame"
                slate.choose("camera.moves", [Move(kind="track_lead", target=main.id)], why)
            why = "it grows as it comes" if beat.direction == "toward" else "it grows smaller as it leaves"
            slate.choose("camera.moves", [Move(kind="static")], f"before a camera that stands still, {why}")
        if beat.direction in _ALONG and _side_by_side(shot, main, slate.words) and not slate.said("camera.view"):
            move = Move(kind="track_lead", speed=Speed.MEDIUM, target=main.id)
            slate.choose("camera.moves", [move], "who go side by side are both seen from before them")
        goal = "" if beat.direction not in _ALONG else _goal_of(shot, main, words)
        if goal:
            slate.choose(f"beats[{number}].direction", "away", f"{goal} ahead is seen past who makes for it")
            move = Move(kind="track_tail", speed=Speed.MEDIUM, target=main.id)
            slate.choose("camera.moves", [move], f"followed from behind, with {goal} ahead in sight")
        return


_GOES: Final = frozenset({"walk", "run", "ride", "drive", "gallop", "trot", "fly", "sail", "swim", "carry", "crawl"})
_IN_DEPTH: Final = re.compile(
    r"\b(?:to|towards?|into|from) (?:the |a |an |our )?(?:[\w-]+ ){0,2}?"
    r"(?:camera|lens|viewers?|us|me|audience|screen|sunset|sunrise|sun|distance|horizon|fog|mist|haze|dark(?:ness)?"
    r"|night|dusk|light|blizzard|(?:snow)?storm|void|unknown)\b"
)
_FAR_GOAL_M: Final = 6.0
_FAR_PLACES: Final = re.compile(
    r"\btowards? (?P<place>(?:the |an? )?(?:[\w-]+ ){0,2}?(?:mountains?|hills?|peaks?|summit|volcano|island|coast|shore"
    r"|city|skyline|village|town|forest|woods|ruins|cliffs?|canyon|dunes?))\b"
)


_ALONG: Final = frozenset({"", "along", "across", "through", "past", "around", "forward", "down", "up"})
"""Directions that say nothing of the way on screen."""
_ABREAST: Final = re.compile(
    r"\b(?:hand in hand|holding hands|arm in arm|side by side|shoulder to shoulder|arms linked)\b"
)
_PAIR: Final = re.compile(r"\b(?:couple|pair|newlyweds|twins)$")


def _side_by_side(shot: Shot, main: Subject, words: str) -> bool:
    """Whether two people go next to each other, where one would hide the other from the side."""
    people = [s for s in shot.subjects if s.kind == "human"]
    two = main.kind == "human" and (sum(s.count for s in people) == _TWO or _PAIR.search(main.noun.lower()) is not None)
    return two and _ABREAST.search(words) is not None


_TWO: Final = 2


def _is_alone(shot: Shot, main: Subject) -> bool:
    """Whether nobody else lives in the shot whom the camera would lose."""
    return not any(s.kind in LIVING for s in shot.subjects if s.id != main.id)


def _goal_of(shot: Shot, main: Subject, words: str) -> str:
    """The building or mountain that the words take somebody to, for a reason; empty where there is none."""
    for other in shot.subjects:
        high = (other.height_m or 0.0) > _FAR_GOAL_M and other.kind in ("building", "landform")
        noun = re.escape(other.noun.lower())
        if other is not main and high and re.search(rf"\b(?:to|towards?|up to|for) (?:[\w-]+ ){{0,3}}?{noun}\b", words):
            return any_such(other)
    place = _FAR_PLACES.search(words)
    return place["place"] if place is not None else ""
