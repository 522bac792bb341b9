"""What happens, in the user's own words: each sentence of theirs, with place and speed of time where they gave none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from prompts.completing.continuity import CONTINUED
from prompts.completing.guessed import is_guessed
from prompts.completing.knowledge import noun_entry
from prompts.dialects.places import PREPOSITIONS, place_words, with_place_articles
from prompts.dialects.voice import Clause, Voice
from prompts.reading.grammar import ADVERBS, CONJUNCTIONS, PRONOUNS, verb_of
from prompts.reading.lists import words_of
from prompts.reading.models import model_called
from prompts.shot import Source
from prompts.tables import tables_of
from prompts.vocabulary import terms_by_phrase
from prompts.wording import (
    capital,
    content_words,
    is_bodiless,
    is_unseen,
    sentence,
    takes_plural_verb,
    third_person,
)
from prompts.wording.clauses import NEVER_VERBS
from prompts.wording.english import DETERMINERS

__all__ = ["caption", "is_anywhere", "speed_of_time", "telling"]

SHIFTS = ((0.25, "in very slow motion"), (0.95, "in slow motion"), (1.3, ""), (9.99, "in fast motion"),
          (1e9, "in time-lapse"))  # fmt: skip
"""Story seconds per clip second up to which, and how it is said."""

PACES = frozenset({"motion", "slow-motion", "lapse", "time-lapse", "timelapse", "hyperlapse", "speed"})
"""Words that name a speed of time."""

LONGEST_PACE = 7

FIRST_ARTICLE = re.compile(r"^an? ", re.I)
"""What is known from the picture is no longer `a` dog."""

QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
CAPTION = 8
"""Words up to which a list of what is seen stands as a caption."""

SHORT = 5
"""Words of a sentence after which a place may still follow."""

ANYWHERE = frozenset({"room", "plain", "studio", "street", "table", "space", "sky"})
"""Stages that the director takes when the words point to none; a sentence that tells enough does without them."""

AFTER_THINGS = frozenset({"of", "with", "that", "who", "after", "before", "during", "without", "like", "as"})
"""Words after which more is said of a thing than its name."""

WHERE = frozenset({"in", "on", "inside", "under", "through", "across", "along", "by", "near", "beside", "against"})
ASKS = re.compile(r"(?:what|how|why|where) \w+", re.I)
HOUR = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2} o'clock|midnight|noon|midday|dawn|dusk|daybreak"
    r"|sunrise|sunset|(?:early |late )?(?:morning|evening|afternoon|night)|winter|summer|spring|autumn"
    r"|christmas(?: eve)?)\b",
    re.I,
)
"""An hour or a season that opens a caption, and is nothing that one sees."""

EXPLAIN = re.compile(r"(?:explain|describe|illustrate|visuali[sz]e|demonstrate)s? (?=\w)", re.I)
COMMAND = re.compile(r"(?:make|give|show|let|keep) (?:it|me|us|this)\b", re.I)
FORMAT = re.compile(
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:ad|advert|advertisement|commercial|teaser|trailer|intro|outro|music video"
    r"|montage|tutorial|opening (?:shot|scene)|title sequence|scene)\b(?= (?:for|of|from|in|about|with)\b|\.?$)",
    re.I,
)
"""Kinds of film, which a shot is rather than shows."""

TELLING = 5
"""Words from which a sentence tells enough without such a place."""


def speed_of_time(voice: Voice) -> str:
    """`in slow motion`, as the user put it where they did, unless their sentence says it already."""
    scale = voice.shot.time_scale or 1.0
    said = next(words for limit, words in SHIFTS if scale <= limit)
    if not said:
        return ""
    own = re.sub(r" (?:of|showing|where)$", "", voice.said_words("time_scale").strip(" ,."))
    if own and not re.match(r"in\b", own):
        own = f"in {own}"
    names_it = bool(content_words(own) & PACES) and "," not in own and len(own.split()) < LONGEST_PACE
    words = own.lower() if names_it else said
    return "" if content_words(words) & PACES <= _lower(voice) else words


def _lower(voice: Voice) -> set[str]:
    return content_words(voice.told) | voice.action_words


def telling(voice: Voice) -> list[Clause]:
    """The user's sentences; empty when their words no longer hold, or only speak of the camera."""
    if voice.own is None or not voice.own.told:
        return []
    said: list[str] = []
    for number, told in enumerate(voice.own.told):
        text, has_verb = told.said(progressive=voice.dialect.tense == "progressive")
        text = " ".join(with_place_articles(text.split(" ")))
        has_verb = has_verb or _acts_after_an_aside(text)
        shown = number == 0 and (_asks_what(text) if has_verb else _names_a_thing(text))
        if shown:
            text = _shown(voice, _as_seen(voice, text))
        if number == 0 and not voice.dialect.image and not (shown and _ends_in_place(text)):
            text = _placed(voice, text)
        if voice.dialect.image:
            text = FIRST_ARTICLE.sub("The ", text)
        said.append(text)
    when = speed_of_time(voice)
    if when:
        said[-1] = f"{said[-1].rstrip('.')}{', ' if ',' in said[-1] else ' '}{when}"
    if voice.dialect.beats == "staged" and len(said) > 1:
        heads = 1 if said[0].lower().startswith("this is ") else 0  # what sort of film it is, is no step of it
        steps = said[heads:]
        said = said[:heads] + (
            [_led(voice, text, i, len(steps)) for i, text in enumerate(steps)] if steps[1:] else steps
        )
    return [Clause(sentence(text), 0) for text in said]


_ASIDE: Final = re.compile(r"[^,.;:]{2,60}, (?:an?|the|his|her|their|our|my) [^,.;:]{2,80}, ([a-z]+)\b", re.I)


def _acts_after_an_aside(text: str) -> bool:
    """`Kira, a tall astronaut, plants a flag` has its verb behind what is told of her."""
    aside = _ASIDE.match(text)
    verb = verb_of(aside[1].lower()) if aside else None
    return verb is not None and verb.form in ("third", "past")


def _led(voice: Voice, text: str, number: int, count: int) -> str:
    first, second, middle, last = voice.dialect.stages
    lead = (
        first
        if number == 0
        else (last if count > 2 else second)
        if number == count - 1
        else (second if number == 1 else middle)
    )
    opens = text.split(" ", 1)[0].lower()
    if not lead or opens in {
        "then",
        "next",
        "finally",
        "suddenly",
        "meanwhile",
        "first",
        "afterwards",
        "later",
        "and",
        "but",
    }:
        return text
    return f"{lead}, {_uncapital(text)}"


def _uncapital(text: str) -> str:
    first = text.split(" ", 1)[0].lower().rstrip(",")
    small = first in (DETERMINERS | PREPOSITIONS | PRONOUNS | ADVERBS | CONJUNCTIONS) - {"i"} or first.endswith("ly")
    return f"{text[:1].lower()}{text[1:]}" if small else text


def _asks_what(text: str) -> bool:
    """True for a clause of the kind that a lesson shows: `what happens inside a volcano`."""
    return ASKS.match(text) is not None and not text.rstrip().endswith("?")


def _names_a_thing(text: str) -> bool:
    """True when a sentence begins with a thing, so that it can be what is shown."""
    if text[:1] in "\"“‘'" or HOUR.match(text) or COMMAND.match(text):
        return False
    opens = text.split(" ", 1)[0].lower().rstrip(",")
    return opens not in PRONOUNS | PREPOSITIONS | ADVERBS | CONJUNCTIONS - {"each"} and not (
        opens.endswith("ing") and opens not in NEVER_VERBS
    )


def _as_seen(voice: Voice, text: str) -> str:
    """What is seen of the model that shows a lesson, where the text is no more than what it is called."""
    main, source = voice.shot.main_subject, voice.shot.source_of("subjects[0]")
    model = model_called(main.noun) if main is not None else None
    if model is None or source is None or source.source is not Source.DIRECTOR or text.strip(" .") != model.shown:
        return text
    return _models_seen().get(model.noun, text)


@cache
def _models_seen() -> Mapping[str, str]:
    seen: Mapping[str, str] = tables_of(__package__, "data/models")["seen"]
    return seen


def _shown(voice: Voice, text: str) -> str:
    """A thing that the user only named: with what the director lets it do, or as what is to be seen."""
    beat = next((b for b in voice.shot.beats if b.subject), None)
    main = voice.shot.main_subject
    # what a baby's toes do is not what the baby does
    whole = "," not in text and "'s " not in text.replace("’", "'")
    bare = whole and not set(text.lower().split()[1:]) & (PREPOSITIONS | AFTER_THINGS)
    directed = voice.shot.source_of("beats[0].action")
    theirs = directed is None or directed.source is not Source.DIRECTOR
    if (
        bare
        and beat
        and main
        and not theirs
        and not is_bodiless(main)
        and not beat.action.startswith(("resting", "standing still"))
        and (noun_entry(main.noun) is not None or main.kind != "thing")
        and len(voice.shot.beats) == 1
        and beat.subject == main.id
    ):
        plural = " and " in text or takes_plural_verb(main)
        return f"{text.rstrip('.')} {_doing(voice, beat.action, plural=plural)}"
    if "," in QUOTED.sub("", text) and len(text.split()) <= CAPTION:
        return text  # a list of what is seen reads best as the caption that it is
    if (explained := EXPLAIN.match(text)) is not None:
        return f"the shot explains {text[explained.end() :]}"
    if main is None and len(text.split()) == 1 and _is_quality(text):
        return f"the mood is {text.lower()}"
    if FORMAT.match(text):
        return f"this is {_uncapital(text)}"
    unseen = _is_nowhere(voice) if main is None else is_unseen(main)
    kind = "theme" if unseen else "verbless"
    return voice.chosen("shown", kind).format(thing=_uncapital(text))


def _is_quality(word: str) -> bool:
    """True for an adjective that stands alone, and names no thing."""
    low = word.strip(" .").lower()
    return low not in terms_by_phrase("nouns") and (
        low in words_of("english", "adjectives") or low.endswith(("zy", "ful", "ous", "less", "ish", "ic"))
    )


def caption(voice: Voice) -> str:
    """The request itself, where it shows nothing that a record could hold: `this is a teaser for a horror film`."""
    request = " ".join(voice.shot.request.split())
    bare = not voice.shot.subjects and not voice.users("beats[0].action") and request and _is_nowhere(voice)
    if not bare or len(request.split()) > CAPTION:
        return ""
    return f"this is {_uncapital(request)}" if FORMAT.match(request) else request


def _is_nowhere(voice: Voice) -> bool:
    """True when the words show nothing: no place, no weather and no hour."""
    setting = voice.shot.setting
    said = ("stage", "weather", "time_of_day")
    return not setting.place and not any(getattr(setting, name) and voice.users(f"setting.{name}") for name in said)


def _doing(voice: Voice, action: str, *, plural: bool) -> str:
    """What the director lets a thing do, as its verb: `stands quietly`, `is standing quietly`."""
    if voice.dialect.tense == "progressive":
        return f"{'are' if plural else 'is'} {action}"
    words = action.split()
    done = {i for i, word in enumerate(words) if i == 0 or (words[i - 1] == "and" and word.endswith("ing"))}
    return " ".join(third_person(word, plural_subject=plural) if i in done else word for i, word in enumerate(words))


def _placed(voice: Voice, text: str) -> str:
    """The first sentence with the director's place, where the user named none."""
    setting = voice.shot.setting
    if not setting.place or content_words(setting.place) <= content_words(voice.told):
        return text
    if content_words(setting.place.split()[-1]) <= content_words(text):
        return text  # `in dark water` is not also `in clear open water`
    cue = voice.shot.source_of("setting.place")
    carried = cue is not None and cue.reason == CONTINUED and not is_guessed(voice.shot)
    if text.endswith("?") or "?" in voice.shot.request or (not carried and is_anywhere(voice, len(text.split()))):
        return text
    if not (carried or voice.users("setting.place")) and set(text.lower().split()[1:]) & WHERE:
        return text  # where it happens is said, if not what place that is
    place = place_words(setting.place)
    if len(text.split()) <= SHORT and "," not in text and not _ends_in_place(text) and '"' not in text:
        return f"{text.rstrip('.')} {place}"
    opens = text.split(" ", 1)[0].lower().rstrip(",")
    if opens in PREPOSITIONS or ":" in text or text[:1] in "\"“‘'":
        if carried:
            return f"{capital(place)}, {_uncapital(text)}"
        return f"{text.rstrip('.')}. It happens {place}" if voice.users("setting.place") else text
    return f"{capital(place)}, {_uncapital(text)}"


def is_anywhere(voice: Voice, words: int) -> bool:
    """True when the director took the place for want of a better, and a sentence of so many words needs none."""
    if is_guessed(voice.shot) and not voice.users("setting.place"):
        return True  # a plain room or a backdrop is nothing to speak of
    return voice.shot.setting.stage in ANYWHERE and words >= TELLING and not voice.users("setting.place")


def _ends_in_place(text: str) -> bool:
    """True when a phrase of place or company stands in the sentence already."""
    return bool(set(text.lower().split()[1:]) & (PREPOSITIONS | {"with", "of", "for", "to", "and", "that"}))
