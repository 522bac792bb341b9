"""Who is before a huge moon or sun is out of doors, with that disc behind them: `kissing in front of the moon`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.shot import Subject
from prompts.vocabulary import table

__all__ = ["stand_before_disc"]

_BEFORE: Final = re.compile(
    r"\b(?:in front of|against|before|silhouetted by|backlit by|framed by) (?:an?|the) "
    r"(?P<how>(?:[\w-]+ ){0,2}?)(?P<what>moon|sun)\b(?! (?:temple|pyramid|god|base|rover|lander))",
    re.IGNORECASE,
)
_LARGE: Final = re.compile(r"\b(?:huge|giant|enormous|massive|gigantic|big|large|oversized|blood)\b", re.IGNORECASE)
_HOURS: Final = {"moon": "night", "sun": "sunset"}
_FAR_OFF: Final = frozenset({"space", "sky", "underwater"})
_FLIES: Final = frozenset({"fly", "float"})


def stand_before_disc(draft: Draft, text: str) -> None:
    """The disc that somebody is told to be before as what hangs behind them, in the open and at its hour.

    Args:
        draft: what is read of the text; who flies past the disc has it in the sky.
        text: as it was given.
    """
    told = _BEFORE.search(text)
    stage = table("stages").get(str(draft.values.get("setting.stage", "")))
    if told is None or (stage is not None and (stage.interior or stage.id in _FAR_OFF)):
        return
    what = told["what"].lower()
    if (what == "sun" and not _LARGE.search(told["how"])) or any(b.motion in _FLIES for b in draft.beats):
        return
    discs = {s.id for s in draft.subjects if s.kind == "celestial" and s.noun.lower().endswith(what)}
    if not any(s.id not in discs for s in draft.subjects):
        return
    draft.subjects = [_free_of(subject, told[0]) for subject in draft.subjects if subject.id not in discs]
    draft.beats = [b.model_copy(update={"target": ""}) if b.target in discs else b for b in draft.beats]
    draft.details.append(f"{told['how']}{what} behind"[:160])
    if stage is None:
        draft.put("setting.stage", "plain", told[0])
    draft.values["setting.interior"] = False
    if "setting.time_of_day" not in draft.values:
        draft.put("setting.time_of_day", _HOURS[what], told[0])
    if "lighting.key_azimuth_deg" not in draft.values:
        draft.put("lighting.key_azimuth_deg", 180.0, told[0])


def _free_of(subject: Subject, told: str) -> Subject:
    """A subject whose only place is before the disc, without it."""
    return subject.model_copy(update={"position": ""}) if subject.position.lower() == told.lower() else subject
