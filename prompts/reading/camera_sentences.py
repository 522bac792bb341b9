"""Sentences whose subject is the camera: which moves go into the draft, and which words are claimed with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from prompts.reading.camera_steps import Step, steps_of
from prompts.reading.camera_subject import segments
from prompts.reading.camera_terms import (
    FAMILY_OF_VERB,
    FILLERS,
    SUBORDINATE,
    base_of,
    family_of,
)
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS
from prompts.reading.lexicon import noun_at
from prompts.reading.words import Words
from prompts.shot import Stability
from prompts.vocabulary import terms_by_phrase

__all__ = ["read_sentence_moves"]

_FIXED: Final = re.compile(
    r"\b(?:remains?|remaining|stays?|staying|holds?|holding|keeps?|is|completely|stands?|sits?)\b[^.;]{0,30}?"
    r"\b(?:fixed|static|still|stationary|motionless|locked|unmoving)\b"
    r"|\b(?:fixed|static|stationary|locked[- ](?:off|down))\b"
    r"|\b(?:remains?|stays?|kept|keeps?|held) (?:at |in )(?:the same|one|its) (?:place|position|spot)\b"
)
_UNSTEADY: Final = re.compile(
    r"\b(?:unsteady|unsteadily|unsteadiness|shaky|shakily|wobbly|noticeable shaking|some shaking|shakes?|trembles?|"
    r"slight shaking|vibrat\w+|jitters?|jittery|wobbl(?:es?|ing))\b"
)
_CALM: Final = re.compile(r"\b(?:no|without|any|minimal|little|free of(?: any)?|exhibiting no|not?)\b[^.,;]{0,30}$")


_FAR: Final = 10
"""Tokens after a verb of following in which the side is said from which it follows."""
_DOLLY_ZOOMS: Final = frozenset({"dolly_zoom_in", "dolly_zoom_out"})
_PARTS_OF_DOLLY_ZOOMS: Final = frozenset({"dolly_in", "dolly_out", "zoom_in", "zoom_out"})


def read_sentence_moves(words: Words, start: int, end: int, draft: Draft, amounts: Mapping[int, int]) -> None:
    """Read the moves of a sentence wherever the camera is its subject, and claim their words.

    `amounts` are the first tokens of amounts (`30 degrees`) to the tokens after them; they say no move by themselves.
    """
    for first, last in segments(words, start, end, amounts):
        _read_segment(words, first, last, draft, amounts)


# --- moves ---------------------------------------------------------------------------------------------------


def _read_segment(words: Words, start: int, end: int, draft: Draft, amounts: Mapping[int, int]) -> None:
    """Read the moves of a range whose subject is the camera, in order."""
    said = words.said(start, end).lower()
    steps, denies = steps_of(words, start, end, amounts)
    shaky = _is_unsteady(said)
    holds = (denies or bool(_FIXED.search(said))) and not [s for s in steps if s.move not in ("handheld",)]
    if holds:
        steps = [Step("static_shake" if shaky else "static", start, start + 1, "")]
        _claim_fixed(words, start, end)
    elif shaky and not steps:
        steps = [Step("static_shake" if "vibrat" in said else "handheld", start, start + 1, "")]
    elif shaky:
        draft.put("camera.stability", Stability.HANDHELD, said)
    steps = [_with_object(words, _with_side(words, step, end)) for step in steps]
    if words.low(start) == "drone" and steps:
        steps = [step._replace(move="track_aerial") if step.move == "track" else step for step in steps]
    for step in _with_dolly_zooms_joined(steps):
        draft.move(step.move, words.said(step.start, step.end), step.speed or None, step.way, at=step.start)
    for step in steps:
        _claim_step(words, step)
    if steps:
        _claim_lead(words, start, end)


def _claim_step(words: Words, step: Step) -> None:
    """Claim a move's words, but for the thing between its verb and its direction: `orbits the statue clockwise`."""
    index = step.start
    while index < step.end:
        ahead = range(index + 1, min(index + 5, step.end)) if words.low(index) in DETERMINERS else ()
        found = next((match for thing in ahead if (match := noun_at(words, thing, step.end))), None)
        spared = found is not None and family_of(words.low(step.start)) in {"arc", "track"}
        words.claim(index, index + (not spared))
        index = found.end if found and spared else index + 1


def _with_object(words: Words, step: Step) -> Step:
    """The `them` of `the camera slowly orbits them` says nothing that the move does not."""
    goes_along = family_of(words.low(step.end - 1)) in {"track", "arc"}
    return step._replace(end=step.end + 1) if goes_along and words.low(step.end) in _OBJECTS else step


_OBJECTS: Final = frozenset({"it", "him", "her", "them"})


def _with_side(words: Words, step: Step, end: int) -> Step:
    """`follows the man from behind` is the move that the table calls `follow from behind`."""
    verb = base_of(words.low(step.start))
    if step.move != "track" or FAMILY_OF_VERB.get(verb) != "track":
        return step
    for index in range(step.start + 1, min(end, step.start + _FAR)):
        low = words.low(index)
        if words.tokens[index].is_mark or low in SUBORDINATE:
            break
        for width in (3, 2):
            phrase = f"{verb} {words.said(index, min(index + width, len(words))).lower()}" if low == "from" else ""
            found = terms_by_phrase("camera_moves").get(phrase)
            if found:
                words.claim(index, index + width)
                return step._replace(move=found)
    return step


def _with_dolly_zooms_joined(steps: list[Step]) -> list[Step]:
    """`moves back while zooming in, a vertigo effect` is one dolly zoom, and its dolly says which way it goes."""
    kinds = {step.move for step in steps}
    if not kinds & _DOLLY_ZOOMS:
        return steps
    dolly = next((step.move for step in steps if step.move in ("dolly_in", "dolly_out")), "")
    joined = f"dolly_zoom_{dolly.removeprefix('dolly_')}" if dolly else ""
    kept = [step for step in steps if step.move not in _PARTS_OF_DOLLY_ZOOMS]
    return [step._replace(move=joined) if joined and step.move in _DOLLY_ZOOMS else step for step in kept]


def _claim_fixed(words: Words, start: int, end: int) -> None:
    for index in range(start, end):
        if words.low(index) in {"fixed", "static", "still", "stationary", "motionless", "locked", "remains", "stays",
                                "is", "completely", "off", "down", "perfectly", "holds", "keeps"}:  # fmt: skip
            words.claim(index, index + 1)


def _claim_lead(words: Words, start: int, end: int) -> None:
    """Claim the camera's own noun, its article and the fillers around the moves."""
    first = start
    while (
        first > 0
        and words.free(first - 1)
        and words.low(first - 1) in {"the", "a", "an", "with", "our", "then", "handheld"}
    ):
        first -= 1
    words.claim(first, start + 1)
    for index in range(start + 1, end):
        near = words.claimed[index - 1] or (index + 1 < end and words.claimed[index + 1])
        if near and (words.low(index) in FILLERS or (words.low(index).endswith("ly"))):
            follows = index + 1 < end and words.claimed[index + 1]
            if (
                words.low(index)
                not in {"to", "the", "a", "an", "on", "of", "with", "by", "from", "toward", "towards", "its"}
                or follows
            ):
                words.claim(index, index + 1)


def _is_unsteady(said: str) -> bool:
    return any(not _CALM.search(said[: match.start()]) for match in _UNSTEADY.finditer(said))
