"""How high the water goes: `bigger waves`, `a rougher sea`, `calm water`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.subjects import cut
from prompts.shot import Shot

__all__ = ["read_seas"]

_WATER: Final = r"(?:waves?|swells?|surf|seas?|oceans?|water|waters)"
_ROUGH: Final = (
    r"(?:(?:much|a bit|a little|even|really|very|more) )*"
    r"(?:bigger|higher|larger|taller|stronger|rougher|wilder|choppier|huge|big|high|giant|massive|rough|choppy|wild|violent)"
)
_CALM: Final = (
    r"(?:(?:much|a bit|a little|even|really|very|more) )*"
    r"(?:calmer|smaller|lower|flatter|gentler|smoother|quieter|calm|flat|gentle|smooth|glassy|still|small)"
)
_LEAD: Final = r"(?:^|(?<=[,;] )|(?<=and ))(?:(?:make|have|let|with|give me|i want|on|add) )?(?:the |an? |some )?"
_BE: Final = r"(?:(?:should|must) (?:be|get) |(?:is|are|be|gets?|becomes?) )?"
_END: Final = r"(?: (?:please|now|instead))?(?=$|[,;.]| and )"


def _told(how: str) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?:{how} {_WATER}|{_WATER} {_BE}{how}){_END}", re.IGNORECASE)


_UP = _told(_ROUGH)
_DOWN = re.compile(rf"{_told(_CALM).pattern}|{_LEAD}calm (?:down )?the {_WATER}{_END}", re.IGNORECASE)
_HIGH_WORDS: Final = re.compile(r"\b(?:high|big|huge|rough|stormy|raging|choppy|wild|violent)\b ?", re.IGNORECASE)
_CALM_WORDS: Final = re.compile(r"\b(?:calm|flat|gentle|smooth|glassy|still|quiet)\b ?", re.IGNORECASE)


def read_seas(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to how high the waves are, where the shot is at sea or on a lake.

    Returns:
        The text without what was understood.
    """
    if shot.setting.stage not in _HIGH:
        return text
    for pattern, detail, against in ((_UP, _HIGH[shot.setting.stage], _CALM_WORDS), (_DOWN, "calm water", _HIGH_WORDS)):
        match = pattern.search(text)
        if match is None:
            continue
        _put(shot, edits, detail, against, match.group())
        if detail == "calm water" and shot.setting.weather == "storm":
            edits.put("setting.weather", "overcast", match.group())
        return cut(text, match)
    return text


_HIGH: Final = {"sea": "high waves", "lake": "rough water"}
"""What is said of each water as it goes high."""


def _put(shot: Shot, edits: Edits, detail: str, against: re.Pattern[str], said: str) -> None:
    """The detail, and neither in the place nor in the other details a word against it."""
    kept = [d for d in shot.setting.details if d != detail and not (against.search(d) and re.search(_WATER, d, re.I))]
    edits.put("setting.details", [*kept, detail][:24], said)
    place = against.sub("", shot.setting.place).strip()
    if place and place != shot.setting.place:
        edits.put("setting.place", place, said)
