"""Houses under the sky: snow that falls on a cabin, a moon over a barn."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.shot import Importance, Subject
from prompts.vocabulary import table

__all__ = ["see_under_the_sky"]

_HOUSES: Final = r"(?:cabin|hut|shack|house|cottage|farmhouse|barn|church|chapel|castle|mansion|temple|shed|home)"
_OVERHEAD: Final = re.compile(
    r"\b(?:snow|snowflakes|snowfall|blizzard|rain|raindrops|storm|lightning|thunderstorm|moon|stars|milky way"
    r"|aurora(?: borealis)?|northern lights|clouds|fog|mist|sun|sunset|sunrise|rainbow|tornado|meteors?|fireworks)"
    r"(?: \w+ly)?(?: (?:fall|drift|settl|pour|com|ris|sett|shin|danc|glow|strik|roll|swirl|explod|hang|gather|pound"
    r"|beat)\w*)?(?: down| gently| softly| slowly| up)? (?:on|onto|over|above|behind|around|upon) "
    r"(?P<phrase>(?:an? |the |my |our )?"
    rf"(?:[\w-]+ ){{0,3}}?(?P<house>{_HOUSES}))\b(?! (?:floor|interior|window|roof|door|wall)s?\b)"
)
"""What is in the air or the sky, and the house that it is seen to be over or to fall on."""


def see_under_the_sky(draft: Draft, text: str) -> None:
    """The house that snow falls on or that the moon hangs over, seen from outside as what the shot is about.

    Args:
        draft: what is read of the text.
        text: as it was given.
    """
    over = _OVERHEAD.search(text.lower())
    stage = table("stages").get(str(draft.values.get("setting.stage", "")))
    if over is None or (stage is not None and not stage.interior):
        return
    noun = re.sub(r"^(?:an?|the|my|our) ", "", over["phrase"])
    if any(over["house"] in subject.noun.lower().split() for subject in draft.subjects):
        return
    importance = Importance.SUPPORTING if draft.subjects else Importance.MAIN
    draft.subjects.append(Subject(id=over["house"], noun=noun, kind="building", importance=importance))
    draft.note(f"subjects[{len(draft.subjects) - 1}]", noun)
    for path in ("setting.stage", "setting.place", "setting.interior") if stage is not None else ():
        draft.values.pop(path, None)
        draft.said.pop(path, None)
