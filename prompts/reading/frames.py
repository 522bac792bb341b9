"""Noun phrases for the picture itself, `a tranquil tableau of`, and the camera: neither is anybody in the shot."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import DETERMINERS, POSSESSIVES
from prompts.reading.phrases import FRAME_NOUNS, NounPhrase
from prompts.reading.scan import Scan, acts_after
from prompts.reading.tagging import tag_at
from prompts.reading.verbals import skip_adverbs
from prompts.reading.words import Words
from prompts.vocabulary import terms_by_phrase

__all__ = ["bare_frame", "framed", "of_camera"]

_SELF_MOODS: Final = frozenset({
    "tranquil", "serene", "peaceful", "calm", "eerie", "gloomy", "cheerful", "melancholic", "tense", "dreamy",
    "romantic", "ominous",
})  # fmt: skip


def _after_frame(words: Words, at: int) -> int:
    """What a picture does is the camera's: `a drone shot flying over a forest`."""
    first = skip_adverbs(words, at)
    return first + 1 if words.free(first) and tag_at(words, first) in ("vg", "vz", "vn") else at


def bare_frame(scan: Scan, phrase: NounPhrase) -> int:
    """`a wide shot`, `a beautiful video`: the picture itself, with nothing that is in it."""
    words = scan.words
    if phrase.noun.lower().split()[-1] not in FRAME_NOUNS or words.low(phrase.end) in {"of", "showing"}:
        return 0
    if phrase.determiner in POSSESSIVES or " ".join(phrase.noun.lower().split()[-2:]) in terms_by_phrase("nouns"):
        return 0  # his portrait, a picture frame: things in it
    scan.draft.style_words.extend(a for a in phrase.adjectives if a.lower() not in _PLAIN_FRAMES)
    if phrase.noun.lower() in _DRAWN:
        scan.draft.style_words.append(phrase.noun)
    return _after_frame(words, phrase.end)


_DRAWN: Final = frozenset({"diagram", "cross-section", "cutaway", "schematic", "infographic"})
"""Pictures whose name says how they look."""
_PLAIN_FRAMES: Final = frozenset({"short", "new", "single", "first", "last", "next", "one", "wide", "whole", "same"})


def framed(scan: Scan, phrase: NounPhrase) -> int:
    """`A tranquil tableau of a barn`: the frame is style, the picture is what follows `of`."""
    words = scan.words
    noun = phrase.noun.lower().split(" of ")[0].split()
    if (
        not noun
        or noun[-1] not in FRAME_NOUNS
        or (" of " not in phrase.noun and words.low(phrase.end) not in {"of", "showing"})
    ):
        return 0
    at = phrase.start
    while words.low(at) != "of" and at < phrase.end:
        at += 1
    said = words.said(phrase.start + (words.low(phrase.start) in DETERMINERS), at)
    scan.draft.style_words.append(said)
    for adjective in phrase.adjectives:
        if adjective.lower() in _SELF_MOODS:
            scan.draft.put("style.mood", adjective.lower(), adjective)
    return at + 1


def of_camera(scan: Scan, phrase: NounPhrase) -> int:
    """`The camera maintains her face in frame`: what no reader of moves understood is no deed of a thing.

    What it goes over or through is read next, for the place that it is.
    """
    words, end = scan.words, scan.end
    if phrase.noun_id != "camera" or phrase.determiner != "the" or not acts_after(words, phrase.end, end):
        return 0
    if any(s.noun.lower() == "camera" for s in scan.cast.subjects):
        return 0
    stop = phrase.end
    while stop < end and words.low(stop) not in {",", "while", "as", "."} and tag_at(words, stop) != "prep":
        stop += 1
    scan.leave(phrase.start, stop)
    return stop
