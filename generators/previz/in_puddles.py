"""Who splashes, jumps or rolls in a puddle is in it: it lies under them, and does not bear them as a lake would."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Shot

__all__ = ["in_a_puddle", "puddle_in", "with_puddles_underfoot"]

PUDDLE: Final = "puddle"
_IN_ONE: Final = re.compile(
    r"\b(?P<verb>splash|stomp|stamp|jump|hop|leap|play|roll|wallow|danc|bath|skip|run|dash|frolic|sit|stand|land|wad|step|tread)\w*\b"
    r"(?: (?:[\w-]+ ){0,3}?(?:in|into|through|on|across) )(?:(?:an?|the|some|every|each|one|his|her|its|all the) )?"
    r"(?:[\w-]+ ){0,3}?puddles?\b"
)
_MUDDY: Final = re.compile(r"\bmud(?:dy)?\b")
_MOTIONS: Final = {"roll": "roll", "wallow": "roll", "run": "run", "dash": "run", "wad": "walk", "step": "walk",
                   "tread": "walk", "sit": "sit", "stand": "stand"}  # fmt: skip
"""What is done in a puddle by its word; anything else is done in leaps."""


def in_a_puddle(words: str) -> bool:
    """Whether the words of a deed, in lower case, tell of somebody in a puddle."""
    return _IN_ONE.search(words) is not None


def puddle_in(words: str) -> str:
    """The noun of the puddle that somebody is in, by the words of a deed in lower case; empty for none."""
    if not in_a_puddle(words):
        return ""
    return f"mud {PUDDLE}" if _MUDDY.search(words) else PUDDLE


def with_puddles_underfoot(shot: Shot) -> Shot:
    """The shot without a puddle of its own where somebody is in it, who then has it underfoot; nobody swims there."""
    there = [beat for beat in shot.beats if in_a_puddle(beat.action.lower())]
    puddles = {s.id for s in shot.subjects if s.kind == "liquid" and s.noun.lower().rstrip("s").endswith(PUDDLE)}
    if not there or any(beat.subject in puddles for beat in shot.beats):
        return shot
    beats = [_on_its_feet(beat) if beat in there else beat for beat in shot.beats]
    subjects = [s for s in shot.subjects if s.id not in puddles]
    beats = [b.model_copy(update={"target": ""}) if b.target in puddles else b for b in beats]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _on_its_feet(beat: Beat) -> Beat:
    """What is done in a puddle as its motion on solid ground."""
    found = _IN_ONE.search(beat.action.lower())
    verb = found["verb"] if found else ""
    if verb in _MOTIONS and beat.motion != "swim":
        return beat
    return beat.model_copy(update={"motion": _MOTIONS.get(verb, "jump")})
