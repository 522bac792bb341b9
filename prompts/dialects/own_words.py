"""The user's own words, for as long as they are still true of the shot.

What happens is best told in the words of whoever asked for it. They are used when reading the shot's request again
gives what the shot says today; a shot that has been revised, or that a model wrote, is told from its record instead.
Words of film (a size, a move, a style that stands by itself between commas) are left to the parts of the prompt that
speak of them, and what is not to be seen is left to the negative prompt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from prompts.errors import RequestError
from prompts.read import read_shot
from prompts.reading.camera import read_camera
from prompts.reading.cues import read_fixed_phrases, read_quotations, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.grammar import ADVERBS, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, verb_of
from prompts.reading.leads import claim_lead
from prompts.reading.spelling import mend_spelling
from prompts.reading.text import clean
from prompts.reading.words import Words
from prompts.shot import Shot, Source, Subject
from prompts.wording import capital, content_words, ends_sentence, is_plural
from prompts.wording.conjugation import conjugated, main_clause, subject_with_article

__all__ = ["OwnWords", "Told", "own_words"]

LONGEST: Final = 2400
"""Characters of a request above which its record is shorter to tell, and long enough."""

FRAME: Final = frozenset({
    "a", "an", "the", "short", "quick", "little", "video", "clip", "footage", "shot", "view", "scene", "image",
    "picture", "film", "movie", "animation", "of", "in", "on", "with", "and", "at", "style", "lens", "camera", "angle",
    "filmed", "from", "by", "to", "is", "as", "it", "its", "effect", "frame", "please", "very", "then", "photo",
    "sequence", "featuring", "perspective", "them", "him", "her",
})  # fmt: skip
"""Words that say nothing of the picture beside a word of film."""

OPENS: Final = frozenset({"of", "showing", "shows", "depicting", "featuring", "about"})
QUESTION: Final = re.compile(r"^(?:can|could|would|will) (?:you|we)\b", re.I)
"""A wish put as a question, whose question mark is not the picture's."""

EMOJI_FORMS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x200D, 0x20E3)))
"""Variation selectors and joiners, which stand beside emoji and are nothing without them."""

SPOKEN: Final = re.compile(r"\b(?:says?|reads?)[:,]? *[\"“'‘]")
"""A verb whose words are a quotation."""

MINE: Final = re.compile(r"\b(?:my|our) (?=([\w'’-]+))", re.I)
CAMERA_VERBS: Final = frozenset({
    "pan", "tilt", "zoom", "dolly", "track", "truck", "push", "pull", "crane", "orbit", "circle", "roll", "arc",
    "follow", "boom", "pedestal",
})  # fmt: skip
COMPARED: Final = (
    "setting.place", "setting.time_of_day", "setting.weather", "setting.season", "setting.era",
    "setting.temperature_c", "style.words", "style.look", "lighting.setup", "time_scale",
)  # fmt: skip
"""Fields of which the user's sentence may speak, so that a change of one makes it untrue."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the user's.

    Attributes:
        text: its words, without the words of film that other parts say.
        masked: the same with quotations blanked out.
        asked: false when it only says how the camera moves.
    """

    text: str
    masked: str
    asked: bool = True

    def said(self, *, progressive: bool) -> tuple[str, bool]:
        """The sentence with an article before its subject and its verbs in the present, and whether it has a verb."""
        text = subject_with_article(self.text, self.masked)
        masked = subject_with_article(self.masked) if len(self.masked) == len(self.text) else text
        said, has_verb = conjugated(text, masked if len(masked) == len(text) else "", progressive=progressive)
        return said, has_verb or bool(SPOKEN.search(said))


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What of a request tells what is seen and done, and what tells how the camera moves."""

    told: tuple[Told, ...]
    camera: tuple[Told, ...]


def own_words(shot: Shot) -> OwnWords | None:
    """The user's own words for what the shot shows; None when they no longer say it, or never did."""
    if not shot.request.strip() or len(shot.request) > LONGEST:
        return None
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
    return OwnWords(tuple(told), tuple(camera)) if told or camera else None


@lru_cache(maxsize=512)
def _reading_of(request: str) -> Shot | None:
    try:
        return read_shot(request)
    except RequestError:
        return None


@lru_cache(maxsize=256)
def _kept_sentences(request: str, avoid: tuple[str, ...]) -> tuple[Told, ...]:
    """The sentences of a request, which every dialect of the same shot asks for."""
    return tuple(_sentences(_asked_for(request), avoid))


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
    text = " ".join(clean(request).split())
    text = "".join(c for c in text if c in "°" or not (unicodedata.category(c) in {"So", "Sk"} or c in EMOJI_FORMS))
    text = " ".join(text.split())
    if QUESTION.match(text):
        text = text.rstrip("? ")
    lead = Words.of(text)
    claim_lead(lead, Draft())
    if lead.claimed and lead.claimed[0]:
        first = next((i for i in range(len(lead)) if not lead.claimed[i] and lead.low(i) not in {",", ":", "."}), 0)
        text = text[lead.tokens[first].start :] if first else text
    return MINE.sub(
        lambda m: "" if is_plural(m[1]) or m[1][0].isdigit() else ("an " if m[1][0].lower() in "aeiou" else "a "), text
    )


def _sentences(text: str, avoid: Iterable[str]) -> Iterable[Told]:
    draft = Draft()
    masked = read_quotations(text, draft)
    mended = mend_spelling(masked)
    words = Words.of(mended if len(mended) == len(masked) else masked)
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    weather = tuple(filter(None, draft.said.get("setting.weather", "").split(", ")))
    if any(_tells_by_camera(words, start, end) for start, end in words.sentences()):
        yield Told(text, masked)
        return
    begun = 0
    for start, end in words.sentences():
        stop = words.tokens[end].start if end < len(words) else len(text)
        yield from _parts_of(
            text, masked, words, (start, end), (begun, stop), tuple(avoid), weather, tuple(draft.style_words)
        )
        begun = stop


def _parts_of(
    text: str,
    masked: str,
    words: Words,
    tokens: tuple[int, int],
    span: tuple[int, int],
    avoid: tuple[str, ...],
    weather: tuple[str, ...],
    style: tuple[str, ...],
) -> Iterable[Told]:
    start, end = tokens
    as_camera = _camera_sentence(text, masked, words, start, end, span)
    if as_camera is not None:
        yield as_camera
        return
    stretches = list(_segments(words, start, end, span))
    apart = [_stands_apart(text, masked, words, stretch, avoid, weather) for stretch in stretches]
    inner = [i for i, dropped in enumerate(apart) if not dropped]
    kept: list[tuple[int, int]] = []
    for number, (first, last, begun, stop) in enumerate(stretches):
        between = bool(inner) and inner[0] < number < inner[-1]
        if apart[number] and not (between and not _is_denied(words, first, last, avoid)):
            continue
        kept.append((begun, _before_style(masked, begun, stop, style)))
    if not kept:
        return
    opened = _after_frame(words, start, end)
    if opened > start and kept[0][0] == span[0]:
        kept[0] = (words.tokens[opened].start, kept[0][1])
    for part in _split_up(text, masked, kept):
        shown = _without_denied(part, avoid)
        if content_words(shown.text) - {"no", "not", "yes"}:
            yield shown


def _stands_apart(
    text: str,
    masked: str,
    words: Words,
    stretch: tuple[int, int, int, int],
    avoid: tuple[str, ...],
    weather: tuple[str, ...],
) -> bool:
    """True for a stretch that other parts of the prompt say: words of film alone, or what is not to be seen."""
    first, last, begun, stop = stretch
    if text[begun:stop] != masked[begun:stop] or any(said in masked[begun:stop] for said in weather):
        return False
    return _is_film(words, first, last) or _is_denied(words, first, last, avoid)


def _before_style(masked: str, begun: int, stop: int, style: tuple[str, ...]) -> int:
    """Where a stretch ends before a closing `by Hokusai`, which the style's own sentence says."""
    said = masked[begun:stop].rstrip(" ,.")
    for words in style:
        if words.split()[:1] in (["by"], ["in"]) and said.endswith(f" {words}"):
            return begun + len(said) - len(words)
    return stop


def _segments(words: Words, start: int, end: int, span: tuple[int, int]) -> Iterable[tuple[int, int, int, int]]:
    """The stretches between commas and dashes: first and last token, and the range of characters with its mark."""
    first, begun = start, span[0]
    for at in range(start, end):
        dash = words.low(at) in {"-", "–", "—"}
        if words.low(at) != "," and not dash:
            continue
        stop = words.tokens[at].end
        yield first, at, begun, stop
        first, begun = at + 1, stop
    yield first, end, begun, span[1]


def _is_film(words: Words, first: int, last: int) -> bool:
    """True when a stretch holds nothing but words of film."""
    telling = [i for i in range(first, last) if words.tokens[i].is_word or words.tokens[i].is_number]
    if not any(words.claimed[i] for i in telling):
        return False
    return all(words.claimed[i] or words.low(i) in FRAME for i in telling)


def _is_denied(words: Words, first: int, last: int, avoid: tuple[str, ...]) -> bool:
    """True for a stretch that names what is not to be seen: `no people`, `there are no cars`."""
    lows = [words.low(i) for i in range(first, last) if words.tokens[i].is_word]
    while lows and lows[0] in {"and", "but", "with", "there", "is", "are", "should", "be", "please"}:
        lows = lows[1:]
    if not lows or lows[0] not in {"no", "without", "avoid", "avoiding", "nobody", "not", "never"}:
        return False
    return any(set(thing.lower().split()) & set(lows) for thing in avoid) or lows[0] == "nobody"


def _without_denied(told: Told, avoid: tuple[str, ...]) -> Told:
    """The sentence without `without any passengers`, which the negative prompt says."""
    text, masked = told.text, told.masked
    for thing in avoid:
        denied = re.compile(
            rf",?\s*\b(?:and |but )?(?:without|with no|no|not)\b (?:(?:any|a|an) )?{re.escape(thing)}\b", re.I
        )
        found = denied.search(masked)
        while found:
            text = text[: found.start()] + text[found.end() :]
            masked = masked[: found.start()] + masked[found.end() :]
            found = denied.search(masked)
    return Told(text.strip(), masked.strip(), told.asked) if text.strip() != told.text else told


def _after_frame(words: Words, start: int, end: int) -> int:
    """The token after an opening such as `close-up of` or `a time-lapse showing`; the start without one."""
    seen = False
    for at in range(start, min(start + 9, end)):
        low = words.low(at)
        if low in OPENS and at > start and seen:
            return at + 1 if at + 1 < end else start
        if not words.claimed[at] and low not in FRAME:
            return start
        seen = seen or words.claimed[at] or low in {"video", "clip", "footage", "shot", "view", "scene", "picture"}
    return start


def _split_up(text: str, masked: str, kept: list[tuple[int, int]]) -> Iterable[Told]:
    """The kept stretches as sentences; a thing shown and a deed told after it become two."""
    said = " ".join(text[a:b].strip() for a, b in kept)
    blank = " ".join(_same_trim(text[a:b], masked[a:b]) for a, b in kept)
    if len(said) != len(blank):
        blank = said
    closing = len(said.rstrip(" ,;:-–—"))
    said, blank = said[:closing], blank[:closing]
    words = Words.of(blank)
    comma = next((i for i in range(len(words)) if words.low(i) == ","), -1)
    if comma > 1 and main_clause(words).verb < 0 and _only_names(words, comma):
        rest = words.tokens[comma].end
        clause = main_clause(Words.of(blank[rest:]))
        if clause.form in {"third", "base", "finite"} and clause.verb > 0:
            lead = rest + len(said[rest:]) - len(said[rest:].lstrip())
            until = words.tokens[comma].start
            yield Told(said[:until].strip(), blank[:until].strip())
            yield Told(said[lead:], blank[lead:])
            return
    yield Told(said, blank)


def _only_names(words: Words, end: int) -> bool:
    """True when what stands before a token names a thing and tells no deed: `a neon street at night`."""
    first = words.low(0)
    if first in PREPOSITIONS | ADVERBS | PRONOUNS | CONJUNCTIONS or first.endswith("ing"):
        return False
    told = [verb_of(words.low(i)) for i in range(1, end)]
    return all(verb is None or verb.form in {"ing", "base"} for verb in told)


def _same_trim(text: str, masked: str) -> str:
    lead = len(text) - len(text.lstrip())
    return masked[lead : lead + len(text.strip())]


def _tells_by_camera(words: Words, start: int, end: int) -> bool:
    """True for a sentence that leads through the picture with the camera: `The camera moves on, revealing a lake`."""
    return _is_about_camera(words, start) and not _is_camera_alone(words, start, end)


def _is_about_camera(words: Words, start: int) -> bool:
    return words.low(start) == "camera" or (words.low(start) == "the" and words.low(start + 1) == "camera")


def _is_camera_alone(words: Words, start: int, end: int) -> bool:
    first = next((i for i in range(start, end) if words.low(i) == ","), end)
    named = all(words.claimed[i] or words.low(i) in FRAME or words.tokens[i].is_mark for i in range(start, first))
    return named and (first == end or all(words.claimed[i] or words.tokens[i].is_mark for i in range(first, end)))


def _camera_sentence(text: str, masked: str, words: Words, start: int, end: int, span: tuple[int, int]) -> Told | None:
    """A sentence about the camera: apart where it tells nothing else; a command becomes what the camera does."""
    said, blank = text[span[0] : span[1]].strip(), _same_trim(text[span[0] : span[1]], masked[span[0] : span[1]])
    if words.claimed[start] and words.low(start) in CAMERA_VERBS and _has_content(words, start, end):
        return Told(_obeyed(words, start, end, said), "", asked=False) if _is_command(words, start, end) else None
    alone = _is_about_camera(words, start) and _is_camera_alone(words, start, end)
    return Told(said, blank, asked=False) if alone else None


def _has_content(words: Words, start: int, end: int) -> bool:
    return any(
        words.tokens[i].is_word and not words.claimed[i] and words.low(i) not in FRAME for i in range(start, end)
    )


def _is_command(words: Words, start: int, end: int) -> bool:
    """`Pan left across a bazaar, then zoom in`, but not `zoom in, a dog running`."""
    return not any(words.low(i) == "," and words.low(i + 1) not in {"then", "and"} for i in range(start, end))


def _obeyed(words: Words, start: int, end: int, said: str) -> str:
    offset = words.tokens[start].start
    text = said
    for at in reversed(range(start, end)):
        joined = at == start or words.low(at - 1) in {"and", "then"}
        if words.low(at) in CAMERA_VERBS and joined:
            place = words.tokens[at].end - offset
            suffix = "es" if words.low(at).endswith(("sh", "ss")) else "s"
            text = f"{text[:place]}{suffix}{text[place:]}"
    return f"the camera {text[:1].lower()}{text[1:]}"


def closed(text: str) -> str:
    """The text with a capital and a full stop."""
    text = " ".join(text.split())
    return capital(text) if ends_sentence(text) else f"{capital(text)}."
