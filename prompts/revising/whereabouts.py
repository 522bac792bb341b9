"""Whether a place that a wish names is another place of the shot, where a deed goes, or where somebody new stands."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.cast import Cast
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS
from prompts.reading.surroundings import NO_GROUND
from prompts.revising.tidying import GROUNDS
from prompts.shot import Shot, Source
from prompts.vocabulary import table

__all__ = ["keep_ground", "keep_under_snow", "keep_with_newcomers", "no_place", "stand_there"]


_GOAL: Final = re.compile(r"\b(?:into|onto|behind|under|out of|towards?) (?P<where>(?:an?|the) [\w -]+)", re.I)
"""Where a deed goes: `disappear into a tunnel`."""


def keep_ground(draft: Draft, shot: Shot, text: str) -> None:
    """`the dough falls on the floor`: where a deed ends is told with it, and the shot stays where it is."""
    head = str(draft.values.get("setting.place", "")).lower().split()[-1:]
    goes = _GOAL.search(text)
    goal = goes is not None and bool(head) and head[0] in goes["where"].lower().split()
    if not (draft.beats and shot.setting.place and head and (head[0] in GROUNDS or goal)):
        return
    said = draft.said.get("setting.place", "")
    for path in ("setting.place", "setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    if said and said.lower() not in draft.beats[-1].action.lower():
        action = f"{draft.beats[-1].action} {said}"
        draft.beats[-1] = draft.beats[-1].model_copy(update={"action": action[:400]})


def keep_under_snow(draft: Draft, shot: Shot, text: str) -> None:
    """`in the snow` is the weather of the place that the user has named, unless no snow is looked for there."""
    row, told = table("stages").get(shot.setting.stage or ""), shot.source_of("setting.place")
    named = told is not None and told.source is Source.USER
    if draft.values.get("setting.stage") != "snow" or row is None or not named or _INSTEAD.search(text):
        return
    if row.interior or row.id in NO_GROUND or row.id in _UNSNOWED or _OPEN_LAND.search(shot.setting.place.lower()):
        return
    said = draft.said.get("setting.place", "")
    for path in ("setting.place", "setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    draft.put("setting.weather", "snow", said)


_INSTEAD: Final = re.compile(r"\binstead\b", re.I)
_UNSNOWED: Final = frozenset({"beach", "desert"})
_OPEN_LAND: Final = re.compile(r"\b(?:meadows?|grass|grassland|plains?|prairies?|savannah?s?|steppe)$")
"""Places that one leaves for the snow."""


def keep_with_newcomers(draft: Draft, shot: Shot, cast: Cast, text: str) -> None:
    """`two cubs watch from the bank`: where a newcomer is who acts, or from where, is no other place of the shot."""
    said = draft.said.get("setting.place") or draft.said.get("setting.stage", "")
    if not {"setting.place", "setting.stage"} & draft.values.keys() or _INSTEAD.search(text):
        return
    known = {subject.id for subject in shot.subjects}
    fresh = [subject for subject in cast.subjects if subject.id not in known]
    set_already = bool(shot.setting.place or shot.setting.stage)
    theirs = bool(fresh and draft.beats) and all(beat.subject not in known and beat.subject for beat in draft.beats)
    if not (set_already and (theirs or _FROM.search(text))):
        return
    for path in ("setting.place", "setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    if theirs and said and said.lower() not in draft.beats[-1].action.lower():
        draft.beats[-1] = draft.beats[-1].model_copy(update={"action": f"{draft.beats[-1].action} {said}"[:400]})


_FROM: Final = re.compile(r"^(?:seen |shot |filmed |and )?from (?:the|an?) ", re.I)
"""From where something is looked at, which is not where it happens: `from the altar`."""


def no_place(draft: Draft) -> list[str]:
    """What `add some traffic` brings into the place, which is no other place."""
    what = str(draft.values.get("setting.place", ""))
    for path in ("setting.place", "setting.stage", "setting.interior") if what else ():
        draft.values.pop(path, None)
    return [what] if what else []


def stand_there(cast: Cast, draft: Draft, text: str) -> None:
    """`add a cat on the counter`: where the newcomer is, not where the shot is."""
    where = draft.said.get("setting.place") or draft.said.get("setting.stage", "")
    place = str(draft.values.get("setting.place", where))
    for path in ("setting.place", "setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    newcomer = cast.subjects[-1]
    told = re.search(
        rf"\b(?:on|in|at|under|behind|beside|by|near|over|above) (?=(?:[\w']+ )?{re.escape(place)}\b)", text, re.I
    )
    at = told.group().lower() if told else "at "
    cast.update(newcomer.id, position=(where if where.lower() != place.lower() else f"{at}{_the(place)}")[:160])


def _the(place: str) -> str:
    """A place with its article: `the table`, `her lap`."""
    return place if place.lower().split()[0] in DETERMINERS else f"the {place}"
