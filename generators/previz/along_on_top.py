"""Animals that go along a wall, a branch or a fence go along the top of it, and no farther than it reaches."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.base import noun_of
from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_ways_on_top"]

_ALONG: Final = r"\b(?:along|across|on|on top of|atop) (?=(?:an?|the|its|their) (?:[\w-]+ ){0,2}?(?:"
_ONTO: Final = r"\b(?:onto|up onto|up on|on top of) (?=(?:an?|the|its) (?:[\w-]+ ){0,2}?(?:"
_TOPS: Final = frozenset({"wall", "branch", "bough", "limb", "fence", "railing", "ledge", "beam", "log"})
"""What is gone along on top of it."""
_SHORT: Final = frozenset({"branch", "bough", "limb"})
"""Those of them that are short."""
SHORT_M: Final = 0.5
_WAYS: Final = frozenset({"walk", "run", "crawl", "slither"})
_CLIMBS: Final = re.compile(r"^(?:\w+ly )?(?:climb|scrambl|clamber|hop|get)\w*(?: up)? ")
ANIMALS: Final = frozenset({"quadruped", "reptile", "insect", "creature"})
REACH_M: Final = 1.1
"""How far an animal goes on top of such a thing, m."""


def with_ways_on_top(shot: Shot) -> Shot:
    """The shot with animals on top of what they go along, and those that climb onto a wall leaping onto it.

    Args:
        shot: its animals, and the walls, branches and fences that their deeds name.
    """
    subjects = {subject.id: subject for subject in shot.subjects}
    tops = [s for s in shot.subjects if s.noun.lower().split()[-1] in _TOPS]
    beats = [_on_top(beat, subjects.get(beat.subject), tops) for beat in shot.beats]
    if not tops or beats == list(shot.beats):
        return shot
    on = {b.subject: subjects[b.target].noun for b, old in zip(beats, shot.beats, strict=True) if b != old}
    placed = [
        s.model_copy(update={"position": f"on the {on[s.id]}"})
        if s.id in on and on[s.id].lower().split()[-1] in _SHORT and not s.position
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"beats": beats, "subjects": placed})


def _on_top(beat: Beat, who: Subject | None, tops: list[Subject]) -> Beat:
    if who is None or who.kind not in ANIMALS:
        return beat
    words = beat.action.lower()
    for top in tops:
        names = "|".join(re.escape(name) for name in names_of(top))
        if beat.motion in _WAYS and re.search(rf"{_ALONG}{names})\b)", words):
            said = re.sub(rf"{_ALONG}{names})\b)", "on ", words, count=1)
            seconds = max((beat.end_s or 0.0) - (beat.start_s or 0.0), 1.0)
            short = top.noun.lower().split()[-1] in _SHORT
            slow = min(beat.speed_mps or REACH_M, (SHORT_M if short else REACH_M) * _long(who) / seconds)
            return beat.model_copy(update={"action": said, "target": top.id, "speed_mps": slow, "direction": ""})
        if beat.motion == "climb" and top.noun.lower().endswith("wall") and re.search(rf"{_ONTO}{names})\b)", words):
            leap = _CLIMBS.sub("jumping ", words)
            return beat.model_copy(update={"action": leap, "motion": "jump", "target": top.id})
    return beat


def _long(animal: Subject) -> float:
    """How far an animal goes, over what the least goes: no small one goes a body of a large one's length."""
    noun = noun_of(animal)
    return min(max((animal.height_m or (noun.height_m if noun else 0.3) or 0.3) / 0.3, 0.6), 1.4)
