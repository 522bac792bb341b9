"""How fast one of the cast does what it does: `the car drives slower`, `she should spin faster`, `chopping faster`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.shot import Beat, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["put_pace"]

_STEP: Final = 1.5
"""What one step makes of a travelling speed."""

_MANNERS: Final = {1: ("quickly", "very quickly"), -1: ("slowly", "very slowly")}
_WHO: Final = re.compile(r"\b(?:the|his|her|its|their|both) [\w' -]+|\b(?:he|she|they|him|her|them)\b|\bit\b", re.I)
_GENERAL: Final = frozenset({"it", "this", "that", "everything", "the shot", "the scene", "the whole thing", "things"})
_TRAVELS: Final = frozenset({"go", "move", "travel", "come", "walk", "run"})
"""Verbs that speak of any way of travelling."""


def put_pace(shot: Shot, edits: Edits, around: str, said: str, sign: int, steps: float, *, factor: float = 0.0) -> bool:
    """Change the speed of whoever the words between two commas speak of.

    Args:
        shot: the shot as it is.
        edits: takes the speeds and manners.
        around: those words.
        said: the relative words among them.
        sign: 1 faster, -1 slower.
        steps: how much: 0.5 for a bit, 2 for much.
        factor: multiply by this instead, for `twice as fast`.

    Returns:
        False when nobody is spoken of, or nobody who does anything: the whole shot is meant.
    """
    rest = " ".join(around.replace(said.strip(), " ").split())
    doers = _doers(shot, said) or _doers(shot, rest)
    verbs = {verb.base for word in re.findall(r"[a-z]+", rest.lower()) if (verb := verb_of(word))}
    told = [i for i, beat in enumerate(shot.beats) if _does(beat, verbs) and (not doers or beat.subject in doers)]
    found = told or [i for i, beat in enumerate(shot.beats) if beat.subject in doers and _named(rest, said)]
    for index in found:
        _put(shot, edits, index, said, sign, factor or _STEP ** (sign * steps))
    return bool(found)


def _doers(shot: Shot, words: str) -> set[str]:
    """Ids of the subjects that words name, other than by `it`, which may be the shot."""
    found: set[str] = set()
    for match in _WHO.finditer(words):
        parts = match.group().split()
        for end in range(len(parts), 0, -1):
            phrase = " ".join(parts[:end])
            if phrase.lower() in _GENERAL:
                break
            if phrase.lower() != "it" and (indices := find_subjects(shot, phrase)):
                found |= {shot.subjects[i].id for i in indices}
                break
    return found


def _named(rest: str, said: str) -> bool:
    """True where somebody is named by a noun or a personal pronoun."""
    return any(m.group().lower() not in _GENERAL for m in _WHO.finditer(f"{rest} , {said}"))


def _does(beat: Beat, verbs: set[str]) -> bool:
    """True when the verbs say what the beat says, by itself or by its way of moving."""
    row = table("motions").get(beat.motion or "")
    own = verb_of(beat.action.lower().split()[0]) if beat.action else None
    motions = {terms_by_phrase("motions").get(v) for v in verbs}
    travels = bool(row and row.speed_mps and verbs & _TRAVELS)
    return bool(own and own.base in verbs) or travels or (beat.motion is not None and beat.motion in motions)


def _put(shot: Shot, edits: Edits, index: int, said: str, sign: int, factor: float) -> None:
    beat = shot.beats[index]
    row = table("motions").get(beat.motion or "")
    usual = row.speed_mps if row else 0.0
    if usual > 0:
        now = edits.values.get(f"beats[{index}].speed_mps", beat.speed_mps) or usual
        edits.put(f"beats[{index}].speed_mps", round(min(now * factor, 12000.0), 3), said)
        return
    way = sign if factor >= 1 or sign < 0 else -1
    first, second = _MANNERS[way]
    edits.put(f"beats[{index}].manner", second if beat.manner == first else first, said)
