"""How the camera goes: `exhibiting some shaking`, `with a smooth motion`, and what else it does in its sentence.

None of this is a deed of anybody in the shot.
"""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_terms import (
    LEADS,
    LEADS_THAT_ACT,
    MANNER,
    MANNER_JOINTS,
    MANNER_VERBS,
    SHOWING_VERBS,
    STEADINESS,
    base_of,
)
from prompts.reading.grammar import DETERMINERS
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.tagging import tag_at
from prompts.reading.verbals import begins_verb
from prompts.vocabulary import table

__all__ = ["camera_holds", "of_the_subject", "read_camera_manner"]

_LEAD_WITHIN: Final = 9
"""Tokens at the head of a sentence within which the camera is named, if the sentence is about it."""


def read_camera_manner(scan: Scan, at: int) -> int:
    """`maintaining a steady pace`, in a sentence about the camera: how it goes; where that ends, or `at`."""
    words = scan.words
    if not _is_about_camera(scan, at, _PICTURES):
        return at
    stop = _manner_until(scan, at)
    if stop > at and (not scan.current or any(words.low(i) in STEADINESS for i in range(at, stop))):
        words.claim(at, stop)
        return stop
    if not _is_about_camera(scan, at):
        return at
    if scan.current:
        return at
    if words.low(at) in SHOWING_VERBS:
        stop = at + 1 + (words.low(at + 1) in {"on", "upon", "in"})
        words.claim(at, stop)
        return stop
    if tag_at(words, at) not in ("vg", "vz"):
        return at
    if base_of(words.low(at)):
        words.claim(at, at + 1)  # flying over a forest: where it goes is read next
        return at + 1
    stop = _clause_until(scan, at)
    scan.leave(at, stop)
    return stop


def of_the_subject(scan: Scan, phrase: NounPhrase) -> int:
    """`as the subject becomes smaller in the frame`: what a move makes of whom it shows; 0 for any other phrase."""
    words = scan.words
    after = phrase.head_start + 1
    bare = words.low(after - 1) in {"subject", "subjects"} and phrase.determiner in {"", "the"}
    if not bare or phrase.adjectives or not _is_about_camera(scan, phrase.start, _PICTURES | LEADS_THAT_ACT):
        return 0
    stop = _clause_until(scan, after - 1) if begins_verb(words, after, after_noun=True) else after
    scan.leave(phrase.start, stop)
    return stop


_GONE_OVER: Final = frozenset({"over", "above", "across", "through", "along"})
"""Prepositions that lead a camera to the place that is seen: `makes a descent over a city`."""


def _leads_to_somebody(scan: Scan, at: int) -> bool:
    """The `around the detective` of `creating a vertigo effect around the detective`."""
    phrase = noun_phrase_at(scan.words, at + 1, scan.end)
    row = table("nouns").get(phrase.noun_id) if phrase else None
    return row is not None and row.role == "thing" and table("kinds")[row.kind].animate


def _is_about_camera(scan: Scan, at: int, also: frozenset[str] = frozenset()) -> bool:
    """Whether the camera is named at the head of the sentence, before a token, and was understood there.

    Args:
        scan: the text.
        at: the token.
        also: other words that stand for the camera.
    """
    words = scan.words
    head = range(scan.start, min(scan.start + _LEAD_WITHIN, at))
    return any(words.claimed[i] and words.low(i) in LEADS | {"drone", "it"} | also for i in head)


_PICTURES: Final = frozenset({"pov", "shot", "footage", "handheld"})


def _manner_until(scan: Scan, at: int) -> int:
    """Where words for the camera's manner end, the first of which stands at a token; the token itself for others."""
    words, index, stop = scan.words, at, at
    rig = next((i for i in range(at + 1, min(at + 4, scan.end)) if words.low(i) in _RIGS), 0)
    if words.low(at) == "on" and rig:
        return rig + 1  # locked off on a tripod
    told = False
    while index < scan.end:
        low = words.low(index)
        manner = low in MANNER
        small = words.tokens[index].joined or low in MANNER_JOINTS | DETERMINERS | MANNER_VERBS | {","}
        describes = tag_at(words, index) in ("adj", "adv", "cue") or words.low(index + 1) in MANNER
        if not (manner or small or describes):
            break
        told = told or manner
        stop = index + 1 if manner or low in {"throughout", "video", "shot", "clip"} else stop
        index += 1
    opens = bool({words.low(at), words.low(at + 1)} & MANNER) or words.low(at) in MANNER_VERBS | MANNER_JOINTS
    opens = opens or tag_at(words, at) == "adj"
    return stop if told and opens else at


def camera_holds(scan: Scan, verb: int) -> bool:
    """Whether a verb tells that the camera comes to rest: `tilts down a waterfall, then holds`."""
    words = scan.words
    finite = tag_at(words, verb) in ("vz", "vg") and _is_about_camera(scan, verb)
    of_them = words.low(verb + 1) in {"them", "him", "her", "it"} and len(scan.cast.subjects) == 1
    closes = verb + 2 >= scan.end or words.tokens[verb + 2].is_mark
    if finite and of_them and closes and words.low(verb - 1) == "then":
        words.claim(verb, verb + 2)  # follows two cyclists, then overtakes them
        return True
    return finite and words.low(verb) in _HOLDS and not _lives(scan)


def _lives(scan: Scan) -> bool:
    """Whether somebody who lives is at hand, who may do what is told next."""
    who = scan.cast.by_id(scan.current[-1]) if scan.current else None
    return who is not None and (who.kind is None or table("kinds")[who.kind].animate)


_HOLDS: Final = frozenset({
    "holds", "pauses", "stops", "halts", "lingers", "settles", "rests", "holding", "pausing", "stopping", "lingering",
})  # fmt: skip
"""What a camera does at the end of a move, and hardly a thing that it shows."""
_RIGS: Final = frozenset({"tripod", "gimbal", "slider", "jib", "monopod", "steadicam"})
"""What a camera stands on, and nobody before it."""


def _clause_until(scan: Scan, at: int) -> int:
    """The token before which the clause that begins at a token ends."""
    words = scan.words
    for index in range(at + 1, scan.end):
        if words.tokens[index].is_mark or words.low(index) in {"while", "as", "then", "before"}:
            return index
        if words.low(index) in {"around", "behind", "beside", "on"} and _leads_to_somebody(scan, index):
            return index
        if words.low(index) in _GONE_OVER and (there := noun_phrase_at(words, index + 1, scan.end)) and there.stage:
            return index
    return scan.end
