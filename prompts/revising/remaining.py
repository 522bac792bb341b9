"""Where somebody stays who is told to do something else: in the saddle, at the wheel, on the bench, at the desk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from prompts.reading.grammar import singulars
from prompts.shot import Beat, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["remains_aboard", "with_seat"]

_ABOARD: Final = frozenset({"ride", "drive", "sail"})
"""Motions of those whom something carries."""
_GAITS: Final = frozenset({"trot", "gallop"})
"""Motions that are the mount's where somebody rides."""
_IN_SEAT: Final = frozenset({"wave", "point", "talk", "look", "eat", "carry", "work", "turn", "throw"})
"""Motions that hands, head and voice do where somebody sits."""
_LEAVES_IT: Final = re.compile(
    r"(?:stop|halt|brak|park|arriv|dismount|stand|ris|get|climb|step|jump|leap|fall(?!\w* asleep)|leav|abandon|sink"
    r"|crash|walk|run|kneel)\w*\b"
)
"""Verbs of those who get off."""
_FROM_BESIDE: Final = re.compile(r"(?:push|pet|feed|groom|brush|wash|clean|repair|fix|fill|unload|load)\w*\b")
"""Verbs of those who have to do with what carries them, from beside it."""
_ENDS_IT: Final = re.compile(
    r"(?:stop|halt|brak|park|arriv|dismount|crash)\w*\b|(?:get|climb|step|jump|leap|fall)\w* (?:off|out|down)\b"
)
"""Deeds that a ride comes to, which is seen before them."""
_SEATS: Final = re.compile(
    r"\b(?:on|in|at|against|by) (?:an?|the|his|her|their|its|my|our) (?P<what>[\w-]+(?: [\w-]+){0,2})"
)
_SEAT_WORDS: Final = frozenset(
    {
        "bench",
        "swing",
        "hammock",
        "step",
        "stair",
        "windowsill",
        "wall",
        "rock",
        "log",
        "stump",
        "blanket",
        "grass",
        "floor",
        "ground",
        "sand",
        "carpet",
        "rug",
        "snow",
    }
)
"""What one sits or lies on, beside furniture and boats."""
_SEAT_KINDS: Final = frozenset({"furniture", "boat"})
_BESIDE: Final = re.compile(r"\b(?:next to|beside|with|by|opposite|across from) (?:him|her|them|it|the|an?)\b")
"""With whom somebody sits."""
_PLACED: Final = re.compile(r"\b(?:on|in|at|into|onto|under|against|beside|behind|by|to|from) ")


def remains_aboard(row: dict[str, Any], fresh: Sequence[Beat], shot: Shot) -> bool:
    """Whether somebody is still carried, or sits, while they do what a wish tells: who drives, and sings.

    Args:
        row: a beat of the shot, as data.
        fresh: the deeds of the wish.
        shot: as it was.
    """
    motion = row["motion"]
    own = [beat for beat in fresh if beat.subject == row["subject"]]
    if motion in _ABOARD and row["target"]:
        first = own[0] if own else None
        return first is None or _ENDS_IT.match(first.action.lower()) is not None or _is_done_aboard(first)
    seated = _seat_in(row["action"], shot) != "" or _BESIDE.search(row["action"].lower()) is not None
    return motion == "sit" and seated and all(_is_done_in_seat(beat) for beat in own)


def _is_done_aboard(beat: Beat) -> bool:
    """Whether it is done in the saddle or at the wheel."""
    return _is_done_in_seat(beat) and not _FROM_BESIDE.match(beat.action.lower())


def _is_done_in_seat(beat: Beat) -> bool:
    """Whether hands, head or voice do it alone."""
    by_hand = beat.motion in _IN_SEAT or beat.action.lower().startswith("playing")
    return by_hand and not beat.direction and not _LEAVES_IT.match(beat.action.lower())


def with_seat(beat: Beat, shot: Shot) -> Beat:
    """The new deed of somebody where they did the old one: `sleeping`, of one who read `on a park bench`.

    Args:
        beat: of a wish.
        shot: as it was.
    """
    mount = next((old.target for old in shot.beats if old.subject == beat.subject and old.motion == "ride"), "")
    noun = next((s.noun for s in shot.subjects if s.id == mount and s.kind == "quadruped"), "")
    if noun and beat.motion in _GAITS:
        return beat.model_copy(update={"action": f"{beat.action} on the {noun}", "motion": "ride", "target": mount})
    row = table("motions").get(beat.motion or "")
    still = row is not None and row.speed_mps == 0.0
    upright = beat.motion == "stand" or _LEAVES_IT.match(beat.action.lower()) is not None
    if not (still or beat.motion == "carry") or upright or _PLACED.search(beat.action.lower()):
        return beat
    for old in shot.beats:
        was = table("motions").get(old.motion or "")
        where = _seat_in(old.action, shot) if old.subject == beat.subject and was and was.speed_mps == 0.0 else ""
        if where:
            seat = next((s.id for s in shot.subjects if where.lower().endswith(s.noun.lower())), "")
            return beat.model_copy(update={"action": f"{beat.action} {where}", "target": beat.target or seat})
    return beat


def _seat_in(action: str, shot: Shot) -> str:
    """The words of a deed that say on or at what somebody sits or lies; empty where they say no such thing."""
    kinds = {s.noun.lower().split()[-1]: s.kind for s in shot.subjects if s.noun}
    for match in _SEATS.finditer(action.lower()):
        words = match["what"].split()
        for many in range(len(words), 0, -1):
            if _is_seat(words[many - 1], kinds):
                return action[match.start() : match.start("what") + len(" ".join(words[:many]))]
    return ""


def _is_seat(word: str, kinds: Mapping[str, str | None]) -> bool:
    """Whether one sits or lies on or at it: furniture, a boat, a step."""
    forms = singulars(word)
    noun = next((table("nouns")[known] for f in forms if (known := terms_by_phrase("nouns").get(f))), None)
    kind = kinds.get(word) or (noun.kind if noun else "")
    return kind in _SEAT_KINDS or not _SEAT_WORDS.isdisjoint({word, *forms})
