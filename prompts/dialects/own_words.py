"""The user's own words, for as long as they are still true of the shot.

What happens is best told in the words of whoever asked for it. They are used when reading the shot's request again
gives what the shot says today; a shot that has been revised, or that a model wrote, is told from its record instead.
Words of film (a size, a move, a style that stands by itself between commas) are left to the parts of the prompt that
speak of them, and what is not to be seen is left to the negative prompt.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from prompts.completing.continuity import CONTINUED
from prompts.dialects.stretches import Told, told_sentences
from prompts.errors import RequestError
from prompts.read import read_shot
from prompts.reading.draft import Draft
from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.labels import unlabelled
from prompts.reading.leads import claim_lead
from prompts.reading.questions import stated
from prompts.reading.text import clean
from prompts.reading.topics import as_shown
from prompts.reading.words import Words
from prompts.shot import Shot, Source, Subject
from prompts.wording import content_words, is_plural
from prompts.wording.naming import KIN_NAMES

__all__ = ["OwnWords", "own_words"]

LONGEST: Final = 2400
"""Characters of a request above which its record is shorter to tell, and long enough."""

QUESTION: Final = re.compile(r"^(?:can|could|would|will) (?:you|we)\b", re.I)
"""A wish put as a question, whose question mark is not the picture's."""

EMOJI_FORMS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x200D, 0x20E3)))
"""Variation selectors and joiners, which stand beside emoji and are nothing without them."""

MINE: Final = re.compile(r"\b(?:my|our) (?=([\w'’-]+))", re.I)
MY_KIN: Final = re.compile(rf"\b(?:my|our) ({'|'.join(sorted(KIN_NAMES))})\b", re.I)
"""One's own people, of whom the word is the name."""

COMPARED: Final = (
    "setting.place", "setting.time_of_day", "setting.weather", "setting.season", "setting.era",
    "setting.temperature_c", "style.words", "style.look", "lighting.setup", "time_scale",
)  # fmt: skip
"""Fields of which the user's sentence may speak, so that a change of one makes it untrue."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What of a request tells what is seen and done, and what tells how the camera moves."""

    told: tuple[Told, ...]
    camera: tuple[Told, ...]


def own_words(shot: Shot) -> OwnWords | None:
    """The user's own words for what the shot shows; None when they no longer say it, or never did."""
    if not shot.request.strip() or len(shot.request) > LONGEST:
        return None
    if _begins_with_pronoun(shot.request) and any(cue.reason == CONTINUED for cue in shot.provenance.values()):
        return None  # whom the shots before it show, which the prompt of one shot has to say
    first = _reading_of(shot.request)
    if first is None or not _still_true(first, shot):
        return None
    same_camera = [m.kind for m in first.camera.moves] == [m.kind for m in shot.camera.moves]
    told: list[Told] = []
    camera: list[Told] = []
    for sentence in _kept_sentences(shot.request, tuple(shot.avoid)):
        if sentence.asked:
            told.append(sentence)
        elif same_camera:
            camera.append(sentence)
    if not told and any(_shows_something(sentence.text) for sentence in camera):
        told, camera = camera, []  # `tilt up from the boots to the face` is all that is said of the picture
    return OwnWords(tuple(told), tuple(camera)) if told or camera else None


def _begins_with_pronoun(request: str) -> bool:
    return bool(re.match(r"\s*(?:(?:and|then|now|next|so),? )*(?:s?he|they|it)\b", request, re.IGNORECASE))


def _shows_something(text: str) -> bool:
    """True for a sentence about the camera that also names what it sees."""
    return len(content_words(text) - {"camera", "slowly", "quickly", "then"}) > FEW


FEW: Final = 3
"""Telling words up to which a sentence about the camera names nothing but its move."""


ADVERTISED: Final = re.compile(
    r"^((?:an? |the )?(?:[\w-]+ ){0,2}(?:ad|advert|advertisement|commercial|promo|trailer|teaser) (?:for|of|about) "
    r"[^:.?!]+|(?:an? |the )(?!short|quick|new|funny|tv|video|\d)[\w-]+ (?:[\w-]+ )?(?:ad|advert|commercial)):",
    re.I,
)
"""`An advert for headphones:`, a sentence of its own, since what is advertised is to be seen."""

CLOCK: Final = re.compile(r"(?<=\d)( ?)([ap])\.m\.")
"""Hours whose full stops end no sentence."""
HOUR: Final = re.compile(r"(?<=\d)( ?)([ap])m\b")


@lru_cache(maxsize=512)
def _reading_of(request: str) -> Shot | None:
    try:
        return read_shot(request)
    except RequestError:
        return None


@lru_cache(maxsize=256)
def _kept_sentences(request: str, avoid: tuple[str, ...]) -> tuple[Told, ...]:
    """The sentences of a request, which every dialect of the same shot asks for."""
    told = told_sentences(_asked_for(request), avoid)
    if CLOCK.search(request) is None:
        return tuple(told)
    return tuple(replace(s, text=HOUR.sub(r"\1\2.m.", s.text), masked=HOUR.sub(r"\1\2.m.", s.masked)) for s in told)


def _still_true(first: Shot, shot: Shot) -> bool:
    """True when everything that the request says is what the shot says."""
    if len(first.subjects) != len(shot.subjects) or first.avoid != shot.avoid:
        return False
    for i, (before, after) in enumerate(zip(first.subjects, shot.subjects, strict=True)):
        if _person(before) != _person(after) or _is_moved(before, after, shot, i):
            return False
    if first.beats:
        if [(b.action, b.manner) for b in first.beats] != [(b.action, b.manner) for b in shot.beats]:
            return False
    elif any(_is_users(shot, f"beats[{i}].action") for i in range(len(shot.beats))):
        return False
    if first.text != shot.text or first.sound.dialogue != shot.sound.dialogue or first.extra != shot.extra:
        return False
    return all(_value(first, path) in (None, "", []) or _value(first, path) == _value(shot, path) for path in COMPARED)


def _person(subject: Subject) -> tuple[Any, ...]:
    return (subject.noun, subject.name, subject.count, subject.count_text, [look.text for look in subject.looks])


def _is_moved(before: Subject, after: Subject, shot: Shot, number: int) -> bool:
    """True when the user has since said otherwise where a subject is or which way it faces."""
    return any(
        getattr(before, name) != getattr(after, name) and _is_users(shot, f"subjects[{number}].{name}")
        for name in ("position", "facing")
    )


def _is_users(shot: Shot, path: str) -> bool:
    cue = shot.source_of(path)
    return cue is not None and cue.source is not Source.DIRECTOR


def _value(shot: Shot, path: str) -> Any:
    found: Any = shot
    for name in path.split("."):
        found = getattr(found, name)
    return found


def _asked_for(request: str) -> str:
    """The request as plain words: no line ends, no emoji, no `please show me`, and `my cat` as `a cat`."""
    text = " ".join(unlabelled(clean(request)).split())
    text = "".join(c for c in text if c in "°" or not (unicodedata.category(c) in {"So", "Sk"} or c in EMOJI_FORMS))
    text = CLOCK.sub(r"\1\2m", " ".join(text.split()))
    if QUESTION.match(text):
        text = text.rstrip("? ")
    text = stated(as_shown(text).text)
    if ADVERTISED.match(text):
        return MINE.sub(_nobodys, ADVERTISED.sub(r"\1.", text))
    lead = Words.of(text)
    claim_lead(lead, Draft())
    if lead.claimed and lead.claimed[0]:
        first = next((i for i in range(len(lead)) if not lead.claimed[i] and lead.low(i) not in {",", ":", "."}), 0)
        text = text[lead.tokens[first].start :] if first else text
    return MINE.sub(_nobodys, MY_KIN.sub(lambda m: m[1].capitalize(), text))


def _nobodys(mine: re.Match[str]) -> str:
    """What stands for `my` before a word: an article, or nothing before several of a kind."""
    word = mine[1].lower()
    owner = word.endswith(("'s", "’s"))
    if (is_plural(word) and not owner) or word[0].isdigit() or word in NUMBER_WORDS:
        return ""
    return "an " if word[0] in "aeiou" else "a "
