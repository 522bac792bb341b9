"""Who brings somebody a thing comes to them with it and hands it over; who lets go without a word lets go of that."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table
from prompts.wording.english import is_plural

__all__ = ["with_what_is_brought", "with_what_is_let_go"]

_BRINGS: Final = re.compile(r"(?:\w+ly )?(?:bring|carry|tak|fetch|deliver)ing (?:over )?")
_TO: Final = r"\b(?:to|over to|up to|for) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?"
_FIRST: Final = r"(?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?"
_HANDS_OVER_S: Final = 1.5
"""How long somebody takes to hand a thing over."""
_LEAST: Final = 0.5
"""Which share of the deed goes to the way at the least."""
_USUAL_S: Final = 4.0
_LETS_GO: Final = re.compile(r"(?:\w+ly )?(?:let|lets|letting) (?:it |them )?go(?: of (?:it|them))?$")
_GIVES: Final = re.compile(r"(?:\w+ly )?(?:giv|hand|pass|offer|buy|bring|sell)ing\b")
_GIVES_BACK: Final = re.compile(r"(?:\w+ly )?(?:giv|hand|pass)ing (?:[\w' -]+ back|back [\w' -]+)$")
_TO_THEM: Final = re.compile(r"(?:\w+ly )?(?:giv|hand|pass|offer|show)ing .*\bto (?P<whom>her|him)$")
_HOLDS: Final = re.compile(r"(?:\w+ly )?(?:hold|carry|clutch|grab|catch|hug|flying? )\w*")
_RISES: Final = frozenset({"float", "rise", "fly"})


def with_what_is_brought(shot: Shot) -> Shot:
    """The shot with each bringing of a thing to somebody as two deeds: the way to them, and the handing over.

    Args:
        shot: its people and their beats, which have their times.
    """
    beats: list[Beat] = []
    for beat in shot.beats:
        beats += _way_and_gift(shot, _given_to_them(shot, beats, _given_back(shot, beats, beat)))
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats[:24]})


def _given_to_them(shot: Shot, earlier: list[Beat], beat: Beat) -> Beat:
    """A gift to `her` with her noun, where who gives it has come up to her before."""
    words = beat.action.lower()
    told = _TO_THEM.match(words)
    met = [b for b in earlier if b.subject == beat.subject and b.motion in ("walk", "run")]
    whom = next((s for b in reversed(met) for s in shot.subjects if s.id == b.target and is_person(s)), None)
    if told is None or whom is None:
        return beat
    return beat.model_copy(update={"action": f"{words[: told.start('whom')]}the {whom.noun}"})


def _given_back(shot: Shot, earlier: list[Beat], beat: Beat) -> Beat:
    """A giving back with the one named who gets it: the last to have given anything to who does it."""
    words = beat.action.lower()
    back = _GIVES_BACK.match(words)
    doer = next((s for s in shot.subjects if s.id == beat.subject), None)
    if back is None or doer is None or re.search(r"\bto (?:an?|the|his|her|their) ", words):
        return beat
    got = (b for b in reversed(earlier) if b.subject != doer.id and _GIVES.match(b.action.lower()))
    giver = next((s for b in got for s in shot.subjects if s.id == b.subject and is_person(s)), None)
    thing = next((s for s in shot.subjects if _is_gift(words, s)), None)
    thing = thing or _in_the_hand_of(shot, earlier, doer.id)
    if giver is None or thing is None:
        return beat
    return beat.model_copy(update={"action": f"giving the {thing.noun} to the {giver.noun}", "target": thing.id})


def _way_and_gift(shot: Shot, beat: Beat) -> list[Beat]:
    words = beat.action.lower()
    bringer = next((s for s in shot.subjects if s.id == beat.subject and s.count == 1 and _comes(s)), None)
    said = _BRINGS.match(words)
    if bringer is None or said is None:
        return [beat]
    taker = next((s for s in shot.subjects if s is not bringer and _is_taker(words, said.end(), s)), None)
    thing = next((s for s in shot.subjects if s is not taker and _is_gift(words, s)), None)
    if taker is None or thing is None:
        return [beat]
    if not is_person(bringer):
        carries = f"walking up to the {taker.noun} carrying the {thing.noun}"
        return [beat.model_copy(update={"action": carries, "motion": "walk", "target": thing.id, "speed_mps": None})]
    start = beat.start_s or 0.0
    end = beat.end_s if beat.end_s is not None else shot.duration_s or _USUAL_S
    there_s = max(end - _HANDS_OVER_S, start + _LEAST * (end - start))
    way = {"action": f"walking up to the {taker.noun}", "motion": "walk", "target": taker.id, "end_s": there_s}
    several = thing.count > 1 or is_plural(thing.noun)
    gift = f"giving {'the' if several else 'a'} {thing.noun} to the {taker.noun}"
    hands = {"action": gift, "target": thing.id, "start_s": there_s, "end_s": end, "speed_mps": None}
    return [beat.model_copy(update={**way, "start_s": start, "speed_mps": None}), beat.model_copy(update=hands)]


def _comes(subject: Subject) -> bool:
    return is_person(subject) or subject.kind == "quadruped"


def _is_taker(words: str, verb_end: int, subject: Subject) -> bool:
    """Whether the words name somebody as who gets what is brought."""
    kind = table("kinds").get(subject.kind or "thing")
    if kind is None or not kind.animate or subject.count > 1:
        return False
    names = "|".join(re.escape(name) for name in names_of(subject))
    first = re.match(rf"{_FIRST}(?:{names})\b(?! (?:to|into|out|home|away|back)\b)(?= \w)", words[verb_end:])
    return first is not None or re.search(rf"{_TO}(?:{names})\b", words) is not None


def _is_gift(words: str, subject: Subject) -> bool:
    kind = table("kinds").get(subject.kind or "thing")
    alive = kind is not None and kind.animate
    small = subject.kind not in ("furniture", "building", "landform", "liquid", "vehicle")
    return not alive and small and any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(subject))


def with_what_is_let_go(shot: Shot) -> Shot:
    """The shot with what somebody lets go named where the words only say that they do: the balloon given to them.

    What floats away then is gone from the hand in that same deed.

    Args:
        shot: its people and their beats, in order.
    """
    beats = list(shot.beats)
    for number, beat in enumerate(beats):
        if _LETS_GO.match(beat.action.lower()) is None:
            continue
        thing = _in_the_hand_of(shot, beats[:number], beat.subject)
        if thing is not None:
            beats[number] = beat.model_copy(
                update={
                    "action": f"letting go of the {thing.noun}",
                    "target": thing.id,
                    "motion": "stand",
                    "speed_mps": None,
                }
            )
    gone = {
        after.target or after.subject
        for before, after in pairwise(beats)
        if before.action.startswith("letting go of the ") and before.target == after.subject and after.motion in _RISES
    }
    kept = [b for b in beats if not (b.subject in gone and b.motion in _RISES)]
    return shot if kept == list(shot.beats) else shot.model_copy(update={"beats": kept})


def _in_the_hand_of(shot: Shot, earlier: list[Beat], who: str) -> Subject | None:
    """What somebody has been given, or has taken hold of, in the latest beat before that tells of it."""
    called = [name for s in shot.subjects if s.id == who for name in names_of(s)]
    for beat in reversed(earlier):
        words = beat.action.lower()
        given = beat.subject != who and _GIVES.match(words) is not None
        if given and not any(name in words for name in called):
            continue
        if given or (beat.subject == who and _HOLDS.match(words)):
            found = next((s for s in shot.subjects if s.id != who and _is_gift(words, s)), None)
            if found is not None:
                return found
    return None
