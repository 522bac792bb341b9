"""What must follow so that a shot does not contradict a change: old places, hours and weathers in its other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from prompts.revising.edits import Edits, value_of
from prompts.revising.patterns import source, words_for
from prompts.shot import Shot, Source
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import with_article

__all__ = [
    "GROUNDS",
    "PLACE_PREPOSITIONS",
    "place_phrase",
    "tidy_articles",
    "tidy_avoided",
    "tidy_place",
    "tidy_stillness",
    "unsay",
]


PLACE_PREPOSITIONS: Final = source("absolute", "place_prepositions")
"""What stands before a place, as alternatives."""


def place_phrase(action: str, place: str) -> str:
    """Where an action says it takes place: `through the meadow` for the place `meadow`; empty when it does not."""
    match = re.search(rf"\b{PLACE_PREPOSITIONS} (?:the |an? )?{re.escape(place)}", action, re.I)
    return match.group() if match else ""


def tidy_place(shot: Shot, edits: Edits) -> None:
    """Take out of place and actions what a new place, hour or weather denies, and let physics meet the new ground."""
    old, new = shot.setting.place, edits.values.get("setting.place", shot.setting.place)
    if old and new != old and not new.lower().startswith(old.lower()):
        _leave_place(shot, edits, old, new)
    time = table("times_of_day").get(edits.values.get("setting.time_of_day") or "")
    if time is not None:
        dark = time.night or time.id in {"dusk", "blue_hour"}
        unsay(shot, edits, _denied("day" if dark else "night"), edits.said["setting.time_of_day"])
    weather = edits.values.get("setting.weather")
    if weather and weather != shot.setting.weather:
        _retell_weather(shot, edits, weather)
    if weather and weather != shot.setting.weather:
        unsay(shot, edits, _denied(*(set(words_for("denied")) & _WEATHERS - {weather})), edits.said["setting.weather"])


def _retell_weather(shot: Shot, edits: Edits, weather: str) -> None:
    """`snow falling outside` tells of rain once it rains, and goes when nothing falls any more."""
    falls = table("weather")[weather].precipitation
    said = edits.said["setting.weather"]
    old = [
        (i, beat)
        for i, beat in enumerate(shot.beats)
        if not beat.subject and terms_by_phrase("weather").get(beat.action.lower().split()[0]) == shot.setting.weather
    ]
    if not old or "beats" in edits.values:
        return
    if not falls:
        gone = {i for i, _ in old}
        rows = [b.model_dump(mode="json") for i, b in enumerate(shot.beats) if i not in gone]
        edits.put("beats", rows, said, incidental=True)
    for index, beat in old if falls else ():
        edits.put(f"beats[{index}].action", " ".join([falls, *beat.action.split()[1:]]), said, incidental=True)


def tidy_stillness(shot: Shot, edits: Edits) -> None:
    """What the director lets go on in an empty place, `the room lying quiet`, is over when somebody comes into it."""
    if shot.subjects or not edits.values.get("subjects"):
        return
    rows = edits.rows(shot, "beats")
    kept = [
        row
        for at, row in enumerate(rows)
        if row["subject"] or not _POSED.search(row["action"]) or not _is_directors(shot, f"beats[{at}]")
    ]
    if len(kept) < len(rows):
        edits.put("beats", kept, edits.said["subjects"], incidental=True)


_POSED: Final = re.compile(r"\b(?:lying|standing|sitting)\b")
"""A posture, which whoever comes in is not to take."""


def _is_directors(shot: Shot, path: str) -> bool:
    cue = shot.source_of(path)
    return cue is not None and cue.source is Source.DIRECTOR


def tidy_avoided(shot: Shot, edits: Edits) -> None:
    """`tokyo, not new york` names what gives way, which need not be kept out by name."""
    if "avoid" not in edits.values:
        return
    data = shot.model_dump(mode="json")
    gone = " ".join(str(value_of(data, path)).lower() for path in edits.values if path != "avoid")
    kept = [what for what in edits.values["avoid"] if what in shot.avoid or what.lower() not in gone]
    if kept == list(shot.avoid):
        del edits.values["avoid"]
    else:
        edits.values["avoid"] = kept


def tidy_articles(shot: Shot, edits: Edits) -> None:
    """`an umbrella` that has become a newspaper, and `a rainy alley` without its rain, have the article that fits."""
    rows = edits.rows(shot, "beats")
    for index, row in enumerate(rows):
        action = _ARTICLE.sub(_fitting, row["action"])
        whole = "beats" in edits.values
        if action == row["action"] or not (whole or f"beats[{index}].action" in edits.values):
            continue
        if whole:
            rows[index] = row | {"action": action}
            edits.values["beats"] = rows
        else:
            edits.values[f"beats[{index}].action"] = action


_ARTICLE: Final = re.compile(r"\b(?:an?) (?P<word>[a-z][\w-]*)")


def _fitting(match: re.Match[str]) -> str:
    told = with_article(match["word"])
    return told if told.startswith(("a ", "an ")) else match.group()


_WEATHERS: Final = frozenset({"rain", "snow", "fog", "mist", "storm", "wind", "clear", "overcast", "heat"})


GROUNDS: Final = frozenset({"floor", "ground", "table", "pavement", "road", "court", "tiles", "carpet", "rug", "lawn"})
"""Places that a thing lands on, rather than in."""


def _denied(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in words_for("denied")[name])


def _leave_place(shot: Shot, edits: Edits, old: str, new: str) -> None:
    said = edits.said["setting.place"]
    if "beats" not in edits.values:
        for index, beat in enumerate(shot.beats):
            action = edits.values.get(f"beats[{index}].action", beat.action)
            where = place_phrase(action, old)
            akin = old.split()[-1:] == new.split()[-1:] and re.search(rf"\b{re.escape(old)}\b", action, re.I)
            if where and action != where and not akin:
                edits.put(
                    f"beats[{index}].action",
                    " ".join(action.replace(where, "").split()).strip(" ,"),
                    said,
                    incidental=True,
                )
            elif akin:
                edits.put(
                    f"beats[{index}].action", re.sub(re.escape(old), new, action, flags=re.I), said, incidental=True
                )
    stage = table("stages").get(edits.values.get("setting.stage") or "")
    ground = stage.ground if stage and stage.ground in table("materials") and stage.ground != "air" else None
    for index, event in enumerate(shot.physics):
        if event.other and event.other.lower().removeprefix("the ") == old.lower():
            met = new if set(new.lower().split()) & (GROUNDS | set(terms_by_phrase("materials"))) else ""
            edits.put(f"physics[{index}].other", met, said, incidental=True)
            edits.put(f"physics[{index}].surface", ground, said, incidental=True)


_OF_THINGS_TOO: Final = frozenset({"dark", "bright"})
"""Adjectives that may be said of what a place is made of: a dark wooden table is dark by day as well."""


def unsay(shot: Shot, edits: Edits, words: Iterable[str], said: str) -> None:
    """Take adjectives that no longer hold out of the place and out of the actions."""
    plain = "|".join(sorted(word for word in words if word not in _OF_THINGS_TOO))
    told = "|".join(sorted(word for word in words if word in _OF_THINGS_TOO))
    gone = re.compile(rf"\b(?:{plain})\b,? ?" + (rf"|\b(?:{told})\b (?=\w+$)" if told else ""), re.I)
    place = edits.values.get("setting.place", shot.setting.place)
    if gone.search(place) and (bare := gone.sub("", place).strip()):
        edits.put("setting.place", bare, said, incidental=True)
    if "beats" in edits.values:
        return
    for index, beat in enumerate(shot.beats):
        action = edits.values.get(f"beats[{index}].action", beat.action)
        if shot.setting.place and shot.setting.place in beat.action and gone.search(action):
            edits.put(f"beats[{index}].action", gone.sub("", action).strip(), said, incidental=True)
