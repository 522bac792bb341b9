"""A story in plain words that is more than a shot: its hour changes, or it is a tale, told step after step."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.reading.phrases import noun_phrase_at
from prompts.reading.tagging import FINITE, tags_of
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["sentences_of_a_day", "sentences_of_a_journey", "sentences_of_a_tale"]

_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’')]*\s+")
_LEAST_SENTENCES: Final = 3
_ONE_SHOT: Final = re.compile(
    r"\b(?:time[- ]?lapse|hyperlapse|one (?:shot|take)|single (?:shot|take)|continuous (?:shot|take)|long take|oner|"
    r"same (?:shot|frame)|split[- ]screen|"
    r"as (?:the )?(?:day|night|hours?) (?:passes|pass|goes by|go by|falls|turns))\b",
    re.I,
)
"""Words by which a story of many hours is one shot all the same."""


@cache
def _hours() -> re.Pattern[str]:
    named = sorted(terms_by_phrase("times_of_day"), key=len, reverse=True)
    listed = "|".join(re.escape(name) for name in named)
    return re.compile(
        rf"\b(?:at|before|by|until|towards?|around|in the|that|the next|next|every|early|late)\s+"
        rf"(?:\w+\s+)?({listed})\b"
        rf"|^({listed})\b",
        re.I,
    )


def sentences_of_a_day(text: str) -> list[str]:
    """The parts of a story that tells of several hours, each a shot; empty for any other text."""
    if parts := _then_at_another_hour(text):
        return parts
    sentences = [part.strip() for part in _SENTENCE.split(text.strip()) if part.strip()]
    if len(sentences) < _LEAST_SENTENCES or _ONE_SHOT.search(text):
        return []
    ids = terms_by_phrase("times_of_day")
    told = [{ids[(m[1] or m[2]).lower()] for m in _hours().finditer(sentence)} for sentence in sentences]
    several = len(set().union(*told)) > 1 and all(len(hours) < 2 for hours in told)
    return sentences if several else []


_CAMERA: Final = re.compile(r"\b(?:camera|drone|shot|lens|close[- ]up|pov|tracking|panning)\b", re.I)
"""Words of who films; a camera goes from place to place in one shot."""
_WITHIN: Final = r"(?:in|inside|into|on|onto|at|through|across|along|over|up|enters?|reach(?:es)?|among)"
_ARRIVES: Final = re.compile(
    r"^(?:and |then |there |later |finally |soon |next ,? ?)*(?:in|inside|at|on|by|through|deep in|there) "
    r"(?:an?|the|his|her|their)\b"
    r"|\b(?:enters?|reach(?:es)?|arrives? (?:at|in|on)|comes? to|gets? to|returns? (?:to|into)|ends? up (?:in|at))\b",
    re.I,
)
"""How a sentence begins, or what somebody does, that leads the story to another place."""
_MORE_THAN_PLACES: Final = frozenset({
    "bridge", "castle", "palace", "temple", "table", "shelf", "desk", "surface", "bar", "court", "square", "track",
    "path", "lane", "ground", "floor", "deck", "rock", "ledge", "pool", "stairs", "steps", "shore", "sand", "waves",
    "handrail", "windowsill", "counter", "bank", "stage", "club", "hall", "station", "clouds", "sky",
    "ice", "grass", "party", "traffic",
})  # fmt: skip
"""Names of places that as often are things in one."""


def sentences_of_a_journey(text: str) -> list[str]:
    """The parts of a story that goes from one kind of place to another, each a shot; empty for any other text.

    Sentences that name no place of their own belong to the part before.
    """
    sentences = [part.strip() for part in _SENTENCE.split(text.strip()) if part.strip()]
    if len(sentences) < _LEAST_SENTENCES or _ONE_SHOT.search(text) or _CAMERA.search(text):
        return []
    groups: list[tuple[str, str]] = []
    for sentence in sentences:
        stage = _stage_in(sentence)
        if groups and not (groups[-1][1] and _leads_elsewhere(groups[-1][1], stage, sentence)):
            groups[-1] = (f"{groups[-1][0]} {sentence}", groups[-1][1] or stage)
        else:
            groups.append((sentence, stage))
    return [part for part, _ in groups] if len(groups) > 1 else []


def _leads_elsewhere(before: str, stage: str, sentence: str) -> bool:
    """Whether a sentence at a place of its own is another shot: out of a house or into one, or by its own words."""
    if not stage or stage == before:
        return False
    rows = table("stages")
    return rows[before].interior != rows[stage].interior or _ARRIVES.search(sentence) is not None


def _stage_in(sentence: str) -> str:
    """The kind of place that somebody is in or goes through by a sentence; empty where it names none."""
    places = terms_by_phrase("stages")
    for found in re.finditer(rf"\b{_WITHIN} (?=((?:[a-z'-]+ ?){{1,5}}))", sentence.lower()):
        said = found[1].split()
        for start in range(len(said)):
            for stop in range(len(said), start, -1):
                phrase = " ".join(said[start:stop])
                if phrase in places and said[stop - 1] not in _MORE_THAN_PLACES:
                    return places[phrase]
    return ""


_LEAST_OF_A_TALE: Final = 4
_STEPS_AT_LEAST: Final = 2
_TOLD_AS_PAST: Final = 0.6
"""Which share of a tale's sentences, at least, tells of what is past."""
_STEP: Final = re.compile(
    r"^(?:(?:and|but|so) )?(?:"
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|next|then|later|lastly|finally|eventually|afterwards?|at last|"
    r"in the end|soon(?: after)?|meanwhile|one (?:day|night|morning|evening)|once upon a time)\b"
    r"|(?:on|in|during|at|by) the (?:first|second|third|fourth|fifth|sixth|seventh|next|last|final|following)\b"
    r"|the (?:next|following) (?:day|night|morning|evening|week|year|summer|winter|spring)\b"
    r"|after (?:\w+ )?(?:\w+ )?(?:days?|weeks?|months?|years?|centuries|hours?|trials|that|this)\b)",
    re.I,
)
"""How a sentence begins that tells of the next step of a tale."""
_PAST_BE: Final = frozenset({"was", "were", "had", "did", "could", "would"})


def sentences_of_a_tale(text: str) -> list[str]:
    """The sentences of a tale, each a shot; empty for any other text.

    A picture is described in the present. What is told in the past, or step after step from day to day, leads from
    place to place, and no one shot holds it.
    """
    sentences = [part.strip() for part in _SENTENCE.split(text.strip()) if part.strip()]
    if len(sentences) < _LEAST_OF_A_TALE or _ONE_SHOT.search(text):
        return []
    steps = sum(bool(_STEP.match(sentence)) for sentence in sentences)
    past = sum(map(_is_past, sentences))
    return sentences if past >= _TOLD_AS_PAST * len(sentences) or steps > _STEPS_AT_LEAST else []


def _is_past(sentence: str) -> bool:
    """Whether the first finite verb of a sentence is one of the past."""
    words = Words.of(sentence)
    finite = next(
        ((words.low(at), tag) for at, tag in enumerate(tags_of(words)) if tag in FINITE and words.low(at) != "being"),
        ("", ""),
    )
    return finite[1] == "vd" or finite[0] in _PAST_BE


_THEN: Final = re.compile(r"(?<=[.!?;])\s+|,?\s+(?:and\s+)?(?:then|later)\b,?\s+(?=\S)", re.I)


def _then_at_another_hour(text: str) -> list[str]:
    """The parts of `a street in the morning, then the same street at night`; empty where the hour stays."""
    if _ONE_SHOT.search(text) or not re.search(r"\b(?:then|later)\b", text, re.I):
        return []
    rows, ids = table("times_of_day"), terms_by_phrase("times_of_day")
    groups: list[tuple[str, str]] = []
    for part in filter(None, map(str.strip, _THEN.split(text))):
        hours = {ids[(m[1] or m[2]).lower()] for m in _hours().finditer(part)}
        if len(hours) > 1:
            return []
        hour = hours.pop() if hours else ""
        if groups and (not hour or not groups[-1][1] or hour == groups[-1][1]):
            groups[-1] = (f"{groups[-1][0].rstrip(',')}, then {part}", hour or groups[-1][1])
        else:
            groups.append((_with_its_subject(part, groups[0][0]) if groups else part, hour))
    suns = [rows[hour].sun_elevation_deg for _, hour in groups if hour]
    apart = len(suns) == len(groups) > 1 and all(abs(a - b) >= _ANOTHER_LIGHT_DEG for a, b in pairwise(suns))
    return [part for part, _ in groups] if apart else []


def _with_its_subject(part: str, first: str) -> str:
    """`comes back at night` with who does it, as the first part named him."""
    verb = verb_of(part.split()[0].lower())
    words = Words.of(first)
    phrase = noun_phrase_at(words, 0, len(words)) if verb and verb.form == "third" else None
    if phrase is None or not phrase.noun:
        return part
    return f"{phrase.noun if phrase.is_name else f'the {phrase.noun}'} {part}"


_ANOTHER_LIGHT_DEG: Final = 25.0
"""Hours whose suns stand so far apart, degrees, are two shots."""
