"""A request's sentences without what other parts of the prompt say.

Between commas a stretch may hold nothing but words of film (`golden hour`, `shot at 85mm`) or name what is not to be
seen; those are left out. A sentence that tells of the camera alone is kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from prompts.reading.camera import read_camera
from prompts.reading.camera_terms import base_of
from prompts.reading.cues import read_fixed_phrases, read_quotations, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.grammar import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, third_of, verb_of
from prompts.reading.quotations import lettering_after_bearer
from prompts.reading.spelling import mend_spelling
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import content_words
from prompts.wording.articles import subject_with_article
from prompts.wording.clauses import main_clause
from prompts.wording.conjugation import conjugated

__all__ = ["Told", "told_sentences"]

FRAME: Final = frozenset({
    "a", "an", "the", "short", "quick", "little", "video", "clip", "footage", "shot", "view", "scene", "image",
    "picture", "film", "movie", "animation", "of", "in", "on", "with", "and", "at", "style", "lens", "camera", "angle",
    "filmed", "from", "by", "to", "is", "as", "it", "its", "effect", "frame", "please", "very", "then", "photo",
    "sequence", "featuring", "perspective", "them", "him", "her",
})  # fmt: skip
"""Words that say nothing of the picture beside a word of film."""

LABELS: Final = frozenset({
    "lesson", "ad", "advert", "advertisement", "commercial", "promo", "trailer", "anime", "cartoon", "macro",
    "explainer", "tutorial", "demo", "demonstration", "timelapse", "hyperlapse", "pov",
})  # fmt: skip
"""What may stand before a colon to say what sort of picture follows."""

LESSON: Final = re.compile(
    r"(?:how|why|what|sound waves|friction|gravity|lesson|a (?:science )?lesson)\b[^:.?!]*:\s*(?=\w)", re.I
)
"""`Why ice floats:`, the question to which the picture is the answer."""

QUESTION: Final = re.compile(r"(?:how|why)\s+(?!to\b|do\b|does\b|is\b|are\b|can\b)(?=\w)", re.I)
BY_MEANS: Final = re.compile(
    r"(?:explain|demonstrate|illustrate|show)(?:ing)? (?:[\w'’-]+ ){1,3}?(?:with|using|by means of) ", re.I
)

REST_OF_FILM: Final = re.compile(
    r"(?:(?:golden|blue|magic) hour|static|locked[- ]off|wide|tight|macro|telephoto|handheld|"
    r"(?:(?:in|at) )?\d*\s?(?:fps|frames (?:per|a) second)|"
    r"(?:tracking )?(?:from )?(?:behind|the side|above|below|the front)|"
    r"follow(?:ing|s)? (?:it|him|her|them)|slow(?:ly)?|lens|shot"
    r"|for (?:kids|children|beginners|students|schools?))"
)
"""Words of film that stand between commas and that no other part has claimed."""

PICTURES: Final = frozenset({"video", "clip", "footage", "shot", "view", "scene", "picture"})
OVER: Final = frozenset({"over", "above", "across", "along", "through"})
FLYING: Final = frozenset({"flying", "gliding", "sweeping", "soaring", "moving", "passing", "skimming", "drifting"})
"""What a picture itself does over its scene: `a drone shot gliding over a lake`."""
CLOSE: Final = frozenset({"zoom", "close-up", "closeup", "close", "tight", "in"})
OPENS: Final = frozenset({"of", "showing", "following", "shows", "depicting", "featuring", "about"})
SPOKEN: Final = re.compile(r"\b(?:says?|reads?)[:,]? *[\"“'‘]")
"""A verb whose words are a quotation."""

CAMERA_VERBS: Final = frozenset({
    "pan", "tilt", "zoom", "dolly", "track", "truck", "push", "pull", "crane", "orbit", "circle", "roll", "arc",
    "follow", "boom", "pedestal",
})  # fmt: skip


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


def told_sentences(text: str, avoid: Iterable[str]) -> Iterable[Told]:
    """The sentences of a request, in order.

    Args:
        text: the request as plain words on one line.
        avoid: what is not to be seen, as the reader has it.
    """
    draft = Draft()
    text = lettering_after_bearer(text)
    masked = read_quotations(text, draft)
    mended = mend_spelling(masked)
    words = Words.of(mended if len(mended) == len(masked) else masked)
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    if (flown := _flown(text, words)) != text:
        yield from told_sentences(flown, avoid)
        return
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


def _flown(text: str, words: Words) -> str:
    """The text with the drone that films, `a drone follows a car`, called the camera that it carries."""
    for start, _ in reversed(list(words.sentences())):
        at = start + (words.low(start) in {"a", "the"})
        films = at < len(words) and words.low(at) == "drone" and words.claimed[at]
        if films and base_of(words.low(at + 1)) and words.low(at + 1).endswith("s"):
            text = f"{text[: words.tokens[start].start]}The camera{text[words.tokens[at].end :]}"
    return text


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
    if first and _is_weather_alone(masked[begun:stop], weather):
        return True
    if text[begun:stop] != masked[begun:stop] or any(said in masked[begun:stop] for said in weather):
        return False
    return _is_film(words, first, last) or _is_denied(words, first, last, avoid)


def _is_weather_alone(stretch: str, weather: tuple[str, ...]) -> bool:
    """True for `, overcast` at the end of a list, which the sentence on the light says with the same word."""
    said = stretch.strip(" ,.").lower()
    term = table("weather").get(terms_by_phrase("weather").get(said, ""))
    return said in weather and term is not None and content_words(said) <= content_words(term.say)


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
        dash = words.low(at) in {"-", "–", "—"} and not _is_minus(words, at)
        if words.low(at) != "," and not dash:
            continue
        stop = words.tokens[at].end
        yield first, at, begun, stop
        first, begun = at + 1, stop
    yield first, end, begun, span[1]


def _is_minus(words: Words, at: int) -> bool:
    """True for the sign of `at -18 degrees`, which stands against its number."""
    follows = words.tokens[at + 1] if at + 1 < len(words) else None
    return follows is not None and follows.is_number and follows.start == words.tokens[at].end


def _is_film(words: Words, first: int, last: int) -> bool:
    """True when a stretch holds nothing but words of film."""
    telling = [i for i in range(first, last) if words.tokens[i].is_word or words.tokens[i].is_number]
    rest = " ".join(words.low(i) for i in telling if not words.claimed[i])
    if first > 0 and rest and re.fullmatch(rf"{REST_OF_FILM.pattern}(?: {REST_OF_FILM.pattern})*", rest):
        return True
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
        if low == ":" and at > start and (seen or words.low(at - 1) in LABELS):
            return at + 1 if at + 1 < end else start
        if low in OPENS and at > start and seen:
            return at + 1 if at + 1 < end else start
        if low in OVER and seen and words.low(at - 1) in PICTURES | FLYING:
            return at + 1 if at + 1 < end else start
        if seen and words.low(at - 1) in PICTURES and low.endswith("ing"):
            if low in FLYING and words.low(at + 1) in OVER:
                continue
            if words.claimed[at] and (follows := words.low(at + 1)) in DETERMINERS | OVER:
                return at + 1 + (follows in OVER)
        if seen and low.endswith("ing") and words.low(at - 1) in {"view", "pov", "perspective"}:
            return at
        if low == "on" and at > start and words.low(at - 1) in CLOSE and seen:
            return at + 1 if at + 1 < end else start
        if not words.claimed[at] and low not in FRAME | LABELS:
            return start
        seen = (
            seen
            or words.claimed[at]
            or low in LABELS
            or low in {"video", "clip", "footage", "shot", "view", "scene", "picture"}
        )
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
    yield _answered(said, blank)


def _answered(said: str, blank: str) -> Told:
    """The sentence without the question or the topic to which its picture is the answer."""
    for pattern in (LESSON, BY_MEANS, QUESTION):
        found = pattern.match(blank)
        if found and len(said) == len(blank):
            return Told(f"{said[found.end() : found.end() + 1].upper()}{said[found.end() + 1 :]}", blank[found.end() :])
    return Told(said, blank)


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
    """`Pan left across a bazaar, then zoom in`, but not `zoom in, a dog running`, nor `dolly zoom on a man`."""
    if words.low(start + 1) in {"zoom", "shot", "view", "move"}:
        return False
    return not any(words.low(i) == "," and words.low(i + 1) not in {"then", "and"} for i in range(start, end))


def _obeyed(words: Words, start: int, end: int, said: str) -> str:
    offset = words.tokens[start].start
    text = said
    for at in reversed(range(start, end)):
        joined = at == start or words.low(at - 1) in {"and", "then"}
        if words.low(at) in CAMERA_VERBS and joined:
            place = words.tokens[at].end - offset
            first = words.tokens[at].start - offset
            text = f"{text[:first]}{third_of(text[first:place])}{text[place:]}"
    return f"the camera {text[:1].lower()}{text[1:]}"
